import Anonymising
import Fieldwork
import Foundation
import Journaling
import Rehearsal
import Testing
import Workroom

@Suite("What goes beside an export")
struct LeavingPapersTests {
  /// A session with somebody alone in unit and site, with rare facts, guesses, a decision and an answer.
  private func study() throws -> InventedStudy {
    let study = try InventedStudy(
      names: ["Dana Okoro", "Omar Haddad", "Lin Zhao"],
      units: ["Harbour Clinics", "Ridge Schools", "Ridge Schools"])
    try study.hold(
      "group-a",
      [
        (.participant(1), "I am Dana Okoro, I'm 47, the only locksmith in Ullapool."),
        (.participant(2), "My wife rang D. on 14 March 2021, and then dana.okoro@example.org."),
        (.participant(3), "The calibration of the tachograph failed."),
        (.participant(2), "Ask Harbour Clinics, or ring 0161 496 0123."),
      ], [.consent(Consent(.participant(3), .beQuoted, .yes))])
    return study
  }

  private func papers(_ study: InventedStudy) throws -> (report: String, log: String) {
    let request = ExportRequest(
      format: .md, isReplacing: true, acceptsGuesses: true, report: "out/report.md", log: "out/log.csv")
    _ = try StudyExport("st/sessions/group-a", request, on: study.disk).write(to: "out/x.md")
    func text(_ path: String) -> String { String(decoding: study.disk.bytes(at: path) ?? [], as: UTF8.self) }
    return (text("out/report.md"), text("out/log.csv"))
  }

  private func expectKept(_ text: String, as name: String) throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name)")
    if ProcessInfo.processInfo.environment["EVENKEEL_REGENERATE"] != nil {
      try Data(text.utf8).write(to: path)
    }
    #expect(try String(contentsOf: path, encoding: .utf8) == text)
  }

  @Test("the risk report, with what somebody who wants to know would try first, is as it was")
  func report() throws { try expectKept(try papers(try study()).report, as: "risk-report.md") }

  @Test("the log says what was replaced by what and where, and no original")
  func log() throws { try expectKept(try papers(try study()).log, as: "anonymisation-log.csv") }

  @Test("the first page of the report fits a screen")
  func firstPage() throws {
    let page = try papers(try study()).report.prefix(while: { _ in true }).split(
      separator: "\n", omittingEmptySubsequences: false)
    let end = page.firstIndex { $0.hasPrefix("## ") } ?? page.count
    #expect(end <= 24)
  }
}

@Suite("One person or two, decided once")
struct OneOrTwoTests {
  /// "Trish" is taken for Patricia Holm; "Chips" is somebody nobody knows the name of.
  private func study() throws -> InventedStudy {
    let study = try InventedStudy(names: ["Patricia Holm", "Omar Haddad"])
    try study.hold("a", [(.participant(1), "Trish said so."), (.participant(2), "Then Patricia Holm came.")])
    try study.hold("b", [(.participant(2), "We asked Trish and Quillfeather about it.")])
    return study
  }

  private func deciding(_ study: InventedStudy) throws -> Deciding {
    try Deciding(try Leaving(try StudyWords("st", on: study.disk)))
  }

  private func text(_ study: InventedStudy, _ session: String) throws -> String {
    String(decoding: try study.export(session, .txt), as: UTF8.self)
  }

  private func code(_ study: InventedStudy, _ session: String, _ pattern: Regex<(Substring, Substring)>)
    throws
    -> Substring?
  {
    try text(study, session).firstMatch(of: pattern)?.output.1
  }

  @Test(
    "a way of naming somebody that was split from a person stays apart in sessions past and future, until undone"
  )
  func split() throws {
    let study = try study()
    let whole = try code(study, "a", /Then (\[Person \d+\])/)
    #expect(try code(study, "a", /(\[Person \d+\]) said/) == whole)
    var first = try deciding(study)
    let row = try #require(first.listing.candidates.first { $0.places.contains { $0.words == "Trish" } })
    let place = try #require(row.places.first { $0.words == "Trish" })
    _ = first.take(.apart(row.id, place: place.id, everywhere: true), by: "Noor", at: moment())
    let other = try code(study, "a", /(\[Person \d+\]) said/)
    #expect(other != nil && other != whole)
    #expect(try code(study, "b", /asked (\[Person \d+\])/) == other)
    try study.hold("c", [(.participant(1), "Trish was late, Patricia Holm was not.")])
    #expect(try code(study, "c", /(\[Person \d+\]) was late/) == other)
    #expect(try code(study, "c", /late, (\[Person \d+\])/) == whole)
    var last = try deciding(study)
    _ = last.take(.undo, by: "Noor", at: moment(1))
    #expect(try code(study, "c", /(\[Person \d+\]) was late/) == whole)
  }

