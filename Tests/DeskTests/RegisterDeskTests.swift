import Canvas
import Desk
import Fieldwork
import Reviewing
import Testing

@Suite("The register screen")
struct RegisterDeskTests {
  @Test("it stands as drawn, sorted by warn-by, with an undone step named")
  func asDrawn() throws {
    var register = try RegisterRehearsal()
    register.keys("jjjjjd")
    register.type("+2w")
    register.press(.enter)
    register.keys("u")
    register.press(.character("g"))
    try expectKept(register.frame(), as: "register-80x24")
    #expect(register.frame().cursor == Position(column: 0, row: 4))
  }

  @Test(
    "other sizes keep the row in focus, the kinds and the help",
    arguments: [
      Size(columns: 120, rows: 40), Size(columns: 40, rows: 10), Size(columns: 60, rows: 16),
      Size(columns: 300, rows: 100),
    ])
  func sizes(_ size: Size) throws {
    var register = try RegisterRehearsal(size: size)
    for _ in 0..<14 { register.press(.down) }
    let frame = register.frame(size.columns, size.rows)
    #expect(frame.text.contains("The second list"))
    #expect(frame.text(row: 1).hasPrefix("all 14"))
    #expect(frame.text(row: size.rows - 1).contains("? help"))
    let cursor = try #require(frame.cursor)
    #expect(cursor.column == 0 && frame.text(row: cursor.row).contains("The second list"))
  }

  @Test(
    "wide and small it stands as drawn",
    arguments: [Size(columns: 120, rows: 40), Size(columns: 40, rows: 10)])
  func drawnSizes(_ size: Size) throws {
    var register = try RegisterRehearsal(size: size)
    register.keys("j")
    try expectKept(
      register.frame(size.columns, size.rows), as: "register-\(size.columns)x\(size.rows)")
  }

