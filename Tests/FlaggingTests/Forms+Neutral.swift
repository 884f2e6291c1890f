/// What facilitators say all day, and should hear nothing about.
extension Forms {
  static let neutral =
    """
    Good morning and thank you for coming.
    My name is Ada and I will be asking the questions today.
    I don't work for the team that builds this.
    We have about ninety minutes together.
    We'll take a break at half past ten.
    We finish at four.
    I'll start with a short round of names.
    I'm going to read you a few sentences first.
    There are no right or wrong answers here.
    Nothing you say affects your contract.
    You can skip any question.
    You may leave at any time.
    The session is being recorded, as the form says.
    Your name will not appear in the summary.
    You'll be called participant three in the notes.
    I'll write that down.
    I'll note that as you said it.
    I'm writing that on the flip chart.
    Let me read that back to you.
    Let me just check that I have the words.
    So far I have the late letters and the missing forms.
    You said the truck came on Monday.
    You mentioned that somebody promised you a call.
    You said you'd been told it would be fixed by Friday.
    You told us they said it was great.
    I can't promise anything.
    I can't say what will happen with that.
    That isn't mine to decide.
    I can't tell you when a decision is made.
    We won't be deciding anything today.
    I'm not able to offer anything here.
    I'll put it in the record.
    It goes on the record the way you put it.
    Could you say more about that?
    What happened next?
    And then?
    Who told you about it?
    When was that?
    How did you find out?
    What did you do then?
    What was the first thing you noticed?
    How often does that happen?
    What would have helped?
    What did it cost you in time?
    What do others in your place do?
    Who sees it differently?
    Who hasn't spoken yet?
    Would anyone like to add something?
    Shall we go on?
    Is there anything else before the next question?
    Please go ahead.
    Take your time.
    One at a time, please.
    Dana first, then Omar.
    Okay.
    Okay, right.
    Mm-hm.
    Yeah.
    Right.
    I see.
    Uh-huh, okay.
    Thank you.
    Thanks, Dana.
    Thank you for telling us.
    Thank you, I've noted it.
    Yes, please.
    Could you repeat the last part?
    Sorry, I didn't catch the end of that.
    What do you mean by slow?
    Can you give me an example?
    Think of the last time you ordered something.
    Walk me through the day it arrived.
    Tell me more about the desk.
    Describe the room for me.
    What works today that you would not want to lose?
    If you had one wish, what would it be?
    How would you describe it to a new colleague?
    What made it easy or difficult?
    Was it good, bad, or somewhere between?
    On a scale of one to five, did you feel heard?
    Which of the two would you pick, and why?
    What led to that?
    What does that make possible?
    What would you gain if it were different, and what would you lose?
    So the order comes in on paper first.
    So it arrives on Monday and you open it on Tuesday.
    So you ring the desk, and the desk rings the depot.
    Let me see if I have this: first the form, then the call.
    You use the red button for that.
    That was in the second week of March.
    There were seven people in the room.
    The next question is about the waiting room.
    The next part takes about twenty minutes.
    We come to the sketches in a moment.
    I'll show you a sketch now.
    This is a sketch to talk about, not a plan.
    I'm going to hand round some cards.
    I'll give you five minutes for that.
    I'll come back to you in a minute, Omar.
    I'll come back to that point later in the session.
    We'll get to the costs in the second half.
    We'll go round the table.
    We'll hear from the others first.
    Let's hear from the others.
    Let's stay with the letters for a moment.
    Let's move to the second question.
    Let us pause for a second.
    Let me turn the page.
    I'm going to ask you about your last visit.
    I will ask each of you the same thing.
    Before I forget, there is water at the back.
    The toilets are on the left.
    The exit is behind you.
    There's coffee outside.
    Please switch your phones off.
    Please write your first name on the card.
    Would you mind closing the door?
    Can everyone hear me?
    Can you see the screen?
    Is the light all right for everybody?
    Who would like to begin?
    And what about you, Fay?
    What is your own view?
    I'd like to hear your own view on that.
    I'd like to hear from someone on the night shift.
    I can't give my opinion on that, I'm here to listen.
    If I sound vague, it is to stay neutral.
    My part is to listen and to take notes.
    The notes stay with me until the end of May.
    Two colleagues are watching from the next room.
    They may send me a note with a question.
    You can withdraw what you said until the end of the month.
    What happens with your words is written on the sheet.
    The people who asked for this work at the depot.
    I hear that this has been hard on your team.
    I hear that this matters to you.
    You are angry about the letter, and you want it in the notes.
    You raised three points: price, time and tone.
    The words I have are "nobody called".
    Did I get that right?
    Is that the word you would use?
    What is missing from my list?
    Is anything in there wrong?
    How did that come about?
    How is that different from the year before?
    When is it not so?
    What were you expecting at that point?
    What had you been told?
    Were you given a date?
    Did somebody say they would call you?
    Was it promised to you, and by whom?
    Who would need to know about this?
    Which part took the longest?
    How many forms do you fill in each week?
    Where do you keep the second stock?
    We have ten minutes left.
    It's ten to four.
    We are a little behind, so I will move on to question five.
    This is the last question.
    What should we have asked you?
    Thank you all for coming today.
    That is the end of my questions.
    I'm turning the recorder off now.
    Hello everyone, please come in and have a seat.
    I'm Jo, and I'll be guiding us through the hour.
    I am independent of the hospital.
    We have one hour, and I'll keep an eye on the clock.
    We'll stop for lunch at twelve.
    I'll ask you before we run over time.
    Let me explain how this works.
    I'm going to explain the cards in a second.
    First I'll tell you who asked for this meeting.
    All views are wanted, also when they differ.
    It's fine to disagree with each other.
    You don't have to answer everything.
    You're free to pass.
    The sheet in front of you says what happens to your words.
    We use a number for you and no name.
    I will be taking notes while you talk.
    I'm taking that down word for word.
    I'll add that to the list on the wall.
    I'm going to put this on a yellow card.
    Let me make sure I have your words right.
    Let me repeat what I heard.
    I have two things on the list now.
    You said nobody rang back.
    You told me the nurse was going to send it.
    He told you that they'd repair it, is that how it was?
    They said to you, "we'll call you on Monday".
    What I heard is that you waited for three hours.
    I can't make any promises.
    I'm not in a position to promise that.
    No one in this room can decide that.
    We can't tell you today what will come of it.
    I don't know what they will decide.
    I don't have an answer to that.
    That's for the board to decide, not for me.
    What you ask for goes into the notes, as you said it.
    Can you tell me more?
    Could you take me through that step by step?
    What came after that?
    Where were you when it happened?
    Who else was there?
    How long did you wait?
    How did they let you know?
    What did the letter say?
    What went through your mind?
    How many times did you call?
    What were you hoping for?
    What did you try first?
    What do you do instead?
    How do your neighbours manage it?
    Has anyone had a different experience?
    Does anyone see it another way?
    Some of you have not said anything yet; would you like to?
    May I go on to the next one?
    Anything more on the bus before we leave it?
    Go on.
    Please continue.
    No rush.
    Please let her finish.
    First you, and after that the gentleman in the back.
    Mhm.
    Yeah, okay.
    All right.
    Yes.
    Hmm.
    Oh, okay.
    I see, thanks.
    Thank you for that.
    Thank you, Eli.
    Thanks for saying that.
    I've written it down.
    Would you say that again, a little louder?
    I missed the middle part.
    What do you mean when you say complicated?
    What would be an example of that?
    Tell me about the last time you went there.
    Think back to the first week.
    Show me where you click.
    Describe what you see on the page.
    What should stay as it is?
    What would you change first?
    What would you tell a friend about it?
    What was hard, what was easy?
    Would you call that better, worse or the same?
    How sure are you of that, from one to five?
    What made you choose the second one?
    What was behind that?
    What does it let you do?
    What speaks for it, what speaks against it?
    So the letter came in June and you answered in July.
    So you take the stairs when the lift is out.
    So you keep a list of your own.
    If I follow, the form goes to the ward and then to the office.
    You take the number at the door.
    That was before the move.
    There are three desks and one printer.
    Question six is about the evening shift.
    This block is about fifteen minutes long.
    We'll look at the pictures later on.
    I'll put the first picture up now.
    It's only a drawing, nobody has decided to build it.
    I'm passing the sheet round.
    You have three minutes to write.
    I'll take your question next, Bo.
    I'd like to leave that for the end, if I may.
    We'll talk about money after the break.
    We will begin on this side of the table.
    I'll let the others answer first.
    Let's hear what Gus has on his card.
    Let's stay there for a while.
    Let's go to the next card.
    Let me find the right sheet.
    Let me open the window.
    I'm going to ask the same thing about the evening.
    I'll read each card out.
    There's some water on the table.
    The lift is to the right of the stairs.
    Parking is free until six.
    You'll find pens in the box.
    Please put your phones away for the hour.
    Please sign on the second line.
    Could someone get the light?
    Can you hear us at the back?
    Can you read the writing from there?
    Is it too warm in here?
    Who wants to go first?
    Bo, what about your ward?
    How do you see it yourself?
    I'd like to understand how you work.
    I'd like to hear what the drivers think.
    I keep my own view out of this.
    I only collect what you tell me.
    I'm here to listen, not to explain the system.
    The notes are kept until the first of June.
    My colleague is behind the glass and takes notes.
    She may pass me a question.
    You can ask me to strike something out until Friday.
    Who reads this is on page two.
    The clinic asked us to hold these talks.
    It sounds as if you waited a long time.
    I hear that you were angry.
    That was a lot of calls in one week, nine by my count.
    You named two things: the noise and the light.
    My note says "I gave up on the third call".
    Have I left anything out?
    Would you put it differently?
    What would you add to the list?
    Is there a word on the card that is not yours?
    What brought that about?
    What was different the year before?
    Are there days when it works?
    What did you think would happen?
    Who had told you that?
    Did they name a day?
    Did anyone get back to you?
    Who said that it would be repaired?
    Which people should hear about this?
    What takes the most time?
    How many letters was that in a year?
    Where does the paper go after that?
    We have a quarter of an hour left.
    It's five past three now.
    We are ahead of time, so we stay with this one.
    Two more questions and we are done.
    What did I forget to ask?
    Thank you for your time.
    I have no more questions.
    You will find the sheet with my address by the door.
    I'm stopping the recording here.
    """
}
