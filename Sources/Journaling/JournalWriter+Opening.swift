import Fieldwork

extension JournalWriter {
  /// A journal opened for writing, with what it holds.
  package struct Opened {
    package let writer: JournalWriter
    /// Everything up to the last whole line.
    package let reading: Reading
    /// Where a torn last line was copied to before it was cut off.
    package let tornLine: SetAside?
  }

  /// Opens the journal at `path`, made if it is missing, and takes its lock.
  ///
  /// - Parameters:
  ///   - holder: who this is, for whoever finds the journal locked, such as `Noor, process 4711 on lab-laptop`.
  ///   - now: names the copy of a torn last line.
  ///   - chance: where the salts come from; nobody may be able to guess them.
  ///   - taken: the journal's lock where ``takeLock(_:on:holder:)`` took it already; given back when this fails.
  /// - Throws: everything but a torn last line that keeps the journal from being whole; nothing is changed then.
  package static func open(
    _ path: String, on disk: any Disk, holder: String, now: Moment,
    chance: any RandomNumberGenerator & Sendable, lock taken: OpenFile? = nil
  ) throws(JournalError) -> Opened {
    do throws(JournalError) {
      let found = try kind(of: path, on: disk)
      if found == .folder { throw .isFolder(path: path) }
      if found == .other { throw .notAFile(path: path) }
    } catch {
      if let taken { disk.unlock(taken, at: taken.path) }
      throw error
    }
    let lock = if let taken { taken } else { try takeLock(path, on: disk, holder: holder) }
    var opened: OpenFile?
    do throws(JournalError) {
      let file = try openFile(path, on: disk)
      opened = file
      let reading = try read(file, on: disk)
      if reading.condition != .empty, let error = reading.error(path: path) { throw error }
      let tornLine = try cutTornLine(file, reading, on: disk, now: now)
      let writer = JournalWriter(path, disk: disk, lock: lock, file: file, reading: reading, chance: chance)
      return Opened(writer: writer, reading: reading, tornLine: tornLine)
    } catch {
      if let opened { disk.close(opened) }
      disk.unlock(lock, at: lock.path)
      throw error
    }
  }

  /// Takes `journal.lock` beside `journal.jsonl`, as a writer does.
  ///
  /// - Throws: `held` when somebody else has it.
  package static func takeLock(_ path: String, on disk: any Disk, holder: String) throws(JournalError)
    -> OpenFile
  {
    do throws(DiskError) {
      return try disk.lock(withoutEnding(path) + ".lock", holder: holder)
    } catch {
      if case .held(let by) = error.reason { throw .held(path: path, by: by) }
      throw .unreachable(error)
    }
  }

  private static func openFile(_ path: String, on disk: any Disk) throws(JournalError) -> OpenFile {
    do throws(DiskError) { return try disk.open(path, for: .appending) } catch { throw .unreachable(error) }
  }

  static func read(_ file: OpenFile, on disk: any Disk, upTo end: Int = .max) throws(JournalError) -> Reading
  {
    var reader = JournalReader()
    do throws(DiskError) {
      try disk.read(file, from: 0, upTo: end) { piece in
        reader.take(piece)
        return !reader.isDone
      }
    } catch {
      throw .unreachable(error)
    }
    return reader.finished()
  }

  private static func cutTornLine(
    _ file: OpenFile, _ reading: Reading, on disk: any Disk, now: Moment
  ) throws(JournalError) -> SetAside? {
    guard reading.tail != nil else { return nil }
    do throws(DiskError) {
      let copy = try disk.setAside(file, from: reading.endOffset, word: "torn", now: now)
      try disk.cut(file, to: reading.endOffset)
      try disk.sync(file)
      return copy
    } catch {
      throw .cannotSetAside(path: file.path, error)
    }
  }
}
