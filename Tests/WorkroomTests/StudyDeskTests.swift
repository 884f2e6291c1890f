import Exporting
import Fieldwork
import Preparing
import Rehearsal
import Testing
import Workroom

@Suite("A study: checked, briefed, signed off")
struct StudyDeskTests {
  private let disk = FaultyDisk()
  private let yaml = """
    # my own comment
    title: Late deliveries
    purpose: to hear what a slipped date does to people
    people:
      - {code: P1, role: customer, unit: Harbour Clinics}
    gatekeepers:
      - {name: Rhea Vonk, unit: Sales, status: told, concern: "You'll only upset them."}
    cannot_offer: [a refund]
    horizon: about 9 months
    update_plan: {channel: e-mail, owner: Mira Sand, dates: [2026-12-04]}

    """
  private let guide = "# Late deliveries\n## Key questions (30 min)\n1. What happened? {must-ask, 30 min}\n"

  init() throws {
    for folder in ["s", "s/guides"] { try disk.makeFolder(folder, isPrivate: false) }
    disk.put("s/study.yaml", Array(yaml.utf8))
    disk.put("s/guides/g.md", Array(guide.utf8))
  }

  @Test("a rule that is silenced and is none is named with its place")
  func silencedRule() throws {
    let silenced = """
      silenced:
        - {rule: promise.placation, reason: said on purpose}
        - {rule: promise.plakation, reason: a slip}
      """
    disk.put("s/study.yaml", Array((yaml + silenced).utf8))
    #expect(
      try desk.problems().filter { $0.contains("rule") } == [
        "s/study.yaml:13:12: no rule is called 'promise.plakation', so nothing is silenced; "
          + "'evenkeel check --format jsonl' names the rule of each flag"
      ])
  }

  /// Saturday 21 November 2026, 14:00 UTC.
  private var desk: StudyDesk {
    StudyDesk("s", on: disk, clock: Clock { Moment(milliseconds: 1_795_269_600_000) })
  }

  private func signOff(objects: Bool = false, concern: String? = nil) throws -> String {
    try desk.signOff("rhea", guide: nil, day: nil, objects: objects, concern: concern)
  }

  private func signProblems() throws -> [String] {
    try desk.problems().filter { $0.contains("igned") || $0.contains("objects") }
  }

  @Test("a new study can be filled in: it reads, and the check names what is missing with its line")
  func new() throws {
    let fresh = StudyDesk("n", on: disk, clock: Clock { Moment(milliseconds: 1_795_269_600_000) })
    _ = try fresh.layOut(title: "Say \"when\"", kind: "interview")
    let problems = try fresh.problems()
    #expect(problems.first?.hasPrefix("n/study.yaml:5:1: no purpose") == true)
    #expect(problems.contains { $0.hasPrefix("n/study.yaml:14:1: no gatekeeper") })
    #expect(try Study.reading(text("n/study.yaml")).study.title == "Say \"when\"")
    #expect(
      try #require(throws: Failure.self) { try fresh.layOut(title: "T", kind: "interview") }.code
        == .unreachable)
  }

  @Test("a sign-off holds for the guide as it was, and a changed guide makes it stale")
  func stale() throws {
    #expect(try signProblems().count == 1)
    #expect(try signOff(concern: "They're ours.").contains("signed 'g.md' as of 2026-11-21"))
    #expect(try signProblems().isEmpty)
    #expect(text("s/study.yaml") == yaml)
    disk.put("s/guides/g.md", Array((guide + "2. And then?\n").utf8))
    #expect(try signProblems().first?.contains("signed the guide of 21 Nov; it changed since") == true)
    _ = try signOff()
    #expect(try signProblems().isEmpty)
  }

  @Test("who objects takes back what they signed, until they sign again")
  func objects() throws {
    _ = try signOff()
    _ = try signOff(objects: true, concern: "Not now.")
    #expect(try signProblems().contains { $0.contains("Sales (Rhea Vonk) objects") })
    _ = try signOff()
    #expect(try signProblems().isEmpty)
    #expect(try desk.brief(guide: nil).facts.contains { $0.words.contains("Not now.") })
  }

  @Test("the gate honours the sign-off")
  func gate() throws {
    for folder in ["s/sessions", "s/private"] { try disk.makeFolder(folder, isPrivate: false) }
    func open(_ name: String) throws {
      let request = SessionRequest(
        guide: "s/guides/g.md", folder: SessionFolder("s/sessions/\(name)", on: disk), version: "0")
      var opened = try OpenedSession.open(request, on: disk)
      defer { opened.keeper.close() }
      try opened.passGate()
    }
    #expect(try #require(throws: Failure.self) { try open("a") }.code == .refused)
    _ = try signOff()
    try open("b")
    disk.put("s/guides/g.md", Array((guide + "\n").utf8))
    #expect(try #require(throws: Failure.self) { try open("c") }.description.contains("it changed since"))
  }

  @Test("a torn last line was never kept; a line that is no sign-off is named")
  func torn() throws {
    _ = try signOff()
    disk.meddle("s/signoffs.jsonl", adding: Array("{\"at\":".utf8))
    #expect(try signProblems().isEmpty)
    _ = try signOff(objects: true)
    #expect(try signProblems().allSatisfy { $0.contains("objects") } && !signProblems().isEmpty)
    disk.meddle("s/signoffs.jsonl", adding: Array("{}\n".utf8))
    let failure = try #require(throws: Failure.self) { try desk.problems() }
    #expect(failure.code == .unfit)
    #expect(failure.description.hasPrefix("s/signoffs.jsonl:3:1: "))
  }

  @Test("an answer the disk refuses is not kept by half")
  func refused() throws {
    _ = try signOff()
    let before = disk.bytes(at: "s/signoffs.jsonl")
    disk.failAll(.sync, .full)
    #expect(try #require(throws: Failure.self) { try signOff(objects: true) }.code == .unreachable)
    disk.recover()
    #expect(disk.bytes(at: "s/signoffs.jsonl") == before)
  }

  @Test("nobody, or several, of that name are named instead of guessed")
  func unknown() throws {
    let failure = try #require(throws: Failure.self) {
      try desk.signOff("Mira", guide: nil, day: nil, objects: false, concern: nil)
    }
    #expect(failure.code == .usage)
    #expect(failure.description.contains("Sales (Rhea Vonk)"))
  }

  @Test("the brief is one page of 80 columns, whatever is in the study and the guide")
  func brief() throws {
    let long = String(
      repeating: "a very long question about it all, and wide \u{6F22}\u{5B57}\u{FF0C} ", count: 3)
    let many = (1...60).map { "\($0). \(long)?\n" }.joined()
    disk.put("s/guides/g.md", Array((guide + many).utf8))
    let text = try desk.brief(guide: nil).written(as: .text)
    #expect(text.contains("Rhea Vonk"))
    #expect(text.contains("about 9 months"))
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 62)
  }

  private func text(_ path: String) -> String { String(decoding: disk.bytes(at: path) ?? [], as: UTF8.self) }
}
