import CPty
import CVTerm
import Canvas
import Glibc

/// A program running in a pseudo-terminal, and the screen it shows, as libvterm draws it.
///
/// Nothing sleeps: every wait ends when the terminal has something to say, when the program ends, or
/// after `patience`. One performance belongs to one test.
package final class Performance {
  /// How a program ended.
  package enum Ending: Hashable, Sendable {
    case exited(Int)
    case died(signal: Int)
  }

  /// The longest any expectation waits, in seconds; only a failing test takes so long.
  package static let patience = 10

  /// The program's process id.
  package let process: Int32

  /// The terminal's size now.
  package private(set) var size: Size

  /// Every byte the program has written, first to last.
  package private(set) var written: [UInt8] = []

  /// How the program ended; nil while it runs.
  package private(set) var ending: Ending?

  /// What the program told the terminal beside its cells.
  let notices: UnsafeMutablePointer<Notices>
  let vterm: OpaquePointer
  let screen: OpaquePointer
  var master: Int32
  private let watch: Int32

  /// Starts `path` in a terminal of `size` named `terminal`. The environment is `environment` and TERM
  /// on top of a small fixed one (UTF-8, no colour preferences), never this process' own.
  /// Nil when it cannot be started.
  package init?(
    _ path: String, _ arguments: [String] = [], terminal: String = "xterm-256color",
    size: Size = Size(columns: 80, rows: 24), environment: [String: String] = [:], directory: String? = nil
  ) {
    var variables = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/nonexistent", "TERM": terminal]
    variables["SWIFT_BACKTRACE"] = "enable=no"
    variables.merge(environment) { $1 }
    guard let started = Self.start(path, arguments, variables, directory, size) else { return nil }
    (master, process) = started
    watch = pty_watch(process)
    self.size = size
    guard let vterm = vterm_new(Int32(size.rows), Int32(size.columns)),
      let screen = vterm_obtain_screen(vterm)
    else { return nil }
    self.vterm = vterm
    self.screen = screen
    notices = .allocate(capacity: 1)
    notices.initialize(to: Notices())
    vterm_set_utf8(vterm, 1)
    vterm_screen_enable_altscreen(screen, 1)
    vterm_screen_set_callbacks(screen, Notices.callbacks, notices)
    vterm_screen_reset(screen, 1)
  }

  deinit {
    if ending == nil {
      Glibc.kill(process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
    closeTerminal()
    if watch >= 0 { close(watch) }
    vterm_free(vterm)
    notices.deinitialize(count: 1)
    notices.deallocate()
  }

  private static func start(
    _ path: String, _ arguments: [String], _ variables: [String: String], _ directory: String?, _ size: Size
  ) -> (master: Int32, process: Int32)? {
    var process: Int32 = 0
    let words = ([path] + arguments).map { strdup($0) } + [nil]
    let settings = variables.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + settings { free(word) } }
    let master = pty_start(path, words, settings, directory, Int32(size.rows), Int32(size.columns), &process)
    return master < 0 ? nil : (master, process)
  }

  /// Pumps the terminal until `condition` holds. False when it still does not after ``patience``, or when
  /// the program has ended and it does not; then the screen is printed.
  package func expect(_ condition: (Performance) -> Bool) -> Bool {
    let deadline = Self.now + Self.patience * 1000
    repeat {
      if condition(self) { return true }
    } while pump(until: deadline)
    if condition(self) { return true }
    print("waited in vain; the screen, cursor at \(cursor.column), \(cursor.row):\n\(text)")
    return false
  }

  /// Pumps until the program ends and says how; nil when it still runs after ``patience``.
  package func end() -> Ending? {
    let deadline = Self.now + Self.patience * 1000
    while ending == nil, pump(until: deadline) {}
    return ending
  }

  /// Types `text` as it is: `"\u{1B}"` is Esc, `"\r"` Enter.
  package func send(_ text: String) { send(Array(text.utf8)) }

  /// Types these bytes, reading what the program writes meanwhile.
  package func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    let deadline = Self.now + Self.patience * 1000
    while !rest.isEmpty, master >= 0, Self.now < deadline {
      let found = pty_wait(master, -1, 1, 1000)
      if found & Int32(PTY_READABLE) != 0 { takeOutput() }
      guard found & Int32(PTY_WRITABLE) != 0 else { continue }
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, min($0.count, 1024)) }
      if count > 0 { rest = rest.dropFirst(count) }
    }
  }

  /// Pastes `text` between the marks a terminal puts around it.
  package func paste(_ text: String) { send("\u{1B}[200~" + text + "\u{1B}[201~") }

  /// Changes the window, as a person dragging its corner does.
  package func resize(_ size: Size) {
    self.size = size
    vterm_set_size(vterm, Int32(size.rows), Int32(size.columns))
    pty_resize(master, Int32(size.rows), Int32(size.columns))
  }

  /// Sends the program a signal.
  package func kill(_ signal: Int32) { Glibc.kill(process, signal) }

  /// Takes the terminal away, as closing its window does.
  package func closeTerminal() {
    if master >= 0 { close(master) }
    master = -1
  }

  /// Reads on until there is nothing more for `milliseconds`: for counting what an idle program writes.
  package func settle(milliseconds: Int) {
    while master >= 0, pty_wait(master, -1, 0, Int32(milliseconds)) != 0, takeOutput() {}
  }

  /// Waits for output or the end, once; false when there is nothing left to wait for.
  private func pump(until deadline: Int) -> Bool {
    let left = deadline - Self.now
    guard left > 0, ending == nil else { return false }
    let found = pty_wait(master, watch, 0, Int32(left))
    if found & Int32(PTY_READABLE) != 0, !takeOutput() {
      // All ends of the terminal are closed: the program has ended or is about to.
      _ = pty_wait(-1, watch, 0, Int32(left))
      return reap()
    }
    if found & Int32(PTY_ENDED) != 0 { return reap() }
    return found != 0
  }

  private func reap() -> Bool {
    var code: Int32 = 0
    var signal: Int32 = 0
    guard pty_reap(process, &code, &signal) != 0 else { return true }
    takeOutput()
    ending = signal == 0 ? .exited(Int(code)) : .died(signal: Int(signal))
    return false
  }

  /// Hands all that waits to libvterm; false at the end of the terminal.
  @discardableResult
  private func takeOutput() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = read(master, &buffer, buffer.count)
      guard count > 0 else { return count < 0 && errno == EAGAIN }
      written += buffer[..<count]
      buffer.withUnsafeBytes { bytes in
        _ = vterm_input_write(vterm, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), count)
      }
    }
  }

  /// Milliseconds of a clock that only goes forward.
  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
