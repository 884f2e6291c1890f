import Canvas
import Desk
import Fieldwork
import Testing

@Suite("Adding a session on the home screen")
struct HomeNewSessionTests {
  private func begun(_ home: HomeRehearsal) -> HomeAction? {
    guard case .open(let action) = home.effects.last else { return nil }
    return action
  }

  @Test("asks for title, guide and people, one after the other, in the input row")
  func wholeWay() throws {
    var home = try HomeRehearsal(.autumn())
    home.press(.character("a"))
    home.type("Group E")
    try expectKept(home.frame(), as: "home-add-title-80x24")
    home.press(.enter)
    try expectKept(home.frame(), as: "home-add-guide-80x24")
    try expectKept(home.frame(40, 10), as: "home-add-guide-40x10")
    home.press(.character("2"), .enter)
    home.type("Dana, Omar ;Gus,, …")
    try expectKept(home.frame(), as: "home-add-people-80x24")
    home.press(.enter)
    #expect(
      begun(home)
        == .newSession(
          title: "Group E", guide: "interview", people: ["Dana", "Omar", "Gus"], isRehearsal: false))
  }

  @Test("Enter alone three times begins with the usual guide, named by day and time, without names")
  func bare() throws {
    var home = try HomeRehearsal()
    home.press(.character("a"), .enter, .enter, .enter)
    #expect(
      begun(home)
        == .newSession(title: "Session 13:12", guide: "focus-group", people: [], isRehearsal: false))
  }

  @Test("Esc goes back one question, every answer still there, and closes at the first")
  func back() throws {
    var home = try HomeRehearsal()
    home.press(.character("a"))
    home.type("Mine")
    home.press(.enter, .down, .enter)
    home.type("Abe")
    home.press(.escape, .escape)
    #expect(home.row(21) == "title> Mine")
    home.press(.enter, .enter)
    #expect(home.row(21) == "people> Abe")
    home.press(.escape, .escape, .escape)
    #expect(home.row(21).isEmpty)
    #expect(home.effects.isEmpty)
  }

  @Test(
    "a guide is chosen by digit, by arrow, by the beginning of its name, or by the path of one's own",
    arguments: [("3", "talk-it-out"), ("part", "partner-review"), ("Show", "show-and-tell")])
  func guides(_ typed: String, _ guide: String) throws {
    var home = try HomeRehearsal()
    home.press(.character("a"), .enter)
    home.type(typed)
    home.press(.enter, .enter)
    guard case .newSession(_, guide, _, _) = begun(home) else {
      Issue.record("no session with \(guide): \(home.effects)")
      return
    }
  }

  @Test("a path is taken as typed; what is neither a guide nor a path is asked for again")
  func path() throws {
    var home = try HomeRehearsal()
    home.press(.character("a"), .enter)
    home.type("nothing")
    home.press(.enter)
    #expect(home.row(21) == "guide> nothing")
    #expect(home.notice == "No guide begins so. Choose one with the arrows, or type a path.")
    home.press(.control("u"))
    home.type("guides/mine.md")
    home.press(.enter, .enter)
    guard case .newSession(_, "guides/mine.md", _, _) = begun(home) else {
      Issue.record("the path was not taken: \(home.effects)")
      return
    }
  }

  @Test("a pasted list of names is text: its line ends keep nothing")
  func pasted() throws {
    var home = try HomeRehearsal()
    home.press(.character("a"), .enter, .enter)
    home.send(.pasted("Dana,\nOmar,\nGus\n"))
    #expect(home.effects.isEmpty)
    #expect(home.row(21) == "people> Dana, Omar, Gus")
    #expect(home.notice == "3 names, numbered in this order. Enter goes on.")
  }
}
