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

  @Test("begins on the session that stopped, so that one key resumes it")
  func resume() throws {
    var home = try HomeRehearsal(.autumn())
    home.press(.enter)
    #expect(home.effects == [.open(.session(path: "late/c"))])
  }

  @Test("asks nothing on a first start and offers three ways to begin")
  func firstStart() throws {
    try expectKept(HomeRehearsal().frame(), as: "home-first-80x24")
  }
}
