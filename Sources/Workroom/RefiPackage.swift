import Exporting
import Journaling
import Notation

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Many sessions in one REFI-QDA project, written while they are read: what is in memory is one session at a time.
///
/// `project.qde` names codes and people before the sessions that use them, so the sessions' part of it waits in a file
/// without a name until all are known.
package struct RefiPackage: ~Copyable {
  private let path: String
  private let number: Int32
  private let spool: Int32
  private let zip: ZipWriter
  private var project: RefiProject

  /// - Parameter path: the package to write; whoever gives it sees to it that nothing is lost there, renames and syncs.
  /// - Throws: code 3 when nothing can be written there.
  package init(_ path: String, _ project: RefiProject) throws(Failure) {
    let number = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard number >= 0 else { throw Self.notWritten(path, errno) }
    let spool = open(path + ".parts", O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard spool >= 0 else {
      let code = errno
      close(number)
      throw Self.notWritten(path, code)
    }
    unlink(path + ".parts")
    zip = try Self.writer(path, number, spool)
    self.path = path
    self.project = project
    self.number = number
    self.spool = spool
  }

  private static func writer(_ path: String, _ number: Int32, _ spool: Int32) throws(Failure) -> ZipWriter {
    do throws(ZipError) { return try ZipWriter(file: number) } catch {
      close(number)
      close(spool)
      throw notWritten(path, ENOMEM)
    }
  }

  deinit {
    close(number)
    close(spool)
  }

  /// What is known of all sessions so far: codes, people, users.
  package var head: [UInt8] { project.head() }

  /// Adds a session; gives what was written of it.
  @discardableResult
  package mutating func add(_ session: Outgoing) throws(Failure) -> RefiProject.Source {
    let source = project.add(session)
    try reach { () throws(ZipError) in try zip.add(source.part) }
    var rest = source.xml[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(spool, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.notWritten(path, errno) }
      rest = rest.dropFirst(count)
    }
    return source
  }

  /// Writes what is known of all of them, and the directory; the bytes are synced.
  package consuming func finish() throws(Failure) {
    do throws(ZipError) {
      try zip.begin("project.qde")
      try zip.write(project.head())
    } catch { throw Self.notWritten(path, errno) }
    try copySpool()
    let (number, path) = (number, path)
    do throws(ZipError) {
      try zip.write(project.tail)
      try zip.end()
      try zip.close()
    } catch { throw Self.notWritten(path, errno) }
    guard fsync(number) == 0 else { throw Self.notWritten(path, errno) }
  }

  private func copySpool() throws(Failure) {
    lseek(spool, 0, SEEK_SET)
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(spool, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Self.notWritten(path, errno) }
      guard count > 0 else { return }
      let part = Array(buffer[..<count])
      try reach { () throws(ZipError) in try zip.write(part) }
    }
  }

  private func reach(_ work: () throws(ZipError) -> Void) throws(Failure) {
    do throws(ZipError) { try work() } catch { throw Self.notWritten(path, errno) }
  }

  private static func notWritten(_ path: String, _ code: Int32) -> Failure {
    Failure(
      .unreachable,
      "cannot write '\(harmless(path))': \(String(cString: strerror(code))); the sessions are whole: make room or give "
        + "another path, then export again")
  }
}
