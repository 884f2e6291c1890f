import Desk
import Fieldwork
import Foundation
import Journaling
import Rehearsal
import Reviewing
import Testing
import Workroom

@Suite("The register over many sessions, as their files have it")
struct RegisterReadingTests {
  private let disk = FaultyDisk()

  init() throws {
    for folder in [
      "study", "study/sessions", "study/sessions/a", "study/sessions/b", "study/private", "/cache",
    ] {
      try disk.makeFolder(folder, isPrivate: false)
    }
    disk.put("study/study.yaml", Array("title: Late deliveries\n".utf8))
    try disk.keep(Self.session, in: "study/sessions/a/journal.jsonl")
  }

  private static let session: [Entry] = [
    opening, .turn(Turn(.facilitator, "We'll fix that by Friday")),
    .followUp(FollowUp(.promise, line: EntryID(1), words: "by Friday", due: Day("2026-11-27"))),
  ]

  /// So much later that nothing here is fresh: the faulty disk's times are small numbers.
  private func reading(_ paths: String..., cache: String? = nil, on disk: FaultyDisk? = nil)
    -> RegisterReading
  {
    RegisterReading.of(
      paths, cacheFolder: cache, version: "test", at: moment(5 * 86_400), offsetMinutes: 0,
      on: disk ?? self.disk)
  }

  private func words(_ reading: RegisterReading) -> [String] { reading.register.lines.map(\.words) }

  @Test(
    "a session, its journal, its study and a folder of studies lead to the same lines",
    arguments: [
      "study/sessions/a", "study/sessions/a/", "study/sessions/a/journal.jsonl", "study", "study/sessions",
      ".",
    ])
  func paths(_ path: String) {
    let reading = reading(path)
    #expect(words(reading) == ["by Friday"])
    #expect(reading.troubles == [])
    #expect(reading.register.lines.first?.said?.milliseconds == 1000)
  }

  @Test("what a reviewer adds and does counts, and finds the line it came from")
  func reviewers() throws {
    let entries: [Entry] = [
      opening, .followUp(FollowUp(.request, line: EntryID(1), words: "a list")),
      .followUpStep(FollowUpStep(Reference(EntryID(2)), .owned(.provider(1)))),
    ]
    try disk.keep(entries, in: "study/sessions/a/review-noor.jsonl", from: 60)
    let lines = reading("study").register.lines
    #expect(lines.map(\.words) == ["by Friday", "a list"])
    #expect(lines.map(\.owner) == [.provider(1), nil])
    #expect(lines.map { $0.said?.speaker } == [.facilitator, .facilitator])
  }

