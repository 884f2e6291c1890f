import Fieldwork
import Journaling
import Preparing
import Rehearsal
import Testing
import Workroom

@Suite("The gate where nobody can be asked")
struct GateTests {
  private let disk = FaultyDisk()
  private let session: SessionFolder

  init() throws {
    for folder in ["study", "study/sessions"] { try disk.makeFolder(folder, isPrivate: false) }
    let study = """
      title: Late deliveries
      people:
        - {code: P1, role: customer, unit: Shops}
      gatekeepers:
        - {name: Rhea Vonk, unit: Sales, status: discussing}
      """
    disk.put("study/study.yaml", Array(study.utf8))
    disk.put("g.md", Array("# Late deliveries\n## Welcome (8 min)\n1. Where do you work?\n".utf8))
    session = SessionFolder("study/sessions/a", on: disk)
  }

  private func opened(isRehearsal: Bool = false) throws -> OpenedSession {
    try OpenedSession.open(
      SessionRequest(guide: "g.md", folder: session, isRehearsal: isRehearsal, version: "test"), on: disk)
  }

  private func overrides(_ opened: OpenedSession) -> [Override] {
    opened.beginning.lines.joined().compactMap {
      if case .override(let override) = $0 { override } else { nil }
    }
  }

  @Test("a session nobody signed off is refused with code 4 and the remedy, and nothing is kept")
  func refused() throws {
    var opened = try opened()
    defer { opened.keeper.close() }
    do throws(Failure) {
      try opened.passGate()
      Issue.record("it was let through")
    } catch {
      #expect(error.code == .refused)
      #expect(error.description.contains("sign-off: Sales (Rhea Vonk) has not signed"))
      #expect(error.description.contains("'--override REASON'"))
    }
    #expect(disk.bytes(at: session.journal) == [])
  }

  @Test("a rehearsal passes, and needs no reason")
  func rehearsal() throws {
    var opened = try opened(isRehearsal: true)
    defer { opened.keeper.close() }
    try opened.passGate()
    #expect(overrides(opened).isEmpty)
  }

  @Test("a typed reason passes, and is to be kept for each check that it opens")
  func override() throws {
    var opened = try opened()
    defer { opened.keeper.close() }
    opened.overrideReason = " agreed by phone "
    try opened.passGate()
    #expect(overrides(opened) == [Override("sign-off", reason: "agreed by phone")])
  }

  @Test("a blank reason is none")
  func blankReason() throws {
    var opened = try opened()
    defer { opened.keeper.close() }
    opened.overrideReason = "  "
    #expect(throws: Failure.self) { try opened.passGate() }
  }

  @Test("a session that has begun is gone on with, whatever changed since")
  func resumed() throws {
    try disk.makeFolder(session.path, isPrivate: false)
    disk.put(session.guide, disk.bytes(at: "g.md") ?? [])
    try disk.keep([opening], in: session.journal)
    var opened = try opened()
    defer { opened.keeper.close() }
    try opened.passGate()
    #expect(overrides(opened).isEmpty)
  }
}
