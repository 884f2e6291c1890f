import Canvas
import Desk
import Facilitation
import Fieldwork
import Rehearsal
import Testing

@Suite("Observing")
struct ObserveTests {
  @Test("what is kept in the session shows as it comes, and nothing of it is asked to be kept here")
  func follows() {
    var live = LiveRehearsal.calm()
    var ada = ObserveRehearsal(isFollowing: live)
    live.press("3")
    live.type("We were told on the day itself.")
    live.press("Enter")
    let news = live.desk.session.kept.suffix(1)
    ada.send(.followed(.more(Array(news))))
    #expect(ada.text.contains("3 Dana   We were told on the day itself."))
    #expect(!ada.effects.contains { if case .append = $0 { true } else { false } })
  }

  @Test("a note is kept in the observer's own file, with the session time, and waits")
  func noteWaits() {
    var ada = ObserveRehearsal()
    ada.write("Fay nods whenever the office comes up.")
    #expect(ada.waiting == ["Fay nods whenever the office comes up."])
    #expect(ada.kept.count == 2)
    guard case .note(let note) = ada.kept[1].entry else {
      Issue.record("no note")
      return
    }
    #expect(note.authorName == "Ada")
    #expect(note.writtenMilliseconds == ada.now.milliseconds - LiveRehearsal.opening.milliseconds)
    #expect(ada.text.contains("– you    note, waits: Fay nods whenever the office comes up."))
    #expect(ada.row(20).contains("1 of your notes waits"))
  }

  @Test("an observer sees people by the names that the facilitator sees, and the facilitator by theirs")
  func names() {
    var ada = ObserveRehearsal()
    ada.send(
      .roster(
        Roster([
          Participant(.facilitator, name: "Noor Vos"), Participant(.participant(3), name: "Dana Okoro"),
        ])))
    #expect(ada.text.contains("3 Dana   Found out from my own customer"))
    #expect(!ada.text.contains(" you    I'll write it down"))
  }

  @Test("a note that was taken in waits no longer, and stands once")
  func takenIn() {
    var live = LiveRehearsal.calm()
    var ada = ObserveRehearsal(isFollowing: live)
    ada.write("Fay nods.")
    ada.takeIn(into: &live)
    #expect(ada.waiting.isEmpty)
    #expect(ada.text.contains("O1 Ada   note: Fay nods."))
    #expect(!ada.text.contains("waits"))
    #expect(ada.row(20).contains("1 taken in"))
  }

  @Test("a take-in that the facilitator undid lets the note wait again")
  func undoneTakeIn() throws {
    var live = LiveRehearsal.calm()
    var ada = ObserveRehearsal(isFollowing: live)
    ada.write("Fay nods.")
    ada.takeIn(into: &live)
    live.press("Ctrl-_")
    ada.send(.followed(.more(Array(live.desk.session.kept.suffix(1)))))
    #expect(ada.waiting == ["Fay nods."])
  }

  @Test("an observer's promise is flagged to the observer, while typing and once kept")
  func flagsPromise() {
    var ada = ObserveRehearsal()
    ada.type("We'll fix that by Friday")
    ada.wait(milliseconds: 150)
    #expect(ada.notice.hasPrefix("P! dated promise"))
    ada.press("Enter")
    #expect(ada.notice.hasPrefix("P! dated promise"))
    #expect(ada.text.contains("P!"))
    #expect(ada.kept.count == 3, "the note, and its flag behind it")
  }

  @Test("an observer may agree: nobody in the room hears it")
  func agreementIsNoFlag() {
    var ada = ObserveRehearsal()
    ada.type("you're right about that")
    ada.wait(milliseconds: 150)
    #expect(!ada.notice.hasPrefix("A"))
  }

  @Test(
    "digits and every letter are words; the facilitator's keys do nothing", arguments: ["3", "0", "x", "/"])
  func lettersAreWords(_ letter: String) {
    var ada = ObserveRehearsal()
    ada.type(letter)
    ada.press("Tab Ctrl-N Ctrl-O Ctrl-G Ctrl-T Ctrl-X")
    #expect(ada.input.hasPrefix("Ada> \(letter)"))
    #expect(!ada.effects.contains { if case .append = $0 { true } else { false } })
  }

