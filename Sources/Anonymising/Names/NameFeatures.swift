/// What the name model sees of each token of one line: numbers that stand for words, endings, capital
/// letters and ratings, alone and beside their neighbours.
///
/// The trainer calls the same code, so there is no second description of a feature to keep in step.
package struct NameFeatures {
  /// How many features a token has.
  package static let count = 52

  private struct Atom {
    var word: UInt32
    var beginning: UInt32
    var ending2: UInt32
    var ending3: UInt32
    var ratings: UInt32
    var shape: UInt32
    var part: UInt32
    var elsewhere: UInt32
  }

  private var atoms: [Atom] = []
  private var caseless = false

  /// Empty until a line is read.
  package init() {}

  /// Takes in the tokens of one line.
  ///
  /// - Parameters:
  ///   - caseless: whether capital letters say nothing here.
  ///   - elsewhere: how the same word is written in the rest of the document; 0 where that is unknown.
  package mutating func read(
    _ tokens: ArraySlice<Token>, of surface: Surface, parts: [PhraseBook.Part], caseless: Bool,
    elsewhere: (Token) -> UInt32
  ) {
    self.caseless = caseless
    atoms.removeAll(keepingCapacity: true)
    for _ in 0..<2 { atoms.append(Self.edge(1)) }
    var opens = true
    for (index, token) in tokens.enumerated() {
      atoms.append(
        atom(token, surface, parts[index], opens: opens, elsewhere: caseless ? 0 : elsewhere(token)))
      opens = Self.opensSentence(token, surface, opens)
    }
    for _ in 0..<2 { atoms.append(Self.edge(2)) }
  }

  /// Tokens of the line that was read.
  package var tokenCount: Int { atoms.count - 4 }

  private static func edge(_ value: UInt32) -> Atom {
    Atom(
      word: value, beginning: value, ending2: value, ending3: value, ratings: value << 24, shape: 62 + value,
      part: 0, elsewhere: 0)
  }

  /// Whether the token after `token` begins a sentence.
  private static func opensSentence(_ token: Token, _ surface: Surface, _ opened: Bool) -> Bool {
    guard token.kind == .sign else { return false }
    switch surface.low[Int(token.start)] {
    case .dot, UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"): return true
    case UInt8(ascii: "\""), UInt8(ascii: "("), .hyphen, .star, .apostrophe: return opened
    default: return false
    }
  }

  private func atom(
    _ token: Token, _ surface: Surface, _ part: PhraseBook.Part, opens: Bool, elsewhere: UInt32
  ) -> Atom {
    let bytes = token.bytes
    let tail3 = surface.low[max(bytes.lowerBound, bytes.upperBound - 3)..<bytes.upperBound]
    return Atom(
      word: token.kind == .number ? 100 + UInt32(min(token.count, 6)) : token.word,
      beginning: Token.hash(surface.low[bytes.prefix(3)]),
      ending2: Token.hash(tail3.suffix(2)), ending3: Token.hash(tail3),
      ratings: Self.coarse(token.facts), shape: shape(token, opens), part: UInt32(part.rawValue),
      elsewhere: elsewhere)
  }

  private func shape(_ token: Token, _ opens: Bool) -> UInt32 {
    let letters: UInt32 = caseless ? 7 : UInt32(token.letters.rawValue)
    let length: UInt32 = token.count == 1 ? 0 : 1
    return UInt32(token.kind.rawValue) | letters << 3 | length << 6 | (opens && !caseless ? 1 : 0) << 7
  }

  /// The ratings in steps that a small corpus can fill.
  private static func coarse(_ facts: Lexicon.Facts) -> UInt32 {
    func step(_ value: UInt32) -> UInt32 { value == 0 ? 0 : value < 4 ? 1 : value < 6 ? 2 : 3 }
    let ordinary: UInt32 = facts.ordinary == 0 ? 0 : facts.ordinary < 7 ? 1 : facts.ordinary < 9 ? 2 : 3
    let common = facts.isKnown ? 1 + facts.common / 2 : 0
    return step(facts.first) | step(facts.surname) << 2 | step(facts.place) << 4 | ordinary << 6
      | min(facts.organisation, 1) << 8 | common << 9
  }

  /// Writes the ``count`` features of token `index` to `out`.
  package func write(_ index: Int, to out: UnsafeMutablePointer<UInt32>) {
    atoms.withUnsafeBufferPointer { atoms in
      let here = atoms[index + 2]
      let back = atoms[index + 1]
      let back2 = atoms[index]
      let next = atoms[index + 3]
      let next2 = atoms[index + 4]
      // Capitals mean one thing on a capital, another on a small letter, nothing in caseless text: most
      // features are kept apart by that.
      let mode = here.shape & 0x38 | 1
      var at = 0
      func put(_ a: UInt32, _ b: UInt32 = 0, _ c: UInt32 = 0) {
        out[at] = Self.mix(UInt32(at), a, b, c)
        at += 1
      }
      put(mode)
      put(here.word)
      put(here.word, mode)
      put(back.word)
      put(back.word, mode)
      put(next.word)
      put(next.word, mode)
      put(back2.word, mode)
      put(next2.word, mode)
      put(back.word, here.word)
      put(here.word, next.word)
      put(back.word, next.word, mode)
      put(back2.word, back.word, mode)
      put(next.word, next2.word, mode)
      put(here.beginning, mode)
      put(here.ending2, mode)
      put(here.ending3, mode)
      put(here.ratings)
      put(here.ratings, mode)
      put(back.ratings, mode)
      put(next.ratings, mode)
      put(back2.ratings, mode)
      put(next2.ratings, mode)
      put(back.ratings, here.ratings, mode)
      put(here.ratings, next.ratings, mode)
      put(back.ratings & 0x1FF, here.ratings & 0x1FF, (next.ratings & 0x1FF) << 8 | mode)
      put(back.word, here.ratings, mode)
      put(next.word, here.ratings, mode)
      put(here.word, next.ratings, mode)
      put(here.word, back.ratings, mode)
      put(here.shape)
      put(back.shape, mode)
      put(next.shape, mode)
      put(back.shape, here.shape)
      put(here.shape, next.shape)
      put(back.shape, here.shape, next.shape)
      put(back2.shape, back.shape, here.shape)
      put(here.shape, next.shape, next2.shape)
      put(here.ratings, back.shape, here.shape)
      put(here.ratings, next.shape, here.shape)
      put(back.word, here.shape)
      put(next.word, here.shape)
      put(back.word, next.shape, here.shape)
      put(back2.word, back.word, here.ratings << 8 | mode)
      put(here.part, mode)
      put(here.part, here.ratings, mode)
      put(here.part, next.part, back.part << 8 | mode)
      put(here.elsewhere, mode)
      put(here.elsewhere, here.ratings, mode)
      put(here.elsewhere, here.shape, back.shape)
      put(here.elsewhere, next.elsewhere << 8 | back.elsewhere << 4, mode)
      put(here.ending3, back.shape, mode)
    }
  }

  @inline(__always)
  private static func mix(_ template: UInt32, _ a: UInt32, _ b: UInt32, _ c: UInt32) -> UInt32 {
    var hash = template &* 0x9E37_79B1 ^ a
    hash = (hash ^ hash >> 15) &* 0x85EB_CA6B ^ b
    hash = (hash ^ hash >> 13) &* 0xC2B2_AE35 ^ c
    hash = (hash ^ hash >> 16) &* 0x27D4_EB2F
    return hash ^ hash >> 15
  }
}
