import Exporting
import Facilitation
import Fieldwork
import Foundation
import Journaling
import Rehearsal
import Testing
import Workroom

@Suite("The summary of a study that was reviewed")
struct SummaryTests {
  /// Thursday 26 November 2026, noon: past the warn-by of what is due on Friday.
  private let clock = Clock { moment(5 * 86_400) }

  private static let lines: [(Speaker, String)] = [
    (.participant(1), "Nobody rang, and then Dana Okoro's van was late again."),
    (.facilitator, "We'll send Dana the list by Friday."),
    (.participant(2), "Zelda Quark told us it would come in spring."),
    (.facilitator, "We'll see whether that can be done."),
    (.participant(2), "So we can look the dates up from now on."),
  ]

  private func study() throws -> InventedStudy {
    let study = try InventedStudy(
      names: ["Dana Okoro", "Omar Haddad", "Ida Berg"],
      units: ["Harbour Clinics", "Ridge Schools", "Ridge Schools"])
    var turns = Self.lines.map { Entry.turn(Turn($0.0, $0.1)) }
    turns[0] = .turn(
      Turn(.participant(1), Self.lines[0].1, marks: ["quote", "frustration3", "communication"]))
    let flags: [Entry] = [
      .flag(flag(on: 2, "promise.deadline")), .flag(flag(on: 4, "promise.soft")),
      .flag(flag(on: 4, "judge.praise", .judging)),
    ]
    let folder = "st/sessions/group-a"
    try study.disk.makeFolder(folder, isPrivate: false)
    study.disk.put(
      folder + "/guide.md", Array("# Late deliveries\n## Welcome\n1. What happened? {must-ask}\n".utf8))
    let opening = Entry.opened(Opening(session: "group-a", evenkeel: "test"))
    let expectation = FollowUp(
      .expectation, line: EntryID(5), words: "dates to look up", toWhom: [.participant(2)])
    try study.disk.keep(
      [opening] + turns + flags + [.followUp(expectation)], in: folder + "/journal.jsonl")
    return study
  }

  private func flag(on line: Int, _ rule: String, _ category: Fieldwork.Category = .promising) -> Flag {
    Flag(
      on: EntryID(line),
      Finding(category, rule: rule, bytes: 0..<10, tier: .sure, score: 1, kind: rule, reason: "", advice: ""),
      ruleBook: "1")
  }

  /// Noor takes the first flag for a promise by Friday, told to Dana in between; the second for none.
  private func review(_ study: InventedStudy, by reviewer: String = "Noor") throws {
    let friday = Day("2026-11-27")
    let promise = FollowUp(
      .promise, line: EntryID(2), words: "the list, to Dana and Ida Berg's desk", toWhom: [.participant(1)],
      owner: .facilitator, due: friday, flag: Reference(EntryID(6)))
    let dismissed = FollowUp(
      .promise, line: EntryID(4), words: "whether it can be done", flag: Reference(EntryID(7)))
    try study.disk.keep(
      [
        .opened(Opening(session: "group-a", evenkeel: "test")),
        .batch([.verdict(Verdict(Reference(EntryID(6)), .promise)), .followUp(promise)]),
        .batch([.verdict(Verdict(Reference(EntryID(7)), .promise)), .followUp(dismissed)]),
        .verdict(Verdict(Reference(EntryID(7)), .falseAlarm)),
        .followUpStep(
          FollowUpStep(
            Reference(EntryID(1, part: 1), in: "review-\(reviewer).jsonl"),
            .told(who: [.participant(1)], on: Day(daysSince1970: 20_781), how: "rang Ida Berg"))),
      ], in: "st/sessions/group-a/review-\(reviewer).jsonl", from: 600)
  }

  private func report(
    _ study: InventedStudy, _ kind: SessionReports.Kind = .summary, _ path: String = "st"
  ) throws -> Report {
    var reports = try SessionReports(path, on: study.disk, clock: clock)
    return try reports.report(kind)
  }

