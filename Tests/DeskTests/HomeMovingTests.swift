import Canvas
import Desk
import Fieldwork
import Testing

@Suite("Moving and searching on the home screen")
struct HomeMovingTests {
  @Test("a hundred and ten thousand sessions are gone through by row, screen and end")
  func many() throws {
    var home = try HomeRehearsal(.long(110_000))
    #expect(home.row(4).hasPrefix("    Group 1 "))
    home.press(.character("f"))
    #expect(home.frame().text.contains("    Group 17 "))
    home.press(.character("G"), .character("k"))
    #expect(home.row(17).hasPrefix("    Group 110000 "))
    #expect(home.frame().cursor == Position(column: 0, row: 17))
    home.press(.character("g"))
    #expect(home.row(3).hasPrefix("A long study"))
  }

  @Test("a frame looks at the rows in sight only, wherever the focus is")
  func onlyVisible() throws {
    var home = try HomeRehearsal(.long(500))
    home.press(.character("G"))
    for _ in 1...40 { home.press(.up) }
    let shown = home.frame().text.split(separator: "\n").filter { $0.contains("Group ") }
    #expect(shown.count == 17)
    #expect(home.frame().cursor == Position(column: 0, row: 4))
  }

  @Test("Tab goes from study to study, round and round, Shift-Tab the other way")
  func parts() throws {
    var home = try HomeRehearsal(.autumn())
    home.press(.tab, .tab, .tab, .tab, .enter, .backTab, .enter)
    #expect(home.effects == [.open(.session(path: "late/a")), .open(.session(path: "sample/s"))])
  }

  @Test("a search goes to the next title that holds the words, then to the one after")
  func search() throws {
    var home = try HomeRehearsal(.long(300))
    home.press(.character("g"), .character("/"))
    home.type("GROUP 15")
    home.press(.enter)
    #expect(home.notice == "\"GROUP 15\" 1 of 11")
    home.press(.character("n"))
    #expect(home.notice == "\"GROUP 15\" 2 of 11")
    home.press(.enter, .character("N"), .character("N"))
    #expect(home.notice == "\"GROUP 15\" 11 of 11")
    #expect(home.effects == [.open(.export(path: "long/150"))])
  }

  @Test("a search without a hit says so and stays where it was")
  func noHit() throws {
    var home = try HomeRehearsal(.autumn())
    let before = home.frame().cursor
    home.press(.character("/"))
    home.type("zebra")
    home.press(.enter)
    #expect(home.notice == "\"zebra\" is in no title here.")
    #expect(home.frame().cursor == before)
  }

  @Test("while a search is typed letters are words, and Esc closes it")
  func typing() throws {
    var home = try HomeRehearsal(.autumn())
    home.press(.character("/"))
    home.type("q T?")
    #expect(home.row(21) == "find> q T?")
    home.press(.escape)
    #expect(home.row(21).isEmpty)
    #expect(home.effects.isEmpty)
  }

  @Test("without a search n goes to the next session that stopped or waits")
  func nextOpen() throws {
    var home = try HomeRehearsal(.autumn())
    home.press(.character("g"), .character("n"), .enter, .character("n"), .enter)
    #expect(home.effects == [.open(.session(path: "late/c")), .open(.session(path: "late/d"))])
  }

  @Test("a listing read anew leaves the focus on its session")
  func newListing() throws {
    var home = try HomeRehearsal(.autumn())
    home.press(.character("g"), .down)
    var listing = try HomeListing.autumn()
    listing.studies[0].sessions.insert(
      HomeListing.Session(
        title: "Group 0", path: "late/0", day: nil, people: 3, minutes: nil, state: .planned),
      at: 0)
    home.send(.listing(listing))
    home.press(.enter)
    #expect(home.effects == [.open(.export(path: "late/b"))])
  }

  @Test("a title that is cut on its row is whole in the notice row while it has the focus")
  func longTitle() throws {
    var listing = try HomeListing.autumn()
    listing.studies[0].sessions[2].title = "The second group of the northern shops, evening"
    let home = try HomeRehearsal(listing)
    #expect(home.row(6).hasPrefix("    The second gro… "))
    #expect(home.notice == "The second group of the northern shops, evening")
  }

  @Test("escape sequences, bidi controls and line feeds in titles are shown harmlessly")
  func hostile() throws {
    var listing = try HomeListing.autumn()
    listing.studies[0].title = "\u{1B}]0;owned\u{7}\u{1B}[2J"
    listing.studies[0].sessions[0].title = "\u{202E}evil\u{9B}31m\n\u{200B}"
    listing.studies[0].sessions[1].title = "作業👨‍👩‍👧グループ会議の記録です"
    listing.studies[0].state = "\u{1B}c"
    let frame = try HomeRehearsal(listing).frame()
    #expect(frame.text.unicodeScalars.allSatisfy { $0 == "\n" || TextWidth.columns(of: $0) >= 0 })
    try expectKept(frame, as: "home-hostile-80x24")
  }

  @Test(
    "no size breaks it, and keys go on working below the smallest", arguments: [1, 2, 7, 39, 40, 79, 300])
  func sizes(_ columns: Int) throws {
    for rows in [0, 1, 2, 9, 10, 15, 24, 100] {
      var home = try HomeRehearsal(.autumn(), size: Size(columns: columns, rows: rows))
      _ = home.frame(columns, rows)
      home.press(.character("a"))
      _ = home.frame(columns, rows)
      home.type("x")
      home.press(.enter)
      _ = home.frame(columns, rows)
      home.press(.enter, .enter)
      #expect(home.effects.count == 1)
    }
    #expect(try HomeRehearsal(.autumn()).frame(39, 24).text(row: 0) == "evenkeel needs 40x10")
  }
}
