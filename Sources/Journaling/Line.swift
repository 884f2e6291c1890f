import Fieldwork
import Notation

// The journal: UTF-8, one JSON object a line, each line ended by LF, keys in this order:
//
//   {"seq":17,"at":"2026-11-21T14:03:20.123Z","kind":"turn","body":{…},"salt":"…","digest":"…","chain":"…"}
//
// seq     the line's number, rising; a number may be missing when a write failed
// at      UTC with three digits of milliseconds; never earlier than the line before
// kind    what the body is; see Body.swift
// body    a JSON object; null once a participant's words were withdrawn
// salt    32 lower-case hex digits, fresh for each line; null when the body is
// digest  SHA-256 over the salt's ASCII and the body's exact bytes, 64 lower-case hex digits
// chain   SHA-256 over the previous chain (64 zeros at first), seq, at, kind and digest, joined by LF
//
// The chain goes over the digest and not over the body, so a body can be removed and the chain still verifies;
// the salt goes with it, so removed words cannot be guessed and checked. The first line is of kind `opened` and
// names the format. Readers ignore keys they do not know, and take any order and blanks between.

/// One line about to be written.
struct Line {
  var number: Int
  var at: Moment
  var kind: String
  var body: [UInt8]
  /// 32 lower-case hex digits.
  var salt: [UInt8]

  init(
    _ number: Int, at: Moment, kind: String, body: [UInt8], chance: inout any RandomNumberGenerator & Sendable
  ) {
    self.number = number
    self.at = at
    self.kind = kind
    self.body = body
    salt = []
    salt.reserveCapacity(32)
    appendHexDigits(chance.next(), to: &salt)
    appendHexDigits(chance.next(), to: &salt)
  }

  /// Appends the line with its LF; gives its chain, which the next line needs.
  func write(after previous: Checksum, to bytes: inout [UInt8]) -> Checksum {
    let digest = salt.withUnsafeBytes { salt in body.withUnsafeBytes { Checksum(of: salt, $0) } }
    let at = at.iso8601
    let chain = Self.chain(after: previous, number: number, at: at.utf8, kind: kind, digest)
    Self.writeHead(number, at, kind, to: &bytes)
    bytes += body
    bytes += #","salt":""#.utf8
    bytes += salt
    bytes += #"""#.utf8
    Self.writeEnd(digest, chain, to: &bytes)
    return chain
  }

  /// A line whose words were withdrawn: the same digest and chain, body and salt null.
  static func tombstone(_ line: RawLine, at: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    writeHead(line.number, String(decoding: at, as: UTF8.self), line.kind, to: &bytes)
    bytes += #"null,"salt":null"#.utf8
    writeEnd(line.digest, line.chain, to: &bytes)
    return bytes
  }

  /// Appends a line that was kept before, with its LF, behind another line than it followed: byte for byte but for
  /// the chain, which it gives.
  static func write(
    _ line: RawLine, _ bytes: UnsafeBufferPointer<UInt8>, after previous: Checksum, to result: inout [UInt8]
  ) -> Checksum {
    let chain = chain(
      after: previous, number: line.number, at: bytes[line.atBytes], kind: line.kind, line.digest)
    result += bytes[..<line.chainBytes.lowerBound]
    chain.appendHex(to: &result)
    result += bytes[line.chainBytes.upperBound...]
    result.append(UInt8(ascii: "\n"))
    return chain
  }

  static func chain(
    after previous: Checksum, number: Int, at: some Collection<UInt8>, kind: String, _ digest: Checksum
  ) -> Checksum {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(256)
    let lineFeed = UInt8(ascii: "\n")
    previous.appendHex(to: &bytes)
    bytes.append(lineFeed)
    bytes += String(number).utf8
    bytes.append(lineFeed)
    bytes += at
    bytes.append(lineFeed)
    bytes += kind.utf8
    bytes.append(lineFeed)
    digest.appendHex(to: &bytes)
    return Checksum(of: bytes)
  }

  private static func writeHead(_ number: Int, _ at: String, _ kind: String, to bytes: inout [UInt8]) {
    bytes += #"{"seq":"#.utf8
    bytes += String(number).utf8
    bytes += #","at":""#.utf8
    bytes += at.utf8
    bytes += #"","kind":"#.utf8
    JSON.write(kind, to: &bytes)
    bytes += #","body":"#.utf8
  }

  private static func writeEnd(_ digest: Checksum, _ chain: Checksum, to bytes: inout [UInt8]) {
    bytes += #","digest":""#.utf8
    digest.appendHex(to: &bytes)
    bytes += #"","chain":""#.utf8
    chain.appendHex(to: &bytes)
    bytes += "\"}\n".utf8
  }
}
