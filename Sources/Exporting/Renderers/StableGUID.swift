import Crypto

/// An identifier that comes out the same at every export, so that a second import finds what the first one made.
///
/// It is derived from words that leave anyway, never from a name behind a pseudonym: a GUID made of a name would give
/// it away to whoever tries names. Source: RFC 9562, version 8, whose bits are the maker's own.
struct StableGUID: Hashable {
  private var upper: UInt64
  private var lower: UInt64

  /// The first 16 bytes of the parts' SHA-256; a part cannot run into the next one.
  init(_ parts: String...) {
    var hash = SHA256()
    for part in parts {
      hash.update(data: Array("\(part.utf8.count):".utf8))
      hash.update(data: Array(part.utf8))
    }
    let words = hash.finalize().withUnsafeBytes { bytes in
      (
        UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
        UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
      )
    }
    upper = words.0 & ~0xF000 | 0x8000
    lower = words.1 & ~(0b11 << 62) | 0b10 << 62
  }

  /// That of a thing within this one, without another digest: places differ, so no two are alike.
  func part(_ kind: Kind, _ place: Int) -> StableGUID {
    var part = self
    part.lower ^= UInt64(kind.rawValue) << 48 ^ UInt64(truncatingIfNeeded: place) & 0xFFFF_FFFF_FFFF
    return part
  }

  /// That of the tie between this thing and another.
  func tied(to other: StableGUID) -> StableGUID {
    var tie = self
    tie.upper ^= other.upper
    tie.lower ^= other.lower
    tie.upper = tie.upper & ~0xF000 | 0x8000
    tie.lower = tie.lower & ~(0b11 << 62) | 0b10 << 62
    return tie
  }

  /// What a thing within a session is.
  enum Kind: UInt8 {
    case turn = 1
    case flag, section
  }

  /// `8-4-4-4-12` upper-case hex digits, as REFI-QDA has them.
  var text: String {
    String(unsafeUninitializedCapacity: Self.length) { bytes in
      write(into: bytes)
      return Self.length
    }
  }

  /// Appends ``text``: a project has five of them for each turn.
  func append(to bytes: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.length) { text in
      write(into: text)
      bytes += text
    }
  }

  private static let length = 36

  private func write(into bytes: UnsafeMutableBufferPointer<UInt8>) {
    var place = 0
    for digit in 0..<32 {
      switch digit {
      case 8, 12, 16, 20:
        bytes[place] = UInt8(ascii: "-")
        place += 1
      default: break
      }
      bytes[place] = Self.digit((digit < 16 ? upper : lower) >> UInt64(60 - 4 * (digit & 15)))
      place += 1
    }
  }

  private static func digit(_ number: UInt64) -> UInt8 {
    let value = UInt8(number & 15)
    return value < 10 ? 0x30 + value : 0x37 + value
  }
}
