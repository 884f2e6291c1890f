import Fieldwork

/// What a journal holds, as far as it can be trusted.
package struct Reading: Hashable, Sendable {
  /// The entries up to the first damage, in order.
  package var entries: [KeptEntry] = []

  /// Whole lines up to the first damage.
  package var lines = 0

  /// The number, moment and chain of the last of them; the chain is all zeros before the first.
  package var lastNumber: Int?
  package var lastMoment: Moment?
  package var lastChain = Checksum.zero

  /// Where the next line would begin, in bytes: just after the last whole line before any damage.
  package var endOffset = 0

  /// What stands after the last line end: a line torn by a crash, or one being written right now.
  package var tail: Tail?

  /// Every damaged line, the first ``maxDamage`` of them. Lines after the first are checked, never used.
  package var damage: [Damage] = []

  /// How many lines are damaged; ``damage`` may hold fewer.
  package var damagedLines = 0

  /// Lines after the first damage that are whole in themselves.
  package var linesBehindDamage = 0

  /// Set when the first line names a format this program does not know. There are no entries then.
  package var newerFormat: Int?

  /// The file is something else: a binary, another program's text, an export.
  package var isNoJournal = false

  /// Numbers left out, as they are after a failed write.
  package var missingNumbers = 0

  /// Lines whose words were withdrawn.
  package var withdrawnLines = 0

  /// Lines of a kind or with a body that this version cannot make sense of.
  package var unknownLines = 0

  /// How it was mended, each time.
  package var repairs: [RepairRecord] = []

  /// Enough to see what happened; a binary pasted into a journal has thousands.
  package static let maxDamage = 100

  package init() {}

  /// A line without its end.
  package struct Tail: Hashable, Sendable {
    /// The line's number in the file, from 1.
    package var line: Int
    /// Where it begins and how long it is, in bytes.
    package var offset: Int
    package var length: Int
  }

  /// The one word for it.
  package var condition: Condition {
    if isNoJournal { return .notAJournal }
    if newerFormat != nil { return .newerFormat }
    if damagedLines > 0 { return .damaged }
    if tail != nil { return .tornTail }
    return lines == 0 ? .empty : .whole
  }

  /// What a journal is, taken as a whole; of several the gravest.
  package enum Condition: String, CaseIterable, Hashable, Sendable {
    case whole
    /// Everything before an unfinished last line stands.
    case tornTail = "torn tail"
    case damaged
    case newerFormat = "newer format"
    case notAJournal = "not a journal"
    /// Nothing was ever kept.
    case empty
  }

  /// The error that stands in the way of using the journal as a whole; `nil` for a torn tail, which does not.
  package func error(path: String) -> JournalError? {
    switch condition {
    case .whole, .tornTail: nil
    case .empty: .empty(path: path)
    case .notAJournal: .notAJournal(path: path)
    case .newerFormat: .newerFormat(path: path, format: newerFormat ?? 0, isDoubtful: damagedLines > 0)
    case .damaged: damage.first.map { .damaged(path: path, $0) }
    }
  }
}
