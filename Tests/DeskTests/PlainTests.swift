import Desk
import Facilitation
import Fieldwork
import Preparing
import Rehearsal
import Testing

@Suite("Line mode does the whole job without a screen")
struct PlainTests {
  @Test(
    "A line is a turn by number or code, a command, or words for whoever spoke last",
    arguments: [
      ("3: We rang.", PlainLine.words("We rang.", seat: 3, code: nil)),
      ("0: And then?", .words("And then?", seat: 0, code: nil)),
      ("P12: late again", .words("late again", seat: nil, code: "P12")),
      ("F: thank you", .words("thank you", seat: nil, code: "F")),
      ("3:We rang.", .words("We rang.", seat: 3, code: nil)),
      ("3:30 is when it comes", .words("3:30 is when it comes", seat: nil, code: nil)),
      ("Note: not a person", .words("Note: not a person", seat: nil, code: nil)),
      ("We rang.", .words("We rang.", seat: nil, code: nil)),
      ("/mark quote", .command(.mark, "quote")),
      ("/not-so", .command(.notSo, "")),
      ("/no-such", .unknown("no-such")),
      ("  ", .nothing),
      ("4:", .words("", seat: 4, code: nil)),
    ])
  func reading(_ line: String, _ expected: PlainLine) {
    #expect(PlainLine(line) == expected)
  }

  @Test("A session typed as lines prints each kept row, then its flag, and goes on with whoever spoke last")
  func conversation() {
    var room = PlainRoom()
    #expect(
      room.type(
        "/add Dana", "1: We were told on the day itself.", "Twice since spring.", "/mark quote",
        "0: We'll fix that by Friday", "/not-so", "/expect 1", "/undo", "/find spring")
          == """
          1 Dana here
          00:00:02 1 Dana   We were told on the day itself.
          00:00:03 1 Dana   Twice since spring.
          00:00:03 1 Dana   Twice since spring.  "
          00:00:05 0 you    We'll fix that by Friday
          P! 00:00:05 dated promise "fix" · say: I'll record that.
          not so; /undo takes it back
          expectation: "We'll fix that by Friday"
          undone: a follow-up, expectation of 00:00:07
          00:00:03 1 Dana   Twice since spring.  "
          """)
  }

  @Test("Who sits where is one command, and people are listed so")
  func seats() {
    var room = PlainRoom()
    #expect(
      room.type("/add Dana", "/add Eli", "/add Fay", "/seats 3, 1", "/seats", "/seats 9", "/undo", "/seats")
        == """
        1 Dana here
        2 Eli here
        3 Fay here
        seated: 3 Fay, 1 Dana, 2 Eli
        seated: 3 Fay, 1 Dana, 2 Eli
        nobody has the number '9'; /people lists them
        undone: the seating order of 00:00:04
        seated: 1 Dana, 2 Eli, 3 Fay
        """)
  }

  @Test("Words in quotes by anyone but the facilitator are kept as a quote")
  func quotes() {
    var room = PlainRoom()
    _ = room.type("2: \"Nobody rang.\"", "0: \"Nobody rang.\"")
    #expect(room.desk.session.standing.rows.filter(\.isTurn).map(\.marks) == [["quote"], []])
  }

  @Test("Names, people who turn out to be one, what was felt heard, and counts have their commands")
  func people() {
    var room = PlainRoom()
    #expect(
      room.type(
        "/add Dana", "/add Eli", "1: We rang.", "/mark f2", "/mark f3", "/rename 2 Elias", "2: So did we.",
        "/heard 1 4 mostly", "/counts", "/same 2 1")
          == """
          1 Dana here
          2 Eli here
          00:00:03 1 Dana   We rang.
          00:00:03 1 Dana   We rang.  f2
          00:00:03 1 Dana   We rang.  f3
          00:00:07 2 Elias  So did we.
          00:00:08 1 Dana   4 of 5: mostly
          frustration3 1: 1 Dana 1 · Welcome 1
          heard 1: 1 Dana 1 · Welcome 1
          2 Elias
          """)
  }

  @Test("What cannot be done is said in one sentence and adds nothing")
  func refusals() {
    var room = PlainRoom()
    #expect(
      room.type(
        "/undo", "/mark quote", "/left nobody", "/left 77", "/consent 1 often yes", "/prev", "/card", "/notes"
      )
        == """
        there is nothing to undo
        there is no kept line for it yet
        nobody has the number 'nobody'; /people lists them
        nobody has the number '77'; /people lists them
        like this: /consent 3 record yes; the purposes are take part, record, be quoted, observers
        this is the first prompt of the guide
        there are no cards
        no notes from observers wait
        """)
    #expect(room.desk.session.kept.count == 1)
  }

  @Test("A card says what to ask, step by step, and what to mind; it is on the record")
  func card() {
    var room = PlainRoom(cards: [
      ("example", "Think of the last time.\nAsk about the past."),
      ("frustration", "1 Let it be said.\n2 The facts."),
    ])
    #expect(
      room.type("/card", "/card frustration", "/time") == """
        card: example
           Think of the last time.
           Ask about the past.
        card: frustration
           1 Let it be said.
           2 The facts.
        00:00:03 · 7 of 8 min left · on time
        must-ask left: 2.1, 3.1
        """)
    #expect(room.desk.session.standing.cards.map(\.card) == ["example", "frustration"])
  }

  @Test("Points are read back by number, and what people answered is kept")
  func playback() {
    var room = PlainRoom()
    #expect(
      room.type(
        "/add Dana", "1: Tell us before the time is up.", "/mark quote", "/playback",
        "/corrected 1 in good time",
        "/playback")
          == """
          1 Dana here
          00:00:02 1 Dana   Tell us before the time is up.
          00:00:02 1 Dana   Tell us before the time is up.  "
          1 not asked  Tell us before the time is up.  (1 Dana)
          corrected
          1 corrected  Tell us before the time is up.  (1 Dana)
          """)
  }

  @Test("/help names every command")
  func help() {
    var room = PlainRoom()
    let lines = room.type("/help")
    for command in PlainCommand.allCases { #expect(lines.contains("/\(command.rawValue)")) }
  }
}

