import Canvas
import Desk
import Rehearsal
import Testing

@Suite("The table of keys")
struct KeysTests {
  private let bindings = Bindings.standard

  @Test("in no mode has a key two actions")
  func unambiguous() {
    for mode in Mode.allCases {
      var seen: [Key: Action] = [:]
      for row in bindings.rows {
        for stroke in bindings.strokes(row, in: mode) {
          let former = seen.updateValue(row.action, forKey: stroke.key)
          #expect(
            former == nil, "\(stroke.key.name) in \(mode): \(row.action) and \(String(describing: former))")
        }
      }
    }
  }

  @Test("no letter acts while writing; digits, ? and Space act only at the start of an empty line")
  func lettersAreWords() {
    let atStart: Set<Character> = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "?", " "]
    for value in UInt8(32)...126 {
      let letter = Character(Unicode.Scalar(value))
      let key = Key.character(letter)
      #expect(bindings.action(for: key, in: .writing, lineIsEmpty: false) == nil)
      #expect((bindings.action(for: key, in: .writing, lineIsEmpty: true) != nil) == atStart.contains(letter))
    }
  }

  @Test("no action hangs on a key that a vt100 lacks")
  func plainKeys() {
    let missing: Set<Key> = [
      .pageUp, .pageDown, .home, .end, .backTab, .insert, .delete, .function(1), .wordLeft, .wordRight,
    ]
    // By word one moves with arrows that a vt100 does not have; by letter it has them.
    let comforts: Set<Action> = [.edit(.wordLeft), .edit(.wordRight), .edit(.rubOutNext)]
    for mode in Mode.allCases {
      for action in Set(bindings.rows.filter { $0.modes.contains(mode) }.map(\.action)).subtracting(comforts)
      {
        let strokes = bindings.rows.filter { $0.action == action }.flatMap { bindings.strokes($0, in: mode) }
        let isReachable =
          strokes.isEmpty || strokes.contains { !missing.contains($0.key) }
          || (mode == .writing && hasLetterAfterEscape(action))
        #expect(isReachable, "\(action) in \(mode)")
      }
    }
  }

  private func hasLetterAfterEscape(_ action: Action) -> Bool {
    bindings.rows.contains { $0.action == action && !bindings.strokes($0, in: .command).isEmpty }
  }

  @Test("flow control, the prefix of tmux, paste and the end of input are never asked for")
  func freeKeys() {
    let free: [Character] = ["s", "q", "b", "v", "d", "\\", "@"]
    for mode in Mode.allCases {
      for letter in free {
        #expect(bindings.action(for: .control(letter), in: mode, lineIsEmpty: true) == nil)
      }
    }
  }

  @Test("every key of the table is spelt so that it is read", arguments: Bindings.standard.rows)
  func readable(row: Binding) {
    #expect(!row.keys.isEmpty)
    #expect(!row.modes.isEmpty)
    #expect(!row.help.isEmpty)
  }

  @Test("help is there in every mode, also at a line with words, by F1")
  func help() {
    for mode in Mode.allCases {
      #expect(bindings.action(for: .function(1), in: mode, lineIsEmpty: false) == .help)
      #expect(bindings.action(for: .character("?"), in: mode, lineIsEmpty: true) == .help)
    }
  }

  @Test("by habit Ctrl-S hears that kept lines are saved already")
  func controlS() {
    var group = LiveRehearsal.calm()
    group.press("Ctrl-S")
    #expect(group.notice == "Kept lines are saved already.")
  }
}

@Suite("A file of remapped keys")
struct KeysRemappingTests {
  @Test("a line gives an action another key, and its old one works on")
  func another() {
    let (bindings, problems) = Bindings.standard.remapped(by: "# mine\nF2: next prompt\n")
    #expect(problems.isEmpty)
    #expect(bindings.action(for: .function(2), in: .writing, lineIsEmpty: false) == .nextPrompt)
    #expect(bindings.action(for: .control("n"), in: .writing, lineIsEmpty: false) == .nextPrompt)
    #expect(bindings.shownKey(.nextPrompt, in: .writing) == "F2")
  }

  @Test("two keys may change places")
  func swap() {
    let (bindings, problems) = Bindings.standard.remapped(by: "Ctrl-N: card\nCtrl-G: next prompt")
    #expect(problems.isEmpty)
    #expect(bindings.action(for: .control("n"), in: .writing, lineIsEmpty: true) == .card)
    #expect(bindings.action(for: .control("g"), in: .writing, lineIsEmpty: true) == .nextPrompt)
  }

  @Test(
    "what cannot be is named with line and column, and the rest is read",
    arguments: [
      (
        "Ctrl-N: card",
        "1:1 Ctrl-N is the only key for 'next prompt' (writing in a live session); give that another key too"
      ),
      ("\n  Ctrl-Nn: card", "2:3 'Ctrl-Nn' is no key; write Ctrl-N, F2, Tab or one letter"),
      ("F2: fly", "1:5 no action 'fly'; 'evenkeel' with ? lists them"),
      ("F2: card\nF2: help", "2:1 F2 has an action in line 1 already; keep one of them"),
      ("card", "1:1 a line is 'key: action', such as 'Ctrl-N: card'"),
    ])
  func problems(text: String, expected: String) {
    let (bindings, problems) = Bindings.standard.remapped(by: text + "\nF3: undo\n")
    #expect(problems.map { "\($0.line):\($0.column) \($0.message)" } == [expected])
    #expect(bindings.action(for: .function(3), in: .writing, lineIsEmpty: true) == .undo)
  }

  @Test("the bottom line shows the keys as remapped")
  func bottomLine() {
    let mine = Bindings.standard.remapped(by: "F2: next prompt").bindings
    var group = LiveRehearsal(
      .lateDeliveries, people: LiveRehearsal.people, setting: .rehearsal(bindings: mine))
    group.press("Esc Esc")
    #expect(group.keys.contains("F2 next"))
  }
}
