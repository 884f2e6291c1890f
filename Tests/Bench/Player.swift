import CPty
import Canvas
import Glibc

/// A program in a pseudo-terminal whose output is timed as it comes, and not interpreted.
final class Player {
  /// In what environment every program plays: a common terminal, and nobody's home.
  private static let variables = [
    "PATH=/usr/bin:/bin", "LANG=C.UTF-8", "HOME=/nonexistent", "TERM=xterm-256color",
    "SWIFT_BACKTRACE=enable=no",
  ]

  /// After so long without a byte an answer is taken for whole. Longer than any pause within one.
  private static let pauseMilliseconds = 3

  let process: Int32
  private let master: Int32

  /// Every byte so far.
  private(set) var written: [UInt8] = []

  /// When the program was about to run; known once it has written something.
  var begunAt: Int { Int(pty_exec_moment()) }

  /// `words` are the program's path and its arguments.
  init(_ words: [String], _ size: Size = Size(columns: 80, rows: 24)) throws {
    let arguments = words.map { strdup($0) } + [nil]
    let settings = Self.variables.map { strdup($0) } + [nil]
    defer { for word in arguments + settings { free(word) } }
    var process: Int32 = 0
    master = pty_start(words[0], arguments, settings, nil, Int32(size.rows), Int32(size.columns), &process)
    self.process = process
    guard master >= 0 else { throw Trouble("cannot start '\(words[0])'") }
  }

  /// Takes the terminal away and waits for the program's end; one that stays is ended.
  deinit {
    close(master)
    var status: Int32 = 0
    for _ in 0..<2000 {
      if waitpid(process, &status, WNOHANG) == process { return }
      usleep(1000)
    }
    kill(process, SIGKILL)
    waitpid(process, &status, 0)
  }

  /// Types one byte; nanoseconds until the last byte of the answer was there.
  func press(_ byte: UInt8) throws -> Int {
    var key = byte
    // The clock may have been drawn since; that is no answer.
    while pty_wait(master, -1, 0, 0) & Int32(PTY_READABLE) != 0, take() {}
    let begun = nanoseconds()
    guard write(master, &key, 1) == 1 else { throw Trouble("a program takes no keys") }
    return try answered(withinMilliseconds: 3000) - begun
  }

  /// Types `text` without timing it; a key may also change nothing.
  func type(_ text: String) {
    for var key in text.utf8 {
      _ = write(master, &key, 1)
      rest(milliseconds: 3 * Self.pauseMilliseconds)
    }
  }

  /// When the last byte of what comes next was there: the first within the time given, then until a pause.
  func answered(withinMilliseconds patience: Int) throws -> Int {
    var last: Int?
    while pty_wait(master, -1, 0, Int32(last == nil ? patience : Self.pauseMilliseconds))
      & Int32(PTY_READABLE) != 0
    {
      guard take() else { break }
      last = nanoseconds()
    }
    guard let last else { throw Trouble("a program does not answer; it wrote: \(ending)") }
    return last
  }

  /// Returns once nothing has come for so long.
  func rest(milliseconds: Int) {
    while pty_wait(master, -1, 0, Int32(milliseconds)) & Int32(PTY_READABLE) != 0, take() {}
  }

  /// When `mark` had come.
  func came(_ mark: String, withinMilliseconds patience: Int = 20_000) throws -> Int {
    let wanted = Array(mark.utf8)
    var searched = 0
    while pty_wait(master, -1, 0, Int32(patience)) & Int32(PTY_READABLE) != 0, take() {
      let moment = nanoseconds()
      if find(wanted, from: searched) { return moment }
      searched = max(0, written.count - wanted.count)
    }
    throw Trouble("a program did not write what was waited for; it wrote: \(ending)")
  }

  /// When so many bytes had come.
  func came(bytes count: Int) throws -> Int {
    while written.count < count, pty_wait(master, -1, 0, 5000) & Int32(PTY_READABLE) != 0, take() {}
    guard written.count >= count else { throw Trouble("a program wrote less than the time before") }
    return nanoseconds()
  }

  /// When the program had ended, or its terminal was closed.
  func ended() throws -> Int {
    while pty_wait(master, -1, 0, 60_000) & Int32(PTY_READABLE) != 0, take() {}
    return nanoseconds()
  }

  private var ending: String { String(decoding: written.suffix(400), as: UTF8.self).debugDescription }

  private func find(_ mark: [UInt8], from start: Int) -> Bool {
    guard written.count >= mark.count else { return false }
    return (start...(written.count - mark.count)).contains { written[$0...].starts(with: mark) }
  }

  /// Reads what there is; false at the end.
  private func take() -> Bool {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 16_384) { buffer in
      while true {
        let count = read(master, buffer.baseAddress, buffer.count)
        guard count > 0 else { return count < 0 && errno == EAGAIN }
        written += buffer[..<count]
        if count < buffer.count { return true }
      }
    }
  }
}

/// Why a figure cannot be had.
struct Trouble: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
