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

  @Test("a card that does not fit is paged to its end by PgDn, Esc f, or the key that brings the next one")
  func pagedCard() {
    var group = LiveRehearsal.calm()
    group.say("00:32:50", 3, "Nobody ever tells us anything.")
    group.press("Tab 3 Ctrl-G")
    group.send(.resized(Size(columns: 40, rows: 10)))
    var read = ""
    for page in 1...10 {
      let screen = group.screen(40, 10).text
      #expect(screen.contains("card: frustration · \(page) of 10 "))
      read += screen.split(separator: "\n").dropFirst(4).prefix(2)
        .map { " " + $0.drop { $0 == " " } }.joined()
      group.press("PgDn")
    }
    #expect(read.contains("whoever wants to leave the room may."), "\(read)")
    #expect(group.screen(40, 10).text.contains("frustration · 1 of 10"))
    for _ in 1...9 { group.press("Ctrl-G") }
    #expect(group.screen(40, 10).text.contains("frustration · 10 of 10"))
    group.press("Ctrl-G")
    #expect(!group.screen(40, 10).text.contains("frustration"))
  }

  @Test("a closed session says what is left to do, and offers no key that does nothing")
  func closed() throws {
    var group = LiveRehearsal.closing()
    group.press("C Enter")
    group.send(.notice("Closed. The transcript is in late/sessions/group-a/transcript.md."))
    try expectKept(group.screen(), as: "live-closed")
    try expectKept(group.screen(40, 10), as: "live-closed-40x10")
    group.type("too late")
    #expect(group.keys.hasPrefix("^U empty  ^_ open again"))
  }

  @Test("what is read back and what is left to close is whole, however long it is")
  func longClosing() throws {
    var guide = Guide.withPlayback
    guide.sections[guide.sections.count - 1].prompts[0].text =
      "Of all that we talked about today, what matters most to you, and what would you leave out if you had to?"
    guide.sections[guide.sections.count - 1].checklist.removeFirst()
    var group = LiveRehearsal(guide, people: LiveRehearsal.people)
    group.keep(LiveRehearsal.people.map { Entry.person(PersonStep($0.code, presence: .here)) })
    group.say(
      "00:30:50", 3, "If you can't get it done when you said you would, let us know before the time is up.")
    group.press("Tab Tab Esc p")
    group.press("Ctrl-N")
    try expectKept(group.screen(), as: "live-closing-long")
    try expectKept(group.screen(40, 10), as: "live-closing-long-40x10")
    group.press("j")
    try expectKept(group.screen(40, 10), as: "live-closing-long-on-40x10")
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
