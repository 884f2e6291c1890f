/// Places and organisations of several words, found in a run of tokens.
package struct PhraseBook: Sendable {
  /// What a token is to the longest phrase around it.
  package enum Part: UInt8, Sendable {
    case none
    case placeBegins
    case placeGoesOn
    case organisationBegins
    case organisationGoesOn
  }

  private enum End: UInt8 {
    case open
    case place
    case organisation
  }

  /// Every beginning of every phrase, by the hash of its words.
  private var beginnings: [UInt32: End] = [:]

  /// The list that ships with the program.
  package static let shipped = PhraseBook(Shelf.phrases)

  /// Reads one phrase a line, its kind in front.
  package init(_ shelf: Shelf) {
    shelf.eachLine { line in
      let end: End = line[line.startIndex] == UInt8(ascii: "p") ? .place : .organisation
      var chain = Self.root
      let words = line.dropFirst(2).split(separator: .space)
      for (index, word) in words.enumerated() {
        chain = Self.link(chain, Token.hash(word))
        if index == words.count - 1 {
          beginnings[chain] = end
        } else if beginnings[chain] == nil {
          beginnings[chain] = .open
        }
      }
    }
  }

  private static let root: UInt32 = 0x9747_B28C
  private static func link(_ chain: UInt32, _ word: UInt32) -> UInt32 {
    (chain ^ word) &* 0x85EB_CA6B ^ chain >> 13
  }

  /// Marks the longest phrases of `tokens`, leftmost first.
  package func parts(_ tokens: ArraySlice<Token>) -> [Part] {
    var parts = [Part](repeating: .none, count: tokens.count)
    var at = tokens.startIndex
    while at < tokens.endIndex {
      let found = longest(tokens[at...])
      if found.length == 0 {
        at += 1
        continue
      }
      let place = found.end == .place
      for step in 0..<found.length {
        let begins: Part = place ? .placeBegins : .organisationBegins
        let goesOn: Part = place ? .placeGoesOn : .organisationGoesOn
        parts[at - tokens.startIndex + step] = step == 0 ? begins : goesOn
      }
      at += found.length
    }
    return parts
  }

  private func longest(_ tokens: ArraySlice<Token>) -> (length: Int, end: End) {
    var chain = Self.root
    var best = (length: 0, end: End.open)
    for (step, token) in tokens.enumerated() {
      guard step < 5, token.kind != .newline, token.kind != .sign || token.count == 1 else { break }
      if token.kind == .sign { break }
      chain = Self.link(chain, token.word)
      guard let end = beginnings[chain] else { break }
      if end != .open && step > 0 { best = (step + 1, end) }
    }
    return best
  }
}
