import Fieldwork

/// What mending a journal did.
package struct Repair: Hashable, Sendable {
  /// What stood in the journal before.
  package var found: Reading
  /// The copy made before anything was cut; `nil` when nothing had to be.
  package var setAside: SetAside?

  /// Makes the journal at `path` whole again: copies what is wrong, then cuts it off, and keeps every line before it.
  ///
  /// A torn last line alone is copied as it is. Where lines are damaged the whole file is copied, since what follows
  /// the damage goes too: nobody can say whether a line is missing there. A whole or an empty journal is left as
  /// it is.
  ///
  /// - Throws: when this is no journal, of a newer format, open in another writer, or cannot be copied; nothing is
  ///   changed then.
  package static func mend(
    _ path: String, on disk: any Disk, holder: String, now: Moment
  ) throws(JournalError) -> Repair {
    let found = try JournalReader.read(path, on: disk)
    if found.condition == .whole || found.condition == .empty { return Repair(found: found) }
    let lock = try JournalWriter.takeLock(path, on: disk, holder: holder)
    defer { disk.unlock(lock, at: lock.path) }
    let file: OpenFile
    do throws(DiskError) { file = try disk.open(path, for: .appending) } catch { throw .unreachable(error) }
    defer { disk.close(file) }
    return try mend(file, on: disk, now: now)
  }

  private static func mend(_ file: OpenFile, on disk: any Disk, now: Moment) throws(JournalError) -> Repair {
    // Read again under the lock: a writer may have been at it a moment ago.
    let found = try JournalWriter.read(file, on: disk)
    switch found.condition {
    case .whole, .empty: return Repair(found: found)
    case .newerFormat, .notAJournal:
      throw found.error(path: file.path) ?? .notAJournal(path: file.path)
    case .damaged, .tornTail: break
    }
    do throws(DiskError) {
      let isTornOnly = found.condition == .tornTail
      let copy = try disk.setAside(
        file, from: isTornOnly ? found.endOffset : 0, word: isTornOnly ? "torn" : "damaged", now: now)
      try disk.cut(file, to: found.endOffset)
      try disk.sync(file)
      return Repair(found: found, setAside: copy)
    } catch {
      throw .cannotSetAside(path: file.path, error)
    }
  }
}
