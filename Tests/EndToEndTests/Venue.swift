import Canvas
import Fieldwork
import Foundation
import Stage

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A folder of its own for one test, and the built program to run in it; gone when the test is over.
final class Venue {
  /// The folder, under the system's temporary one.
  let path: String

  /// The program as it was built.
  static let program = BuiltProgram.path("evenkeel")

  /// Six prompts in three sections, a script and a check list: enough to move about in.
  static let guide = """
    ---
    minutes: 30
    people: 3
    ---
    # Late deliveries
    ## Welcome (5 min) {mandatory}
    > Thank you for coming.
    - [ ] Consent spoken, one by one
    ## Key questions (20 min)
    1. What happens when a delivery date slips? {must-ask, 10 min}
       - probe: Think of the last time. What happened first?
    2. What would have helped? {10 min}
    ## Ending (5 min)
    1. Of all we discussed, what matters most? {5 min}
    """

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/evenkeel-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try write("guide.md", Self.guide + "\n")
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
  }

  /// The bytes of a file in the folder; none when it is not there.
  func bytes(_ name: String) -> [UInt8] {
    FileManager.default.contents(atPath: "\(path)/\(name)").map(Array.init) ?? []
  }

  func text(_ name: String) -> String { String(decoding: bytes(name), as: UTF8.self) }

  /// What a run without a terminal left.
  struct Outcome {
    var out: String
    var complaints: String
    /// The exit code, 128 and the signal for a program that died by one.
    var code: Int
  }

  /// Runs a line of the shell in the folder, where `$E` is the program. `input` comes through a pipe.
  ///
  /// What does not end is killed after a minute, what spins after ten seconds of computing.
  func run(_ line: String, input: String = "") throws -> Outcome {
    let name = UUID().uuidString
    try write(name + ".in", input)
    let script =
      "cd '\(path)'; ulimit -t 10; exec </dev/null >\(name).out 2>\(name).err; cat \(name).in | { \(line)\n}"
    let code = Self.shell(["/usr/bin/timeout", "-s", "KILL", "60", "/bin/sh", "-c", script], environment)
    return Outcome(out: text(name + ".out"), complaints: text(name + ".err"), code: code)
  }

  private static func shell(_ words: [String], _ environment: [String: String]) -> Int {
    let settings = environment.merging(["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]) { own, _ in own }
    let arguments = words.map { strdup($0) } + [nil]
    let variables = settings.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in arguments + variables { free(word) } }
    var process: pid_t = 0
    guard posix_spawn(&process, words[0], nil, nil, arguments, variables) == 0 else { return -1 }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    return status & 0x7F == 0 ? Int(status >> 8) & 0xFF : 128 + Int(status & 0x7F)
  }

  /// The program on a terminal.
  func perform(
    _ arguments: [String], path program: String = Venue.program, terminal: String = "xterm-256color",
    size: Size = Size(columns: 80, rows: 24)
  ) -> Performance? {
    Performance(
      program, arguments, terminal: terminal, size: size,
      environment: environment.merging(["TERM": terminal]) { $1 },
      directory: path)
  }

  /// What the program finds in its environment besides.
  var variables: [String: String] = [:]

  /// Tells the program what time it is; from now on its clock stands there until it is told again.
  func tell(_ moment: Moment) {
    variables["EVENKEEL_CLOCK"] = "\(path)/clock"
    try? Data(moment.iso8601.utf8).write(to: URL(fileURLWithPath: "\(path)/clock"), options: .atomic)
  }

  private var environment: [String: String] {
    variables.merging([
      "E": Self.program, "HOME": path, "XDG_DATA_HOME": path + "/data", "TZ": "UTC", "TERM": "xterm-256color",
      "SWIFT_BACKTRACE": "enable=no",
    ]) { own, _ in own }
  }
}
