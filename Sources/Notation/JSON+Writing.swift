// How evenkeel writes JSON: no blanks, members in their order, text as it is. Escaped are only the quote, the
// backslash and what could act on a terminal or split a line: see `isHarmful(_:)`.
extension JSON {
  /// The value as UTF-8, without a line end.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return bytes
  }

  /// The value as text, without a line end.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Appends the value to `bytes`.
  package func write(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .number(let digits): bytes.append(contentsOf: digits.utf8)
    case .string(let text): Self.write(text, to: &bytes)
    case .array(let values): Self.write(values, to: &bytes)
    case .object(let members): Self.write(members, to: &bytes)
    }
  }

  private static func write(_ values: [JSON], to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "["))
    for (place, value) in values.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      value.write(to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private static func write(_ members: [Member], to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "{"))
    for (place, member) in members.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      write(member.name, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      member.value.write(to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  /// Appends `text` in quotes.
  package static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { write(plain: $0, to: &bytes) }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Copies whole stretches; looks at scalars only where a byte could begin a harmful one.
  private static func write(plain utf8: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    var copied = 0
    var place = 0
    while place < utf8.count {
      guard needsALook(utf8[place]), let (escape, width) = escape(at: place, in: utf8) else {
        place += 1
        continue
      }
      bytes.append(contentsOf: utf8[copied..<place])
      bytes.append(contentsOf: escape.utf8)
      place += width
      copied = place
    }
    bytes.append(contentsOf: utf8[copied...])
  }

  /// Every harmful scalar begins with one of these bytes; so do harmless ones.
  @inline(__always)
  private static func needsALook(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xC2 || byte == 0xD8
      || byte == 0xE1 || byte == 0xE2 || byte == 0xEF
  }

  private static func escape(at place: Int, in utf8: UnsafeBufferPointer<UInt8>) -> (String, width: Int)? {
    if let short = shortEscapes[utf8[place]] { return (short, 1) }
    var decoder = UTF8()
    var rest = utf8[place...].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&rest), isHarmful(scalar) else { return nil }
    return ("\\u" + fourHexDigits(scalar), UTF8.width(scalar))
  }

  private static let shortEscapes: [UInt8: String] = [
    0x08: "\\b", 0x09: "\\t", 0x0A: "\\n", 0x0C: "\\f", 0x0D: "\\r", 0x22: "\\\"", 0x5C: "\\\\",
  ]
}
