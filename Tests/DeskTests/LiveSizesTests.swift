import Canvas
import Desk
import Facilitation
import Fieldwork
import Rehearsal
import Testing

@Suite("Live at every size, in monochrome, in ASCII, with any names")
struct LiveSizesTests {
  /// Desks in each of their states, by name.
  private static func states() -> [(name: String, desk: LiveRehearsal)] {
    var states: [(String, LiveRehearsal)] = [("calm", .calm()), ("closing", .closing())]
    states.append(("opening", LiveRehearsal(.lateDeliveries, people: LiveRehearsal.people)))
    for keys in ["Esc", "Tab", "Up k", "?", "Esc l", "Esc w", "Esc e", "Ctrl-G", "Ctrl-T", "Esc /", "Ctrl-C"]
    {
      var group = LiveRehearsal.calm()
      group.type("words that are being typed and go on for more than a row of the screen has room for, see")
      group.press(keys)
      states.append((keys, group))
    }
    return states
  }

  @Test("no size breaks a screen: the cursor is on it, help is named, nothing traps")
  func everySize() {
    for (name, group) in Self.states() {
      for (columns, rows) in [
        (1, 1), (2, 30), (30, 2), (39, 9), (40, 10), (41, 11), (63, 15), (64, 16), (79, 24), (80, 24),
        (81, 25), (99, 30),
        (100, 24), (101, 15), (119, 40), (120, 40), (200, 12), (300, 100),
      ] {
        let frame = group.frame(columns, rows)
        #expect(frame.size == Size(columns: columns, rows: rows))
        #expect(frame.cursor.map(frame.contains) == true, "\(name) at \(columns)x\(rows)")
        if columns >= 40 && rows >= 10 {
          #expect(frame.text(row: rows - 1).contains("? help"), "\(name) at \(columns)x\(rows)")
        }
      }
    }
  }

  @Test("below 40 x 10 a line says how large the window must be, while keys still work")
  func tooSmall() {
    var group = LiveRehearsal.calm()
    #expect(group.frame(39, 9).text(row: 0) == "evenkeel needs 40x10")
    group.type("still typed")
    group.press("Enter")
    #expect(group.last?.text == "still typed")
  }

  @Test("a resize keeps focus, newest line and typed words, and says nothing")
  func resize() {
    var group = LiveRehearsal.calm()
    group.type("half a line")
    let before = group.screen()
    group.send(.resized(Size(columns: 1, rows: 1)))
    _ = group.frame(1, 1)
    group.send(.resized(Size(columns: 80, rows: 24)))
    #expect(group.screen() == before)
  }

  @Test("without UTF-8 every row keeps its shape: stand-ins are one column each")
  func ascii() throws {
    let frame = LiveRehearsal.calm(withNote: true).screen(120, 40)
    let plain = frame.withStandIns()
    #expect(plain.text.unicodeScalars.allSatisfy { $0.isASCII })
    try expectKept(plain, as: "live-ascii")
  }

  @Test("weights of the calm screen: little is bold, so that it stands out")
  func weights() throws {
    try expectKept(text: LiveRehearsal.calm().frame().styledText, as: "live-weights")
  }

  @Test("more people than fit: cells grow narrower, then the chosen one and you stay in sight")
  func manyPeople() throws {
    var group = crowd(13)
    try expectKept(group.screen(), as: "live-13-people")
    group = crowd(25)
    group.press("9 9")
    #expect(group.row(19).contains("19 W"))
    #expect(group.row(19).contains("0 you"))
  }

  private func crowd(_ count: Int) -> LiveRehearsal {
    let people = (1...count).map { Participant(.participant($0), name: "Wilhelmina\($0)") }
    var group = LiveRehearsal(.withPlayback, people: people)
    group.keep(people.map { .person(PersonStep($0.code, presence: .here)) })
    group.say("00:00:30", 3, "Here I am.")
    group.say("00:00:40", 5, "So am I, with many more words than anybody else here.")
    group.at("00:11:00")
    return group
  }

  @Test("long, wide and hostile names and words are shown harmlessly and break no column")
  func hostile() throws {
    let names = [
      "Bartholomew Featherstone", "山田太郎さん", "عبد الرحمن", "\u{1B}[31mRed\u{7}", "a\u{202E}b", "👩‍👩‍👧",
      "e\u{301}\u{301}\u{301}",
    ]
    let people = names.enumerated().map { Participant(.participant($0 + 1), name: $1) }
    var group = LiveRehearsal(.withPlayback, people: people)
    group.keep(people.map { .person(PersonStep($0.code, presence: .here)) })
    for seat in 1...7 {
      group.say("00:00:3\(seat)", seat, "納期が遅れると、まず電話をします。\u{1B}]0;title\u{7} then \(names[seat - 1])")
    }
    let frame = group.frame()
    #expect(
      !frame.text.unicodeScalars.contains {
        $0.value < 0x20 && $0 != "\n" || (0x202A...0x202E).contains($0.value)
      })
    try expectKept(group.screen(), as: "live-hostile")
  }

  @Test("a rehearsal says so first in row 1, at every width")
  func rehearsal() {
    let group = LiveRehearsal(.lateDeliveries, setting: .rehearsal(isRehearsal: true))
    #expect(group.row(1).hasPrefix("rehearsal · Welcome"))
    #expect(group.frame(40, 10).text(row: 0).hasPrefix("rehearsal "))
  }

  @Test("without study, roster or minutes the desk is there all the same")
  func bare() throws {
    var group = LiveRehearsal(Guide.reading("Just talk").guide)
    group.say("00:00:10", 3, "Hello.")
    group.press("8")
    try expectKept(group.screen(), as: "live-bare")
  }

  @Test("a typed line longer than the screen shows its end, the prompt stays")
  func longLine() throws {
    var group = LiveRehearsal.calm()
    group.type((1...60).map { "word\($0)" }.joined(separator: " "))
    try expectKept(group.screen(), as: "live-long-line")
    #expect(group.row(22).hasPrefix("3 Dana> …"))
  }

  @Test("idle, the desk wakes for the clock's next full second and nothing else")
  func idle() {
    var group = LiveRehearsal.calm()
    #expect(group.desk.nextDeadline == group.now.adding(milliseconds: 1000))
    group.wait(milliseconds: 400)
    #expect(group.desk.nextDeadline == group.now.adding(milliseconds: 600))
  }

  @Test("the smallest screen of the drawings")
  func smallest() throws {
    var group = LiveRehearsal.untilSpring()
    group.say("00:32:31", 0, "I'll write it down.")
    group.say("00:32:44", 7, "We keep a second stock.")
    group.press("Tab a Tab * 3")
    group.send(.notice(""))
    try expectKept(group.screen(40, 10), as: "live-40x10-drawn")
  }
}
