import Canvas
import Desk
import Facilitation
import Fieldwork
import Testing

/// Presses keys in practice and remembers what it asked for.
struct PracticeRehearsal {
  var desk: PracticeDesk
  var effects: [Effect] = []
  var now = Moment(milliseconds: 0)

  /// Knows two phrases, each with a sentence to say instead.
  static let twoPhrases: Flagging = { utterance in
    let known: [(phrase: String, tier: Tier, kind: String, advice: String)] = [
      ("Should be fine", .likely, "soft promise", "that isn't mine to decide"),
      ("don't worry", .sure, "placation", "that sounds important to you"),
    ]
    return known.compactMap { row in
      guard let range = utterance.text.ranges(of: row.phrase).first else { return nil }
      let start = utterance.text.utf8.distance(from: utterance.text.startIndex, to: range.lowerBound)
      return Finding(
        .promising, rule: "test", bytes: start..<(start + row.phrase.utf8.count), tier: row.tier, score: 1,
        kind: row.kind, reason: "", advice: row.advice)
    }
  }

  static let deck = [
    "Can you fix it?", "When?", "Is that a yes?", "So will the new notice be there before Christmas or not?",
    "You agree, then.", "Whose fault is it?", "Why not?", "Is it hard?", "Will it cost?", "Who decides?",
    "Do you like it?", "What now?",
  ]

  init(deck: [String] = deck, size: Size = Size(columns: 80, rows: 24)) {
    desk = PracticeDesk(deck: deck, size: size, flagging: Self.twoPhrases)
  }

  mutating func press(_ keys: Key...) {
    for key in keys { effects += desk.update(.key(key), at: now) }
  }

  mutating func type(_ text: String) {
    for scalar in text.unicodeScalars { press(.character(Character(scalar))) }
  }

  mutating func rest(milliseconds: Int) {
    now = now.adding(milliseconds: milliseconds)
    effects += desk.update(.tick, at: now)
  }

  func frame(_ columns: Int = 80, _ rows: Int = 24) -> Frame {
    desk.frame(size: Size(columns: columns, rows: rows))
  }
}
