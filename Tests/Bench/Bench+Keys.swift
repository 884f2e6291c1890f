import Canvas
import Glibc

// From a key to the last byte of what it changes on the screen.
extension Bench {
  /// What is typed, as a facilitator types it: a breach and two lines without.
  private static let lines = [
    "So what happened after the date had moved?", "We will make sure that you hear from us by Friday.",
    "Let me write that down before we go on to the next part.",
  ]

  private static let rounds = 4

  mutating func measureKeys() throws {
    let session = try madeSession(notes: 10_000).folder
    for size in [Size(columns: 80, rows: 24), Size(columns: 300, rows: 100)] {
      try measureKeys(in: session, size)
    }
    try measureKeysWhileSyncing(in: session)
    try countCalls(in: session)
    try countWakeUps(in: session)
  }

  private mutating func measureKeys(in session: String, _ size: Size) throws {
    let ours = try opened(session, size)
    let floor = try Player([echo], size)
    _ = try floor.answered(withinMilliseconds: 3000)
    var times = (ours: Times(), floor: Times())
    for line in Array(repeating: Self.lines, count: Self.rounds).flatMap(\.self) {
      for byte in line.utf8 {
        times.ours.add(try ours.press(byte))
        times.floor.add(try floor.press(byte))
      }
      ours.type(Self.emptyLine)
      floor.type(Self.emptyLine)
    }
    report.add(
      "key to screen, 10000 notes, \(size.columns)x\(size.rows), ms", times.ours.over(1e6), unit: "ms",
      .times(floor: 3.5, goal: 2.5), against: times.floor.over(1e6), called: "C echo")
  }

  private static let emptyLine = "\u{15}"

  /// Whose words are looked through while they are typed.
  private static let facilitator = "0"

  /// A player that has shown its session and come to rest.
  private func opened(
    _ session: String, _ size: Size = Size(columns: 80, rows: 24), under tracer: [String] = []
  ) throws -> Player {
    let player = try Player(tracer + [program, "run", "--session", session], size)
    _ = try player.came("? help")
    player.rest(milliseconds: 700)
    player.type(Self.facilitator)
    return player
  }

  /// Only these calls are stopped at; all others run at full speed.
  private static let slowDisk = [
    "/usr/bin/strace", "-f", "--seccomp-bpf", "-qq", "-o", "/dev/null", "-e", "trace=fdatasync,fsync",
    "-e", "inject=fdatasync,fsync:delay_exit=500000",
  ]

  /// Keeps a line, and types on while the disk is busy with it.
  private mutating func measureKeysWhileSyncing(in session: String) throws {
    guard access(Self.slowDisk[0], X_OK) == 0 else { return report.say("no strace here: no slow disk") }
    let ours = try opened(session, under: Self.slowDisk)
    let floor = try Player(Self.slowDisk + [echo])
    _ = try floor.answered(withinMilliseconds: 3000)
    var times = (ours: Times(), floor: Times())
    for _ in 0..<8 {
      ours.type("Thank you.")
      let kept = nanoseconds()
      ours.type("\r")
      for byte in "So what happened after".utf8 {
        let time = try ours.press(byte)
        // Later than that the sync may be over.
        if nanoseconds() - kept < 450_000_000 { times.ours.add(time) }
        times.floor.add(try floor.press(byte))
      }
      usleep(700_000)
      ours.type(Self.emptyLine)
    }
    report.add(
      "  while a sync takes 500 ms, ms", times.ours.over(1e6), unit: "ms", .times(floor: 3.5, goal: 2.5),
      against: times.floor.over(1e6), called: "C echo")
  }

  /// The calls of the thread that draws, from one key to the next.
  private mutating func countCalls(in session: String) throws {
    guard access(Self.slowDisk[0], X_OK) == 0 else { return }
    let log = folder + "/calls.txt"
    try typeTraced(in: session, log)
    var counted = Times()
    for calls in try CallLog(log).perKey { counted.add(calls.count) }
    report.add("system calls per key", counted, unit: "calls", nil)
    report.say("  mostly: \(try CallLog(log).usual)")
  }

  /// Types under strace; the log is whole once the program has ended.
  private func typeTraced(in session: String, _ log: String) throws {
    let player = try opened(session, under: ["/usr/bin/strace", "-f", "-qq", "-o", log])
    player.type("So what happened after that")
  }

  private mutating func countWakeUps(in session: String) throws {
    let player = try opened(session)
    sleep(1)
    let process = try Process(player.process)
    let before = process.sleeps
    sleep(5)
    // Once a second for the clock, and one more where the five seconds were cut.
    report.add("wake-ups while idle for 5 s", Double(process.sleeps - before), unit: "times", .below(6.5))
  }
}
