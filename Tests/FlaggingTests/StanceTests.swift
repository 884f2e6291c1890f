import Fieldwork
import Flagging
import Testing

@Suite("Agreeing, judging, leading")
struct StanceTests {
  private static let statement = Utterance.Previous("The vans come late.", by: .participant)
  private static let question = Utterance.Previous("Is it recorded?", by: .participant)

  @Test(
    "an endorsement is agreement",
    arguments: [
      "I agree.", "You're right.", "Exactly.", "That makes sense.", "Absolutely.", "Me too.", "Same here.",
      "So do I.", "That's fair.", "They really should fix that.",
    ])
  func agrees(_ text: String) {
    #expect(found(text, after: Self.statement).contains { $0.category == .agreeing })
  }

  @Test(
    "praise and blame are judgement",
    arguments: [
      "Great point.", "That's interesting.", "Excellent!", "That's wrong.", "You should have called.",
      "What a nightmare.", "Why didn't you call?", "Obviously.", "That's not how it works.",
      "What you really need is a new one.", "You should just use the other form.", "I love that idea.",
    ])
  func judges(_ text: String) {
    #expect(found(text, after: Self.statement).contains { $0.category == .judging })
  }

  @Test(
    "bare acknowledgements are never flagged, alone or chained",
    arguments: [
      "Mm-hm.", "Okay.", "Right.", "Yeah.", "Yeah, yeah, okay.", "I see.", "Uh-huh.", "Oh, okay, right.",
      "Sure.", "All right.", "mhm", "Yes.", "No.", "Got it.", "Okay, okay. Yeah.", "Y- yeah.",
    ])
  func bare(_ text: String) {
    #expect(found(text).isEmpty)
    #expect(found(text, after: Self.statement).isEmpty)
    #expect(found(text, after: Self.question).isEmpty)
  }

  @Test(
    "what others think, and what is asked, is not the facilitator's view",
    arguments: [
      "Was it a good move?", "We've heard it's lovely there.", "You said it was great.",
      "What was good about it?", "How would you describe it?", "What makes sense to you?",
    ])
  func others(_ text: String) {
    #expect(found(text, after: Self.statement).isEmpty)
  }

  @Test("after a participant's question \"yes, it is\" answers; after a statement it agrees")
  func answers() {
    #expect(found("Yes, it is.", after: Self.question).isEmpty)
    #expect(found("Yes, we're recording.", after: Self.question).isEmpty)
    #expect(found("It really is.", after: Self.statement).contains { $0.category == .agreeing })
  }

  @Test(
    "a note that judges a person is flagged as a note",
    arguments: ["P2 is being difficult.", "She just doesn't get it.", "P3 keeps making excuses."])
  func notes(_ text: String) {
    #expect(found(text, by: .note).contains { $0.category == .judging })
    #expect(found("P2 raised three objections.", by: .note).isEmpty)
  }

  @Test("participants may agree, judge and promise as they like")
  func participants() {
    for text in ["I agree, that's great, I'll fix it by Friday.", "Exactly. What a mess."] {
      #expect(Flagger.shipped.findings(in: Utterance(text, by: .participant)).isEmpty)
    }
  }

  @Test(
    "a question that carries its answer is leading, an open one is not",
    arguments: [
      ("Wouldn't it be better to have one form?", true), ("Don't you think that is slow?", true),
      ("How would you describe it?", false), ("What happened next?", false), ("Do you use the form?", false),
    ])
  func leads(_ text: String, _ isLeading: Bool) {
    #expect(found(text).contains { $0.category == .leading } == isLeading)
  }

  @Test("the softer profile lets a receipt pass and keeps a promise")
  func profiles() {
    let soft = Flagger(.shipped, profile: .usability)
    #expect(!found("Great.").isEmpty)
    #expect(found("Great.", flagger: soft).isEmpty)
    #expect(!found("We'll fix that by Friday.", flagger: soft).isEmpty)
  }

  @Test("a rule can be silenced and words accepted")
  func silenced() {
    let silent = Flagger(.shipped, study: StudyTerms(silenced: ["promise.placation": "our greeting"]))
    #expect(found("No problem.", flagger: silent).isEmpty)
    let accepting = Flagger(.shipped, study: StudyTerms(accepted: ["great point"]))
    #expect(found("Great Point", flagger: accepting).isEmpty)
    #expect(!found("Great point", flagger: .shipped).isEmpty)
  }
}
