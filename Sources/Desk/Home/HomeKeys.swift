import Canvas

/// What a key asks of the home screen.
enum HomeStep: Hashable, Sendable {
  case help, back, leave, suspend, redraw, undo, redo
  case search, nextHit, previousHit
  case down, up, pageDown, pageUp, first, last, nextPart, previousPart
  case enter, add, review, followUps, export, practise
}

extension HomeDesk {
  /// The keys of the home screen; help is made from this, in this order.
  static let keys: [KeyRow<HomeStep>] = [
    KeyRow(.enter, [.enter], "do what the row says: start, resume, read, export"),
    KeyRow(.down, [.character("j"), .down], "next row"),
    KeyRow(.up, [.character("k"), .up], "row before"),
    KeyRow(.pageDown, [.character("f"), .pageDown], "a screen further"),
    KeyRow(.pageUp, [.character("b"), .pageUp], "a screen back"),
    KeyRow(.first, [.character("g"), .home], "first row"),
    KeyRow(.last, [.character("G"), .end], "last row"),
    KeyRow(.nextPart, [.tab], "next study"),
    KeyRow(.previousPart, [.backTab], "study before"),
    KeyRow(.search, [.character("/")], "find words; Enter goes there"),
    KeyRow(.nextHit, [.character("n")], "next match; without a search, the next one still open"),
    KeyRow(.previousHit, [.character("N")], "the one before"),
    KeyRow(.add, [.character("a")], "add a session"),
    KeyRow(.review, [.character("R")], "flags to decide"),
    KeyRow(.followUps, [.character("F")], "what was promised, expected, asked for"),
    KeyRow(.export, [.character("E")], "write the record out"),
    KeyRow(.practise, [.character("T")], "answer a customer's line, see the flags"),
    KeyRow(.undo, [.control("_"), .character("u")], "take back the last step"),
    KeyRow(.redo, [.control("r")], "bring back what undo took"),
    KeyRow(.back, [.character("q"), .escape], "close what is open, else leave"),
    KeyRow(.leave, [.control("c")], "ask; Ctrl-C again leaves, any other key goes on"),
    KeyRow(.suspend, [.control("z")], "back to the shell; fg returns"),
    KeyRow(.redraw, [.control("l")], "draw the screen again"),
    KeyRow(.help, [.function(1), .character("?")], "show the keys that work here"),
  ]
}

/// One row of a screen's key table: a step, its keys, and what help says of it.
struct KeyRow<Step: Hashable & Sendable>: Hashable, Sendable {
  var step: Step
  var keys: [Key]
  var sentence: String

  init(_ step: Step, _ keys: [Key], _ sentence: String) {
    self.step = step
    self.keys = keys
    self.sentence = sentence
  }
}

extension Sequence {
  /// The step a key asks for, if the table has it.
  func step<Step: Hashable & Sendable>(for key: Key) -> Step? where Element == KeyRow<Step> {
    first { $0.keys.contains(key) }?.step
  }
}
