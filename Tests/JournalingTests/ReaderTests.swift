import Fieldwork
import Journaling
import Rehearsal
import Testing

@Suite("nothing that was kept is lost, and nothing damaged is believed")
struct ReaderTests {
  @Test("cut at any byte, a journal gives every whole line and sets the rest aside")
  func cutAnywhere() throws {
    let whole = try journal(smallJournal)
    let entries = JournalReader.read(whole).entries
    for length in 0...whole.count {
      let reading = JournalReader.read(Array(whole[..<length]))
      let lines = whole[..<length].count { $0 == 0x0A }
      let lineEnd = (whole[..<length].lastIndex(of: 0x0A) ?? -1) + 1
      #expect(reading.entries == Array(entries.prefix(lines)))
      #expect(reading.damagedLines == 0)
      #expect(!reading.isNoJournal)
      #expect(reading.endOffset == lineEnd)
      #expect(reading.tail?.offset == (lineEnd < length ? lineEnd : nil))
      #expect((reading.tail?.length ?? 0) == length - lineEnd)
    }
  }

  @Test("with a bit of any byte turned over, the line it is in is named and nothing from it on is used")
  func turnBits() throws {
    let whole = try journal(smallJournal)
    let entries = JournalReader.read(whole).entries
    var line = 1
    for place in whole.indices {
      // The bit that makes a small letter of a capital, and another one, in turn.
      for bit in [5, place % 8] {
        var bytes = whole
        bytes[place] ^= 1 << UInt8(bit)
        let reading = JournalReader.read(bytes)
        // A line end that is one no more joins two lines; the last one's leaves a torn line.
        let isFound =
          reading.damage.first?.line == line || (line == entries.count && reading.tail?.line == line)
        guard isFound, reading.entries == Array(entries.prefix(line - 1)) else {
          Issue.record("bit \(bit) of byte \(place), line \(line): \(reading.condition)")
          continue
        }
      }
      if whole[place] == 0x0A { line += 1 }
    }
  }

  @Test("bytes at random are never taken for a journal", arguments: 0..<50)
  func noise(_ seed: UInt64) {
    var chance = FixedChance(seed: seed)
    let bytes = (0..<Int.random(in: 1...9000, using: &chance)).map { _ in
      UInt8.random(in: 0...255, using: &chance)
    }
    #expect(JournalReader.read(bytes).condition == .notAJournal)
  }

  @Test("damage in ten thousand lines is counted, and only the first hundred are named")
  func muchDamage() throws {
    let bytes = try journal(smallJournal) + Array(repeating: [0x78, 0x0A], count: 10_000).joined()
    let reading = JournalReader.read(bytes)
    #expect(reading.damagedLines == 10_000)
    #expect(reading.damage.count == Reading.maxDamage)
    #expect(reading.entries.count == smallJournal.count)
  }

  @Test(
    "what is not a file with lines in it is named",
    arguments: [("missing", JournalError.missing(path: "missing")), (".", .isFolder(path: "."))])
  func noFile(_ path: String, _ error: JournalError) {
    #expect(throws: error) { try JournalReader.read(path, on: FaultyDisk()) }
  }

  @Test("a folder in the journal's place is named, not written to")
  func folder() {
    #expect(throws: JournalError.isFolder(path: ".")) { try open(".", on: FaultyDisk()) }
  }

  @Test("a disk that cannot be read says so, whichever call it is")
  func unreadable() throws {
    let bytes = try journal(smallJournal)
    for call in 0..<3 {
      let disk = FaultyDisk()
      disk.put("journal.jsonl", bytes)
      disk.fail(call, .error(.failing))
      let error = #expect(throws: JournalError.self) { try JournalReader.read("journal.jsonl", on: disk) }
      #expect(error?.reason == "the disk reports an error")
    }
  }

  @Test("the reading of a damaged journal is an error that names the line and the remedy")
  func message() throws {
    var bytes = try journal(smallJournal)
    let place = try #require(bytes.firstIndex(of: 0x0A)) + 70
    bytes[place] ^= 1
    let error = JournalReader.read(bytes).error(path: "a/\u{1B}[2Jjournal.jsonl")
    #expect(
      error?.description
        == "'a/\\u001b[2Jjournal.jsonl' line 2 is damaged: its words do not fit their checksum; the lines before it "
        + "can be read; 'evenkeel repair' keeps a copy, then mends it")
  }

  @Test("checking needs no entries and says the same")
  func verification() throws {
    let disk = FaultyDisk()
    disk.put("journal.jsonl", try journal(smallJournal))
    let verification = try Verification.of("journal.jsonl", on: disk)
    #expect(verification.condition == .whole)
    #expect(verification.lines == smallJournal.count)
    #expect(verification.lastChain == JournalReader.read(disk.bytes(at: "journal.jsonl") ?? []).lastChain)
  }
}

@Suite("a second terminal follows a journal")
struct FollowerTests {
  @Test("it takes whole lines only, each once, at whatever byte it looks")
  func wholeLines() throws {
    let whole = try journal(smallJournal)
    let entries = JournalReader.read(whole).entries
    for step in [1, 13, 400] {
      var follower = JournalFollower("journal.jsonl")
      var seen: [KeptEntry] = []
      for length in Array(stride(from: 1, to: whole.count, by: step)) + [whole.count] {
        let disk = FaultyDisk()
        disk.put("journal.jsonl", Array(whole[..<length]))
        let news = try follower.news(on: disk)
        #expect(!news.startsOver)
        seen += news.entries
      }
      #expect(seen == entries)
    }
  }

  @Test("a journal whose last lines were cut off and written anew is read from the start")
  func startsOver() throws {
    let long = try journal(smallJournal)
    var follower = JournalFollower("journal.jsonl")
    let disk = FaultyDisk()
    disk.put("journal.jsonl", long)
    _ = try follower.news(on: disk)
    let other = try journal([opening, turn("another"), turn("session"), turn("altogether")])
    for bytes in [other, other + Array(repeating: 0x20, count: 3000)] {
      disk.put("journal.jsonl", bytes)
      let news = try follower.news(on: disk)
      #expect(news.startsOver == (bytes == other))
      #expect(news.entries.count == (bytes == other ? 4 : 0))
    }
  }

  @Test("damage is named, not followed")
  func damage() throws {
    var follower = JournalFollower("journal.jsonl")
    let disk = FaultyDisk()
    disk.put("journal.jsonl", try journal(smallJournal))
    _ = try follower.news(on: disk)
    disk.meddle("journal.jsonl", adding: [0x78, 0x0A])
    let error = #expect(throws: JournalError.self) { try follower.news(on: disk) }
    guard case .damaged(_, let damage) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(damage.line == smallJournal.count + 1)
  }

  @Test("a journal that is not there yet, or empty, is waited for")
  func notYet() throws {
    var follower = JournalFollower("journal.jsonl")
    let disk = FaultyDisk()
    #expect(throws: JournalError.missing(path: "journal.jsonl")) { try follower.news(on: disk) }
    disk.put("journal.jsonl", [])
    #expect(try follower.news(on: disk).entries.isEmpty)
    disk.put("journal.jsonl", try journal(smallJournal))
    #expect(try follower.news(on: disk).entries.count == smallJournal.count)
  }
}
