import Canvas
import Desk
import Fieldwork
import Preparing
import Testing

@Suite("The start screen")
struct StartTests {
  @Test("shows who is here, what they agree to and what is still missing")
  func wholeScreen() throws {
    var start = StartRehearsal(readiness: StartRehearsal.late)
    start.answerTwo()
    try expectKept(start.frame(), as: "start-80x24")
    #expect(start.frame().cursor == Position(column: 38, row: 6))
  }

  @Test(
    "keeps its shape on every width it is made for", arguments: [(120, 40), (100, 24), (40, 10), (60, 16)])
  func widths(_ columns: Int, _ rows: Int) throws {
    var start = StartRehearsal(readiness: StartRehearsal.late, size: Size(columns: columns, rows: rows))
    start.answerTwo()
    try expectKept(start.frame(columns, rows), as: "start-\(columns)x\(rows)")
    start.press(.tab)
    try expectKept(start.frame(columns, rows), as: "start-ready-\(columns)x\(rows)")
  }

  @Test("has a stand-in for every sign on a terminal that knows only ASCII")
  func ascii() throws {
    let frame = StartRehearsal(readiness: StartRehearsal.late).frame().withStandIns()
    #expect(frame.text.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test("scrolls people and readiness list apart when they do not fit together")
  func many() throws {
    let people = (1...25).map { Participant(.participant($0), name: "Person \($0)", unit: "Unit \($0 % 4)") }
    var start = StartRehearsal(people, readiness: StartRehearsal.late)
    start.press(.character("G"))
    try expectKept(start.frame(), as: "start-many-80x24")
    start.press(.tab, .character("G"))
    try expectKept(start.frame(), as: "start-many-ready-80x24")
  }

  @Test("people stand in the order they sit: their digits round the table, then Enter; it goes on record")
  func seats() throws {
    var start = StartRehearsal()
    start.press(.character("s"), .character("4"), .character("2"), .character("7"))
    try expectKept(start.frame(), as: "start-seats-80x24")
    start.press(.backspace, .character("1"), .enter)
    #expect(start.desk.outcome.people.map(\.code.number) == [4, 2, 1, 3, 5, 6, 7])
    #expect(start.frame().text(row: 4).hasPrefix(" 4 Eli Brandt"))
    let places = start.desk.outcome.entries.compactMap { entries -> Int? in
      if case .person(let step)? = entries.first { return step.place }
      return nil
    }
    #expect(places == [1, 2, 3, 4, 5, 6, 7])
    start.press(.character("u"))
    #expect(start.notice.hasPrefix("Taken back: the seating order."))
    #expect(start.desk.outcome.people.map(\.code.number) == [1, 2, 3, 4, 5, 6, 7])
    let none = start.desk.outcome.entries.compactMap { entries -> Int? in
      if case .person(let step)? = entries.first { return step.place }
      return nil
    }
    #expect(none.isEmpty, "nobody has said where people sit")
  }

  @Test("what is to be done about a line goes on in the row below when it is long")
  func longRemedy() {
    let remedy = "'evenkeel study brief' writes the page to bring, 'evenkeel study signoff' keeps the answer"
    var start = StartRehearsal(readiness: { _ in [ReadinessLine(.warn, "sign-off", "none", remedy: remedy)] })
    start.press(.tab)
    #expect(
      start.frame().text(row: 20)
        == "To do: 'evenkeel study brief' writes the page to bring, 'evenkeel study signoff'")
    #expect(start.frame().text(row: 21) == "keeps the answer.")
  }

  @Test("says how to add people when nobody is on the list")
  func nobody() throws {
    var start = StartRehearsal([])
    try expectKept(start.frame(), as: "start-nobody-80x24")
    start.press(.character("y"), .character("w"), .character("3"), .right, .down)
    #expect(start.effects.isEmpty)
  }

  @Test("says in row 1 that it is a rehearsal, and the gate is skipped")
  func rehearsal() throws {
    var start = StartRehearsal(readiness: StartRehearsal.late)
    start.press(.character("r"))
    try expectKept(start.frame(), as: "start-rehearsal-80x24")
    start.press(.enter, .enter)
    #expect(start.begun?.isRehearsal == true)
  }

  @Test("names with escape sequences or bidi controls are shown harmlessly")
  func hostile() throws {
    let start = StartRehearsal([
      Participant(.participant(1), name: "\u{1B}[31mDana\u{7}", unit: "\u{202E}stinu"),
      Participant(.participant(2), name: "花子👩🏽‍💻", unit: "ريم"),
    ])
    let frame = start.frame()
    #expect(frame.text.unicodeScalars.allSatisfy { $0 == "\n" || TextWidth.columns(of: $0) >= 0 })
    try expectKept(frame, as: "start-hostile-80x24")
  }

