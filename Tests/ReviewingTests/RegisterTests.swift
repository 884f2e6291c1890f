import Fieldwork
import Reviewing
import Testing

/// Saturday 21 November 2026, 14:00, an hour ahead of UTC.
private let opened = Moment(iso8601: "2026-11-21T13:00:00.000Z") ?? Moment(milliseconds: 0)

private func day(_ text: String) -> Day { Day(text) ?? Day(daysSince1970: 0) }

/// Noon where the clocks are an hour ahead.
private func noon(_ text: String) -> Moment {
  Moment(milliseconds: day(text).daysSince1970 * 86_400_000 + 11 * 3_600_000)
}

/// A session's files, told line by line.
private struct Told {
  var source = RegisterSource(path: "study/sessions/group-a")

  init() {
    source.lines[EntryID(118)] = RegisterSource.SourceLine(
      at: opened.adding(milliseconds: 2_830_000), milliseconds: 2_830_000, speaker: .facilitator)
  }

  mutating func keep(_ entry: Entry, _ number: Int, in file: String = "journal.jsonl", at: Moment = opened) {
    let kept = KeptEntry(number, at: at, entry)
    if let index = source.files.firstIndex(where: { $0.name == file }) {
      source.files[index].entries.append(kept)
    } else {
      source.files.append(RegisterSource.File(file, [kept]))
    }
  }

  mutating func step(
    _ step: FollowUpStep.Step, _ number: Int, in file: String = "review-noor.jsonl", on: String,
    of: Reference = Reference(EntryID(119))
  ) {
    keep(.followUpStep(FollowUpStep(of, step)), number, in: file, at: noon(on))
  }

  func register(on now: String = "2026-11-24") -> Register {
    Register([source], at: noon(now), offsetMinutes: 60)
  }

  func outcome(on now: String) -> Outcome? {
    let register = register(on: now)
    return register.lines.first.map(register.outcome)
  }
}

private func promise(due: String? = "2026-11-27") -> Entry {
  .followUp(
    FollowUp(
      .promise, line: EntryID(118), words: "We'll fix that by Friday", toWhom: [.participant(3)],
      owner: .facilitator, due: due.map(day)))
}

@Suite("The register of follow-ups")
struct RegisterTests {
  @Test(
    "warn by is a fifth of the time before the due day, two days at least, at the hour it was said",
    arguments: [
      ("2026-11-27", "2026-11-25T13:00:00.000Z"), ("2026-12-08", "2026-12-04T13:00:00.000Z"),
      ("2026-12-01", "2026-11-29T13:00:00.000Z"), ("2026-12-02", "2026-11-29T13:00:00.000Z"),
      ("2027-03-01", "2027-02-09T13:00:00.000Z"),
    ])
  func warnBy(_ due: String, _ expected: String) {
    let warning = WarnBy(due: day(due), since: opened.adding(milliseconds: 2_830_000), offsetMinutes: 60)
    #expect(warning.moment.iso8601 == expected)
    #expect(!warning.isAtOnce)
  }

  @Test(
    "where there are less than two days people are to be told at once",
    arguments: ["2026-11-22", "2026-11-21", "2026-11-01"])
  func atOnce(_ due: String) {
    let warning = WarnBy(due: day(due), since: opened, offsetMinutes: 60)
    #expect(warning.moment == opened)
    #expect(warning.isAtOnce)
    #expect(warning.words == "at once: there are less than 2 days")
  }

  @Test("lines stand by warn-by, those without a day last")
  func order() {
    var told = Told()
    told.keep(promise(due: nil), 119)
    told.keep(promise(due: "2026-12-08"), 120)
    told.keep(promise(), 121)
    told.keep(
      .followUp(
        FollowUp(.request, line: nil, words: "A list", due: day("2026-11-30"), warnBy: noon("2026-11-24"))),
      122)
    #expect(told.register().lines.map(\.id.id.line) == [122, 121, 120, 119])
  }

