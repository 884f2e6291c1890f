import Fieldwork
import Journaling
import Notation
import Rehearsal
import Testing
import Workroom

/// Somebody who tries to find what a withdrawal left.
@Suite("Withdrawal: nothing is found afterwards, wherever it lay")
struct WithdrawalBreakerTests {
  private static let words = [
    "Our second warehouse in Quarrydale floods every spring.",
    "Söhne & Töchter hießen die Lastwagen, jeden Mittwoch.",
    "Hawthornsen depots.",
    "Never mind the <blue> forms, \"they\" are lost at Brightwater anyway.",
  ]

  /// Words and names that nobody else says.
  private static let theirs = [
    "quarrydale", "töchter", "hawthornsen", "brightwater", "siobhan", "siobhán", "ó néill", "o neill",
    "oneill",
  ]

  /// Three sessions with observers, reviewers, drafts, exports, keys, decisions, sign-offs and a rescued journal.
  private func laidOut() throws -> InventedStudy {
    let study = try InventedStudy(names: ["Ada Lund", "Bo Marsh", "Siobhán Ó Néill"])
    for (index, session) in ["a", "b", "c"].enumerated() {
      try hold(session, index, study)
    }
    let disk = study.disk
    disk.put("st/sessions/c/draft.json", [])
    try DraftFile("st/sessions/c/draft.json").write(
      Draft(text: "and then Brightwater", cursor: 3, speaker: .participant(3), elapsedMilliseconds: 5),
      on: disk)
    disk.put("st/sessions/c/draft.json", disk.bytes(at: "st/sessions/c/draft.json") ?? [])
    try disk.keep(
      [
        opening, .turn(Turn(.participant(3), "The Quarrydale keys were kept by me, in the rescue.")),
        .turn(Turn(.participant(1), "In the rescue it was said: the Quarrydale keys were kept by me.")),
      ],
      in: "st/sessions/a/journal.1.jsonl")
    let digest = String(repeating: "0", count: 64)
    disk.put(
      "st/signoffs.jsonl",
      Array(
        (#"{"at":"2026-11-16T09:00:00.000Z","gatekeeper":"Rhea","day":"2026-11-16","guide":"g.md","#
          + #""digest":"\#(digest)","answer":"objects","concern":"ask Siobh\u00e1n \u00d3 N\u00e9ill"}"#
          + "\n").utf8))
    disk.put("st/private/start-c.json", Array(#"{"people":[{"code":"P3","name":"Siobhán Ó Néill"}]}"#.utf8))
    disk.put("st/guides.md", Array("Ask Siobha\u{301}n O\u{301} Ne\u{301}ill first.\n".utf8))
    try leave(study)
    return study
  }

  private func hold(_ session: String, _ index: Int, _ study: InventedStudy) throws {
    var turns = Self.words.map { (Speaker.participant(3), $0) }
    turns.append((.participant(1), "Nothing to add for now, thank you."))
    turns.append((.facilitator, "Thank you, SIOBHÁN, and Ada."))
    turns.append((.participant(2), "Hawthornsen depots, was it?"))
    try study.hold(
      session, turns,
      [.person(PersonStep(.participant(3), presence: .here, unit: "Ridge"))])
    let folder = "st/sessions/\(session)"
    try study.disk.keep(
      [opening, .note(Note(.observer(1), "o'neill, s. looks tired \(index)", authorName: "Ada"))],
      in: folder + "/observer-Ada.jsonl")
    try study.disk.keep(
      [
        opening,
        .followUp(
          FollowUp(
            .promise, line: EntryID(2), words: "floods in Quarrydale", toWhom: [.participant(3)],
            note: "Quarrydale again")),
        .note(Note(.facilitator, "the second warehouse in Quarrydale floods, she said", about: EntryID(2))),
      ], in: folder + "/review-Priya.jsonl")
    study.disk.put(folder + "/transcript.md", Array("P3 floods in Quarrydale".utf8))
  }

  private func leave(_ study: InventedStudy) throws {
    for folder in ["st/exports"] { try study.disk.makeFolder(folder, isPrivate: false) }
    for format in ExportFormat.allCases {
      for isIdentified in [false, true] {
        let request = ExportRequest(format: format, isIdentified: isIdentified, acceptsGuesses: true)
        let name = "st/exports/a-\(format.rawValue)-\(isIdentified).\(format.ending)"
        _ = try StudyExport("st/sessions/a", request, on: study.disk).write(to: name)
      }
    }
    _ = try StudyExport("st", ExportRequest(format: .md, acceptsGuesses: true), on: study.disk)
      .pack(to: nil, formats: [.md, .docx])
    var deciding = try Deciding(try Leaving(try StudyWords("st", on: study.disk)))
    _ = deciding.take(.always("Quarrydale"), by: "Noor", at: moment(500))
  }

  private func withdrawn(_ disk: FaultyDisk) throws -> [String] {
    try StudyWithdrawal("st", participant: "P3", on: disk).carryOut(at: Clock { moment(1000) })
  }

  /// Files in which a word is found: as it stands, folded, spaced out, escaped for JSON, for addresses, in base64.
  private func places(_ disk: FaultyDisk) -> [String] {
    disk.paths.filter { path in
      let text = String(decoding: disk.bytes(at: path) ?? [], as: UTF8.self)
      return ([text, path] + [composed(text)]).map { $0.lowercased() }.contains { text in
        Self.theirs.contains { word in Self.forms(word).contains { text.contains($0) } }
      }
    }
  }

  private static func forms(_ word: String) -> [String] {
    let escaped = word.unicodeScalars.map { scalar in
      guard scalar.value > 127 else { return String(scalar) }
      let hex = String(scalar.value, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
    }.joined()
    let address = word.utf8.map { byte in
      byte > 127 || byte == 32 ? "%" + String(byte, radix: 16) : String(UnicodeScalar(byte))
    }.joined()
    return [word, word.map(String.init).joined(separator: " "), escaped, address]
  }

  @Test("no byte search in any form finds a word or a name of theirs, and every journal still verifies")
  func gone() throws {
    let study = try laidOut()
    #expect(places(study.disk).count > 30)
    _ = try withdrawn(study.disk)
    #expect(places(study.disk) == [])
    for path in study.disk.paths where path.hasSuffix(".jsonl") && path.contains("sessions/") {
      #expect(try JournalReader.read(path, on: study.disk).condition == .whole, "\(path)")
    }
  }

  @Test("packed exports and their keys go by their digests, what was packed by others is named")
  func packed() throws {
    let study = try laidOut()
    study.disk.put("st/exports/from-elsewhere.zip", [0x50, 0x4B, 3, 4, 20, 0])
    let lines = try withdrawn(study.disk)
    let left = study.disk.paths.filter { $0.hasPrefix("st/exports/") || $0.hasPrefix("st/private/keys/") }
    #expect(left == ["st/exports/from-elsewhere.zip"])
    #expect(lines.contains { $0.hasPrefix("exports/from-elsewhere.zip: is packed") })
  }

  @Test("a session that is called by their name is named, since its folder stays")
  func namedFolder() throws {
    let study = try laidOut()
    try study.hold("with-siobhán-ó-néill", [(.participant(1), "Hello.")])
    let lines = try withdrawn(study.disk)
    #expect(lines.contains { $0.hasPrefix("sessions/with-siobhán-ó-néill: its name leads back") })
  }

  @Test("what others said stands, and the study goes on: read, written out, reviewed, handed over")
  func goesOn() throws {
    let study = try laidOut()
    _ = try withdrawn(study.disk)
    for session in ["a", "b", "c"] {
      let text = String(decoding: try study.export(session, .txt), as: UTF8.self)
      #expect(text.contains("Nothing to add for now"))
      _ = try ReadSession("st/sessions/\(session)", on: study.disk)
    }
    _ = try StudyExport(
      "st", ExportRequest(format: .md, isReplacing: true, acceptsGuesses: true), on: study.disk
    ).pack(to: nil, formats: [.md])
    #expect(places(study.disk) == [])
  }

  @Test("a torn last line of an observer's file goes, since nobody can tell whose words it holds")
  func tornTail() throws {
    let study = try laidOut()
    study.disk.meddle("st/sessions/b/review-Priya.jsonl", adding: Array(#"{"seq":9,"at":"Quarryd"#.utf8))
    try study.disk.keep(
      [opening, .note(Note(.observer(2), "all calm"))], in: "st/sessions/b/observer-Bo.jsonl")
    study.disk.meddle("st/sessions/b/observer-Bo.jsonl", adding: Array(#"{"seq":2,"body":"Quarrydale"#.utf8))
    _ = try withdrawn(study.disk)
    #expect(places(study.disk) == [])
  }
}
