import Fieldwork

/// A session written by hand, to be kept as a real journal when the sample study is first opened.
///
/// One step a line: a session time `hh:mm:ss`, a blank, and what happened. `0 words` is the facilitator's turn, `3 words`
/// person 3's, `V1 words` somebody else's by code; marks stand behind the words, `{quote, gain}`. A line that begins
/// with `/` is a step: `/prompt 5.1` (`5.0` is the section's opening), `/here 1 2`, `/late 5`, `/left 5`,
/// `/consent 3 yes yes no yes` (take part, record, be quoted, observers), `/tick 1.2`, `/expect 3 words`,
/// `/reported 1 words`, `/park 7 words`, `/mark name`, `/silence`, `/card name`, `/note words`, `/hold`, `/go`,
/// `/stage closed`. Steps about a line mean the turn before. Lines that begin with `#` are for the reader.
package enum SampleSession {
  /// One step and its session time.
  package struct Step: Hashable, Sendable {
    /// Since the session opened; never falling.
    package var milliseconds: Int
    package var entry: Entry

    package init(_ milliseconds: Int, _ entry: Entry) {
      self.milliseconds = milliseconds
      self.entry = entry
    }
  }

  /// Reads the script. Entries that point at a line count on step k, from 0, being kept as journal line k + 1,
  /// behind `opened` as line 0.
  package static func reading(_ text: String) throws(SampleError) -> [Step] {
    var reader = SampleReader()
    for (number, line) in numberedLines(text) {
      let bare = line.trimmed
      guard !bare.isEmpty, !bare.hasPrefix("#") else { continue }
      do { try reader.take(bare) } catch { throw SampleError(line: number, error.what) }
    }
    return reader.steps
  }
}

/// A line of a session script that cannot be read.
package struct SampleError: Error, Hashable, CustomStringConvertible {
  /// From 1.
  package var line: Int
  package var message: String

  init(line: Int, _ message: String) {
    self.line = line
    self.message = message
  }

  package var description: String { "line \(line): \(message)" }
}

private struct Unreadable: Error {
  var what: String
}

private struct SampleReader {
  var steps: [SampleSession.Step] = []
  private var lastTurn: EntryID?

  mutating func take(_ line: Substring) throws(Unreadable) {
    let parts = line.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, let time = Self.milliseconds(parts[0]) else {
      throw Unreadable(what: "begin with a time, such as 00:30:50, and what happened")
    }
    guard time >= steps.last?.milliseconds ?? 0 else {
      throw Unreadable(what: "the time is before the line above")
    }
    let entry = parts[1].hasPrefix("/") ? try step(parts[1].dropFirst()) : try turn(parts[1])
    if case .turn = entry { lastTurn = EntryID(steps.count + 1) }
    steps.append(SampleSession.Step(time, entry))
  }

  private static func milliseconds(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":").compactMap { $0.count == 2 ? Int($0) : nil }
    guard text.count == 8, parts.count == 3, parts.allSatisfy({ $0 >= 0 }), max(parts[1], parts[2]) < 60
    else { return nil }
    return ((parts[0] * 60 + parts[1]) * 60 + parts[2]) * 1000
  }

  private func turn(_ text: Substring) throws(Unreadable) -> Entry {
    let parts = text.split(separator: " ", maxSplits: 1)
    guard parts.count == 2 else { throw Unreadable(what: "a turn is a digit or code, and words") }
    let who = try speaker(parts[0])
    guard parts[1].hasSuffix("}"), let open = parts[1].lastIndex(of: "{") else {
      return .turn(Turn(who, String(parts[1])))
    }
    let marks = parts[1][open...].dropFirst().dropLast().split(separator: ",").map { String($0.trimmed) }
    return .turn(Turn(who, String(parts[1][..<open].trimmed), marks: marks))
  }

  private func speaker(_ text: Substring) throws(Unreadable) -> Speaker {
    if text == "0" { return .facilitator }
    if let number = Int(text), number > 0 { return .participant(number) }
    guard let code = Speaker(text) else { throw Unreadable(what: "'\(text)' is nobody; write 0, 3 or P3") }
    return code
  }

  private func step(_ text: Substring) throws(Unreadable) -> Entry {
    let words = text.split(separator: " ", maxSplits: 1)
    let rest = words.count > 1 ? words[1].trimmed : ""
    switch words.first {
    case "prompt":
      guard let id = Prompt.ID(rest) else { throw Unreadable(what: "'\(rest)' is no prompt; write 5.1") }
      return .prompt(PromptStep(id, .next))
    case "here": return try presence(rest, .here)
    case "late": return try presence(rest, .late)
    case "left": return try presence(rest, .left)
    case "consent": return try consent(rest)
    case "tick": return try tick(rest)
    case "expect": return try followUp(.expectation, rest)
    case "reported": return try followUp(.reported, rest)
    case "park": return try followUp(.parked, rest)
    case "mark": return .mark(Marking(try lastLine(), String(rest)))
    case "silence": return .mark(Marking(try lastLine(), "silence"))
    case "card": return .card(CardUse(String(rest), line: lastTurn))
    case "note": return .note(Note(.facilitator, String(rest), about: lastTurn))
    case "hold": return .hold(true)
    case "go": return .hold(false)
    case "stage":
      guard let stage = Stage(rawValue: String(rest)) else { throw Unreadable(what: "'\(rest)' is no stage") }
      return .stage(stage)
    default: throw Unreadable(what: "'/\(text)' is no step")
    }
  }

  private func lastLine() throws(Unreadable) -> EntryID {
    guard let lastTurn else { throw Unreadable(what: "no turn stands before this") }
    return lastTurn
  }

  private func presence(_ rest: Substring, _ presence: Presence) throws(Unreadable) -> Entry {
    var entries: [Entry] = []
    for who in rest.split(separator: " ") {
      entries.append(.person(PersonStep(try speaker(who), presence: presence)))
    }
    return try one(entries)
  }

  private func consent(_ rest: Substring) throws(Unreadable) -> Entry {
    let words = rest.split(separator: " ")
    guard words.count == 1 + Purpose.allCases.count else {
      throw Unreadable(what: "consent is a person and four answers, yes or no")
    }
    let who = try speaker(words[0])
    var entries: [Entry] = []
    for (purpose, word) in zip(Purpose.allCases, words.dropFirst()) {
      guard let answer = ConsentAnswer(rawValue: String(word)) else {
        throw Unreadable(what: "'\(word)' is no answer; write yes, no or withdrawn")
      }
      entries.append(.consent(Consent(who, purpose, answer)))
    }
    return try one(entries)
  }

  private func one(_ entries: [Entry]) throws(Unreadable) -> Entry {
    guard let first = entries.first else { throw Unreadable(what: "say for whom") }
    return entries.count == 1 ? first : .batch(entries)
  }

  private func tick(_ rest: Substring) throws(Unreadable) -> Entry {
    guard let id = Prompt.ID(rest), id.place >= 0 else {
      throw Unreadable(what: "'\(rest)' is no check; write 1.2")
    }
    return .check(ChecklistTick(section: id.section, place: id.place, isDone: true))
  }

  private func followUp(_ kind: FollowUp.Kind, _ rest: Substring) throws(Unreadable) -> Entry {
    let words = rest.split(separator: " ", maxSplits: 1)
    guard words.count == 2 else { throw Unreadable(what: "say for whom, and the words") }
    return .followUp(
      FollowUp(kind, line: try lastLine(), words: String(words[1]), toWhom: [try speaker(words[0])]))
  }
}
