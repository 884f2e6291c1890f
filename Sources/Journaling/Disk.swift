/// The little of a file system that evenkeel uses, so that a test can stand in for it.
///
/// Every call either does what it says or throws; none is repeated behind the caller's back.
package protocol Disk: Sendable {
  /// Opens a file; a folder is refused where writing is wanted.
  func open(_ path: String, for use: FileUse) throws(DiskError) -> OpenFile

  /// Cannot fail in a way that matters: what counts was synced before.
  func close(_ file: OpenFile)

  /// Reads from `offset` on; gives how many bytes, 0 at the end of the file.
  func read(
    _ file: OpenFile, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(DiskError) -> Int

  /// Adds to the end of the file with one `write`; gives how many bytes were taken, which may be fewer.
  func write(_ bytes: UnsafeRawBufferPointer, to file: OpenFile) throws(DiskError) -> Int

  /// Returns once the file's bytes and size are on the disk (`fdatasync`; `F_FULLFSYNC` on macOS).
  func sync(_ file: OpenFile) throws(DiskError)

  /// Makes the file end at `size` bytes.
  func cut(_ file: OpenFile, to size: Int) throws(DiskError)

  /// The size of an open file, and whether `path` still leads to it.
  func state(of file: OpenFile, at path: String) throws(DiskError) -> FileState

  /// Asks the system to read the file from the disk again rather than from memory. A wish: it may not happen.
  func forget(_ file: OpenFile)

  /// Takes the lock that `path` stands for and writes `holder` into it.
  ///
  /// - Throws: `held` when somebody else has it. The lock goes when the program ends, however it ends.
  func lock(_ path: String, holder: String) throws(DiskError) -> OpenFile

  /// Gives the lock back and removes its file.
  func unlock(_ lock: OpenFile, at path: String)

  /// Replaces `new` if it is there: a reader sees the one or the other, never half. A folder takes its content along,
  /// and replaces an empty folder only.
  func rename(_ old: String, to new: String) throws(DiskError)

  /// Returns once names made or renamed in the folder are on the disk.
  func syncFolder(_ path: String) throws(DiskError)

  /// Takes the name away; whoever has the file open keeps it.
  func remove(_ path: String) throws(DiskError)

  /// Takes an empty folder away.
  func removeFolder(_ path: String) throws(DiskError)

  /// Names in the folder, in no order, without `.` and `..`.
  func list(_ path: String) throws(DiskError) -> [String]

  /// The same names, and which of them are symbolic links.
  func content(of path: String) throws(DiskError) -> FolderContent

  /// Follows links. Missing is an answer, not an error.
  func kind(of path: String) throws(DiskError) -> FileKind

  /// What tells one state of a file or folder from another; `nil` when nothing is there. Follows links.
  func stamp(of path: String) throws(DiskError) -> FileStamp?

  /// Opens a folder only to reach what lies in it: ten thousand sessions are looked at without walking the whole path
  /// to each of them three times. It is closed like a file.
  func openFolder(_ path: String) throws(DiskError) -> OpenFile

  /// Opens what lies at `name`, a path from an open folder on, for reading. A pipe is not waited for.
  func open(_ name: String, in folder: OpenFile) throws(DiskError) -> OpenFile

  /// The same as ``stamp(of:)`` of what lies at `name`, a path from an open folder on.
  func stamp(of name: String, in folder: OpenFile) throws(DiskError) -> FileStamp?

  /// The state of what is open, wherever it lies by now.
  func stamp(of file: OpenFile) throws(DiskError) -> FileStamp

  /// Makes one folder; it is no error when it is there. A private one is for its owner alone (0700).
  func makeFolder(_ path: String, isPrivate: Bool) throws(DiskError)
}

/// What a file is opened for.
package enum FileUse: Hashable, Sendable {
  case reading
  /// Reading, and writing at its end; made if it is missing.
  case appending
  /// As `appending`, but it must not be there yet.
  case creating
  /// As `appending`, emptied first, and for its owner alone (0600) when private.
  case replacing(isPrivate: Bool)
}

/// A file that is open, with the path it was opened by.
package struct OpenFile: Hashable, Sendable {
  /// The disk's own number for it.
  package let number: Int32
  /// As it was given.
  package let path: String

  package init(number: Int32, path: String) {
    self.number = number
    self.path = path
  }
}

/// Where an open file stands.
package struct FileState: Hashable, Sendable {
  /// In bytes.
  package var size: Int
  /// Whether the path the question named leads to this very file.
  package var isAtPath: Bool

  package init(size: Int, isAtPath: Bool) {
    self.size = size
    self.isAtPath = isAtPath
  }
}

/// What a path leads to.
package enum FileKind: Hashable, Sendable {
  case missing
  /// A plain file, with its size in bytes.
  case file(Int)
  case folder
  /// A device, a pipe, a socket: reading it might never end.
  case other
}

/// What lies in a folder.
package struct FolderContent: Hashable, Sendable {
  /// In no order, without `.` and `..`.
  package var names: [String]
  /// Those that lead elsewhere.
  package var links: Set<String>

  package init(names: [String] = [], links: Set<String> = []) {
    self.names = names
    self.links = links
  }
}

/// Which file or folder stands somewhere, and in which state: equal stamps mean that nothing was written since.
package struct FileStamp: Hashable, Sendable {
  package var kind: FileKind
  /// Of the file system, and of the file in it.
  package var device: Int
  package var inode: Int
  /// When its content and when anything about it last changed, in nanoseconds since 1970.
  package var modified: Int
  package var changed: Int

  package init(kind: FileKind, device: Int, inode: Int, modified: Int, changed: Int) {
    self.kind = kind
    self.device = device
    self.inode = inode
    self.modified = modified
    self.changed = changed
  }
}

// What stands in for a disk knows no links, and no open folders: it goes by the whole path.
extension Disk {
  package func content(of path: String) throws(DiskError) -> FolderContent {
    FolderContent(names: try list(path))
  }

  package func openFolder(_ path: String) throws(DiskError) -> OpenFile { OpenFile(number: -1, path: path) }

  package func open(_ name: String, in folder: OpenFile) throws(DiskError) -> OpenFile {
    try open(inner(name, of: folder.path), for: .reading)
  }

  package func stamp(of name: String, in folder: OpenFile) throws(DiskError) -> FileStamp? {
    try stamp(of: inner(name, of: folder.path))
  }

  package func stamp(of file: OpenFile) throws(DiskError) -> FileStamp {
    guard let stamp = try stamp(of: file.path) else { throw DiskError(.missing, file.path, during: .reading) }
    return stamp
  }
}

extension Disk {
  /// Hands over the file piece by piece until it ends or `take` says no more.
  package func read(_ path: String, take: (UnsafeBufferPointer<UInt8>) -> Bool) throws(DiskError) {
    let file = try open(path, for: .reading)
    defer { close(file) }
    try read(file, from: 0, upTo: .max, take: take)
  }

  /// The same for an open file, between two offsets. Ends early where the file does.
  package func read(
    _ file: OpenFile, from start: Int, upTo end: Int, take: (UnsafeBufferPointer<UInt8>) -> Bool
  ) throws(DiskError) {
    // Large enough that calls cost nothing, small enough to stay in the processor's cache.
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    var offset = start
    while offset < end {
      let room = UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(end - offset))
      let count = try read(file, at: offset, into: room)
      guard count > 0 else { return }
      offset += count
      guard take(UnsafeBufferPointer(rebasing: room.assumingMemoryBound(to: UInt8.self).prefix(count))) else {
        return
      }
    }
  }

  /// All bytes of a plain file.
  ///
  /// - Throws: `tooLarge` beyond `limit` bytes; `notAFile` for a device or a pipe, which might never end.
  package func bytes(of path: String, limit: Int = .max) throws(DiskError) -> [UInt8] {
    switch try kind(of: path) {
    case .file: break
    case .folder: throw DiskError(.isFolder, path, during: .reading)
    case .missing: throw DiskError(.missing, path, during: .reading)
    case .other: throw DiskError(.notAFile, path, during: .reading)
    }
    var bytes: [UInt8] = []
    try read(path) { piece in
      bytes += piece
      return bytes.count <= limit
    }
    guard bytes.count <= limit else { throw DiskError(.tooLarge, path, during: .reading) }
    return bytes
  }

  /// Adds all bytes to the end, going on after a short write.
  package func writeAll(_ bytes: [UInt8], to file: OpenFile) throws(DiskError) {
    var written = 0
    while written < bytes.count {
      let count = try bytes.withUnsafeBytes { all in
        Result { () throws(DiskError) in
          try write(UnsafeRawBufferPointer(rebasing: all[written...]), to: file)
        }
      }.get()
      // A disk that takes nothing and gives no reason must not keep us here for ever.
      guard count > 0 else { throw DiskError(.other(0), file.path, during: .writing) }
      written += count
    }
  }

  /// Puts `bytes` in the place of the file at `path`: written beside it, then renamed, so that there is never half
  /// a file. With `synced` it returns once that would survive a power cut; without, only a crash of the program.
  package func replace(
    _ path: String, with bytes: [UInt8], synced: Bool, isPrivate: Bool = false
  ) throws(DiskError) {
    let beside = path + ".new"
    let file = try open(beside, for: .replacing(isPrivate: isPrivate))
    do throws(DiskError) {
      defer { close(file) }
      try writeAll(bytes, to: file)
      if synced { try sync(file) }
    } catch {
      try? remove(beside)
      throw error
    }
    try rename(beside, to: path)
    if synced { try syncFolder(folder(of: path)) }
  }
}

extension Disk {
  /// Takes a folder away with all that lies in it, folders within too.
  package func removeAll(_ path: String) throws(DiskError) {
    for name in try list(path) {
      let inner = "\(path)/\(name)"
      if case .folder = try kind(of: inner) { try removeAll(inner) } else { try remove(inner) }
    }
    try removeFolder(path)
  }
}

/// The folder a path lies in: `.` for a bare name.
package func folder(of path: String) -> String {
  guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// What lies in a folder: `sessions/a`, and `a` in the folder one stands in.
package func inner(_ name: String, of folder: String) -> String {
  folder == "." ? name : folder == "/" ? "/\(name)" : "\(folder)/\(name)"
}

/// `journal` for `sessions/a/journal.jsonl`: path and name without the last dot's ending.
package func withoutEnding(_ path: String) -> String {
  guard let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")), !path[dot...].contains("/") else { return path }
  return String(path[..<dot])
}
