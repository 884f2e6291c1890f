import Canvas
import Facilitation
import Fieldwork

extension LiveDesk {
  mutating func goThroughGuide(_ action: Action) -> [Effect] {
    switch action {
    case .nextPrompt: return step(.next)
    case .previousPrompt: return step(.previous)
    case .skipPrompt: return step(.skip)
    case .shareTime: return shareTime()
    case .tick: return tick()
    case .hold: return hold()
    case .close: return mode == .closing ? askToClose() : openClosing()
    case .guide:
      overlay = .guide(standing.stopIndex)
      return []
    default: never("\(action) is not about the guide")
    }
    return []
  }

  private mutating func step(_ command: Command) -> [Effect] {
    notice = nil
    do {
      let entries = try session.entries(for: command, at: sessionNow)
      return ask(Request(entries: entries + closingStage(after: entries)))
    } catch .noPromptAfter {
      return standing.stage == .debrief ? endOfDebrief() : openClosing()
    } catch {
      return say(sentence(error))
    }
  }

  private mutating func endOfDebrief() -> [Effect] {
    let close = "Esc \(setting.bindings.shownLetter(.close, in: .command))"
    guard session.guide.debrief?.prompts.isEmpty == false else {
      return say("The guide has no debrief questions of its own; \(close) closes the session.")
    }
    return say("That was the last question of the debrief; \(close) closes the session.")
  }

  /// What the standing changed by an entry asks the desk to show.
  mutating func follow(_ kept: KeptEntry) {
    switch kept.entry {
    case .prompt(let step): showSection(step)
    case .stage(let stage): showStage(stage)
    case .batch(let entries):
      for entry in entries { follow(KeptEntry(kept.number, at: kept.at, entry)) }
    case .undo, .redo: openFittingPart()
    default: break
    }
  }

  /// Opens what belongs to the stage the session stands at: after a resumption, or an undo.
  mutating func openFittingPart() {
    if standing.stage == .closing && mode == .writing && line.isEmpty { mode = .closing }
    if standing.stage == .running && mode == .closing { mode = .writing }
    if case .section = panel { panel = nil }
  }

  private mutating func showSection(_ step: PromptStep) {
    guard let former = lastSectionLeft, former.next == step.prompt.section else {
      if case .section = panel { panel = nil }
      return
    }
    let left = SectionLeft(title: former.title, usedMilliseconds: former.used, minutes: former.minutes)
    panel = .section(left: left, page: 0)
    if mode == .closing && hasWordsToRead { mode = .writing }
    notice = waitingNotes.isEmpty ? nil : newSectionNotice
  }

  private var newSectionNotice: String {
    let key = setting.bindings.shownKey(.notes, in: .writing)
    let notes = waitingNotes.count == 1 ? "the note" : "the \(waitingNotes.count) notes"
    return
      "New section. \(key) takes \(notes) in here; until then \(waitingNotes.count == 1 ? "it waits" : "they wait")."
  }

  /// The section before the one that is open, when the step into it is the newest row.
  private var lastSectionLeft: (title: String, used: Int, minutes: Int?, next: Int)? {
    guard let row = standing.rows.last, case .section = row.content, let next = row.stop?.section else {
      return nil
    }
    let before = standing.rows.dropLast().last { $0.stop != nil }?.stop?.section
    guard let before, before != next, session.guide.sections.indices.contains(before) else { return nil }
    let section = session.guide.sections[before]
    return (section.title, usedMilliseconds(section: before), section.minutes, next)
  }

  /// Guide time spent in a section so far.
  func usedMilliseconds(section: Int) -> Int {
    standing.agenda.stops.filter { $0.id.section == section }
      .reduce(0) { $0 + standing.spentMilliseconds($1, at: shownNow) }
  }

  // MARK: - Words to read aloud and the check list

  /// The section's opening is where one stands, with something to read or tick, and people are there to hear it.
  var hasWordsToRead: Bool {
    guard [.running, .closing].contains(standing.stage), let stop = standing.stop, stop.isOpening,
      let section = standing.section
    else { return false }
    return !section.scripts.isEmpty || !section.checklist.isEmpty
  }

  mutating func turnScriptPage() {
    if case .card = panel { return turnCard() }
    guard case .section(let left, let page) = panel else {
      if hasWordsToRead { panel = .section(left: nil, page: 0) }
      return
    }
    panel = .section(left: left, page: page + 1)
  }

  /// Ticks the first open line of the check list.
  private mutating func tick() -> [Effect] {
    guard let stop = standing.stop, let section = standing.section,
      let place = section.checklist.indices.first(where: { !isTicked(stop.id.section, $0) })
    else { return say(sentence(.noChecklist)) }
    let done = section.checklist.indices.count { isTicked(stop.id.section, $0) } + 1
    let said =
      "Ticked: \(excerpt(section.checklist[place].text, letters: 40)), \(done) of \(section.checklist.count)."
    return ask(
      Request(.tick(section: stop.id.section, place: place), notice: said + " \(undoKey) takes it back."))
  }

  func isTicked(_ section: Int, _ place: Int) -> Bool {
    standing.ticks.contains(Standing.Tick(section: section, place: place))
  }

  // MARK: - Time

  private mutating func shareTime() -> [Effect] {
    if case .share = panel {
      panel = nil
      notice = nil
      return ask(Request(.shareTime, notice: "Shared out. \(undoKey) takes it back."))
    }
    guard let share = standing.timeShare(at: sessionNow) else {
      return say("There is time enough for what is left, or the guide names no minutes to share.")
    }
    panel = .share(share)
    return []
  }

  private mutating func hold() -> [Effect] {
    let isHeld = !standing.clock.isHeld
    let said = isHeld ? "The guide's clock is held; Esc h lets it go on." : "The clock goes on."
    return ask(Request(.hold(isHeld), notice: said))
  }

  // MARK: - The guide as a list

  mutating func takeInGuide(_ key: Key, _ index: Int) -> [Effect] {
    let last = max(0, standing.agenda.stops.count - 1)
    let action = setting.bindings.action(for: key, in: .readingBack, lineIsEmpty: true)
    switch action {
    case .down: overlay = .guide(min(index + 1, last))
    case .up: overlay = .guide(max(index - 1, 0))
    case .first: overlay = .guide(0)
    case .last: overlay = .guide(last)
    case .pageDown: overlay = .guide(min(index + 10, last))
    case .pageUp: overlay = .guide(max(index - 10, 0))
    case .correct:
      overlay = nil
      guard standing.agenda.stops.indices.contains(index) else { return [] }
      return step(.open(standing.agenda.stops[index].id))
    case .leave:
      overlay = nil
      asking = .leave(key)
    case .back: overlay = nil
    default: break
    }
    return []
  }

  /// Observers' notes, at this place of the transcript.
  mutating func takeInNotes() -> [Effect] {
    guard !waitingNotes.isEmpty else { return say("No notes from observers wait.") }
    let notes = waitingNotes
    waitingNotes = []
    if case .section(_, _) = panel, !hasWordsToRead { panel = nil }
    let said = notes.count == 1 ? "1 note taken in." : "\(notes.count) notes taken in."
    let back = "\(undoKey) takes \(notes.count == 1 ? "it" : "them") back."
    return ask(
      Request(.takeIn(notes), notice: "\(said) \(back)", afterwards: [.takeObserversNotes]))
  }
}
