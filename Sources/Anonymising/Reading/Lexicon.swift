/// What public lists know of a word: how common, how ordinary, how usual as a name or a place.
///
/// File format: one word a line, lower case, accents folded, then letter-digit pairs in any order:
/// `c` how common (9 is one word in a hundred), `w` an ordinary word (9 the most basic), `f` first name,
/// `s` surname, `p` place (9 the largest), `o` organisation. Sources and licences: the model's card.
package struct Lexicon: Sendable {
  /// Ratings of one word, four bits each.
  package struct Facts: Hashable, Sendable {
    /// All ratings in one number.
    package var bits: UInt32

    /// What is known of a word on no list.
    package static let none = Facts(bits: 0)

    /// 9 is one word in a hundred.
    package var common: UInt32 { bits & 15 }

    /// 9 is a word every child knows; 0 is no ordinary word.
    package var ordinary: UInt32 { bits >> 4 & 15 }

    /// How usual as a first name.
    package var first: UInt32 { bits >> 8 & 15 }

    /// How usual as a surname.
    package var surname: UInt32 { bits >> 12 & 15 }

    /// 9 is a country or a city of millions.
    package var place: UInt32 { bits >> 16 & 15 }

    /// 1 for the name of a brand or a company.
    package var organisation: UInt32 { bits >> 20 & 15 }

    /// Whether the word is one of the commonest names of all and no everyday word besides.
    package var isNameFirst: Bool { ordinary < 9 && max(first, surname) == 9 }

    /// Whether any list holds the word.
    package var isKnown: Bool { bits >> 24 & 1 == 1 }
  }

  private var keys: [UInt32]
  private var values: [UInt32]
  private let mask: Int

  /// The list that ships with the program.
  package static let shipped = Lexicon(Shelf.lexicon)

  /// Reads one word a line.
  package init(_ shelf: Shelf) {
    var lines = 0
    for byte in shelf.bytes where byte == .newline { lines += 1 }
    var size = 1024
    while size < lines * 2 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    values = Array(repeating: 0, count: size)
    mask = size - 1
    shelf.eachLine { add($0) }
  }

  private mutating func add(_ line: Slice<UnsafeBufferPointer<UInt8>>) {
    guard let gap = line.firstIndex(of: .space) else { return }
    var bits: UInt32 = 1 << 24
    var at = gap + 1
    while at + 1 < line.endIndex {
      bits |= UInt32(line[at + 1] & 15) << Self.shift(line[at])
      at += 2
    }
    let key = Token.hash(line[line.startIndex..<gap])
    var slot = Self.slot(key, mask)
    while values[slot] != 0 && keys[slot] != key { slot = (slot + 1) & mask }
    keys[slot] = key
    values[slot] = bits
  }

  private static func shift(_ letter: UInt8) -> UInt32 {
    switch letter {
    case UInt8(ascii: "c"): 0
    case UInt8(ascii: "w"): 4
    case UInt8(ascii: "f"): 8
    case UInt8(ascii: "s"): 12
    case UInt8(ascii: "p"): 16
    default: 20
    }
  }

  private static func slot(_ key: UInt32, _ mask: Int) -> Int { Int(key &* 0x9E37_79B1 >> 8) & mask }

  /// The facts of a word by its hash; ``Facts/none`` for a word on no list.
  package func facts(_ word: UInt32) -> Facts {
    var slot = Self.slot(word, mask)
    while values[slot] != 0 {
      if keys[slot] == word { return Facts(bits: values[slot]) }
      slot = (slot + 1) & mask
    }
    return .none
  }

  /// The facts of a folded word.
  package func facts(_ word: String) -> Facts { facts(Token.hash(word)) }
}