  @Test("a filter shows only the lines with its words, also those still to come")
  func filter() {
    var live = LiveRehearsal.calm()
    var ada = ObserveRehearsal(isFollowing: live)
    ada.type("half a note")
    ada.press("Esc /")
    ada.type("SECOND")
    ada.press("Enter")
    #expect(ada.text.contains("The second list is ours"))
    #expect(!ada.text.contains("Then we wait."))
    #expect(ada.input.hasPrefix("Ada> half a note"), "the note being typed is back")
    live.press("3")
    live.type("A second truck.")
    live.press("Enter")
    ada.send(.followed(.more(Array(live.desk.session.kept.suffix(1)))))
    #expect(ada.text.contains("A second truck."))
    ada.press("Esc")
    #expect(ada.text.contains("We keep a second stock now"))
    #expect(ada.text.contains("I'll write it down"))
  }

  @Test("a filter takes a person by digit, code or name", arguments: ["4:", "P4:", "eli:", "Eli: rang"])
  func filterByPerson(_ typed: String) {
    var ada = ObserveRehearsal()
    ada.press("Esc /")
    ada.type(typed)
    ada.press("Enter")
    #expect(ada.text.contains("Nobody did. I rang, and rang again."))
    #expect(!ada.text.contains("3 Dana"))
    #expect(!ada.text.contains("0 F "), "not the facilitator's lines either")
  }

  @Test("Enter on a line that a filter found shows all lines around it")
  func goThere() {
    var ada = ObserveRehearsal()
    ada.press("Esc /")
    ada.type("Nobody did")
    ada.press("Enter Up Enter")
    #expect(ada.text.contains("Nobody did."))
    #expect(ada.text.contains("Who told you?"))
  }

  @Test("whoever said no to observers is not shown to one, nor found")
  func consent() {
    var live = LiveRehearsal.calm()
    live.keep([.consent(Consent(.participant(4), .observers, .no))])
    var ada = ObserveRehearsal(isFollowing: live)
    #expect(!ada.text.contains("I rang, and rang again."))
    #expect(ada.text.contains("not shown: said no to observers"))
    ada.press("Esc /")
    ada.type("rang again")
    ada.press("Enter")
    #expect(!ada.text.contains("rang again."))
  }

  @Test("undo takes back the last note that waits, redo brings it back; one taken in stays")
  func undo() {
    var live = LiveRehearsal.calm()
    var ada = ObserveRehearsal(isFollowing: live)
    ada.write("First.")
    ada.write("Second.")
    ada.press("Ctrl-_")
    #expect(ada.waiting == ["First."])
    ada.press("Ctrl-R")
    #expect(ada.waiting == ["First.", "Second."])
    ada.takeIn(into: &live)
    let before = ada.kept.count
    ada.press("Ctrl-_")
    #expect(ada.kept.count == before)
    #expect(ada.notice.contains("took that note in"))
  }

  @Test("a note that cannot be kept stays in the input line, what was typed since behind it")
  func notSaved() {
    var ada = ObserveRehearsal()
    ada.refusal = "The disk is full. Your words are below; make room, then Enter."
    ada.write("Fay nods.")
    #expect(ada.notice.hasPrefix("NOT SAVED  The disk is full."))
    #expect(ada.input.hasPrefix("Ada> Fay nods."))
    #expect(ada.row(24).hasSuffix("NOT SAVED"))
    ada.refusal = nil
    ada.press("Enter")
    #expect(ada.waiting == ["Fay nods."])
    #expect(ada.row(24).hasSuffix("saved"))
  }

