import Fieldwork
import Flagging
import Testing

@Suite("what the study says about promises")
struct StudyTermsTests {
  /// A Monday.
  private static let today = Day(year: 2026, month: 11, day: 23)
  private static let plan = UpdatePlan(
    channel: "e-mail", owner: "Mira", dates: [Day(year: 2026, month: 12, day: 4)].compactMap { $0 })

  private func findings(_ text: String, _ terms: StudyTerms) -> [Finding] {
    Flagger(.shipped, study: terms).findings(in: Utterance(text, by: .facilitator))
      .filter { $0.category == .promising }
  }

  @Test(
    "a sentence with the update plan's date and channel is no promise, however the date is written",
    arguments: [
      "You'll get the summary by email on 4 December.", "We'll email you on December 4.",
      "You will hear by e-mail on the fourth of December what was decided.",
      "I'll send you the summary by email on 2026-12-04.", "You'll have an email from us by 4.12.2026.",
      "You'll get an e-mail on the 4th of December 2026.",
    ])
  func planned(_ text: String) {
    #expect(findings(text, StudyTerms(today: Self.today, updatePlan: Self.plan)).isEmpty)
    #expect(findings(text, StudyTerms(updatePlan: Self.plan)).isEmpty)
  }

  @Test(
    "the same words with another date are likely a promise, neither sure nor faint",
    arguments: [
      "You'll get the summary by email on 11 December.", "We'll email you on December 5.",
      "You will hear by e-mail on the fifth of December what was decided.",
      "I'll send you the summary by email on 2027-12-04.", "You'll have an email from us by Friday.",
    ])
  func otherDate(_ text: String) {
    #expect(
      findings(text, StudyTerms(today: Self.today, updatePlan: Self.plan)).map(\.tier) == [.likely])
  }

  @Test("the plan's date by another channel is a promise")
  func otherChannel() {
    let terms = StudyTerms(today: Self.today, updatePlan: Self.plan)
    #expect(findings("You'll get a phone call on 4 December.", terms).contains { $0.tier > .faint })
  }

  @Test("taken to another day, a flagger finds what one made for that day finds")
  func anotherDay() throws {
    let today = try #require(Self.today)
    let topics = [
      CannotOffer("a refund", until: today.adding(days: 20)), CannotOffer("the night shift"),
      CannotOffer("a voucher", until: today.adding(days: 40)),
    ]
    func terms(_ day: Day, _ horizon: Day?) -> StudyTerms {
      StudyTerms(
        cannotOffer: topics, horizon: horizon, today: day, updatePlan: Self.plan,
        rules: RuleBook(version: "own", rules: [Rule("own", .judging, kind: "own", find: ["blue whale"])]))
    }
    var flagger = Flagger(.shipped, study: terms(today, today.adding(days: 270)))
    var found: Set<[Tier]> = []
    for days in [0, 1, 7, 19, 20, 21, 39, 40, 300, 12, 0] {
      let day = today.adding(days: days)
      let horizon = days == 21 ? nil : day.adding(days: 30 + days)
      let made = Flagger(.shipped, study: terms(day, horizon))
      flagger = flagger.on(day, horizon: horizon)
      #expect(flagger.study == made.study && flagger.book == made.book)
      for text in [
        "We will fix it by Friday.", "You'll get a refund in two weeks.", "We'll send you a voucher.",
        "A blue whale.", "You'll get the summary by email next week.", "The night shift will be sorted.",
        "You'll hear by e-mail on Friday.", "We'll have it ready on the 12th of January.",
      ] {
        let utterance = Utterance(text, by: .facilitator)
        #expect(flagger.findings(in: utterance) == made.findings(in: utterance), "\(text), \(days) days on")
        found.insert(made.findings(in: utterance).map(\.tier))
      }
    }
    #expect(found.count > 2)
  }

  @Test("a topic that cannot be offered is the surest tier, in any of its forms, until its day")
  func topic() throws {
    let until = try #require(Day(year: 2027, month: 9, day: 1))
    let today = try #require(Self.today)
    let topic = CannotOffer("a refund", until: until)
    for text in ["You'll get a refund.", "We can refund you.", "We'll look after the refunds."] {
      #expect(
        findings(text, StudyTerms(cannotOffer: [topic], today: today)).map(\.tier) == [.sure], "\(text)")
      #expect(findings(text, StudyTerms(cannotOffer: [topic])).map(\.tier) == [.sure], "\(text)")
    }
    let later = findings("We can refund you.", StudyTerms(cannotOffer: [topic], today: until))
    #expect(later.map(\.tier) == [.faint])
    #expect(findings("I can't offer a refund.", StudyTerms(cannotOffer: [topic])).isEmpty)
  }

  @Test(
    "a date before the delivery horizon is the surest tier, and the reason says so",
    arguments: [
      "We'll fix it by Friday.", "It will be fixed by March.", "We'll repair it before the summer.",
      "We can do it by the tenth.", "We'll send it in two weeks.", "I'll get that done on 2027-02-01.",
      "We'll fix it by the end of January.",
    ])
  func beforeHorizon(_ text: String) {
    let horizon = Day(year: 2027, month: 9, day: 1)
    let found = findings(text, StudyTerms(horizon: horizon, today: Self.today))
    #expect(found.first?.tier == .sure)
    #expect(found.first?.reason.contains("before anything can be delivered") == true)
  }

  @Test(
    "a date on or after the horizon is a dated promise like any other",
    arguments: [
      "We'll fix it by 4 October 2027.", "It will be fixed by Christmas 2027.", "We'll fix it next year.",
    ])
  func afterHorizon(_ text: String) {
    let horizon = Day(year: 2027, month: 9, day: 1)
    let found = findings(text, StudyTerms(horizon: horizon, today: Self.today))
    #expect(found.first?.reason.contains("before anything") == false)
  }
}