  @Test("split in one session, the others stay as they were")
  func splitHere() throws {
    let study = try study()
    var first = try deciding(study)
    let row = try #require(first.listing.candidates.first { $0.places.contains { $0.words == "Trish" } })
    let place = try #require(row.places.first { $0.words == "Trish" && $0.session == "B" })
    _ = first.take(.apart(row.id, place: place.id, everywhere: false), by: "Noor", at: moment())
    let whole = try code(study, "a", /Then (\[Person \d+\])/)
    #expect(try code(study, "a", /(\[Person \d+\]) said/) == whole)
    #expect(try code(study, "b", /asked (\[Person \d+\])/) != whole)
  }

  @Test("two that were joined are one in sessions past and future, until undone; nothing else moves")
  func join() throws {
    let study = try study()
    let whole = try code(study, "a", /Then (\[Person \d+\])/)
    let before = try code(study, "b", /and (\[Person \d+\])/)
    #expect(before != nil && before != whole)
    var first = try deciding(study)
    let stranger = try #require(first.listing.candidates.first { $0.words == "Quillfeather" })
    let known = try #require(first.listing.candidates.first { $0.replacement == whole.map(String.init) })
    _ = first.take(.same(stranger.id, as: known.id), by: "Noor", at: moment())
    #expect(try code(study, "b", /and (\[Person \d+\])/) == whole)
    try study.hold("c", [(.participant(1), "Quillfeather was late.")])
    #expect(try code(study, "c", /(\[Person \d+\]) was late/) == whole)
    #expect(try code(study, "a", /Then (\[Person \d+\])/) == whole)
    var last = try deciding(study)
    _ = last.take(.undo, by: "Noor", at: moment(1))
    #expect(try code(study, "b", /and (\[Person \d+\])/) == before)
  }

  @Test("the rest of a kind is accepted at once and taken back at once, over a new start")
  func acceptKind() throws {
    let study = try InventedStudy(names: ["Sam Carter", "Sam Novak", "Dana Okoro"])
    try study.hold("a", [(.participant(3), "They told D. twice. Then Sam came. S. was late.")])
    let open = try deciding(study).listing.openCount
    #expect(open > 1)
    var first = try deciding(study)
    _ = first.take(.acceptKind("person"), by: "Noor", at: moment())
    #expect(try deciding(study).listing.openCount == 0)
    var last = try deciding(study)
    _ = last.take(.undo, by: "Noor", at: moment(1))
    #expect(try deciding(study).listing.openCount == open)
  }
}

@Suite("A disk that does not say whether there is a study")
struct UnknownStudyTests {
  @Test("nothing leaves as if without a study, whatever answer failed")
  func export() throws {
    let whole = try InventedStudy(names: ["Dana Okoro"])
    try whole.hold("a", [(.participant(1), "I am Dana Okoro, Dana for short.")])
    let first = whole.disk.calls.count
    _ = try whole.export("a", .txt)
    let kinds = (first..<whole.disk.calls.count).filter { whole.disk.calls[$0] == .kind }
    #expect(!kinds.isEmpty)
    for offset in kinds.map({ $0 - first }) {
      let study = try InventedStudy(names: ["Dana Okoro"])
      try study.hold("a", [(.participant(1), "I am Dana Okoro, Dana for short.")])
      study.disk.fail(study.disk.calls.count + offset, .error(.failing))
      _ = try? study.export("a", .txt)
      let text = String(decoding: study.disk.bytes(at: "out/x.txt") ?? [], as: UTF8.self)
      #expect(!text.contains("Dana"), "call \(offset)")
      #expect(!study.disk.paths.contains { $0.hasPrefix("st/sessions/a/private") }, "call \(offset)")
    }
  }

  @Test("a session whose study is not known is refused in one sentence")
  func refused() throws {
    let study = try InventedStudy(names: ["Dana Okoro"])
    try study.hold("a", [])
    study.disk.failAll(.kind, .failing)
    #expect(SessionFolder("st/sessions/a", on: study.disk).studyTrouble != nil)
    #expect(throws: Failure.self) { _ = try ReadSession("st/sessions/a", on: study.disk) }
  }
}