  @Test("what can be said names the day people know, never the one set since, until they are told")
  func saying() throws {
    var register = try RegisterRehearsal()
    register.keys("d")
    register.type("8 dec")
    register.press(.enter)
    register.type("a part is late")
    register.press(.enter)
    #expect(
      register.frame().text.contains(
        "say: You were told Friday; it is Tue 8 Dec now. Here is where it stands: …"))
    register.keys("t⏎")
    #expect(register.frame().text.contains("say: You were told Tue 8 Dec. Here is where it stands: …"))
    register.keys("Gd")
    register.type("+2w")
    register.press(.enter)
    register.keys("g")
    let first = register.desk.register.lines.first { $0.words == "The second list" }
    let line = try #require(first)
    #expect(
      register.desk.register.sentence(for: line)
        == "No day was named; it is Tue 8 Dec now. Here is where it stands: …")
  }

  @Test("told is two keys")
  func told() throws {
    var register = try RegisterRehearsal()
    register.keys("t⏎")
    #expect(
      register.effects == [
        .appendReview(
          [
            .followUpStep(
              FollowUpStep(
                Reference(EntryID(120)),
                .told(who: [.participant(3), .participant(6)], on: Day(daysSince1970: 20_781), how: nil)))
          ], session: 0, ticket: 1)
      ])
    #expect(register.notice == " told today: \"We'll fix that by Friday\"")
    #expect(register.frame().text.contains("Told Dana, Omar on Tue 24 Nov."))
  }

  @Test(
    "how and when people were told can be typed",
    arguments: [
      ("by telephone", "on Tue 24 Nov, by telephone"), ("yesterday, by mail", "on Mon 23 Nov, by mail"),
      ("fri", "on Fri 20 Nov"),
    ])
  func toldHow(_ text: String, _ shown: String) throws {
    var register = try RegisterRehearsal()
    register.keys("t")
    register.type(text)
    register.press(.enter)
    #expect(register.frame().text.contains(shown))
  }

  @Test("a first day is kept as it is typed; another day asks why, and keeps the old one")
  func dates() throws {
    var register = try RegisterRehearsal()
    register.keys("d")
    register.type("8 dec")
    register.press(.enter)
    #expect(register.effects.isEmpty)
    #expect(register.notice == "It had a day; now due Tue 8 Dec. Why? The old day stays on record.")
    register.press(.enter)
    #expect(register.effects.isEmpty && register.notice.hasPrefix("Why another day?"))
    register.type("the part is late")
    register.press(.enter)
    #expect(register.effects.count == 1)
    #expect(register.frame().text.contains("was due Fri 27 Nov, due Tue 8 Dec: the part is late"))
    register.keys("jjd")
    register.type("+2w")
    register.press(.enter)
  }

  @Test("what is no day, or can be two, is said and stays in the line")
  func unreadableDay() throws {
    var register = try RegisterRehearsal()
    register.keys("Gd")
    register.type("3/4")
    register.press(.enter)
    #expect(register.notice.hasPrefix("\"3/4\" can be 3 apr or 4 mar; type one of the two."))
    #expect(register.row(22).hasPrefix("due> 3/4"))
    register.press(.escape)
    #expect(register.effects.isEmpty)
  }

  @Test("a day before today is said, and kept when it is entered again")
  func pastDay() throws {
    var register = try RegisterRehearsal()
    register.keys("Gd")
    register.type("2026-11-20")
    register.press(.enter)
    #expect(register.notice == "Fri 20 Nov is before today; Enter again keeps it.")
    #expect(register.effects.isEmpty)
    register.press(.enter)
    #expect(register.effects.count == 1)
  }

  @Test("kept, dropped and not provided leave the open ones, and stand among those that ended")
  func ends() throws {
    var register = try RegisterRehearsal()
    register.keys("y")
    #expect(register.row(1).hasPrefix("all 13   promises 2   reported 4"))
    register.keys("x⏎")
    #expect(register.row(1).hasPrefix("all 12   promises 1"))
    // Of what was asked for, a reason is wanted.
    register.press(.tab, .tab, .tab, .tab)
    register.keys("x⏎")
    #expect(register.notice.hasPrefix("Why is it not provided?"))
    register.type("not ours to give")
    register.press(.enter)
    register.press(.backTab)
    #expect(register.row(1).contains("ended 3"))
    #expect(register.row(0).contains("Follow-ups · Late deliveries · ended"))
  }

  @Test("who sees to it: a digit picks, a letter begins a name")
  func owner() throws {
    var register = try RegisterRehearsal()
    register.keys("w3")
    #expect(register.row(4).contains("Dana     Dana, Om…"))
    register.keys("wrhe⏎")
    #expect(register.row(4).contains("Rhea     Dana, Om…"))
    register.keys("wzz⏎")
    #expect(register.notice.hasPrefix("Nobody on the roster begins so"))
    register.press(.escape)
    register.keys("W")
    register.type("1, fay")
    register.press(.enter)
    #expect(register.row(4).hasSuffix("Abe, Fay"))
  }

  @Test("Tab goes from kind to kind, and round")
  func kinds() throws {
    var register = try RegisterRehearsal()
    register.press(.tab)
    #expect(register.frame().text.contains("You'll get the summary"))
    #expect(!register.frame().text.contains("A notice on the same day"))
    register.press(.backTab, .backTab)
    #expect(register.frame().text.contains("The second list"))
  }

  @Test("a line can be written down by hand, of the kind that is shown or by its letter")
  func add() throws {
    var register = try RegisterRehearsal()
    register.keys("a")
    #expect(register.notice.hasPrefix(" p promise  r reported promise"))
    register.keys("v")
    register.type("who keeps the list")
    register.press(.enter)
    #expect(register.row(1).contains("reservations 1"))
    #expect(
      register.effects == [
        .appendReview(
          [.followUp(FollowUp(.reservation, line: nil, words: "who keeps the list"))], session: 0, ticket: 1)
      ])
  }

  @Test("every step is taken back with u, and brought back")
  func undo() throws {
    var register = try RegisterRehearsal()
    let before = register.frame().text
    register.keys("y")
    register.keys("u")
    #expect(register.notice == " undone: \"We'll fix that by Friday\" open again. ^R redo")
    #expect(register.row(4) == before.split(separator: "\n", omittingEmptySubsequences: false)[4])
    register.press(.control("r"))
    #expect(register.row(1).hasPrefix("all 13"))
    register.keys("uu")
    #expect(register.notice == " Nothing to take back here.")
  }

  @Test("what the disk did not take is not shown as kept, and Enter tries again")
  func notSaved() throws {
    var register = try RegisterRehearsal()
    register.keeps = false
    register.keys("y")
    #expect(register.row(1).hasPrefix("all 14"))
    #expect(register.notice == "NOT SAVED  The disk is full; make room, then Enter.")
    register.keeps = true
    register.press(.enter)
    #expect(register.row(1).hasPrefix("all 13"))
    #expect(!register.frame().text.contains("NOT SAVED"))
  }

  @Test("Enter opens the line it came from, Esc comes back")
  func line() throws {
    var register = try RegisterRehearsal()
    register.press(.enter)
    #expect(register.effects == [.showRegisterLine(source: 0, EntryID(118))])
    let rows = (0..<40).map { number in
      RegisterContext.Row(
        milliseconds: 2_700_000 + number * 10_000, speaker: number % 2 == 0 ? "Dana" : "Mira",
        text: number == 20 ? "We'll fix that by Friday, I'll see to it." : "Words \(number)",
        isSource: number == 20)
    }
    _ = register.desk.update(
      .registerLine(RegisterContext(title: "Group A · line 118", rows: rows)), at: register.now)
    let frame = register.frame()
    #expect(frame.text(row: 0) == "Group A · line 118")
    let cursor = try #require(frame.cursor)
    #expect(frame.text(row: cursor.row).contains("We'll fix that by Friday, I'll see to it."))
    register.press(.escape)
    #expect(register.row(0).hasPrefix("Follow-ups"))
    register.keys("j⏎")
    #expect(register.notice.contains("came from no line"))
  }

  @Test("search goes round the lines that hold the words, and n from one past its warn-by to the next")
  func search() throws {
    var register = try RegisterRehearsal()
    register.keys("/")
    register.type("LIST")
    register.press(.enter)
    #expect(register.notice == " \"LIST\" 1 of 2")
    register.keys("n")
    #expect(register.notice == " \"LIST\" 2 of 2")
  }

  @Test("words of people cannot act on the terminal, and an empty register says how to begin")
  func hostile() throws {
    var source = RegisterRehearsal.autumn()[0]
    source.files = [
      RegisterSource.File(
        "journal.jsonl",
        [
          KeptEntry(
            1, at: Moment(milliseconds: 0),
            .followUp(FollowUp(.request, line: nil, words: "a\u{1B}[31m\u{202E}b\nc")))
        ])
    ]
    let text = try RegisterRehearsal([source]).frame().text
    #expect(!text.unicodeScalars.contains("\u{1B}") && !text.unicodeScalars.contains("\u{202E}"))
    source.files = []
    #expect(try RegisterRehearsal([source]).frame().text.contains("Nothing in the register yet."))
  }

  @Test("q leads home, Ctrl-C asks first, R opens the review of the session")
  func leaving() throws {
    var register = try RegisterRehearsal()
    register.press(.control("c"))
    #expect(register.notice.contains("Ctrl-C again leaves"))
    register.press(.character("R"), .character("q"))
    #expect(register.effects == [.open(.review(path: "study/sessions/group-a")), .leave])
  }

  @Test("a list of names and texts of a terminal's width is cut with a sign, in text whole")
  func listing() throws {
    let now = try #require(Moment(iso8601: RegisterRehearsal.tuesday))
    let register = Register(RegisterRehearsal.autumn(), at: now, offsetMinutes: 60)
    for columns in [80, 120, 40] {
      let listing = RegisterListing(register, names: .codes, columns: columns)
      let text = String(decoding: listing.text(register.lines), as: UTF8.self)
      #expect(text.split(separator: "\n").allSatisfy { TextWidth.columns(of: String($0)) <= columns })
      #expect(text.contains("Past their warn-by: none. Warn by tomorrow: 2.") || columns == 40)
    }
  }
}
