/// A run of letters said one by one: `O-K-A-F-O-R`, `o k a f o r`, `oh kay ay double eff oh ar`, `Oscar Kilo …`.
struct SpelledLetters {
  /// The letters, in order.
  private(set) var letters: [UInt8] = []

  /// The tokens from the first letter to the last.
  private(set) var tokens: Range<Int>

  /// The tokens of each letter, and whether it stands as itself.
  private var parts: [(tokens: Range<Int>, isPlain: Bool)] = []

  /// A longer run is no name.
  private static let most = 32

  /// The run that begins at token `index`; `nil` where there are fewer than three letters.
  init?(_ document: Document, from index: Int) {
    tokens = index..<index
    let first = document.tokens[index]
    guard first.count == 1 || first.word == Self.double || Self.said[first.word] != nil else { return nil }
    var at = index
    while letters.count < Self.most, let letter = Self.letter(document, at) {
      letters += Array(repeating: letter.value, count: letter.times)
      for _ in 0..<letter.times { parts.append((at..<letter.end, letter.isPlain)) }
      tokens = index..<letter.end
      at = letter.end
      if document.isOne(at, of: ["-", ".", ",", "*", "/"]) { at += 1 }
    }
    guard letters.count >= 3 else { return nil }
  }

  /// The longest name among the letters, the leftmost of these: whose it is, and its tokens. Letters beside it that
  /// stand as themselves are the rest of it.
  func name(in names: [UInt32: Set<Int>]) -> (people: Set<Int>, tokens: Range<Int>)? {
    for length in stride(from: letters.count, through: 3, by: -1) {
      for start in 0...letters.count - length {
        guard let people = names[Token.hash(letters[start..<start + length])] else { continue }
        let before = parts[..<start].reversed().prefix(while: \.isPlain).count
        let after = parts[(start + length)...].prefix(while: \.isPlain).count
        let last = parts[start + length - 1 + after]
        return (people, parts[start - before].tokens.lowerBound..<last.tokens.upperBound)
      }
    }
    return nil
  }

  private static func letter(
    _ document: Document, _ index: Int
  ) -> (value: UInt8, times: Int, end: Int, isPlain: Bool)? {
    guard document.isWord(index) else { return nil }
    let token = document.tokens[index]
    if token.count == 1 {
      let value = document.surface.low[Int(token.start)]
      return (value, 1, explained(document, index, value) ?? index + 1, true)
    }
    if token.word == double, let next = letter(document, index + 1) {
      let isW = next.value == UInt8(ascii: "u")
      return isW ? (UInt8(ascii: "w"), 1, next.end, false) : (next.value, 2, next.end, false)
    }
    return said[token.word].map { ($0, 1, index + 1, false) }
  }

  /// The token after "R for Romeo", "R as in Rome".
  private static func explained(_ document: Document, _ index: Int, _ value: UInt8) -> Int? {
    let word =
      document.isOne(index + 1, of: ["for", "like"])
      ? index + 2 : document.is(index + 1, "as") && document.is(index + 2, "in") ? index + 3 : -1
    guard document.isWord(word), document.surface.low[Int(document.tokens[word].start)] == value else {
      return nil
    }
    return word + 1
  }

  /// Every word that says a letter, by its hash.
  static var saidWords: [UInt32] { Array(said.keys) }

  /// The letter that a word says, such as `kay`; `nil` for any other.
  static func letter(saidBy token: Token) -> UInt8? { said[token.word] }

  private static let double = Token.hash("double")

  /// Letters as they are said, and as radio operators and telephone clerks say them.
  private static let said: [UInt32: UInt8] = {
    let rows = [
      "a ay aye alpha alfa", "b bee bravo", "c cee see sea charlie", "d dee delta", "e ee echo",
      "f eff foxtrot", "g gee golf", "h aitch haitch hotel", "i eye india", "j jay juliet juliett",
      "k kay kilo", "l ell el lima", "m em mike", "n en november", "o oh oscar", "p pee papa",
      "q cue queue quebec", "r ar are romeo", "s ess sierra", "t tee tea tango", "u you uniform",
      "v vee victor", "w whiskey whisky", "x ex xray", "y why wye yankee", "z zed zee zulu",
    ]
    var said: [UInt32: UInt8] = [:]
    for row in rows {
      let words = row.split(separator: " ")
      guard let letter = words.first?.utf8.first else { continue }
      for word in words.dropFirst() { said[Token.hash(word.utf8)] = letter }
    }
    return said
  }()
}
