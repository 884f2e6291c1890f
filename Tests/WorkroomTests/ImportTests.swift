import Facilitation
import Fieldwork
import Journaling
import Preparing
import Rehearsal
import Testing
import Workroom

@Suite("A transcript from elsewhere becomes a session")
struct ImportTests {
  private let disk = FaultyDisk()
  private let vtt = """
    WEBVTT

    00:00:02.000 --> 00:00:05.000
    Dana Whitfield: What happened last spring?

    00:00:06.000 --> 00:00:11.000
    Noor Haddad: The truck came late. We'll never promise that again.

    00:00:12.000 --> 00:00:14.500
    Dana Whitfield: We'll fix that by Friday.

    """

  init() throws {
    try disk.makeFolder("s", isPrivate: false)
    disk.put("talk.vtt", Array(vtt.utf8))
  }

  private func take(
    _ file: String = "talk.vtt", into path: String = "s/a", on disk: FaultyDisk? = nil,
    _ change: (inout SessionImport.Request) -> Void = { $0.facilitator = "Dana" }
  ) throws(Failure) -> SessionImport.Outcome {
    let disk = disk ?? self.disk
    var request = SessionImport.Request(file: file, folder: SessionFolder(path, on: disk), version: "0")
    request.day = Day("2026-11-20")
    change(&request)
    return try SessionImport(request, on: disk, clock: Clock { Moment(milliseconds: 1_795_269_600_000) }).run(
      ask: nil)
  }

  private func rows(_ path: String = "s/a", on disk: FaultyDisk? = nil) throws -> [String] {
    try ReadSession(path, on: disk ?? self.disk).session.standing.rows.filter { $0.speaker != nil }.map {
      row in
      "\(clockText(milliseconds: row.milliseconds)) \(row.speaker?.description ?? "") \(row.text)"
        + row.flags.map { " \($0.gutter)" }.joined()
    }
  }

