import Notation

/// The way back from one file that left under pseudonyms to the file as it would have been with the names in it.
///
/// A file of its own in `private/keys/`, named for the digest of what left, one JSON object:
/// `{"format":1,"path":"…","at":"…","file":"SHA-256 of what left","original":"SHA-256 of the other",
/// "stretches":[[start,"what stands there","what stood there"],…]}`; instead of `stretches`, `whole` holds the other
/// file in base64 where it is no text.
package struct FileKey: Hashable, Sendable {
  /// Where it was written to, as it was asked for.
  package var path: String

  /// When, as ISO 8601 has it.
  package var at: String

  /// SHA-256 of the file that left, 64 lower-case hex digits.
  package var file: String

  /// SHA-256 of the file with the names in it.
  package var original: String

  private var content: Content

  private enum Content: Hashable, Sendable {
    case stretches(TextKey)
    case whole([UInt8])
  }

  /// - Parameters:
  ///   - redacted: the bytes that leave, with their digest in `file`.
  ///   - identified: the same with the names, with its digest in `original`.
  package init(
    path: String, at: String, redacted: [UInt8], file: String, identified: [UInt8], original: String
  ) {
    self.path = path
    self.at = at
    self.file = file
    self.original = original
    // A key is only good when it is known to lead back.
    if let key = TextKey(identified, to: redacted), key.original(of: redacted) == identified {
      content = .stretches(key)
    } else {
      content = .whole(identified)
    }
  }

  /// The file with the names in it; `nil` when `redacted` is not the file that left.
  package func original(of redacted: [UInt8]) -> [UInt8]? {
    switch content {
    case .stretches(let key): key.original(of: redacted)
    case .whole(let bytes): bytes
    }
  }

  /// The key's file.
  package var bytes: [UInt8] {
    var whole: JSON?
    if case .whole(let bytes) = content { whole = .string(Base64.text(bytes)) }
    let object = JSON(present: [
      "format": 1, "path": .string(path), "at": .string(at), "file": .string(file),
      "original": .string(original), "whole": whole,
    ])
    var bytes = object.bytes
    if case .stretches(let key) = content {
      // One by one, since a long transcript has hundreds of thousands.
      bytes.removeLast()
      bytes += ",\"stretches\":[".utf8
      for (place, stretch) in key.stretches.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        let row: JSON = [
          JSON(stretch.bytes.lowerBound), .string(stretch.replacement), .string(stretch.original),
        ]
        row.write(to: &bytes)
      }
      bytes += "]}".utf8
    }
    return bytes + [.newline]
  }

  /// Reads a key back; `nil` when it is none.
  package init?(reading bytes: [UInt8]) {
    guard let value = try? JSON.parse(bytes), value["format"]?.int == 1, let path = value["path"]?.string,
      let at = value["at"]?.string, let file = value["file"]?.string, let original = value["original"]?.string
    else { return nil }
    (self.path, self.at, self.file, self.original) = (path, at, file, original)
    if let whole = value["whole"]?.string {
      guard let bytes = Base64.bytes(whole) else { return nil }
      content = .whole(bytes)
      return
    }
    let stretches = value["stretches"]?.array?.compactMap { row -> TextKey.Stretch? in
      guard let row = row.array, row.count == 3, let start = row[0].int, let now = row[1].string,
        let before = row[2].string, start >= 0
      else { return nil }
      return TextKey.Stretch(bytes: start..<start + now.utf8.count, replacement: now, original: before)
    }
    guard let stretches, stretches.count == value["stretches"]?.array?.count else { return nil }
    content = .stretches(TextKey(stretches: stretches))
  }
}

/// Base 64 (RFC 4648, section 4).
private enum Base64 {
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func text(_ bytes: [UInt8]) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count * 4 / 3 + 4)
    var at = 0
    while at < bytes.count {
      let count = min(3, bytes.count - at)
      let word = (0..<3).reduce(UInt32(0)) { $0 << 8 | ($1 < count ? UInt32(bytes[at + $1]) : 0) }
      for place in 0..<4 {
        out.append(place <= count ? letters[Int(word >> (18 - 6 * place) & 63)] : UInt8(ascii: "="))
      }
      at += 3
    }
    return String(decoding: out, as: UTF8.self)
  }

  static func bytes(_ text: String) -> [UInt8]? {
    var values = [UInt32?](repeating: nil, count: 256)
    for (value, letter) in letters.enumerated() { values[Int(letter)] = UInt32(value) }
    var out: [UInt8] = []
    var word: UInt32 = 0
    var bits = 0
    for byte in text.utf8 where byte != UInt8(ascii: "=") {
      guard let value = values[Int(byte)] else { return nil }
      word = (word << 6 | value) & 0xFFFFFF
      bits += 6
      if bits >= 8 {
        bits -= 8
        out.append(UInt8(truncatingIfNeeded: word >> UInt32(bits)))
      }
    }
    return out
  }
}
