/// How the bytes of a file were read.
package enum TextEncoding: String, Hashable, Sendable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16, low byte first"
  case utf16BigEndian = "UTF-16, high byte first"
  /// The 8-bit text of Western European systems, of which Latin-1 is a part.
  case windows1252 = "Windows-1252 (Latin-1)"
}

/// A stretch of a file, in UTF-8.
typealias Bytes = ArraySlice<UInt8>

/// A file's text in UTF-8 with its lines, whatever it was encoded in and however its lines end.
struct SourceText {
  let encoding: TextEncoding
  let bytes: [UInt8]

  /// Without their ends; LF, CR LF and CR all end one.
  let lines: [Range<Int>]

  /// Bytes that are no text, by line.
  private(set) var problems: [ImportProblem] = []

  init(_ source: [UInt8]) throws(ImportError) {
    guard !source.isEmpty else { throw .empty }
    if let kind = Self.otherKinds.first(where: { source.starts(with: $0.start) })?.kind {
      throw .otherKind(kind)
    }
    let decoded = Self.decoded(source)
    encoding = decoded.encoding
    let mark = decoded.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    bytes = mark > 0 ? Array(decoded.bytes.dropFirst(mark)) : decoded.bytes
    lines = Self.lines(of: bytes)
    if let place = bytes.firstIndex(of: 0) { throw .binary(line: line(ofByte: place)) }
    if decoded.isMended { problems = mendedLines() }
  }

  /// Text made elsewhere, as the words of a page.
  init(utf8 bytes: [UInt8], encoding: TextEncoding) {
    self.encoding = encoding
    self.bytes = bytes
    lines = Self.lines(of: bytes)
  }

  subscript(_ line: Int) -> Bytes { bytes[lines[line]] }

  /// The first lines that are not blank, without the blanks around them; only the beginning of the file is looked at.
  func firstLines(_ count: Int) -> [Bytes] {
    var found: [Bytes] = []
    for range in lines.prefix(1000) where found.count < count {
      let line = bytes[range].trimmed
      if !line.isEmpty { found.append(line) }
    }
    return found
  }

  /// The line, from 1, that holds this byte.
  func line(ofByte place: Int) -> Int {
    var (low, high) = (0, lines.count)
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].upperBound < place { low = middle + 1 } else { high = middle }
    }
    return low + 1
  }

  private static func lines(of bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    lines.reserveCapacity(bytes.count / 32)
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      var place = 0
      while place < bytes.count {
        let byte = bytes[place]
        if byte == .lineFeed || byte == .carriageReturn {
          lines.append(start..<place)
          let isPair = byte == .carriageReturn && place + 1 < bytes.count && bytes[place + 1] == .lineFeed
          place += isPair ? 2 : 1
          start = place
        } else {
          place += 1
        }
      }
      if start < bytes.count { lines.append(start..<bytes.count) }
    }
    return lines
  }

  /// Files that people drag in instead of a text, by how they begin.
  private static let otherKinds: [(start: [UInt8], kind: String)] = [
    (Array("PK\u{3}\u{4}".utf8), "a Word file or another zip"),
    (Array("PK\u{5}\u{6}".utf8), "an empty zip"), (Array("PK\u{7}\u{8}".utf8), "a part of a zip"),
    (Array("%PDF".utf8), "a PDF"),
    (Array("{\\rtf".utf8), "rich text (RTF)"), ([0xD0, 0xCF, 0x11, 0xE0], "an old Word file"),
    (Array("ID3".utf8), "a recording"), (Array("RIFF".utf8), "a recording"),
    (Array("OggS".utf8), "a recording"),
    (Array("fLaC".utf8), "a recording"),
  ]
}

// MARK: Decoding

extension SourceText {
  private static func decoded(_ source: [UInt8]) -> (
    bytes: [UInt8], encoding: TextEncoding, isMended: Bool
  ) {
    if source.starts(with: [0xFF, 0xFE]) || hasNULs(source, at: 1) {
      return (utf16(source) { UInt16($0) | UInt16($1) << 8 }, .utf16LittleEndian, false)
    }
    if source.starts(with: [0xFE, 0xFF]) || hasNULs(source, at: 0) {
      return (utf16(source) { UInt16($0) << 8 | UInt16($1) }, .utf16BigEndian, false)
    }
    if UTF8Check.isValid(source) { return (source, .utf8, false) }
    if !UTF8Check.hasLongLetter(source) { return (windows1252(source), .windows1252, false) }
    return (Array(String(decoding: source, as: UTF8.self).utf8), .utf8, true)
  }

