import Fieldwork

/// Follows a journal that another program is writing, from whole line to whole line.
package struct JournalFollower {
  /// The journal that is followed.
  package let path: String

  private var reader = JournalReader()

  package init(_ path: String) { self.path = path }

  /// What came since the last time.
  package struct News: Hashable, Sendable {
    /// Entries kept since the last time, in order.
    package var entries: [KeptEntry]
    /// The journal was cut or replaced, so what came before is void: these are all entries there are.
    package var startsOver: Bool
  }

  /// What the journal holds that it did not hold the last time. A line half written is left for the next time.
  ///
  /// - Throws: when the file cannot be read, is no journal, newer or damaged. A follower may go on asking.
  package mutating func news(on disk: any Disk) throws(JournalError) -> News {
    let isFirst = reader.reading.endOffset == 0
    if case .file(let size) = try kind(of: path, on: disk), size < reader.reading.endOffset {
      return try fromTheStart(on: disk)
    }
    try readOn(on: disk)
    let reading = reader.reading
    // A writer that cut off lines after a failed sync may have put others in their place.
    if !isFirst, reading.damagedLines > 0 || reading.isNoJournal { return try fromTheStart(on: disk) }
    if let error = reading.error(path: path), reading.condition != .empty { throw error }
    return News(entries: reader.takeEntries(), startsOver: false)
  }

  private mutating func fromTheStart(on disk: any Disk) throws(JournalError) -> News {
    reader = JournalReader()
    try readOn(on: disk)
    if reader.reading.condition != .empty, let error = reader.reading.error(path: path) { throw error }
    return News(entries: reader.takeEntries(), startsOver: true)
  }

  private mutating func readOn(on disk: any Disk) throws(JournalError) {
    switch try kind(of: path, on: disk) {
    case .missing: throw .missing(path: path)
    case .folder: throw .isFolder(path: path)
    case .other: throw .notAFile(path: path)
    case .file: break
    }
    reader.forgetTail()
    do throws(DiskError) {
      let file = try disk.open(path, for: .reading)
      defer { disk.close(file) }
      try disk.read(file, from: reader.reading.endOffset, upTo: .max) { piece in
        reader.take(piece)
        return !reader.isDone
      }
    } catch {
      throw .unreachable(error)
    }
  }
}
