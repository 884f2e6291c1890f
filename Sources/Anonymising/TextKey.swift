/// The way back from one redacted text to the words as they were typed. Lives in `private/` with the cast list.
package struct TextKey: Hashable, Sendable {
  /// What stood at each replacement, in order.
  package struct Stretch: Hashable, Sendable {
    /// Half-open range of UTF-8 bytes in the redacted text.
    package var bytes: Range<Int>

    /// What stands there now.
    package var replacement: String

    /// What was typed.
    package var original: String
  }

  /// In the order of the text, none touching another.
  package private(set) var stretches: [Stretch] = []

  /// Notes what `redactions` replaced in `original`.
  package init(_ original: String, _ redactions: [Redaction]) {
    let source = Array(original.utf8)
    var shift = 0
    for redaction in redactions {
      let start = redaction.bytes.lowerBound + shift
      let length = redaction.replacement.utf8.count
      stretches.append(
        Stretch(
          bytes: start..<start + length, replacement: redaction.replacement,
          original: String(decoding: source[redaction.bytes], as: UTF8.self)))
      shift += length - redaction.bytes.count
    }
  }

  /// What turns `redacted` bytes back into `original`: line by line where both have as many, else as one stretch.
  ///
  /// - Parameter original: UTF-8; anything else has no such key.
  package init?(_ original: [UInt8], to redacted: [UInt8]) {
    guard String(validating: original, as: UTF8.self) != nil,
      String(validating: redacted, as: UTF8.self) != nil
    else { return nil }
    let before = original.split(separator: .newline, omittingEmptySubsequences: false)
    let after = redacted.split(separator: .newline, omittingEmptySubsequences: false)
    if before.count == after.count {
      for (before, after) in zip(before, after) where before != after { note(before, after) }
    } else {
      note(original[...], redacted[...])
    }
  }

  /// Notes the stretch between what both begin and end with, at whole scalars.
  private mutating func note(_ before: ArraySlice<UInt8>, _ after: ArraySlice<UInt8>) {
    var head = zip(before, after).prefix { $0 == $1 }.count
    while head > 0, Self.cuts(before, head) || Self.cuts(after, head) { head -= 1 }
    let rests = (before.dropFirst(head), after.dropFirst(head))
    var tail = zip(rests.0.reversed(), rests.1.reversed()).prefix { $0 == $1 }.count
    while tail > 0, Self.cuts(rests.0, rests.0.count - tail) || Self.cuts(rests.1, rests.1.count - tail) {
      tail -= 1
    }
    let now = rests.1.dropLast(tail)
    stretches.append(
      Stretch(
        bytes: now.startIndex..<now.endIndex, replacement: String(decoding: now, as: UTF8.self),
        original: String(decoding: rests.0.dropLast(tail), as: UTF8.self)))
  }

  private static func cuts(_ bytes: ArraySlice<UInt8>, _ offset: Int) -> Bool {
    offset < bytes.count && bytes[bytes.startIndex + offset] & 0xC0 == 0x80
  }

  /// A key read back.
  package init(stretches: [Stretch]) { self.stretches = stretches }

  /// The text as it was, byte for byte; `nil` when `redacted` is not the text this key belongs to.
  package func original(of redacted: String) -> String? {
    original(of: Array(redacted.utf8)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes as they were; `nil` when `source` is not what this key belongs to.
  package func original(of source: [UInt8]) -> [UInt8]? {
    var out: [UInt8] = []
    var at = 0
    for stretch in stretches {
      guard stretch.bytes.upperBound <= source.count, stretch.bytes.lowerBound >= at,
        source[stretch.bytes].elementsEqual(stretch.replacement.utf8)
      else { return nil }
      out += source[at..<stretch.bytes.lowerBound]
      out += stretch.original.utf8
      at = stretch.bytes.upperBound
    }
    return out + source[at...]
  }
}
