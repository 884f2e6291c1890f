/// Walks over the bytes of one JSON text, value by value, and always knows where it stands.
///
/// For readers that need the place of a member or do not want every value made: enter an object, ask for one
/// name after another, and read or skip what follows it. The bytes must outlive the scanner.
///
///     try scanner.beginObject()
///     while let name = try scanner.nextName() { … try scanner.value() … or try scanner.skip() }
package struct JSONScanner {
  private let bytes: UnsafeBufferPointer<UInt8>

  /// The byte to be read next.
  package private(set) var offset = 0

  private var depth = 0

  /// No member has been read yet of the object entered last.
  private var isAtFirstName = false

  package init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  // MARK: Objects, name by name

  /// Steps over blanks and the opening brace.
  package mutating func beginObject() throws(JSONError) {
    skipBlanks()
    guard take(ascii("{")) else { throw error("expected an object") }
    try deepen()
    isAtFirstName = true
  }

  /// The next member's name, with the scanner at the first byte of its value; `nil` once the closing brace has
  /// been read. The value must be read or skipped before the next name.
  package mutating func nextName() throws(JSONError) -> String? {
    skipBlanks()
    if take(ascii("}")) {
      depth -= 1
      isAtFirstName = false
      return nil
    }
    if !isAtFirstName {
      guard take(ascii(",")) else { throw error("expected ',' or '}'") }
      skipBlanks()
    }
    isAtFirstName = false
    guard peek == ascii("\"") else { throw error("expected a name in quotes") }
    let name = try string()
    skipBlanks()
    guard take(ascii(":")) else { throw error("expected ':'") }
    skipBlanks()
    return name
  }

  /// Makes sure that nothing but blanks is left.
  package mutating func end() throws(JSONError) {
    skipBlanks()
    guard offset == bytes.count else { throw error("something follows the end of the value") }
  }

  // MARK: Values

  /// Reads the value that begins here, after any blanks.
  package mutating func value() throws(JSONError) -> JSON {
    skipBlanks()
    guard let first = peek else { throw error("the text ends where a value should be") }
    switch first {
    case ascii("{"): return .object(try members())
    case ascii("["): return .array(try elements())
    case ascii("\""): return .string(try string())
    case ascii("t"): return try word("true", .bool(true))
    case ascii("f"): return try word("false", .bool(false))
    case ascii("n"): return try word("null", .null)
    case ascii("-"), ascii("0")...ascii("9"): return .number(try number())
    default: throw error("expected a value")
    }
  }

  /// Steps over the value that begins here; gives the bytes it takes.
  package mutating func skip() throws(JSONError) -> Range<Int> {
    skipBlanks()
    let start = offset
    _ = try value()
    return start..<offset
  }

  /// The bytes between the quotes of the string that begins here, when it has no escapes and is all ASCII;
  /// `nil`, with nothing read, when it is anything else.
  package mutating func plainString() -> Range<Int>? {
    skipBlanks()
    guard peek == ascii("\"") else { return nil }
    var place = offset + 1
    while place < bytes.count, (0x20..<0x7F).contains(bytes[place]), bytes[place] != ascii("\\") {
      if bytes[place] == ascii("\"") {
        let range = offset + 1..<place
        offset = place + 1
        return range
      }
      place += 1
    }
    return nil
  }

  /// Steps over these very bytes; `false`, with nothing read, when others stand here.
  package mutating func takes(_ text: StaticString) -> Bool {
    guard bytes.holds(text, at: offset) else { return false }
    offset += text.utf8CodeUnitCount
    return true
  }

  /// A whole number of at most nine digits, none of them a zero in front; `nil`, with nothing read, for another.
  package mutating func shortNumber() -> Int? {
    var (place, number) = (offset, 0)
    while place < bytes.count, isDigit(bytes[place]), place - offset < 10 {
      number = number * 10 + Int(bytes[place] - 48)
      place += 1
    }
    guard place > offset, place - offset < 10, bytes[offset] != ascii("0") || place == offset + 1 else {
      return nil
    }
    offset = place
    return number
  }

  /// Steps over the string that begins here without making it; what stands between the quotes is not looked at.
  /// `false`, with nothing read, when it is no string or has no end.
  package mutating func passString() -> Bool {
    skipBlanks()
    let start = offset
    guard take(ascii("\"")) else { return false }
    while offset < bytes.count {
      _ = skipPlainBytes()
      if take(ascii("\"")) { return true }
      // What is behind a backslash does not end the string.
      offset += peek == ascii("\\") ? 2 : bytes.count
    }
    offset = start
    return false
  }

  private mutating func members() throws(JSONError) -> [JSON.Member] {
    try beginObject()
    var members: [JSON.Member] = []
    while let name = try nextName() { members.append(JSON.Member(name, try value())) }
    return members
  }

  private mutating func elements() throws(JSONError) -> [JSON] {
    offset += 1
    try deepen()
    defer { depth -= 1 }
    skipBlanks()
    var elements: [JSON] = []
    if take(ascii("]")) { return elements }
    repeat {
      elements.append(try value())
      skipBlanks()
    } while take(ascii(","))
    guard take(ascii("]")) else { throw error("expected ',' or ']'") }
    return elements
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONError) -> JSON {
    for index in 0..<word.utf8CodeUnitCount {
      guard take(word.utf8Start[index]) else { throw error("expected '\(word)'") }
    }
    return value
  }

  private mutating func number() throws(JSONError) -> String {
    let start = offset
    _ = take(ascii("-"))
    if !take(ascii("0")) { try digits() }
    if take(ascii(".")) { try digits() }
    if take(ascii("e")) || take(ascii("E")) {
      if !take(ascii("+")) { _ = take(ascii("-")) }
      try digits()
    }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private mutating func digits() throws(JSONError) {
    let start = offset
    while let byte = peek, isDigit(byte) { offset += 1 }
    guard offset > start else { throw error("expected a digit") }
  }

  // MARK: Strings

  private mutating func string() throws(JSONError) -> String {
    let start = offset + 1
    offset = start
    let isASCII = skipPlainBytes()
    guard peek == ascii("\"") else { return try escapedString(from: start) }
    defer { offset += 1 }
    let piece = UnsafeBufferPointer(rebasing: bytes[start..<offset])
    return isASCII ? String(decoding: piece, as: UTF8.self) : try text(piece, from: start)
  }

  /// The rest of a string that has at least one escape, put together piece by piece.
  private mutating func escapedString(from start: Int) throws(JSONError) -> String {
    var result = ""
    var pieceStart = start
    while true {
      let piece = UnsafeBufferPointer(rebasing: bytes[pieceStart..<offset])
      result += try text(piece, from: pieceStart)
      guard let byte = peek else { throw error("a string without its end") }
      offset += 1
      if byte == ascii("\"") { return result }
      guard byte == ascii("\\") else {
        offset -= 1
        throw error("a control character inside a string")
      }
      result.unicodeScalars.append(try escape())
      pieceStart = offset
      _ = skipPlainBytes()
    }
  }

  /// Goes on to the next quote, backslash or control character, or to the end. Whether all it went over is ASCII.
  private mutating func skipPlainBytes() -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    var place = offset
    var seen: UInt64 = 0
    // Most of a journal is talk: eight of its bytes at a time.
    while place + 8 <= bytes.count {
      let word = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      guard !holdsSpecial(word) else { break }
      seen |= word
      place += 8
    }
    while place < bytes.count {
      let byte = bytes[place]
      if byte < 0x20 || byte == ascii("\"") || byte == ascii("\\") { break }
      seen |= UInt64(byte)
      place += 1
    }
    offset = place
    return seen & 0x8080_8080_8080_8080 == 0
  }

  private mutating func escape() throws(JSONError) -> Unicode.Scalar {
    guard let byte = peek else { throw error("a string without its end") }
    offset += 1
    switch byte {
    case ascii("\""), ascii("\\"), ascii("/"): return Unicode.Scalar(byte)
    case ascii("b"): return "\u{8}"
    case ascii("f"): return "\u{C}"
    case ascii("n"): return "\n"
    case ascii("r"): return "\r"
    case ascii("t"): return "\t"
    case ascii("u"): return try scalarEscape()
    default:
      offset -= 1
      throw error("an unknown escape")
    }
  }

  /// What stands after `\u`, with the second half of a surrogate pair when this is the first.
  private mutating func scalarEscape() throws(JSONError) -> Unicode.Scalar {
    let start = offset
    var code = try hexDigits()
    if (0xD800..<0xDC00).contains(code), take(ascii("\\")), take(ascii("u")) {
      let low = try hexDigits()
      if (0xDC00..<0xE000).contains(low) { code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00) }
    }
    guard let scalar = Unicode.Scalar(code) else {
      throw JSONError(offset: start - 2, message: "half a surrogate pair")
    }
    return scalar
  }

  private mutating func hexDigits() throws(JSONError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
        throw error("expected four hex digits")
      }
      code = code << 4 + UInt32(digit)
      offset += 1
    }
    return code
  }

  private func text(_ piece: UnsafeBufferPointer<UInt8>, from start: Int) throws(JSONError) -> String {
    // Asking the standard library to validate costs far more than both steps done here.
    if let place = firstInvalidByte(in: piece) {
      throw JSONError(offset: start + place, message: "bytes that are not UTF-8")
    }
    return String(decoding: piece, as: UTF8.self)
  }

  // MARK: Bytes

  private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard offset < bytes.count, bytes[offset] == byte else { return false }
    offset += 1
    return true
  }

  private mutating func skipBlanks() {
    while offset < bytes.count {
      let byte = bytes[offset]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      offset += 1
    }
  }

  private mutating func deepen() throws(JSONError) {
    depth += 1
    guard depth <= JSON.maxDepth else { throw error("nested more than \(JSON.maxDepth) deep") }
  }

  private func error(_ message: String) -> JSONError { JSONError(offset: offset, message: message) }
}

