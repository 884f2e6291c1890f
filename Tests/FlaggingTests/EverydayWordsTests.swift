import Fieldwork
import Flagging
import Testing

/// The sentences a facilitator tries first, in the words people use; one table for each subtype.
@Suite("Everyday words")
struct EverydayWordsTests {
  private static let statement = Utterance.Previous("The vans come late.", by: .participant)

  @Test(
    "praise is judgement",
    arguments: [
      "Great point.", "That's a great point.", "Excellent.", "Excellent!", "That's interesting.",
      "That's really interesting, go on.", "What a good idea.", "That's a good question.",
      "That's great, thank you.", "That's good.", "Very good.", "I love that.", "Well done.",
      "Good for you.", "Thank you, that's really helpful.", "That's so useful to hear.", "Nice idea.",
      "You explained that beautifully.", "That is a fantastic way to put it.", "I like that idea a lot.",
    ])
  func praise(_ text: String) {
    #expect(found(text).contains { $0.category == .judging })
    #expect(found(text, after: Self.statement).contains { $0.category == .judging })
  }

  @Test(
    "blame is judgement",
    arguments: [
      "That's wrong.", "That is simply wrong.", "That's just wrong.", "That's not right.",
      "No, that's wrong.", "You're wrong about that.", "I think you're wrong there.", "That isn't true.",
      "That's not true.", "You should have called us.", "You should have told someone earlier.",
      "You shouldn't have signed it.", "You could have just asked.", "You ought to have read the letter.",
      "Obviously.", "Obviously you have to log in first.", "Obviously, that's what the form is for.",
      "That's obviously a mistake on your side.", "What you really need is a newer version.",
      "What you actually need is training.", "You really need to read the manual.",
      "You should just use the other form.", "The right way is to log in first.",
      "The right way to do it is by phone.", "That's a bad idea.", "That's ridiculous.",
      "That makes no sense.", "That doesn't make sense.", "That was a mistake.", "You made a mistake.",
      "You misunderstood.", "You've misunderstood the form.", "It's your own fault.", "That's your fault.",
      "That was a silly thing to do.", "You're doing it wrong.", "That's a terrible way to do it.",
      "How awful.", "You're being unreasonable.", "You're being difficult.", "You're too demanding.",
      "That's just an excuse.",
    ])
  func blame(_ text: String) {
    #expect(found(text).contains { $0.category == .judging })
    #expect(found(text, after: Self.statement).contains { $0.category == .judging })
  }

  @Test(
    "a why that blames is judgement",
    arguments: [
      "Why on earth did you do that?", "Why didn't you call?", "Why didn't you just ask someone?",
      "Why did you not read it?", "Why would you do that?", "Why haven't you told us before?",
      "Why wouldn't you just call?", "So why on earth would you sign it?", "How could you not see it?",
      "What were you thinking?",
    ])
  func why(_ text: String) {
    #expect(found(text).contains { $0.category == .judging })
    #expect(found(text, after: Self.statement).contains { $0.category == .judging })
  }

  @Test(
    "defending is judgement",
    arguments: [
      "That's not how it works.", "That isn't how it works.", "Actually, that's not how it works.",
      "The reason is that we have rules.", "The reason for that is the law.",
      "The reason we do that is the law.", "Actually, we did tell everyone.", "Actually, it does work.",
      "Well, actually, we changed that last year.", "To be fair to the team, they had no time.",
      "In our defence, there was a strike.", "It's not our fault.", "That's not our fault.", "I disagree.",
      "I don't agree with that.", "We've always done it this way.",
      "You have to understand that we have rules.", "You need to understand how it works here.",
    ])
  func defending(_ text: String) {
    #expect(found(text).contains { $0.category == .judging })
    #expect(found(text, after: Self.statement).contains { $0.category == .judging })
  }

