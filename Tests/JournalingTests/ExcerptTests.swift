import Fieldwork
import Foundation
import Journaling
import Notation
import Rehearsal
import Testing

@Suite("A few lines of a journal, read fast and checked as all others")
struct ExcerptTests {
  private static let followUp = FollowUp(.promise, line: EntryID(1), words: "by Friday, \"sure\"")

  private static let told: [Entry] = [
    opening, turn("We'll fix that by Friday"), turn("naïve 日本 👍, and follow-up too"),
    .followUp(followUp), .note(Note(.facilitator, "a note")),
    .batch([turn("first"), .followUp(FollowUp(.request, line: EntryID(2), words: "a list"))]),
    .batch([turn("no register line here")]), .undo(3), .redo(3), .mark(Marking(EntryID(1), "quote")),
  ]

  private static let wish = Excerpt.Wish(kinds: ["follow-up", "undo", "redo"], inBatches: "follow-up") {
    entry in
    switch entry {
    case .followUp(let followUp): [followUp.line?.line].compactMap(\.self)
    case .batch(let entries):
      entries.compactMap { if case .followUp(let followUp) = $0 { followUp.line?.line } else { nil } }
    default: []
    }
  }

  private func excerpt(_ bytes: [UInt8], _ wish: Excerpt.Wish = wish) throws -> Excerpt {
    let disk = FaultyDisk()
    disk.put("journal.jsonl", bytes)
    return try Excerpt.read("journal.jsonl", wish, on: disk)
  }

  @Test("it gives the lines that are wanted, the first one, and those they point at, in order")
  func wanted() throws {
    let excerpt = try excerpt(try journal(Self.told))
    #expect(excerpt.entries.map(\.number) == [0, 1, 2, 3, 5, 7, 8])
    #expect(excerpt.entries.map(\.entry) == [0, 1, 2, 3, 5, 7, 8].map { Self.told[$0] })
    #expect(excerpt.trouble == nil)
  }

  @Test("lines can be wanted by their number")
  func numbers() throws {
    var wish = Self.wish
    wish.numbers = [4, 77]
    #expect(try excerpt(try journal(Self.told), wish).entries.map(\.number) == [0, 1, 2, 3, 4, 5, 7, 8])
  }

  @Test("where they stand they can be read again")
  func reread() throws {
    let disk = FaultyDisk()
    disk.put("journal.jsonl", try journal(Self.told))
    let excerpt = try Excerpt.read("journal.jsonl", Self.wish, on: disk)
    let places = try #require(excerpt.places)
    let file = try disk.open("journal.jsonl", for: .reading)
    var reader = LineReader(on: disk)
    #expect(try reader.entries(of: file, at: places) == excerpt.entries)
    let shifted = places.map { ($0.lowerBound + 1)..<($0.upperBound + 1) }
    #expect(try reader.entries(of: file, at: shifted) == nil)
    #expect(try reader.entries(of: file, at: [0..<1_000_000]) == nil)
    #expect(try reader.entries(of: file, at: [0..<(1 << 40)]) == nil)
    let backwards = Array(places.reversed())
    #expect(try reader.entries(of: file, at: backwards) == nil)
    #expect(try reader.entries(of: file, at: places) == excerpt.entries)
  }

