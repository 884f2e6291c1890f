import Facilitation
import Fieldwork
import Journaling
import Rehearsal
import Testing
import Workroom

@Suite("Observers' notes, as the facilitator gets them")
struct ObserverNotesTests {
  private let disk = FaultyDisk()
  private let folder: SessionFolder
  private var session = Session(guide: Guide(title: "Late deliveries"))

  init() throws {
    try disk.makeFolder("s", isPrivate: false)
    folder = SessionFolder("s", on: disk)
    session.apply(KeptEntry(0, at: moment(), opening))
  }

  private func reader(_ roster: Roster = Roster()) -> ObserverNotes {
    ObserverNotes(folder, roster: roster, on: disk)
  }

  private func waiting(in reader: inout ObserverNotes, _ session: Session) throws -> [Note] {
    let notes = reader.waiting(for: session)
    return try #require(notes)
  }

  @Test("notes wait with their writer's code, name, time and place, until they are taken in")
  func wait() throws {
    try disk.observe("observer-Ada.jsonl", ["Fay nods.", "Gus looks away."])
    var reader = reader()
    let notes = try waiting(in: &reader, session)
    #expect(notes.map(\.text) == ["Fay nods.", "Gus looks away."])
    #expect(notes.map(\.author) == [.observer(1), .observer(1)])
    #expect(notes.map(\.authorName) == ["Ada", "Ada"])
    #expect(notes.map(\.writtenMilliseconds) == [10_000, 11_000])
    #expect(notes.map(\.origin) == [1, 2].map { NoteOrigin(file: "observer-Ada.jsonl", line: $0) })
    var later = session
    later.apply(KeptEntry(1, at: moment(60), .batch(notes.map(Entry.note))))
    #expect(reader.waiting(for: later) == [])
    #expect(reader.waiting(for: later) == nil, "nothing waits, and that was said")
  }

  @Test("notes of a take-in that was undone wait again")
  func undone() throws {
    try disk.observe("observer-Ada.jsonl", ["Fay nods."])
    var reader = reader()
    let notes = try waiting(in: &reader, session)
    var later = session
    later.apply(KeptEntry(1, at: moment(60), .note(notes[0])))
    later.apply(KeptEntry(2, at: moment(61), .undo(1)))
    #expect(reader.waiting(for: later)?.map(\.text) == ["Fay nods."])
  }

  @Test("a note the observer took back does not wait")
  func takenBack() throws {
    try disk.observe("observer-Ada.jsonl", ["Fay nods.", "Gus looks away."])
    try disk.keep([.undo(1)], in: "s/observer-Ada.jsonl", from: 30)
    var reader = reader()
    #expect(reader.waiting(for: session)?.map(\.text) == ["Gus looks away."])
  }

  @Test("of a file half written or damaged the whole lines are used")
  func damaged() throws {
    try disk.observe("observer-Ada.jsonl", ["Fay nods."])
    var reader = reader()
    disk.meddle("s/observer-Ada.jsonl", adding: Array(#"{"seq":2,"at":"2026"#.utf8))
    #expect(reader.waiting(for: session)?.map(\.text) == ["Fay nods."])
    disk.meddle("s/observer-Ada.jsonl", adding: Array("\nno line at all\n".utf8))
    #expect(reader.waiting(for: session)?.map(\.text) == ["Fay nods."])
    disk.put("s/observer-Bo.jsonl", [0xFF, 0x00, 0x0A])
    #expect(reader.waiting(for: session)?.map(\.text) == ["Fay nods."])
  }

  @Test("while no file grows none is read")
  func notReadTwice() throws {
    try disk.observe("observer-Ada.jsonl", ["Fay nods."])
    var reader = reader()
    _ = reader.waiting(for: session)
    let before = disk.calls.count { $0 == .read || $0 == .open }
    _ = reader.waiting(for: session)
    #expect(disk.calls.count { $0 == .read || $0 == .open } == before)
  }

  @Test("codes follow the order in which observers came, also after a restart")
  func codes() throws {
    try disk.observe("observer-Zoe.jsonl", ["First here."], openedAt: 1)
    try disk.observe("observer-Ada.jsonl", ["Came later."], openedAt: 60)
    for _ in 1...2 {
      var reader = reader()
      let notes = try waiting(in: &reader, session)
      #expect(
        Dictionary(notes.map { ($0.authorName, $0.author) }) { a, _ in a }
          == ["Zoe": .observer(1), "Ada": .observer(2)])
    }
  }

  @Test("a code that stands in the journal stays, and one of the study is the observer's own")
  func knownCodes() throws {
    var later = session
    later.apply(KeptEntry(1, at: moment(5), .note(Note(.observer(7), "Before.", authorName: "Ada"))))
    try disk.observe("observer-Ada.jsonl", ["Again."], openedAt: 60)
    try disk.observe("observer-Piet.jsonl", ["Mine."], openedAt: 1)
    try disk.observe("observer-Zoe.jsonl", ["New."], openedAt: 2)
    var reader = reader(Roster([Participant(.observer(3), name: "Piet")]))
    let notes = try waiting(in: &reader, later)
    #expect(
      Dictionary(notes.map { ($0.authorName, $0.author) }) { a, _ in a }
        == ["Ada": .observer(7), "Piet": .observer(3), "Zoe": .observer(1)])
  }

  @Test("nobody's note stands twice, and none later than it was taken in")
  func once() throws {
    var note = Note(
      .observer(1), "Fay nods.", writtenMilliseconds: 90_000, authorName: "Ada",
      origin: NoteOrigin(file: "observer-Ada.jsonl", line: 1))
    let entries = try session.entries(for: .takeIn([note]), at: 60_000)
    note.writtenMilliseconds = 60_000
    #expect(entries == [.note(note)])
    var later = session
    later.apply(KeptEntry(1, at: moment(60), .note(note)))
    #expect(try later.entries(for: .takeIn([note]), at: 61_000).isEmpty)
  }

  @Test(
    "a file's name can be read back, and is safe anywhere",
    arguments: ["Ada", "Ada B.", "a_b", "../x", "Zoë Müller", "作", "50%", "O'Hara", "-", "con:1"])
  func fileNames(_ name: String) throws {
    let folder = try ObserverFolder(folder, name: name)
    #expect(ObserverFolder.observer(ofFile: folder.file) == name)
    #expect(!folder.file.dropLast(6).contains { "/\\:*?\"<>|. '".contains($0) })
  }

  @Test(
    "a name that is blank, has control characters or is longer than a file name may be is refused",
    arguments: ["", "  ", "a\nb", String(repeating: "作", count: 22)])
  func refusedNames(_ name: String) {
    #expect(throws: Failure.self) { try ObserverFolder(folder, name: name) }
  }

  @Test(
    "files beside an observer's are nobody's notes",
    arguments: [
      "observer-Ada.torn-20261121T140320Z", "observer-Ada.draft.json", "observer-.jsonl", "journal.jsonl",
    ])
  func otherFiles(_ name: String) {
    #expect(ObserverFolder.observer(ofFile: name) == nil)
  }
}