  @Test(
    "a plain endorsement agrees",
    arguments: [
      "I agree.", "I agree with you.", "I totally agree with that.", "I couldn't agree more.",
      "You're right.", "You're right about that.", "Thank you, you're right about that.",
      "You are absolutely right.", "You're so right.", "Yes, you're right.", "I think you're right.",
      "You're quite right there.", "Exactly.", "Exactly!", "Yes, exactly.", "Absolutely.",
      "Yeah, absolutely.", "Definitely.", "Totally.", "That's true.", "That's so true.", "Very true.",
      "That's right.", "That's a fair point.", "Fair point.", "Fair enough.", "That makes sense.",
      "That makes total sense.", "Makes sense.", "I see it the same way.", "You have a point.",
      "You've got a point there.", "Of course.", "I think so too.", "No doubt about it.",
      "That's exactly it.", "Correct.",
    ])
  func direct(_ text: String) {
    #expect(found(text, after: Self.statement).contains { $0.category == .agreeing })
  }

  @Test(
    "an experience made one's own agrees",
    arguments: [
      "Same here.", "Me too.", "Me neither.", "Same for me.", "I'd feel that too.",
      "I would feel that way too.", "I'd feel the same.", "I'd have been angry too.",
      "I would be annoyed too.", "So do I.", "So would I.", "I feel the same way.", "I've been there.",
      "I've been there myself.", "That happened to me too.", "The same thing happened to me.",
      "I know exactly how you feel.", "I know how that feels.", "I hate that too.", "We see that too.",
      "I'd be upset too.",
    ])
  func shared(_ text: String) {
    #expect(found(text, after: Self.statement).contains { $0.category == .agreeing })
  }

  @Test(
    "taking a side agrees",
    arguments: [
      "They really should fix that.", "They really should.", "They should have called you.",
      "They should really answer the phone.", "Our people are slow.", "Our people are too slow.",
      "Our team is hopeless.", "Our developers are really slow.",
      "The provider is slow, everyone knows that.", "They shouldn't have done that.",
      "They had no right to do that.", "You deserve better.", "You have every right to be angry.",
      "I don't blame you.", "I'm on your side.", "We really should have told you.",
      "They should never have sent that.",
    ])
  func sides(_ text: String) {
    #expect(found(text, after: Self.statement).contains { $0.category == .agreeing })
  }

  @Test(
    "a plain promise is found without a day",
    arguments: [
      "We'll fix that.", "We'll fix it.", "We will fix this.", "We're going to fix that.",
      "We are going to sort it out.", "I'll make sure of it.", "I'll make sure it gets fixed.",
      "I'll make sure that never happens again.", "I guarantee it.", "I guarantee that.", "I promise.",
      "I promise you that.", "I can promise you that.", "You have my word.", "I'll look into it.",
      "We'll look into that.", "I'll take care of it.", "We'll take care of that.", "I'll get back to you.",
      "I'll talk to the team about it.", "I'll speak to my manager.", "I'll pass that on to the team.",
      "I'll see to it.", "I'll sort it out.", "I'll send you the report.", "Will do.", "I'll do it.",
      "I'll do that.", "We'll do that.", "Consider it done.", "You can count on us.",
      "You can count on it.", "We'll get it done.", "We'll get that fixed.", "I'll have someone call you.",
      "Someone will call you.", "Our team will look into it.", "Dana will send you the list.",
      "It will be fixed.", "That will be sorted out.", "It won't happen again.", "This won't happen again.",
      "That will never happen again.", "We'll change that.", "I'll raise it with management.",
      "I'll bring it up with the team.", "I'll escalate this.", "We're on it.", "I'll let you know.",
      "I'll check and let you know.", "We'll be in touch.", "You'll get your money back.",
      "You'll get a refund.", "I commit to that.", "We are committed to fixing this.",
      "I'm going to get this fixed.", "I'll ask them to fix it.", "I'll tell the developers.",
      "Let me get back to you on that.", "I'll find out for you.", "I'll see what I can do.",
    ])
  func promise(_ text: String) {
    #expect(found(text).contains { $0.category == .promising })
    #expect(found(text, after: Self.statement).contains { $0.category == .promising })
  }

