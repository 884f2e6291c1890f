/// A document cut into the lines that the name model reads one at a time.
package struct Lines: Sendable {
  /// One line of a document, as tokens.
  package struct Line: Sendable {
    /// Tokens of the document, newlines left out.
    package var tokens: Range<Int>

    /// Whether capital letters say nothing here: all small, all capital, or a document without capitals.
    package var caseless: Bool
  }

  /// In order.
  package private(set) var lines: [Line] = []

  /// How each word is written in the document: bit 0 small somewhere, bit 1 with a capital inside a sentence.
  private var writings: [UInt32: UInt8] = [:]

  private static let me = Token.hash("i")

  /// A longer line is cut at the next sign after this many tokens, so that memory stays small.
  package static let longest = 256

  /// Cuts at line ends.
  ///
  /// - Parameter counts: whether a line that begins with this token tells how the document is written; somebody else
  ///   may have written its headings.
  package init(_ tokens: [Token], counts: (Token) -> Bool = { _ in true }) {
    cut(tokens)
    var telling = lines.filter { counts(tokens[$0.tokens.lowerBound]) }
    if telling.isEmpty { telling = lines }
    let capitalised = telling.count { line in
      // Who writes "I" writes capitals elsewhere too.
      tokens[line.tokens].contains { $0.letters.isCapitalised && ($0.count > 1 || $0.word == Self.me) }
    }
    let cased = telling.count { line in tokens[line.tokens].contains { $0.kind == .word } }
    // A document most of whose lines hold a capital is cased: a line without one then holds no name.
    let documentIsCased = capitalised * 10 >= cased * 7
    for index in lines.indices {
      lines[index].caseless = Self.isCaseless(tokens[lines[index].tokens], documentIsCased)
    }
    note(tokens)
  }

  private mutating func cut(_ tokens: [Token]) {
    var start = 0
    for (index, token) in tokens.enumerated() {
      let newline = token.kind == .newline
      if newline || (index - start >= Self.longest && token.kind == .sign) {
        let end = newline ? index : index + 1
        if end > start { lines.append(Line(tokens: start..<end, caseless: false)) }
        start = index + 1
      }
    }
    if tokens.count > start { lines.append(Line(tokens: start..<tokens.count, caseless: false)) }
  }

  private static func isCaseless(_ tokens: ArraySlice<Token>, _ documentIsCased: Bool) -> Bool {
    var capitals = 0
    var lower = 0
    var upper = 0
    for token in tokens where token.kind == .word && token.count > 1 {
      switch token.letters {
      case .lower, .none: lower += 1
      case .upper: upper += 1
      case .capital, .inner: capitals += 1
      }
    }
    if capitals == 0 && lower == 0 { return upper > 3 }
    if upper > 3 && upper > 3 * (lower + capitals) { return true }
    return capitals + upper == 0 && !documentIsCased
  }

  private mutating func note(_ tokens: [Token]) {
    for line in lines where !line.caseless {
      for index in line.tokens where tokens[index].kind == .word {
        let token = tokens[index]
        if token.letters == .lower {
          writings[token.word, default: 0] |= 1
        } else if index > line.tokens.lowerBound, tokens[index - 1].kind == .word {
          writings[token.word, default: 0] |= 2
        }
      }
    }
  }

  /// Whether capital letters say nothing where token `index` stands.
  package func isCaseless(_ index: Int) -> Bool {
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].tokens.upperBound <= index { low = middle + 1 } else { high = middle }
    }
    return low < lines.count && lines[low].caseless
  }

  /// How the token's word is written in the document: 1 small, 2 with a capital in a sentence, 3 both.
  package func writing(_ token: Token) -> UInt32 { UInt32(writings[token.word] ?? 0) }
}

extension Token.Letters {
  var isCapitalised: Bool { self == .capital || self == .inner || self == .upper }
}