@Suite("answers and agreement")
struct AnswerTests {
  private func agreeing(_ text: String, after: String) -> [Finding] {
    Flagger.shipped.findings(
      in: Utterance(text, by: .facilitator, after: .init(after, by: .participant))
    ).filter { $0.category == .agreeing }
  }

  @Test(
    "after a participant's question it answers; after a statement it agrees",
    arguments: [
      "Yes, it is.", "Yes, exactly.", "Exactly.", "That's right.", "It is, yes.", "Yes, that's correct.",
      "Absolutely.", "Definitely.", "Of course.", "Yes, it does.", "That's true.",
    ])
  func answers(_ text: String) {
    for question in ["Is this being recorded?", "So is that the second form?", "is this recorded"] {
      #expect(agreeing(text, after: question).isEmpty, "\(question)")
    }
    #expect(
      agreeing(text, after: "The second form is harder than the first.").contains { $0.tier > .faint })
  }

  @Test("an answer in two sentences answers as well")
  func twoSentences() {
    #expect(agreeing("Yes. It is.", after: "Is this being recorded?").isEmpty)
    #expect(agreeing("Yeah, okay. Exactly.", after: "Is this being recorded?").isEmpty)
  }

  @Test("an opinion of one's own agrees, also after a question")
  func opinion() {
    for text in ["I agree.", "You're right.", "That makes sense.", "Me too."] {
      #expect(agreeing(text, after: "Isn't that slow?").contains { $0.tier > .faint }, "\(text)")
    }
  }

  @Test(
    "bare acknowledgements agree to nothing, whatever came before",
    arguments: ["mm-hm", "Okay.", "Right.", "yeah", "Yeah, okay. Right."])
  func bare(_ text: String) {
    #expect(agreeing(text, after: "The second form is harder than the first.").isEmpty)
    #expect(agreeing(text, after: "Is that so?").isEmpty)
  }
}
