/// Words tried on the rules unseen: written first, then judged by the boundary decisions, then run.
extension Forms {
  /// Endorsements, shared experience, sides taken.
  static let wordedAgreements =
    """
    You've put your finger on it.
    I couldn't have put it better.
    Same at our place.
    That chimes with me.
    Too right.
    I feel exactly like that about it.
    It does, doesn't it.
    I'm totally with you on the parking.
    That's what I find as well.
    Yeah, that's spot on.
    My thoughts exactly.
    No, you're right, they never answer.
    I'd have walked out too.
    They really ought to have warned you.
    That rings true.
    Goes for me as well.
    We've all been there.
    That's it exactly.
    Yes, I've noticed that too.
    I don't blame you for being cross.
    I see it the way you do.
    Hear, hear.
    yeah thats so true
    So do I, every single time.
    That makes total sense to me.
    I'm of the same opinion.
    It happened to me last winter as well.
    You have a point there.
    I have to say I agree with Tom.
    Well, quite.
    That's fair.
    I hate that too.
    You hit the nail on the head.
    Yes, they should have let you know.
    Indeed they do.
    It certainly is.
    You can say that again.
    I was just about to say the same thing.
    That's my view too.
    A hundred percent.
    You're absolutely right to be annoyed.
    mm yeah i think youre right about the fees
    I'd be furious as well.
    The council owes you an apology, frankly.
    Ditto.
    That has been my experience as well.
    Yes, exactly, it's the waiting.
    We struggle with that one ourselves.
    Me neither.
    No, I wouldn't have either.
    There's a lot in what you say.
    And rightly so.
    You're quite correct.
    Anyone would have been upset.
    I'm inclined to agree.
    Yeah, same goes for my street.
    You're so right about the noise.
    I've always said so.
    Couldn't agree with you more.
    I know what you mean, it drives me mad too.
    It is indeed.
    They do, don't they.
    That's a fair comment.
    I'm on board with that.
    I've been in the very same spot.
    Yes, they should be ashamed.
    Nobody can blame you.
    Oh absolutely, without a doubt.
    And I share that worry.
    Very true.
    That's exactly it.
    I would have said the same.
    You're preaching to the choir.
    Mine does that too.
    No, I wouldn't like that either.
    It really does.
    Yes, that's how it feels for me as well.
    Totally.
    I think you're onto something there.
    Makes perfect sense.
    That is indeed the case.
    They had no business doing that.
    You did well to complain.
    I back Rosa on this.
    That's just what I thought.
    We feel the same.
    Right on.
    Me and my husband are just the same.
    There's no two ways about it.
    You're bang on.
    Absolutely, they should never have closed it.
    It is a lot, I agree.
    That's my feeling exactly.
    True enough.
    Yes, it's a fact.
    I'm afraid you're right.
    I'd say so too.
    That's been our experience.
    You took the words out of my mouth.
    We all feel it.
    """

  /// Praise and blame.
  static let wordedJudgements =
    """
    That was a smart thing to do.
    What a lovely story.
    That's a shame.
    You're being a bit harsh there.
    Great example.
    That's pretty shocking.
    You explained that beautifully.
    That's not very realistic.
    It's a marvellous idea.
    I find that really impressive.
    That must have been awful.
    Honestly, that's ridiculous of them.
    You should have called the hotline first.
    That's a really useful point, thanks.
    Why on earth did you wait so long?
    I love that.
    Good thinking.
    You've done the wrong thing there.
    That won't work.
    This has been a brilliant discussion.
    How kind of him.
    That's a strange way to look at it.
    Wow, that's amazing.
    You were very brave.
    That's a sensible approach.
    Such a nuisance.
    It's a scandal, really.
    What a mess.
    I'm impressed.
    Well spotted.
    That's the best answer I've heard all day.
    You got that wrong, I'm afraid.
    That's so frustrating.
    It's quite simple really, you just press the button.
    That is so thoughtful.
    You're exaggerating.
    thats rubbish
    A very mature attitude.
    That's clever.
    I'm so glad you did that.
    Nobody reads it like that.
    That's an odd one.
    You lot are a wonderful group.
    That was careless.
    It's only a small problem.
    That's brilliant, thank you.
    I'm afraid that's just not true.
    You handled that really well.
    That's dreadful service.
    Poor you.
    What a relief.
    Fair play to you, that took guts.
    I don't think that's a good idea.
    That's a very good question.
    That's heartbreaking.
    What a clever workaround.
    Oh, that's terrible service.
    You should really have read the manual.
    That's a weird way of doing it.
    Nice one.
    You're all being very fair.
    It was wrong of them.
    I must say that's impressive.
    I find it a bit childish.
    It's a great pity.
    You make it sound worse than it is.
    That's an excellent observation, Lena.
    Nonsense.
    That was rude of her.
    You're a natural at this.
    Our app is much easier than that.
    That can't be right.
    I'm amazed you put up with it.
    Good for her.
    That was a mistake on your part.
    I'm sorry, that's silly.
    You couldn't have done better.
    That's disgraceful.
    Very wise.
    That's not fair on them.
    It's not that hard, is it now, you click twice.
    You two are hilarious.
    This is the most useful session we've had.
    How awful for you.
    That's outstanding work.
    That's the wrong attitude.
    You've been brilliant, all of you.
    That was sweet of you.
    You're overthinking it.
    That's really inspiring.
    That's a terrific suggestion.
    How clever.
    It's a bad habit.
    Honestly, that's shocking.
    You shouldn't have signed it.
    I'm really proud of this group.
    Oh, how horrible.
    """
}
