import Anonymising
import Fieldwork
import Journaling
import Notation
import Rehearsal
import Testing
import Workroom

@Suite("Withdrawal: somebody takes their words back")
struct WithdrawalTests {
  private let study = "late"
  private let journal = "late/sessions/a/journal.jsonl"

  /// A study of two sessions: Dana (P3) speaks in both, Omar (P6) is quoted and named by others.
  private func laidOut() throws -> FaultyDisk {
    let disk = FaultyDisk()
    for folder in [
      "late", "late/sessions", "late/sessions/a", "late/sessions/b", "late/private", "late/exports",
    ] {
      try disk.makeFolder(folder, isPrivate: false)
    }
    disk.put(
      "late/study.yaml",
      Array(
        """
        title: Late deliveries
        people:
          # the clinics
          - {code: P3, role: customer, unit: Harbour Clinics}
          - code: P6
            role: customer
        cannot_offer: []

        """.utf8))
    disk.put(
      "late/private/roster.yaml",
      Array("people:\n  - {code: P3, name: \"Dana Okoro\"}\n  - {code: P6, name: \"Omar Haddad\"}\n".utf8))
    for session in ["a", "b"] {
      disk.put("late/sessions/\(session)/guide.md", Array("# Late\n1. What?\n".utf8))
    }
    try disk.keep(
      [
        opening,
        .batch([
          .person(PersonStep(.participant(3), presence: .here, unit: "Harbour Clinics")),
          .person(PersonStep(.participant(6), presence: .here, unit: "Ridge Schools")),
        ]),
        .turn(Turn(.participant(3), "Our second warehouse in Quarrydale floods every spring.")),
        .turn(Turn(.facilitator, "Thank you, Dana.")),
        .turn(Turn(.participant(6), "Same with us, twice since spring.")),
        .correction(Correction(EntryID(2), "Our second warehouse at Quarrydale floods every year.")),
        .followUp(
          FollowUp(.expectation, line: EntryID(2), words: "Quarrydale floods", toWhom: [.participant(3)])),
        .note(Note(.facilitator, "she said our second warehouse in Quarrydale floods, look into it")),
        .turn(Turn(.participant(6), "Nothing to add for now.")),
        .stage(.closed),
      ], in: journal)
    try disk.keep(
      [opening, .turn(Turn(.participant(3), "We drove there ourselves in the Wednesday van."))],
      in: "late/sessions/b/journal.jsonl")
    try disk.keep(
      [opening, .note(Note(.observer(1), "okoro, d. looks tired", authorName: "Ada"))],
      in: "late/sessions/a/observer-Ada.jsonl")
    try DraftFile("late/sessions/b/draft.json").write(
      Draft(text: "and the van broke", cursor: 3, speaker: .participant(3), elapsedMilliseconds: 5), on: disk)
    // A draft is never synced; here it has been for long enough.
    disk.put("late/sessions/b/draft.json", try #require(disk.bytes(at: "late/sessions/b/draft.json")))
    disk.put("late/sessions/a/transcript.md", Array("P3 Our second warehouse in Quarrydale".utf8))
    disk.put("late/exports/a.md", Array("Our second warehouse in Quarrydale floods every spring.".utf8))
    return disk
  }

  private func withdrawn(_ disk: FaultyDisk, _ participant: String = "P3") throws -> [String] {
    try StudyWithdrawal(study, participant: participant, on: disk)
      .carryOut(at: Clock { moment(100) })
  }

  /// Where any of these stands in any file, whatever the case.
  private func places(of words: [String], on disk: FaultyDisk) -> [String] {
    disk.paths.filter { path in
      let text = String(decoding: disk.bytes(at: path) ?? [], as: UTF8.self).lowercased()
      return words.contains { text.contains($0) }
    }
  }

  private let theirs = ["quarrydale", "wednesday van", "van broke", "dana", "okoro"]

  @Test(
    "afterwards no file under the study holds their words or their name", arguments: ["P3", "dana okoro"])
  func gone(_ participant: String) throws {
    let disk = try laidOut()
    #expect(places(of: theirs, on: disk).count == 7)
    _ = try withdrawn(disk, participant)
    #expect(places(of: theirs, on: disk) == [])
  }

  @Test(
    "the journals still verify, other people's words stand byte for byte, and the withdrawal is on record")
  func chain() throws {
    let disk = try laidOut()
    let before = String(decoding: try #require(disk.bytes(at: journal)), as: UTF8.self).split(separator: "\n")
    _ = try withdrawn(disk)
    let after = String(decoding: try #require(disk.bytes(at: journal)), as: UTF8.self).split(separator: "\n")
    #expect(after.contains(before[4]) && after.contains(before[8]))
    let reading = try JournalReader.read(journal, on: disk)
    #expect(reading.condition == .whole)
    #expect(reading.withdrawnLines == 6)
    #expect(reading.entries.last?.entry == .consent(Consent(.participant(3), .takePart, .withdrawn)))
    let units = reading.entries.map(\.entry).filter {
      $0 == .person(PersonStep(.participant(6), presence: .here, unit: "Ridge Schools"))
    }
    #expect(units.count == 1, "a removed line said whose unit that is; it is said again")
    let transcript = String(
      decoding: try #require(disk.bytes(at: "late/sessions/a/transcript.md")), as: UTF8.self)
    #expect(transcript.contains("Same with us, twice since spring."))
  }

  @Test("the person goes from study and roster, everybody else and every comment stays")
  func people() throws {
    let disk = try laidOut()
    _ = try withdrawn(disk)
    let text = String(decoding: try #require(disk.bytes(at: "late/study.yaml")), as: UTF8.self)
    #expect(
      text == """
        title: Late deliveries
        people:
          # the clinics
          - code: P6
            role: customer
        cannot_offer: []

        """)
    let roster = String(decoding: try #require(disk.bytes(at: "late/private/roster.yaml")), as: UTF8.self)
    #expect(roster == "people:\n  - {code: P6, name: \"Omar Haddad\"}\n")
  }

  @Test("lines of others that name or quote them are listed, and stay when somebody says so")
  func mentions() throws {
    let disk = try laidOut()
    var withdrawal = try StudyWithdrawal(study, participant: "P3", on: disk)
    #expect(
      withdrawal.mentions.map(\.place.description) == [
        "sessions/a/journal.jsonl:3", "sessions/a/journal.jsonl:7", "sessions/a/observer-Ada.jsonl:1",
      ])
    withdrawal.keep(.init(path: "sessions/a/journal.jsonl", line: 3))
    _ = try withdrawal.carryOut(at: Clock { moment(100) })
    #expect(places(of: theirs, on: disk) == [journal, "late/sessions/a/transcript.md"])
  }

  @Test("exports made before are named with their digests, wherever they went")
  func exports() throws {
    let disk = try laidOut()
    let digest = String(repeating: "ab", count: 32)
    let record = ExportRecord(path: "/mail/a.csv", digest: digest, format: "csv", isIdentified: false)
    try disk.keep([.exported(record)], in: journal, from: 60)
    // A project of the whole study stands in the journal of each session.
    try disk.keep([opening, .exported(record)], in: "late/sessions/b/review-Ada.jsonl")
    let lines = try withdrawn(disk)
    #expect(lines.count { $0.contains("/mail/a.csv") && $0.contains(digest) } == 1)
    #expect(lines.last?.hasPrefix("out of reach: backups") == true)
  }

  @Test("a draft in which several lines wait goes when one of them is theirs, whoever is to speak next")
  func waitingLines() throws {
    let disk = try laidOut()
    try DraftFile("late/sessions/a/draft.json").write(
      Draft(
        text: "wait a moment", cursor: 0, speaker: .facilitator, elapsedMilliseconds: 5,
        lines: [
          Draft.Line("it broke down on the ring road", by: .participant(3)),
          Draft.Line("wait a moment", by: .facilitator),
        ]), on: disk)
    _ = try withdrawn(disk)
    #expect(places(of: ["ring road"], on: disk) == [])
  }

  @Test("a line of a later version that leads back to them goes; its kind and the chain stay")
  func laterVersion() throws {
    let disk = try laidOut()
    var bytes = try #require(disk.bytes(at: "late/sessions/b/journal.jsonl"))
    let added = try Withdrawing.adding(
      [.note(Note(.facilitator, "Dana Okoro nods"))], to: bytes, at: moment(50), path: "b",
      chance: FixedChance())
    // The same line under a kind nobody knows: chain and kind belong together, so both are made anew.
    let retold = try Self.retold(added, kind: "gesture")
    bytes = try #require(retold)
    disk.put("late/sessions/b/journal.jsonl", bytes)
    #expect(try JournalReader.read("late/sessions/b/journal.jsonl", on: disk).unknownLines == 1)
    _ = try withdrawn(disk)
    #expect(places(of: theirs, on: disk) == [])
    #expect(try JournalReader.read("late/sessions/b/journal.jsonl", on: disk).condition == .whole)
  }

  @Test("what a reviewer wrote that they alone expect goes, a promise made to them and others' lines stay")
  func expectations() throws {
    let disk = try laidOut()
    let reviews = "late/sessions/a/review-Noor.jsonl"
    try disk.keep(
      [
        opening,
        .followUp(
          FollowUp(.expectation, line: nil, words: "shelves of zanzibar oak", toWhom: [.participant(3)])),
        .followUp(FollowUp(.promise, line: nil, words: "a gate of iron", toWhom: [.participant(3)])),
        .followUp(
          FollowUp(
            .request, line: nil, words: "a bell of bronze", toWhom: [.participant(3), .participant(6)])),
      ], in: reviews)
    _ = try withdrawn(disk)
    let left = String(decoding: try #require(disk.bytes(at: reviews)), as: UTF8.self)
    #expect(!left.contains("zanzibar") && left.contains("gate of iron") && left.contains("bell of bronze"))
  }

  @Test("lines of a later version in their own inbox go, and those elsewhere that give their code")
  func laterInbox() throws {
    let disk = try laidOut()
    for (path, body) in [
      ("late/inbox-P3.jsonl", "pelagornis"), ("late/inbox-P6.jsonl", "{\"by\":\"P3\"} dodo"),
      ("late/inbox-P8.jsonl", "moa"),
    ] {
      try disk.keep([opening, .note(Note(.facilitator, body))], in: path)
      let bytes = try #require(disk.bytes(at: path))
      disk.put(path, try #require(try Self.retold(bytes, kind: "gesture")))
    }
    _ = try withdrawn(disk)
    #expect(places(of: ["pelagornis"], on: disk) == [])
    // Inside words a code is words.
    #expect(places(of: ["dodo", "moa"], on: disk) == ["late/inbox-P6.jsonl", "late/inbox-P8.jsonl"])
  }

  @Test("an export that lies among the study's own pages goes as a whole, and an agenda loses their items")
  func exportsAndAgendas() throws {
    let disk = try laidOut()
    let page = Array("P3: Quite so.\n\nFollow-ups: Quarrydale floods\n".utf8)
    for path in ["late/page.md", "late/sessions/b/page.md"] { disk.put(path, page) }
    let digest = Checksum(of: page).description
    try disk.keep(
      [
        opening,
        .exported(ExportRecord(path: "late/page.md", digest: digest, format: "md", isIdentified: true)),
      ], in: "late/sessions/b/review-Ada.jsonl")
    try disk.keep(
      [opening, .turn(Turn(.participant(3), "The turnstile hums at midnight, every day."))],
      in: "late/inbox-P3.jsonl")
    disk.put("late/next.md", Array("# Next\n1. The turnstile hums at midnight, every day.\n2. Well?\n".utf8))
    _ = try withdrawn(disk)
    #expect(places(of: ["quite so", "quarrydale", "turnstile"], on: disk) == [])
    #expect(disk.bytes(at: "late/page.md") == nil && disk.bytes(at: "late/sessions/b/page.md") == nil)
    #expect(disk.bytes(at: "late/next.md") != nil)
  }

  /// The journal with its last line under another kind, chained as the format says.
  private static func retold(_ journal: [UInt8], kind: String) throws -> [UInt8]? {
    var lines = String(decoding: journal, as: UTF8.self).split(separator: "\n").map(String.init)
    guard let last = lines.popLast(), let before = lines.last,
      let previous = try JSON.parse(Array(before.utf8))["chain"]?.string
    else { return nil }
    let line = try JSON.parse(Array(last.utf8))
    guard let number = line["seq"]?.int, let at = line["at"]?.string, let digest = line["digest"]?.string,
      let chain = line["chain"]?.string
    else { return nil }
    let chained = Checksum(of: Array("\(previous)\n\(number)\n\(at)\n\(kind)\n\(digest)".utf8)).description
    lines.append(
      last.replacing("\"kind\":\"note\"", with: "\"kind\":\"\(kind)\"").replacing(chain, with: chained))
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  @Test("a gatekeeper's answer that names them loses the name and stays an answer")
  func signOffs() throws {
    let disk = try laidOut()
    let digest = String(repeating: "0", count: 64)
    func answer(_ concern: String) -> String {
      #"{"at":"2026-11-16T09:00:00.000Z","gatekeeper":"Rhea Vonk","day":"2026-11-16","guide":"g.md","#
        + #""digest":"\#(digest)","answer":"objects","concern":"\#(concern)"}"# + "\n"
    }
    disk.put("late/signoffs.jsonl", Array(answer("not Dana Okoro").utf8))
    _ = try withdrawn(disk)
    let left = String(decoding: try #require(disk.bytes(at: "late/signoffs.jsonl")), as: UTF8.self)
    #expect(left == answer("not (withdrawn)"))
  }

  @Test("the cast list forgets them, and everybody else keeps their number")
  func cast() throws {
    let disk = try laidOut()
    var pseudonymiser = Pseudonymiser(roster: [RosterName("Dana Okoro"), RosterName("Omar Haddad")])
    let before = pseudonymiser.pseudonymised("Ask Omar Haddad or Dana Okoro.").text.text
    disk.put("late/private/cast.jsonl", pseudonymiser.cast.bytes)
    _ = try withdrawn(disk)
    #expect(places(of: theirs, on: disk) == [])
    let left = try CastList(reading: try #require(disk.bytes(at: "late/private/cast.jsonl")))
    var after = Pseudonymiser(roster: [RosterName("Omar Haddad")], cast: left)
    let omar = after.pseudonymised("Ask Omar Haddad.").text.text
    #expect(before.hasPrefix(String(omar.dropLast())))
  }

  @Test("withdrawing twice changes nothing more")
  func twice() throws {
    let disk = try laidOut()
    _ = try withdrawn(disk)
    let first = disk.bytes(at: journal)
    let withdrawal = try StudyWithdrawal(study, participant: "P3", on: disk)
    #expect(withdrawal.mentions.isEmpty)
    _ = try withdrawal.carryOut(at: Clock { moment(200) })
    #expect(disk.bytes(at: journal) == first)
  }

  @Test("a session that is open elsewhere, a damaged journal, nobody of that name: refused, nothing changed")
  func refused() throws {
    let disk = try laidOut()
    let lock = try JournalWriter.takeLock(journal, on: disk, holder: "Noor")
    #expect(throws: Failure.self) { try withdrawn(disk) }
    disk.unlock(lock, at: lock.path)
    #expect(throws: Failure.self) { try withdrawn(disk, "P9") }
    #expect(throws: Failure.self) { try withdrawn(disk, "Nobody") }
    #expect(throws: Failure.self) { try withdrawn(disk, "F") }
    #expect(places(of: theirs, on: disk).count == 7)
    disk.meddle(journal, adding: Array("no line at all\n{}\n".utf8))
    #expect(throws: Failure.self) { try withdrawn(disk) }
    #expect(places(of: theirs, on: disk).count == 7)
  }

  /// Everything on the disk but the salts, which differ from run to run: paths, and whether the words are there.
  private func isOld(_ disk: FaultyDisk) -> Bool { places(of: theirs, on: disk).count == 7 }
  private func isNew(_ disk: FaultyDisk) -> Bool { places(of: theirs, on: disk).isEmpty }

  @Test("whichever call to the disk fails, crashes or loses power, the next start finds all of it or nothing")
  func allOrNothing() throws {
    let rehearsal = try laidOut()
    let first = rehearsal.calls.count
    _ = try withdrawn(rehearsal)
    for number in first..<rehearsal.calls.count {
      let disk = try laidOut()
      disk.fail(number, .error(.full))
      _ = try? withdrawn(disk)
      for found in [disk.afterKill(), disk.afterPowerCut()] {
        try Intent.finish(in: study, on: found)
        let call = rehearsal.calls[number]
        #expect(isOld(found) || isNew(found), "after call \(number), \(call)")
        #expect(found.paths.filter { $0.hasSuffix(".withdrawn") || $0.hasSuffix(".withdrawal.json") } == [])
      }
    }
  }
}