  @Test(
    "turns stand at their own times, by code, with the facilitator's flags; names in the private roster only")
  func whole() throws {
    let outcome = try take()
    #expect(outcome.code == nil)
    #expect(
      try rows() == [
        "00:00:02 F What happened last spring?",
        "00:00:06 P1 The truck came late. We'll never promise that again.",
        "00:00:12 F We'll fix that by Friday. P!",
      ])
    let session = try ReadSession("s/a", on: disk).session
    #expect(session.standing.stage == .closed)
    #expect(session.standing.clock.latestMilliseconds == 14_500)
    #expect(session.standing.opening?.session == "a")
    #expect(Day(session.kept[0].at, offsetMinutes: 0) == Day("2026-11-20"))
    for path in disk.paths where !path.contains("/private/") && path != "talk.vtt" {
      #expect(!String(decoding: disk.bytes(at: path) ?? [], as: UTF8.self).contains("Whitfield"), "\(path)")
    }
    let roster = String(decoding: disk.bytes(at: "s/a/private/roster.yaml") ?? [], as: UTF8.self)
    #expect(roster.contains("{code: \"F\", name: \"Dana Whitfield\"}"))
    #expect(roster.contains("{code: \"P1\", name: \"Noor Haddad\"}"))
    #expect(disk.bytes(at: "s/a/transcript.md") != nil)
  }

  @Test("without a word on who facilitates it is asked, or refused with the speakers")
  func whoFacilitates() throws {
    let failure = try #require(throws: Failure.self) { try take { $0.facilitator = nil } }
    #expect(failure.code == .usage)
    #expect(failure.description.contains("Dana Whitfield (2 turns), Noor Haddad (1 turn)"))
    #expect(disk.paths == ["talk.vtt"])

    let request = SessionImport.Request(
      file: "talk.vtt", folder: SessionFolder("s/b", on: disk), version: "0")
    var asked: [String] = []
    _ = try SessionImport(request, on: disk).run { speakers in
      asked = speakers
      return 1
    }
    #expect(asked == ["Dana Whitfield", "Noor Haddad"])
    #expect(try rows("s/b")[1].hasPrefix("00:00:06 F The truck"))
  }

  @Test("other roles are given by name, and a name that is nobody's is refused")
  func roles() throws {
    _ = try take { request in
      request.hasNoFacilitator = true
      request.providers = ["dana  whitfield"]
      request.observers = ["Noor"]
    }
    #expect(try rows()[0] == "00:00:02 V1 What happened last spring?")
    #expect(try rows()[2] == "00:00:12 V1 We'll fix that by Friday. P!")
    #expect(try rows()[1].hasPrefix("00:00:06 O1 "))
    let failure = try #require(throws: Failure.self) { try take(into: "s/b") { $0.facilitator = "Rhea" } }
    #expect(failure.code == .usage)
    let twice = try #require(throws: Failure.self) {
      try take(into: "s/b") { request in
        request.facilitator = "Dana"
        request.providers = ["Whitfield"]
      }
    }
    #expect(twice.code == .usage)
  }

  @Test("in a study people keep the codes they have there, and new ones get codes nobody has")
  func inStudy() throws {
    for folder in ["st", "st/sessions", "st/private"] { try disk.makeFolder(folder, isPrivate: false) }
    disk.put("st/study.yaml", Array("title: T\npeople:\n  - {code: P1, unit: North}\n  - {code: P2}\n".utf8))
    disk.put("st/private/roster.yaml", Array("people:\n  - {code: \"P1\", name: \"noor haddad\"}\n".utf8))
    disk.put("more.txt", Array("Dana: Well?\nNoor Haddad: Late.\nEli: Very.\n".utf8))
    _ = try take("more.txt", into: "st/sessions/a")
    #expect(
      try rows("st/sessions/a") == [
        "00:00:00 F Well?", "00:00:00 P1 Late.", "00:00:00 P3 Very.",
      ])
    #expect(
      try ReadSession("st/sessions/a", on: disk).session.standing.person(.participant(1))?.unit == "North")
    _ = try take("more.txt", into: "st/sessions/b")
    #expect(try rows("st/sessions/b")[2] == "00:00:00 P3 Very.")
    #expect(disk.bytes(at: "st/sessions/a/private/roster.yaml") == nil)
  }

  @Test("what evenkeel itself wrote by code needs nobody named")
  func byCode() throws {
    disk.put("own.txt", Array("F: Well?\nP2: Late.\nV1: We will see.\n".utf8))
    _ = try take("own.txt") { $0.facilitator = nil }
    #expect(try rows().map { $0.dropFirst(9).prefix(2) } == ["F ", "P2", "V1"])
    #expect(disk.bytes(at: "s/a/private/roster.yaml") == nil)
  }

  @Test("what was left out is named by line, and the code says so")
  func leftOut() throws {
    disk.put("odd.vtt", Array((vtt + "\nno cue\n\n00:00:13.000 --> x\nNoor Haddad: Kept.\n").utf8))
    let outcome = try take("odd.vtt")
    #expect(outcome.code == .found)
    #expect(outcome.complaints.map { String($0.prefix(12)) } == ["odd.vtt:12: ", "odd.vtt:14: "])
    #expect(try rows().last == "00:00:12 P1 Kept.")
  }

  @Test("a session that is there is left as it is")
  func inTheWay() throws {
    _ = try take()
    let before = disk.bytes(at: "s/a/journal.jsonl")
    let failure = try #require(throws: Failure.self) { try take() }
    #expect(failure.code == .unreachable)
    #expect(disk.bytes(at: "s/a/journal.jsonl") == before)
  }

  @Test("time of day counts from the first line; a later line never stands before an earlier one")
  func times() throws {
    disk.put(
      "day.txt", Array("[Dana] 10:02:13\nWell?\n\n[Noor] 10:02:20\nLate.\n\n[Dana] 10:02:15\nOh.\n".utf8))
    _ = try take("day.txt")
    #expect(try rows().map { $0.prefix(10) } == ["00:00:00 F", "00:00:07 P", "00:00:07 F"])
  }

  @Test("a crash at any call leaves the whole session or none, and the next import goes through")
  func crash() throws {
    let whole = FaultyDisk()
    try whole.makeFolder("s", isPrivate: false)
    whole.put("talk.vtt", Array(vtt.utf8))
    _ = try take(on: whole)
    let calls = whole.calls.count
    #expect(calls > 30)
    for call in 0..<calls {
      for reason in [DiskError.Reason.full, .failing] {
        let faulty = FaultyDisk()
        try faulty.makeFolder("s", isPrivate: false)
        faulty.put("talk.vtt", Array(vtt.utf8))
        faulty.fail(call + 1, .error(reason))
        let isDone = (try? take(on: faulty)) != nil
        for left in [faulty.afterKill(), faulty.afterPowerCut()] {
          let isThere = left.bytes(at: "s/a/journal.jsonl") != nil
          if isDone { #expect(isThere, "call \(call)") }
          if isThere {
            #expect(try rows(on: left).count == 3, "call \(call)")
          } else {
            left.put("talk.vtt", Array(vtt.utf8))
            _ = try take(on: left)
            #expect(try rows(on: left).count == 3, "call \(call)")
          }
        }
      }
    }
  }

  @Test("a disk that is full half-way leaves nothing behind")
  func full() throws {
    let failing = FaultyDisk()
    try failing.makeFolder("s", isPrivate: false)
    failing.put("talk.vtt", Array(vtt.utf8))
    failing.failAll(.sync, .full)
    let failure = try #require(throws: Failure.self) { try take(on: failing) }
    #expect(failure.code == .unreachable)
    #expect(failing.paths == ["talk.vtt"])
  }
}
