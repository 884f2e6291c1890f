import Anonymising
import Fieldwork
import Journaling
import Rehearsal
import Testing
import Workroom

@Suite("Writing out under pseudonyms")
struct StudyExportTests {
  private static let lines: [(Speaker, String)] = [
    (.facilitator, "My name is Noor. Who rang Dana?"),
    (.participant(1), "I am Dana Okoro from Harbour Clinics, write to dana.okoro@example.org."),
    (.participant(2), "OMAR did not ring. Then Dana's van came, DANA said."),
  ]

  private func study() throws -> InventedStudy {
    let study = try InventedStudy(
      names: ["Dana Okoro", "Omar Haddad"], units: ["Harbour Clinics", "Ridge Schools"])
    try study.hold("group-a", Self.lines)
    return study
  }

  @Test("no name of the roster is left in any format that is text", arguments: ExportFormat.allCases)
  func formats(_ format: ExportFormat) throws {
    let bytes = try study().export("group-a", format)
    #expect(!bytes.isEmpty)
    guard !format.isPacked else { return }
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
    for name in ["dana", "okoro", "omar", "haddad", "noor", "harbour clinics"] {
      #expect(!text.contains(name), "\(format): a name is left")
    }
  }

  @Test("a person keeps one pseudonym over sessions past and future")
  func onePseudonym() throws {
    let study = try study()
    func code() throws -> Substring? {
      let text = String(decoding: try study.export("group-a", .txt), as: UTF8.self)
      return text.firstMatch(of: /I am (\[Person \d+\])/)?.output.1
    }
    let before = try code()
    try study.hold("group-b", [(.participant(2), "Zelda Quark and Dana Okoro were late.")])
    _ = try study.export("group-b")
    #expect(try code() == before)
    #expect(before != nil)
  }

  @Test("the key leads a file back byte for byte", arguments: ExportFormat.allCases)
  func wayBack(_ format: ExportFormat) throws {
    let study = try study()
    _ = try study.export("group-a", format)
    try KeyKeeping.reidentify(
      "out/x.\(format.rawValue)", key: "st", to: "out/back", isReplacing: false, on: study.disk)
    let request = ExportRequest(format: format, isIdentified: true)
    _ = try StudyExport("st/sessions/group-a", request, on: study.disk).write(to: "out/identified")
    #expect(study.disk.bytes(at: "out/back") == study.disk.bytes(at: "out/identified"))
  }

