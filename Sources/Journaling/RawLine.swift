import Fieldwork
import Notation

/// One journal line taken apart. Its shape is right; its checksums are still to be compared.
struct RawLine {
  var number: Int
  var at: Moment
  /// Where the characters of `at` stand in the line.
  var atBytes: Range<Int>
  var kind: String
  /// `nil` when it was withdrawn.
  var body: JSON?
  var digest: Checksum
  var chain: Checksum
  /// Where the digits of `chain` stand in the line.
  var chainBytes: Range<Int>
  private var bodyBytes: Range<Int>
  private var saltBytes: Range<Int>?

  /// - Parameter bytes: the line without its LF.
  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(Fault) {
    var keys = Keys()
    do throws(JSONError) {
      try keys.read(bytes)
    } catch {
      throw .notJSON(error)
    }
    if let key = keys.repeated { throw .badKey(key) }
    guard let number = keys.number, number >= 0 else { throw .badKey("seq") }
    guard let atBytes = keys.at, let at = Moment(iso8601: text(bytes, atBytes)) else { throw .badKey("at") }
    guard let kind = keys.kind else { throw .badKey("kind") }
    guard let body = keys.body, let bodyBytes = keys.bodyBytes else { throw .badKey("body") }
    guard let digest = keys.digest else { throw .badKey("digest") }
    guard let chain = keys.chain, let chainBytes = keys.chainBytes else { throw .badKey("chain") }
    // Body and salt are withdrawn together or not at all.
    guard keys.isSaltNull ? body.isNull : keys.salt?.count == 32 else { throw .badKey("salt") }
    self.number = number
    self.at = at
    self.atBytes = atBytes
    self.kind = kind
    self.body = keys.isSaltNull ? nil : body
    self.digest = digest
    self.chain = chain
    self.chainBytes = chainBytes
    self.bodyBytes = bodyBytes
    saltBytes = keys.salt
  }

  /// Whether the body is the one the digest was made of. A withdrawn body cannot be asked any more.
  func digestFits(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let saltBytes else { return true }
    let part = { (range: Range<Int>) in UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[range])) }
    return Checksum(of: part(saltBytes), part(bodyBytes)) == digest
  }

  func chainFits(after previous: Checksum, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    Line.chain(after: previous, number: number, at: bytes[atBytes], kind: kind, digest) == chain
  }
}

/// What a line's keys hold, as far as they are what they should be.
private struct Keys {
  var number: Int?
  var at: Range<Int>?
  var kind: String?
  var body: JSON?
  var bodyBytes: Range<Int>?
  var salt: Range<Int>?
  var isSaltNull = false
  var digest: Checksum?
  var chain: Checksum?
  var chainBytes: Range<Int>?

  /// A key of ours that came twice: two readers could take the line for two different things.
  var repeated: String?

  /// One bit for each of our keys, in the order of ``ours``.
  private var seen: UInt8 = 0

  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) {
    var scanner = JSONScanner(bytes)
    try scanner.beginObject()
    while let name = try scanner.nextName() { try take(name, &scanner, bytes) }
    try scanner.end()
  }

  private mutating func take(
    _ name: String, _ scanner: inout JSONScanner, _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(JSONError) {
    if let place = Self.ours.firstIndex(of: name) {
      if seen & 1 << place != 0 { repeated = name }
      seen |= 1 << place
    }
    switch name {
    case "seq": number = try scanner.value().int
    case "at": at = try plain(&scanner)
    case "kind": kind = try scanner.value().string
    case "body": (body, bodyBytes) = try measured(&scanner)
    case "salt":
      salt = scanner.plainString()
      if salt == nil { isSaltNull = try scanner.value().isNull }
    case "digest": digest = try plain(&scanner).flatMap { Checksum(hex: bytes[$0]) }
    case "chain":
      chainBytes = try plain(&scanner)
      chain = chainBytes.flatMap { Checksum(hex: bytes[$0]) }
    default: _ = try scanner.skip()
    }
  }

  private func plain(_ scanner: inout JSONScanner) throws(JSONError) -> Range<Int>? {
    if let range = scanner.plainString() { return range }
    _ = try scanner.skip()
    return nil
  }

  private func measured(_ scanner: inout JSONScanner) throws(JSONError) -> (JSON, Range<Int>) {
    let start = scanner.offset
    let value = try scanner.value()
    return (value, start..<scanner.offset)
  }

  private static let ours = ["seq", "at", "kind", "body", "salt", "digest", "chain"]
}

private func text(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
  String(decoding: bytes[range], as: UTF8.self)
}
