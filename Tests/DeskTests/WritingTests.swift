import Canvas
import Desk
import Facilitation
import Fieldwork
import Rehearsal
import Testing

@Suite("Writing")
struct WritingTests {
  private func group(_ count: Int = 7) -> LiveRehearsal {
    let people = (1...count).map { Participant(.participant($0), name: "Name\($0)") }
    return LiveRehearsal(.withPlayback, people: people)
  }

  @Test("a digit at an empty line picks the speaker, who stays until another is picked")
  func speaker() {
    var group = group()
    group.press("3")
    group.type("one")
    group.press("Enter")
    group.type("2 more")
    #expect(group.row(22) == "2 Name2> more")
    group.press("Ctrl-U")
    group.type("4")
    #expect(group.row(22) == "4 Name4>")
  }

  @Test("with ten people or more the same digit twice is ten higher")
  func tenOrMore() {
    var group = group(13)
    group.press("3")
    #expect(group.row(22) == "3 Name3>")
    group.press("3")
    #expect(group.row(22) == "13 Name13>")
    group.press("3")
    #expect(group.row(22) == "3 Name3>")
    group.press("9 9")
    #expect(group.row(22) == "9 Name9>", "nobody has 19")
  }

  @Test("a leading space begins a line with a digit or a question mark, and is dropped")
  func leadingSpace() {
    var group = group()
    group.press("3 Space")
    group.type("12 trucks")
    group.press("Enter Space")
    group.type("? was on the list")
    group.press("Enter")
    #expect(group.words == ["12 trucks", "? was on the list"])
  }

  @Test(
    "a line begun with a quotation mark is a quote, for anybody but the facilitator",
    arguments: ["\"", "“", "„", "«"])
  func quote(mark: String) {
    var group = group()
    group.press("3")
    group.type(mark + "never again")
    group.press("Enter 0")
    group.type(mark + "as he said")
    group.press("Enter")
    #expect(group.desk.session.standing.rows.filter(\.isTurn).map(\.marks) == [["quote"], []])
  }

  @Test("paste is text: it never keeps a line and never acts as keys, in any mode")
  func paste() {
    for opening in ["", "Esc", "Up", "Tab", "?", "Esc w"] {
      var group = group()
      group.press("3")
      group.type("said")
      group.press("Enter")
      group.press(opening)
      group.send(.pasted("3 lines\nof text\n"))
      #expect(group.words == ["said"])
      #expect(group.row(22) == "3 Name3> 3 lines of text", "after \(opening)")
    }
  }

  @Test("after Esc a letter without an action writes itself")
  func forgottenEscape() {
    var group = group()
    group.press("Esc z")
    #expect(group.row(22) == "0 you> z")
  }

  @Test("a digit after Esc changes the speaker of the words already typed")
  func speakerLater() {
    var group = group()
    group.type("that was me")
    group.press("Esc 4")
    #expect(group.row(22) == "4 Name4> that was me")
  }

  @Test("an emptied line comes back with undo, and goes again with redo")
  func emptied() {
    var group = group()
    group.at("00:01:30")
    group.type("nearly lost")
    group.press("Ctrl-U")
    #expect(group.row(22) == "0 you>")
    group.press("Ctrl-_")
    #expect(group.row(22) == "0 you> nearly lost")
    #expect(group.notice == "Back: the line emptied at 00:01:30. ^R empties it again.")
    group.press("Ctrl-R")
    #expect(group.row(22) == "0 you>")
  }

  @Test("words kept are in composed form, whatever the keyboard made")
  func composedForm() {
    var group = group()
    group.press("3")
    group.type("cafe\u{301}")
    group.press("Enter")
    #expect(group.words.first.map { Array($0.unicodeScalars).count } == 4)
  }

  @Test("Ctrl-C asks, any other key goes on and is typed, Ctrl-C again leaves and keeps the draft")
  func leaving() {
    var group = group()
    group.type("half a li")
    group.press("Ctrl-C")
    #expect(group.notice == "Leave Group A? It can be resumed. Ctrl-C again leaves, any other key goes on.")
    group.type("ne")
    #expect(group.row(22) == "0 you> half a line")
    #expect(!group.effects.contains(.leave))
    group.press("Ctrl-C Ctrl-C")
    #expect(group.effects.last == .leave || group.effects.contains(.leave))
    let drafts = group.effects.compactMap { effect in
      if case .saveDraft(let draft) = effect { return draft.text }
      return nil
    }
    #expect(drafts.last == "half a line")
  }

  @Test("a resumed session has the draft in its input line, speaker and cursor as they were")
  func draft() {
    let draft = DeskDraft(text: "und dañn", cursor: 3, speaker: .participant(2), elapsedMilliseconds: 5000)
    let group = LiveRehearsal(.withPlayback, people: [Participant(.participant(2), name: "Bo")], draft: draft)
    #expect(group.row(22) == "2 Bo> und dañn")
    #expect(group.frame().cursor == Position(column: 9, row: 21))
  }

