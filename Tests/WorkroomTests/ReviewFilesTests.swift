import Desk
import Facilitation
import Fieldwork
import Journaling
import Preparing
import Rehearsal
import Reviewing
import Testing
import Workroom

@Suite("A reviewer's files")
struct ReviewFilesTests {
  private let disk = FaultyDisk()
  private let noor: ReviewerFolder
  private let path = "s/review-Noor.jsonl"

  init() throws {
    noor = try ReviewerFolder(name: "Noor")
    try Self.layOut("s", on: disk)
  }

  /// A session with one flag.
  static func layOut(_ session: String, on disk: FaultyDisk) throws {
    try disk.makeFolder(session, isPrivate: false)
    disk.put("\(session)/guide.md", Array("# Late deliveries\n".utf8))
    try disk.keep(
      [
        opening, .turn(Turn(.participant(3), "When is it done?")),
        .turn(Turn(.facilitator, "We'll fix that by Friday.")),
        .flag(
          Flag(
            on: EntryID(2),
            Finding(
              .promising, rule: "promise.deadline", bytes: 0..<24, tier: .sure, score: 1,
              kind: "dated promise",
              reason: "a date", advice: ""), ruleBook: "7")), .stage(.closed),
      ], in: "\(session)/journal.jsonl")
  }

  private func files(_ reviewer: ReviewerFolder? = nil, on other: FaultyDisk? = nil) throws -> ReviewFiles {
    try ReviewFiles(
      [SessionFolder("s", on: other ?? disk)], reviewer: reviewer ?? noor, version: "test", on: other ?? disk)
  }

  private let verdict = Entry.verdict(Verdict(Reference(EntryID(3)), .promise))

  /// Asks for one verdict and waits for the answer.
  private func keep(_ files: ReviewFiles, ticket: Int = 1) -> Message? {
    files.append([verdict], session: 0, ticket: ticket, at: moment(100))
    while true {
      if let answer = files.mailbox.take().first { return answer }
    }
  }

  private func verdicts(_ disk: FaultyDisk) throws -> [Verdict] {
    try JournalReader.read(path, on: disk).entries.compactMap {
      if case .verdict(let verdict) = $0.entry { verdict } else { nil }
    }
  }

  @Test("nothing is made before something is decided, and looking leaves nothing behind")
  func looking() throws {
    let before = disk.paths
    let files = try files()
    #expect(disk.bytes(at: path) == nil)
    files.close()
    #expect(disk.paths == before)
  }

  @Test("a verdict is answered once a kill and a power cut would leave it there")
  func synced() throws {
    let files = try files()
    guard case .kept(let kept, ticket: 1)? = keep(files) else {
      Issue.record("not kept")
      return
    }
    #expect(kept.map(\.number) == [1])
    #expect(try verdicts(disk.afterKill()).count == 1)
    #expect(try verdicts(disk.afterPowerCut()).count == 1)
    files.close()
  }

  @Test(
    "a disk that refuses is said, nothing half is left, and the next try keeps it",
    arguments: [FaultyDisk.Call.write, .sync, .open, .syncFolder])
  func refused(_ call: FaultyDisk.Call) throws {
    let files = try files()
    disk.failAll(call, .full)
    guard case .notKept(let why, ticket: 1)? = keep(files) else {
      Issue.record("kept in spite of \(call)")
      return
    }
    #expect(why.hasSuffix(", then Enter."))
    #expect(try (disk.bytes(at: path) == nil) || verdicts(disk).isEmpty || call != .write)
    disk.recover()
    guard case .kept? = keep(files, ticket: 2) else {
      Issue.record("not kept afterwards")
      return
    }
    #expect(try verdicts(disk.afterPowerCut()).count == 1)
    #expect(try JournalReader.read(path, on: disk).condition == .whole)
    files.close()
  }