  @Test("steps of every reviewer count, in the order they were kept")
  func steps() throws {
    var told = Told()
    told.keep(promise(), 119)
    told.step(.owned(.provider(1)), 4, on: "2026-11-23")
    told.step(.owned(.provider(2)), 1, in: "review-abe.jsonl", on: "2026-11-22")
    told.step(.addressed([.participant(3), .participant(6)]), 2, in: "review-abe.jsonl", on: "2026-11-22")
    told.step(.kind(.expectation), 3, in: "review-abe.jsonl", on: "2026-11-22")
    let line = try #require(told.register().lines.first)
    #expect(line.owner == .provider(1))
    #expect(line.toWhom == [.participant(3), .participant(6)])
    #expect(line.kind == .expectation)
    #expect(
      line.history.map(\.file) == [
        "review-abe.jsonl", "review-abe.jsonl", "review-abe.jsonl", "review-noor.jsonl",
      ])
    #expect(line.revision == 4)
    #expect(line.said?.milliseconds == 2_830_000)
  }

  @Test("another date keeps the old one and its reason, and moves the warning")
  func redated() throws {
    var told = Told()
    told.keep(promise(), 119)
    told.step(.dated(due: day("2026-12-14"), warnBy: nil, reason: "the part is late"), 4, on: "2026-11-24")
    let line = try #require(told.register().lines.first)
    #expect(line.due == day("2026-12-14"))
    #expect(line.warnBy == Moment(iso8601: "2026-12-10T11:00:00.000Z"))
    #expect(line.history.map(\.formerDue) == [day("2026-11-27")])
  }

  @Test("undo and redo count in their own file, and every change raises the revision")
  func undo() throws {
    var told = Told()
    told.keep(promise(), 119)
    told.step(.status(.kept, reason: nil), 4, on: "2026-11-24")
    told.keep(.undo(4), 5, in: "review-noor.jsonl")
    told.keep(.undo(119), 6, in: "review-noor.jsonl")
    #expect(told.register().lines.map(\.status) == [.open])
    #expect(told.register().lines.map(\.revision) == [2])
    told.keep(.redo(4), 7, in: "review-noor.jsonl")
    #expect(told.register().lines.map(\.status) == [.kept])
    #expect(told.register().lines.map(\.revision) == [3])
    told.keep(.undo(119), 200)
    #expect(told.register().lines.isEmpty)
  }

  @Test("a step may point at an earlier part of its own batch, or at another reviewer's line")
  func references() {
    var told = Told()
    let step = FollowUpStep(.sameLine(part: 0), .owned(.provider(1)))
    told.keep(.batch([promise(), .followUpStep(step)]), 3, in: "review-noor.jsonl")
    told.step(
      .status(.kept, reason: nil), 9, in: "review-abe.jsonl", on: "2026-11-25",
      of: Reference(EntryID(3), in: "review-noor.jsonl"))
    let lines = told.register().lines
    #expect(lines.map(\.owner) == [.provider(1)])
    #expect(lines.map(\.status) == [.kept])
  }

  @Test("a step of a line that is not there changes nothing")
  func dangling() {
    var told = Told()
    told.step(.status(.kept, reason: nil), 4, on: "2026-11-24")
    #expect(told.register().lines.isEmpty)
  }

  @Test("withdrawn words are not shown again through what was written down of them")
  func withdrawn() {
    var told = Told()
    told.source.lines[EntryID(118)]?.isWithdrawn = true
    told.keep(promise(), 119)
    #expect(told.register().lines.map(\.words) == [""])
    #expect(told.register().lines.map(\.isWithdrawn) == [true])
  }

  @Test("somebody told ends the waiting until another date is set")
  func told() {
    var told = Told()
    told.keep(promise(), 119)
    #expect(told.register(on: "2026-11-26").counts.pastWarnBy == 1)
    told.step(.told(who: [.participant(3)], on: day("2026-11-25"), how: "by telephone"), 4, on: "2026-11-25")
    #expect(told.register(on: "2026-11-26").counts.pastWarnBy == 0)
    told.step(.dated(due: day("2026-12-01"), warnBy: nil, reason: "the part is late"), 5, on: "2026-11-25")
    #expect(told.register(on: "2026-11-30").counts.pastWarnBy == 1)
  }

  @Test("what has to be said by tomorrow is counted apart from what is past")
  func counts() {
    var told = Told()
    told.keep(promise(), 119)
    #expect(told.register(on: "2026-11-23").counts.toWarnByTomorrow == 0)
    #expect(told.register(on: "2026-11-24").counts.toWarnByTomorrow == 1)
    #expect(told.register(on: "2026-11-25").counts.toWarnByTomorrow == 1)
    #expect(told.register(on: "2026-11-26").counts.toWarnByTomorrow == 0)
    #expect(told.register(on: "2026-11-26").counts.pastWarnBy == 1)
  }

  // MARK: Outcomes

  @Test("kept in time is kept, on the due day too")
  func kept() {
    var told = Told()
    told.keep(promise(), 119)
    told.step(.status(.kept, reason: nil), 4, on: "2026-11-27")
    #expect(told.outcome(on: "2026-12-24") == .kept)
  }

  @Test("a day that is over without a word is a slip in silence, whenever it was kept")
  func silent() {
    var told = Told()
    told.keep(promise(), 119)
    #expect(told.outcome(on: "2026-11-27") == .open)
    #expect(told.outcome(on: "2026-11-28") == .slippedInSilence)
    told.step(.told(who: [.participant(3)], on: day("2026-11-28"), how: nil), 4, on: "2026-11-28")
    told.step(.status(.kept, reason: nil), 5, on: "2026-11-30")
    #expect(told.outcome(on: "2026-12-24") == .slippedInSilence)
  }

  @Test("told on the due day or before, it slipped with warning")
  func warned() {
    var told = Told()
    told.keep(promise(), 119)
    told.step(.told(who: [.participant(3)], on: day("2026-11-27"), how: nil), 4, on: "2026-11-27")
    #expect(told.outcome(on: "2026-11-27") == .open)
    #expect(told.outcome(on: "2026-11-28") == .slippedWithWarning)
    told.step(.status(.kept, reason: nil), 5, on: "2026-11-30")
    #expect(told.outcome(on: "2026-12-24") == .slippedWithWarning)
  }

  @Test("moving the date without a word does not take the first one back")
  func movedInSilence() {
    var told = Told()
    told.keep(promise(), 119)
    told.step(.dated(due: day("2026-12-04"), warnBy: nil, reason: "the part is late"), 4, on: "2026-11-26")
    #expect(told.outcome(on: "2026-11-27") == .open)
    #expect(told.outcome(on: "2026-11-28") == .slippedInSilence)
    told.step(.told(who: [.participant(3)], on: day("2026-11-26"), how: nil), 5, on: "2026-11-28")
    #expect(told.outcome(on: "2026-11-28") == .slippedWithWarning)
  }

  @Test("a date moved forward replaces the later one")
  func movedForward() {
    var told = Told()
    told.keep(promise(due: "2026-12-04"), 119)
    told.step(.dated(due: day("2026-11-27"), warnBy: nil, reason: "sooner"), 4, on: "2026-11-23")
    told.step(.status(.kept, reason: nil), 5, on: "2026-11-26")
    #expect(told.outcome(on: "2026-12-24") == .kept)
  }

  @Test("asked for, not provided: with a due day it is a slip, with warning when somebody was told in time")
  func notProvided() {
    var told = Told()
    told.keep(promise(), 119)
    told.step(.status(.notProvided, reason: "no part to be had"), 4, on: "2026-11-24")
    #expect(told.outcome(on: "2026-11-27") == .notProvided)
    #expect(told.outcome(on: "2026-11-28") == .slippedInSilence)
    told.step(.told(who: [.participant(3)], on: day("2026-11-25"), how: nil), 5, on: "2026-11-25")
    #expect(told.outcome(on: "2026-11-26") == .slippedWithWarning)
    var request = Told()
    request.keep(promise(due: nil), 119)
    request.step(.status(.notProvided, reason: "not ours to give"), 4, on: "2026-11-24")
    #expect(request.outcome(on: "2026-12-24") == .notProvided)
  }

  @Test("dropped is dropped, and nothing open is past then")
  func dropped() {
    var told = Told()
    told.keep(promise(), 119)
    told.step(.status(.dropped, reason: "here twice"), 4, on: "2026-12-24")
    #expect(told.outcome(on: "2026-12-24") == .dropped)
    #expect(told.register(on: "2026-12-24").counts.pastWarnBy == 0)
  }

  @Test("lines are chosen by kind, by being open and by being due soon or already")
  func choice() {
    var told = Told()
    told.keep(promise(), 119)
    told.keep(.followUp(FollowUp(.expectation, line: nil, words: "A notice")), 120)
    told.keep(.followUp(FollowUp(.request, line: nil, words: "A list", due: day("2026-12-02"))), 121)
    told.step(.status(.kept, reason: nil), 4, on: "2026-11-24", of: Reference(EntryID(121)))
    let register = told.register()
    let chosen = { (choice: RegisterChoice) in register.lines(choice).map(\.id.id.line).sorted() }
    #expect(chosen(RegisterChoice()) == [119, 120, 121])
    #expect(chosen(RegisterChoice(kinds: [.expectation])) == [120])
    #expect(chosen(RegisterChoice(onlyOpen: true)) == [119, 120])
    #expect(chosen(RegisterChoice(dueWithinDays: 3)) == [119])
    #expect(chosen(RegisterChoice(dueWithinDays: 2)) == [])
  }
}
