/// A person's name as part of a file's name, readable back: a space stands as `_`, whatever a file system may trip
/// over as `%` and two hex digits.
enum FileWord {
  static func isControl(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .control }

  static func escaped(_ name: String) -> String {
    name.unicodeScalars.reduce(into: "") { file, scalar in
      if scalar == " " {
        file += "_"
      } else if scalar == "-" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar.properties.canonicalCombiningClass != .notReordered
      {
        file.unicodeScalars.append(scalar)
      } else {
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { file += "%" + hex(byte) }
      }
    }
  }

  private static func hex(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }

  static func unescaped(_ stem: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = stem.utf8[...]
    while let first = rest.popFirst() {
      let digits = rest.prefix(2)
      if first == UInt8(ascii: "%"), digits.count == 2, let byte = UInt8(String(digits) ?? "", radix: 16) {
        bytes.append(byte)
        rest.removeFirst(2)
      } else {
        bytes.append(first == UInt8(ascii: "_") ? UInt8(ascii: " ") : first)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
