import Fieldwork
import Flagging
import Testing

@Suite("Promising")
struct PromisingTests {
  @Test(
    "a promise is found with its day, whoever on our side makes it",
    arguments: [
      "«We'll fix that by Friday».", "«Leave it with me».", "«I promise we'll look into» it.",
      "«Will do».", "«Consider it done».",
    ])
  func promise(_ marked: String) {
    let example = MarkedText(marked)
    let spans = found(example.text).filter { $0.category == .promising }.map(\.bytes)
    #expect(spans.first?.lowerBound == example.spans.first?.lowerBound)
    #expect(!spans.isEmpty)
  }

  @Test("the words found run to the end of the day that is named")
  func span() {
    let example = MarkedText("So, «we'll fix that by Friday», I think.")
    #expect(found(example.text).map(\.bytes) == example.spans)
  }

  @Test(
    "a day, a person, a thing or an offer to one person makes a promise sure",
    arguments: [
      "We'll fix that by Friday.", "We will fix this right away.", "I'll send you the report.",
      "For you we can do it sooner.", "I guarantee it.", "Our developers will send you a new one next week.",
      "It will be fixed in the next release.", "ill send it tomorrow", "You'll have it by Monday.",
      "Dana'll send you the list by Friday.", "I’ll send it to you tomorrow",
    ])
  func sure(_ text: String) {
    #expect(found(text).contains { $0.category == .promising && $0.tier == .sure })
  }

  @Test(
    "taking over and placating are likely promises",
    arguments: ["Leave it with me.", "No problem.", "Don't worry, go on.", "We're going to fix that."])
  func likely(_ text: String) {
    #expect(found(text).contains { $0.category == .promising && $0.tier == .likely })
  }

  @Test(
    "ability, hedges and plans are faint",
    arguments: [
      "That should be fine.", "It's on the roadmap.", "We could send it.", "We'll see what we can do.",
    ])
  func faint(_ text: String) {
    let findings = Flagger.shipped.findings(in: Utterance(text, by: .facilitator))
    #expect(findings.contains { $0.category == .promising && $0.tier == .faint })
    #expect(!findings.contains { $0.category == .promising && $0.tier > .faint })
  }

  @Test(
    "says nothing about negations, reports, questions and running the session",
    arguments: [
      "I can't promise anything.", "You said you'd been told it would be fixed by Friday.",
      "You said we'll fix that by Friday.", "Will you send the form?", "We won't fix that.",
      "I don't think we'll fix that.", "We'll come to that in a moment.",
      "I'm going to ask the next question.",
      "I'll write that down.", "I will put that in the record.", "We finish at four.",
      "I'll hand out the sheets now.", "We'll start with you, then we'll go round.",
      "I'll read that back to you.", "\"We'll fix it by Friday\" is what the letter says.",
    ])
  func silent(_ text: String) {
    #expect(found(text).filter { $0.category == .promising }.isEmpty)
  }

  @Test("spelling, case, fillers and stutters change nothing")
  func spelling() {
    for text in [
      "We'll fix that by Friday", "WE'LL FIX THAT BY FRIDAY", "we’ll fix that by friday",
      "We, uh, we'll - we'll fix that, um, by Friday", "we will fix that by friday",
    ] {
      #expect(found(text).first?.rule == "promise.direct", "\(text)")
      #expect(found(text).first?.tier == .sure, "\(text)")
    }
  }

  private static let monday = Day(year: 2026, month: 11, day: 23)

  @Test("a topic of the cannot-offer list makes a promise sure, and says so")
  func cannotOffer() {
    let flagger = Flagger(.shipped, study: StudyTerms(cannotOffer: [CannotOffer("night shift")]))
    let findings = found("We'll organise the night shift.", flagger: flagger)
    #expect(findings.first?.tier == .sure)
    #expect(findings.first?.reason.contains("cannot offer") == true)
  }

  @Test("a day before the delivery horizon is named as such, a later one is not")
  func horizon() {
    let horizon = Day(year: 2027, month: 3, day: 1)
    let flagger = Flagger(.shipped, study: StudyTerms(horizon: horizon, today: Self.monday))
    #expect(found("We'll fix it by Friday.", flagger: flagger).first?.reason.contains("before") == true)
    #expect(found("We'll fix it by 4 May.", flagger: flagger).first?.reason.contains("before") == false)
  }

  @Test("the update plan's own date and channel are no promise; with another date they are likely one")
  func plan() throws {
    let day = try #require(Day(year: 2026, month: 12, day: 4))
    let plan = UpdatePlan(channel: "email", owner: "Mira", dates: [day])
    let flagger = Flagger(.shipped, study: StudyTerms(today: Self.monday, updatePlan: plan))
    #expect(found("You'll get the summary by email on 4 December.", flagger: flagger).isEmpty)
    let other = found("You'll get the summary by email on 11 December.", flagger: flagger)
    #expect(other.map(\.tier) == [.likely])
  }
}
