/// Text as the anonymiser reads it: accents, curly quotes, invisible and wide forms folded away, with the
/// way back to the bytes it came from.
package struct Surface: Sendable {
  /// Folded bytes, case kept.
  package private(set) var cased: [UInt8]

  /// The same bytes in lower case; same length, same offsets.
  package private(set) var low: [UInt8]

  /// Where each folded byte began in the source, and the source's length at the end; `nil` for plain ASCII,
  /// which folds to itself.
  private var origins: [Int32]?

  /// Folds `text`. Linear; at most 2 GiB.
  package init(_ text: String) {
    var text = text
    self = text.withUTF8 { Surface(bytes: $0) }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) {
    cased = Array(bytes)
    if !cased.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "`") }) {
      var origins: [Int32] = []
      cased = Self.folded(bytes, &origins)
      self.origins = origins
    }
    low = cased.map(\.lowered)
    if origins != nil { lowerOtherScripts() }
  }

  private static func folded(_ bytes: UnsafeBufferPointer<UInt8>, _ origins: inout [Int32]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    origins.reserveCapacity(bytes.count + 1)
    var at: Int32 = 0
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let from = out.count
      if scalar.isASCII && scalar != "`" {
        out.append(UInt8(scalar.value))
      } else {
        append(scalar, to: &out)
      }
      for _ in from..<out.count { origins.append(at) }
      at += Int32(UTF8.width(scalar))
    }
    origins.append(at)
    return out
  }

  private static func append(_ scalar: Unicode.Scalar, to out: inout [UInt8]) {
    switch Folding(scalar) {
    case .ascii(let byte): out.append(byte)
    case .pair(let first, let second): out += [first, second]
    case .dropped: break
    case .letter(let other): out += UTF8.encode(other) ?? .init()
    case .kept: out += UTF8.encode(scalar) ?? .init()
    }
  }

  /// Greek, Cyrillic and the like: lower-cased where that keeps the length, which is nearly everywhere.
  private mutating func lowerOtherScripts() {
    var at = 0
    for scalar in String(decoding: cased, as: UTF8.self).unicodeScalars {
      let width = UTF8.width(scalar)
      if width > 1 {
        let lower = Array(scalar.properties.lowercaseMapping.utf8)
        if lower.count == width { low.replaceSubrange(at..<at + width, with: lower) }
      }
      at += width
    }
  }

  /// The source bytes that a stretch of folded bytes came from.
  package func source(_ range: Range<Int>) -> Range<Int> {
    guard let origins else { return range }
    return Int(origins[range.lowerBound])..<Int(origins[range.upperBound])
  }

  /// The stretch as lower-case text, for keys and comparisons.
  package func key(_ range: Range<Int>) -> String { String(decoding: low[range], as: UTF8.self) }
}
