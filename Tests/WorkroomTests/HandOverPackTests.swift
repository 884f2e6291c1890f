import Fieldwork
import Journaling
import Rehearsal
import Testing
import Workroom

@Suite("Handing a study over")
struct HandOverPackTests {
  private static let lines: [(Speaker, String)] = [
    (.facilitator, "My name is Noor. Who rang Dana? We will fix that by Friday, I promise."),
    (.participant(1), "I am Dana Okoro from Harbour Clinics, write to dana.okoro@example.org."),
    (.participant(2), "OMAR did not ring. Then Dana's van came, DANA said."),
  ]
  private static let names = ["dana", "okoro", "omar", "haddad", "noor", "harbour clinics", "ada lund"]

  private func study(_ sessions: [String] = ["group-a", "omar-s-group"]) throws -> InventedStudy {
    let study = try InventedStudy(
      names: ["Dana Okoro", "Omar Haddad"], units: ["Harbour Clinics", "Ridge Schools"])
    for session in sessions {
      try study.hold(
        session, Self.lines,
        [
          .followUp(
            FollowUp(
              .promise, line: EntryID(2), words: "tell Dana Okoro by Friday", toWhom: [.participant(1)],
              due: Day("2026-11-27")))
        ])
    }
    return study
  }

  private func pack(
    _ study: InventedStudy, _ formats: [ExportFormat] = [.md, .csv, .jsonl], accepts: Bool = true,
    force: Bool = false, to target: String? = "out/pack"
  ) throws {
    let request = ExportRequest(format: .md, isReplacing: force, acceptsGuesses: accepts)
    _ = try StudyExport("st", request, on: study.disk).pack(to: target, formats: formats)
  }

  private func files(_ study: InventedStudy, _ folder: String = "out/pack/") -> [String] {
    study.disk.paths.filter { $0.hasPrefix(folder) }.map { String($0.dropFirst(folder.count)) }
  }

  @Test("a pack holds transcripts, summary, follow-ups, risk report, formats and digests")
  func contents() throws {
    let study = try study()
    try pack(study)
    #expect(
      files(study) == [
        "README.md", "codebook.qdc", "digests.txt", "follow-ups.csv", "project.qdpx", "risk-report.md",
        "summary.md", "transcripts/group-a.csv", "transcripts/group-a.jsonl", "transcripts/group-a.md",
        "transcripts/session-2.csv", "transcripts/session-2.jsonl", "transcripts/session-2.md",
      ])
    let digests = text(study, "digests.txt").split(separator: "\n")
    #expect(digests.count == files(study).count - 1)
    for line in digests {
      let parts = line.split(separator: " ").map(String.init)
      let bytes = try #require(study.disk.bytes(at: "out/pack/" + parts[1]))
      #expect(Checksum(of: bytes).description == parts[0])
    }
    #expect(text(study, "follow-ups.csv").contains("\"2026-11-27\""))
  }

  @Test("no name of the study stands in any file of it, nor in a file's name")
  func namesGone() throws {
    let study = try study()
    try pack(study, ExportFormat.allCases.filter { !$0.isPacked })
    for path in files(study) {
      let text = (path + (path.hasSuffix(".qdpx") ? "" : text(study, path))).lowercased()
      for name in Self.names { #expect(!text.contains(name), "\(path)") }
    }
  }

  private func text(_ study: InventedStudy, _ path: String) -> String {
    String(decoding: study.disk.bytes(at: "out/pack/" + path) ?? [], as: UTF8.self)
  }

  @Test("each session's journal says which files were handed over of it, with their digests")
  func recorded() throws {
    let study = try study()
    try pack(study)
    let kept = try JournalReader.read("st/sessions/omar-s-group/journal.jsonl", on: study.disk).entries
    let records = kept.compactMap { entry -> ExportRecord? in
      if case .exported(let record) = entry.entry { return record }
      return nil
    }
    #expect(
      Set(records.map(\.path))
        == Set(files(study).filter { !$0.hasPrefix("transcripts/group-a") }.map { "out/pack/" + $0 }))
    for record in records {
      #expect(Checksum(of: study.disk.bytes(at: record.path) ?? []).description == record.digest)
    }
  }

  @Test("a transcript of a pack is led back byte for byte")
  func wayBack() throws {
    let study = try study()
    try pack(study, [.txt])
    try KeyKeeping.reidentify(
      "out/pack/transcripts/group-a.txt", key: "st", to: "out/back", isReplacing: false, on: study.disk)
    let request = ExportRequest(format: .txt, isIdentified: true)
    _ = try StudyExport("st/sessions/group-a", request, on: study.disk).write(to: "out/identified")
    #expect(study.disk.bytes(at: "out/back") == study.disk.bytes(at: "out/identified"))
  }

  @Test("while something may be a name nothing is written, nor where its own name says whom it is about")
  func refused() throws {
    let study = try study(["group-a"])
    try study.hold("group-b", [(.participant(2), "Then Zelda rang, and we asked Zelda Quark again.")])
    let open = try Deciding(try Leaving(try StudyWords("st", on: study.disk))).listing.openCount
    if open > 0 { #expect(throws: Failure.self) { try pack(study, accepts: false) } }
    #expect(throws: Failure.self) { try pack(study, to: "out/for-dana-okoro") }
    #expect(throws: Failure.self) { try pack(study, to: "st/private/pack") }
    #expect(!study.disk.paths.contains { $0.hasPrefix("out/") || $0.hasPrefix("st/private/pack") })
  }

  @Test("a pack that is there stays unless it is to be replaced, and a folder of something else always")
  func there() throws {
    let study = try study()
    try pack(study)
    let before = files(study).map { study.disk.bytes(at: "out/pack/" + $0) }
    try study.hold("group-c", Self.lines)
    #expect(throws: Failure.self) { try pack(study) }
    #expect(files(study).map { study.disk.bytes(at: "out/pack/" + $0) } == before)
    try pack(study, force: true)
    #expect(files(study).contains("transcripts/group-c.md"))
    try study.disk.makeFolder("out/mine", isPrivate: false)
    study.disk.put("out/mine/thesis.md", Array("mine".utf8))
    #expect(throws: Failure.self) { try pack(study, force: true, to: "out/mine") }
    #expect(study.disk.bytes(at: "out/mine/thesis.md") == Array("mine".utf8))
  }

  @Test(
    "whatever call of the disk fails or is the last, there is the old pack, the new one, or none",
    arguments: [
      false, true,
    ])
  func faults(_ isReplacing: Bool) throws {
    func laidOut() throws -> InventedStudy {
      let study = try study(["group-a"])
      if isReplacing {
        try study.disk.makeFolder("out/pack", isPrivate: false)
        study.disk.put("out/pack/digests.txt", Array("old".utf8))
      }
      return study
    }
    let whole = try laidOut()
    let first = whole.disk.calls.count
    try pack(whole, [.md], force: true)
    let fresh = files(whole)
    let old = isReplacing ? ["digests.txt"] : []
    for number in first..<whole.disk.calls.count {
      let study = try laidOut()
      study.disk.fail(number, .error(.full))
      try? pack(study, [.md], force: true)
      let left = files(study)
      #expect(left == fresh || left == old, "call \(number), \(whole.disk.calls[number])")
      // What a stop leaves is cleared up by the next pack.
      let found = study.disk.afterKill()
      let again = StudyExport(
        "st", ExportRequest(format: .md, isReplacing: true, acceptsGuesses: true), on: found)
      _ = try again.pack(to: "out/pack", formats: [.md])
      #expect(found.paths.filter { $0.hasPrefix("out/") }.map { String($0.dropFirst(9)) } == fresh)
    }
  }
}

