import Fieldwork
import Notation

/// Adds lines to one journal, and is the only one that does: it holds the lock.
///
/// A line counts as kept only after one `write` and one sync of it; several waiting lines share both. Times never
/// run backwards in a journal: when the clock was set back, a line takes the time of the line before it.
///
/// When it goes wrong:
/// - A write that fails or is cut short is cut off again, and nothing of it is kept. The next attempt starts
///   afresh, under a new number.
/// - After a failed sync nobody knows what the disk holds, and asking it to sync again would prove nothing. So the
///   file is closed, opened again, read from the disk and checked up to the last kept line; what follows is cut off,
///   that is synced, and only then the lines are written once more, under new numbers. If any of this fails,
///   nothing was kept, and the next attempt begins with the same check.
/// - There is no second file to fall back on: a disk that refuses one refuses both. The words stay in the draft.
///
/// One thread uses it at a time.
package final class JournalWriter {
  /// The journal, as it was given.
  package let path: String

  /// The trouble that the last ``keep(_:)`` had and overcame; `nil` when there was none.
  package private(set) var overcome: DiskError?

  let disk: any Disk
  private var chance: any RandomNumberGenerator & Sendable

  /// `nil` once closed.
  var lock: OpenFile?
  var file: OpenFile?

  /// Whether the folder's entry for the journal is on the disk. Whoever made the file may have failed to see to it, or
  /// was killed before: lines in it prove nothing. So it is done with the first line a writer keeps, since opening
  /// need not wait for it.
  private var isNameSynced = false

  /// Whether the file ends with the last kept line, as far as we know.
  var isTrusted = true

  /// Where the last kept line ends, in bytes, and its chain.
  private(set) var end: Int
  private(set) var chain: Checksum
  private var lastMoment: Moment?
  private var nextNumber: Int

  init(
    _ path: String, disk: any Disk, lock: OpenFile, file: OpenFile, reading: Reading,
    chance: any RandomNumberGenerator & Sendable
  ) {
    self.path = path
    self.disk = disk
    self.lock = lock
    self.file = file
    self.chance = chance
    end = reading.endOffset
    chain = reading.lastChain
    lastMoment = reading.lastMoment
    nextNumber = (reading.lastNumber ?? -1) + 1
  }

  deinit { close() }

  /// Gives file and lock back. Nothing can be kept afterwards.
  package func close() {
    if let file { disk.close(file) }
    if let lock { disk.unlock(lock, at: lock.path) }
    file = nil
    lock = nil
  }
}

// MARK: Keeping

extension JournalWriter {
  /// A line that waits to be kept.
  package struct Waiting: Hashable, Sendable {
    package var entry: Entry
    /// When it was decided; the line may get a later time, never an earlier one.
    package var at: Moment

    package init(_ entry: Entry, at: Moment) {
      self.entry = entry
      self.at = at
    }
  }

  /// Keeps all of them or none, a line each; returns once they are on the disk.
  ///
  /// Takes milliseconds to tens of them, and as long as the disk likes when it is in trouble.
  ///
  /// - Throws: `notKept`, `moved`, `changedElsewhere` or `lost`: none of the lines was kept, and the same call may
  ///   be made again. `cannotBeKept` for an entry that no journal can hold.
  package func keep(_ lines: [Waiting]) throws(JournalError) -> [KeptEntry] {
    overcome = nil
    guard !lines.isEmpty else { return [] }
    if !isTrusted { try recover() }
    try checkPlace()
    do throws(AppendFailure) {
      return try append(lines)
    } catch {
      guard case .afterWriting(let trouble) = error else { throw error.journalError }
      return try keepOnceMore(lines, after: trouble)
    }
  }

  private func keepOnceMore(_ lines: [Waiting], after trouble: DiskError) throws(JournalError) -> [KeptEntry]
  {
    try recover()
    do throws(AppendFailure) {
      let kept = try append(lines)
      overcome = trouble
      return kept
    } catch {
      throw error.journalError
    }
  }

  /// Keeps one entry.
  package func keep(_ entry: Entry, at moment: Moment) throws(JournalError) -> [KeptEntry] {
    try keep([Waiting(entry, at: moment)])
  }

  private enum AppendFailure: Error {
    /// Nothing of the lines is in the file, or it will be cut off before anything else.
    case before(JournalError)
    /// The lines are in the file and may or may not be on the disk.
    case afterWriting(DiskError)

    var journalError: JournalError {
      switch self {
      case .before(let error): error
      case .afterWriting(let error): .notKept(error)
      }
    }
  }

  private func append(_ lines: [Waiting]) throws(AppendFailure) -> [KeptEntry] {
    guard let file else { throw .before(.moved(path: path)) }
    let written = try encoded(lines)
    // Whatever becomes of these lines, their numbers are used up: a reader may have seen them.
    nextNumber += lines.count
    isTrusted = false
    do throws(DiskError) {
      try disk.writeAll(written.bytes, to: file)
    } catch {
      cutBack(file)
      throw .before(.notKept(error))
    }
    do throws(DiskError) {
      try disk.sync(file)
      if !isNameSynced { try disk.syncFolder(folder(of: path)) }
    } catch {
      throw .afterWriting(error)
    }
    isNameSynced = true
    isTrusted = true
    end += written.bytes.count
    chain = written.chain
    lastMoment = written.kept.last?.at
    return written.kept
  }

  /// Takes off what a failed write left. If that fails too, the next attempt begins with ``recover()``.
  private func cutBack(_ file: OpenFile) {
    do throws(DiskError) {
      try disk.cut(file, to: end)
      isTrusted = true
    } catch {
      isTrusted = false
    }
  }

  private struct Encoded {
    var bytes: [UInt8] = []
    var kept: [KeptEntry] = []
    var chain: Checksum
  }

  private func encoded(_ lines: [Waiting]) throws(AppendFailure) -> Encoded {
    var result = Encoded(chain: chain)
    // Thousands of an import come at once; a line with its digests is seldom longer.
    result.bytes.reserveCapacity(lines.count * 768)
    result.kept.reserveCapacity(lines.count)
    var moment = lastMoment
    for (place, line) in lines.enumerated() {
      let at = max(line.at, moment ?? line.at)
      moment = at
      let kind = line.entry.kindWord
      guard let body = line.entry.body(at: at)?.bytes, (end > 0 || place > 0) != (kind == "opened") else {
        throw .before(.cannotBeKept(path: path, kind: kind))
      }
      let number = nextNumber + place
      let written = Line(number, at: at, kind: kind, body: body, chance: &chance)
      result.chain = written.write(after: result.chain, to: &result.bytes)
      result.kept.append(KeptEntry(number, at: at, line.entry))
    }
    return result
  }
}