  @Test("after the key is destroyed nothing leads back, and the study says so")
  func destroyed() throws {
    let study = try study()
    _ = try study.export("group-a")
    _ = try KeyKeeping.destroy("st", withRoster: false, on: study.disk)
    #expect(throws: Failure.self) {
      try KeyKeeping.reidentify("out/x.md", key: "st", to: "out/back", isReplacing: false, on: study.disk)
    }
    #expect(study.disk.bytes(at: "st/private/cast.jsonl") == nil)
    #expect(study.disk.bytes(at: "st/key-destroyed.jsonl")?.isEmpty == false)
  }

  @Test("words of whoever did not agree to be quoted are a placeholder; who withdrew is not there")
  func answers() throws {
    let study = try study()
    try study.hold(
      "group-c", Self.lines,
      [
        .consent(Consent(.participant(1), .beQuoted, .no)),
        .consent(Consent(.participant(2), .takePart, .withdrawn)),
      ])
    let text = String(decoding: try study.export("group-c", .txt), as: UTF8.self)
    #expect(text.contains("words, not to be quoted]"))
    #expect(!text.contains("write to"))
    #expect(!text.contains("did not ring"))
    #expect(!text.contains("P2"))
  }

  @Test("what may or may not be a name refuses until somebody has decided")
  func strict() throws {
    let study = try InventedStudy(names: ["May Linden", "Dana Okoro"])
    try study.hold(
      "group-a", [(.participant(2), "It slipped in May. Then May rang, and we asked May again.")])
    let request = ExportRequest(format: .md)
    let leaving = try Leaving(try StudyWords("st/sessions/group-a", on: study.disk))
    let open = try Deciding(leaving).listing.openCount
    if open > 0 {
      #expect(throws: Failure.self) {
        _ = try StudyExport("st/sessions/group-a", request, on: study.disk).write(to: "out/x.md")
      }
      #expect(study.disk.bytes(at: "out/x.md") == nil)
    }
    let text = String(decoding: try study.export("group-a"), as: UTF8.self)
    #expect(!text.contains("Linden"))
    #expect(!text.contains("May rang"))
  }

  @Test("the name of the file may not say who it is about")
  func fileName() throws {
    let study = try study()
    #expect(throws: Failure.self) {
      _ = try StudyExport("st/sessions/group-a", ExportRequest(format: .md), on: study.disk)
        .write(to: "out/dana-okoro.md")
    }
    #expect(study.disk.bytes(at: "out/dana-okoro.md") == nil)
  }

  @Test("somebody whose initials are a format's ending can be exported in that format")
  func ending() throws {
    let study = try InventedStudy(names: ["Abe Linden", "Mary Dunn"])
    try study.hold("group-a", [(.participant(1), "MD rang, and MD said so.")])
    #expect(!String(decoding: try study.export("group-a"), as: UTF8.self).contains("MD rang"))
    #expect(throws: Failure.self) {
      _ = try StudyExport("st/sessions/group-a", ExportRequest(format: .md), on: study.disk)
        .write(to: "out/md.md")
    }
  }

  @Test("whatever call of the disk fails, the old file stays or the new one is whole")
  func faults() throws {
    let whole = try study()
    let calls = whole.disk.calls.count
    let fresh = try whole.export("group-a")
    let used = whole.disk.calls.count - calls
    for number in 0..<used {
      let study = try study()
      study.disk.put("out/x.md", Array("old".utf8))
      study.disk.fail(study.disk.calls.count + number, .error(.full))
      _ = try? study.export("group-a")
      let left = study.disk.bytes(at: "out/x.md")
      #expect(left == Array("old".utf8) || left == fresh, "call \(number)")
      #expect(!study.disk.paths.contains { $0.hasPrefix("out/.") }, "call \(number) left something")
    }
  }

  @Test("a damaged journal refuses with the line; asked to, the export goes on and says so in the file")
  func damaged() throws {
    let study = try study()
    let path = "st/sessions/group-a/journal.jsonl"
    var bytes = study.disk.bytes(at: path) ?? []
    let second = try #require(bytes.firstIndex(of: UInt8(ascii: "\n"))) + 40
    bytes[second] ^= 1
    study.disk.put(path, bytes)
    #expect(throws: Failure.self) { _ = try study.export("group-a") }
    let request = ExportRequest(format: .txt, isReplacing: true, skipsDamaged: true, acceptsGuesses: true)
    _ = try StudyExport("st/sessions/group-a", request, on: study.disk).write(to: "out/x.txt")
    let text = String(decoding: study.disk.bytes(at: "out/x.txt") ?? [], as: UTF8.self)
    #expect(text.contains("line 2 of the journal is damaged"))
  }

  @Test("an export never takes the place of the session's own files")
  func ownFiles() throws {
    let study = try study()
    for path in ["st/sessions/group-a/journal.jsonl", "st/private/roster.yaml"] {
      let before = study.disk.bytes(at: path)
      let request = ExportRequest(format: .md, isReplacing: true, acceptsGuesses: true)
      #expect(throws: Failure.self) {
        _ = try StudyExport("st/sessions/group-a", request, on: study.disk).write(to: path)
      }
      #expect(study.disk.bytes(at: path) == before)
    }
  }

  // MARK: Deciding

  @Test("what was decided holds in every session, over a new start, and can be taken back")
  func decisions() throws {
    let study = try study()
    try study.hold("group-b", [(.participant(1), "The second list is Zelda's. Zelda Quark keeps it.")])
    func deciding() throws -> Deciding {
      let leaving = try Leaving(try StudyWords("st", on: study.disk))
      return try Deciding(leaving)
    }
    var first = try deciding()
    _ = first.take(.always("second list"), by: "Noor", at: moment())
    let row = try #require(try deciding().listing.candidates.first { $0.words.lowercased() == "second list" })
    #expect(row.replacement == "[Detail 1]")
    var again = try deciding()
    _ = again.take(.rename(row.id, to: "[their own list]"), by: "Noor", at: moment(1))
    let text = String(decoding: try study.export("group-b"), as: UTF8.self)
    #expect(text.contains("their own list"))
    var last = try deciding()
    _ = last.take(.undo, by: "Noor", at: moment(2))
    _ = last.take(.undo, by: "Noor", at: moment(3))
    #expect(!(try deciding().listing.candidates.contains { $0.words.lowercased() == "second list" }))
  }

  @Test("a decision that the disk refuses is not made")
  func refusedDecision() throws {
    let study = try study()
    var deciding = try Deciding(try Leaving(try StudyWords("st", on: study.disk)))
    let before = deciding.listing
    study.disk.failAll(.write, .full)
    _ = deciding.take(.always("van"), by: "Noor", at: moment())
    study.disk.recover()
    #expect(deciding.listing == before)
  }

  @Test("a name of the roster stays nowhere as a whole, and at one place when that was decided")
  func leaving() throws {
    let study = try study()
    var deciding = try Deciding(try Leaving(try StudyWords("st", on: study.disk)))
    let row = try #require(
      deciding.listing.candidates.first { $0.words.contains("Omar") || $0.words == "OMAR" })
    _ = deciding.take(.leave(row.id), by: "Noor", at: moment())
    #expect(deciding.listing.candidates.first { $0.id == row.id }?.state == row.state)
    _ = deciding.take(.leaveHere(row.id, place: row.places[0].id), by: "Noor", at: moment(1))
    let text = String(decoding: try study.export("group-a"), as: UTF8.self)
    #expect(text.contains("OMAR did not ring"))
  }
}

