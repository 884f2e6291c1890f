import Facilitation
import Fieldwork
import Rehearsal
import Testing

@Suite("Time: minutes of the guide, and who is quiet")
struct TimeTests {
  @Test("Late is what came before this prompt against its plan, and what this prompt is over")
  func lateness() throws {
    var told = Telling()
    told.wait(minutes: 10)
    #expect(told.session.standing.latenessMilliseconds(at: told.milliseconds) == 2 * 60_000)
    try told.tell(.next)
    told.wait(minutes: 4)
    #expect(told.session.standing.latenessMilliseconds(at: told.milliseconds) == 2 * 60_000)
    #expect(told.session.standing.leftMilliseconds(at: told.milliseconds) == 8 * 60_000)
    told.wait(minutes: 9)
    #expect(told.session.standing.latenessMilliseconds(at: told.milliseconds) == 3 * 60_000)
    #expect(told.session.standing.leftMilliseconds(at: told.milliseconds) == -60_000)
  }

  @Test("A break stops the guide's minutes and not the clock of the transcript")
  func holding() throws {
    var told = Telling()
    try told.tell(.hold(true))
    told.wait(minutes: 15)
    try told.tell(.hold(false))
    #expect(told.session.standing.leftMilliseconds(at: told.milliseconds) == 8 * 60_000)
    #expect(told.milliseconds == 15 * 60_000)
  }

  @Test("The time the program was not running does not count")
  func resuming() throws {
    var told = Telling()
    told.wait(minutes: 3)
    try told.tell(.say(.participant(1), "before"))
    told.wait(minutes: 60)
    told.keep([.resumed(Resumption(elapsedMilliseconds: 3 * 60_000 + 250))])
    told.wait(seconds: 10)
    let line = try told.tell(.say(.participant(1), "after"))
    #expect(told.session.standing.row(line)?.milliseconds == 3 * 60_000 + 10_250)
  }

  @Test("A moment before the last entry counts as that entry's, so the transcript never runs backwards")
  func clockGoingBackwards() throws {
    var told = Telling()
    told.wait(minutes: 3)
    try told.tell(.say(.participant(1), "first"))
    told.wait(minutes: -2)
    let line = try told.tell(.say(.participant(1), "second"))
    #expect(told.session.standing.row(line)?.milliseconds == 3 * 60_000)
  }

  @Test("A closed session's clock stands still, and goes on from there when the close is taken back")
  func closing() throws {
    var told = Telling()
    told.wait(minutes: 3)
    try told.tell(.stage(.closed))
    told.wait(minutes: 700)
    #expect(told.milliseconds == 3 * 60_000)
    told.keep([.resumed(Resumption(elapsedMilliseconds: 3 * 60_000))])
    try told.tell(.undo)
    told.wait(seconds: 10)
    #expect(told.milliseconds == 3 * 60_000 + 10_000)
  }

  @Test("Sharing time keeps mandatory sections whole and takes less from must-ask prompts")
  func sharing() throws {
    var told = Telling()
    told.wait(minutes: 20)
    let share = try #require(told.session.standing.timeShare(at: told.milliseconds))
    let first = Prompt.ID(section: 1, place: 0)
    let second = Prompt.ID(section: 1, place: 1)
    // 40 - 20 - 8 mandatory leaves 12 minutes for weights 12 x 6 and 9 x 5: 7.4 and 4.6.
    #expect(share.minutes == [first: 7, second: 5])
    try told.tell(.shareTime)
    #expect(told.session.standing.latenessMilliseconds(at: told.milliseconds) == 0)
    try told.tell(.undo)
    #expect(told.session.standing.latenessMilliseconds(at: told.milliseconds) == 12 * 60_000)
  }

  @Test("Airtime is by words, and ten minutes without a word are quiet")
  func airtime() throws {
    var told = Telling(people: [Participant(.participant(1)), Participant(.participant(2))])
    try told.tell(.person(PersonStep(.participant(2), presence: .here)))
    try told.tell(.say(.participant(1), "one two three"))
    told.wait(minutes: 11)
    try told.tell(.say(.facilitator, "and then"))
    let airtime = told.session.standing.airtime(at: told.milliseconds)
    #expect(airtime.map(\.code) == [.participant(1), .participant(2), .facilitator])
    #expect(airtime.map { Int(($0.share * 100).rounded()) } == [60, 0, 40])
    #expect(airtime.map(\.isQuiet) == [true, true, false])
  }

  @Test(
    "Words are runs that hold a letter or a digit",
    arguments: [("", 0), ("  ", 0), ("yes", 1), ("– yes – no", 2), ("3 trucks", 2), ("日本 語", 2), ("it's", 1)])
  func words(_ text: String, _ count: Int) {
    #expect(wordCount(text) == count)
  }
}
