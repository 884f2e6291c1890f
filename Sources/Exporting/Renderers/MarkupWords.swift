import Notation

/// A page of markup as the last look for names reads it: every word of it, and each tag once.
///
/// Most of a document or a project is the same few tags over and over, with identifiers, positions and times in them. A
/// tag that stood there before is left out; its angle brackets stay, so that words do not run into each other.
/// Identifiers, positions and times go before that, each only where it stands in quotes and has exactly its form.
package func markupWords(_ page: [UInt8]) -> [UInt8] {
  var words = MarkupWords(room: page.count)
  page.withUnsafeBufferPointer { words.read($0) }
  return words.bytes
}

private struct MarkupWords {
  private(set) var bytes: [UInt8] = []

  /// Where each tag stands for the first time, by its hash.
  private var met: [UInt64: Range<Int>] = [:]

  init(room: Int) { bytes.reserveCapacity(room) }

  mutating func read(_ page: UnsafeBufferPointer<UInt8>) {
    var copied = 0
    var place = 0
    while let start = page[place...].firstIndex(of: UInt8(ascii: "<")),
      let end = page[start...].firstIndex(of: UInt8(ascii: ">"))
    {
      bytes += page[copied..<start]
      take(page[start...end])
      copied = end + 1
      place = copied
    }
    bytes += page[copied...]
  }

  private mutating func take(_ tag: Slice<UnsafeBufferPointer<UInt8>>) {
    let start = bytes.count
    copy(tag)
    let range = start..<bytes.count
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes[range] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    guard let first = met[hash] else {
      met[hash] = range
      return
    }
    // Two tags of one hash are told apart by their letters.
    guard bytes[first] == bytes[range] else { return }
    bytes.removeSubrange(range)
    bytes += "<>".utf8
  }

  /// The tag without the values that no word can be.
  private mutating func copy(_ tag: Slice<UnsafeBufferPointer<UInt8>>) {
    var copied = tag.startIndex
    var place = tag.startIndex
    let quote = UInt8(ascii: "\"")
    while let open = tag[place...].firstIndex(of: quote),
      let close = tag[(open + 1)...].firstIndex(of: quote)
    {
      if Value(named: tag[place..<open]).takes(tag[(open + 1)..<close]) {
        bytes += tag[copied...open]
        copied = close
      }
      place = close + 1
    }
    bytes += tag[copied...]
  }

  /// What an attribute holds, by its name.
  private enum Value {
    case identifier
    case position
    case time

    init(named front: Slice<UnsafeBufferPointer<UInt8>>) {
      self =
        if front.hasSuffix("Position=") { .position } else if front.hasSuffix("DateTime=") {
          .time
        } else { .identifier }
    }

    /// Whether the value has exactly the form: a hex digit is written `x`, another one `0`.
    func takes(_ value: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
      switch self {
      case .identifier: Self.fits(value, "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx")
      case .time: Self.fits(value, "0000-00-00T00:00:00Z")
      case .position: value.count < 16 && value.allSatisfy(Self.isDigit)
      }
    }

    private static func fits(_ value: Slice<UnsafeBufferPointer<UInt8>>, _ form: StaticString) -> Bool {
      guard value.count == form.utf8CodeUnitCount else { return false }
      let form = UnsafeBufferPointer(start: form.utf8Start, count: form.utf8CodeUnitCount)
      return zip(value, form).allSatisfy { byte, sign in
        switch sign {
        case UInt8(ascii: "x"): isDigit(byte) || (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(byte)
        case UInt8(ascii: "0"): isDigit(byte)
        default: byte == sign
        }
      }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
  }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
  fileprivate func hasSuffix(_ end: StaticString) -> Bool {
    count >= end.utf8CodeUnitCount
      && suffix(end.utf8CodeUnitCount).elementsEqual(
        UnsafeBufferPointer(start: end.utf8Start, count: end.utf8CodeUnitCount))
  }
}