@Suite("Rosters of all kinds")
struct RosterPropertyTests {
  @Test("whatever the roster, no name survives any format", arguments: 0..<24)
  func anyRoster(_ seed: UInt64) throws {
    var chance = Dice(seed)
    let names = (0..<4).map { _ in "\(chance.pick(Self.firsts)) \(chance.pick(Self.surnames))" }
    let study = try InventedStudy(names: names)
    let lines = (0..<10).map { index in
      (Speaker.participant(1 + index % 4), chance.sentence(names))
    }
    try study.hold("group-a", lines)
    for format in [ExportFormat.md, .txt, .html, .csv, .jsonl, .vtt, .qdc] {
      let bytes = try study.export("group-a", format)
      let words = Set(
        String(decoding: bytes, as: UTF8.self).lowercased().split { !$0.isLetter }.map(String.init))
      for name in Set(names).flatMap({ $0.lowercased().split(separator: " ") }) {
        let isOrdinary = ["will", "mark", "rose", "hope", "may", "x", "page"].contains(String(name))
        #expect(isOrdinary || !words.contains(String(name)), "\(format): \(lines)")
      }
    }
  }

  private static let firsts = [
    "Will", "Mark", "Rose", "Hope", "May", "X", "Dana", "Siobhán", "Łukasz", "محمد", "נועה", "Priya", "Bo",
  ]
  private static let surnames = [
    "Page", "Okafor", "Nguyễn", "Haddad", "العلي", "Lindqvist", "Rose", "O'Neill", "Smythe",
  ]
}

/// SplitMix64: the same on every run.
private struct Dice {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9 &+ 7 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }

  mutating func pick<T>(_ values: [T]) -> T { values[Int(next() % UInt64(values.count))] }

  mutating func sentence(_ names: [String]) -> String {
    let name = pick(names)
    let first = name.prefix { $0 != " " }
    let last = name.drop { $0 != " " }.dropFirst()
    return pick([
      "I asked \(name) about the delivery.", "We spoke to \(first) twice.",
      "then mrs \(last.lowercased()) rang",
      "\(last)'s parcel came late.", "THEY TOLD \(name.uppercased()) TWICE", "it may be that you will see",
      "write to \(last.lowercased()).x@example.org", "the rose will bloom in May", "Nothing came that week.",
    ])
  }
}