  @Test(
    "a day alone, or with the least commitment, promises",
    arguments: [
      "By Friday.", "We'll fix that by Friday.", "Next release.", "It'll be in the next release.",
      "That will be in the next release.", "It's in the next release.", "Right away.",
      "We'll do it right away.", "You'll have it by Monday.", "You'll have it tomorrow.",
      "I'll do it tomorrow.", "I'll call you next week.", "It'll be ready by Friday.",
      "It will be done by the end of the month.", "We'll have that for you on Tuesday.",
      "I can do it by Monday.", "We'll get to it next week.", "I'll get it to you first thing tomorrow.",
      "Expect it by Thursday.", "It'll be there on Monday.",
    ])
  func dated(_ text: String) {
    #expect(found(text).contains { $0.category == .promising })
    #expect(found(text, after: Self.statement).contains { $0.category == .promising })
  }

  @Test(
    "taking a matter over promises",
    arguments: [
      "Leave it with me.", "Leave that with us.", "Leave it to me.", "I've got this.", "I'll handle it.",
      "We'll handle that.", "I'll deal with it.", "Just leave it with me, okay?",
    ])
  func soft(_ text: String) {
    #expect(found(text).contains { $0.category == .promising })
    #expect(found(text, after: Self.statement).contains { $0.category == .promising })
  }

  @Test(
    "placation promises",
    arguments: [
      "Don't worry.", "Don't worry about it.", "Don't you worry.", "No need to worry.", "No problem.",
      "No problem at all.", "Not a problem.", "No worries.", "It'll be fine.", "It'll all be fine.",
      "Everything will be fine.", "Everything's going to be alright.", "That won't be a problem.",
      "Of course we can.", "Of course we can do that.", "Of course we will.", "Sure, we can do that.",
      "Trust me.", "Rest assured.", "You'll be fine.", "We'll figure it out.",
    ])
  func placation(_ text: String) {
    #expect(found(text).contains { $0.category == .promising })
    #expect(found(text, after: Self.statement).contains { $0.category == .promising })
  }

  @Test(
    "an offer to one person promises",
    arguments: [
      "For you we can do that.", "For you, we can make an exception.", "For you we could do it sooner.",
      "We can make an exception for you.", "I can make an exception.", "Just for you, I'll waive the fee.",
      "In your case we can do it.", "I can give you a discount.", "Just between you and me, we can do it.",
      "We can do that for you this once.", "I'll make an exception for you.",
    ])
  func deal(_ text: String) {
    #expect(found(text).contains { $0.category == .promising })
    #expect(found(text, after: Self.statement).contains { $0.category == .promising })
  }

  @Test(
    "a question that carries its answer leads",
    arguments: [
      "Wouldn't it be better to have one form?", "Wouldn't it be easier by phone?",
      "Don't you think that's slow?", "Don't you think it would help?", "Wouldn't you agree?",
      "Wouldn't you say it's too slow?", "Isn't it better to call first?", "Isn't that annoying?",
      "Surely you checked the date?", "You'd agree that it's slow, right?",
      "Do you agree that it's too slow?", "Does everyone agree?", "How bad was it?",
      "Shouldn't it be faster?",
    ])
  func leading(_ text: String) {
    #expect(found(text).contains { $0.category == .leading })
    #expect(found(text, after: Self.statement).contains { $0.category == .leading })
  }

  @Test(
    "ability, hopes and the roadmap are faint",
    arguments: [
      "It should be fine.", "That should be fine.", "Should be fine.", "It's on the roadmap.",
      "That's on the roadmap.", "It's already on our roadmap.", "I can send it.", "We could do that.",
      "We might be able to fix that.", "I'll probably send it.", "Maybe we'll fix it.",
      "I'd like to fix that.", "We hope to fix that.", "That's on our list.",
    ])
  func faint(_ text: String) {
    let findings = Flagger.shipped.findings(in: Utterance(text, by: .facilitator, after: Self.statement))
    #expect(findings.contains { $0.category == .promising })
    #expect(!findings.contains { $0.category == .promising && $0.tier > .faint })
  }

  @Test(
    "closing a topic is noticed, faintly",
    arguments: [
      "Moving on.", "Let's move on.", "We know that.", "We know that already.", "We already know that.",
      "OK, moving on.", "Yeah, we know that.",
    ])
  func closing(_ text: String) {
    let findings = Flagger.shipped.findings(in: Utterance(text, by: .facilitator))
    #expect(findings.contains { $0.category == .leading })
  }
}
