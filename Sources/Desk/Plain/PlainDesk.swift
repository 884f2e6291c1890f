import Facilitation
import Fieldwork
import Preparing

/// Line mode: the whole session without a screen, for screen readers, dumb terminals and scripts.
///
/// ``read(_:at:)`` turns a line of input into a step; the workroom keeps what the step asks for and hands the
/// kept entries back, and prints what comes out. Pure, like the desk.
package struct PlainDesk: Sendable {
  package internal(set) var session: Session
  package var roster: Roster
  package private(set) var speaker: Speaker

  /// Notes of observers that wait.
  package var waiting: [Note] = []

  let marks: MarkTable
  let cards: [(name: String, words: String)]
  let flagging: Flagging
  let ruleBook: String
  var cardIndex = -1
  var probesShown: [Prompt.ID: Int] = [:]

  /// What the workroom is to do next.
  package enum Step: Hashable, Sendable {
    /// Keep these together, then call ``kept(_:)``.
    case keep([Entry])
    /// A person who is to be kept with a name for the roster.
    case keepNamed([Entry], name: String)
    case takeInNotes([Entry])
    case say([String])
    case close([Entry])
    /// The roster's name for somebody.
    case name(Speaker, String)
    /// Words that are not refused for good: they are to stand in the draft until the session goes on.
    case hold([String])
    case quit
  }

  /// - Parameters:
  ///   - cards: what each card says, by name, in the order they come.
  package init(
    session: Session, roster: Roster, marks: MarkTable, cards: [(name: String, words: String)],
    ruleBook: String, flagging: @escaping Flagging
  ) {
    self.session = session
    self.roster = roster
    self.marks = marks
    self.cards = cards
    self.ruleBook = ruleBook
    self.flagging = flagging
    speaker = session.standing.lastSpeaker ?? .facilitator
  }

  var standing: Standing { session.standing }

  package mutating func read(_ line: String, at now: Int) -> Step {
    do throws(SessionError) {
      switch PlainLine(line) {
      case .nothing: return .say([])
      case .unknown(let name): return .say(["there is no command '/\(name)'; /help lists them"])
      case .words(let words, let seat, let code): return try say(words, seat, code, now)
      case .command(let command, let argument): return try run(command, argument, now)
      }
    } catch {
      if case .words = PlainLine(line), error.leavesWordsWaiting {
        return .hold(["\(error.description); the line waits in the draft"])
      }
      return .say([error.description])
    }
  }

  private mutating func say(
    _ words: String, _ seat: Int?, _ code: String?, _ now: Int
  ) throws(SessionError) -> Step {
    if let code, let named = Speaker(code) { speaker = named }
    if let seat, let seated = standing.speaker(atSeat: seat) { speaker = seated }
    guard !words.isEmpty else { return .say([prompt]) }
    if speaker.kind == .observer {
      return .keep(try session.entries(for: .takeIn([Note(speaker, words)]), at: now))
    }
    let isQuote = speaker != .facilitator && words.first.map { "\"“„«".contains($0) } == true
    return .keep(
      try session.entries(for: .say(speaker, words, marks: isQuote ? ["quote"] : []), at: now))
  }

  /// The start of the input line: who is being written down.
  package var prompt: String { "\(who(speaker))>" }

  /// Takes in what is on the disk now. Gives the flags to keep next, which come back through here too, and the
  /// lines to print.
  package mutating func kept(_ entries: [KeptEntry]) -> (next: [Entry], lines: [String]) {
    var next: [Entry] = []
    var lines: [String] = []
    for entry in entries {
      session.apply(entry)
      let parts: [Entry] = if case .batch(let parts) = entry.entry { parts } else { [entry.entry] }
      for (part, content) in parts.enumerated() {
        let id = EntryID(entry.number, part: part)
        // A mark that takes the place of another changes the row twice and shows it once.
        lines += echo(content, id).filter { $0 != lines.last }
        if content.hasWords {
          next += session.flags(on: content.line ?? id, ruleBook: ruleBook, by: flagging)
        }
      }
    }
    return (next, lines)
  }

  /// What a kept entry looks like in line mode; nothing for what has no face of its own.
  private func echo(_ entry: Entry, _ id: EntryID) -> [String] {
    switch entry {
    case .turn, .note: return standing.row(id).map { [row($0)] } ?? []
    case .correction(let correction): return standing.row(correction.line).map { [row($0)] } ?? []
    case .mark(let marking): return standing.row(marking.line).map { [row($0)] } ?? []
    case .flag(let flag):
      guard let row = standing.row(flag.line) else { return [] }
      return [flagLine(RowFlag(id: id, flag: flag), row)]
    case .remark(let remark): return [remark.answer == .notSo ? "not so; /undo takes it back" : "it is so"]
    case .prompt: return place()
    case .person(let step) where step.place != nil: return ["seated: " + seatingWords]
    case .person(let step): return [who(step.code) + (step.presence.map { " \($0.rawValue)" } ?? "")]
    case .consent(let consent):
      return ["\(who(consent.participant)) \(consent.purpose.rawValue): \(consent.answer.rawValue)"]
    case .followUp(let followUp): return ["\(followUp.kind.rawValue): \"\(followUp.words)\""]
    case .hold(let isHeld): return [isHeld ? "the clock is held; /go lets it go on" : "the clock goes on"]
    case .check(let tick):
      let line = session.guide.sections[tick.section].checklist[tick.place]
      return ["[\(tick.isDone ? "x" : " ")] \(line.text)"]
    case .shareTime: return ["the minutes left are shared out; /undo takes it back"]
    case .undo(let number): return undone(number, "undone")
    case .redo(let number): return undone(number, "brought back")
    case .playback(let playback): return [playback.outcome.rawValue]
    case .stage(let stage): return [stage.rawValue]
    case .link: return ["linked: the later line led to the one before it"]
    case .card(let use):
      guard let card = cards.first(where: { $0.name == use.card }) else { return [] }
      return ["card: \(card.name)"] + card.words.split(separator: "\n").map { "   \($0)" }
    case .opened, .resumed, .override, .exported, .repaired, .verdict, .followUpStep, .batch, .removed,
      .unknown:
      return []
    }
  }

  private func undone(_ number: Int, _ word: String) -> [String] {
    guard let entry = session.entry(number), let kept = session.milliseconds(ofLine: number) else {
      return []
    }
    let time = clockText(milliseconds: kept)
    return ["\(word): \(entry.entry.name) of \(time)"]
  }
}

