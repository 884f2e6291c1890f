/// Sentences of our own that agree, judge and lead.
extension Forms {
  static let agreements =
    """
    I agree.
    I totally agree with you there.
    Agreed.
    You're right.
    You're absolutely right about the forms.
    You're so right.
    Exactly.
    Exactly, that's what I mean.
    Absolutely.
    Absolutely, the same everywhere.
    Definitely.
    Totally.
    For sure.
    That's true.
    Very true.
    So true.
    True, the queue is long.
    That makes sense.
    Makes total sense.
    That makes a lot of sense to me.
    That's fair.
    Fair enough.
    Fair point.
    Good point, I see it the same way.
    I see it that way too.
    I feel the same.
    I think so too.
    I think the same.
    Same here.
    Same for us.
    Me too.
    Me neither.
    Neither do I.
    So do I.
    Us too.
    I couldn't agree more.
    I'm with you on that.
    I'm on your side.
    We're on the same page.
    I hear you, and you're right.
    You have a point.
    You've got a point there.
    You've hit the nail on the head.
    Spot on.
    Precisely.
    Indeed it is.
    It certainly is.
    It really is.
    It is, isn't it?
    It does, doesn't it.
    They really should.
    They really should have told you.
    They should have called you.
    Our people are slow, I know.
    I would be angry too.
    I'd have been upset as well.
    Anyone would be annoyed.
    Of course it is.
    Of course you were upset.
    No doubt about it.
    That's exactly how it is.
    That's exactly it.
    That's what I always say.
    I've had that happen to me as well.
    I had the same thing last year.
    Everyone tells us that.
    I know exactly what you mean.
    I know what you mean.
    You can say that again.
    Tell me about it.
    I understand why you are upset, and rightly so.
    That's correct.
    Correct.
    That's right, they never answer.
    Yes, they are.
    Yes, it does.
    I can't disagree with that.
    No, you're right.
    I suppose you're right.
    Point taken.
    Amen to that.
    Hear, hear.
    Yeah, exactly.
    Yeah, that makes sense.
    Naturally.
    I believe that.
    I'd say the same.
    I'm in complete agreement.
    I agree with everything you said.
    We agree.
    You are right, of course.
    You're quite right there.
    How right you are.
    Exactly so.
    Exactly right.
    Yes, absolutely.
    Oh, definitely.
    Most definitely.
    Certainly.
    Without a doubt.
    That is true.
    Too true.
    True enough.
    That makes perfect sense.
    It makes sense.
    Yeah, makes sense.
    That's a fair comment.
    That's only fair.
    That's a valid point.
    I'd agree with that.
    I see it exactly like you.
    I feel that way myself.
    I would think so too.
    That's what I think, too.
    Same with me.
    It's the same with us.
    Mine too.
    Nor do I.
    Neither have I.
    So am I.
    So have we.
    I can only agree.
    I'm right there with you.
    I'm with you.
    We see eye to eye on that.
    You make a good point.
    There's something in that.
    There's truth in that.
    You nailed it.
    Bang on.
    Quite.
    Quite so.
    It sure is.
    It is indeed.
    They do, don't they?
    They are, aren't they?
    They certainly ought to.
    They ought to have warned you.
    Management really ought to listen.
    Our colleagues in the depot never answer, that's right.
    I'd be cross as well.
    I would have complained too.
    Anybody would have left.
    I don't blame you.
    Of course they did.
    That's just how it is.
    That's just it.
    My words exactly.
    That happened to me too.
    We had exactly the same problem.
    Others have told me the same.
    Everybody says so.
    I get what you mean, it's the same for me.
    I couldn't have said it better.
    You said it.
    Don't I know it.
    You have every right to be angry.
    You've every reason to be upset.
    That is correct.
    Right you are.
    That's right.
    Yes, you do.
    Yes, they have.
    You can't argue with that.
    Yes, you're right there.
    I guess that's true.
    I'm afraid that's true.
    I'm afraid you're right.
    Granted.
    I second that.
    Yep, exactly that.
    Oh yes, for sure.
    I'd have done the same.
    I do too.
    I don't either.
    """