  @Test("the draft holds what is typed; a program begun again has it in the line, less what was kept since")
  func draft() {
    var ada = ObserveRehearsal()
    ada.type("Fay no")
    guard case .saveDraft(let draft)? = ada.effects.last else {
      Issue.record("no draft")
      return
    }
    #expect(draft.text == "Fay no")
    #expect(ObserveRehearsal(draft: draft).input.hasPrefix("Ada> Fay no"))
    ada.press("Enter")
    #expect(ObserveRehearsal(kept: ada.kept, draft: draft).input == "Ada>")
  }

  @Test("before the session begins notes can be written, and it is followed once it does")
  func beforeItBegins() {
    var ada = ObserveRehearsal(isFollowing: nil)
    ada.send(.followed(.notYet))
    #expect(ada.text.contains("There is no session here yet."))
    ada.write("They are all early.")
    ada.follow(LiveRehearsal.calm().desk.session)
    #expect(ada.text.contains("We keep a second stock now"))
    #expect(ada.waiting == ["They are all early."])
    #expect(!ada.text.contains("There is no session"))
  }

  @Test("a journal that was cut is shown as it stands now")
  func startsOver() {
    let live = LiveRehearsal.calm()
    var ada = ObserveRehearsal(isFollowing: live)
    ada.send(.followed(.begun(live.desk.session.guide, Array(live.desk.session.kept.prefix(5)))))
    #expect(!ada.text.contains("We keep a second stock now"))
  }

  @Test("reading back stays where it is when lines come in; from the newest line it goes on with them")
  func readingBack() {
    var live = LiveRehearsal.calm()
    var ada = ObserveRehearsal(isFollowing: live)
    ada.press("Up k k")
    let before = ada.row(19)
    live.press("3")
    live.type("One more.")
    live.press("Enter")
    ada.send(.followed(.more(Array(live.desk.session.kept.suffix(1)))))
    #expect(ada.row(19) == before)
    ada.press("q")
    #expect(ada.row(19).contains("One more."))
  }

  @Test("leaving is asked; the same key leaves, any other is typed as usual")
  func leaving() {
    var ada = ObserveRehearsal()
    ada.press("Ctrl-C")
    #expect(ada.notice.hasPrefix("Leave?"))
    ada.type("a")
    #expect(ada.input.hasPrefix("Ada> a"))
    ada.press("Ctrl-C Ctrl-C")
    #expect(ada.effects.last == .leave)
  }

  @Test("help names only what an observer can do")
  func help() {
    var ada = ObserveRehearsal()
    ada.press("?")
    #expect(ada.text.contains("Help · observing a session"))
    #expect(!ada.text.contains("who speaks"))
    #expect(!ada.text.contains("flag"))
    ada.press("Esc")
    #expect(ada.input == "Ada>")
  }

  @Test("in any window nothing breaks, and the cursor rests inside it", arguments: 1...12)
  func anySize(_ rows: Int) {
    let ada = ObserveRehearsal()
    for columns in [1, 2, 9, 39, 40, 63, 64, 80, 100, 121] {
      let frame = ada.desk.frame(size: Size(columns: columns, rows: rows * 3))
      if let cursor = frame.cursor { #expect(frame.contains(cursor)) }
    }
  }

  @Test("whole screens: calm, filtered, reading back, wide, smallest")
  func screens() throws {
    var live = LiveRehearsal.calm()
    var ada = ObserveRehearsal(isFollowing: live)
    ada.write("Fay nods whenever the office comes up.")
    ada.takeIn(into: &live)
    ada.write("Gus looks at Abe before he answers.")
    ada.type("We should be fine with")
    ada.wait(milliseconds: 150)
    try expectKept(ada.screen(), as: "observe-calm")
    try expectKept(ada.screen(120, 40), as: "observe-wide")
    try expectKept(ada.screen(40, 10), as: "observe-40x10")
    ada.press("Esc /")
    ada.type("second")
    ada.press("Enter")
    try expectKept(ada.screen(), as: "observe-filter")
    ada.press("Up k")
    try expectKept(ada.screen(), as: "observe-reading-back")
    ada.press("?")
    try expectKept(ada.screen(), as: "observe-help")
  }
}
