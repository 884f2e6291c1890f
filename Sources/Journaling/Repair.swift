import Fieldwork

/// What mending a journal did.
package struct Repair: Hashable, Sendable {
  /// What stood in the journal before.
  package var found: Reading
  /// The copy made before anything was cut; `nil` when nothing had to be.
  package var setAside: SetAside?

  /// What the journal says of it from now on; `nil` when only a torn line was cut off, or nothing was left.
  package var record: RepairRecord?

  /// Makes the journal at `path` whole again: copies what is wrong, then leaves it out, and keeps every line that is
  /// whole.
  ///
  /// A torn last line alone is copied and cut off. Where lines are damaged the whole file is copied, then replaced by
  /// what ``Mending`` makes of it. A whole or an empty journal is left as it is.
  ///
  /// - Parameters:
  ///   - version: stands in the `opened` of a journal that lost its own.
  ///   - chance: where the salts of new lines come from.
  /// - Throws: when this is no journal, of a newer format, open in another writer, or cannot be copied; nothing is
  ///   changed then.
  package static func mend(
    _ path: String, on disk: any Disk, holder: String, now: Moment, version: String,
    chance: any RandomNumberGenerator & Sendable
  ) throws(JournalError) -> Repair {
    let found = try JournalReader.read(path, on: disk)
    if found.condition == .whole || found.condition == .empty { return Repair(found: found) }
    let lock = try JournalWriter.takeLock(path, on: disk, holder: holder)
    defer { disk.unlock(lock, at: lock.path) }
    let file: OpenFile
    do throws(DiskError) { file = try disk.open(path, for: .appending) } catch { throw .unreachable(error) }
    defer { disk.close(file) }
    // Read again under the lock: a writer may have been at it a moment ago.
    let again = try JournalWriter.read(file, on: disk)
    switch again.condition {
    case .whole, .empty: return Repair(found: again)
    case .newerFormat, .notAJournal:
      throw again.error(path: file.path) ?? .notAJournal(path: file.path)
    case .tornTail, .damaged: break
    }
    do throws(DiskError) {
      guard again.condition == .damaged else { return try cutTail(file, again, on: disk, now: now) }
      return try leaveOut(file, again, on: disk, now: now, version: version, chance: chance)
    } catch {
      throw .cannotSetAside(path: file.path, error)
    }
  }

  private static func cutTail(
    _ file: OpenFile, _ found: Reading, on disk: any Disk, now: Moment
  ) throws(DiskError) -> Repair {
    let copy = try disk.setAside(file, from: found.endOffset, word: "torn", now: now)
    try disk.cut(file, to: found.endOffset)
    try disk.sync(file)
    return Repair(found: found, setAside: copy)
  }

  /// The journal is replaced as a whole: at no moment is there one that lacks the lines behind the damage.
  private static func leaveOut(
    _ file: OpenFile, _ found: Reading, on disk: any Disk, now: Moment, version: String,
    chance: any RandomNumberGenerator & Sendable
  ) throws(DiskError) -> Repair {
    let copy = try disk.setAside(file, from: 0, word: "damaged", now: now)
    let mended = Mending(
      try disk.bytes(of: copy.path), session: name(of: folder(of: file.path)), version: version,
      copy: name(of: copy.path), now: now, chance: chance)
    try disk.replace(file.path, with: mended.bytes, synced: true)
    return Repair(found: found, setAside: copy, record: mended.record)
  }

  private static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