@Suite("Odd people written out under pseudonyms")
struct OddPeopleTests {
  private static let names = [
    "Dana \u{202E}Okoro", "<script>Omar</script> Haddad", "=HYPERLINK(1) Quark", "Zelda --> ]]> Vonk",
    "\u{1B}[31mPriya Lindqvist", "\u{FF1D}Siobhán Ó Néill",
    String(repeating: "Wolfeschlegel", count: 38) + " Lund",
  ]

  private func study() throws -> InventedStudy {
    let study = try InventedStudy(names: [])
    let roster = Self.names.enumerated().map { index, name in
      let escaped = name.unicodeScalars.map { $0.value < 32 || $0 == "\"" ? "\\x1b" : String($0) }.joined()
      return "  - {code: P\(index + 1), name: \"\(escaped)\"}"
    }
    study.disk.put("st/private/roster.yaml", Array("people:\n\(roster.joined(separator: "\n"))\n".utf8))
    let lines = Self.names.indices.map { index in
      (
        Speaker.participant(index + 1),
        "I asked \(Self.names[(index + 1) % Self.names.count]) about it, =1+1 --> ]]>"
      )
    }
    try study.hold("group-a", lines)
    return study
  }

  @Test(
    "names with controls, markup, formulas and five hundred letters are gone, and nothing acts",
    arguments: ExportFormat.allCases)
  func hostile(_ format: ExportFormat) throws {
    let bytes = try study().export("group-a", format)
    guard !format.isPacked else { return }
    let text = String(decoding: bytes, as: UTF8.self)
    for word in ["okoro", "haddad", "quark", "vonk", "lindqvist", "néill", "wolfeschlegel"] {
      #expect(!text.lowercased().contains(word), "\(format): \(word)")
    }
    #expect(!text.unicodeScalars.contains("\u{202E}") && !text.unicodeScalars.contains("\u{1B}"))
    if [.md, .html, .taguette, .qdc].contains(format) { #expect(!text.contains("<script>")) }
  }

  @Test("two thousand people keep a code each, and none of their names")
  func thousands() throws {
    let surnames = (0..<2000).map {
      "Q" + String($0, radix: 4).map { ["ba", "de", "ki", "mo"][Int(String($0)) ?? 0] }.joined()
    }
    let study = try InventedStudy(names: surnames.map { "Dana \($0)" })
    try study.hold(
      "group-a",
      surnames.indices.map {
        (.participant($0 + 1), "I spoke to Dana \(surnames[($0 + 7) % 2000]) that week.")
      })
    let text = String(decoding: try study.export("group-a", .jsonl), as: UTF8.self)
    #expect(!surnames.contains { text.contains($0) })
    #expect(Set(text.matches(of: /\[Person \d+\]/).map { String($0.output) }).count == 2000)
  }
}
