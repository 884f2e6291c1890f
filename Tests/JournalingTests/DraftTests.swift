import Fieldwork
import Journaling
import Rehearsal
import Testing

private let file = DraftFile("draft.json")

@Suite("the line being typed outlives the program")
struct DraftTests {
  private let draft = Draft(
    text: "so \u{1B}[2J \"naïve\"\n日本", cursor: 3, speaker: .participant(3), elapsedMilliseconds: 1_850_000,
    prompt: Prompt.ID(section: 1, place: 0))

  @Test("a draft reads back as it was, and another takes its place")
  func roundTrip() throws {
    let disk = FaultyDisk()
    #expect(try file.read(on: disk) == nil)
    try file.write(draft, on: disk)
    #expect(try file.read(on: disk) == draft)
    let other = Draft(text: "", cursor: 0, speaker: .facilitator, elapsedMilliseconds: 0)
    try file.write(other, on: disk)
    #expect(try file.read(on: disk) == other)
    #expect(disk.paths == ["draft.json"])
    try file.remove(on: disk)
    #expect(try file.read(on: disk) == nil)
    #expect(throws: Never.self) { try file.remove(on: disk) }
  }

  @Test("writing a draft never waits for the disk")
  func noSync() throws {
    let disk = FaultyDisk()
    try file.write(draft, on: disk)
    #expect(disk.calls == [.open, .write, .rename])
  }

  @Test("whichever call fails, the draft before or the new one is whole")
  func failing() throws {
    for call in 0..<6 {
      for failure in [FaultyDisk.Failure.error(.full), .torn(10, .full), .short(10)] {
        let disk = FaultyDisk()
        try file.write(draft, on: disk)
        var next = draft
        next.text += " and more"
        disk.fail(3 + call, failure)
        let error = Result { try file.write(next, on: disk) }
        disk.recover()
        let read = try file.read(on: disk)
        if case .success = error { #expect(read == next) } else { #expect(read == draft) }
        #expect(disk.paths == ["draft.json"] || call == 2)
      }
    }
  }

  @Test(
    "a draft with odd or missing members is read as far as it goes",
    arguments: [
      (#"{"text":"abc","speaker":"P3"}"#, 3, 0), (#"{"text":"abc","cursor":99,"speaker":"P3"}"#, 3, 0),
      (#"{"text":"abc","cursor":-1,"speaker":"P3","elapsed_ms":-5,"prompt":"x"}"#, 0, 0),
      (#"{"later":1,"text":"abc","cursor":1,"speaker":"P3","elapsed_ms":7}"#, 1, 7),
    ])
  func tolerant(_ text: String, _ cursor: Int, _ elapsed: Int) throws {
    let disk = FaultyDisk()
    disk.put("draft.json", Array(text.utf8))
    #expect(
      try file.read(on: disk)
        == Draft(text: "abc", cursor: cursor, speaker: .participant(3), elapsedMilliseconds: elapsed))
  }

  @Test(
    "what is no draft is named",
    arguments: ["", "{}", "[1]", "\u{0}\u{0}", #"{"text":"a","speaker":"nobody"}"#])
  func unreadable(_ text: String) {
    let disk = FaultyDisk()
    disk.put("draft.json", Array(text.utf8))
    #expect(throws: JournalError.unreadableDraft(path: "draft.json")) { try file.read(on: disk) }
  }
}
