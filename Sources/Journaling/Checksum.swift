import Crypto

/// A SHA-256 digest. Written as 64 lower-case hex digits.
package struct Checksum: Hashable, Sendable, CustomStringConvertible {
  // Four words rather than an array: a reader holds and compares two of these for every line.
  private var words: (UInt64, UInt64, UInt64, UInt64)

  /// 64 zeros: what stands before the first line's chain.
  package static let zero = Checksum(words: (0, 0, 0, 0))

  private init(words: (UInt64, UInt64, UInt64, UInt64)) { self.words = words }

  /// The digest of the parts, one after the other.
  package init(of parts: UnsafeRawBufferPointer...) {
    var hash = SHA256()
    for part in parts { hash.update(bufferPointer: part) }
    self.init(hash.finalize())
  }

  package init(of bytes: [UInt8]) {
    var hash = SHA256()
    bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    self.init(hash.finalize())
  }

  /// The digest of a file, read piece by piece.
  package init(ofFile path: String, on disk: any Disk) throws(DiskError) {
    var hash = SHA256()
    try disk.read(path) { piece in
      hash.update(bufferPointer: UnsafeRawBufferPointer(piece))
      return true
    }
    self.init(hash.finalize())
  }

  private init(_ digest: SHA256Digest) {
    words = digest.withUnsafeBytes { bytes in
      let word = { UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: $0, as: UInt64.self)) }
      return (word(0), word(8), word(16), word(24))
    }
  }

  /// Reads 64 lower-case hex digits and nothing else.
  package init?(hex: some RandomAccessCollection<UInt8>) {
    guard hex.count == 64 else { return nil }
    var rest = hex[...]
    guard let first = hexWord(&rest), let second = hexWord(&rest), let third = hexWord(&rest),
      let fourth = hexWord(&rest)
    else { return nil }
    self.init(words: (first, second, third, fourth))
  }

  /// Appends the 64 digits.
  package func appendHex(to bytes: inout [UInt8]) {
    appendHexDigits(words.0, to: &bytes)
    appendHexDigits(words.1, to: &bytes)
    appendHexDigits(words.2, to: &bytes)
    appendHexDigits(words.3, to: &bytes)
  }

  /// The 64 digits.
  package var description: String {
    var bytes: [UInt8] = []
    appendHex(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  package static func == (a: Checksum, b: Checksum) -> Bool { a.words == b.words }

  package func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}

/// Sixteen lower-case hex digits.
func appendHexDigits(_ word: UInt64, to bytes: inout [UInt8]) {
  let digits = (
    eightHexDigits(UInt32(truncatingIfNeeded: word >> 32)).bigEndian,
    eightHexDigits(UInt32(truncatingIfNeeded: word)).bigEndian
  )
  withUnsafeBytes(of: digits) { bytes.append(contentsOf: $0) }
}

/// The characters of eight hex digits, all at once: a reader needs 128 for every line.
private func eightHexDigits(_ half: UInt32) -> UInt64 {
  // Every four bits into a byte of their own, the highest first.
  var digits = UInt64(half)
  digits = (digits << 16 | digits) & 0x0000_FFFF_0000_FFFF
  digits = (digits << 8 | digits) & 0x00FF_00FF_00FF_00FF
  digits = (digits << 4 | digits) & 0x0F0F_0F0F_0F0F_0F0F
  // Ten and above carry over when six is added; they lie 0x27 further on, from "0" to "a" less ten.
  let letters = (digits + 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
  return digits + 0x3030_3030_3030_3030 + letters * 0x27
}

/// Takes sixteen digits off the front.
private func hexWord<Digits: RandomAccessCollection<UInt8>>(
  _ rest: inout Digits
) -> UInt64? where Digits.SubSequence == Digits {
  var word: UInt64 = 0
  for byte in rest.prefix(16) {
    guard let digit = hexDigit(byte) else { return nil }
    word = word << 4 | UInt64(digit)
  }
  rest = rest.dropFirst(16)
  return word
}

@inline(__always)
private func hexDigit(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  default: nil
  }
}
