/// How many columns text takes, and in which form it can be shown safely.
///
/// Terminals disagree about joined emoji, skin tones, variation selectors and flags, so each is shown in
/// a form they all agree on. The stored text is never touched.
/// Source: Unicode Standard Annex 11 (width), Annex 29 (clusters), both at Unicode 14.
package enum TextWidth {
  /// What a terminal does with one scalar.
  enum Kind {
    /// Takes columns of its own, 1 or 2.
    case spacing(Int)
    /// Sits on the scalar before it and takes none.
    case mark
    /// Changes the look of the scalar before it where a terminal knows how: dropped.
    case selector
    /// Controls, formatting, unassigned and newer than Unicode 14: shown by a stand-in.
    case unsafe
  }

  static let zeroWidthNonJoiner: UInt32 = 0x200C
  static let zeroWidthJoiner: UInt32 = 0x200D

  /// The columns of `text` in its terminal-safe form.
  package static func columns(of text: String) -> Int {
    letters(of: text).reduce(0) { $0 + $1.glyph.columns }
  }

  /// Whether a text, given as UTF-8, is shown as it stands with a column for each scalar: printable ASCII, Latin
  /// letters, and what `evenkeel` itself puts between words, such as dashes and middle dots.
  static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(text)
    var place = 0
    while place < text.count {
      if place + 8 <= text.count, isPrintable(raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)) {
        place += 8
        continue
      }
      let length =
        switch text[place] {
        case 0x20..<0x7F: 1
        case 0xC2...0xCB: isPlainPair(text, at: place) ? 2 : 0
        case 0xE2: isPlainDash(text, at: place) ? 3 : 0
        default: 0
        }
      guard length > 0 else { return false }
      place += length
    }
    return true
  }

  /// Whether eight bytes are printable ASCII each. One too low borrows from its top bit; 0x7F carries into it.
  @inline(__always)
  private static func isPrintable(_ bytes: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops = ones &* 0x80
    return (bytes | (bytes &+ ones) | (bytes &- ones &* 0x20)) & tops == 0
  }

  /// U+00A1 to U+02FF without the soft hyphen U+00AD.
  private static func isPlainPair(_ text: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    guard place + 1 < text.count else { return false }
    let second = text[place + 1]
    return text[place] == 0xC2 ? second >= 0xA1 && second < 0xC0 && second != 0xAD : second & 0xC0 == 0x80
  }

  /// U+2010 to U+2027.
  private static func isPlainDash(_ text: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    place + 2 < text.count && text[place + 1] == 0x80 && (0x90...0xA7).contains(text[place + 2])
  }

  /// Columns of one scalar as the C function `wcwidth` counts: -1 for what is not printed, 0 for marks.
  package static func columns(of scalar: Unicode.Scalar) -> Int {
    switch kind(of: scalar) {
    case .spacing(let columns): columns
    case .mark, .selector: 0
    case .unsafe: -1
    }
  }

  static func kind(of scalar: Unicode.Scalar) -> Kind {
    let value = scalar.value
    switch value {
    case 0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x300: return .spacing(1)
    // Dashes, quotes, dots, arrows and lines, which every screen is full of.
    case 0x2010...0x2027, 0x2030...0x205E, 0x2190...0x21FF, 0x2500...0x257F: return .spacing(1)
    case 0x300..<0x370: return .mark
    case 0xFE00...0xFE0F, 0xE0020...0xE007F, 0xE0100...0xE01EF: return .selector
    // Counted as 1 or as 2, or as a mark, by one library or terminal and not by the next.
    case 0x3248...0x324F, 0x4DC0...0x4DFF, 0x1171E: return .unsafe
    // Vowels and final consonants of Hangul join the consonant before them.
    case 0x1160...0x11FF, 0xD7B0...0xD7C6, 0xD7CB...0xD7FB: return .mark
    default: return kindByCategory(of: scalar)
    }
  }

  private static func kindByCategory(of scalar: Unicode.Scalar) -> Kind {
    guard let age = scalar.properties.age, age.major <= 14 else { return .unsafe }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return .mark
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: return .unsafe
    default: return .spacing(isWide(scalar.value) ? 2 : 1)
    }
  }

  static func isWide(_ value: UInt32) -> Bool {
    guard value >= 0x1100 else { return false }
    var low = 0
    var high = wideRanges.count
    while low < high {
      let middle = (low + high) / 2
      if wideRanges[middle].last < value { low = middle + 1 } else { high = middle }
    }
    return low < wideRanges.count && wideRanges[low].first <= value
  }

  /// Scripts whose letters change shape at a zero-width joiner or non-joiner: Hebrew and Arabic to
  /// Myanmar, Khmer and Mongolian. There it is spelling; anywhere else it hides something.
  static func joins(_ value: UInt32) -> Bool {
    (0x590...0x109F).contains(value) || (0x1780...0x18AF).contains(value)
  }
}
