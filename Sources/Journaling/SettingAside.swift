import Fieldwork

/// What was copied out of a journal before it was cut.
package struct SetAside: Hashable, Sendable {
  /// The copy: `journal.torn-20261121T140320Z` or `journal.damaged-20261121T140320Z` beside the journal.
  package var path: String
  /// In bytes.
  package var length: Int

  package init(path: String, length: Int) {
    self.path = path
    self.length = length
  }
}

extension Disk {
  /// Copies the bytes of an open journal from `start` on to a new file beside it, and syncs the copy.
  ///
  /// - Parameters:
  ///   - word: `torn` or `damaged`, as it stands in the copy's name.
  ///   - now: stands in the name too; a second copy within the second gets `-2`.
  func setAside(
    _ file: OpenFile, from start: Int, word: String, now: Moment
  ) throws(DiskError) -> SetAside {
    let copy = try newFile("\(withoutEnding(file.path)).\(word)-\(compact(now))")
    defer { close(copy) }
    var failure: DiskError?
    var length = 0
    try read(file, from: start, upTo: .max) { piece in
      do throws(DiskError) {
        try writeAll(Array(piece), to: copy)
        length += piece.count
        return true
      } catch {
        failure = error
        return false
      }
    }
    if let failure {
      try? remove(copy.path)
      throw failure
    }
    try sync(copy)
    try syncFolder(folder(of: copy.path))
    return SetAside(path: copy.path, length: length)
  }

  /// Makes a file of this name, or of this name and `-2`, `-3` … when there is one already.
  private func newFile(_ name: String) throws(DiskError) -> OpenFile {
    for turn in 1..<100 {
      do throws(DiskError) {
        return try open(turn == 1 ? name : "\(name)-\(turn)", for: .creating)
      } catch {
        guard error.reason == .exists else { throw error }
      }
    }
    throw DiskError(.exists, name, during: .opening)
  }
}

/// `20261121T140320Z`.
private func compact(_ moment: Moment) -> String {
  moment.iso8601.prefix { $0 != "." }.filter { $0 != "-" && $0 != ":" } + "Z"
}
