/// The commands of line mode. One row is the whole truth: reading, `/help`, README and man page come from it.
package enum PlainCommand: String, CaseIterable, Hashable, Sendable {
  case next, prev, skip, guide, script, tick
  case mark, park, expect, reported, request, note, correct, ladder
  case probe, card, time, share, hold, go
  case people, add, here, late, left, rename, same, seats, consent, counts
  case flags
  case notSo = "not-so"
  case so
  case undo, redo, find, notes
  case playback, confirmed, corrected
  case notMeant = "not-meant"
  case heard, close, debrief, help, quit

  /// What may follow the name; empty when nothing does.
  package var argument: String {
    switch self {
    case .mark: "NAME"
    case .expect: "[NUMBER]"
    case .note, .correct, .find: "WORDS"
    case .card: "[NAME]"
    case .add: "NAME"
    case .here, .late, .left: "NUMBER"
    case .rename: "NUMBER NAME"
    case .same: "NUMBER NUMBER"
    case .seats: "NUMBER …"
    case .heard: "NUMBER 1-5 [WORDS]"
    case .consent: "NUMBER PURPOSE yes|no|withdrawn"
    case .confirmed, .notMeant: "POINT"
    case .corrected: "POINT WORDS"
    default: ""
    }
  }

  package var sentence: String {
    switch self {
    case .next: "close this prompt and open the next"
    case .prev: "go back to the prompt before"
    case .skip: "leave this prompt out and open the next"
    case .guide: "the guide as a list, with where we are"
    case .script: "the words to read aloud here"
    case .tick: "tick the next open line of the check list"
    case .mark: "put a mark on the last line, or take it off"
    case .park: "keep the last line for later"
    case .expect: "somebody now expects what the last line says"
    case .reported: "somebody says it was promised before"
    case .request: "somebody asks for what the last line says"
    case .note: "a note about the last line"
    case .correct: "type the last line again; the first words stay on record"
    case .ladder: "the last line led to the one before it"
    case .probe: "the next probe of this prompt"
    case .card: "a card with something to ask"
    case .time: "minutes left, ahead or behind"
    case .share: "share the minutes left over what is still to be asked"
    case .hold: "hold the clock for a break"
    case .go: "let the clock go on"
    case .people: "who is here, who spoke, who is quiet"
    case .add: "somebody came in"
    case .here: "this person is here"
    case .late: "this person comes late"
    case .left: "this person has left"
    case .rename: "this person has another name"
    case .same: "the first turned out to be the second"
    case .seats: "the order people sit in, from the facilitator's left"
    case .counts: "marks by person, site and section, and words a turn"
    case .heard: "how far this person felt heard, and in which words"
    case .consent: "an answer to take part, record, be quoted or observers"
    case .flags: "the flags so far"
    case .notSo: "the last flag is not one"
    case .so: "the last flag is one"
    case .undo: "take back the last step"
    case .redo: "bring back what undo took"
    case .find: "lines with these words"
    case .notes: "take in what observers wrote"
    case .playback: "the points to read back, by number"
    case .confirmed: "the point was meant so"
    case .corrected: "the point was meant otherwise: their words"
    case .notMeant: "the point was not meant so"
    case .close: "close the session and write the transcript"
    case .debrief: "go on with the team alone, with a clock of its own"
    case .help: "these commands"
    case .quit: "leave; the session can be resumed"
    }
  }
}

/// One line of input, read.
package enum PlainLine: Hashable, Sendable {
  case words(String, seat: Int?, code: String?)
  case command(PlainCommand, String)
  case unknown(String)
  case nothing

  /// `3: words` is seat 3's turn, `P3: words` the same by code; `/name …` a command; the rest is words.
  ///
  /// A colon behind a number does not count before another digit, so `3:30 is when it comes` stays words; behind a
  /// code it counts only before a space or the end.
  package init(_ line: String) {
    let text = line.trimmingSpaces
    guard let first = text.first else {
      self = .nothing
      return
    }
    if first == "/" {
      self = Self.command(text.dropFirst())
      return
    }
    guard let colon = text.firstIndex(of: ":") else {
      self = .words(text, seat: nil, code: nil)
      return
    }
    let head = text[..<colon]
    let tail = text[text.index(after: colon)...]
    let words = String(tail).trimmingSpaces
    let endsThere = tail.first?.isWhitespace ?? true
    let isNumber = !head.isEmpty && head.utf8.count <= 6 && head.utf8.allSatisfy { (48...57).contains($0) }
    if isNumber, endsThere || tail.first?.isNumber == false, let seat = Int(head) {
      self = .words(words, seat: seat, code: nil)
    } else if isCode(head), endsThere {
      self = .words(words, seat: nil, code: String(head))
    } else {
      self = .words(text, seat: nil, code: nil)
    }
  }

  private static func command(_ text: Substring) -> PlainLine {
    let name = text.prefix { !$0.isWhitespace }
    let argument = String(text[name.endIndex...]).trimmingSpaces
    guard let command = PlainCommand(rawValue: name.lowercased()) else { return .unknown(String(name)) }
    return .command(command, argument)
  }
}

/// `F`, or one of `P V O` and digits.
private func isCode(_ text: Substring) -> Bool {
  guard let letter = text.first, "FPVO".contains(letter) else { return false }
  let digits = text.dropFirst()
  return digits.isEmpty == (letter == "F") && digits.utf8.allSatisfy { (48...57).contains($0) }
}

extension String {
  /// Without white space at either end.
  var trimmingSpaces: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
