import Canvas
import Desk
import Fieldwork
import Testing

@Suite("Practice")
struct PracticeTests {
  private func answered() -> PracticeRehearsal {
    var practice = PracticeRehearsal()
    for _ in 1...3 { practice.press(.control("n")) }
    practice.type("Should be fine, don't worry.")
    practice.press(.enter)
    return practice
  }

  @Test("shows the customer's line, the reply, its flags and what to say instead")
  func wholeScreen() throws {
    let practice = answered()
    try expectKept(practice.frame(), as: "practice-80x24")
    #expect(practice.frame().cursor == Position(column: 7, row: 9))
  }

  @Test("keeps its shape on every width it is made for", arguments: [(120, 40), (40, 10), (60, 16)])
  func widths(_ columns: Int, _ rows: Int) throws {
    try expectKept(answered().frame(columns, rows), as: "practice-\(columns)x\(rows)")
  }

  @Test("a long line, a long reply and many flags leave the input line in sight")
  func long() throws {
    var practice = PracticeRehearsal(deck: [
      String(repeating: "We were told that it would be looked into, and then nothing came. ", count: 8)
    ])
    practice.type(String(repeating: "Should be fine, and once more I say so. ", count: 12))
    practice.press(.enter)
    practice.type(String(repeating: "And again at some length. ", count: 30))
    try expectKept(practice.frame(), as: "practice-long-80x24")
    let cursor = try #require(practice.frame(40, 10).cursor)
    #expect(cursor.row == 8)
  }

  @Test("flags that do not fit on a small screen come on Enter at an empty line, round and round")
  func pages() {
    var practice = answered()
    #expect(practice.frame(40, 10).text.contains("P? Should be fine"))
    #expect(!practice.frame(40, 10).text.contains("P! don't worry"))
    practice.press(.enter)
    #expect(practice.frame(40, 10).text.contains("P! don't worry"))
    practice.press(.enter)
    #expect(practice.frame(40, 10).text.contains("P? Should be fine"))
  }

  @Test("a flag stands above the words being typed 150 ms after the last key, and goes with them")
  func whileTyping() throws {
    var practice = PracticeRehearsal()
    practice.type("don't worry")
    practice.rest(milliseconds: 149)
    #expect(practice.frame().text(row: 8).isEmpty)
    #expect(practice.desk.nextDeadline == Moment(milliseconds: 150))
    practice.rest(milliseconds: 1)
    #expect(practice.frame().text(row: 8) == "P! placation · say: that sounds important to you")
    #expect(practice.frame()[Position(column: 7, row: 9)].style.contains(.flaggedWords))
    #expect(practice.desk.nextDeadline == nil)
    practice.press(.backspace)
    #expect(practice.frame().text(row: 8).isEmpty)
  }

  @Test("a reply without a flag is said to have none, and nothing is praised")
  func noFlag() {
    var practice = PracticeRehearsal()
    practice.type("What would the notice change for you?")
    practice.press(.enter)
    #expect(practice.frame().text(row: 5) == " No flag. Again, or ^N for the next line.")
  }

  @Test("^N and ^P go from line to line; before the first there is none")
  func lines() {
    var practice = PracticeRehearsal()
    practice.press(.control("p"))
    #expect(practice.frame().text(row: 8) == "This is the first line.")
    practice.press(.control("n"), .control("n"), .control("p"))
    #expect(practice.frame().text(row: 0).hasPrefix("Practice · line 2 of 12"))
    #expect(practice.frame().text(row: 2) == "   \"When?\"")
  }

  @Test("the reply to a line is still there when one comes back to it")
  func comingBack() {
    var practice = answered()
    practice.press(.control("n"), .control("p"))
    #expect(practice.frame().text(row: 4) == " you: Should be fine, don't worry.")
    practice.press(.up)
    #expect(practice.frame().text(row: 9) == "0 you> Should be fine, don't worry.")
    practice.press(.down)
    #expect(practice.frame().text(row: 9) == "0 you>")
  }

