/// A facilitator at work: opening, moving on, reading back, asking, closing.
extension Forms {
  /// None of it is found.
  static let spokenSession =
    """
    Welcome everybody, thanks for making the time.
    I'll explain in a minute how this works and then we'll get started.
    We'll record the sound so that I don't have to write everything.
    The recording stays with us and is deleted in spring, as it says on the sheet.
    If anything is unclear, just stop me.
    I'm going to ask you about the last time you ordered something.
    I'd like to start with a round of names.
    Let's go round once.
    We will begin with Hanna and then go clockwise.
    I'm going to move us on because of the time.
    I'll let you think for a moment.
    I'll wait.
    I will read out three statements.
    I'll show you the next card.
    You'll find a pen in front of you.
    I'm going to play the clip twice.
    I'll come round with the sheet.
    Ada will take the cards from you.
    We'll put all of them on the wall and look at them together.
    I'll take this one off the wall again.
    So we've got letters, phone and the counter.
    I'm hearing two different things here.
    Dana said it's too slow, and Omar said it's fine.
    Let me play that back: the letter came late and no one answered the phone.
    Did I leave anything out?
    What did you expect to happen?
    What did they promise you, if anything?
    Who promised you that?
    When did they say it would be fixed?
    How would you know that it has been fixed?
    What would it take for you to trust the date?
    What would you do if nothing changes?
    What should we have asked?
    What should happen next, in your view?
    What could have been done differently?
    How important is that to you, compared with the price?
    Is there a good time to call you?
    What does a good day look like for you?
    What makes a bad one?
    Tell me about a time it went well.
    Tell me about a time it went wrong.
    And how did you feel about that?
    What was going through your mind?
    How come?
    Say a bit more.
    In what way?
    For example?
    Such as?
    How so?
    Because of the price?
    Because the van was late?
    You were angry.
    You felt left alone with it.
    So it's the waiting that bothers you.
    It sounds like the waiting is what bothers you.
    It seems two of you had the same thing happen.
    Some of you nodded.
    I saw some heads shaking.
    Nobody has to agree with anybody here.
    You don't have to agree.
    We're not here to agree on anything.
    I'm not here to judge.
    I can't comment on that.
    I don't have a view on it.
    I'm not part of the team.
    I don't know what they'll decide.
    It's open what will be done with it.
    I'll pass no judgement on it.
    Your words go into the report without your name.
    The summary goes to the people who decide.
    The report will be written in December.
    What you said will be in the notes.
    You can have a copy of the form.
    You may keep the pen.
    The toilets are on the left.
    There's coffee at the back.
    We have about five minutes left.
    We're nearly there.
    One more question and then we're done.
    That brings us to the last part.
    Thank you, that was the last one.
    Thank you all for coming and for your time.
    Have a safe trip home.
    We start again at three.
    Back in ten minutes, please.
    Let's take ten minutes.
    I'll stop here for the break.
    Sorry, could you say that again?
    I didn't catch that.
    Sorry for the noise outside.
    I'll close the window for a moment.
    Let me just check the recorder.
    Give me one second.
    I need a moment to write that down.
    Hold that thought, we'll get to it.
    We'll hear from Gus first and then from you.
    I'd like to hear from the others as well.
    Fay, you haven't said anything yet; is there anything you want to add?
    You can pass.
    That's fine, we'll go on.
    No, nobody outside this room hears it.
    No, it isn't.
    Yes.
    Four o'clock.
    On the second page.
    The one on the left.
    I meant the first letter.
    I was asking about the letter, not the call.
    By letter I mean the one from March.
    How many of you have the app?
    Hands up if you've used it this month.
    Which one would you pick?
    Why that one?
    What makes the left one better for you?
    What's wrong with the right one, if anything?
    Is it worth the money to you?
    Would you pay for that?
    Would you recommend it?
    How likely is it that you'd use it again?
    """
}
