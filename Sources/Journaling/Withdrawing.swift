import Fieldwork
import Notation

/// Rewrites journals so that words are gone and the chain still verifies.
package enum Withdrawing {
  /// The journal's bytes with the bodies and salts of some lines removed; every other line stays byte for byte.
  ///
  /// Keys of a later version are removed from these lines as well: they may hold words too, and no checksum covers
  /// them. A line withdrawn already stays as it is.
  ///
  /// - Parameter numbers: the lines' numbers (`seq`).
  /// - Throws: when the journal is not whole; it cannot be told then what would be left in it.
  package static func removing(
    _ numbers: Set<Int>, from journal: [UInt8], path: String
  ) throws(JournalError) -> [UInt8] {
    let reading = JournalReader.read(journal)
    if let error = reading.error(path: path) { throw error }
    guard reading.tail == nil else {
      throw .damaged(
        path: path, Damage(line: reading.lines + 1, offset: reading.endOffset, fault: .badKey("chain")))
    }
    var result: [UInt8] = []
    result.reserveCapacity(journal.count)
    for line in journal.split(separator: UInt8(ascii: "\n")) {
      let bytes = Array(line)
      result += bytes.withUnsafeBufferPointer { tombstone(numbers, $0) } ?? bytes + [UInt8(ascii: "\n")]
    }
    return result
  }

  private static func tombstone(_ numbers: Set<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard let line = try? RawLine(bytes), line.body != nil, numbers.contains(line.number) else { return nil }
    return Line.tombstone(line, at: Array(bytes[line.atBytes]))
  }
}

extension Withdrawing {
  /// The journal's bytes with further lines at the end; chained, salted and numbered as a writer does it.
  ///
  /// - Parameters:
  ///   - now: the lines' moment; not earlier than the last line's.
  ///   - chance: where the salts come from.
  /// - Throws: when the journal is not whole, or an entry is one that no journal can hold.
  package static func adding(
    _ entries: [Entry], to journal: [UInt8], at now: Moment, path: String,
    chance: any RandomNumberGenerator & Sendable
  ) throws(JournalError) -> [UInt8] {
    let reading = JournalReader.read(journal)
    if let error = reading.error(path: path) { throw error }
    var result = journal
    var chain = reading.lastChain
    var chance = chance
    let at = max(now, reading.lastMoment ?? now)
    for (place, entry) in entries.enumerated() {
      guard let body = entry.body(at: at)?.bytes else {
        throw .cannotBeKept(path: path, kind: entry.kindWord)
      }
      let line = Line(
        (reading.lastNumber ?? -1) + 1 + place, at: at, kind: entry.kindWord, body: body, chance: &chance)
      chain = line.write(after: chain, to: &result)
    }
    return result
  }
}
