/// Agreement and judgement as they come in a room, and what is neither.
extension Forms {
  /// After a participant's statement.
  static let spokenAgreements =
    """
    Yeah, that makes a lot of sense.
    That makes total sense to me.
    Oh absolutely.
    Yes, exactly that.
    Exactly, it's the waiting.
    Definitely, yeah.
    Oh yeah, for sure.
    I totally agree with that.
    I couldn't agree more.
    You're absolutely right there.
    Right you are.
    True, true.
    That's very true.
    Yeah that's true.
    that's so true
    Totally.
    Yeah, totally.
    100 percent.
    A hundred percent.
    Of course, naturally.
    Of course.
    Yeah, of course.
    No, of course not.
    Fair enough.
    That's fair.
    yeah that's a fair point
    You've got a point there.
    I see it the same way.
    I think so too.
    I thought the same.
    Me too.
    Same for me.
    It was the same for us.
    I'd be annoyed too.
    I would have left as well.
    Mine does that too.
    We all have that problem.
    Others have told us the same thing.
    You're not the only one who says that.
    They should have told you.
    They really should have called you.
    Somebody ought to have warned you.
    You had every right to be angry.
    No wonder you were angry.
    I don't blame you.
    It is, yeah.
    It really is.
    It certainly is.
    Yeah, it does.
    Indeed.
    Yes indeed.
    Amen to that.
    Well said, I'm with you there.
    That's exactly how it is.
    That's just it.
    That's the thing, exactly.
    Yeah, you're right.
    no you're right
    yep thats right
    oh definitely definitely
    Absolutely, absolutely.
    makes sense
    okay that makes sense
    Sure, that makes sense.
    Nobody would disagree with that.
    """

  /// Of a person, a contribution or the subject, well or ill.
  static let spokenJudgements =
    """
    That's great.
    oh thats great
    Great, great, that's really great.
    That's a really good question.
    Good question.
    What a lovely idea.
    That's a shame.
    Oh, that's awful.
    That's terrible, I'm so sorry.
    Wow, that's a lot.
    Wow, that is amazing.
    That's pretty cool.
    That's super helpful.
    That's really helpful, thank you.
    This has been so helpful.
    This is fascinating.
    You've been a great group.
    You all did so well.
    You're so brave.
    That sounds frustrating.
    That sounds really hard.
    That must have been awful.
    That must have been a thrill.
    How awful.
    How wonderful for you!
    I love that.
    I love how you put that.
    I like that idea.
    That's a good thing to have.
    That's too expensive.
    That's awfully dear.
    That's not right.
    That's wrong.
    That won't work.
    That's not how it works.
    That doesn't make any sense.
    You should have called first.
    You could have just asked.
    You should just use the app.
    What you really need is a reminder.
    Why on earth would you do that?
    Why didn't you ring?
    Obviously that's the wrong form.
    You misunderstood the letter.
    it's a bad idea
    That's ridiculous.
    that's insane
    That's crazy!
    That's funny.
    That's hilarious.
    well done you
    Good for you!
    Good job everyone.
    Nice work.
    That's impressive.
    I'm impressed.
    That's so interesting.
    Interesting, that's interesting.
    Now that's interesting about the ferry.
    It's a beautiful town.
    Our new app is much better.
    They were rude to you, that's unacceptable.
    That's a nightmare.
    what a mess
    Actually it's quite simple.
    To be fair to the team, they had no time.
    The reason we do that is the law.
    You're being unfair.
    you're being a bit negative
    No, that's not true.
    """

