import Notation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The real disk.
package struct SystemDisk: Disk {
  package init() {}

  /// Who holds a lock taken now: `Noor, process 4711 on lab-laptop`.
  package static func holder(name: String?) -> String {
    var host = [CChar](repeating: 0, count: 256)
    // The last byte stays zero: a name cut to fit need not end in one.
    let hasHost = gethostname(&host, host.count - 1) == 0
    let place =
      hasHost
      ? " on " + String(decoding: host.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self) : ""
    return (name.map { "\($0), " } ?? "") + "process \(getpid())\(place)"
  }

  package func open(_ path: String, for use: FileUse) throws(DiskError) -> OpenFile {
    let number = try check(path, .opening) { systemOpen(path, use.flags, use.mode) }
    // The mode of an open only counts when it makes the file; a private file left readable is closed up.
    if case .replacing(isPrivate: true) = use { _ = fchmod(number, 0o600) }
    return OpenFile(number: number, path: path)
  }

  package func close(_ file: OpenFile) { systemClose(file.number) }

  package func read(
    _ file: OpenFile, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(DiskError) -> Int {
    try check(file.path, .reading) { pread(file.number, buffer.baseAddress, buffer.count, off_t(offset)) }
  }

  package func write(_ bytes: UnsafeRawBufferPointer, to file: OpenFile) throws(DiskError) -> Int {
    try check(file.path, .writing) { systemWrite(file.number, bytes) }
  }

  package func sync(_ file: OpenFile) throws(DiskError) {
    _ = try check(file.path, .syncing) { flush(file.number) }
  }

  package func cut(_ file: OpenFile, to size: Int) throws(DiskError) {
    _ = try check(file.path, .cutting) { ftruncate(file.number, off_t(size)) }
  }

  package func state(of file: OpenFile, at path: String) throws(DiskError) -> FileState {
    var open = stat()
    _ = try check(path, .reading) { fstat(file.number, &open) }
    var named = stat()
    let isAtPath = stat(path, &named) == 0 && named.st_ino == open.st_ino && named.st_dev == open.st_dev
    return FileState(size: Int(open.st_size), isAtPath: isAtPath)
  }

  package func forget(_ file: OpenFile) {
    #if canImport(Glibc)
      _ = posix_fadvise(file.number, 0, 0, POSIX_FADV_DONTNEED)
    #else
      _ = fcntl(file.number, F_NOCACHE, 1)
    #endif
  }

  package func rename(_ old: String, to new: String) throws(DiskError) {
    _ = try check(new, .renaming) { systemRename(old, new) }
  }

  package func syncFolder(_ path: String) throws(DiskError) {
    let folder = OpenFile(
      number: try check(path, .opening) { systemOpen(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0) },
      path: path)
    defer { close(folder) }
    _ = try check(path, .syncing) { fsync(folder.number) }
  }

  package func remove(_ path: String) throws(DiskError) {
    _ = try check(path, .removing) { unlink(path) }
  }

  package func removeFolder(_ path: String) throws(DiskError) {
    _ = try check(path, .removing) { rmdir(path) }
  }

  package func list(_ path: String) throws(DiskError) -> [String] { try content(of: path).names }

  package func content(of path: String) throws(DiskError) -> FolderContent {
    guard let folder = opendir(path) else { throw DiskError(.init(errno: errno), path, during: .listing) }
    defer { closedir(folder) }
    var content = FolderContent()
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name != ".", name != ".." else { continue }
      content.names.append(name)
      if isLink(name, Int(entry.pointee.d_type), in: dirfd(folder)) { content.links.insert(name) }
    }
    return content
  }

  /// Not every file system says with the name what it stands for.
  private func isLink(_ name: String, _ type: Int, in folder: Int32) -> Bool {
    guard type == Int(DT_UNKNOWN) else { return type == Int(DT_LNK) }
    var found = stat()
    return fstatat(folder, name, &found, AT_SYMLINK_NOFOLLOW) == 0 && found.st_mode & S_IFMT == S_IFLNK
  }

  package func kind(of path: String) throws(DiskError) -> FileKind {
    var found = stat()
    guard stat(path, &found) == 0 else {
      let reason = DiskError.Reason(errno: errno)
      if reason == .missing { return .missing }
      throw DiskError(reason, path, during: .opening)
    }
    return FileKind(found)
  }

  package func stamp(of path: String) throws(DiskError) -> FileStamp? {
    var found = stat()
    guard stat(path, &found) == 0 else { return try noStamp(errno, path) }
    return FileStamp(found)
  }

  package func openFolder(_ path: String) throws(DiskError) -> OpenFile {
    OpenFile(
      number: try check(path, .opening) { systemOpen(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0) },
      path: path)
  }

  package func open(_ name: String, in folder: OpenFile) throws(DiskError) -> OpenFile {
    let number = retried { openat(folder.number, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    let (code, path) = (errno, inner(name, of: folder.path))
    guard number >= 0 else { throw DiskError(.init(errno: code), path, during: .opening) }
    return OpenFile(number: number, path: path)
  }

  package func stamp(of name: String, in folder: OpenFile) throws(DiskError) -> FileStamp? {
    var found = stat()
    guard fstatat(folder.number, name, &found, 0) == 0 else {
      return try noStamp(errno, inner(name, of: folder.path))
    }
    return FileStamp(found)
  }

  package func stamp(of file: OpenFile) throws(DiskError) -> FileStamp {
    var found = stat()
    _ = try check(file.path, .reading) { fstat(file.number, &found) }
    return FileStamp(found)
  }

  /// Nothing is there, or why that cannot be told.
  private func noStamp(_ code: Int32, _ path: String) throws(DiskError) -> FileStamp? {
    let reason = DiskError.Reason(errno: code)
    if reason == .missing { return nil }
    throw DiskError(reason, path, during: .opening)
  }

  package func makeFolder(_ path: String, isPrivate: Bool) throws(DiskError) {
    do throws(DiskError) {
      _ = try check(path, .making) { mkdir(path, isPrivate ? 0o700 : 0o777) }
    } catch {
      guard error.reason == .exists, try kind(of: path) == .folder else { throw error }
    }
    if isPrivate { _ = try check(path, .making) { chmod(path, 0o700) } }
  }
}

// MARK: The lock

extension SystemDisk {
  package func lock(_ path: String, holder: String) throws(DiskError) -> OpenFile {
    while true {
      let lock = OpenFile(
        number: try check(path, .locking) {
          systemOpen(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
        },
        path: path)
      do throws(DiskError) {
        try take(lock)
        // Whoever had it may have removed the file between our opening and our locking it: then it is the lock
        // of nobody, and the next one would make a new file beside it.
        guard try state(of: lock, at: path).isAtPath else {
          close(lock)
          continue
        }
        try cut(lock, to: 0)
        try writeAll(Array("\(holder)\n".utf8), to: lock)
        return lock
      } catch {
        close(lock)
        throw error
      }
    }
  }

  private func take(_ lock: OpenFile) throws(DiskError) {
    guard retried({ flock(lock.number, LOCK_EX | LOCK_NB) }) != 0 else { return }
    let reason = DiskError.Reason(errno: errno)
    guard errno == EWOULDBLOCK else { throw DiskError(reason, lock.path, during: .locking) }
    throw DiskError(.held(by: holder(of: lock)), lock.path, during: .locking)
  }

  private func holder(of lock: OpenFile) -> String {
    var words: [UInt8] = []
    // One line, and not a long one: these words go into a message.
    try? read(lock, from: 0, upTo: 200) { piece in
      words += piece
      return true
    }
    return String(decoding: words.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }

  package func unlock(_ lock: OpenFile, at path: String) {
    // While it is still ours, so that nobody else's lock can be removed.
    if (try? state(of: lock, at: path))?.isAtPath == true { _ = unlink(path) }
    close(lock)
  }
}

// MARK: The system's words

extension FileKind {
  fileprivate init(_ found: stat) {
    switch found.st_mode & S_IFMT {
    case S_IFREG: self = .file(Int(found.st_size))
    case S_IFDIR: self = .folder
    default: self = .other
    }
  }
}

extension FileStamp {
  fileprivate init(_ found: stat) {
    #if canImport(Glibc)
      let (modified, changed) = (found.st_mtim, found.st_ctim)
    #else
      let (modified, changed) = (found.st_mtimespec, found.st_ctimespec)
    #endif
    self.init(
      kind: FileKind(found), device: Int(truncatingIfNeeded: found.st_dev),
      inode: Int(truncatingIfNeeded: found.st_ino),
      modified: modified.tv_sec * 1_000_000_000 + modified.tv_nsec,
      changed: changed.tv_sec * 1_000_000_000 + changed.tv_nsec)
  }
}

extension DiskError.Reason {
  fileprivate init(errno code: Int32) {
    self = Self.byCode.first { $0.code == code }?.reason ?? .other(code)
  }

  private static let byCode: [(code: Int32, reason: Self)] = [
    (ENOSPC, .full), (EDQUOT, .overQuota), (EFBIG, .tooLarge), (EACCES, .noPermission),
    (EPERM, .noPermission), (EROFS, .readOnly), (ENOENT, .missing), (EEXIST, .exists), (EISDIR, .isFolder),
    (ENOTDIR, .notAFolder), (EIO, .failing), (EMFILE, .tooManyOpen), (ENFILE, .tooManyOpen),
    (ENAMETOOLONG, .nameTooLong), (ELOOP, .linkLoop),
  ]
}

extension FileUse {
  fileprivate var flags: Int32 {
    switch self {
    case .reading: O_RDONLY | O_CLOEXEC
    case .appending: O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC
    case .creating: O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_CLOEXEC
    case .replacing: O_RDWR | O_APPEND | O_CREAT | O_TRUNC | O_CLOEXEC
    }
  }

  fileprivate var mode: mode_t {
    if case .replacing(isPrivate: true) = self { 0o600 } else { 0o666 }
  }
}

/// Runs a system call until it is not interrupted; -1 becomes an error with the reason.
private func check<Number: SignedInteger>(
  _ path: String, _ work: DiskError.Work, _ call: () -> Number
) throws(DiskError) -> Number {
  let result = retried(call)
  guard result >= 0 else { throw DiskError(.init(errno: errno), path, during: work) }
  return result
}

private func retried<Number: SignedInteger>(_ call: () -> Number) -> Number {
  while true {
    let result = call()
    guard result == -1, errno == EINTR else { return result }
  }
}

private func flush(_ number: Int32) -> Int32 {
  #if canImport(Glibc)
    fdatasync(number)
  #else
    fcntl(number, F_FULLFSYNC)
  #endif
}

// Inside the type these names are its own methods.
private func systemOpen(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 { open(path, flags, mode) }
private func systemClose(_ number: Int32) { _ = close(number) }
private func systemRename(_ old: String, _ new: String) -> Int32 { rename(old, new) }
private func systemWrite(_ number: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(number, bytes.baseAddress, bytes.count)
}