  @Test("when a session turns out unreadable the ones behind it keep their own files")
  func leftOut() throws {
    for session in ["t", "u"] { try Self.layOut(session, on: disk) }
    let files = try ReviewFiles(
      ["s", "t", "u"].map { SessionFolder($0, on: disk) }, reviewer: noor, version: "test", on: disk)
    files.leaveOut(1)
    files.append([verdict], session: 1, ticket: 1, at: moment(100))
    files.close()
    #expect(disk.bytes(at: "t/review-Noor.jsonl") == nil)
    #expect(disk.bytes(at: "u/review-Noor.jsonl") != nil)
  }

  @Test("a second copy of the same reviewer is refused at the start, and told who has it; another one is not")
  func twoCopies() throws {
    let files = try files()
    let refusal = #expect(throws: Failure.self) { try self.files() }
    #expect(refusal?.code == .refused)
    #expect(refusal?.description.contains("is open in another evenkeel (Noor") ?? false)
    let ada = try self.files(ReviewerFolder(name: "Ada"))
    ada.close()
    files.close()
    try self.files().close()
  }

  @Test("what was kept before goes on behind a torn line, which is set aside")
  func torn() throws {
    var files = try files()
    _ = keep(files)
    files.close()
    disk.meddle(path, adding: Array("{\"seq\":2,\"at\"".utf8))
    files = try self.files()
    guard case .kept? = keep(files) else {
      Issue.record("not kept")
      return
    }
    files.close()
    #expect(try verdicts(disk).count == 2)
    #expect(disk.paths.contains { $0.contains("torn") })
  }

  @Test(
    "a reviewer's name makes a file name that can be read back, whatever is in it",
    arguments: ["Noor", "Ada Lind", "../../etc", "a/b", "日本", "ü.", "%41", "-"])
  func names(_ name: String) throws {
    let folder = try ReviewerFolder(name: name)
    #expect(!folder.file.contains("/"))
    #expect(ReviewerFolder.reviewer(ofFile: folder.file) == folder.name)
  }

  @Test(
    "a name that is none is refused", arguments: ["", "  ", "a\u{1B}[2J", String(repeating: "x", count: 65)])
  func noNames(_ name: String) { #expect(throws: Failure.self) { try ReviewerFolder(name: name) } }
}

@Suite("What a review is opened on")
struct ReviewRoomTests {
  private let disk = FaultyDisk()

  private func opened(_ paths: String..., reviewer: String = "Noor") throws -> ReviewRoom {
    try ReviewRoom(
      ReviewRequest(paths: paths, reviewer: ReviewerFolder(name: reviewer), version: "test"), on: disk)
  }

  private func layOutStudy() throws {
    for folder in ["st", "st/sessions", "st/private"] { try disk.makeFolder(folder, isPrivate: false) }
    disk.put("st/study.yaml", Array("title: Late deliveries\n".utf8))
    for session in ["a", "b", "c"] { try ReviewFilesTests.layOut("st/sessions/\(session)", on: disk) }
  }

  @Test("a study's sessions are all there; what cannot be read is named and the rest is shown")
  func study() throws {
    try layOutStudy()
    disk.put("st/sessions/b/journal.jsonl", Array("no journal at all\n".utf8))
    try disk.makeFolder("st/sessions/notes", isPrivate: false)
    let room = try opened("st")
    #expect(room.troubles.count == 1)
    #expect(room.troubles.first?.contains("st/sessions/b/journal.jsonl") ?? false)
    #expect(room.sessionTitles == ["A", "C"])
    room.close()
  }

  @Test("a folder without a session is said, also beside one that has some")
  func noSession() throws {
    try layOutStudy()
    try disk.makeFolder("empty", isPrivate: false)
    let failure = #expect(throws: Failure.self) { try opened("empty") }
    #expect(failure?.code == .unreachable)
    #expect(failure?.description.contains("there is no session in 'empty'") ?? false)
    let room = try opened("empty", "st/sessions/a", "missing")
    #expect(room.troubles.count == 2)
    #expect(room.sessionTitles == ["A"])
    room.close()
  }

