import Anonymising
import Fieldwork
import Journaling
import Notation

/// What leads from pseudonyms back to people, in a study's `private/`, for its owner alone (0700, files 0600):
/// `cast.jsonl`, `decisions.jsonl`, and in `keys/` one file for each export.
struct KeyCabinet: Sendable {
  /// `private/` of a study, or of a session without one.
  let folder: String

  private let disk: any Disk

  init(_ session: SessionFolder, on disk: any Disk) {
    folder = session.privateFolder
    self.disk = disk
  }

  init(folder: String, on disk: any Disk) {
    self.folder = folder
    self.disk = disk
  }

  var castFile: String { folder + "/cast.jsonl" }
  var decisionsFile: String { folder + "/decisions.jsonl" }
  var keysFolder: String { folder + "/keys" }
  private func keyFile(_ digest: String) -> String { "\(keysFolder)/\(digest).json" }

  /// Many sessions with thousands of names; more is another kind of file.
  private static let maxBytes = 1 << 28

  // MARK: Cast list

  /// The cast list so far; empty before the first export.
  func cast() throws(Failure) -> CastList {
    guard let bytes = try bytes(of: castFile) else { return .empty }
    do throws(CastList.FileError) {
      return try CastList(reading: bytes)
    } catch {
      throw unfit(castFile, error)
    }
  }

  /// Replaces the cast list. What people decided is not in it: that stands in a file of its own.
  func keep(_ cast: CastList) throws(Failure) {
    var cast = cast
    cast.forgetDecisions()
    try keep(cast.bytes, at: castFile)
  }

  // MARK: Decisions

  /// Everything decided so far, in order.
  func decisions() throws(Failure) -> [Decision] {
    guard let bytes = try bytes(of: decisionsFile) else { return [] }
    do throws(CastList.FileError) {
      return try Decision.reading(bytes)
    } catch {
      throw unfit(decisionsFile, error)
    }
  }

  /// Adds a decision; returns once it is on the disk.
  func keep(_ decision: Decision) throws(DiskError) {
    if case .missing = try disk.kind(of: decisionsFile) {
      try disk.makeFolder(folder, isPrivate: true)
      try disk.replace(decisionsFile, with: [], synced: true, isPrivate: true)
    }
    let file = try disk.open(decisionsFile, for: .appending)
    defer { disk.close(file) }
    // A crash may have left half a line, which nobody was told of.
    let before = try disk.bytes(of: decisionsFile, limit: Self.maxBytes)
    let whole = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    if whole < before.count { try disk.cut(file, to: whole) }
    do throws(DiskError) {
      try disk.writeAll(decision.bytes, to: file)
      try disk.sync(file)
    } catch {
      try? disk.cut(file, to: whole)
      throw error
    }
  }

  // MARK: Keys of exports

  /// Keeps the key of an export; returns once it is on the disk.
  func keep(_ key: FileKey) throws(Failure) {
    try reach { () throws(DiskError) in
      try disk.makeFolder(folder, isPrivate: true)
      try disk.makeFolder(keysFolder, isPrivate: true)
    }
    try keep(key.bytes, at: keyFile(key.file))
  }

  /// The key of the file with this digest; `nil` when there is none here.
  func key(_ digest: String) throws(Failure) -> FileKey? {
    guard let bytes = try bytes(of: keyFile(digest)) else { return nil }
    guard let key = FileKey(reading: bytes) else {
      throw Failure(
        .unfit, "'\(harmless(keyFile(digest)))' is damaged; take it from a copy of the private folder")
    }
    return key
  }

  /// How many exports have a key here.
  func keyCount() -> Int { keyFiles().count }

  func keyFiles() -> [String] {
    let names = (try? disk.list(keysFolder)) ?? []
    return names.filter { $0.hasSuffix(".json") || $0.hasSuffix(".new") }.sorted().map {
      "\(keysFolder)/\($0)"
    }
  }

  // MARK: Files

  private func bytes(of path: String) throws(Failure) -> [UInt8]? {
    try reach { () throws(DiskError) in
      if case .missing = try disk.kind(of: path) { return nil }
      return try disk.bytes(of: path, limit: Self.maxBytes)
    }
  }

  private func keep(_ bytes: [UInt8], at path: String) throws(Failure) {
    try reach { () throws(DiskError) in
      try disk.makeFolder(folder, isPrivate: true)
      try disk.replace(path, with: bytes, synced: true, isPrivate: true)
    }
  }

  private func unfit(_ path: String, _ error: CastList.FileError) -> Failure {
    Failure(
      .unfit,
      "'\(harmless(path))' line \(error.line) is damaged: \(error.reason); nothing was written: take the file "
        + "from a copy of the private folder")
  }
}