extension SessionError {
  /// Whether words it refuses can still be kept later. What somebody wants unrecorded is not held on to.
  fileprivate var leavesWordsWaiting: Bool {
    switch self {
    case .closed, .tooLong: true
    default: false
    }
  }
}

extension Entry {
  /// Whether there are words in it that the rule looks at.
  var hasWords: Bool {
    switch self {
    case .turn, .note, .correction: true
    default: false
    }
  }

  /// The older line whose words these are.
  var line: EntryID? {
    if case .correction(let correction) = self { return correction.line }
    return nil
  }

  /// What undo says it took back.
  package var name: String {
    switch self {
    case .turn(let turn): "the line \"\(turn.text.prefix(30))\""
    case .note: "a note"
    case .correction: "a correction"
    case .mark(let marking): "the mark \(marking.mark)"
    case .link: "a link between two lines"
    case .flag: "a flag raised by hand"
    case .remark: "an answer to a flag"
    case .prompt(let step): "the step to prompt \(step.prompt)"
    case .check: "a tick"
    case .person(let step) where step.place != nil: "the seating order"
    case .person(let step): "a change about \(step.code)"
    case .consent(let consent): "an answer of \(consent.participant)"
    case .hold(let isHeld): isHeld ? "holding the clock" : "letting the clock go on"
    case .shareTime: "the shared minutes"
    case .card: "a card"
    case .followUp(let followUp): "a follow-up, \(followUp.kind.rawValue)"
    case .verdict(let verdict): "a verdict, \(verdict.answer.rawValue)"
    case .followUpStep: "a step of a follow-up"
    case .playback: "an answer to a point read back"
    case .stage(let stage): "the step to \(stage.rawValue)"
    case .override: "an override"
    case .batch(let entries): entries.first?.name ?? "a step"
    case .opened, .resumed, .exported, .repaired, .undo, .redo, .removed, .unknown: "a step"
    }
  }
}