  @Test(
    "no size breaks it, and keys go on working below the smallest", arguments: [1, 2, 39, 40, 79, 80, 300])
  func sizes(_ columns: Int) {
    for rows in [0, 1, 5, 9, 10, 15, 16, 24, 100] {
      var start = StartRehearsal(readiness: StartRehearsal.late, size: Size(columns: columns, rows: rows))
      for key in [Key.character("y"), .tab, .character("G"), .enter, .enter, .character("x"), .enter, .tab] {
        start.press(key)
        _ = start.frame(columns, rows)
      }
      #expect(!start.effects.isEmpty)
    }
  }

  @Test("help is made from the key table; Ctrl-C asks before it leaves")
  func common() {
    var start = StartRehearsal()
    start.press(.function(1))
    #expect(start.frame().text(row: 0).hasPrefix("Help · starting a session"))
    start.press(.escape, .control("c"))
    #expect(start.notice == "Leave? Ctrl-C again leaves, any other key goes on.")
    start.press(.control("c"))
    #expect(start.effects == [.leave])
  }
}

@Suite("Consent and presence on the start screen")
struct StartAnswersTests {
  @Test("y is yes to what is not answered, and on to the next person in the room")
  func yes() {
    var start = StartRehearsal()
    start.press(.character("y"))
    #expect(start.desk.outcome.consent[.participant(1)] == StartRehearsal.all(.yes))
    #expect(start.frame().cursor == Position(column: 38, row: 5))
  }

  @Test("all but one takes two keys, whoever is late is passed over")
  func allButOne() {
    var start = StartRehearsal()
    start.press(.down, .character("w"), .up)
    start.press(.character("3"), .character("y"), .character("y"))
    var expected = StartRehearsal.all(.yes)
    expected[.beQuoted] = .no
    #expect(start.desk.outcome.consent[.participant(1)] == expected)
    #expect(start.desk.outcome.consent[.participant(2)] == nil)
    #expect(start.desk.outcome.consent[.participant(3)] == StartRehearsal.all(.yes))
  }

  @Test("a digit, or Space in the cell, says no first and then yes")
  func oneCell() {
    var start = StartRehearsal()
    start.press(.character("2"), .right, .character(" "), .character(" "))
    #expect(start.desk.outcome.consent[.participant(1)] == [.record: .no, .beQuoted: .yes])
    #expect(start.frame().cursor == Position(column: 57, row: 4))
  }

  @Test("x is no to what is not answered; an answer once given stays")
  func no() {
    var start = StartRehearsal()
    start.press(.character("1"), .character("1"), .character("x"))
    var expected = StartRehearsal.all(.no)
    expected[.takePart] = .yes
    #expect(start.desk.outcome.consent[.participant(1)] == expected)
  }

  @Test("w goes from here to not here yet, to coming late, and back; yes brings somebody in")
  func presence() {
    var start = StartRehearsal()
    var seen: [Presence] = []
    for _ in 1...3 {
      start.press(.character("w"))
      seen.append(start.desk.outcome.presence(.participant(1)))
    }
    #expect(seen == [.expected, .late, .here])
    start.press(.character("w"), .character("y"))
    #expect(start.desk.outcome.presence(.participant(1)) == .here)
  }

  @Test("a adds people by name, Tab makes them the provider's or observers")
  func add() {
    var start = StartRehearsal()
    start.press(.character("a"))
    start.type("Rhea, Piet")
    start.press(.enter, .character("a"), .tab)
    start.type("Mira")
    start.press(.enter, .character("a"), .tab, .tab)
    start.type("Ada")
    start.press(.enter)
    let added = start.desk.outcome.people.dropFirst(7)
    #expect(added.map(\.code) == [.participant(8), .participant(9), .provider(1), .observer(1)])
    #expect(added.map(\.shownName) == ["Rhea", "Piet", "Mira", "Ada"])
    start.press(.character("y"))
    #expect(start.notice == "Observers are told what happens with the words; they are not asked.")
  }

  @Test("every step is taken back by u and brought back by Ctrl-R, and the notice names it")
  func undo() {
    var start = StartRehearsal()
    let before = start.desk.outcome
    start.press(.character("y"), .character("3"), .character("r"))
    let after = start.desk.outcome
    start.press(.character("u"))
    #expect(start.notice == "Taken back: rehearsal. ^R brings it back.")
    start.press(.character("u"), .control("_"))
    #expect(start.notice == "Taken back: Abe Linden, yes to 4. ^R brings it back.")
    #expect(start.desk.outcome == before)
    start.press(.control("r"), .control("r"), .control("r"))
    #expect(start.desk.outcome == after)
    start.press(.control("r"))
    #expect(start.notice == "Nothing to bring back here.")
  }

  @Test("every change is sent to be remembered, so that a crash loses no answer")
  func remembered() {
    var start = StartRehearsal()
    start.press(.character("y"), .down, .character("w"))
    #expect(start.effects.count == 2)
    #expect(start.effects.last == .keepStart(start.desk.outcome))
  }