  @Test("read again without talk, only the words of turns are missing")
  func withoutTalk() throws {
    let disk = FaultyDisk()
    disk.put("journal.jsonl", try journal(Self.told))
    let excerpt = try Excerpt.read("journal.jsonl", Self.wish, on: disk)
    let file = try disk.open("journal.jsonl", for: .reading)
    var reader = LineReader(hasTalk: false, on: disk)
    let entries = try reader.entries(of: file, at: try #require(excerpt.places)).map { $0.map(\.entry) }
    let silent = excerpt.entries.map { kept in
      if case .turn(let turn) = kept.entry { Entry.turn(Turn(turn.speaker, "")) } else { kept.entry }
    }
    #expect(entries == silent)
  }

  /// What the quick way makes of a body; `nil` where it leaves it to the ordinary one.
  private func usual(_ kind: String, _ body: String) -> Entry? {
    Array(kind.utf8).withUnsafeBufferPointer { kind in
      Array(body.utf8).withUnsafeBufferPointer { Entry(usual: kind, body: $0) }
    }
  }

  @Test("turns and follow-ups in their usual form are read the quick way, and come to the same")
  func usualForm() throws {
    let bodies = [
      ("turn", #"{"speaker":"P3","text":"naïve \"日本\"\n\u00e9"}"#),
      ("turn", #"{"speaker":"F","text":""}"#),
      ("opened", #"{"format":1,"session":"group-a","evenkeel":"0.1.0"}"#),
      ("opened", #"{"format":12,"session":"日本","evenkeel":"0","guide":"ab"}"#),
      ("follow-up", #"{"kind":"parked item","words":"a"}"#),
      (
        "follow-up",
        #"{"kind":"promise","line":7,"words":"a","to":["P1","V2"],"owner":"F","due":"2026-11-27"}"#
      ),
    ]
    for (kind, body) in bodies {
      #expect(usual(kind, body) == Entry(kind: kind, body: try JSON.parse(body)), "\(body)")
    }
  }

  @Test(
    "what is unusual about a turn or a follow-up is left to the ordinary way, or comes to the same",
    arguments: [
      ("turn", #"{ "text" : "a" , "speaker" : "F" , "text" : "b" }"#),
      ("turn", #"{"speaker":"F","text":"a" }"#), ("turn", #"{"speaker":"F","text":"a","text":"b"}"#),
      ("opened", #"{"format":1,"session":"a","evenkeel":"0","rehearsal":true}"#), ("opened", "{}"),
      ("opened", #"{"format":1234567890,"session":"a","evenkeel":"0"}"#),
      ("opened", #"{"format":01,"session":"a","evenkeel":"0"}"#),
      ("follow-up", #"{"kind":"promise","line":7,"words":"a","to":["P1","X",2]}"#),
      ("follow-up", #"{"kind":"promise","words":"a","line":7}"#),
      ("follow-up", #"{"kind":"promise","words":"a","to":[]}"#),
      ("turn", #"{"speaker":"P01","text":"a"}"#), ("turn", #"{"text":"a"}"#), ("turn", "[]"), ("turn", "{}"),
      ("turn", #"{"speaker":"\u0046","text":"a"}"#), ("turn", #"{"speaker":"F","text":7}"#),
      ("turn", #"{"speaker":"F","text":"a","marks":["quote"]}"#), ("turn", #"{"speaker":"F","text":"a"} x"#),
      ("note", #"{"speaker":"F","text":"a"}"#), ("follow-up", #"{"kind":"nothing","words":"a"}"#),
      ("follow-up", #"{"kind":"request","words":"a","line":"3.1"}"#),
      ("follow-up", #"{"kind":"request","words":"a","line":-1}"#),
      ("follow-up", #"{"kind":"request","words":"a","due":"2026-02-30","owner":"P0"}"#),
      ("follow-up", #"{"kind":"request","words":"a","owner":null,"due":5}"#),
      ("follow-up", #"{"kind":"request","kind":"parked item","words":"a","to":"P1"}"#),
      ("follow-up", #"{"kind":"request","words":"a","flag":3,"note":"b","warn_by":"x"}"#),
    ])
  func unusualForm(_ kind: String, _ body: String) throws {
    let entry = (try? JSON.parse(body)).map { Entry(kind: kind, body: $0) }
    #expect(usual(kind, body).map { $0 == entry } ?? true)
  }

  @Test("cut at any byte it gives what the reader gives, and names the torn line")
  func cut() throws {
    let whole = try journal(Self.told)
    for length in 0...whole.count {
      let bytes = Array(whole[..<length])
      let (excerpt, reading) = (try excerpt(bytes), JournalReader.read(bytes))
      #expect(excerpt.tornLine == reading.tail?.line)
      #expect(excerpt.trouble == (reading.condition == .empty ? nil : reading.error(path: "journal.jsonl")))
      let isSubset = Set(excerpt.entries).isSubset(of: reading.entries)
      #expect(isSubset)
      #expect(
        excerpt.entries.count { if case .followUp = $0.entry { true } else { false } }
          == (reading.lines > 3 ? 1 : 0))
    }
  }

  @Test("with any byte changed it finds what the reader finds")
  func changed() throws {
    let whole = try journal(Self.told)
    for place in whole.indices {
      var bytes = whole
      bytes[place] ^= 1 << UInt8(place % 7)
      let (excerpt, reading) = (try excerpt(bytes), JournalReader.read(bytes))
      #expect(excerpt.trouble == reading.error(path: "journal.jsonl"), "byte \(place)")
      #expect(excerpt.places == nil)
      #expect(excerpt.entries.allSatisfy(reading.entries.contains))
    }
  }

  @Test("a journal laid out by another program is read too, and one of a newer format is named")
  func otherLayouts() throws {
    let text = String(decoding: try journal(Self.told), as: UTF8.self)
    let spaced = text.replacing(#"","kind":"#, with: #"", "kind": "#)
    #expect(try excerpt(Array(spaced.utf8)).entries.map(\.number) == [0, 1, 2, 3, 5, 7, 8])
    let newer = text.replacing(#""format":1"#, with: #""format":9"#)
    #expect(
      try excerpt(Array(newer.utf8)).trouble
        == .newerFormat(path: "journal.jsonl", format: 9, isDoubtful: true))
    #expect(try excerpt(Array("hello\n".utf8)).trouble == .notAJournal(path: "journal.jsonl"))
  }

  @Test("a line that lost its words is given as such")
  func withdrawn() throws {
    let disk = FaultyDisk()
    disk.put("journal.jsonl", try journal(Self.told))
    let bytes = try journal(Self.told)
    let lines = bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    let line = lines[1]
    let start = try #require(line.range(of: #","body":"#)).upperBound
    let end = try #require(line.range(of: #","digest":"#)).lowerBound
    let tombstone = line[..<start] + #"null,"salt":null"# + line[end...]
    let withdrawn = (lines[..<1] + [String(tombstone)] + lines[2...]).joined(separator: "\n") + "\n"
    let excerpt = try excerpt(Array(withdrawn.utf8))
    #expect(excerpt.trouble == nil && excerpt.places != nil)
    #expect(excerpt.entries.first { $0.number == 1 }?.entry == .removed(kind: "turn"))
  }
}
