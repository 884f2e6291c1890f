import Canvas
import Desk
import Fieldwork
import Testing

@Suite("The home screen")
struct HomeTests {
  @Test("shows studies with their sessions, people, minutes and what waits")
  func wholeScreen() throws {
    var home = try HomeRehearsal(.autumn(), offers: [.review, .followUps])
    home.press(.character("g"))
    try expectKept(home.frame(), as: "home-80x24")
    #expect(home.frame().cursor == Position(column: 0, row: 4))
  }

  @Test(
    "keeps its shape on every width it is made for",
    arguments: [(120, 40), (100, 24), (40, 10), (60, 16)])
  func widths(_ columns: Int, _ rows: Int) throws {
    let home = try HomeRehearsal(.autumn(), size: Size(columns: columns, rows: rows))
    try expectKept(home.frame(columns, rows), as: "home-\(columns)x\(rows)")
  }

  @Test("has a stand-in for every sign on a terminal that knows only ASCII")
  func ascii() throws {
    let frame = try HomeRehearsal(.autumn()).frame().withStandIns()
    try expectKept(frame, as: "home-ascii-80x24")
    #expect(frame.text.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test("asks nothing on a first start and offers three ways to begin")
  func firstStart() throws {
    try expectKept(HomeRehearsal().frame(), as: "home-first-80x24")
    try expectKept(HomeRehearsal().frame(40, 10), as: "home-first-40x10")
  }

  @Test("a first start leads to the sample, to practice, or to a session of one's own")
  func firstSteps() throws {
    var home = try HomeRehearsal()
    home.press(.enter, .character("j"), .enter, .character("j"), .enter)
    #expect(home.effects == [.open(.sample), .open(.practice)])
    #expect(home.row(21).hasPrefix("title>"))
  }

  @Test("offers the sample study below one's own until it is laid out")
  func sample() throws {
    var home = try HomeRehearsal(.long(2))
    #expect(home.row(7) == "Sample study                                             to try things out")
    home.press(.character("G"), .enter)
    #expect(home.effects == [.open(.sample)])
  }

  @Test("begins on the session that stopped last, so that one key resumes it")
  func resume() throws {
    var home = try HomeRehearsal(.autumn())
    home.press(.enter)
    #expect(home.effects == [.open(.session(path: "late/c"))])
  }

  @Test(
    "Enter does what the bottom line says of the row",
    arguments: [
      (0, "read", HomeAction.session(path: "late/a")), (1, "export", .export(path: "late/b")),
      (2, "resume", .session(path: "late/c")), (3, "start", .session(path: "late/d")),
      (5, "read", .session(path: "first/i")),
    ])
  func nextSteps(_ row: Int, _ word: String, _ action: HomeAction) throws {
    var home = try HomeRehearsal(.autumn())
    home.press(.character("g"))
    for _ in 0..<row { home.press(.down) }
    #expect(home.row(23).hasPrefix("Enter \(word)  "))
    home.press(.enter)
    #expect(home.effects == [.open(action)])
  }

  @Test("review and follow-ups are led to when the program has them")
  func offered() throws {
    var home = try HomeRehearsal(.autumn(), offers: [.review, .followUps])
    home.press(.character("g"), .enter, .character("R"), .character("F"))
    #expect(
      home.effects == [
        .open(.review(path: "late/a")), .open(.review(path: "late/a")), .open(.followUps),
      ])
  }

  @Test("what is not there yet says in one sentence what works today")
  func notThere() throws {
    var home = try HomeRehearsal(.autumn())
    home.press(.character("R"))
    #expect(home.notice == "No review screen in this version; Enter shows the session with its flags.")
    home.press(.character("F"))
    #expect(home.notice == "No register screen in this version; a transcript lists its follow-ups.")
    #expect(home.effects.isEmpty)
    #expect(!home.row(23).contains("R review"))
  }

  @Test("a session somebody else writes to, or that cannot be read, says so and opens nothing")
  func cannotOpen() throws {
    let listing = HomeListing(studies: [
      HomeListing.Study(
        title: "Two", state: "", path: "two",
        sessions: [
          HomeListing.Session(
            title: "Held", path: "h", day: nil, people: 0, minutes: nil, state: .held(by: "Noor, 4711")),
          HomeListing.Session(
            title: "Torn", path: "t", day: nil, people: 0, minutes: nil,
            state: .unreadable("line 7 is damaged; 'evenkeel repair t' keeps a copy, then mends it")),
        ])
    ])
    var home = try HomeRehearsal(listing)
    home.press(.character("g"), .enter)
    #expect(home.notice == "Held is being written by Noor, 4711. Close it there, then Enter here.")
    home.press(.down, .enter)
    #expect(home.notice.hasPrefix("line 7 is damaged; "))
    home.press(.character("E"))
    #expect(home.effects.isEmpty)
  }

  @Test("undo and redo take nothing back here, and say where they do")
  func undo() throws {
    var home = try HomeRehearsal(.autumn())
    home.press(.character("u"))
    #expect(home.notice.hasPrefix("Nothing to take back on this screen."))
    home.press(.control("_"), .control("r"))
    #expect(home.effects.isEmpty)
  }

  @Test("Ctrl-C asks and Ctrl-C again leaves; any other key goes on and does its own")
  func leaving() throws {
    var home = try HomeRehearsal(.autumn())
    home.press(.control("c"))
    #expect(home.notice == "Leave evenkeel? Ctrl-C again leaves, any other key goes on.")
    home.press(.character("j"), .control("c"))
    #expect(home.effects.isEmpty)
    home.press(.control("c"))
    #expect(home.effects == [.leave])
  }

  @Test("q leaves, Esc pressed by habit does not")
  func quit() throws {
    var home = try HomeRehearsal(.autumn())
    home.press(.escape)
    #expect(home.effects.isEmpty)
    home.press(.character("q"))
    #expect(home.effects == [.leave])
  }

  @Test("a pasted text is never taken for keys")
  func paste() throws {
    var home = try HomeRehearsal(.autumn())
    home.send(.pasted("q\nT\n"))
    #expect(home.effects.isEmpty)
    #expect(home.notice == "Pasted text is never taken for keys. / finds words, a adds a session.")
  }

  @Test("wakes once a minute for the clock and for nothing else")
  func clock() throws {
    var home = try HomeRehearsal(.autumn())
    let due = try #require(home.desk.nextDeadline)
    #expect(due.milliseconds - home.now.milliseconds == 60_000)
    home.now = due
    home.send(.tick)
    #expect(home.row(0).hasSuffix("13:13"))
  }

  @Test("help is made from the key table and closes with Esc")
  func help() throws {
    var home = try HomeRehearsal(.autumn())
    home.press(.character("?"))
    #expect(home.row(0).hasPrefix("Help · studies and sessions"))
    home.press(.character("f"))
    #expect(home.frame().text.contains("answer a customer's line, see the flags"))
    home.press(.character("q"))
    #expect(home.row(0).hasPrefix("evenkeel"))
    #expect(home.effects.isEmpty)
  }
}
