import Canvas
import Facilitation
import Fieldwork

/// Where one is among the points to read back and what is left to close.
struct Closing: Hashable, Sendable {
  /// Index into the points, and behind them into the steps.
  var focus = 0
  /// Who let the question pass whether they felt heard.
  var passed: Set<Speaker> = []

  mutating func changePart(points: Int, steps: Int) {
    focus = focus < points ? min(points, points + steps - 1) : 0
  }
}

/// One line of what is left to close.
struct ClosingStep: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case check(section: Int, place: Int)
    case heard
    /// Says how things are; nothing to tick.
    case told
    /// A parked item, read out or not.
    case parked(EntryID?)
  }

  var kind: Kind
  var text: String
  var isDone: Bool
}

extension LiveDesk {
  /// The points to read back.
  var closingPoints: [Row] { tally.points.compactMap(standing.row) }

  /// Where points are read back: the first stop that says so, else the beginning of the last section.
  var closingStop: Agenda.Stop? {
    let stops = standing.agenda.stops
    return stops.first { Self.saysPlayback(stopName($0.id)) || Self.saysPlayback(sectionTitle($0.id)) }
      ?? stops.first { $0.id.section == session.guide.sections.count - 1 }
  }

  private func sectionTitle(_ id: Prompt.ID) -> String { session.guide.section(holding: id)?.title ?? "" }

  private static func saysPlayback(_ text: String) -> Bool {
    let lowered = text.lowercased()
    return lowered.contains("playback") || lowered.contains("read back")
  }

  /// The ending question, the check lines from the closing section on, whether people felt heard, and what was
  /// parked on the way.
  var closingSteps: [ClosingStep] {
    guard let first = closingStop?.id.section else { return [heardStep] }
    var steps: [ClosingStep] = []
    for section in session.guide.sections.indices where section >= first {
      for (place, line) in session.guide.sections[section].checklist.enumerated() {
        let kind = ClosingStep.Kind.check(section: section, place: place)
        steps.append(ClosingStep(kind: kind, text: line.text, isDone: isTicked(section, place)))
      }
    }
    addAnswers(&steps)
    let asksHeard = steps.contains { $0.text.lowercased().contains("feel heard") }
    return steps + (asksHeard ? [] : [heardStep]) + parkedSteps
  }

  /// How many have answered the ending question: on its check line where there is one, else on a line of its own.
  private func addAnswers(_ steps: inout [ClosingStep]) {
    guard let section = closingStop?.id.section, let ending = session.guide.sections[section].prompts.first
    else {
      return
    }
    let (answered, present) = answeredEnding
    let count = answered > 0 ? ": \(answered) of \(present) answered" : ""
    let isDone = answered > 0 && answered == present
    if let place = steps.firstIndex(where: { $0.text.lowercased().contains("matters most") }) {
      steps[place].text += count
      steps[place].isDone = steps[place].isDone || isDone
    } else {
      steps.insert(ClosingStep(kind: .told, text: ending.text + count, isDone: isDone), at: 0)
    }
  }

  private var parkedSteps: [ClosingStep] {
    standing.followUps.filter { $0.followUp.kind == .parked }.map { kept in
      let who = kept.followUp.toWhom.first.map { "\(roster.shownName($0)): " } ?? ""
      let isRead = kept.followUp.line.map { standing.playback[$0] != nil } ?? false
      return ClosingStep(
        kind: .parked(kept.followUp.line), text: "parked · \(who)\(kept.followUp.words)", isDone: isRead)
    }
  }

  private var heardStep: ClosingStep {
    let heard = heardFrom
    let words = "did you feel heard? 1 to 5, and words"
    let count = heard.isEmpty ? "" : ": \(heard.count) of \(presentCount) answered"
    return ClosingStep(kind: .heard, text: words + count, isDone: !heard.isEmpty && nextHeard == nil)
  }

  private var presentCount: Int { present.count }

  /// Who is here and may be recorded: nobody else can answer anything here.
  private var present: [Person] {
    standing.seated.filter { $0.isHere && $0.code.kind == .participant && $0.mayBeRecorded }
  }

  private var heardFrom: Set<Speaker> { Set(heardRows.compactMap(\.speaker)) }

  private var heardRows: [Row] { standing.rows.suffix(500).filter { $0.marks.contains(Self.heardMark) } }

  static let heardMark = "heard"

  /// Whose answer the next digit is.
  private var nextHeard: Person? {
    let heard = heardFrom
    return present.first { !heard.contains($0.code) && !closing.passed.contains($0.code) }
  }

  /// Said while the question is in focus whether people felt heard.
  var heardNotice: String? {
    // Before the steps are listed: that looks at the transcript, and this is asked at every key.
    guard mode == .closing else { return nil }
    let steps = closingSteps
    let place = closing.focus - tally.points.count
    guard steps.indices.contains(place), case .heard = steps[place].kind else { return nil }
    guard let next = nextHeard else { return "Everybody here has answered." }
    return "Next is \(seatName(next.code)): 1 to 5 answers, Enter types words, x passes."
  }

