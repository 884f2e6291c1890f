import Fieldwork
import Glibc
import Journaling

// `followups` over many sessions: 10,000 of 120 turns each, some 420 MB of journal.
extension Bench {
  private static let sessions = 10_000
  private static let listings = 5

  mutating func measureRegister() throws {
    let archive = MadeArchive(folder: folder + "/archive", sessions: Self.sessions)
    let megabytes = try archive.layOut()
    report.say(
      "  \(Self.sessions) sessions, \(archive.turns) turns, \(shown(Double(megabytes))) MB of journal")
    let cache = folder + "/cache"
    let command = [program, "followups", archive.folder, "--open"]
    // Once for the system's page cache, and to see what it finds.
    let first = try Spawned(command + ["--no-cache"], output: folder + "/followups.txt")
    guard first.code == 1 else { throw Trouble("'followups' ended with \(first.code)") }
    var without = Times()
    var with = Times()
    var control = Times()
    var peak = Times()
    for _ in 0..<Self.listings {
      control.add(
        try Spawned(["/bin/sh", "-c", "cat \(archive.folder)/sessions/*/journal.jsonl | wc -l"]).nanoseconds)
      let bare = try Spawned(command + ["--no-cache"])
      without.add(bare.nanoseconds)
      peak.add(bare.peakBytes)
    }
    // The first makes the cache.
    _ = try Spawned(command, output: "/dev/null", cache: cache)
    for _ in 0..<Self.listings {
      let cached = try Spawned(command, cache: cache)
      with.add(cached.nanoseconds)
      peak.add(cached.peakBytes)
    }
    report.add(
      "followups, no cache of ours, ms", without.over(1e6), unit: "ms", .below(3000),
      against: control.over(1e6),
      called: "cat of the journals")
    report.add("followups, with it, ms", with.over(1e6), unit: "ms", .below(300))
    report.add("  peak memory, MB", peak.over(1e6), unit: "MB", .below(200))
  }
}

/// Many finished sessions of one study, as years of work would leave them.
struct MadeArchive {
  let folder: String
  let sessions: Int

  private static let turnsEach = 120
  private static let people = 6

  var turns: Int { sessions * Self.turnsEach }

  /// Writes what is not there yet; gives the megabytes of all journals.
  ///
  /// The lines are made by the journal's own writer into memory, without a sync for each session.
  func layOut() throws -> Int {
    let disk = SystemDisk()
    mkdir(folder, 0o755)
    mkdir(folder + "/sessions", 0o755)
    try TextFile(folder + "/study.yaml").put("title: A long study\n")
    var talk = Talk()
    var bytes = 0
    for number in 0..<sessions {
      let path = "\(folder)/sessions/group-\(number)"
      if mkdir(path, 0o755) == 0 { try writeSession(path, number, &talk, on: disk) }
      if case .file(let size) = try disk.kind(of: path + "/journal.jsonl") { bytes += size }
    }
    return bytes / 1_000_000
  }

  private func writeSession(_ path: String, _ number: Int, _ talk: inout Talk, on disk: SystemDisk) throws {
    let start = Moment(milliseconds: 1_750_000_000_000 + number * 3_600_000)
    let opened = try JournalWriter.open(
      path + "/journal.jsonl", on: HastyDisk(disk: disk), holder: "bench", now: start, chance: talk)
    defer { opened.writer.close() }
    var lines = [waiting(.opened(Opening(session: "group-\(number)", evenkeel: "0")), start)]
    for person in 1...Self.people {
      lines.append(waiting(.person(PersonStep(.participant(person), presence: .here)), start))
    }
    for place in 0..<Self.turnsEach {
      let at = start.adding(milliseconds: 40_000 * place)
      lines += entries(place, lines.count, &talk).map { waiting($0, at) }
    }
    _ = try opened.writer.keep(lines)
  }

  private func waiting(_ entry: Entry, _ at: Moment) -> JournalWriter.Waiting { .init(entry, at: at) }

  /// A turn; one in forty comes with a line of the register.
  private func entries(_ place: Int, _ number: Int, _ talk: inout Talk) -> [Entry] {
    let isOurs = place % 4 == 0
    let speaker = isOurs ? Speaker.facilitator : .participant(1 + talk.number(below: Self.people))
    let words = isOurs ? talk.facilitator() : talk.participant()
    let turn = Entry.turn(Turn(speaker, words))
    guard place % 40 == 1 else { return [turn] }
    let kind = FollowUp.Kind.allCases[talk.number(below: FollowUp.Kind.allCases.count)]
    let due = kind == .promise ? Day("2026-12-04") : nil
    return [
      turn,
      .followUp(FollowUp(kind, line: EntryID(number), words: words, toWhom: [.participant(1)], due: due)),
    ]
  }
}

/// The system's disk that leaves the syncing to the system: for making what is measured, not for keeping it.
private struct HastyDisk: Disk {
  let disk: SystemDisk

  func open(_ path: String, for use: FileUse) throws(DiskError) -> OpenFile { try disk.open(path, for: use) }
  func close(_ file: OpenFile) { disk.close(file) }
  func read(
    _ file: OpenFile, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(DiskError) -> Int { try disk.read(file, at: offset, into: buffer) }
  func write(_ bytes: UnsafeRawBufferPointer, to file: OpenFile) throws(DiskError) -> Int {
    try disk.write(bytes, to: file)
  }
  func sync(_ file: OpenFile) throws(DiskError) {}
  func cut(_ file: OpenFile, to size: Int) throws(DiskError) { try disk.cut(file, to: size) }
  func state(of file: OpenFile, at path: String) throws(DiskError) -> FileState {
    try disk.state(of: file, at: path)
  }
  func forget(_ file: OpenFile) {}
  func lock(_ path: String, holder: String) throws(DiskError) -> OpenFile {
    try disk.lock(path, holder: holder)
  }
  func unlock(_ lock: OpenFile, at path: String) { disk.unlock(lock, at: path) }
  func rename(_ old: String, to new: String) throws(DiskError) { try disk.rename(old, to: new) }
  func syncFolder(_ path: String) throws(DiskError) {}
  func remove(_ path: String) throws(DiskError) { try disk.remove(path) }
  func removeFolder(_ path: String) throws(DiskError) { try disk.removeFolder(path) }
  func list(_ path: String) throws(DiskError) -> [String] { try disk.list(path) }
  func kind(of path: String) throws(DiskError) -> FileKind { try disk.kind(of: path) }
  func stamp(of path: String) throws(DiskError) -> FileStamp? { try disk.stamp(of: path) }
  func makeFolder(_ path: String, isPrivate: Bool) throws(DiskError) {
    try disk.makeFolder(path, isPrivate: isPrivate)
  }
}
