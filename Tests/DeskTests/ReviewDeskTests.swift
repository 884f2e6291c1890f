import Canvas
import Desk
import Fieldwork
import Rehearsal
import Reviewing
import Testing

@Suite("The review screen")
struct ReviewDeskTests {
  /// As in the mock-up: four decided, the fifth a promise with its dates showing.
  static func atTheFifth(_ groups: [ToldGroup] = [.groupA]) -> ReviewRehearsal {
    var played = ReviewRehearsal(groups)
    played.press("y Enter x y v")
    return played
  }

  @Test("at 80x24 it is the screen that was drawn, before y and after it")
  func ordinary() throws {
    var played = Self.atTheFifth()
    try expectKept(played.frame(), as: "review-flag-80x24")
    played.press("y")
    try expectKept(played.frame(), as: "review-promise-80x24")
  }

  @Test("a wide screen shows the queue as well, a taller one more lines around, a small one what it must")
  func sizes() throws {
    var played = Self.atTheFifth([.groupA, .groupB])
    played.press("y")
    try expectKept(played.frame(120, 31), as: "review-promise-120x31")
    try expectKept(played.frame(120, 40), as: "review-promise-120x40")
    try expectKept(played.frame(40, 10), as: "review-promise-40x10")
    played.press("Esc")
    try expectKept(played.frame(40, 10), as: "review-flag-40x10")
    try expectKept(played.frame(120, 40), as: "review-flag-120x40")
  }

