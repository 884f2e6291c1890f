import Fieldwork

/// What checking a journal found, for `evenkeel verify`.
package struct Verification: Hashable, Sendable {
  /// The journal, as it was given.
  package var path: String
  package var condition: Reading.Condition
  /// Whole lines, up to the first damage.
  package var lines: Int
  /// As in ``Reading``, as is all that has no words of its own here.
  package var withdrawnLines: Int
  package var unknownLines: Int
  package var missingNumbers: Int
  package var repairs: [RepairRecord]
  /// All of them, though ``damage`` names only the first ``Reading/maxDamage``.
  package var damagedLines: Int
  package var damage: [Damage]
  package var linesBehindDamage: Int
  package var tail: Reading.Tail?
  package var newerFormat: Int?
  /// The chain of the last whole line: two copies of a journal are the same when these are.
  package var lastChain: Checksum

  package init(_ reading: Reading, path: String) {
    self.path = path
    condition = reading.condition
    lines = reading.lines
    withdrawnLines = reading.withdrawnLines
    unknownLines = reading.unknownLines
    missingNumbers = reading.missingNumbers
    repairs = reading.repairs
    damagedLines = reading.damagedLines
    damage = reading.damage
    linesBehindDamage = reading.linesBehindDamage
    tail = reading.tail
    newerFormat = reading.newerFormat
    lastChain = reading.lastChain
  }

  /// Reads the journal at `path` without holding its entries.
  package static func of(_ path: String, on disk: any Disk) throws(JournalError) -> Verification {
    Verification(try JournalReader.read(path, on: disk) { _ in }, path: path)
  }
}