  static let judgements =
    """
    Great point.
    That's a great idea.
    Excellent.
    That's an excellent suggestion.
    That's interesting.
    How interesting.
    Very interesting.
    That's really helpful.
    That's very useful, thank you.
    Brilliant.
    Fantastic answer.
    You explained that beautifully.
    You're a great group.
    Well done.
    Good job.
    Good for you.
    Nice work.
    I love that.
    I like that idea.
    What a good question.
    Good question.
    That's a smart way to handle it.
    That's clever.
    You're very observant.
    That's awful.
    That's terrible.
    How awful for you.
    I'm sorry, that's ridiculous.
    That is not acceptable.
    That's unacceptable.
    That's wrong.
    That's not true.
    That's not correct.
    You're wrong about that.
    You've got that wrong.
    You're mistaken.
    You should have called us first.
    You should have read the manual.
    You ought to have asked.
    You could have checked that beforehand.
    Why didn't you just ask?
    Why on earth would you do that?
    Obviously you have to log in first.
    Obviously.
    You should just use the other form.
    The right way is to fill in the form first.
    That's not how you do it.
    You're doing it wrong.
    What you really need is a new process.
    That's a bad idea.
    I don't think that's a good idea.
    That won't work.
    That would never work.
    That's impossible.
    That's not realistic.
    That's nonsense.
    That's silly.
    You're exaggerating.
    You're being unfair.
    That's a bit harsh.
    I disagree.
    I don't agree with that.
    That's not how it works.
    Actually, it is quite simple.
    It's not that bad.
    It's not that hard.
    That's your own fault.
    It's their fault.
    That must have been dreadful.
    That sounds frustrating.
    That sounds like a nightmare.
    What a mess.
    What a shame.
    That's a pity.
    That's too bad.
    That's expensive.
    That's far too much to pay.
    That's a lot of money for so little.
    You handled that really well.
    That was brave of you.
    Your drawing is lovely.
    That's the best thing I've heard today.
    This has been a wonderful discussion.
    This was really valuable.
    You have been fantastic.
    It was great talking to you.
    The new page is much better.
    Only a fool would do that.
    Nobody would do it that way.
    That's weird.
    That's strange.
    That's hilarious.
    That's a good way to look at it.
    That's so cool.
    Wonderful, that's exactly the sort of answer I wanted.
    That's perfect.
    I'm impressed.
    I'm impressed by how you did that.
    That's quite impressive.
    That was careless.
    They did a poor job.
    The depot really messed up.
    That's a lousy way to treat a customer.
    Good point.
    What a lovely idea.
    That's a splendid suggestion.
    That's fascinating.
    How fascinating.
    Really interesting point.
    That was helpful.
    That is extremely valuable for us.
    What a fantastic answer.
    You put that very well.
    You are such a thoughtful group.
    Bravo.
    Great job.
    Good on you.
    Nice one.
    I really like that.
    I loved your story.
    I'm a fan of that idea.
    What an interesting question.
    Excellent question.
    That was a wise decision.
    That's ingenious.
    You're very perceptive.
    That's horrible.
    That is dreadful.
    How terrible.
    That's absurd.
    That's outrageous.
    That is simply not good enough.
    That's incorrect.
    That isn't true.
    I'm afraid you're wrong.
    You misunderstood that.
    You shouldn't have waited so long.
    You should've kept the receipt.
    You ought to know that by now.
    You might have told us earlier.
    Why didn't you tell anyone?
    Why in the world did you sign that?
    Clearly you didn't read the letter.
    You should simply call the hotline.
    The proper way is through the portal.
    That's not the way to do it.
    You did that the wrong way round.
    What you actually need is training.
    That's not a very good idea.
    I don't like that.
    That can't work.
    It would be a disaster.
    That's out of the question.
    That's unrealistic.
    That's rubbish.
    That's stupid.
    You're overreacting.
    You're being difficult.
    That's not fair on the staff.
    I beg to differ.
    I see that differently.
    That's a misunderstanding on your part.
    Actually, that's quite easy.
    It's not so terrible.
    It can't be that difficult.
    You brought that on yourself.
    The driver is to blame.
    That must have been wonderful.
    That sounds exhausting.
    It sounds lovely.
    What a nuisance.
    How disappointing.
    That's sad.
    That's unfortunate.
    That's really cheap.
    That is way too long to wait.
    That's a ridiculous price.
    You did really well.
    That was very generous of you.
    Your sketch looks beautiful.
    That's my favourite answer so far.
    It's been a really productive afternoon.
    This was so insightful.
    You've all been brilliant.
    It's been lovely talking with you.
    Our service is pretty good, actually.
    The old form was horrible.
    The app is a real improvement.
    No sensible person would do that.
    Most people manage that without help.
    That's odd.
    That's peculiar.
    That's funny.
    That's so sweet.
    That's a healthy attitude.
    That's awesome.
    Great, that's just what we needed to hear.
    That's ideal.
    I admire that.
    I'm amazed at how you managed.
    That's remarkable.
    That was foolish.
    They made a bad decision.
    The office really let you down.
    That is no way to treat people.
    """

  static let leading =
    """
    Wouldn't it be better to have one form?
    Don't you think that the app is easier?
    Wouldn't you say that it has improved?
    Isn't it true that most of the calls get answered?
    Surely you'd prefer the new page?
    So you'd agree that it is faster now?
    You like the new version, don't you?
    It's easier this way, isn't it?
    How much better is the new screen?
    How annoying was it that nobody called?
    Shouldn't they have called you first?
    You must have been angry, right?
    Would you agree that it is too slow?
    What do you love most about our service?
    Aren't you glad that it changed?
    Isn't that a bit too expensive?
    Don't you find the menu confusing?
    How bad was the waiting?
    Wouldn't one form be simpler?
    Don't you agree that it's quicker now?
    Wouldn't you rather have the app?
    Isn't it the case that most parcels arrive on time?
    Surely the old one was worse?
    You'd say it's faster now, wouldn't you?
    You were happy with that, weren't you?
    That was easier, wasn't it?
    How helpful was our wonderful new desk?
    How terrible was the waiting?
    Shouldn't it open earlier?
    You must have been relieved, right?
    Do you agree that it takes too long?
    Why do you like the new app so much?
    Aren't you tired of the forms?
    Isn't this one nicer?
    Don't you hate the waiting?
    How frustrated were you with the bad service?
    """
}