  @Test("no size breaks it, in any state")
  func anySize() {
    var played = Self.atTheFifth()
    for state in ["", "y", "W", "Enter", "Esc", "o", "Esc", "Tab", "Tab", "Enter", "/", "Esc", "?"] {
      played.press(state)
      for columns in stride(from: 1, through: 160, by: 13) {
        for rows in 1...45 { #expect(played.frame(columns, rows).size == Size(columns: columns, rows: rows)) }
      }
    }
  }

  @Test("not a flag is one key, a promise two, with another owner four")
  func budgets() throws {
    var played = ReviewRehearsal()
    played.press("x")
    #expect(played.answers == [.falseAlarm])
    played.press("y Enter")
    #expect(played.answers == [.falseAlarm, .promise])
    played.press("n n y w 2 Enter")
    #expect(played.answers == [.falseAlarm, .promise, .promise])
    #expect(played.followUps.last?.owner == .participant(2))
    // The verdict and its line of the register are one line of the file.
    #expect(played.kept[0]?.count == 3)
  }

  @Test("twenty flags take at most 80 keys besides typed dates")
  func twenty() {
    var played = ReviewRehearsal([.twentyFlags])
    for number in 1...20 {
      if number % 4 == 0 {
        played.press("y d")
        played.type("+2w")
        played.press("Enter Enter")
      } else {
        played.press(number % 2 == 0 ? "y Enter" : "x")
      }
    }
    #expect(played.answers.count == 20)
    #expect(played.keys <= 80)
    #expect(played.followUps.count == 10)
    #expect(played.notice.hasPrefix("All 20 flags are decided."))
  }

  @Test("the day is guessed from the words, typed days are read as people type them, what is unclear is said")
  func due() throws {
    var played = Self.atTheFifth()
    played.press("y")
    #expect(played.row(17).contains("Fri 27 Nov"))
    #expect(played.row(18).contains("Wed 25 Nov, 14:00"))
    played.press("d")
    played.type("next blue moon")
    played.press("Enter")
    #expect(played.notice.contains("is not read as a day"))
    played.press("Ctrl-U")
    played.type("+2w")
    played.press("Enter")
    #expect(played.row(17).contains("Tue 8 Dec"))
    #expect(played.row(19).contains("You were told Friday; it is 8 Dec now."))
    played.press("Enter")
    #expect(played.followUps.last?.due == Day("2026-12-08"))
  }

  @Test("a day that is past is said, and kept all the same")
  func past() {
    var played = ReviewRehearsal(at: ReviewRehearsal.tuesday.adding(milliseconds: 20 * 86_400_000))
    played.press("n n n n y")
    #expect(played.notice.hasPrefix("That day is past, 17 days ago."))
    played.press("Enter")
    #expect(played.followUps.first?.due == Day("2026-11-27"))
  }

  @Test("whom it was said to is put on and taken off by digits")
  func toWhom() {
    var played = Self.atTheFifth()
    played.press("y W 6 1 Enter Enter")
    #expect(played.followUps.last?.toWhom == [.participant(1), .participant(3)])
  }

  @Test("whoever sees to it may be named by letters, and is offered next time")
  func owner() {
    var played = Self.atTheFifth()
    played.press("y w")
    played.type("gu")
    played.press("Enter Enter y")
    #expect(played.followUps.last?.owner == .participant(7))
    #expect(played.row(15).contains("7 Gus"))
  }

  @Test("Esc takes y back, and nothing was kept")
  func escape() {
    var played = ReviewRehearsal()
    played.press("y Esc")
    #expect(played.kept.isEmpty)
    #expect(played.row(23).hasPrefix("y it is so"))
  }

  @Test(
    "a promise that turns out to be none, or to be one after all, says what becomes of it in the register")
  func registerSaid() {
    var played = ReviewRehearsal()
    played.press("y Enter g x")
    #expect(played.notice.hasPrefix("The promise of 00:10:02 is dropped in the register; u takes it back."))
    played.press("g")
    #expect(played.frame().text.contains(/in the register: promise(, due [^,]*)?, dropped/))
    played.press("y")
    #expect(
      played.row(22).hasPrefix(
        "It was dropped in the register. Enter opens it there again, Esc takes y back."))
    played.press("Enter")
    #expect(
      played.notice.hasPrefix("The promise of 00:10:02 is open in the register again; u takes it back."))
    #expect(played.followUps.count == 1)
  }

  @Test("undo names what it took and goes there; redo brings it back")
  func undo() {
    var played = Self.atTheFifth()
    played.press("u")
    #expect(played.notice.hasPrefix("Taken back: second look, 00:31:40 Group A. ^R brings it back."))
    #expect(played.row(1).hasPrefix("J? praise · facilitator · 00:31:40"))
    played.press("Ctrl-R")
    #expect(played.notice.hasPrefix("Brought back: second look, 00:31:40 Group A."))
  }

  @Test("what was dismissed fast stands in the second look, with what v put there")
  func secondLook() {
    var played = ReviewRehearsal(secondsALook: 1)
    played.press("x v Tab")
    #expect(played.row(0).contains("second look 1 of 2"))
    played.press("x x")
    #expect(played.notice.hasPrefix("Nothing waits for a second look."))
  }

  @Test("from any line an expectation, a reported promise, a request, a parked item takes at most three keys")
  func annotations() {
    var played = Self.atTheFifth()
    played.press("j")
    played.press("r")
    played.press("e Enter")
    played.press("+ q")
    played.press("p")
    #expect(played.followUps.suffix(4).map(\.kind) == [.reported, .expectation, .request, .parked])
    #expect(played.followUps.suffix(4).allSatisfy { $0.toWhom == [.participant(3)] && $0.words == "Good." })
    played.press("e 6 Enter")
    #expect(played.followUps.last?.toWhom == [.participant(6)])
  }

  @Test("a line nobody flagged is flagged by hand; a participant's words never are")
  func byHand() {
    var played = Self.atTheFifth()
    played.press("k k J")
    #expect(played.answers.last == .judgement)
    #expect(played.row(0).hasPrefix("Review · Group A · flag"))
    played.press("k P")
    #expect(played.notice.contains("Participants may agree, judge and promise as they like"))
  }

  @Test("letters say that a flag is of another kind")
  func otherKind() {
    var played = ReviewRehearsal()
    played.press("n n J")
    #expect(played.answers == [.judgement])
  }

  @Test("search goes from hit to hit, over all sessions")
  func search() {
    var played = ReviewRehearsal([.groupA, .groupB])
    played.press("/")
    played.type("friday")
    played.press("Enter")
    #expect(played.notice.hasPrefix("\"friday\" 1 of 3"))
    played.press("n n")
    #expect(played.row(0).contains("Group B"))
    played.press("n")
    #expect(played.row(0).contains("Group A"))
    played.press("/")
    played.type("zebra")
    played.press("Enter")
    #expect(played.notice.hasPrefix("No line has \"zebra\"."))
  }

  @Test("the queue narrows by one key of the strip, and says so")
  func narrow() {
    var played = ReviewRehearsal([.groupA, .groupB])
    played.press("o A")
    #expect(played.row(0).hasPrefix("Review · Group A · flag 1 of 3 · A"))
    played.press("o !")
    #expect(played.row(0).hasPrefix("Review · Group A · flag 1 of 1 · A, sure"))
    played.press("o a s")
    #expect(played.notice.hasPrefix("Now surest first."))
    #expect(played.row(0).contains("flag 1 of 13"))
    #expect(played.row(1).hasPrefix("P! dated promise"))
  }

  @Test("Enter opens the line in its place, Esc closes it")
  func transcript() throws {
    var played = Self.atTheFifth()
    played.press("Enter")
    try expectKept(played.frame(), as: "review-transcript-80x24")
    played.press("j Esc")
    #expect(played.row(1).contains("00:47:21"))
  }

  @Test("words that may report, expect or ask are offered and never asserted")
  func suggestions() throws {
    var played = ReviewRehearsal()
    played.press("Tab Tab")
    try expectKept(played.frame(), as: "review-suggestion-80x24")
    played.press("y")
    #expect(played.followUps.map(\.kind) == [.reported])
    played.press("x")
    #expect(played.followUps.count == 1)
    played.press("Tab Tab Tab")
    #expect(played.row(0).contains("no suggestion"))
  }

  @Test("two reviewers see how far they agree, and settle what they saw differently")
  func twoReviewers() throws {
    var ada = ReviewRehearsal(reviewer: "Ada")
    ada.press("y Enter x y x")
    var noor = ReviewRehearsal(others: [ada.file(by: "Ada")])
    noor.press("y Enter y Enter y x")
    noor.press("Tab Tab")
    try expectKept(noor.frame(), as: "review-disagreement-80x24")
    #expect(noor.notice.hasPrefix("Ada and Noor: 75 % alike of 4 flags, kappa "))
    noor.press("x")
    guard
      case .verdict(let verdict)? = noor.entries().last(where: {
        if case .verdict = $0 { true } else { false }
      })
    else { return #expect(Bool(false)) }
    #expect(verdict.isResolution)
    #expect(noor.notice.hasPrefix("The promise of 00:12:30 is dropped in the register; u takes it back."))
    noor.press("n")
    #expect(noor.notice.hasPrefix("No disagreement is open."))
  }

  @Test("another's verdict is shown only after one's own")
  func blind() {
    var ada = ReviewRehearsal(reviewer: "Ada")
    ada.press("x")
    var noor = ReviewRehearsal(others: [ada.file(by: "Ada")])
    #expect(!noor.frame().text.contains("Ada"))
    noor.press("x b")
    #expect(noor.frame().text.contains("Ada: not a flag"))
  }

  @Test("nothing is shown as decided before it is on the disk")
  func slow() {
    var played = ReviewRehearsal()
    played.disk = .slow
    played.press("x")
    #expect(played.row(0).contains("0 decided"))
    played.send(.tick)
    #expect(played.row(23).hasSuffix("0/12"))
    played.press("x")
    #expect(played.row(23).hasSuffix("saving"))
    played.answer()
    #expect(played.row(0).contains("1 decided"))
    played.answer()
    #expect(played.row(0).contains("2 decided"))
  }

  @Test("what the disk refuses says NOT SAVED, comes back into focus, and Enter tries again")
  func full() throws {
    var played = ReviewRehearsal()
    played.disk = .full("The disk is full; make room, then Enter.")
    played.press("x")
    try expectKept(played.frame(), as: "review-not-saved-80x24")
    #expect(played.notice.hasPrefix("NOT SAVED  The disk is full; make room, then Enter."))
    #expect(played.row(1).contains("00:10:02"))
    played.disk = .quick
    played.press("Enter")
    #expect(played.answers == [.falseAlarm])
    #expect(played.row(23).hasSuffix("1/12"))
  }

  @Test("sessions that are read later join the queue, and one stays where one is")
  func joining() throws {
    var played = Self.atTheFifth()
    let other = ReviewRehearsal([.groupB, .groupB])
    let later = ReviewDesk.Reviewed(other.desk.sessions[1], other.desk.review.sessions[1])
    played.send(.reviewed([later], left: 3))
    #expect(played.row(0).hasPrefix("Review · Group A · flag 5 of 13"))
    #expect(played.row(0).hasSuffix("4 decided  reading 3 more  1 second look"))
    played.press("G x")
    #expect(played.kept[1]?.count == 1)
    played.send(.reviewed([], left: 0))
    #expect(!played.row(0).contains("reading"))
  }

  @Test("paste is never keys")
  func paste() {
    var played = ReviewRehearsal()
    played.send(.pasted("yyyxx"))
    #expect(played.kept.isEmpty)
  }

  @Test("help is made from the key table")
  func help() throws {
    var played = ReviewRehearsal()
    played.press("?")
    try expectKept(played.frame(), as: "review-help-80x24")
  }
}