  @Test("a path that is missing, or holds no session, is said, and the rest is shown")
  func missing() {
    let reading = reading("nowhere", "study", "study/private")
    #expect(words(reading) == ["by Friday"])
    #expect(
      reading.troubles.map(\.description) == [
        "'nowhere' is not there; give the folder of a session or a study",
        "there is no session in 'study/private'; give the folder of a session or a study",
      ])
    #expect(reading.troubles.map(\.code) == [.unreachable, .unreachable])
  }

  @Test("of a torn journal everything before the torn line is shown")
  func torn() throws {
    disk.meddle("study/sessions/a/journal.jsonl", adding: Array(#"{"seq":3,"at"#.utf8))
    let reading = reading("study")
    #expect(words(reading) == ["by Friday"])
    #expect(
      reading.troubles.map(\.description) == [
        "'study/sessions/a/journal.jsonl' ends in a torn line (line 4); it is left out, everything before it stands"
      ])
  }

  @Test("of a damaged journal what stands before the damage is shown, and the line is named")
  func damaged() throws {
    disk.meddle("study/sessions/a/journal.jsonl", adding: Array("{}\n".utf8))
    try disk.keep(Self.session, in: "study/sessions/b/journal.jsonl")
    let reading = reading("study", cache: "/cache")
    #expect(words(reading) == ["by Friday", "by Friday"])
    #expect(reading.troubles.map(\.code) == [.unfit])
    #expect(reading.troubles.first?.description.contains("line 4 is damaged") == true)
    // A damaged file is looked at again each time.
    #expect(self.reading("study", cache: "/cache").troubles == reading.troubles)
  }

  @Test("a session of a newer format, and a file that is none, are said; the rest is shown")
  func foreign() throws {
    disk.put("study/sessions/b/journal.jsonl", Array("hello\n".utf8))
    let reading = reading("study")
    #expect(words(reading) == ["by Friday"])
    #expect(
      reading.troubles.map(\.description) == [
        "'study/sessions/b/journal.jsonl' is not a journal; it was left as it is"
      ])
  }

  @Test("a session that was never begun is no trouble")
  func planned() {
    disk.put("study/sessions/b/journal.jsonl", [])
    #expect(reading("study").troubles == [])
  }

  @Test("a disk that lets nothing be read is said")
  func unreadable() {
    disk.failAll(.list, .noPermission)
    let reading = reading("study")
    #expect(words(reading) == [])
    #expect(
      reading.troubles.map(\.description) == [
        "cannot list 'study': there is no permission; what else there is is shown: allow reading it"
      ])
    #expect(reading.troubles.map(\.code) == [.unreachable])
  }

  // MARK: The cache

  @Test("with a cache only the lines that matter are read again, and what is said is the same")
  func cached() throws {
    let first = reading("study", cache: "/cache")
    let callsBefore = disk.calls.count
    let second = reading("study", cache: "/cache")
    let calls = disk.calls[callsBefore...]
    #expect(second.register.lines == first.register.lines)
    #expect(calls.count { $0 == .list } == 3, "the study, its sessions and the one that has no journal")
    #expect(calls.count { $0 == .write } == 0)
  }

  @Test("no words, codes or names of people are in the cache")
  func cacheHoldsNoWords() throws {
    try disk.keep(
      [opening, .followUpStep(FollowUpStep(Reference(EntryID(2)), .owned(.provider(71))))],
      in: "study/sessions/a/review-noor.jsonl", from: 60)
    _ = reading("study", cache: "/cache")
    let path = try #require(disk.paths.first { $0.hasPrefix("/cache/register-") })
    let text = String(decoding: disk.bytes(at: path) ?? [], as: UTF8.self)
    for words in ["Friday", "fix", "V71", "promise"] { #expect(!text.contains(words)) }
    #expect(text.contains(#"{"in":"study/sessions"}"# + "\n" + #"["a",["#))
  }

  @Test("what was added since is there, whatever the cache says")
  func growing() throws {
    _ = reading("study", cache: "/cache")
    try disk.keep(
      [.followUp(FollowUp(.request, line: EntryID(1), words: "a list"))],
      in: "study/sessions/a/journal.jsonl",
      from: 60)
    try disk.keep(Self.session, in: "study/sessions/b/journal.jsonl")
    #expect(words(reading("study", cache: "/cache")).sorted() == ["a list", "by Friday", "by Friday"])
    disk.takeAway("study/sessions/a/journal.jsonl")
    #expect(words(reading("study", cache: "/cache")) == ["by Friday"])
  }

  @Test("withdrawn words are gone with the next look, with a cache too")
  func withdrawal() throws {
    _ = reading("study", cache: "/cache")
    let path = "study/sessions/a/journal.jsonl"
    let lines = String(decoding: disk.bytes(at: path) ?? [], as: UTF8.self).split(separator: "\n").map(
      String.init)
    let start = try #require(lines[1].range(of: #","body":"#)).upperBound
    let end = try #require(lines[1].range(of: #","digest":"#)).lowerBound
    let gone = lines[1][..<start] + #"null,"salt":null"# + lines[1][end...]
    disk.put(path, Array(([lines[0], String(gone)] + lines[2...]).joined(separator: "\n").utf8) + [0x0A])
    let reading = reading("study", cache: "/cache")
    #expect(words(reading) == [""])
    #expect(reading.register.lines.map(\.isWithdrawn) == [true])
  }

  @Test("a cache that is cut, changed anywhere or made up is made anew", arguments: [0, 1, 2, 3, 4])
  func badCache(_ seed: Int) throws {
    let first = reading("study", cache: "/cache")
    let path = try #require(disk.paths.first { $0.hasPrefix("/cache/register-") })
    let whole = disk.bytes(at: path) ?? []
    for place in stride(from: seed, to: whole.count, by: 5) {
      var bytes = whole
      bytes[place] ^= 1
      disk.put(path, bytes)
      #expect(reading("study", cache: "/cache").register.lines == first.register.lines)
      disk.put(path, Array(whole[..<place]))
      #expect(reading("study", cache: "/cache").register.lines == first.register.lines)
    }
    #expect(disk.bytes(at: path) == whole)
  }

  /// The cache with other words in it, and a digest that vouches for them.
  private func makeUp(_ old: String, _ new: String) throws {
    let path = try #require(disk.paths.first { $0.hasPrefix("/cache/register-") })
    let lines = String(decoding: disk.bytes(at: path) ?? [], as: UTF8.self).split(separator: "\n")
    let written = lines.dropLast().joined(separator: "\n") + "\n"
    let text = written.replacing(old, with: new)
    #expect(text != written)
    disk.put(path, Array("\(text){\"digest\":\"\(Checksum(of: Array(text.utf8)))\"}\n".utf8))
  }

  @Test(
    "a cache that somebody made up leads to no other lines: what does not stand there is read as a whole",
    arguments: [
      ("[0,308,", "[1,308,"), ("[0,308,", "[0,307,"), ("[0,308,", "[0,99999999999,"), ("[0,308,", "[308,0,"),
      (",308,309,", ",308,9223372036854775807,"), ("[0,308,", "["), ("]]]", "]]"), ("[\"a\"", "[\"\\u0061\""),
      ("[\"a\"", "[\"b\""), ("[\"a\"", "{\"a\""), ("journal.jsonl", "../b/journal.jsonl"), ("in", "on"),
      ("\"format\":2", "\"format\":1"), ("\"evenkeel\":\"test\"", "\"evenkeel\":\"other\""),
    ])
  func madeUp(_ old: String, _ new: String) throws {
    let first = reading("study", cache: "/cache")
    try makeUp(old, new)
    #expect(reading("study", cache: "/cache").register.lines == first.register.lines)
  }

  @Test("a cache of another version is made anew, and then good for this one")
  func otherVersion() throws {
    let first = reading("study", cache: "/cache")
    let path = try #require(disk.paths.first { $0.hasPrefix("/cache/register-") })
    let later = RegisterReading.of(
      ["study"], cacheFolder: "/cache", version: "later", at: moment(5 * 86_400), offsetMinutes: 0, on: disk)
    #expect(later.register.lines == first.register.lines)
    #expect(
      String(decoding: disk.bytes(at: path) ?? [], as: UTF8.self).hasPrefix(
        #"{"format":2,"evenkeel":"later"}"#))
  }

  @Test("the cache is written when something is new or gone, and not because something cannot be in it")
  func written() throws {
    try disk.keep(Self.session, in: "study/sessions/b/journal.jsonl")
    disk.meddle("study/sessions/b/journal.jsonl", adding: Array("{}\n".utf8))
    func writes() -> Int {
      let before = disk.calls.count
      _ = reading("study", cache: "/cache")
      return disk.calls[before...].count { $0 == .write }
    }
    let withNews: [Int] = [writes(), writes(), writes()]
    #expect(withNews == [1, 0, 0])
    disk.takeAway("study/sessions/a/journal.jsonl")
    let withLess: [Int] = [writes(), writes()]
    #expect(withLess == [1, 0])
  }

  @Test("a journal that was changed under the same size and name is read anew")
  func changed() throws {
    let first = reading("study", cache: "/cache")
    let path = "study/sessions/a/journal.jsonl"
    let bytes = String(decoding: disk.bytes(at: path) ?? [], as: UTF8.self)
    disk.put(path, Array(bytes.replacing("by Friday\"", with: "by Monday\"").utf8))
    let reading = reading("study", cache: "/cache")
    #expect(reading.register.lines != first.register.lines)
    #expect(reading.troubles.map(\.code) == [.unfit])
  }

  @Test(
    "the lines that follow-ups came from have their words where they are wanted, with a cache and without")
  func talk() {
    for cache in [nil, "/cache", "/cache"] {
      for hasTalk in [true, false] {
        let reading = RegisterReading.of(
          ["study"], cacheFolder: cache, version: "test", at: moment(5 * 86_400), offsetMinutes: 0,
          hasTalk: hasTalk, on: disk)
        let said = reading.register.lines.map { $0.said?.text }
        #expect(said == [hasTalk ? "We'll fix that by Friday" : nil])
      }
    }
  }

  @Test("a cache folder that may not be made or written to is no trouble", arguments: [true, false])
  func readOnly(_ isWriting: Bool) {
    disk.failAll(isWriting ? .rename : .makeFolder, .readOnly)
    let reading = reading("study", cache: isWriting ? "/cache" : "/nowhere/cache")
    #expect(words(reading) == ["by Friday"])
    #expect(reading.troubles == [])
    #expect(!disk.paths.contains { $0.hasSuffix(".jsonl") && $0.contains("register-") })
  }

  @Test("a cache that cannot be written is no trouble")
  func noRoomForTheCache() {
    disk.failAll(.write, .full)
    let reading = reading("study", cache: "/cache")
    #expect(words(reading) == ["by Friday"])
    #expect(reading.troubles == [])
    #expect(!disk.paths.contains { $0.hasPrefix("/cache/") })
  }

  @Test("every call of the disk may fail: what can be read is shown, and nothing of the sessions is changed")
  func faults() throws {
    let before = disk.bytes(at: "study/sessions/a/journal.jsonl")
    let start = disk.calls.count
    _ = reading("study", cache: "/cache")
    let calls = disk.calls.count - start
    for call in 0..<calls {
      let fresh = disk.afterKill()
      fresh.fail(call, .error(.failing))
      let reading = reading("study", cache: "/cache", on: fresh)
      #expect(words(reading) == ["by Friday"] || !reading.troubles.isEmpty)
      #expect(fresh.bytes(at: "study/sessions/a/journal.jsonl") == before)
    }
  }
}