  @Test(
    "a confirmed promise stands with its day, warn-by, owner, status and who was told; a dismissed one nowhere"
  )
  func promises() throws {
    let study = try study()
    #expect(try report(study).fact("promises") == "none in the register; 2 flagged and not decided")
    try review(study)
    let report = try report(study)
    #expect(report.fact("promises") == "1: open 1")
    let promise = try #require(report.fact("promise"))
    #expect(promise.hasPrefix("by Fri 27 Nov 2026, warn by Wed 25 Nov, F, open, told Tue 24 Nov: \"the list"))
    #expect(
      report.fact("flags")
        == "1 to decide: judgement 1; decided: false alarm 1, promise 1; 'evenkeel review' decides them")
    #expect(!report.written(as: .md).contains("whether it can"))
  }

  @Test("what two reviewers see differently is a promise still, and to be settled")
  func disputed() throws {
    let study = try study()
    try review(study)
    try study.disk.keep(
      [
        .opened(Opening(session: "group-a", evenkeel: "test")),
        .verdict(Verdict(Reference(EntryID(6)), .falseAlarm)),
      ], in: "st/sessions/group-a/review-Ada.jsonl", from: 700)
    let report = try report(study)
    #expect(report.fact("promises") == "1: open 1; 1 flagged and not decided")
    #expect(report.fact("flags")?.contains("1 of them seen differently") == true)
  }

  @Test("a flag that a reviewer raised is counted once")
  func raised() throws {
    let study = try study()
    try study.disk.keep(
      [
        .opened(Opening(session: "group-a", evenkeel: "test")),
        .batch([
          .flag(flag(on: 5, Flag.byHand, .leading)),
          .verdict(Verdict(Reference(EntryID(1), in: "review-Noor.jsonl"), .falseAlarm)),
        ]),
      ], in: "st/sessions/group-a/review-Noor.jsonl", from: 600)
    #expect(try report(study).fact("flags")?.contains("decided: false alarm 1;") == true)
  }

  @Test("a warn-by that is over is said first, when nobody was told")
  func past() throws {
    let study = try study()
    let promise = FollowUp(.promise, line: EntryID(2), words: "the list", due: Day("2026-11-27"))
    try study.disk.keep(
      [.opened(Opening(session: "group-a", evenkeel: "test")), .followUp(promise)],
      in: "st/sessions/group-a/review-Noor.jsonl", from: 600)
    #expect(try report(study).fact("promises")?.hasPrefix("1: open 1; 1 past warn-by") == true)
  }

  @Test("people have the pseudonyms of the exports, before and after one", arguments: [true, false])
  func pseudonyms(_ exportsFirst: Bool) throws {
    let study = try study()
    try review(study)
    func exported() throws -> String {
      String(decoding: try study.export("group-a", .txt), as: UTF8.self)
    }
    let first = exportsFirst ? try exported() : ""
    let text = try report(study).written(as: .md).replacing("\\", with: "")
    let export = exportsFirst ? first : try exported()
    let van = try #require(export.firstMatch(of: /then (\[Person \d+\])'s van/)?.output.1)
    #expect(text.contains("then \(van)'s van"))
    #expect(text.contains("the list, to \(van) and [Person"))
    for name in ["Dana", "Okoro", "Zelda", "Quark", "Ida", "Berg"] {
      #expect(!text.contains(name), "\(name)")
    }
  }

  @Test("units and sites stand as they are called, of one word too, and in the words under their pseudonym")
  func places() throws {
    let study = try InventedStudy(names: ["Dana Okoro", "Omar Haddad"], units: ["Mill", "Harbour Clinics"])
    try study.hold(
      "group-a",
      [
        (.participant(1), "The Mill was never rung, nor were the Harbour Clinics."),
        (.participant(2), "Dana from the Mill says so."),
      ])
    for kind in SessionReports.Kind.allCases { _ = try report(study, kind) }
    let report = try report(study)
    #expect(report.fact("customers heard") == "2 of 2: Harbour Clinics 1, Mill 1")
  }

  @Test("a detail that somebody chose to hide is hidden in reports too")
  func decisions() throws {
    let study = try study()
    var deciding = try Deciding(Leaving(StudyWords("st", on: study.disk)))
    _ = deciding.take(.always("look the dates up"), by: "Noor", at: moment(60))
    #expect(!(try report(study, .selfreview)).written(as: .md).contains("look the dates up"))
    #expect(!(try report(study)).written(as: .md).contains("look the dates up"))
  }

  @Test("who withdrew is in no report, nor what was promised to them alone")
  func withdrawn() throws {
    let study = try study()
    try review(study)
    try study.disk.keep(
      [.consent(Consent(.participant(1), .takePart, .withdrawn))], in: "st/sessions/group-a/journal.jsonl",
      from: 900)
    let text = try report(study).written(as: .md)
    #expect(!text.contains("Nobody rang") && !text.contains("the list"))
  }

  @Test("where the cast list cannot be kept the report is written and says so")
  func readOnly() throws {
    let study = try study()
    study.disk.failAll(.rename, .full)
    var reports = try SessionReports("st", on: study.disk, clock: clock)
    _ = try reports.report(.summary)
    #expect(reports.troubles.contains { $0.contains("other numbers next time") })
  }

  @Test("the whole summary", arguments: Report.Format.allCases)
  func golden(_ format: Report.Format) throws {
    let study = try study()
    try review(study)
    let written = try report(study).written(as: format)
    if format == .text {
      let page = written.split(separator: "\n", omittingEmptySubsequences: false).prefix(24)
      #expect(!page.contains { $0 == "IN THEIR WORDS" } || page.count == 24)
    }
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden/summary.\(format.rawValue)")
    if ProcessInfo.processInfo.environment["EVENKEEL_REGENERATE"] != nil {
      try Data(written.utf8).write(to: path)
    }
    #expect(try String(contentsOf: path, encoding: .utf8) == written)
  }
}

extension Report {
  fileprivate func fact(_ label: String) -> String? { facts.first { $0.label == label }?.words }
}
