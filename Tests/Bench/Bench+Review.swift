import Fieldwork
import Flagging
import Glibc
import Journaling
import Reviewing

// The review of 10,000 flags, and looking through sessions anew.
extension Bench {
  /// Ten sessions of a thousand flags: a flag every fourth line, as a talkative team would make them.
  private static let flagsASession = 1000
  private static let sessions = 10

  mutating func measureReview() throws {
    let study = "\(folder)/review-\(getpid())"
    mkdir(study, 0o755)
    let guide = try TextFile(guide).bytes()
    for number in 0..<Self.sessions {
      try layOut("\(study)/group-\(number)", guide: guide)
    }
    var opening = Times()
    var next = Times()
    for number in 0..<7 {
      let player = try Player([program, "review", study, "--reviewer", "bench\(number)"])
      opening.add(try player.came("\u{1B}[?2026l") - player.begunAt)
      player.rest(milliseconds: 200)
      for _ in 0..<20 { next.add(try player.press(UInt8(ascii: " "))) }
    }
    report.add("review opens on 10000 flags, ms", opening.over(1e6), unit: "ms", .below(300))
    report.add("  next flag, ms", next.over(1e6), unit: "ms", .below(33))
    try measureScanning(study)
  }

  /// Journal read and looked through on this thread alone.
  private mutating func measureScanning(_ study: String) throws {
    let disk = SystemDisk()
    let flagger = Flagger.shipped
    var megabytes = 0.0
    var speed = Times()
    for _ in 0..<3 {
      megabytes = 0
      let begun = nanoseconds()
      for number in 0..<Self.sessions {
        let path = "\(study)/group-\(number)/journal.jsonl"
        megabytes += Double(try TextFile(path).bytes().count) / 1e6
        let reading = try JournalReader.read(path, on: disk)
        let lines = reading.entries.compactMap { kept -> ReviewLine? in
          guard case .turn(let turn) = kept.entry else { return nil }
          return ReviewLine(
            id: EntryID(kept.number), milliseconds: 0, at: kept.at, speaker: turn.speaker, isTurn: true,
            text: turn.text)
        }
        _ = Rescan.flags(in: lines, ruleBook: "bench") { flagger.findings(in: $0) }
      }
      speed.add(Int(megabytes * 1e6 / (Double(nanoseconds() - begun) / 1e9)))
    }
    report.add("looking through anew, MB of journal a second", speed.over(1e6), unit: "MB/s", .atLeast(50))
  }

  /// A closed session in which every fourth line is flagged.
  private func layOut(_ session: String, guide: [UInt8]) throws {
    let disk = SystemDisk()
    try disk.makeFolder(session, isPrivate: false)
    try disk.replace(session + "/guide.md", with: guide, synced: false)
    var talk = Talk()
    let start = Moment(milliseconds: 1_790_000_000_000)
    let opened = try JournalWriter.open(
      session + "/journal.jsonl", on: disk, holder: "bench", now: start, chance: talk)
    defer { opened.writer.close() }
    var lines = [JournalWriter.Waiting(.opened(Opening(session: "bench", evenkeel: "0")), at: start)]
    for place in 0..<(4 * Self.flagsASession) {
      let at = start.adding(milliseconds: 1000 * place)
      let isOurs = place % 4 == 0
      let speaker = isOurs ? Speaker.facilitator : .participant(1 + place % 6)
      lines.append(
        JournalWriter.Waiting(.turn(Turn(speaker, isOurs ? talk.facilitator() : talk.participant())), at: at))
      guard isOurs else { continue }
      lines.append(JournalWriter.Waiting(.flag(flag(on: EntryID(lines.count - 1))), at: at))
    }
    _ = try opened.writer.keep(lines)
  }

  private func flag(on line: EntryID) -> Flag {
    Flag(
      on: line,
      Finding(
        .promising, rule: "promise.deadline", bytes: 0..<4, tier: .sure, score: 0.9, kind: "dated promise",
        reason: "a first person, an action, a date", advice: "I will write that down and pass it on."),
      ruleBook: "1")
  }
}
