import Canvas
import Fieldwork
import Rehearsal
import Stage
import Testing

@Suite("The built program shows in every terminal what the desk says, state by state")
struct StatesTests {
  private static let terminals = ["xterm-256color", "screen-256color", "tmux-256color", "linux", "vt100"]

  @Test("calm, flag, card, boundary, time short, NOT SAVED, at three sizes", arguments: terminals)
  func states(_ terminal: String) throws {
    let twins = try #require(
      try Twins(.beforeKeyQuestions(setting: .asShipped), terminal: terminal))
    let agree = {
      [(80, 24), (120, 40), (40, 10), (80, 24)].allSatisfy { twins.agree($0.0, $0.1) }
    }
    twins.press("0")
    #expect(agree(), "where it stopped")

    twins.at("00:27:31")
    twins.press("Ctrl-N")
    #expect(agree(), "section boundary")
    twins.press("Esc t Esc Esc")
    twins.say("00:28:40", 4, "First I hear of it is when the truck is not there.")
    twins.press("Tab Tab Tab -")
    #expect(agree(), "calm")

    twins.press("0")
    twins.type("We'll fix that by Friday")
    twins.wait(milliseconds: 150)
    #expect(agree(), "a flag while typing")
    twins.press("Enter")
    #expect(agree(), "a flag after Enter")
    twins.press("Ctrl-X")
    #expect(agree(), "not so")

    twins.press("Ctrl-G 3")
    twins.type("So the truck comes on the Monday, and then")
    twins.wait(milliseconds: 3000)
    #expect(agree(), "a card is open")
    twins.press("Esc Enter")
    #expect(agree(), "kept")

    try twins.loseJournal()
    twins.type("We were told on the day itself.")
    twins.press("Enter")
    #expect(agree(), "NOT SAVED")
    try twins.findJournal()
    twins.press("Enter")
    #expect(agree(), "saved after all")

    twins.at("00:51:00")
    twins.press("4 Ctrl-T")
    twins.type("In the end we drove there ourselves, with")
    #expect(agree(), "time runs short")
    twins.press("Esc Enter")
    #expect(agree(), "the line is kept")
    twins.press("Up k")
    #expect(agree(), "reading back")
    twins.press("Esc Esc n")
    #expect(agree(), "counts")
    twins.press("Esc ?")
    #expect(agree(), "help")
  }

  @Test("without colours every state can be told from the letters and their weight alone")
  func withoutColours() throws {
    let twins = try #require(
      try Twins(
        .beforeKeyQuestions(setting: .asShipped), terminal: "xterm-256color", variables: ["NO_COLOR": "1"]))
    twins.press("0")
    twins.type("We'll fix that by Friday")
    twins.wait(milliseconds: 150)
    #expect(twins.agree(80, 24))
    #expect(twins.stage.look(column: 0, row: 20).isBold, "the flag's letter")
    #expect(twins.stage.look(column: 18, row: 21).isUnderlined, "the flagged words")
    twins.press("Enter")
    #expect(twins.agree(80, 24))
    try twins.loseJournal()
    twins.type("Noted.")
    twins.press("Enter")
    #expect(twins.agree(80, 24))
    let alarm = twins.stage.look(column: 0, row: 20)
    #expect(alarm.isBold && alarm.isReversed)
    let coloured = (0..<24).flatMap { row in
      (0..<80).map { twins.stage.look(column: $0, row: row) }.filter { $0.colour != nil || !$0.isOnOwnGround }
    }
    #expect(coloured.isEmpty)
  }
}
