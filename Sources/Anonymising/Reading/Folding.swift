/// What a scalar becomes before words are compared: its base letter, a plain sign, nothing, or itself.
///
/// `É` and `E` + U+0301 both become `E`, so NFC and NFD text read alike.
enum Folding: Equatable {
  case ascii(UInt8)
  case pair(UInt8, UInt8)
  case dropped
  case kept
  /// Another letter of the same script and length: `ό` is `ο`, `й` is `и`.
  case letter(Unicode.Scalar)

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0xC0...0x24F, 0x1E00...0x1EFF: self = Self.latin(scalar.value)
    case 0x300...0x36F, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFE00...0xFE0F, 0xFEFF:
      self = .dropped
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: self = .ascii(.space)
    case 0x2028, 0x2029, 0x85: self = .ascii(.newline)
    case 0x2018...0x201B, 0x2B9, 0x2BC, 0x2032, 0x60, 0xB4: self = .ascii(.apostrophe)
    case 0x201C...0x201F, 0xAB, 0xBB: self = .ascii(UInt8(ascii: "\""))
    case 0x2010...0x2015, 0x2212: self = .ascii(.hyphen)
    case 0x2026: self = .ascii(.dot)
    case 0xA2...0xA5, 0x20A0...0x20CF: self = .ascii(UInt8(ascii: "$"))
    // Vowel points and stretchers of Hebrew and Arabic: the same name is written with and without.
    case 0x591...0x5BD, 0x5BF...0x5C7, 0x640, 0x64B...0x65F, 0x670: self = .dropped
    case 0x5BE, 0x5F3, 0x5F4, 0x60C, 0x61B, 0x61F, 0x66A...0x66D, 0x6D4: self = .ascii(.star)
    case 0xFF01...0xFF5E: self = .ascii(UInt8(scalar.value - 0xFEE0))
    case 0x2100...0x213F, 0x24B6...0x24E9, 0x1D400...0x1D7FF, 0x1F130...0x1F189:
      self = StyledLetters.base(scalar.value).map { .ascii($0) } ?? .ascii(.star)
    case 0x80...0xBF, 0x2016...0x2BFF, 0x3001...0x3004, 0x3008...0x3020, 0x1F000...0x1FAFF:
      self = .ascii(.star)
    case 0x370...0x3FF, 0x400...0x45F, 0x622...0x649, 0x1F00...0x1FFF:
      self = OtherLetters.base(scalar).map { .letter($0) } ?? .kept
    default: self = .kept
    }
  }

  private static func latin(_ value: UInt32) -> Folding {
    switch value {
    case 0xC6: return .pair(UInt8(ascii: "A"), UInt8(ascii: "E"))
    case 0xE6: return .pair(UInt8(ascii: "a"), UInt8(ascii: "e"))
    case 0xDE: return .pair(UInt8(ascii: "T"), UInt8(ascii: "h"))
    case 0xFE: return .pair(UInt8(ascii: "t"), UInt8(ascii: "h"))
    case 0xDF: return .pair(UInt8(ascii: "s"), UInt8(ascii: "s"))
    case 0x152: return .pair(UInt8(ascii: "O"), UInt8(ascii: "E"))
    case 0x153: return .pair(UInt8(ascii: "o"), UInt8(ascii: "e"))
    case 0xD7, 0xF7: return .ascii(.star)
    default: break
    }
    let base = value < 0x1E00 ? bases[Int(value - 0xC0)] : vietnamese[Int(value - 0x1E00)]
    return base == .dot ? .kept : .ascii(base)
  }

  /// Base letters of U+00C0 to U+024F, a dot where there is none. Source: Unicode decompositions, and
  /// the barred letters by look.
  private static let bases: [UInt8] = Array(
    ("AAAAAA.CEEEEIIIIDNOOOOO.OUUUUY..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y"
      + "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi..JjKkkLlLlLlL"
      + "lLlNnNnNn.NnOoOoOo..RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs"
      + "bB.............A.Ff.............Oo.............Uu..............."
      + ".............AaIiOoUuUuUuUuUu.AaAa....GgKkOoOo..j...Gg..NnAa...."
      + "AaAaEeEeIiIiOoOoRrRrUuUuSsTt..Hh......AaEeOoOoOoOoYy............" + "...B............").utf8)

  /// Base letters of U+1E00 to U+1EFF.
  private static let vietnamese: [UInt8] = Array(
    ("AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMm"
      + "MmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVv"
      + "WwWwWwWwWwXxXxYyZzZzZzhtwy.s....AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEe"
      + "EeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy......").utf8)
}

extension UInt8 {
  static let space = UInt8(ascii: " ")
  static let newline = UInt8(ascii: "\n")
  static let apostrophe = UInt8(ascii: "'")
  static let hyphen = UInt8(ascii: "-")
  static let dot = UInt8(ascii: ".")
  static let star = UInt8(ascii: "*")

  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isUpper: Bool { self >= 0x41 && self <= 0x5A }
  var isLower: Bool { self >= 0x61 && self <= 0x7A }

  /// A letter of any script: bytes past ASCII that folding kept belong to words.
  var isLetter: Bool { isLower || isUpper || self >= 0x80 }
  var isAlphanumeric: Bool { isLetter || isDigit }
  var lowered: UInt8 { isUpper ? self | 0x20 : self }
}
