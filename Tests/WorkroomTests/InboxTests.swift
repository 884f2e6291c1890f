import Fieldwork
import Journaling
import Preparing
import Rehearsal
import Testing
import Workroom

@Suite("What comes in between sessions")
struct InboxTests {
  private func study() throws -> InventedStudy {
    let study = try InventedStudy(names: ["Dana Okoro", "Omar Haddad"])
    try study.hold("group-a", [(.participant(1), "Late.")])
    return study
  }

  private func clock(_ seconds: Int) -> Clock { Clock { moment(seconds) } }

  private func add(
    _ text: String, _ kind: Inbox.Kind, by writer: String, at seconds: Int, _ study: InventedStudy
  ) throws {
    _ = try Inbox("st", on: study.disk).add(text, kind, by: writer, version: "0", clock: clock(seconds))
  }

  @Test("an item is kept in its writer's own journal, by code, and nobody's name is in it")
  func kept() throws {
    let study = try study()
    try add("You moved the day {twice}.", .troubled, by: "dana okoro", at: 3600, study)
    try add("Which list is the right one?", .baffled, by: "V1", at: 7200, study)
    let reading = try JournalReader.read("st/inbox-P1.jsonl", on: study.disk)
    #expect(reading.condition == .whole && reading.entries.count == 2)
    #expect(study.disk.paths.contains("st/inbox-V1.jsonl"))
    let bytes = try #require(study.disk.bytes(at: "st/inbox-P1.jsonl"))
    #expect(!String(decoding: bytes, as: UTF8.self).contains("Dana"))
    let items = try Inbox("st", on: study.disk).items().items
    #expect(
      items.map(\.kind) == [.troubled, .baffled] && items.map(\.writer) == [.participant(1), .provider(1)])
    #expect(throws: Failure.self) { try add("x", .baffled, by: "Nobody Known", at: 0, study) }
    #expect(throws: Failure.self) { try add("  ", .baffled, by: "P1", at: 0, study) }
  }

  @Test(
    "the next agenda holds what came in since the last session, in the writers' words, and reads as a guide")
  func agenda() throws {
    let study = try study()
    try add("You moved the day {twice}.\n# And so on", .troubled, by: "P1", at: 3600, study)
    let inbox = try Inbox("st", on: study.disk)
    let text = Inbox.agenda(try inbox.items(since: inbox.lastHeld()).items, offsetMinutes: 0)
    let reading = Guide.reading(text)
    let plain = Guide.reading(Inbox.agenda([], offsetMinutes: 0)).guide
    #expect(reading.guide.prompts.count == plain.prompts.count + 1)
    #expect(
      reading.guide.prompts.contains {
        $0.text == "From the inbox, P1, Sat 21 Nov, troubled: \"You moved the day (twice). # And so on\""
      })
    try study.disk.makeFolder("st/sessions/group-b", isPrivate: false)
    try study.disk.keep(
      [.opened(Opening(session: "group-b", evenkeel: "test"))], in: "st/sessions/group-b/journal.jsonl",
      from: 90_000)
    #expect(try inbox.items(since: inbox.lastHeld()).items.isEmpty)
  }

  @Test("a withdrawal takes somebody's words out of the inbox, and the file stays whole")
  func withdrawal() throws {
    let study = try study()
    try add("You moved the day.", .troubled, by: "P1", at: 3600, study)
    try add("All is well.", .confused, by: "P2", at: 3700, study)
    let withdrawal = try StudyWithdrawal("st", participant: "P1", on: study.disk)
    _ = try withdrawal.carryOut(at: clock(7200))
    let bytes = try #require(study.disk.bytes(at: "st/inbox-P1.jsonl"))
    #expect(!String(decoding: bytes, as: UTF8.self).contains("moved"))
    #expect(try JournalReader.read("st/inbox-P1.jsonl", on: study.disk).condition == .whole)
    #expect(try Inbox("st", on: study.disk).items().items.map(\.text) == ["All is well."])
  }

  @Test(
    "a series says when the next session is, that none is set, or that it is overdue",
    arguments: [
      ("{every: 3 months, next: 2026-12-02}", "next: Wed 2 Dec"),
      ("{next: 2026-11-23}", "overdue since Mon 23 Nov"),
      ("{every: 3 months}", "no date set; due by Fri 19 Feb"),
      ("{every: 2 days}", "overdue since Mon 23 Nov"),
      ("{next: 2026-11-20}", "no date set"),
    ])
  func series(_ yaml: String, _ words: String) throws {
    let study = try Study.reading("title: T\nseries: \(yaml)\n").study
    #expect(study.series?.words(after: Day("2026-11-21"), today: Day(daysSince1970: 20_781)) == words)
    #expect(throws: StudyError.self) { try Study.reading("title: T\nseries: {every: often}\n") }
  }
}

@Suite("What 'verify' looks at under a study")
struct StudyVerificationTests {
  @Test("reviewers' files and the inbox are checked with the journals, and damage in one of them is found")
  func everything() throws {
    let study = try InventedStudy(names: ["Dana Okoro"])
    try study.hold("group-a", [(.participant(1), "Late.")])
    try study.disk.keep(
      [.opened(Opening(session: "group-a", evenkeel: "test")), .undo(1)],
      in: "st/sessions/group-a/review-Ada.jsonl")
    _ = try Inbox("st", on: study.disk).add(
      "Which list?", .baffled, by: "P1", version: "0", clock: Clock { moment(60) })
    func report() -> VerificationReport {
      var report = VerificationReport()
      report.add("st", on: study.disk)
      return report
    }
    let whole = report()
    #expect(whole.code == nil && whole.lines.count == 3)
    #expect(whole.lines.contains { $0.contains("review-Ada.jsonl: whole") })
    #expect(whole.lines.contains { $0.contains("inbox-P1.jsonl: whole") })
    study.disk.meddle("st/sessions/group-a/review-Ada.jsonl", adding: Array("{}\n".utf8))
    #expect(report().code == .found)
  }
}
