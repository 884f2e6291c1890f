import Testing
import Workroom

@Suite("practice in line mode")
struct PracticeLineTests {
  @Test("a reply is answered with its flags and a sentence to say instead; an empty one goes on")
  func replies() {
    var practice = PlainPractice(["Can you fix it?", "It only ever breaks on Mondays."])
    #expect(practice.next().hasSuffix("A customer says (1 of 2): \"Can you fix it?\"\n"))
    let flags = practice.take("We'll fix that by Friday")
    #expect(flags.hasPrefix("P! We'll fix that by Friday  dated promise · say: "))
    #expect(practice.take("What happened next?") == "no flags\n")
    #expect(practice.take("") == "A customer says (2 of 2): \"It only ever breaks on Mondays.\"\n")
    #expect(practice.take(" ") == "" && practice.isOver)
  }

  @Test("what was flagged comes once more at the end, each kind once, and nothing is counted")
  func summary() {
    var practice = PlainPractice(["Can you fix it?"])
    _ = practice.take("We'll fix that by Friday")
    _ = practice.take("We'll mend it on Monday")
    _ = practice.take("That's great.")
    let rows = practice.summary.split(separator: "\n")
    #expect(rows.count == 3 && rows[1].contains("on Monday") && rows[2].hasPrefix("J"))
    #expect(PlainPractice(["x"]).summary == "No reply was flagged. Nothing of it is kept.\n")
  }

  @Test("it is left by /quit as well, and hostile replies are shown harmless")
  func leaving() {
    var practice = PlainPractice(["Can you fix it?", "And this?"])
    #expect(!practice.take("I promise\u{1B}[31m it's great").contains("\u{1B}"))
    #expect(practice.take("/quit") == "" && practice.isOver)
  }
}
