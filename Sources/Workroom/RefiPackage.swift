import Exporting
import Journaling
import Notation

/// Many sessions in one REFI-QDA project, written while they are read: what is in memory is one session at a time.
///
/// `project.qde` names codes and people before the sessions that use them, so the sessions' part of it waits in a file
/// without a name until all are known. A zip file says in front of a part how large it is, so `project.qde` is packed
/// into another such file before it goes into the package.
package struct RefiPackage: ~Copyable {
  private let disk: any Disk
  /// As messages name it.
  private let shown: String
  private let file: OpenFile
  private let spool: OpenFile
  private let zip: ZipWriter
  private var project: RefiProject

  /// - Parameters:
  ///   - path: the package to write; whoever gives it sees to it that nothing is lost there, and renames.
  ///   - shown: how messages name it; `nil` for the path.
  /// - Throws: code 3 when nothing can be written there.
  package init(
    _ path: String, shown: String? = nil, _ project: RefiProject, on disk: any Disk
  ) throws(Failure) {
    let shown = shown ?? path
    let files = try Self.files(path, shown, on: disk)
    zip = try Self.writer(elseClosing: files, on: disk)
    self.disk = disk
    self.shown = shown
    (file, spool) = files
    self.project = project
  }

  private static func files(
    _ path: String, _ shown: String, on disk: any Disk
  ) throws(Failure) -> (file: OpenFile, spool: OpenFile) {
    let file = try written(shown) { () throws(DiskError) in
      try disk.open(path, for: .replacing(isPrivate: false))
    }
    do throws(Failure) { return (file, try nameless(path + ".parts", shown, on: disk)) } catch {
      disk.close(file)
      throw error
    }
  }

  private static func writer(
    elseClosing files: (file: OpenFile, spool: OpenFile), on disk: any Disk
  ) throws(Failure) -> ZipWriter {
    do throws(ZipError) { return try ZipWriter() } catch {
      disk.close(files.file)
      disk.close(files.spool)
      throw noMemory
    }
  }

  deinit {
    disk.close(file)
    disk.close(spool)
  }

  /// A file for its owner alone, whose name is gone by the time it is used: nothing is left of it whatever happens.
  private static func nameless(
    _ path: String, _ shown: String, on disk: any Disk
  ) throws(Failure) -> OpenFile {
    try written(shown) { () throws(DiskError) in
      let file = try disk.open(path, for: .replacing(isPrivate: true))
      do throws(DiskError) { try disk.remove(path) } catch {
        disk.close(file)
        throw error
      }
      return file
    }
  }

  /// What is known of all sessions so far: codes, people, users.
  package var head: [UInt8] { project.head() }

  /// Adds a session; gives what was written of it.
  @discardableResult
  package mutating func add(_ session: Outgoing) throws(Failure) -> RefiProject.Source {
    let source = project.add(session)
    try pack { () throws(ZipError) in try zip.add(source.part) }
    try put(source.xml, into: spool)
    return source
  }

  /// Writes what is known of all of them, and the directory; the bytes are synced.
  package consuming func finish() throws(Failure) {
    let pressed = try Self.nameless(file.path + ".pressed", shown, on: disk)
    defer { disk.close(pressed) }
    let press = try Self.packing { () throws(ZipError) in try ZipPress() }
    try put(try Self.packing { () throws(ZipError) in try press.add(project.head()) }, into: pressed)
    try each(of: spool) { piece throws(Failure) in
      try put(try Self.packing { () throws(ZipError) in try press.add(piece) }, into: pressed)
    }
    try put(
      try Self.packing { () throws(ZipError) in try press.add(project.tail, isLast: true) }, into: pressed)
    try pack { () throws(ZipError) in try zip.begin("project.qde", press) }
    try each(of: pressed) { piece throws(Failure) in
      try pack { () throws(ZipError) in try zip.write(piece) }
    }
    try pack { () throws(ZipError) in
      try zip.end()
      try zip.close()
    }
    let (disk, file) = (disk, file)
    try Self.written(shown) { () throws(DiskError) in try disk.sync(file) }
  }

  // MARK: The disk

  /// Packs something and adds what is ready to the package.
  private func pack(_ work: () throws(ZipError) -> Void) throws(Failure) {
    try Self.packing(work)
    try put(zip.take(), into: file)
  }

  private func put(_ bytes: [UInt8], into file: OpenFile) throws(Failure) {
    let disk = disk
    try Self.written(shown) { () throws(DiskError) in try disk.writeAll(bytes, to: file) }
  }

  private func each(of file: OpenFile, take: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    let disk = disk
    var offset = 0
    while true {
      let from = offset
      let piece = try Self.written(shown) { () throws(DiskError) in
        var piece: [UInt8] = []
        try disk.read(file, from: from, upTo: from + 1 << 18) {
          piece += $0
          return true
        }
        return piece
      }
      guard !piece.isEmpty else { return }
      offset += piece.count
      try take(piece)
    }
  }

  private static func written<Result>(
    _ path: String, _ work: () throws(DiskError) -> Result
  ) throws(Failure) -> Result {
    do throws(DiskError) { return try work() } catch {
      throw Failure(
        .unreachable,
        "cannot write '\(harmless(path))': \(error.reason.words); the sessions are whole: \(error.remedy), or give "
          + "another path, then export again")
    }
  }

  private static func packing<Result: ~Copyable>(
    _ work: () throws(ZipError) -> Result
  ) throws(Failure) -> Result {
    do throws(ZipError) { return try work() } catch { throw noMemory }
  }

  private static let noMemory = Failure(
    .unreachable,
    "there was not memory enough to pack the export; the sessions are whole: export fewer at once")
}