  @Test("a draft whose words had reached the record when the program stopped is not typed again")
  func draftOnRecord() {
    let opened = KeptEntry(0, at: LiveRehearsal.opening, .opened(Opening(session: "a", evenkeel: "test")))
    let later = LiveRehearsal.opening.adding(milliseconds: 9000)
    let turn = KeptEntry(1, at: later, .turn(Turn(.participant(2), "Yes, each time.")))
    // Written before the line was kept, however late, or after it.
    for (after, typed, text) in [
      (0, "Yes, each", ""), (0, "Yes, each time.", ""), (0, "Yes, eech", ""), (1, "Yes, each", "Yes, each"),
    ] {
      let draft = DeskDraft(
        text: typed, cursor: 4, speaker: .participant(2), elapsedMilliseconds: 9500, after: after)
      let group = LiveRehearsal(.withPlayback, draft: draft, kept: [opened, turn], at: later)
      #expect(group.row(22) == ("2 P2> " + text).trimmed)
    }
  }

  @Test("several lines that were not kept come back one after the other, each with its speaker")
  func draftOfSeveralLines() {
    var stopped = LiveRehearsal(.withPlayback, people: LiveRehearsal.people)
    stopped.disk = .slow
    for (seat, words) in [("3", "one"), ("4", "two"), ("0", "three")] {
      stopped.press(seat)
      stopped.type(words)
      stopped.press("Enter")
    }
    stopped.press("5")
    stopped.type("fo")
    stopped.answer()
    guard case .saveDraft(let draft)? = stopped.effects.last else {
      Issue.record("no draft")
      return
    }
    #expect(draft.text == "two three fo" && draft.lines.map(\.speaker.description) == ["P4", "F", "P5"])
    var again = LiveRehearsal(
      .withPlayback, people: LiveRehearsal.people, draft: draft, kept: stopped.desk.session.kept)
    #expect(again.row(22) == "4 Eli> two")
    again.press("Enter")
    #expect(again.row(22) == "0 you> three")
    again.press("Enter")
    again.type("ur")
    again.press("Enter")
    #expect(again.lines.map { $0.dropFirst(9) } == ["P3 one", "P4 two", "F three", "P5 four"])
  }

  @Test("a note or a correction being typed is in the draft too, and is still one when it comes back")
  func draftOfANote() {
    var stopped = LiveRehearsal(.withPlayback, people: LiveRehearsal.people)
    stopped.say("00:00:10", 3, "We wait.")
    stopped.type("half a line")
    stopped.press("Esc a")
    stopped.type("looks at Omar")
    guard case .saveDraft(let draft)? = stopped.effects.last else {
      Issue.record("no draft")
      return
    }
    var again = LiveRehearsal(
      .withPlayback, people: LiveRehearsal.people, draft: draft, kept: stopped.desk.session.kept)
    #expect(again.row(22) == "3 Dana> half a line")
    again.press("Enter")
    #expect(again.row(22) == "note> looks at Omar")
    again.press("Enter")
    #expect(again.lines.last?.hasSuffix("F looks at Omar") == true)
  }

  @Test("what somebody should know who goes on is said before that nobody has a number yet, one at a time")
  func tidings() {
    var group = LiveRehearsal(.withPlayback)
    group.send(.notice("The last line was torn by the stop; it is kept in 's/torn'."))
    group.send(.notice("The session goes on with the guide it began with."))
    group.press("3")
    #expect(group.notice == "The last line was torn by the stop; it is kept in 's/torn'.")
    group.type("Yes.")
    group.press("Enter")
    #expect(group.notice == "The session goes on with the guide it began with.")
    group.press("Esc i 4")
    #expect(group.notice == "Nobody has 4 yet: a kept line brings P4 in.")
  }

  @Test("first-run hints come one at a time and go for good once their key was used")
  func hints() {
    var group = LiveRehearsal(
      .withPlayback, people: [Participant(.participant(1), name: "Abe")], usedHints: [])
    #expect(group.notice == "A digit first says who speaks.")
    group.press("1")
    group.type("Hello")
    #expect(group.notice == "Enter keeps the line.")
    group.press("Enter")
    #expect(group.notice == "Tab marks it.")
    group.press("Tab Tab")
    #expect(group.notice == "Esc, then one letter.")
    group.press("Esc u")
    let told = group.effects.compactMap { effect in
      if case .hintUsed(let name) = effect { return name }
      return nil
    }
    #expect(told == ["speaker", "keep", "mark", "command"])
  }
}

extension String {
  /// Without spaces at its end, as a row of the screen is.
  var trimmed: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
