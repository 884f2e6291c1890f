import Fieldwork
import Journaling
import Rehearsal
import Testing
import Workroom

@Suite("All sessions of a study in one project")
struct StudyProjectTests {
  private static let lines: [(Speaker, String)] = [
    (.facilitator, "Who rang, and when?"),
    (.participant(1), "I am Dana Okoro; nobody did."),
    (.participant(2), "OMAR did not ring."),
  ]

  private func study() throws -> InventedStudy {
    let study = try InventedStudy(names: ["Dana Okoro", "Omar Haddad"])
    try study.hold("group-a", Self.lines)
    return study
  }

  /// All sessions of a study as one project; gives the file, `nil` when there is none.
  private func project(_ study: InventedStudy, _ format: ExportFormat = .qdpx) throws -> [UInt8]? {
    let request = ExportRequest(format: format, isReplacing: true, acceptsGuesses: true)
    _ = try StudyExport("st", request, on: study.disk).write(to: "out/all")
    return study.disk.bytes(at: "out/all")
  }

  @Test("a project goes through the disk it was given, and reads as a zip file part by part")
  func projectOnDisk() throws {
    let study = try study()
    try study.hold("group-b", Self.lines)
    let bytes = try #require(try project(study))
    #expect(bytes.starts(with: Array("PK".utf8)))
    #expect(study.disk.paths.filter { $0.hasPrefix("out/") } == ["out/all"])
    // Sum and sizes stand in front of every part, as readers that do not seek want them.
    let header = bytes.indices.dropLast(30).filter { Array(bytes[$0..<$0 + 4]) == [0x50, 0x4B, 3, 4] }
    #expect(header.count == 3)
    #expect(header.allSatisfy { bytes[($0 + 14)..<($0 + 26)].contains { $0 != 0 } })
  }

  @Test("a disk that refuses any call leaves a project whole or not there, and what stood there as it was")
  func projectOnFailingDisk() throws {
    let whole = try study()
    let before = whole.disk.calls.count
    let bytes = try #require(try project(whole))
    let calls = whole.disk.calls[before...]
    for (number, call) in zip(before..., calls) where number % 3 == 0 || call == .write || call == .sync {
      let study = try study()
      study.disk.put("out/all", [1, 2, 3])
      let shift = study.disk.calls.count - before
      study.disk.fail(number + shift, .error(.full))
      let outcome = Result { try project(study) }
      let left = study.disk.bytes(at: "out/all")
      #expect(left == bytes || left == [1, 2, 3], "call \(number), \(call)")
      if case .success(let written) = outcome { #expect(written == bytes) }
      #expect(!study.disk.paths.contains { $0.hasPrefix("out/.") && $0.hasSuffix(".parts") })
    }
  }

  @Test(
    "a project on a full disk or one that cannot sync says so, and nothing of it is left",
    arguments: [
      FaultyDisk.Call.write, .sync,
    ])
  func projectOnFullDisk(_ call: FaultyDisk.Call) throws {
    let study = try study()
    _ = try project(study)
    try study.disk.remove("out/all")
    study.disk.failAll(call, .full)
    #expect(throws: Failure.self) { try project(study) }
    #expect(!study.disk.paths.contains { $0.hasPrefix("out/") })
    study.disk.recover()
    #expect(try project(study) != nil)
  }

  @Test("a file whose folder could not be synced is noted all the same", arguments: [ExportFormat.md, .qdpx])
  func folderNotSynced(_ format: ExportFormat) throws {
    let study = try study()
    let before = study.disk.calls.count
    _ = try study.export("group-a", format)
    let calls = study.disk.calls
    let renaming = try #require(calls.indices.last { calls[$0] == .rename && $0 > before })
    let last = try #require(calls[renaming...].firstIndex(of: .syncFolder))
    let again = try self.study()
    again.disk.fail(last, .error(.failing))
    #expect(throws: Failure.self) { try again.export("group-a", format) }
    #expect(again.disk.bytes(at: "out/x.\(format.rawValue)") != nil)
    let journal = String(
      decoding: again.disk.bytes(at: "st/sessions/group-a/journal.jsonl") ?? [], as: UTF8.self)
    #expect(journal.contains("\"exported\""))
  }
}
