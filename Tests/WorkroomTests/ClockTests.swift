import Fieldwork
import Rehearsal
import Reviewing
import Testing
import Workroom

@Suite("A clock that is off")
struct ClockTests {
  @Test("a clock behind what was kept is said with both days; a few minutes between machines are not")
  func behind() {
    #expect(Clock.words(behind: moment(86_400), now: moment(86_400 - 240), offsetMinutes: 0) == nil)
    #expect(Clock.words(behind: moment(), now: moment(60), offsetMinutes: 0) == nil)
    #expect(
      Clock.words(behind: moment(), now: moment(-86_400), offsetMinutes: 0)
        == "the clock says Fri 20 Nov; something was kept on Sat 21 Nov: check the clock"
    )
  }

  @Test("the list of follow-ups says it too, and lists all the same", arguments: [true, false])
  func listed(_ isBehind: Bool) throws {
    let study = try InventedStudy(names: ["Dana Okoro"])
    try study.hold("group-a", [(.participant(1), "Late.")])
    try study.disk.keep(
      [.followUp(FollowUp(.promise, line: EntryID(1), words: "a call", due: Day("2026-12-04")))],
      in: "st/sessions/group-a/journal.jsonl", from: 60)
    let run = FollowUpsRun(
      ["st"], choice: RegisterChoice(), format: .text, isIdentified: false, columns: 80, version: "0")
    let clock = Clock { moment(isBehind ? -86_400 : 120) }
    let outcome = run.outcome(clock, cacheFolder: nil, on: study.disk)
    #expect(outcome.notices.contains { $0.hasPrefix("the clock says Fri 20 Nov") } == isBehind)
    #expect(String(decoding: outcome.bytes, as: UTF8.self).contains("a call"))
  }
}
