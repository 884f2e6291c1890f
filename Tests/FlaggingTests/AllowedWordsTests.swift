import Fieldwork
import Flagging
import Testing

/// What practice allows gives nothing at all, not even a faint flag.
@Suite("Allowed words")
struct AllowedWordsTests {
  @Test(
    "the record, the timetable, refusals, reports, questions, acknowledgements and reading back pass",
    arguments: [
      "I'll write that down.", "I'll write it down.", "I'll write that down in your words.",
      "I will write that down.", "Let me write that down.", "I'm writing that down.", "I'll note that.",
      "I'll note that down.", "I'll make a note of that.", "I'll just make a note of that.",
      "I'll put that in the notes.", "I'll put it on the flip chart.", "I'll put that on the board.",
      "I'll add that to the list on the board.", "I'll record that as you said it.",
      "I'll read that back to you.", "I'll come back to that in a minute.",
      "I'll come back to you in a minute.", "We finish at four.", "We'll finish at four.",
      "We end at half past three.", "We'll stop at four.", "We'll take a break at three.",
      "We'll have a break now.", "We have twenty minutes left.", "I'll keep an eye on the time.",
      "We'll start with the first question.", "We'll go round the table.", "I'll ask each of you in turn.",
      "I'll start the recording now.", "I'll explain how this works.", "I'll repeat the question.",
      "I can't promise that.", "I can't promise anything.", "I can't promise you a date.",
      "I cannot promise that it will be fixed.", "We can't promise we'll fix it.",
      "We can't promise anything by Friday.", "I won't promise anything.", "I'm not promising anything.",
      "I don't want to promise anything.", "I don't promise that it'll be fixed.",
      "I can't guarantee that.", "We can't guarantee a date.", "I can't make any promises.",
      "I'm not able to promise that.", "I can't say what will happen.",
      "I can't say when it will be fixed.", "There's no guarantee that it'll be fixed.",
      "Nobody can promise you that.", "That isn't mine to decide.", "I can't offer anything here.",
      "I can't fix that.", "We won't be able to fix that.", "I'm not going to fix that.",
      "You said you'd been told Friday.", "You said they promised to fix it by Friday.",
      "You said you'd been told it would be fixed by Friday.", "You were told it would be fixed.",
      "They told you it would be ready by Friday.", "So you were told that it would be ready on Monday.",
      "You said: we'll fix that.", "He told you he'd send it.", "You mentioned they'd get back to you.",
      "You were promised a call back.", "They promised you a refund, you said.",
      "What would you want us to know?", "What happened next?", "How did that come about?",
      "What led to that?", "What was that like?", "Who sees it differently?", "Who hasn't been heard?",
      "Do you use the form?", "When did that happen?", "What would have helped?",
      "Is there anything you'd add?", "Can you tell me more?", "Could you give an example?",
      "Would you tell me more about it?", "How often does that happen?", "What makes it good?",
      "Was it good or bad for you?", "Will you be there on Friday?",
      "When will it be fixed, as far as you know?", "What did they promise you?",
      "Did they say they'd fix it?", "What should they have done?", "Which part was difficult?",
      "How is that different from before?", "Mm-hm.", "Okay.", "Right.", "Yeah.", "I see.", "Yes.",
      "Uh-huh.", "Okay, right.", "Yeah, okay.", "Thank you.", "Thanks.", "Got it.", "Sure.", "Ah, okay.",
      "Okay, thank you.", "Right, I see.", "Tell me more.", "Go on.", "So you said it was slow.",
      "You said it was great.", "So for you it's slow and expensive.", "You called it a nightmare.",
      "You said, \"it's a mess\".", "If I heard you, the vans come late and nobody calls.",
      "So far I have late vans and wrong addresses: what is missing?", "You feel that nobody listens.",
      "You'd rather call.", "So the date slipped, and nobody told you.", "Thank you for telling us.",
      "Thank you for coming.", "I hear that this is how you see it.", "It will be in the record.",
      "It's recorded and goes to Mira.", "That sounds important to you.",
    ])
  func silent(_ text: String) {
    for previous in [nil, "The vans come late.", "Can you fix it?"] {
      let before = previous.map { Utterance.Previous($0, by: .participant) }
      let findings = Flagger.shipped.findings(in: Utterance(text, by: .facilitator, after: before))
      #expect(findings.isEmpty, "\(findings.map(\.rule)) after \(previous ?? "nothing")")
    }
  }

  @Test("one finding is silenced with its reason, and the rule goes on elsewhere")
  func oneFinding() {
    let silenced = SilencedWords(
      rule: "promise.direct", words: "we'll send the form", reason: "the law says so")
    let flagger = Flagger(.shipped, study: StudyTerms(silencedWords: [silenced]))
    #expect(found("We'll send the form.", flagger: flagger).isEmpty)
    #expect(found("We will send the form, of course.", flagger: flagger).isEmpty)
    #expect(!found("We'll send the list.", flagger: flagger).isEmpty)
    let other = SilencedWords(rule: "promise.vow", words: "we'll send the form", reason: "another rule")
    let speaking = Flagger(.shipped, study: StudyTerms(silencedWords: [other]))
    #expect(!found("We'll send the form.", flagger: speaking).isEmpty)
  }
}
