/// Sentences of our own that promise: certain ones, and hopes that stay faint.
extension Forms {
  static let promises =
    """
    Will do.
    Will do, by Monday at the latest.
    Consider it done.
    Consider that sorted.
    Leave it with me.
    Leave that with us.
    You have my word.
    You've got my word on that.
    My word on it.
    On it.
    I'm on it.
    We're on it.
    Fixed by Thursday, no question.
    Done by the end of the week.
    It's as good as done.
    That's a promise.
    She'll send you the form tomorrow.
    He'll call you back this afternoon.
    Mira will sort it out.
    Jonas is going to ring you next week.
    Our engineers will have a look at the export.
    The support team will get back to you.
    Somebody from billing will contact you on Monday.
    Someone will be in touch.
    It'll be fixed in the next release.
    That will be sorted out before the summer.
    The bug is going to be gone by March.
    This won't happen again.
    We won't let that happen again.
    You won't have to wait like that again.
    We'll never lose your papers again.
    You won't be charged for that.
    I'll see to it that the ramp is repaired.
    I'll make sure they hear about it.
    I'll make certain that nobody skips you.
    I'm going to personally look into this.
    I'll take that up with the management.
    I'll raise it with my boss tomorrow.
    I'll pass this on to the developers.
    I'll chase them about it.
    I'll have a word with the depot.
    I'll get that looked at.
    We'll have that repaired for you.
    We're going to change the whole ordering page.
    We are planning to move the counter.
    We're adding a second lift this autumn.
    We're rolling that out next month.
    That's coming in the next version.
    The new timetable is coming in April.
    You'll have it on your desk by Friday.
    You'll get a refund.
    You will hear from us within two days.
    You can count on us.
    You can rely on me for that.
    You can bank on it.
    I guarantee that it will work.
    I promise you it gets better.
    I swear we'll fix it.
    We commit to a weekly call.
    We're committed to having this live by June.
    I give you my word that they will answer.
    Rest assured, it is being handled.
    Rest assured that we'll take care of it.
    Don't worry.
    Don't worry about it, it's all under control.
    No problem, we can do that for you.
    No problem at all.
    Not a problem, of course we can.
    Of course we can.
    Sure, we'll do that.
    Sure thing, I'll arrange it.
    Absolutely, we'll put it in.
    No worries, that'll be sorted.
    We've got you covered.
    We'll take care of everything.
    It's in good hands.
    We'll do it right away.
    We'll get started on it straight away.
    I'll do that immediately after the session.
    I'll email it to you tonight.
    For you we can make an exception.
    Just for you, I'd waive the fee.
    In your case we can skip the deposit.
    We'll make an exception for your branch.
    Between you and me, you'll get the first slot.
    I'll put you at the top of the list.
    You'll be the first to get it.
    We will do everything we can to keep the bus.
    I'll do my best to get you a copy.
    We'll try to have it ready by Easter.
    If it breaks again, we'll replace it.
    Let me get you that report by Wednesday.
    Let me talk to finance and come back to you.
    I'll find out who was responsible and let you know.
    My colleague will send the minutes round to the managers.
    The office is going to refund you.
    The company will pay for the second trip.
    We shall see to that by tomorrow.
    You shall have it on Tuesday.
    Expect a call from us on Thursday.
    Expect an answer by the tenth.
    Your complaint will be dealt with this week.
    Your account will be credited.
    It gets shipped on Monday, I'll see to that.
    I'll have Lena fix that for you.
    I'll ask the warehouse to ship it again.
    I'll order you a new card.
    We'll build that.
    We'll put that on the roadmap.
    We'll get this prioritised.
    You'll see a difference by spring.
    Next time it will be on the shelf, I promise.
    Within a week you'll have an answer.
    By tomorrow it's fixed.
    There will be a new form by Christmas.
    There'll be somebody at the desk from now on.
    From now on we'll call you before we come.
    We intend to replace the whole system by autumn.
    Will get that done for you.
    Will pass it on.
    Consider it fixed.
    Consider it handled.
    Leave it to me.
    Just leave that one to us.
    Word of honour.
    Cross my heart.
    Mark my words, it will be there on Monday.
    I'm all over it.
    We're working on it and you'll have it soon.
    Ready by Tuesday, guaranteed.
    Sorted by the end of the month.
    It's practically done already.
    That's a deal.
    They'll send a technician on Wednesday.
    She'll see that you get your money back.
    He's going to write to you himself.
    Petra will take care of your case.
    Mr. Okafor will phone you tomorrow.
    Our legal department will clear that up.
    The people upstairs will look into it.
    One of our drivers will drop it off on Saturday.
    One of us will be in touch.
    It's going to be repaired in the next update.
    That will be taken care of.
    The leak will be gone before winter.
    It will never happen again.
    We won't make that mistake twice.
    Nobody will ever ask you for that paper again.
    You'll never have to fill that in again.
    You won't lose your place.
    I'll see to that.
    I'll ensure the clinic gets the message.
    I'm going to make sure it reaches them.
    I'll look into it personally.
    I'll bring this up at the board meeting.
    I'll speak to the driver.
    I'll forward it to the planners.
    I'll follow up with you next week.
    I'll put in a good word for you.
    I'll have someone look at your meter.
    We'll get it mended.
    We're about to change the forms.
    We're opening a second counter in May.
    We are introducing a text message service this year.
    We're launching it in two weeks.
    It's coming soon.
    A fix is on its way.
    The replacement is on its way.
    You'll receive it before the weekend.
    You'll get your deposit back.
    You'll have an answer from us by noon.
    You can depend on it.
    You can trust us with that.
    Trust me, it'll be sorted.
    I can guarantee you that.
    I can assure you that it will change.
    I assure you they are going to fix it.
    We vow to do better.
    We pledge to answer within a day.
    We're determined to have it done by May.
    You have our guarantee.
    Be assured, we will act on this.
    No need to worry.
    There's nothing to worry about.
    Don't you worry, we'll handle that.
    Everything will be fine.
    It'll all be fine.
    It's going to be all right.
    No problem, I'll arrange that.
    That's no problem for us.
    Certainly we can do that.
    Yes, we can do that by Monday.
    Yes, we'll include that.
    Okay, I'll get it changed.
    Sure, I'll send it over.
    You're in safe hands.
    We'll sort you out.
    Straight away, I'll call them after this.
    We'll get to it at once.
    First thing tomorrow I'll phone the garage.
    I'll drop you a line tonight.
    As a special favour we'll extend your contract.
    For your team we'd do it for free.
    We can make an exception in your case.
    I'll make an exception this once.
    I'll pull some strings for you.
    I'll bump you up the queue.
    We'll do whatever it takes.
    I'll try and get you a place on the course.
    We'll do our utmost to keep the night bus.
    Should it fail again, we'll swap it for a new one.
    Let me check with the planners and I'll let you know on Monday.
    Let me sort that out for you after the weekend.
    I'll ask around and get back to you.
    The council will put up a new shelter.
    Our firm will cover the cost.
    The provider is going to replace your router.
    You shall be told by the fifth.
    Look out for our letter next week.
    Your request will be handled within three days.
    Your ticket will be refunded.
    Your order is going out tomorrow.
    I'll get Tom to change that.
    I'll tell the nurse to ring you.
    I'll book you a new appointment.
    We'll develop that for you.
    We'll add it to the plan.
    We'll give it top priority.
    You'll notice the change in spring.
    In future we'll tell you before we dig.
    In a month you won't recognise the place.
    By Friday at the latest.
    Tomorrow at nine it will be working.
    There's going to be a new desk in June.
    We mean to replace those doors next year.
    We plan to hire two more people for the phones.
    The next release will have it.
    The next version fixes that.
    The update will solve your problem.
    """

  static let hopes =
    """
    It should be fine.
    That should work out.
    It's on the roadmap.
    We might be able to add that.
    We could look at that.
    I can send you the slides.
    Maybe we'll get round to it.
    I hope we can change that.
    Hopefully they'll fix it soon.
    I'd like to get that fixed for you.
    We could probably get it done.
    I think we can do that.
    That should be doable.
    It ought to be all right.
    It's in the backlog.
    We may be able to change it.
    We could try that.
    I could ask them.
    Perhaps we'll manage it.
    I'd love to get you one.
    We would like to have it by spring.
    I guess we'll fix that at some point.
    We can probably arrange something.
    It's planned.
    """
}
