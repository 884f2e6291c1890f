/// A word, number or sign of a ``Surface``.
package struct Token: Sendable {
  /// Bytes of the surface.
  package var start: Int32
  package var end: Int32

  /// Hash of the lower-case bytes.
  package var word: UInt32

  /// Word, number, sign or line end.
  package var kind: Kind

  /// Capital letters, as far as the text has any.
  package var letters: Letters

  /// What the lexicon knows of the word.
  package var facts = Lexicon.Facts.none

  /// What a token is made of.
  package enum Kind: UInt8, Sendable {
    case word
    case number
    /// Letters and digits together, such as `W1A`.
    case mixed
    case sign
    case newline
  }

  /// How its letters are cased.
  package enum Letters: UInt8, Sendable {
    case none
    case lower
    case capital
    case upper
    /// Capitals inside, such as `McKay`.
    case inner
  }

  /// Bytes of the surface.
  package var bytes: Range<Int> { Int(start)..<Int(end) }

  /// Bytes, not letters.
  package var count: Int { Int(end - start) }

  /// Whether it has letters.
  package var isWordlike: Bool { kind == .word || kind == .mixed }

  /// FNV-1a over the bytes; the trainer and the product must agree on it.
  package static func hash(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var value: UInt32 = 0x811C_9DC5
    for byte in bytes { value = (value ^ UInt32(byte)) &* 0x0100_0193 }
    return value
  }

  /// The hash of a word already in lower case and folded.
  package static func hash(_ text: String) -> UInt32 { hash(text.utf8) }
}

extension Surface {
  /// The words, numbers and signs, in order. White space but the newline is left out.
  package func tokens() -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(cased.count / 4)
    var at = 0
    cased.withUnsafeBufferPointer { cased in
      low.withUnsafeBufferPointer { low in
        while at < cased.count {
          let byte = cased[at]
          if byte == .newline {
            tokens.append(Token(.newline, at, at + 1, low, cased))
            at += 1
          } else if byte.isAlphanumeric {
            let end = wordEnd(cased, at)
            tokens.append(Token(nil, at, end, low, cased))
            at = end
          } else if byte <= .space {
            at += 1
          } else {
            // 's, 'll, 'd and the like belong together and apart from the name before them.
            let end = byte == .apostrophe ? clipped(low, at) : at + 1
            tokens.append(Token(.sign, at, end, low, cased))
            at = end
          }
        }
      }
    }
    return tokens
  }

  private func wordEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var end = start
    if Self.isIdeograph(bytes[start]) { return min(start + 3, bytes.count) }
    while end < bytes.count, !Self.isIdeograph(bytes[end]) {
      if bytes[end].isAlphanumeric {
        end += 1
      } else if bytes[end] == .apostrophe, staysTogether(bytes, start, end) {
        end += 1
      } else {
        break
      }
    }
    return end
  }

  /// The first byte of kana or a Chinese character (U+3000 to U+9FFF): these are words of their own, since
  /// nothing stands between the words of a Chinese or Japanese sentence.
  private static func isIdeograph(_ byte: UInt8) -> Bool { byte >= 0xE3 && byte <= 0xE9 }

  /// `O'Neil`, `D'Souza` and `don't` stay whole; `Dana's` and `she'll` do not.
  private func staysTogether(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ apostrophe: Int) -> Bool {
    guard apostrophe + 1 < bytes.count, bytes[apostrophe + 1].isLetter else { return false }
    let after = apostrophe + 2 < bytes.count && bytes[apostrophe + 2].isLetter
    if bytes[apostrophe + 1].lowered == UInt8(ascii: "t") && !after {
      return bytes[apostrophe - 1].lowered == UInt8(ascii: "n")
    }
    return apostrophe - start == 1 && after && bytes[start].lowered != UInt8(ascii: "i")
  }

  private func clipped(_ low: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    guard start > 0, low[start - 1].isAlphanumeric else { return start + 1 }
    for ending in Self.endings where start + ending.count <= low.count {
      let end = start + ending.count
      if low[start..<end].elementsEqual(ending), end == low.count || !low[end].isAlphanumeric { return end }
    }
    return start + 1
  }

  private static let endings: [[UInt8]] = ["'s", "'ll", "'d", "'ve", "'re", "'m"].map { Array($0.utf8) }
}

extension Token {
  fileprivate init(
    _ kind: Kind?, _ start: Int, _ end: Int, _ low: UnsafeBufferPointer<UInt8>,
    _ cased: UnsafeBufferPointer<UInt8>
  ) {
    self.start = Int32(start)
    self.end = Int32(end)
    word = Token.hash(low[start..<end])
    var digits = 0
    var capitals = 0
    var others = 0
    for byte in cased[start..<end] {
      if byte.isDigit {
        digits += 1
      } else if byte.isUpper {
        capitals += 1
      } else {
        others += 1
      }
    }
    self.kind = kind ?? (digits == 0 ? .word : digits == end - start ? .number : .mixed)
    letters =
      switch (capitals, cased[start].isUpper) {
      case (0, _): others == 0 || kind != nil ? .none : .lower
      case (_, false): .inner
      case (1, true): .capital
      case (_, true): others == 0 ? .upper : .inner
      }
  }
}
