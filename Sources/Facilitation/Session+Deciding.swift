import Fieldwork

extension Session {
  /// What `command` would add to the journal, at `now` of session time. Changes nothing.
  ///
  /// The entries belong together: one goes on a line of its own, several make a batch.
  package func entries(for command: Command, at now: Int) throws(SessionError) -> [Entry] {
    if standing.stage == .closed && !command.worksWhenClosed { throw .closed }
    switch command {
    case .say(let speaker, let text, let marks): return [try turn(speaker, text, marks)]
    case .note(let text, let about): return [.note(Note(.facilitator, try words(text), about: about))]
    case .takeIn(let notes): return notes.compactMap { taken($0, at: now) }.map(Entry.note)
    case .correct(let line, let text):
      try known(line)
      return [.correction(Correction(line, try words(text)))]
    case .mark(let line, let mark, let others): return try marking(line, mark, others)
    case .link(let effect, let cause):
      try known(effect)
      try known(cause)
      return [.link(Ladder(effect: effect, cause: cause))]
    case .next: return [.prompt(PromptStep(try stop(by: 1), .next))]
    case .previous: return [.prompt(PromptStep(try stop(by: -1), .previous))]
    case .skip: return [.prompt(PromptStep(try stop(by: 1), .skip))]
    case .open(let id):
      guard standing.agenda.index(of: id) != nil else { throw .unknownPrompt(id) }
      return [.prompt(PromptStep(id, .chosen))]
    case .tick(let section, let place): return [try tick(section, place)]
    case .add(let kind): return [.person(PersonStep(nextCode(kind), presence: .here))]
    case .person(let step): return [.person(step)]
    case .seat(let order): return try seating(order)
    case .consent(let code, let purpose, let answer):
      guard standing.person(code) != nil else { throw .unknownPerson(code) }
      return [.consent(Consent(code, purpose, answer))]
    case .hold(let isHeld): return isHeld == standing.clock.isHeld ? [] : [.hold(isHeld)]
    case .shareTime:
      guard let share = standing.timeShare(at: now) else { throw .noTimeToShare }
      return [.shareTime(share)]
    case .card(let card, let line): return [.card(CardUse(card, line: line))]
    case .followUp(let followUp): return [.followUp(followUp)]
    case .remark(let remark): return [.remark(remark)]
    case .raise(let category, let line): return [try flag(category, on: line)]
    case .playback(let playback):
      try known(playback.line)
      return [.playback(playback)]
    case .stage(let stage): return [.stage(stage)]
    case .override(let override):
      guard !override.reason.isEmpty else { throw .needsReason }
      return [.override(override)]
    case .undo:
      guard let step = steps.last else { throw .nothingToUndo }
      return [.undo(step)]
    case .redo:
      guard let step = takenBack.last else { throw .nothingToRedo }
      return [.redo(step)]
    }
  }

  /// The code the next person of this kind gets: codes are never given twice, also not after an undo.
  package func nextCode(_ kind: Speaker.Kind) -> Speaker {
    let known = standing.people.map(\.code) + kept.compactMap(\.entry.introduced)
    let highest = known.filter { $0.kind == kind }.map(\.number).max() ?? 0
    switch kind {
    case .facilitator: return .facilitator
    case .participant: return .participant(highest + 1)
    case .provider: return .provider(highest + 1)
    case .observer: return .observer(highest + 1)
    }
  }

  private func words(_ text: String) throws(SessionError) -> String {
    guard text.contains(where: { !$0.isWhitespace }) else { throw .nothingSaid }
    guard text.utf8.count <= Turn.maxTextBytes else { throw .tooLong(bytes: text.utf8.count) }
    return composed(text)
  }

  /// An observer's note as it enters the transcript: once, and not written later than now.
  private func taken(_ note: Note, at now: Int) -> Note? {
    if let origin = note.origin, standing.takenNotes.contains(origin) { return nil }
    var note = note
    // The observer's clock ran on while the session was stopped.
    note.writtenMilliseconds = note.writtenMilliseconds.map { min($0, now) }
    return note
  }

  private func turn(_ speaker: Speaker, _ text: String, _ marks: [String]) throws(SessionError) -> Entry {
    let text = try words(text)
    // Without study or roster whoever speaks is met as they speak.
    let person = standing.person(speaker) ?? Person(speaker, presence: .here)
    guard person.mayBeRecorded else { throw .notRecorded(speaker) }
    return .turn(Turn(person.sameAs ?? speaker, text, marks: marks))
  }

  private func row(_ id: EntryID) throws(SessionError) -> Row {
    guard let row = standing.row(id) else { throw .noLine }
    return row
  }

  private func known(_ id: EntryID) throws(SessionError) { _ = try row(id) }

  /// Put on, it takes the place of the others of its set; on already, it comes off.
  private func marking(_ line: EntryID, _ mark: String, _ others: [String]) throws(SessionError) -> [Entry] {
    let given = try row(line).marks
    guard !given.contains(mark) else { return [.mark(Marking(line, mark, isOn: false))] }
    let replaced = given.filter { $0 != mark && others.contains($0) }
    return replaced.map { .mark(Marking(line, $0, isOn: false)) } + [.mark(Marking(line, mark))]
  }

  private func stop(by step: Int) throws(SessionError) -> Prompt.ID {
    if standing.stage == .debrief { return try debriefStop(by: step) }
    let index = standing.stopIndex + step
    guard standing.agenda.stops.indices.contains(index) else {
      throw step > 0 ? .noPromptAfter : .noPromptBefore
    }
    return standing.agenda.stops[index].id
  }

  /// The debrief's questions count on behind the guide's sections.
  private func debriefStop(by step: Int) throws(SessionError) -> Prompt.ID {
    let place = standing.debriefPlace + step
    guard guide.debrief?.prompts.indices.contains(place) == true else {
      throw step > 0 ? .noPromptAfter : .noPromptBefore
    }
    return Prompt.ID(section: guide.sections.count, place: place)
  }

  /// A place for everybody whose place is another one now.
  private func seating(_ order: [Speaker]) throws(SessionError) -> [Entry] {
    let known = Set(standing.seated.map(\.code))
    if let stranger = order.first(where: { !known.contains($0) }) { throw .unknownPerson(stranger) }
    let places = standing.seating(beginning: order).enumerated()
    return places.compactMap { index, code in
      guard standing.person(code)?.place != index + 1 else { return nil }
      return .person(PersonStep(code, place: index + 1))
    }
  }

  private func tick(_ section: Int, _ place: Int) throws(SessionError) -> Entry {
    guard guide.sections.indices.contains(section), guide.sections[section].checklist.indices.contains(place)
    else { throw .noChecklist }
    let isDone = standing.ticks.contains(Standing.Tick(section: section, place: place))
    return .check(ChecklistTick(section: section, place: place, isDone: !isDone))
  }

  private func flag(_ category: Category, on line: EntryID) throws(SessionError) -> Entry {
    let row = try row(line)
    guard row.speaker?.kind != .participant else { throw .notYours }
    return .flag(.raisedByHand(category, on: line, text: row.text))
  }
}

extension Command {
  /// A closed session only opens again, or takes back its close.
  fileprivate var worksWhenClosed: Bool {
    switch self {
    case .undo, .redo, .stage: true
    default: false
    }
  }
}

extension Entry {
  /// The person an entry brings in.
  fileprivate var introduced: Speaker? {
    switch self {
    case .person(let step): step.code
    case .turn(let turn): turn.speaker
    default: nil
    }
  }
}
