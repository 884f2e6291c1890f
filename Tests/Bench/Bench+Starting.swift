import Canvas
import Glibc
import Stage

// From exec to the last byte of the first frame.
extension Bench {
  /// The end of a frame that is shown at once.
  private static let frameEnd = "\u{1B}[?2026l"

  private static let starts = 40

  mutating func measureStart() throws {
    let picture = folder + "/picture.txt"
    try TextFile(picture).put(try firstScreen())
    let size = try Player([paint, picture])
    size.rest(milliseconds: 300)
    var ours = Times()
    var floor = Times()
    for number in 0..<Self.starts {
      ours.add(try firstFrame(["run", guide, "--session", newSession(number)]))
      let player = try Player([paint, picture])
      floor.add(try player.came(bytes: size.written.count) - player.begunAt)
    }
    report.add(
      "exec to first frame, new session, ms", ours.over(1e6), unit: "ms", .times(floor: 3, goal: 2),
      against: floor.over(1e6), called: "C painter")
  }

  /// Nanoseconds until the first frame of `evenkeel` was there.
  private func firstFrame(_ arguments: [String]) throws -> Int {
    let player = try Player([program] + arguments)
    return try player.came(Self.frameEnd) - player.begunAt
  }

  private func newSession(_ number: Int) -> String { "\(folder)/new-\(getpid())-\(number)" }

  /// What a new session shows, as text.
  private func firstScreen() throws -> String {
    let path = newSession(-1)
    guard let performance = Performance(program, ["run", guide, "--session", path]),
      performance.expect({ $0.text.contains("? help") })
    else { throw Trouble("a new session shows no screen") }
    return performance.text
  }

  mutating func measureResuming() throws {
    try measureResuming(notes: 10_000, times: 15, limitMilliseconds: 200, limitMegabytes: nil)
    try measureResuming(notes: 100_000, times: 7, limitMilliseconds: 1500, limitMegabytes: 150)
    try measureLargeJournal()
  }

  /// A journal of 100 MB in lines as long as they may be.
  private mutating func measureLargeJournal() throws {
    let bytes = 100_000_000
    var session = MadeSession(folder: "\(folder)/made-\(getpid())-large", notes: bytes / 64_000)
    session.wordBytes = 63_000
    try session.layOut(guide: try TextFile(guide).bytes())
    try measureResuming(
      session, "resume of a journal of 100 MB, s", over: 1e9, unit: "s", times: 3, limit: nil, megabytes: nil)
  }

  private mutating func measureResuming(
    notes: Int, times: Int, limitMilliseconds: Double, limitMegabytes: Double?
  ) throws {
    try measureResuming(
      try madeSession(notes: notes), "resume of \(notes) notes, ms", over: 1e6, unit: "ms", times: times,
      limit: limitMilliseconds, megabytes: limitMegabytes)
  }

  private mutating func measureResuming(
    _ session: MadeSession, _ name: String, over divisor: Double, unit: String, times: Int, limit: Double?,
    megabytes: Double?
  ) throws {
    var ours = Times()
    var digest = Times()
    var peak = Times()
    for _ in 0..<times {
      let player = try Player([program, "run", "--session", session.folder])
      ours.add(try player.came(Self.frameEnd) - player.begunAt)
      peak.add(try Process(player.process).peakBytes)
      digest.add(try Spawned(["/usr/bin/sha256sum", session.folder + "/journal.jsonl"]).nanoseconds)
    }
    report.add(
      name, ours.over(divisor), unit: unit, limit.map { .below($0) }, against: digest.over(divisor),
      called: "sha256sum of the journal")
    report.add("  peak memory, MB", peak.over(1e6), unit: "MB", megabytes.map { .below($0) })
  }

  /// A session of so many notes; made once a run.
  func madeSession(notes: Int) throws -> MadeSession {
    let session = MadeSession(folder: "\(folder)/made-\(getpid())-\(notes)", notes: notes)
    if access(session.folder, F_OK) != 0 { try session.layOut(guide: try TextFile(guide).bytes()) }
    return session
  }
}
