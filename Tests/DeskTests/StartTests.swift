import Canvas
import Desk
import Fieldwork
import Testing

@Suite("The start screen")
struct StartTests {
  @Test("shows who is here, what they agree to and what is still missing")
  func wholeScreen() throws {
    var start = StartRehearsal(readiness: StartRehearsal.late)
    start.press(.character("y"), .character("3"), .character("y"))
    start.press(.down, .down, .character("w"), .up, .up)
    try expectKept(start.frame(), as: "start-80x24")
    #expect(start.frame().cursor == Position(column: 38, row: 6))
  }
}