  /// Whether every second of the first bytes is NUL, as in Western words in UTF-16 without a mark.
  private static func hasNULs(_ source: [UInt8], at offset: Int) -> Bool {
    guard source.count >= 4 else { return false }
    return stride(from: offset, to: min(source.count, 64), by: 2).allSatisfy { source[$0] == 0 }
      && stride(from: 1 - offset, to: min(source.count, 64), by: 2).allSatisfy { source[$0] != 0 }
  }

  private static func utf16(_ source: [UInt8], _ unit: (UInt8, UInt8) -> UInt16) -> [UInt8] {
    let units = stride(from: 0, to: source.count - 1, by: 2).map { unit(source[$0], source[$0 + 1]) }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// Source: the WHATWG Encoding Standard's index of windows-1252; 0xA0 and up are as in Latin-1.
  private static func windows1252(_ source: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(source.count + source.count / 8)
    for byte in source {
      if byte < 0x80 {
        bytes.append(byte)
      } else {
        let scalar = byte < 0xA0 ? upperControls[Int(byte) - 0x80] : Unicode.Scalar(byte)
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return bytes
  }

  private static let upperControls =
    Array(
      "\u{20AC}\u{81}\u{201A}\u{192}\u{201E}\u{2026}\u{2020}\u{2021}\u{2C6}\u{2030}\u{160}\u{2039}\u{152}\u{8D}\u{17D}"
        .unicodeScalars)
    + Array(
      "\u{8F}\u{90}\u{2018}\u{2019}\u{201C}\u{201D}\u{2022}\u{2013}\u{2014}\u{2DC}\u{2122}\u{161}\u{203A}\u{153}"
        .unicodeScalars) + Array("\u{9D}\u{17E}\u{178}".unicodeScalars)

  /// The lines in which a byte was replaced by U+FFFD.
  private func mendedLines() -> [ImportProblem] {
    lines.indices.compactMap { index in
      let line = self[index]
      guard let place = line.firstIndex(of: 0xEF),
        line[place...].indices.contains(where: { line[$0...].starts(with: [0xEF, 0xBF, 0xBD]) })
      else { return nil }
      return ImportProblem(line: index + 1, "a byte is no UTF-8; \u{FFFD} stands in its place")
    }
  }
}

private enum UTF8Check {
  static func isValid(_ source: [UInt8]) -> Bool { String(validating: source, as: UTF8.self) != nil }

  /// Whether a letter of two bytes or more stands anywhere: then it is UTF-8 with damage, not an 8-bit text.
  static func hasLongLetter(_ source: [UInt8]) -> Bool {
    var decoder = UTF8()
    var iterator = source.makeIterator()
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): if scalar.value >= 0x80 { return true }
      case .error: continue
      case .emptyInput: return false
      }
    }
  }
}

extension Bytes {
  /// Without blanks, line ends and no-break spaces at either end.
  var trimmed: Bytes {
    var rest = self
    while let first = rest.first {
      if first.isBlank || first == .lineFeed || first == .carriageReturn {
        rest = rest.dropFirst()
      } else if first == 0xC2, rest.dropFirst().first == 0xA0 {
        rest = rest.dropFirst(2)
      } else {
        break
      }
    }
    while let last = rest.last {
      if last.isBlank || last == .lineFeed || last == .carriageReturn {
        rest = rest.dropLast()
      } else if last == 0xA0, rest.dropLast().last == 0xC2 {
        rest = rest.dropLast(2)
      } else {
        break
      }
    }
    return rest
  }

  var text: String { String(decoding: self, as: UTF8.self) }

  /// Where `sign` stands first.
  func place(of sign: StaticString) -> Int? {
    let count = sign.utf8CodeUnitCount
    guard self.count >= count, let first = sign.withUTF8Buffer({ $0.first }) else { return nil }
    var from = startIndex
    while let place = self[from...].firstIndex(of: first), endIndex - place >= count {
      if sign.withUTF8Buffer({ self[place..<place + count].elementsEqual($0) }) { return place }
      from = place + 1
    }
    return nil
  }
}
