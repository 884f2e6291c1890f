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

  /// The text as it was, byte for byte; `nil` when `redacted` is not the text this key belongs to.
  package func original(of redacted: String) -> String? {
    let source = Array(redacted.utf8)
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
    out += source[at...]
    return String(decoding: out, as: UTF8.self)
  }
}
