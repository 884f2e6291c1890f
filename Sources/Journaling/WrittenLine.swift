import Crypto
import Fieldwork
import Notation

/// A line in the very layout that evenkeel writes, recognised by its bytes without being read as JSON.
///
/// A line in any other layout, and one that fails a check, is left to ``JournalReader``: it may be in order all the
/// same, or it says what is wrong with it.
struct WrittenLine {
  var number: Int
  var at: Range<Int>
  var kind: Range<Int>
  /// Empty when it was withdrawn.
  var body: Range<Int>
  var salt: Range<Int>
  var digest: Range<Int>
  var chain: Range<Int>

  var isWithdrawn: Bool { salt.isEmpty }

  /// - Parameter bytes: the line without its LF.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let head = Head(bytes) else { return nil }
    number = head.number
    at = head.at
    kind = head.kind
    let end = bytes.count
    chain = (end - 66)..<(end - 2)
    digest = (end - 141)..<(end - 77)
    guard bytes.count - Self.commonTail > head.end, bytes.holds(#""}"#, at: end - 2),
      bytes.holds(#"","chain":""#, at: end - 77), bytes.holds(#","digest":""#, at: end - 152)
    else { return nil }
    if bytes.holds(#"null,"salt":null"#, at: head.end), head.end + 16 == end - 152 {
      body = head.end..<head.end
      salt = head.end..<head.end
      return
    }
    salt = (end - 185)..<(end - 153)
    body = head.end..<(end - 194)
    guard body.lowerBound < body.upperBound, bytes.holds(#","salt":""#, at: end - 194),
      bytes[end - 153] == UInt8(ascii: "\""), bytes[body.lowerBound] == UInt8(ascii: "{"),
      bytes[body.upperBound - 1] == UInt8(ascii: "}")
    else { return nil }
  }

  /// From the comma before `digest` to the end of the line.
  private static let commonTail = 152

  private struct Head {
    var number = 0
    var at = 0..<0
    var kind = 0..<0
    /// Where the body begins.
    var end = 0

    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
      guard bytes.holds(#"{"seq":"#, at: 0) else { return nil }
      var place = 7
      // Nine digits: more lines than a journal can have, and no overflow.
      while place < bytes.count, place < 17, (48...57).contains(bytes[place]) {
        number = number * 10 + Int(bytes[place] - 48)
        place += 1
      }
      guard place > 7, place < 17, bytes[7] != 48 || place == 8, bytes.holds(#","at":""#, at: place) else {
        return nil
      }
      at = (place + 7)..<(place + 31)
      guard bytes.holds(#"","kind":""#, at: place + 31) else { return nil }
      let start = place + 41
      place = start
      while place < bytes.count, bytes[place] > 0x20, bytes[place] < 0x7F, bytes[place] != 0x22,
        bytes[place] != 0x5C
      {
        place += 1
      }
      guard bytes.holds(#"","body":"#, at: place) else { return nil }
      kind = start..<place
      end = place + 9
    }
  }
}

/// Compares lines with what they say of themselves, one after the other.
struct WrittenChain {
  private var chain: [UInt8] = []
  private var scratch: [UInt8] = []
  private var hex: [UInt8] = []
  private var lastNumber = -1

  init() {
    chain.reserveCapacity(64)
    Checksum.zero.appendHex(to: &chain)
    scratch.reserveCapacity(256)
    hex.reserveCapacity(64)
  }

  /// Whether the line is whole and follows the one before.
  mutating func takes(_ line: WrittenLine, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard line.number > lastNumber, digestFits(line, bytes), chainFits(line, bytes) else { return false }
    lastNumber = line.number
    chain.removeAll(keepingCapacity: true)
    chain += bytes[line.chain]
    return true
  }

  private mutating func digestFits(_ line: WrittenLine, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if line.isWithdrawn { return true }
    let part = { (range: Range<Int>) in UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[range])) }
    return isHex(Checksum(of: part(line.salt), part(line.body)), bytes[line.digest])
  }

  private mutating func chainFits(_ line: WrittenLine, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let lineFeed = UInt8(ascii: "\n")
    scratch.removeAll(keepingCapacity: true)
    scratch += chain
    scratch.append(lineFeed)
    // The digits stand in front of `,"at":"`.
    scratch += bytes[7..<(line.at.lowerBound - 7)]
    scratch.append(lineFeed)
    scratch += bytes[line.at]
    scratch.append(lineFeed)
    scratch += bytes[line.kind]
    scratch.append(lineFeed)
    scratch += bytes[line.digest]
    let sum = scratch.withUnsafeBytes { Checksum(of: $0) }
    return isHex(sum, bytes[line.chain])
  }

  private mutating func isHex(_ sum: Checksum, _ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    hex.removeAll(keepingCapacity: true)
    sum.appendHex(to: &hex)
    return hex.elementsEqual(digits)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The next line feed from `start` on, eight bytes at a time.
  func lineEnd(from start: Int) -> Int? {
    let feeds: UInt64 = 0x0A0A_0A0A_0A0A_0A0A
    let raw = UnsafeRawBufferPointer(self)
    var place = start
    while place + 8 <= count {
      let found = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self) ^ feeds
      // A byte that became zero borrows from its top bit. Source: Hacker's Delight, "Find First 0-Byte".
      if (found &- 0x0101_0101_0101_0101) & ~found & 0x8080_8080_8080_8080 != 0 { break }
      place += 8
    }
    while place < count {
      if self[place] == 0x0A { return place }
      place += 1
    }
    return nil
  }
}