  @Test("a session whose journal is of a newer format is named with its file")
  func newer() throws {
    try ReviewFilesTests.layOut("s", on: disk)
    disk.put(
      "s/review-Ada.jsonl",
      Array(
        "{\"seq\":0,\"at\":\"2026-11-21T12:00:00.000Z\",\"kind\":\"opened\",\"body\":{\"format\":99}}\n".utf8)
    )
    let room = try opened("s")
    #expect(room.troubles.contains { $0.contains("s/review-Ada.jsonl") })
    #expect(room.sessionTitles == ["S"])
    room.close()
  }

  @Test("a folder that takes no file can be looked through; that nothing can be kept there is said")
  func readOnly() throws {
    try ReviewFilesTests.layOut("s", on: disk)
    disk.failAll(.lock, .readOnly)
    let room = try opened("s")
    #expect(room.troubles.contains { $0.hasSuffix("so no verdict can be kept there") })
    room.close()
  }

  @Test("what sessions share is read once, and anew as soon as a byte of it is another")
  func shared() throws {
    try layOutStudy()
    let before = ReadBefore()
    let folder = SessionFolder("st/sessions/a", on: disk)
    for title in ["First", "First", "Other"] {
      disk.put("st/sessions/a/guide.md", Array("# \(title)\n".utf8))
      disk.put("st/study.yaml", Array("title: \(title)\n".utf8))
      disk.put("st/private/roster.yaml", Array("people: [{code: P1, name: \(title)}]\n".utf8))
      #expect(try before.guide(folder.guide, on: disk).title == title)
      #expect(try before.study(of: folder, on: disk)?.title == title)
      #expect(before.roster(of: folder, on: disk)[.participant(1)]?.name == title)
    }
    disk.put("st/study.yaml", Array("people: 7\n".utf8))
    #expect(throws: Failure.self) { try before.study(of: folder, on: disk) }
    disk.put("st/private/roster.yaml", Array("people: 7\n".utf8))
    #expect(before.roster(of: folder, on: disk) == Roster())
  }

  @Test("home counts what no reviewer has decided yet")
  func home() throws {
    try disk.makeFolder("root", isPrivate: false)
    try disk.makeFolder("root/sessions", isPrivate: false)
    try ReviewFilesTests.layOut("root/sessions/a", on: disk)
    let shelf = StudyShelf(root: "root", on: disk)
    func state() -> HomeListing.State? { shelf.listing(reading: true).studies.first?.sessions.first?.state }
    #expect(state() == .closed(flagsToDecide: 1))
    try disk.keep(
      [opening, .verdict(Verdict(Reference(EntryID(3)), .secondLook))], in: "root/sessions/a/review-Ada.jsonl"
    )
    #expect(state() == .closed(flagsToDecide: 1))
    try disk.keep(
      [.verdict(Verdict(Reference(EntryID(3)), .falseAlarm))], in: "root/sessions/a/review-Ada.jsonl",
      from: 100)
    #expect(state() == .closed(flagsToDecide: 0))
  }

  @Test("home says the day a decided session was last written out, and the session is no longer for it")
  func exported() throws {
    try disk.makeFolder("root", isPrivate: false)
    try disk.makeFolder("root/sessions", isPrivate: false)
    try ReviewFilesTests.layOut("root/sessions/a", on: disk)
    try disk.keep(
      [opening, .verdict(Verdict(Reference(EntryID(3)), .falseAlarm))], in: "root/sessions/a/review-Ada.jsonl"
    )
    let shelf = StudyShelf(root: "root", on: disk)
    let before = try #require(shelf.listing(reading: true).studies.first?.sessions.first)
    #expect(before.exported == nil)
    try disk.keep(
      [.exported(ExportRecord(path: "a.md", digest: "", format: "md", isIdentified: false))],
      in: "root/sessions/a/journal.jsonl", from: 200_000)
    let after = try #require(shelf.listing(reading: true).studies.first?.sessions.first)
    #expect(after.exported == Day("2026-11-23"))
    #expect(after.minutes == before.minutes && after.state == .closed(flagsToDecide: 0))
  }
}
