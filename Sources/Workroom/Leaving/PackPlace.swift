import Journaling
import Notation

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Puts a folder of files where it was asked for: written beside it, looked through, then renamed.
///
/// A pack that stands there steps aside before the new one takes its name, and goes after that. A stop in between
/// leaves it at `.NAME.former`, and the next pack there brings it back first.
struct PackPlace {
  let path: String
  let isReplacing: Bool
  let disk: any Disk

  /// One file of the folder.
  struct File {
    /// Relative to the folder, with a folder of its own in front or none.
    var path: String
    var bytes: [UInt8]
  }

  /// The file that tells a pack from any other folder.
  static let mark = "digests.txt"

  private var name: String { path.split(separator: "/").last.map(String.init) ?? path }
  private var stem: String { "\(folder(of: path))/.\(name.prefix(100))" }
  private var beside: String { stem + ".unfinished" }
  private var former: String { stem + ".former" }

  /// Does `work` while nobody else writes a pack there.
  ///
  /// - Throws: code 3 when something else is in the way or the disk refuses, 4 when another evenkeel writes there.
  func hold<Result>(_ work: () throws(Failure) -> Result) throws(Failure) -> Result {
    let above = folder(of: path)
    guard case .folder = try reach({ () throws(DiskError) in try disk.kind(of: above) }) else {
      throw Failure(
        .unreachable, "there is no folder '\(harmless(above))' to write to; make it, or give another path")
    }
    let lock = try takeLock()
    defer { disk.unlock(lock, at: lock.path) }
    try clearUp()
    try look()
    return try work()
  }

  private func takeLock() throws(Failure) -> OpenFile {
    do throws(DiskError) {
      return try disk.lock(stem + ".lock", holder: SystemDisk.holder(name: "export"))
    } catch {
      if case .held(let by) = error.reason {
        throw Failure(
          .refused, "another evenkeel (\(harmless(by))) writes to '\(harmless(path))'; let it end")
      }
      throw Failure(.unreachable, "\(error); nothing was written: \(error.reason.remedy)")
    }
  }

  /// What a stop left: a pack that had stepped aside comes back, an unfinished one goes.
  private func clearUp() throws(Failure) {
    try reach { () throws(DiskError) in
      if try disk.kind(of: former) == .folder {
        if try disk.kind(of: path) == .missing {
          try disk.rename(former, to: path)
        } else {
          try disk.removeAll(former)
        }
      }
      if try disk.kind(of: beside) == .folder { try disk.removeAll(beside) }
    }
  }

  private func look() throws(Failure) {
    switch try reach({ () throws(DiskError) in try disk.kind(of: path) }) {
    case .missing: return
    case .folder: break
    case .file, .other:
      throw Failure(
        .unreachable, "'\(harmless(path))' is no folder and was left; give another path with --to")
    }
    let names = try reach { () throws(DiskError) in try disk.list(path) }
    guard try reach({ () throws(DiskError) in try !isHollow(path) }) else { return }
    guard names.contains(Self.mark) else {
      throw Failure(
        .unreachable,
        "'\(harmless(path))' is a folder with something else in it and was left; give a new one with --to")
    }
    guard isReplacing else {
      throw Failure(.unreachable, "'\(harmless(path))' is there already and was left; '--force' replaces it")
    }
  }

  /// Whether no file is in a folder, nor in those within: what is left of a pack whose files were taken away.
  private func isHollow(_ folder: String) throws(DiskError) -> Bool {
    for name in try disk.list(folder) {
      let inner = "\(folder)/\(name)"
      guard try disk.kind(of: inner) == .folder, try isHollow(inner) else { return false }
    }
    return true
  }

  /// - Parameter check: looks at each file as it was read back; nothing is left when it throws.
  func put(_ files: [File], check: (File) throws(Failure) -> Void) throws(Failure) {
    do throws(Failure) {
      try write(files)
      for file in files {
        let written = try reach { () throws(DiskError) in try disk.bytes(of: "\(beside)/\(file.path)") }
        guard written == file.bytes else {
          throw Failure(
            .unreachable,
            "'\(harmless(path))' does not read back as it was written; nothing is left of it: check the disk")
        }
        try check(file)
      }
      try reach { () throws(DiskError) in try swap() }
    } catch {
      try? disk.removeAll(beside)
      throw error
    }
  }

  private func write(_ files: [File]) throws(Failure) {
    do throws(DiskError) {
      try disk.makeFolder(beside, isPrivate: false)
      for inner in Set(files.map { folder(of: $0.path) }).sorted() where inner != "." {
        try disk.makeFolder("\(beside)/\(inner)", isPrivate: false)
      }
      for one in files {
        let file = try disk.open("\(beside)/\(one.path)", for: .creating)
        defer { disk.close(file) }
        try disk.writeAll(one.bytes, to: file)
        try disk.sync(file)
      }
      for inner in Set(files.map { folder(of: $0.path) }) {
        try disk.syncFolder(inner == "." ? beside : "\(beside)/\(inner)")
      }
    } catch {
      throw Failure(
        .unreachable,
        "cannot write '\(harmless(path))': \(error.reason.words); what stood there is as it was: "
          + error.reason.remedy)
    }
  }

  private func swap() throws(DiskError) {
    let isThere = try disk.kind(of: path) == .folder
    if isThere { try disk.rename(path, to: former) }
    do throws(DiskError) {
      try disk.rename(beside, to: path)
    } catch {
      if isThere { try? disk.rename(former, to: path) }
      throw error
    }
    try disk.syncFolder(folder(of: path))
    // It is whole by now; what stood there before is cleared away by the next pack if it cannot be now.
    if isThere { try? disk.removeAll(former) }
  }
}
