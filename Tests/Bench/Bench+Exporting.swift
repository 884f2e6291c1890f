import Exporting
import Facilitation
import Fieldwork
import Glibc
import Journaling
import Workroom

// How long it takes to write sessions out.
extension Bench {
  /// Two hours of talk.
  private static let turns = 1500
  private static let sessions = 1000

  mutating func measureExport() throws {
    let session = folder + "/export"
    try MadeSession(folder: session, notes: Self.turns).layOut(guide: try TextFile(guide).bytes())
    for (options, called) in [([], "pseudonymised"), (["--identified"], "with names")] {
      for format in ["md", "txt", "html", "docx", "csv", "jsonl", "srt", "vtt", "qdpx"] {
        try measure(session, format, options + ["--accept-guesses"], called)
      }
    }
    try measureStudy(session)
  }

  private mutating func measure(
    _ session: String, _ format: String, _ options: [String], _ called: String
  ) throws {
    var times = (ours: Times(), control: Times())
    for _ in 0..<9 {
      let target = "\(folder)/export.\(format)"
      let spawned = try Spawned(
        [program, "export", session, "--format", format, "--force", "--to", target] + options)
      guard spawned.code == 0 else { throw Trouble("'export' ended with \(spawned.code)") }
      times.ours.add(spawned.nanoseconds)
      times.control.add(try Spawned([program, "--version"]).nanoseconds)
    }
    report.add(
      "1,500 turns to \(format), \(called), ms", times.ours.over(1e6), unit: "ms", .below(150),
      against: times.control.over(1e6), called: "--version")
  }

  /// A study of a thousand such sessions into one project, each read from the disk by itself.
  private mutating func measureStudy(_ session: String) throws {
    let target = folder + "/study.qdpx"
    let disk = SystemDisk()
    var early = 0
    let time = try measured {
      let project = RefiProject(name: try outgoing(session, 0, on: disk).name)
      var package = try RefiPackage(target, project, on: disk)
      for place in 0..<Self.sessions {
        try package.add(try outgoing(session, place, on: disk))
        if place == Self.sessions / 10 { early = residentBytes() }
      }
      try package.finish()
    }
    report.add("1,000 sessions to one qdpx, s", Double(time) / 1e9, unit: "s", .below(60))
    report.add(
      "  memory grown since the hundredth, MB", Double(residentBytes() - early) / 1e6, unit: "MB", .below(20))
  }

  private func outgoing(_ session: String, _ place: Int, on disk: SystemDisk) throws -> Outgoing {
    let read = try ReadSession(session, on: disk)
    return Outgoing(identified: Record(read.session, name: "session-\(place)", offsetMinutes: 0))
  }

  /// What this program has in memory now. Source: proc(5), statm counts pages.
  private func residentBytes() -> Int {
    let words = ((try? TextFile("/proc/self/statm").lines()) ?? []).first?.split(separator: " ") ?? []
    return (words.dropFirst().first.flatMap { Int($0) } ?? 0) * sysconf(Int32(_SC_PAGESIZE))
  }
}