  /// Refusals, reports, quotes, questions, what others do.
  static let spokenProcess =
    """
    we'll see
    i'll start with you and then we'll go round
    i'll ask the next question now
    I'll come back to you in a second, Hanna.
    I'm going to show you three pictures.
    We'll take about an hour.
    I'm going to hand these cards round.
    We'll do one more round and then we're done.
    I'll play you a short recording.
    i'll write what you say on this board
    ill write that down
    im just gonna note that
    I'll let you finish first.
    I'll give you a minute to think.
    I'll give you both a pen.
    I'll put that on a card so we don't lose it.
    I will keep quiet now.
    We'll move on to the next part.
    we'll talk about delivery in the second half
    we'll get to the prices after the break
    I won't interrupt you.
    I won't promise you anything I can't keep.
    I can't promise that, and I won't.
    I'm not going to say we'll fix it.
    We are not going to change that today.
    I'm not able to tell you when.
    Nobody here can say when that will be.
    You said they'd send you a new one.
    You told us the office said it would ring back.
    So they promised to fix it by May.
    He said "we'll sort it out" and then?
    "Leave it with me" is what he said to you.
    They told you it'll be ready on Friday, did they?
    Will you be able to come again?
    Will it be fixed, do you think?
    When will they send it?
    Shall I read it again?
    Should I turn the light on?
    Who'll tell the others?
    Would you say it'll be faster?
    What would you expect us to do by Friday?
    Did anyone say they'll get back to you?
    It'll take a couple of hours, usually.
    it'll rain tomorrow they say
    That'll be a lot of work for somebody.
    the train will be late again
    You'll find the toilets down the hall.
    You'll see a screen with two buttons.
    You'll hear a beep when the recording starts.
    You'll have time for that at the end.
    You'll need a pen.
    If you want to stop, we'll stop.
    If you don't want to answer, we'll go on.
    If it gets too warm, I'll open a window.
    I'll close the door.
    I'll get you some water.
    i'll turn the heating down a bit
    I'll be the one asking questions today.
    I'll be taking notes while you talk.
    Mira will be taking notes.
    My colleague will be watching the clock.
    Ada will hand out the forms now.
    we'll be here until four
    We will record this session.
    The recording will be deleted after the transcript is made, as the form says.
    Your name won't be used.
    I'll say it again more slowly.
    I'll rephrase that.
    Let me ask that another way.
    let me see if i got that right
    let me just turn this on
    Let me check the time.
    Let me check I understood: the van came twice.
    I will, yes, in a moment.
    I'd rather not say what I think.
    It will go in the record as you said it.
    I'll put it in your words.
    We'll end on time.
    we'll have to stop there
    I'll be honest, I don't know.
    I'll tell you why I ask.
    I'll give you an example.
    I'm gonna stop you there for a second
    So you'd send it, they'd look at it, and then you'd wait.
    Then they'll call you, or how does that go?
    The customer will get a letter, is that how it works?
    If the form is wrong they'll send it back to you, you said.
    Imagine it's fixed tomorrow. What would be different?
    Suppose we fixed it by Friday. What would you do first?
    I'll bet it was cold.
    I'll admit I don't know that word.
    we'll all have had days like that
    you'll laugh but that's what it says here
    nobody will mind
    We've got about ten minutes left.
    What will happen with it is open.
    I can't say what will happen; it goes on record.
    That's decided elsewhere, I'll note the wish.
    I'll read the names one after the other.
    We'll spend about ten minutes on each picture.
    I'm going to split you into two groups now.
    I'll be asking some of you to say more.
    you'll each get three stickers
    I'll collect the cards when you're done.
    I'll stick these on the wall.
    I'll put the kettle on.
    We'll come back to the fees later on.
    I'm going to push you a bit on that.
    I'll pick up on what Eli said.
    I'll take that as a no.
    We'll leave it there.
    i'll pause the recording
    I'll stop sharing my screen.
    let me share my screen
    Let me pull up the sketch.
    I'll skip that one.
    I will turn the sheet over now.
    So the driver will leave a card and you'd have to pick it up yourself.
    What will you do when it breaks?
    Will they refund you?
    You told me they'd refund you.
    We can't refund you, I'm afraid.
    I don't know if we'll fix it.
    I couldn't tell you whether they will.
    I'm not the one who decides that.
    It'll be about another quarter of an hour.
    We won't get through all of it today.
    We'll see how far we get.
    I'll try to keep it short.
    I'll try to say that more simply.
    I'll play devil's advocate for a moment.
    I'm going to be quiet and let you talk.
    We're going to do a short exercise.
    I'm going to hand over to Ada for the consent form.
    Someone will bring coffee at half past ten.
    You'll be able to withdraw until the tenth.
    if you withdraw we'll delete your words
    Nobody outside will see your name.
    We'll use codes instead of names.
    What would it mean to you if they fixed it?
    Say they'll deliver on Friday. How do you plan the week?
    "We will call you back", that is what it says here.
    The letter says you'll be informed by March.
    I hear you: you'd like it fixed by spring.
    You want us to fix it by Friday, did I get that right?
    I'll note that you want it by Friday.
    My job is to listen; others will decide.
    I'll do the talking for the first two minutes.
    We'll do names first.
    I'll go through the list from top to bottom.
    I'll make it short.
    We'll make a start.
    I'll have to stop you.
    We'll have a look at the picture together.
    I'll take the next hand.
    I'll take your point, Gus, and hand over to Fay.
    we'll keep to the order on the sheet
    I'll keep it on the table here.
    I'll put my phone away.
    I'll turn to the others now.
    I'll give you the floor.
    I'll give everyone a number.
    Nobody will be quoted by name.
    Everyone will get a turn.
    All of you will have a chance to speak.
    You'll get a card each.
    We won't go round again.
    The rest will stay in this room.
    It will all be in the notes.
    What will they do with it?
    If they sent you a new one, would that be enough?
    So what you want is that they'll ring first.
    You'd expect that somebody will ring.
    People tell us the bus will be cut.
    Some think it'll be fixed by summer, some don't.
    I can't say whether it will be fixed.
    It's not for me to say what will be done.
    Mm-hm.
    Okay.
    Right, okay.
    Yeah.
    Yeah, yeah.
    I see.
    Okay, thanks.
    Thank you for that.
    Thank you, Dana.
    Yeah, so the bus came late.
    So the letters are late.
    And what happened then?
    What was good about it?
    What was bad about it?
    Was it a good move?
    Did you find it helpful or not?
    What do you like about the old form?
    What would be a better way?
    Which of the two is easier for you?
    How difficult was it, on a scale from one to five?
    Who sees it differently?
    Who would agree with that, and who wouldn't?
    Does that match what the others saw?
    Is that right?
    Did I get that right?
    Tell me more about the ferry.
    You said it was great.
    You said it was a nightmare.
    So for you it was too expensive.
    They told you it was wrong.
    Some say it is easy, others say it is hard.
    We've heard it's lovely there.
    I've noted that.
    Let's hear from the others.
    Could you give an example?
    Walk me through the last time.
    When you say bad, what do you mean?
    Good morning, everyone.
    Good afternoon and welcome.
    I'm Ada and I'll be asking the questions.
    There are no right or wrong answers.
    All views are wanted.
    Take your time.
    Go ahead.
    Please go on.
    Sorry, I interrupted you.
    Right, next question.
    Okay, let's go to the next part.
    On the right you see a button.
    The first sketch has a map on it.
    It has been an hour now.
    We have had a break.
    I don't know the answer to that.
    I'm not sure I understood.
    Can everyone hear me well?
    How are you feeling today?
    Well, what else?
    So what I heard is that it takes long.
    You mentioned the fee.
    On Monday.
    Twice.
    Twice a week, you said.
    And the second one?
    So nobody rang you.
    Where do you live?
    How long have you lived here?
    That was the last question.
    Thanks for coming today.
    """
}
