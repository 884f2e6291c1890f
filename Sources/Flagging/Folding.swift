/// Letters beyond ASCII, evened out: composed and decomposed spellings read alike.
enum Folding {
  enum Kind {
    case letter
    /// A combining mark or something without width: part of the word, and of no weight.
    case mark
    case apostrophe
    case quote
    case pause
    case full
    case blank
  }

  /// Source: Unicode general categories; only what occurs in typed notes and transcripts is told apart.
  static func kind(_ scalar: UInt32) -> Kind {
    switch scalar {
    case 0x2018, 0x2019, 0x02BC, 0x00B4, 0xFF07: .apostrophe
    case 0x201C...0x201F, 0x00AB, 0x00BB, 0xFF02: .quote
    case 0x0300...0x036F, 0x200B...0x200F, 0x2060, 0xFEFF, 0x00AD, 0xFE00...0xFE0F: .mark
    case 0x2010...0x2015, 0x2026, 0x3001, 0xFF0C: .pause
    case 0x2028, 0x2029, 0x3002, 0xFF01, 0xFF0E, 0xFF1F: .full
    case 0..<0x00AA, 0x2000...0x206F, 0x3000, 0x00D7, 0x00F7, 0xFFFD: .blank
    case 0x1F000...0x1FAFF, 0x2190...0x2BFF: .pause
    default: .letter
    }
  }

  /// One or two ASCII letters for a Latin letter with a diacritic; zero for any other letter.
  static func fold(_ scalar: UInt32) -> (UInt8, UInt8) {
    guard scalar >= 0xC0, scalar < 0x180 else { return (0, 0) }
    let index = Int(scalar - 0xC0)
    return table.withUnsafeBufferPointer { letters in
      let letter = letters[index]
      switch letter {
      case UInt8(ascii: "1"): return (UInt8(ascii: "a"), UInt8(ascii: "e"))
      case UInt8(ascii: "2"): return (UInt8(ascii: "s"), UInt8(ascii: "s"))
      case UInt8(ascii: "3"): return (UInt8(ascii: "t"), UInt8(ascii: "h"))
      case UInt8(ascii: "4"): return (UInt8(ascii: "o"), UInt8(ascii: "e"))
      default: return (letter, 0)
      }
    }
  }

  /// A word as the reader folds it, for words that come from rule files.
  static func folded(_ word: Substring) -> String {
    guard word.utf8.contains(where: { $0 >= 0x80 || $0 < 0x61 }) else { return String(word) }
    var bytes: [UInt8] = []
    for scalar in word.lowercased().unicodeScalars {
      switch (scalar.value, kind(scalar.value)) {
      case (..<0x80, _): bytes.append(UInt8(scalar.value))
      case (_, .letter):
        let (first, second) = fold(scalar.value)
        if first == 0 { bytes += Array(String(scalar).utf8) } else { bytes.append(first) }
        if second != 0 { bytes.append(second) }
      case (_, .apostrophe): bytes.append(UInt8(ascii: "'"))
      case (_, .mark), (_, .quote), (_, .pause), (_, .full), (_, .blank): break
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  // U+00C0 to U+017F, one character each: the base letter, or a digit for a pair of letters.
  private static let table = Array(
    ("aaaaaa1ceeeeiiiidnooooo.ouuuuy32" + "aaaaaa1ceeeeiiiidnooooo.ouuuuy3y"
      + "aaaaaaccccccccddddeeeeeeeeeegggg" + "gggghhhhiiiiiiiiiiiijjkkklllllll"
      + "lllnnnnnnnnnoooooo44rrrrrrssssss" + "ssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)
}