/// A line-mode session whose disk keeps everything; a second passes before each line.
private struct PlainRoom {
  var told = Telling()
  var desk: PlainDesk

  init(cards: [(name: String, words: String)] = []) {
    let fix: Flagging = { utterance in
      guard let found = utterance.text.firstRange(of: "fix") else { return [] }
      let start = utterance.text.utf8.distance(from: utterance.text.startIndex, to: found.lowerBound)
      return [
        Finding(
          .promising, rule: "promise.deadline", bytes: start..<(start + 3), tier: .sure, score: 1,
          kind: "dated promise", reason: "a date", advice: "I'll record that.")
      ]
    }
    desk = PlainDesk(
      session: told.session, roster: Roster(), marks: Shelf.marks, cards: cards, ruleBook: "1", flagging: fix
    )
  }

  mutating func type(_ lines: String...) -> String {
    var printed: [String] = []
    for line in lines {
      told.wait(seconds: 1)
      switch desk.read(line, at: told.milliseconds) {
      case .keep(let entries), .takeInNotes(let entries), .close(let entries): printed += keep(entries)
      case .keepNamed(let entries, let name):
        if case .person(let step)? = entries.first {
          desk.roster.people.append(Participant(step.code, name: name))
        }
        printed += keep(entries)
      case .say(let lines), .hold(let lines): printed += lines
      case .name(let code, let name):
        desk.roster.people = desk.roster.people.filter { $0.code != code } + [Participant(code, name: name)]
      case .quit: break
      }
    }
    return printed.joined(separator: "\n")
  }

  private mutating func keep(_ entries: [Entry]) -> [String] {
    told.keep(entries)
    guard let kept = told.session.kept.last else { return [] }
    let outcome = desk.kept([kept])
    return outcome.next.reduce(outcome.lines) { $0 + keep([$1]) }
  }
}
