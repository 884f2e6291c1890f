/// Letters and digits dressed up as signs, such as the bold, script and circled ones that people paste from elsewhere.
///
/// Source: Unicode compatibility decompositions of the blocks named below.
enum StyledLetters {
  /// The plain letter or digit, in its case; `nil` for other signs of those blocks.
  static func base(_ value: UInt32) -> UInt8? {
    switch value {
    // Mathematical Alphanumeric Symbols: alphabets of 52 letters, then digits.
    case 0x1D400...0x1D6A3: letter((value - 0x1D400) % 52)
    case 0x1D7CE...0x1D7FF: UInt8(ascii: "0") + UInt8((value - 0x1D7CE) % 10)
    case 0x24B6...0x24E9: letter(value - 0x24B6)
    // Squared, and white on black, capitals only.
    case 0x1F130...0x1F149: letter(value - 0x1F130)
    case 0x1F150...0x1F169: letter(value - 0x1F150)
    case 0x1F170...0x1F189: letter(value - 0x1F170)
    default: letterlike[value]
    }
  }

  /// 26 capitals, then 26 small letters.
  private static func letter(_ place: UInt32) -> UInt8 {
    place < 26 ? UInt8(ascii: "A") + UInt8(place) : UInt8(ascii: "a") + UInt8(place - 26)
  }

  /// The Letterlike Symbols that fill the gaps of the mathematical alphabets.
  private static let letterlike: [UInt32: UInt8] = {
    let rows: [(Unicode.Scalar, String)] = [
      ("B", "\u{212C}"), ("C", "\u{2102}\u{212D}"), ("E", "\u{2130}"), ("F", "\u{2131}"),
      ("H", "\u{210B}\u{210C}\u{210D}"), ("I", "\u{2110}\u{2111}"), ("L", "\u{2112}"), ("M", "\u{2133}"),
      ("N", "\u{2115}"), ("P", "\u{2119}"), ("Q", "\u{211A}"), ("R", "\u{211B}\u{211C}\u{211D}"),
      ("Z", "\u{2124}\u{2128}"), ("e", "\u{212F}"), ("g", "\u{210A}"), ("h", "\u{210E}"), ("i", "\u{2139}"),
      ("l", "\u{2113}"), ("o", "\u{2134}"), ("K", "\u{212A}"), ("A", "\u{212B}"),
    ]
    var bases: [UInt32: UInt8] = [:]
    for (base, styled) in rows {
      for scalar in styled.unicodeScalars { bases[scalar.value] = UInt8(ascii: base) }
    }
    return bases
  }()
}
