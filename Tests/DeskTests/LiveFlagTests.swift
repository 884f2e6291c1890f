import Canvas
import Desk
import Facilitation
import Fieldwork
import Rehearsal
import Testing

@Suite("Flags while one writes")
struct LiveFlagTests {
  private func group() -> LiveRehearsal { LiveRehearsal(.withPlayback, people: LiveRehearsal.people) }

  @Test("words are looked through when they have rested for 150 ms, not before")
  func rest() {
    var group = group()
    group.type("We'll fix that by Friday")
    group.wait(milliseconds: 149)
    #expect(group.notice == "")
    #expect(group.desk.nextDeadline == group.now.adding(milliseconds: 1))
    group.wait(milliseconds: 1)
    #expect(group.notice.hasPrefix("P! dated promise"))
  }

  @Test("the flagged words are underlined where they stand, also in a line of two rows")
  func underline() {
    var group = group()
    group.type(String(repeating: "word ", count: 14) + "We'll fix that by Friday then")
    group.wait(milliseconds: 150)
    let frame = group.frame()
    let marked = (21...22).flatMap { row in
      (0..<80).filter { frame[Position(column: $0, row: row)].style.contains(.flaggedWords) }.map { column in
        frame[Position(column: column, row: row)].text
      }
    }
    #expect(marked.joined() == "fix that by Friday")
  }

  @Test("it goes when the words go, and stays while words are only added")
  func going() {
    var group = group()
    group.type("We'll fix that by Friday")
    group.wait(milliseconds: 150)
    group.type(", all")
    #expect(group.notice.hasPrefix("P! dated promise"))
    group.press("Ctrl-W Ctrl-W")
    #expect(group.notice == "")
    group.wait(milliseconds: 150)
    #expect(group.notice == "")
  }

  @Test("participants may promise, agree and judge as they like: that is the data")
  func participants() {
    var group = group()
    group.press("3")
    group.type("We'll fix that by Friday")
    group.wait(milliseconds: 150)
    #expect(group.notice == "")
    group.press("Enter")
    #expect(group.last?.flags.isEmpty == true)
  }

  @Test("after Enter the line is kept as typed, then its flag; the sentence stays until the next Enter")
  func afterEnter() {
    var group = group()
    group.type("We'll fix that by Friday")
    group.press("Enter")
    #expect(group.last?.text == "We'll fix that by Friday")
    #expect(group.last?.flags.map(\.gutter) == ["P!"])
    #expect(group.notice == "P! dated promise · say: I can't say what will happen; it goes on record.")
    group.press("3")
    group.type("Good.")
    #expect(group.notice.hasPrefix("P! dated promise"))
    group.press("Enter")
    #expect(group.notice == "")
  }

  @Test("not so, it is so: the sign changes in the gutter, the notice says how to take it back")
  func verdict() {
    var group = LiveRehearsal.calm()
    group.press("Ctrl-X")
    #expect(group.notice == "A not so, 00:32:22. ^_ takes it back.")
    #expect(group.row(15).hasSuffix("Ax"))
    #expect(group.row(18).contains("flags 0"))
    group.press("Ctrl-_")
    #expect(group.row(15).hasSuffix("A!"))
    group.press("Ctrl-Y")
    #expect(group.row(15).hasSuffix("A="))
  }

  @Test("a verdict given while typing is kept with the line's flag")
  func verdictBefore() {
    var group = group()
    group.type("We'll fix that by Friday")
    group.wait(milliseconds: 150)
    group.press("Ctrl-X")
    #expect(group.notice == "P not so; kept with the line.")
    group.press("Enter")
    #expect(group.last?.flags.map(\.gutter) == ["Px"])
  }

  @Test(
    "of several flags under a line each is answered in its turn, the surest first, and shows its own sentence"
  )
  func several() {
    var group = group()
    group.type("We'll fix that by Friday, it should be fine, you're right about that")
    group.wait(milliseconds: 150)
    #expect(group.notice.hasPrefix("P! dated promise, 1 of 3 · say: I can't say what will happen"))
    group.press("Ctrl-X")
    #expect(group.notice == "A! agreement, 2 of 3 · say: Thank you. Who sees it differently?")
    group.press("Ctrl-Y")
    #expect(group.notice == "P? soft promise, 3 of 3 · say: That isn't mine to decide.")
    group.press("Ctrl-X")
    #expect(group.notice == "P not so; kept with the line.")
    group.press("Ctrl-X Enter")
    let signs = group.last?.flags.map(\.gutter)
    #expect(signs == ["Px", "A=", "P?"], "the last answer was taken back")
    #expect(group.notice.hasPrefix("P? soft promise · say: That isn't mine to decide."))
  }

  @Test("on a kept line ^X goes on to its next flag, also while the disk is slow")
  func severalKept() {
    var group = group()
    group.type("We'll fix that by Friday, it should be fine")
    group.press("Enter")
    #expect(group.notice.hasPrefix("P! dated promise, 1 of 2 · say:"))
    group.disk = .slow
    group.press("Ctrl-X Ctrl-Y")
    group.answer()
    #expect(group.notice == "P not so · P? soft promise · say: That isn't mine to decide.")
    group.answer()
    #expect(group.last?.flags.map(\.gutter) == ["Px", "P="])
  }

  @Test("a note about a person is looked through as a note; typed words are never changed")
  func notes() {
    var group = group()
    group.press("3")
    group.type("No.")
    group.press("Enter Esc a")
    group.type("She is difficult.")
    group.wait(milliseconds: 150)
    #expect(group.notice.hasPrefix("J? judgement of a person · say: Raised three objections."))
    group.press("Enter")
    #expect(group.last?.text == "She is difficult.")
    #expect(group.last?.flags.map(\.gutter) == ["J?"])
  }

  @Test("a corrected line is looked through again, its first words stay on record")
  func corrected() {
    var group = group()
    group.type("That should be fine.")
    group.press("Enter Up Enter Ctrl-U")
    group.type("That is noted.")
    group.press("Enter")
    #expect(group.last?.text == "That is noted.")
    #expect(group.last?.formerTexts == ["That should be fine."])
    #expect(group.last?.flags.isEmpty == true)
  }

  @Test("a flag raised by hand is for our own words only")
  func byHand() {
    var group = group()
    group.type("As you like.")
    group.press("Enter Esc A")
    #expect(group.last?.flags.map(\.gutter) == ["A!"])
    group.press("3")
    group.type("Yes.")
    group.press("Enter Esc A")
    #expect(group.last?.flags.isEmpty == true)
    #expect(group.notice.hasPrefix("Flags look at the facilitator's"))
  }
}
