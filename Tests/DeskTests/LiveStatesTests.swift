import Canvas
import Desk
import Facilitation
import Fieldwork
import Rehearsal
import Testing

@Suite("What is asked and said between the calm screens, whole")
struct LiveStatesTests {
  @Test(
    "a question and its keys, at 80 x 24",
    arguments: [
      ("expectation", "Esc e"), ("reported", "Esc r"), ("parked", "Esc p"), ("merge", "Esc w m 6"),
      ("consent", "Esc w c 5 3"), ("ladder", "Esc < k k k"), ("held", "Esc h"), ("leaving", "Ctrl-C"),
      ("gone", "Esc w 2"),
    ])
  func asked(_ name: String, _ keys: String) throws {
    var group = LiveRehearsal.calm()
    group.type("So the truck comes on the Monday, and then")
    group.press(keys)
    try expectKept(group.screen(), as: "live-\(name)")
  }

  @Test("the words one searches for are typed where the line was, which waits")
  func search() throws {
    var group = LiveRehearsal.calm()
    group.type("So the truck comes on the Monday, and then")
    group.press("Esc /")
    group.type("second")
    try expectKept(group.screen(), as: "live-search")
  }

  @Test("the frustration card with all its steps, and the silence card at its third second")
  func cards() throws {
    var group = LiveRehearsal.calm()
    group.say("00:32:50", 3, "Nobody ever tells us anything.")
    group.press("Tab 3 Ctrl-G")
    try expectKept(group.screen(), as: "live-card-frustration")
    try expectKept(group.screen(40, 10), as: "live-card-frustration-40x10")
    while !group.frame().text.contains(": silence ─") { group.press("Ctrl-G") }
    group.wait(milliseconds: 3000)
    try expectKept(group.screen(), as: "live-card-silence")
  }

  @Test("somebody who wants no words recorded is picked")
  func notRecorded() throws {
    var group = LiveRehearsal.calm()
    group.press("Esc w c 5 2 2 2 Enter 5")
    try expectKept(group.screen(), as: "live-not-recorded")
    try expectKept(group.screen(40, 10), as: "live-not-recorded-40x10")
  }

  @Test("in the debrief the team is alone: the line is the facilitator's, live and when it is gone on with")
  func debrief() throws {
    var group = LiveRehearsal.closing()
    group.press("Esc 3")
    group.type("The summary, and a name.")
    group.press("Enter Esc C C d")
    #expect(group.row(22) == "0 you>")
    try expectKept(group.screen(), as: "live-debrief")
    try expectKept(group.screen(40, 10), as: "live-debrief-40x10")
    #expect(group.desk.session.standing.lastSpeaker == .facilitator)
  }

  @Test("a section's beginning is no line: commands about a line say so")
  func heading() {
    for keys in ["Tab", "e", "<", "p", "r"] {
      var group = LiveRehearsal.calm()
      group.press("Up")
      while group.row(4).contains("Key questions") == false || group.frame().cursor?.row != 3 {
        group.press("k")
      }
      group.press(keys)
      #expect(group.notice == "A section begins here; go to a line somebody said or wrote.", "\(keys)")
    }
  }
}