  @Test("digits, quotes and capital letters are words here; ? on an empty line is help")
  func words() {
    var practice = PracticeRehearsal()
    practice.type("3 weeks? \"R\" q")
    #expect(practice.frame().text(row: 9) == "0 you> 3 weeks? \"R\" q")
    practice.press(.control("u"), .character("?"))
    #expect(practice.frame().text(row: 0).hasPrefix("Help · "))
    #expect(!practice.frame().text.contains("mark strip"))
  }

  @Test("Esc and one letter is a command, then one writes again; a letter without one writes itself")
  func command() {
    var practice = PracticeRehearsal()
    practice.press(.escape, .character("]"), .escape, .character("z"))
    #expect(practice.frame().text(row: 0).hasPrefix("Practice · line 2 of 12"))
    #expect(practice.frame().text(row: 9) == "0 you> z")
    practice.press(.escape, .character("q"))
    #expect(practice.frame().text(row: 8) == "Leave practice? q again leaves, any other key goes on.")
    practice.press(.character("x"), .character("a"))
    #expect(practice.frame().text(row: 9) == "0 you> za")
    practice.press(.control("c"))
    #expect(practice.frame().text(row: 8) == "Leave practice? Ctrl-C again leaves, any other key goes on.")
    practice.press(.control("c"))
    #expect(practice.effects == [.leave])
  }

  @Test("Esc q and q again leaves")
  func leaveByLetter() {
    var practice = PracticeRehearsal()
    practice.press(.escape, .character("q"), .character("q"))
    #expect(practice.effects == [.leave])
  }

  @Test("undo returns an emptied line and a checked one")
  func undo() {
    var practice = PracticeRehearsal()
    practice.type("one")
    practice.press(.control("u"))
    practice.type("two")
    practice.press(.enter, .control("_"))
    #expect(practice.frame().text(row: 9) == "0 you> two")
    practice.press(.control("_"), .control("r"))
    #expect(practice.frame().text(row: 9) == "0 you> two")
    practice.press(.control("u"), .control("_"), .escape, .character("u"))
    #expect(practice.frame().text(row: 9) == "0 you> one")
  }

  @Test("an empty reply asks for nothing")
  func empty() {
    var practice = PracticeRehearsal()
    practice.press(.character(" "), .enter)
    #expect(practice.frame().text(row: 4) == " Answer as you would in the room. Nothing here is kept.")
  }

  @Test("a paste with line ends is one reply being typed")
  func paste() {
    var practice = PracticeRehearsal()
    _ = practice.desk.update(.pasted("one\ntwo\n"), at: practice.now)
    #expect(practice.frame().text(row: 9) == "0 you> one two")
  }

  @Test("after the last line stands each kind of flag with something else to say, and no score")
  func summary() throws {
    var practice = answered()
    practice.press(.control("n"))
    practice.type("Should be fine.")
    practice.press(.enter)
    for _ in 5...12 { practice.press(.control("n")) }
    try expectKept(practice.frame(), as: "practice-summary-80x24")
    try expectKept(practice.frame(40, 10), as: "practice-summary-40x10")
    practice.press(.control("p"))
    #expect(practice.frame().text(row: 0).hasPrefix("Practice · line 12 of 12"))
    practice.press(.control("n"), .character("q"))
    #expect(practice.effects == [.leave])
  }

  @Test("a deck without a line leads to its summary, not into nothing")
  func noDeck() {
    var practice = PracticeRehearsal(deck: [])
    #expect(practice.frame().text(row: 1) == "0 lines, 0 answered. Nothing of it is kept.")
    practice.press(.control("p"), .control("n"), .enter)
    #expect(practice.effects == [.leave])
  }

  @Test("no size breaks it", arguments: [1, 2, 39, 40, 79, 80, 300])
  func sizes(_ columns: Int) {
    for rows in [0, 1, 5, 9, 10, 11, 15, 16, 24, 100] {
      var practice = PracticeRehearsal(size: Size(columns: columns, rows: rows))
      practice.type("don't worry, \u{1B}[2J\u{202E}作業")
      _ = practice.frame(columns, rows)
      practice.press(.enter)
      _ = practice.frame(columns, rows)
      for _ in 1...12 { practice.press(.control("n")) }
      _ = practice.frame(columns, rows)
      practice.press(.character("G"), .character("k"), .character("b"))
      _ = practice.frame(columns, rows)
      #expect(practice.desk.isOver)
    }
  }
}
