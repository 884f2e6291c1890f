import Fieldwork
import Journaling
import Rehearsal
import Testing
import Workroom

@Suite("What became of a session stands in what is written out of it")
struct ReviewedExportTests {
  private static let flag = Flag(
    on: EntryID(1),
    Finding(
      .promising, rule: "promise.deadline", bytes: 0..<11, tier: .sure, score: 1, kind: "dated promise",
      reason: "a day is named", advice: ""), ruleBook: "1")

  /// A session with one flagged line, and two reviewers who decided on it.
  private func study(_ answers: [(String, [Entry])]) throws -> InventedStudy {
    let study = try InventedStudy(names: ["Dana Okoro", "Omar Haddad"])
    try study.disk.makeFolder("st/sessions/a", isPrivate: false)
    study.disk.put("st/sessions/a/guide.md", Array("# Late\n1. What?\n".utf8))
    try study.disk.keep(
      [
        .opened(Opening(session: "a", evenkeel: "test")),
        .turn(Turn(.facilitator, "You get it by Friday.")),
        .flag(Self.flag),
        .turn(Turn(.participant(1), "Good.")),
      ], in: "st/sessions/a/journal.jsonl")
    for (name, entries) in answers {
      try study.disk.keep(
        [.opened(Opening(session: "a", evenkeel: "test"))] + entries,
        in: "st/sessions/a/review-\(name).jsonl")
    }
    return study
  }

  private let reference = Reference(EntryID(2))

  private func verdict(_ answer: Verdict.Answer, resolves: Bool = false) -> Entry {
    .verdict(Verdict(reference, answer, isResolution: resolves, milliseconds: 5000))
  }

  private func exported(_ study: InventedStudy, _ format: ExportFormat) throws -> String {
    String(decoding: try study.export("a", format), as: UTF8.self)
  }

  @Test("a verdict that reviewers share stands beside its flag, under a code instead of their names")
  func verdict() throws {
    let study = try study([("Priya", [verdict(.promise)]), ("Zelda Quark", [verdict(.promise)])])
    let text = try exported(study, .jsonl)
    #expect(text.contains(#""verdict":"promise","reviewer":"R1""#))
    let codebook = try exported(study, .qdc)
    #expect(codebook.contains("name=\"promise (verdict)\""))
    for format in ExportFormat.allCases where !format.isPacked {
      let text = try exported(study, format).lowercased()
      #expect(!text.contains("priya") && !text.contains("zelda"), "\(format)")
    }
  }

  @Test("where reviewers differ it says so, and what settles it counts")
  func disputed() throws {
    let open = try study([("Ada", [verdict(.promise)]), ("Bo", [verdict(.falseAlarm)])])
    #expect(try exported(open, .jsonl).contains(#""verdict":"disputed""#))
    let settled = try study([
      ("Ada", [verdict(.promise)]), ("Bo", [verdict(.falseAlarm), verdict(.promise, resolves: true)]),
    ])
    #expect(try exported(settled, .jsonl).contains(#""verdict":"promise","reviewer":"R2""#))
    let later = try study([("Ada", [verdict(.secondLook)])])
    #expect(!(try exported(later, .jsonl).contains("verdict")))
  }

  @Test("the register stands as it is now: owner, day, state, and what reviewers added")
  func register() throws {
    let made = FollowUp(
      .promise, line: EntryID(1), words: "by Friday, said Omar Haddad", toWhom: [.participant(1)],
      flag: reference)
    let study = try study([
      (
        "Ada",
        [
          verdict(.promise), .followUp(made),
          .followUpStep(
            FollowUpStep(
              Reference(EntryID(2), in: "review-Ada.jsonl"),
              .dated(due: Day("2026-11-27"), warnBy: nil, reason: nil))),
          .followUpStep(
            FollowUpStep(Reference(EntryID(2), in: "review-Ada.jsonl"), .owned(.provider(1)))),
          .followUpStep(
            FollowUpStep(Reference(EntryID(2), in: "review-Ada.jsonl"), .status(.kept, reason: nil))),
        ]
      )
    ])
    let page = try exported(study, .html)
    #expect(page.contains("2026-11-27") && page.contains("V1") && page.contains("kept"))
    #expect(!page.contains("Haddad"))
    #expect(try exported(study, .csv).contains("\"promise\""))
  }
}