  /// How many of those present have spoken since the closing section opened; how far somebody felt heard is no answer.
  private var answeredEnding: (answered: Int, present: Int) {
    guard let section = closingStop?.id.section,
      let opened = standing.rows.lastIndex(where: { $0.speaker == nil && $0.stop?.section == section })
    else { return (0, presentCount) }
    let spoken = Set(
      standing.rows[opened...].filter { $0.isTurn && !$0.marks.contains(Self.heardMark) }.compactMap(
        \.speaker))
    return (present.count { spoken.contains($0.code) }, presentCount)
  }

  // MARK: - Opening and closing

  /// The stage that goes with a step into the closing section.
  func closingStage(after entries: [Entry]) -> [Entry] {
    guard standing.stage == .running, case .prompt(let step)? = entries.first, let stop = closingStop,
      standing.agenda.index(of: stop.id) ?? 0 > 0, step.prompt >= stop.id
    else { return [] }
    return [.stage(.closing)]
  }

  mutating func openClosing() -> [Effect] {
    guard standing.stage == .running else {
      mode = .closing
      reading.leave()
      return []
    }
    return ask(Request(.stage(.closing)))
  }

  mutating func showStage(_ stage: Stage) {
    switch stage {
    case .closing:
      // Words being typed are never taken for commands.
      if line.isEmpty && !reading.isOpen { mode = .closing }
    case .running, .debrief, .closed:
      mode = .writing
      reading.leave()
      panel = nil
      notice = nil
      // The team is alone: nobody who has gone home is to be given their words.
      if stage == .debrief, line.isEmpty { line.speaker = .facilitator }
    }
  }

  mutating func askToClose() -> [Effect] {
    asking = .close
    return []
  }

  mutating func answerClose(_ key: Key) -> [Effect]? {
    switch key {
    case .enter: return ask(Request(.stage(.closed), afterwards: [.writeTranscript]))
    case .character("d") where standing.stage != .debrief: return ask(Request(.stage(.debrief)))
    case .escape: return []
    default: return nil
    }
  }

  // MARK: - Moving and answering

  mutating func moveInClosing(_ action: Action) -> [Effect] {
    let count = closingPoints.count + closingSteps.count
    switch action {
    case .down: closing.focus = min(closing.focus + 1, max(0, count - 1))
    case .up: closing.focus = max(closing.focus - 1, 0)
    case .first: closing.focus = 0
    case .last: closing.focus = max(0, count - 1)
    default: break
    }
    return []
  }

  /// y, x and Enter answer the row in focus and go on to the next by themselves.
  mutating func answerInClosing(_ action: Action, _ key: Key) -> [Effect] {
    let points = closingPoints
    if action == .heard { return hear(key) }
    guard closing.focus >= points.count else { return answerPoint(points[closing.focus], action) }
    let steps = closingSteps
    guard steps.indices.contains(closing.focus - points.count) else { return [] }
    let step = steps[closing.focus - points.count]
    switch step.kind {
    case .heard: return answerHeard(action)
    case .told: return moveInClosing(.down)
    case .parked(let line?) where action == .itIsSo:
      return ask(Request(.playback(Playback(line, .confirmed)))) + moveInClosing(.down)
    case .parked: return moveInClosing(.down)
    case .check(let section, let place):
      let isTicked = isTicked(section, place)
      guard (action == .notSo) == isTicked else { return moveInClosing(.down) }
      return ask(Request(.tick(section: section, place: place))) + moveInClosing(.down)
    }
  }

  private mutating func answerPoint(_ row: Row, _ action: Action) -> [Effect] {
    switch action {
    case .itIsSo: return ask(Request(.playback(Playback(row.id, .confirmed)))) + moveInClosing(.down)
    case .notSo: return ask(Request(.playback(Playback(row.id, .notSo)))) + moveInClosing(.down)
    case .correct:
      borrowLine(for: .playback(row.id))
      return moveInClosing(.down)
    default: return []
    }
  }

  /// Enter types the words of whoever answered last, else of the next; x lets the next pass.
  private mutating func answerHeard(_ action: Action) -> [Effect] {
    switch action {
    case .correct:
      guard let code = heardRows.last?.speaker ?? nextHeard?.code else { return moveInClosing(.down) }
      borrowLine(for: .heard(code))
      line.speaker = code
    case .notSo:
      guard let next = nextHeard else { return moveInClosing(.down) }
      closing.passed.insert(next.code)
      notice = nil
    default: return moveInClosing(.down)
    }
    return []
  }

  /// The next of those present who has not answered yet says how far they felt heard.
  private mutating func hear(_ key: Key) -> [Effect] {
    guard case .character(let digit) = key else { return [] }
    guard let next = nextHeard else { return say("Everybody here has answered.") }
    return ask(
      Request(
        .say(next.code, "\(digit) of 5", marks: [Self.heardMark]),
        notice: "\(roster.shownName(next.code)) felt heard: \(digit) of 5. \(undoKey) takes it back."))
  }
}
