extension JournalWriter {
  /// Makes sure that the path still leads to our file and that it ends where we left it.
  func checkPlace() throws(JournalError) {
    guard let file else { throw .moved(path: path) }
    let state: FileState
    do throws(DiskError) { state = try disk.state(of: file, at: path) } catch { throw .notKept(error) }
    // Somebody may have put a copy back in its place.
    if !state.isAtPath || state.size < end { return try recover() }
    guard state.size == end else { throw .changedElsewhere(path: path) }
  }

  /// Trusts nothing but the disk: opens the file again, checks that all kept lines are there, cuts off what follows.
  ///
  /// The file opened before stays open until the new one has proved itself: it may be all there is.
  func recover() throws(JournalError) {
    isTrusted = false
    let again = try reopened()
    do throws(JournalError) {
      try check(again)
      do throws(DiskError) {
        try disk.cut(again, to: end)
        try disk.sync(again)
      } catch {
        throw .notKept(error)
      }
    } catch {
      disk.close(again)
      throw error
    }
    if let file { disk.close(file) }
    file = again
    isTrusted = true
  }

  private func reopened() throws(JournalError) -> OpenFile {
    // A closed writer has given up its lock, and with it the right to write.
    guard lock != nil else { throw .moved(path: path) }
    do throws(DiskError) {
      if case .file = try disk.kind(of: path) {
        let file = try disk.open(path, for: .appending)
        disk.forget(file)
        return file
      }
    } catch {
      throw .notKept(error)
    }
    throw .moved(path: path)
  }

  /// Reads the file up to the last kept line and compares.
  private func check(_ file: OpenFile) throws(JournalError) {
    let reading: Reading
    do throws(JournalError) {
      reading = try Self.read(file, on: disk, upTo: end)
    } catch {
      guard case .unreachable(let why) = error else { throw error }
      throw .notKept(why)
    }
    guard reading.endOffset == end, reading.lastChain == chain else { throw .lost(path: path) }
  }
}
