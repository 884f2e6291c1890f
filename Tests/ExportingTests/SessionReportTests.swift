import Anonymising
import Exporting
import Facilitation
import Fieldwork
import Rehearsal
import Testing

@Suite("Reports of a session")
struct SessionReportTests {
  private func told() throws -> Telling {
    var telling = Telling(people: [
      Participant(.participant(1), unit: "Harbour"), Participant(.participant(2), unit: "Mill"),
      Participant(.participant(3), unit: "Mill"),
    ])
    telling.wait(minutes: 1)
    telling.keep([.turn(Turn(.facilitator, "What happened then?"))])
    telling.wait(minutes: 1)
    let quote = telling.keep([
      .turn(Turn(.participant(1), "Nobody rang.", marks: ["quote", "pain", "communication"]))
    ])
    telling.keep([.followUp(FollowUp(.expectation, line: quote, words: "a call", toWhom: [.participant(1)]))])
    telling.wait(minutes: 1)
    let promise = telling.keep([.turn(Turn(.facilitator, "We'll fix that by Friday."))])
    let finding = Finding(
      .promising, rule: "promise.deadline", bytes: 0..<25, tier: .sure, score: 1, kind: "dated promise",
      reason: "",
      advice: "")
    telling.keep([.flag(Flag(on: promise, finding, ruleBook: "1"))])
    telling.wait(minutes: 1)
    telling.keep([
      .turn(Turn(.participant(2), "I would gain a quiet Monday, but keep it.", marks: ["quote", "gain"]))
    ])
    telling.keep([.consent(Consent(.participant(2), .beQuoted, .no))])
    telling.keep([.override(Override("sign-off", reason: "on the phone"))])
    return telling
  }

  private func outgoing(_ telling: Telling) -> Outgoing {
    Outgoing(identified: Record(telling.session, name: "group-a", offsetMinutes: 0))
  }

  private func fact(_ label: String, _ report: Report) -> String? {
    report.facts.first { $0.label == label }?.words
  }

  @Test("the summary says who was heard and who was not, what they said, expect, and what is owed")
  func summary() throws {
    let report = Report.summary([outgoing(try told())])
    #expect(fact("customers heard", report) == "2 of 3: Harbour 1, Mill 1")
    #expect(fact("not heard", report) == "P3 (Mill)")
    #expect(fact("quote", report) == "P1: \"Nobody rang.\"")
    #expect(fact("expectations", report) == "1; \"a call\"")
    #expect(fact("promises", report) == "none in the register; 1 flagged and not decided")
    #expect(
      fact("grievances", report) == "about the work 0, about communication 1, both 0: communication in 100 %")
    #expect(fact("pain and gain", report) == "pain 1, gain 1")
    #expect(fact("opened despite", report) == "sign-off: on the phone")
    #expect(fact("must-ask", report)?.contains("not asked") == true)
  }

  @Test("who did not agree to be quoted is not quoted in any report")
  func unquoted() throws {
    let outgoing = outgoing(try told())
    for report in [Report.summary([outgoing]), .shareBack([outgoing]), .selfReview([outgoing])] {
      #expect(!report.written(as: .md).contains("quiet Monday"))
    }
  }

  @Test("a session without customers says so first")
  func noCustomers() {
    var telling = Telling()
    telling.keep([.turn(Turn(.provider(1), "We think so."))])
    let report = Report.summary([outgoing(telling)])
    #expect(report.facts.first?.words == "no customer was heard, so this says nothing about customers")
  }

  @Test("the self-review counts, and gives no score")
  func selfReview() throws {
    let report = Report.selfReview([outgoing(try told())])
    #expect(fact("talk share", report) == "42 % of 19 words were yours")
    #expect(fact("words per turn", report) == "4, in 2 turns; longest 5")
    #expect(fact("questions", report) == "1, 0.3 a minute over 4 min")
    #expect(fact("promise", report) == "1 flagged")
    #expect(!report.written(as: .text).lowercased().contains("score"))
  }

  @Test("the deviation sets what was asked against what was planned")
  func deviation() throws {
    let session = try told().session
    let record = Record(session, name: "group-a", offsetMinutes: 0)
    let use = GuideUse(record) { words, _ in (RedactedText(identified: words), []) }
    let report = Report.deviation([(outgoing: Outgoing(identified: record), use: use)])
    let count = session.guide.prompts.count
    #expect(fact("asked", report)?.hasSuffix("of \(count) prompts") == true)
    #expect(report.parts.first?.items.count == count)
  }

  @Test("what is shared back holds their words by code, and nothing that was flagged")
  func shareBack() throws {
    let text = Report.shareBack([outgoing(try told())]).written(as: .text)
    #expect(text.contains("\"Nobody rang.\""))
    #expect(!text.contains("Friday") && !text.contains("flag"))
  }
}
