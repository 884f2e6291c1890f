#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The system's chance, asked for many numbers at once: a long transcript needs two for each of its lines.
struct StoredChance: RandomNumberGenerator, Sendable {
  private var store: [UInt64] = []

  mutating func next() -> UInt64 {
    if store.isEmpty { store = Self.fresh() }
    return store.popLast() ?? UInt64.random(in: .min ... .max)
  }

  /// Source: getentropy(3), which gives at most 256 bytes. Empty where the system refuses.
  private static func fresh() -> [UInt64] {
    var numbers = [UInt64](repeating: 0, count: 32)
    let isFilled = numbers.withUnsafeMutableBytes { bytes in
      bytes.baseAddress.map { getentropy($0, bytes.count) == 0 } ?? false
    }
    return isFilled ? numbers : []
  }
}