  @Test("a pasted text is never taken for keys, and goes into the name being typed")
  func paste() {
    var start = StartRehearsal()
    start.send(.pasted("yyy\n"))
    #expect(start.effects.isEmpty)
    start.press(.character("a"))
    start.send(.pasted("Rhea\n"))
    #expect(start.effects.isEmpty)
    start.press(.enter)
    #expect(start.desk.outcome.people.last?.name == "Rhea")
  }
}

@Suite("Going live from the start screen")
struct StartGoingTests {
  @Test("Enter begins at once when nothing is missing")
  func atOnce() {
    var start = StartRehearsal(readiness: { _ in [StartRehearsal.customers] })
    #expect(start.notice == "Nothing is missing. Enter begins the session.")
    start.press(.enter)
    #expect(start.effects == [.begin(start.desk.outcome)])
  }

  @Test("Enter shows what stays open once, then begins")
  func warned() {
    var start = StartRehearsal()
    start.press(.enter)
    #expect(start.effects.isEmpty)
    #expect(start.notice == "Nothing is refused; open: consent. Enter begins the session.")
    #expect(start.frame().cursor == Position(column: 0, row: 20))
    start.press(.enter)
    #expect(start.begun != nil)
  }

  @Test("Enter opens what is refused; a reason typed stays on record and the session may begin")
  func override() throws {
    var start = StartRehearsal(readiness: StartRehearsal.late)
    #expect(start.notice == "Live is refused until Sales signs, or you type a reason that stays on record.")
    start.press(.enter, .enter)
    try expectKept(start.frame(), as: "start-detail-80x24")
    start.press(.enter, .enter)
    #expect(start.notice == "A reason in words, or Esc: it stays on record and in the summary.")
    start.type("Rhea said yes on the phone")
    start.press(.enter)
    try expectKept(start.frame(), as: "start-opened-80x24")
    start.press(.enter, .enter)
    let begun = try #require(start.begun)
    #expect(begun.overrides == [Override("sign-off", reason: "Rhea said yes on the phone")])
  }

  @Test("Esc closes what was opened, step by step, and nothing has begun")
  func escape() {
    var start = StartRehearsal(readiness: StartRehearsal.late)
    start.press(.enter, .enter, .enter)
    start.type("because")
    start.press(.escape, .escape)
    #expect(start.effects.isEmpty)
    #expect(start.frame().text(row: 13).hasPrefix(" refuse  sign-off"))
  }

  @Test("a session that could not be opened says NOT SAVED, keeps every answer, and Enter tries again")
  func notKept() throws {
    var start = StartRehearsal()
    start.press(.character("y"), .enter, .enter)
    start.send(.notKept(why: "The disk is full. Make room, then Enter.", ticket: 0))
    try expectKept(start.frame(), as: "start-not-saved-80x24")
    start.press(.enter)
    let begun = start.effects.filter { if case .begin = $0 { true } else { false } }
    #expect(begun == [.begin(start.desk.outcome), .begin(start.desk.outcome)])
    #expect(start.desk.outcome.consent[.participant(1)] == StartRehearsal.all(.yes))
  }

  @Test("Enter pressed twice begins once")
  func twice() {
    var start = StartRehearsal()
    start.press(.enter, .enter, .enter)
    #expect(start.effects.count == 1)
  }

  @Test("each person's presence and answers are one line of the journal, each reason another")
  func entries() {
    let outcome = StartOutcome(
      people: [
        Participant(.facilitator, name: "Mira"),
        Participant(.participant(1), name: "Abe Linden", unit: "Northmill Shops"),
        Participant(.participant(2), name: "Bo Castell"),
      ],
      presence: [.participant(2): .late],
      consent: [.participant(1): [.observers: .no, .takePart: .yes]],
      overrides: [Override("sign-off", reason: "on the phone")])
    #expect(
      outcome.entries == [
        [
          .person(PersonStep(.participant(1), presence: .here, role: .customer, unit: "Northmill Shops")),
          .consent(Consent(.participant(1), .takePart, .yes)),
          .consent(Consent(.participant(1), .observers, .no)),
        ],
        [.person(PersonStep(.participant(2), presence: .late, role: .customer))],
        [.override(Override("sign-off", reason: "on the phone"))],
      ])
  }

  @Test("the readiness list follows the people in the room")
  func readiness() throws {
    let study = Study(title: "Late deliveries", gatekeepers: [Gatekeeper("Rhea Vonk", unit: "Sales")])
    let readiness = Readiness(
      guide: Guide(title: "Late deliveries"), guideDigest: String(repeating: "a", count: 64), study: study,
      today: Day(daysSince1970: 20_000))
    var start = StartRehearsal(readiness: { $0.lines(readiness) })
    #expect(start.notice == "Live is refused until Sales signs, or you type a reason that stays on record.")
    for _ in 1...7 { start.press(.character("w"), .down) }
    #expect(start.notice.hasPrefix("Live is refused: sign-off, customers. "))
    start.press(.character("r"))
    #expect(start.notice.hasPrefix("A rehearsal: "))
  }
}