/// Whether a quote, a backslash or a control character is among these eight bytes.
///
/// Source: Hacker's Delight, "Find First 0-Byte": a byte that is subtracted from beyond its value borrows from its top
/// bit. A byte above 0x7F has that bit set already, and the complement leaves it out.
@inline(__always)
private func holdsSpecial(_ word: UInt64) -> Bool {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let quotes = word ^ (ones &* 0x22)
  let backslashes = word ^ (ones &* 0x5C)
  let found =
    ((word &- ones &* 0x20) & ~word) | ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes)
  return found & (ones &* 0x80) != 0
}

/// Where the first scalar begins that is not well-formed UTF-8; `nil` when all are.
///
/// Source: The Unicode Standard, table 3-7 (well-formed UTF-8 byte sequences).
private func firstInvalidByte(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  var place = 0
  while place < bytes.count {
    let first = bytes[place]
    if first < 0x80 {
      place += 1
      continue
    }
    guard let form = wellFormed(first), place + form.length <= bytes.count, form.second ~= bytes[place + 1]
    else { return place }
    for later in place + 2..<max(place + 2, place + form.length) where bytes[later] & 0xC0 != 0x80 {
      return place
    }
    place += form.length
  }
  return nil
}

/// How many bytes a scalar that begins with this byte has, and what the second may be.
private func wellFormed(_ first: UInt8) -> (length: Int, second: ClosedRange<UInt8>)? {
  switch first {
  case 0xC2...0xDF: (2, 0x80...0xBF)
  case 0xE0: (3, 0xA0...0xBF)
  case 0xED: (3, 0x80...0x9F)
  case 0xE1...0xEF: (3, 0x80...0xBF)
  case 0xF0: (4, 0x90...0xBF)
  case 0xF1...0xF3: (4, 0x80...0xBF)
  case 0xF4: (4, 0x80...0x8F)
  default: nil
  }
}

private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

@inline(__always)
private func ascii(_ scalar: Unicode.Scalar) -> UInt8 { UInt8(truncatingIfNeeded: scalar.value) }
