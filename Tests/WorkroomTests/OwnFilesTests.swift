import Canvas
import Desk
import Fieldwork
import Journaling
import Preparing
import Rehearsal
import Testing
import Workroom

@Suite("A person's own files")
struct OwnFilesTests {
  private let disk = FaultyDisk()

  init() throws {
    for folder in ["/c", "s", "s/private"] { try disk.makeFolder(folder, isPrivate: false) }
  }

  @Test("keys of a file are laid over those shipped")
  func keys() {
    disk.put("/c/keys", Array("# mine\nF2: card\n".utf8))
    let keys = Keymap.read("/c/keys", on: disk)
    #expect(keys.problems.isEmpty)
    #expect(keys.bindings.action(for: .function(2), in: .writing, lineIsEmpty: true) == .card)
  }

  @Test("without a file, or a home, the keys are as shipped")
  func noKeys() {
    #expect(Keymap.read("/c/keys", on: disk).bindings == .standard)
    #expect(Keymap.read(nil, on: disk).bindings == .standard)
  }

  @Test("a line without effect is named with path, line and column")
  func conflict() {
    disk.put("/c/keys", Array("F2: card\n\nF2: next prompt\nF3: dance\n".utf8))
    let problems = Keymap.read("/c/keys", on: disk).problems
    #expect(problems.count == 2)
    #expect(problems.first?.hasPrefix("/c/keys:3:1: F2 has an action in line 1 already") ?? false)
    #expect(problems.last?.hasPrefix("/c/keys:4:5: no action 'dance'") ?? false)
  }

  @Test("a file of keys that is no text leaves the keys as shipped, and is named")
  func keysAreNoText() {
    disk.put("/c/keys", [0xFF, 0xFE])
    let keys = Keymap.read("/c/keys", on: disk)
    #expect(keys.bindings == .standard)
    #expect(keys.problems.count == 1)
  }

  @Test("a hint that was used is remembered for good")
  func hints() {
    UsedHints("/h/state/hints", on: disk).use("keep")
    UsedHints("/h/state/hints", on: disk).use("speaker")
    UsedHints("/h/state/hints", on: disk).use("keep")
    #expect(UsedHints("/h/state/hints", on: disk).names == ["keep", "speaker"])
  }

  @Test("hints that cannot be remembered cost nothing")
  func noHints() {
    disk.failAll(.open, .readOnly)
    UsedHints("/h/hints", on: disk).use("keep")
    UsedHints(nil, on: disk).use("keep")
    #expect(UsedHints("/h/hints", on: disk).names.isEmpty)
  }

  private var gathered: StartOutcome {
    StartOutcome(
      people: [
        Participant(.participant(1), name: "Abe", role: .customersUser, unit: "Shops", site: "Northmill"),
        Participant(.participant(2), relationshipOwner: "Rhea"),
      ],
      presence: [.participant(2): .late],
      consent: [.participant(1): [.record: .yes, .beQuoted: .no]],
      overrides: [Override("sign-off", reason: "agreed by phone")], isRehearsal: true)
  }

  @Test("what the start screen gathered comes back as it was, and goes when it is forgotten")
  func start() {
    let memory = StartMemory(SessionFolder("s", on: disk), on: disk)
    #expect(memory.outcome == nil)
    #expect(memory.remember(gathered) == nil)
    #expect(memory.outcome == gathered)
    #expect(disk.paths == ["s/private/start-s.json"])
    memory.forget()
    #expect(memory.outcome == nil)
  }

  @Test("a start file that makes no sense is taken for none", arguments: ["", "{", "[]", #"{"people":3}"#])
  func senselessStart(_ text: String) {
    disk.put("s/private/start-s.json", Array(text.utf8))
    #expect(StartMemory(SessionFolder("s", on: disk), on: disk).outcome == nil)
  }

  @Test("what cannot be remembered is said")
  func startNotKept() {
    disk.failAll(.open, .noPermission)
    let said = StartMemory(SessionFolder("s", on: disk), on: disk).remember(gathered)
    #expect(said?.contains("not remembered") ?? false)
  }
}
