/// Words tried on the rules unseen: written first, then judged by the boundary decisions, then run.
extension Forms {
  /// Session talk, real questions, other people's words, refusals.
  static let wordedNeutral =
    """
    If it breaks again I can't promise we'll replace it.
    We'll look at three drawings today.
    My colleague will bring in some water.
    What happened after you rang them?
    Tell me about the last time you used it.
    We have about twenty minutes left.
    I'll read the next question.
    Let's go round the table once.
    Who would like to begin?
    I'll write that on the board.
    Let me read that back to you.
    I'll stop you there for a second.
    Mm-hm.
    Okay.
    Right.
    Yeah.
    I see.
    Got it.
    Thanks, Dana.
    Thank you all for coming tonight.
    So you said the letter came late.
    You mentioned the queue earlier.
    Your landlord said he would fix it, and then?
    They told you it'd be done by Friday?
    You said the nurse promised to call.
    How did you find out?
    I can't promise anything here.
    I don't know whether that will change.
    We won't be deciding anything today.
    Nothing we say today is a promise.
    If it did change, what would you notice first?
    Suppose the office closed, what would you do?
    Imagine the bus came every ten minutes.
    I'm going to show you a picture now.
    I'll hand out the cards.
    In a moment I'll ask you to write something down.
    We'll take a five minute break.
    I'll come back to that in a minute.
    We'll finish at eight.
    The recording will be deleted after the study.
    Your names will not appear anywhere.
    What does good service mean to you?
    Was it easy or hard to find?
    How would you describe the waiting room?
    What made you choose that one?
    I'm not part of the team that builds it.
    There are no right or wrong answers.
    Please speak one at a time.
    Who sees it differently?
    What else?
    And then what did you do?
    Could you say a bit more about that?
    Is there anything we have left out?
    I'd like to hear from everyone.
    Let me check that I understood you.
    I'm just going to move the microphone.
    I'll turn the recorder on now.
    We'll start with names.
    Would you mind closing the door?
    So for you it was the price.
    You used the word clumsy, what do you mean by it?
    When you say unfair, what comes to mind?
    He said "I'll send it tomorrow".
    The sign says "we will be back soon".
    My question is about the second week.
    Have you ever complained?
    Did anybody call you?
    Was there a time when it worked?
    How long did that take?
    Where were you at the time?
    What would you tell a friend about it?
    I'll put that on the list of topics.
    I'm noting the word trust.
    Let me just find my place.
    Sorry, go on.
    I didn't catch that.
    Can everyone hear me?
    I won't take sides here.
    It isn't for me to say.
    I have no date for that.
    What you say goes into the report.
    The report goes to the planning office.
    A summary goes out to everyone who took part, as the plan says.
    Nobody will be told who said what.
    You can stop at any time.
    You can skip any question.
    There's water on the table.
    Help yourself to coffee.
    The toilets are down the hall.
    Please switch off your phones.
    We're here to listen.
    I'd like us to look at the second sketch.
    Take a minute to think.
    Write down the first word that comes to mind.
    Then pass it to your neighbour.
    What did the others on your street do?
    How did your family see it?
    I'm wondering what led to that.
    Maybe start with the morning.
    And how often would that be?
    Is that every week or only sometimes?
    So they changed it and nobody told you.
    Let me put it another way.
    Which of these two do you use?
    What stands out to you?
    And the others?
    What do you mean by soon?
    You'd want it to be shorter.
    What would have to be different?
    If you could change one thing, what would it be?
    What will you do next time?
    When will you hear from them?
    Will that be a problem for you?
    Do you think they will fix it?
    How will you get home?
    Do you remember what they said?
    What was promised to you back then?
    And did it arrive?
    Who decides that in your house?
    How do you usually pay?
    Why did you stop going?
    Tell us about a good day at work.
    And a bad one?
    What's the hardest part of the week?
    What would be useful to you?
    Some people say it is too expensive, others say it is fine. What about you?
    A participant in another group said the forms were confusing.
    I heard two things there, cost and time.
    Let me see if I've got this right.
    We'll hear from Ben next.
    I'll ask you again at the end.
    Then we'll vote with the stickers.
    I'm going to play you a short clip.
    I'll give you two minutes for that.
    I'll collect the sheets in a moment.
    Shall we go on?
    Are we ready for the next part?
    One more question before the break.
    Last question from me.
    I'd ask you to keep this in the room.
    That may or may not change.
    It has not been decided.
    I can't speak for them.
    You would have to ask the office about that.
    I don't work there.
    I will not be the one who decides.
    We can't offer refunds here.
    It's not something I can change.
    I won't be able to fix that.
    I never said it would be fixed.
    We were going to send it, but the plan changed.
    They were supposed to ring you.
    Nobody from the team has seen it yet.
    How did you feel about that?
    In what way?
    For example?
    Since when?
    Hm, hm.
    Okay, thanks.
    Yeah, okay.
    Oh, I see.
    Good morning, everyone.
    Welcome back.
    It's ten past, let's begin.
    I have a sheet here with six statements.
    Read each one and mark how far it fits.
    There are two kinds of ticket in front of you.
    This is a sketch, not a plan.
    I'm asking because I don't know.
    Your neighbour put it differently.
    P2 asked for a later bus.
    Someone wrote: never again.
    What did they write in the letter?
    So there was a call, then a visit, then nothing.
    And that was in March?
    You were in the queue for an hour.
    And the clerk said no.
    And what did you make of it?
    Which words would you use?
    I'd like to understand that step by step.
    What were you hoping for?
    What was going through your mind?
    How was it resolved in the end?
    If they called you tomorrow, what would you want to hear?
    If it breaks again, who do you call?
    Unless someone objects, I'll record this part.
    Whether it will be built is open.
    We don't know when that will be.
    I'll be quiet now and listen.
    I'll be brief.
    You will find a pen in front of you.
    You'll get a card from me in a second.
    You'll have three minutes.
    We'll be done by nine.
    I'm keeping an eye on the clock.
    I'll repeat the question.
    I'm going to pause you there.
    Let's park that for later.
    I've put it on the parking list.
    It's on the flip chart now.
    Could someone give an example?
    Can you show me on the sketch?
    Do you have the letter with you?
    Is the new one different?
    Is that how it usually goes?
    Are there days when you do without?
    What would a perfect day look like?
    How would a friend describe it?
    What gets in the way?
    Does that cover it?
    I'll shuffle the cards and deal them out.
    I'll dim the light for the clip.
    We'll swap seats now.
    I'm going to prop the door open.
    I'll nip out and get more chairs.
    I'll hold the sketch up so that everyone sees it.
    We'll warm up with a short round.
    I'll tick that one off.
    I'll type as you talk.
    We'll spend ten minutes on each.
    I'll group the notes by colour.
    I'll peel these off and we start again.
    I'm going to stick this here.
    We'll split into two groups.
    I'll ask each of you for one word.
    I'll refill the jug.
    I'm going to butt in for a second.
    I'll wear the other glasses.
    I'll pretend I know nothing.
    We'll skip ahead.
    I'll sum up what I heard.
    I'll bring out the second picture.
    We're going to change tack.
    I'll keep quiet.
    We'll let Ines finish first.
    I'll lay the four cards on the table.
    I'm handing the pen to you.
    I'll spell that out.
    I'll jot that down in your words.
    We'll loop back to the fees.
    You'll each get three dots.
    You'll see two pictures side by side.
    You'll hear a short recording.
    You won't be named in anything we write.
    You don't have to share anything you'd rather keep.
    Nothing will be passed on with your name.
    The audio will be wiped once it's typed up.
    The notes will be kept for a year.
    I'll be the one asking, and Jo will be taking notes.
    Jo will be handing out the sheets.
    My colleague will bring in some water.
    My colleague is going to show you the sketch.
    The second part will be shorter.
    The session will be recorded if nobody minds.
    This will take about an hour.
    That will become clear in a minute.
    It'll make sense once you see it.
    So your brother will fix it?
    So they're replacing the boiler in May, you said.
    You were told it would be replaced.
    The letter says you'll be refunded within a week.
    He told you "leave it with me".
    They said they'd get back to you and they didn't.
    What would make you say "I'll send it back"?
    Who will pay for that?
    Will someone from the office call you?
    When will it be repaired?
    How do you know they'll come?
    Did she say she'd sort it?
    Has anyone agreed to pay?
    What have they decided?
    I can't tell you whether it will be built.
    We have not decided anything.
    No one has promised anything.
    I won't be taking that any further.
    We won't be fixing anything as a result of today.
    I'm not going to send you anything.
    I have no say in the budget.
    I couldn't say when.
    That would be up to the council.
    If they moved the stop, who would walk further?
    Suppose we replaced the counter with a machine.
    Let's say you get a letter on Monday.
    Imagine someone comes and fixes it the same day.
    In the story, Anna will call the shop.
    On this card it says "free delivery from Monday".
    Read the line "we will do better".
    Is it okay if I close the window?
    May I read it out?
    Shall I repeat it?
    Would a break suit you?
    Where were we?
    So, the queue.
    You talked about a ramp.
    So a ramp, and then a bench.
    So winter is when it stops.
    You go there, you wait, you leave.
    In your words, it crawls.
    And you call that fair.
    What's fair, to you?
    Was it fair?
    Would you call it good?
    Good or bad, what happened?
    Which was worst, which was best?
    What made it a good day?
    What was terrible about it?
    Some find it useful, some do not. And you?
    A man in the other group loved it.
    They called it brilliant in the ad.
    Is it true that it closes at six?
    Is that right?
    Right, and then?
    Of course, go ahead.
    Absolutely, please do.
    Yes, please.
    No, go on.
    Yeah, yeah.
    Uh-huh.
    Okay, and you, Sam?
    Good evening, and welcome.
    Happy to repeat it.
    Thanks, that's all from me.
    We're nearly at the end.
    I've got one last card.
    Does that match what you meant?
    I'd like to stay with that for a moment.
    Say it however you like.
    There's no hurry.
    Both are on the record now.
    Two of you said morning, three said evening.
    I've written down all three.
    I'll wait till everyone's back.
    We'll hear one voice at a time.
    I'm going to hop over two questions.
    I'll cue up the recording.
    I'll mark the map with a pin.
    I'll be timing this.
    I'll pair you with Lee.
    I'm going to leave that hanging for a bit.
    We'll gather the cards at the end.
    I'll trim the question a bit.
    We'll take turns.
    I'm going to interrupt you there, sorry.
    I'll try that again.
    I'm going to give everybody one sheet.
    We'll reconvene in ten.
    The next card will show a letter.
    You will each have a turn.
    It will get a little abstract now.
    Somebody will knock when time's up.
    The tape will run the whole time.
    Everything you say will be kept apart from your name.
    Our time will be up at five.
    My assistant will be watching the clock.
    You'll be asked to pick one.
    There will be two rounds.
    There will be a short form at the end.
    No one will see your answers but us.
    Your boss will not be told.
    So the plumber is coming on Monday, you said?
    You mean they'll mend it?
    So in your view they'll never mend it.
    They promised you a call.
    The poster says "fixed by Friday".
    Will they be there on Friday?
    Who's going to pay?
    If they were to ring you on Friday, what then?
    I'm not able to say.
    We're not in a position to offer that.
    I won't comment on that.
    I can't get you a refund.
    I'd rather not say what I think.
    Neither of those is decided.
    It's not up to me.
    What would "sorted" look like?
    And "fair"?
    What makes a visit a good visit?
    Which of them is better, and for whom?
    Is it a bad road?
    You called it a scandal.
    She finds it lovely.
    They agree with you, you said.
    Do you two agree?
    Who agrees, who doesn't?
    Exactly when was that?
    Sure, go ahead.
    Of course, take your time.
    """
}
