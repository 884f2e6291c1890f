/// A line of a guide's text, without its end.
struct GuideLine {
  /// From 1, as an editor counts.
  var number: Int
  /// The first byte's column, from 1; above 1 only behind a soft line break (Word's vertical tab).
  var firstColumn: Int
  var bytes: ArraySlice<UInt8>

  /// Columns of white space in front; a tab goes on to the next multiple of four.
  var indent: Int {
    var columns = 0
    for byte in bytes {
      if byte == ASCII.space {
        columns += 1
      } else if byte == ASCII.tab {
        columns += 4 - columns % 4
      } else {
        break
      }
    }
    return columns
  }

  /// The column of a byte of this line, from 1, in Unicode scalars.
  func column(at index: Int) -> Int {
    firstColumn + scalarCount(bytes[bytes.startIndex..<min(max(index, bytes.startIndex), bytes.endIndex)])
  }

  /// The lines of a text, whatever its line ends: LF, CR, CRLF, and Unicode's own.
  static func lines(of text: String) -> [GuideLine] {
    let bytes = plainSpaced(composed(text))
    var lines: [GuideLine] = []
    for whole in bytes.split(separator: ASCII.lineFeed, omittingEmptySubsequences: false) {
      appendParts(of: whole, number: (lines.last?.number ?? 0) + 1, to: &lines)
    }
    return lines
  }

  /// A soft line break starts a new line of the outline, but an editor counts on in the same one.
  private static func appendParts(of whole: ArraySlice<UInt8>, number: Int, to lines: inout [GuideLine]) {
    var column = 1
    let parts = whole.split(omittingEmptySubsequences: false) {
      $0 == ASCII.verticalTab || $0 == ASCII.formFeed
    }
    for part in parts {
      lines.append(GuideLine(number: number, firstColumn: column, bytes: part))
      column += scalarCount(part) + 1
    }
  }

  /// One kind of line end and one kind of blank, each scalar still one scalar so that columns hold.
  private static func plainSpaced(_ text: String) -> [UInt8] {
    let old = Array(text.utf8)
    var new: [UInt8] = []
    new.reserveCapacity(old.count)
    var i = old.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while i < old.count {
      if let (plain, length) = standIn(old, i) {
        new.append(plain)
        i += length
      } else {
        new.append(old[i])
        i += 1
      }
    }
    return new
  }

  /// What stands for an odd line end or blank at `i`, and how many bytes it takes the place of.
  private static func standIn(_ bytes: [UInt8], _ i: Int) -> (plain: UInt8, length: Int)? {
    guard bytes[i] == 0x0D || bytes[i] >= 0xC2 else { return nil }
    func next(_ step: Int) -> UInt8 { i + step < bytes.count ? bytes[i + step] : 0 }
    switch (bytes[i], next(1), next(2)) {
    case (0x0D, 0x0A, _): return (ASCII.lineFeed, 2)
    case (0x0D, _, _): return (ASCII.lineFeed, 1)
    case (0xC2, 0xA0, _): return (ASCII.space, 2)  // no-break space
    case (0xC2, 0x85, _): return (ASCII.lineFeed, 2)  // next line
    case (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9): return (ASCII.lineFeed, 3)  // line, paragraph separator
    case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F): return (ASCII.space, 3)
    case (0xE3, 0x80, 0x80): return (ASCII.space, 3)  // ideographic space
    default: return nil
    }
  }
}

/// The few bytes that give a guide its shape.
enum ASCII {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let verticalTab: UInt8 = 0x0B
  static let formFeed: UInt8 = 0x0C
  static let space = UInt8(ascii: " ")

  static func isBlank(_ byte: UInt8) -> Bool { byte == space || byte == tab }
  static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
  static func isUpper(_ byte: UInt8) -> Bool { (65...90).contains(byte) }
  static func isLower(_ byte: UInt8) -> Bool { (97...122).contains(byte) }
  static func isLetter(_ byte: UInt8) -> Bool { isUpper(byte) || isLower(byte) || byte >= 0x80 }
}

func scalarCount(_ bytes: ArraySlice<UInt8>) -> Int {
  // Continuation bytes are 10xxxxxx; every other byte begins a scalar.
  bytes.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
}

extension ArraySlice<UInt8> {
  /// Without blanks at either end; indices stay those of the whole text.
  var trimmed: ArraySlice<UInt8> {
    guard let first = firstIndex(where: { !ASCII.isBlank($0) }),
      let last = lastIndex(where: { !ASCII.isBlank($0) })
    else { return self[startIndex..<startIndex] }
    return self[first...last]
  }

  var string: String { String(decoding: self, as: UTF8.self) }

  /// The first `count` bytes in lower case, for comparing with short words; costs no more than `count`.
  func lowerCasedPrefix(_ count: Int) -> String {
    String(decoding: prefix(count).map { ASCII.isUpper($0) ? $0 + 32 : $0 }, as: UTF8.self)
  }
}
