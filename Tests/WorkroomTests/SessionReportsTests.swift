import Exporting
import Fieldwork
import Journaling
import Rehearsal
import Testing
import Workroom

@Suite("Reports from the files of a session or a study")
struct SessionReportsTests {
  private let disk = FaultyDisk()

  init() throws {
    for folder in ["s", "s/sessions", "s/private"] { try disk.makeFolder(folder, isPrivate: false) }
    disk.put(
      "s/study.yaml", Array("title: T\npeople:\n  - {code: P1, role: customer, unit: Northmill Shops}\n".utf8)
    )
    try take("a", "Dana Whitfield: What happened?\nNoor Haddad: Dana Whitfield never rang me, Noor Haddad.\n")
  }

  private func take(_ name: String, _ words: String, provider: [String] = []) throws {
    disk.put("talk.txt", Array(words.utf8))
    var request = SessionImport.Request(
      file: "talk.txt", folder: SessionFolder("s/sessions/\(name)", on: disk), version: "0")
    request.facilitator = "Dana"
    request.providers = provider
    _ = try SessionImport(request, on: disk).run(ask: nil)
  }

  @Test("no report holds a real name", arguments: SessionReports.Kind.allCases, Report.Format.allCases)
  func noNames(_ kind: SessionReports.Kind, _ format: Report.Format) throws {
    var reports = try SessionReports("s", on: disk)
    let text = try reports.report(kind).written(as: format)
    for name in ["Whitfield", "Noor", "Haddad", "Dana"] { #expect(!text.contains(name), "\(name)") }
  }

  @Test("what nobody on the customers' side said cannot be shared back to them")
  func refused() throws {
    try take("b", "Dana Whitfield: Well?\nRhea Vonk: We are fine.\n", provider: ["Rhea"])
    var reports = try SessionReports("s/sessions/b", on: disk)
    #expect(try #require(throws: Failure.self) { try reports.report(.shareback) }.code == .refused)
    #expect(try reports.report(.summary).facts.first?.words.contains("no customer was heard") == true)
  }

  @Test("a session that cannot be read is named, and the others are reported")
  func damaged() throws {
    try take("b", "Dana Whitfield: Well?\nNoor Haddad: Late.\n")
    disk.put("s/sessions/b/journal.jsonl", Array("no journal\n".utf8))
    var reports = try SessionReports("s", on: disk)
    #expect(reports.troubles.count == 1)
    _ = try reports.report(.summary)
  }
}
