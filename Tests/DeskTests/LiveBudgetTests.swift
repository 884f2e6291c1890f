import Canvas
import Desk
import Facilitation
import Fieldwork
import Rehearsal
import Testing

/// One of the jobs whose keystrokes are counted: the keys beyond the words and their Enter, and what they come to.
struct BudgetedJob: Sendable, CustomTestStringConvertible {
  var job: String
  /// Keys by name; `…` stands for the words of a line, its Enter comes by itself.
  var keys: String
  var budget: Int
  var outcome: @Sendable (LiveRehearsal) -> Bool

  var testDescription: String { "\(job): \(keys)" }

  var count: Int { keys.split(separator: " ").count { $0 != "…" } }
}

@Suite("Keystrokes of the most frequent jobs, against their budgets")
struct LiveBudgetTests {
  static let jobs: [BudgetedJob] = [
    BudgetedJob(job: "a line by another speaker", keys: "3 …", budget: 1) {
      $0.last?.speaker == .participant(3) && $0.last?.text == "some words"
    },
    BudgetedJob(job: "keep it as a quote, at once", keys: "\" …", budget: 1) { $0.last?.marks == ["quote"] },
    BudgetedJob(job: "keep it as a quote, afterwards", keys: "… Tab Tab", budget: 2) {
      $0.last?.marks == ["quote"]
    },
    BudgetedJob(job: "any other mark", keys: "… Tab 2", budget: 2) { $0.last?.marks == ["frustration2"] },
    BudgetedJob(job: "next prompt", keys: "Ctrl-N", budget: 1) { $0.stop == Prompt.ID(section: 4, place: 1) },
    BudgetedJob(job: "a card", keys: "Ctrl-G", budget: 1) { $0.frame().text.contains("── card") },
    BudgetedJob(job: "park", keys: "… Esc p", budget: 2) { $0.last?.followUps == [.parked] },
    BudgetedJob(job: "reported promise", keys: "… Esc r", budget: 2) { $0.last?.followUps == [.reported] },
    BudgetedJob(job: "expectation of who spoke last", keys: "… Esc e Enter", budget: 3) {
      $0.last?.followUps == [.expectation]
        && $0.desk.session.standing.followUps.last?.followUp.toWhom == [.participant(4)]
    },
    BudgetedJob(job: "flag: not so", keys: "Ctrl-X", budget: 1) { $0.flagged?.flags.first?.remark == .notSo },
    BudgetedJob(job: "flag: it is so", keys: "Ctrl-Y", budget: 1) {
      $0.flagged?.flags.first?.remark == .itIsSo
    },
    BudgetedJob(job: "flag: later", keys: "", budget: 0) { $0.flagged?.flags.first?.remark == nil },
    BudgetedJob(job: "undo", keys: "… Ctrl-_", budget: 1) { $0.last?.text != "some words" },
    BudgetedJob(job: "observers' notes", keys: "Ctrl-O", budget: 1) {
      $0.desk.session.standing.rows.suffix(2).allSatisfy { $0.speaker?.kind == .observer }
    },
    BudgetedJob(job: "share time", keys: "Ctrl-T Ctrl-T", budget: 2) {
      $0.desk.session.kept.contains { kept in if case .shareTime = kept.entry { true } else { false } }
    },
    BudgetedJob(job: "somebody leaves", keys: "Esc w 5", budget: 3) {
      $0.desk.session.standing.person(.participant(5))?.presence == .left
    },
  ]

  @Test("each job is done within its budget", arguments: jobs)
  func budget(job: BudgetedJob) {
    var group = LiveRehearsal.calm()
    group.press("4")
    if job.job == "share time" { group.at("00:51:00") }
    for key in job.keys.split(separator: " ") {
      if key == "…" {
        group.type("some words")
        group.press("Enter")
      } else {
        group.press(String(key))
      }
    }
    #expect(job.outcome(group))
    #expect(job.count <= job.budget)
  }
}

extension LiveRehearsal {
  var last: Row? { desk.session.standing.lastLine }
  var stop: Prompt.ID? { desk.session.standing.stop?.id }
  /// The line that was flagged in the calm session.
  var flagged: Row? { desk.session.standing.rows.last { !$0.flags.isEmpty } }
}
