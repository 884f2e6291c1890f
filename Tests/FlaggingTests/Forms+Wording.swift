/// Words tried on the rules unseen: written first, then judged by the boundary decisions, then run.
extension Forms {
  /// Commitments, outcomes, colleagues, set phrases, as customers heard them.
  static let wordedPromises =
    """
    If it doesn't work by Monday we'll replace it.
    We will add a filter for that.
    I'll send round the minutes.
    We'll make the text bigger.
    I'll have that wheelchair ramp looked at before the month is out.
    We're putting a second lift in, you have my assurance.
    Right, that goes straight to Magda and she rings you Monday.
    ok so ill get the form redone and mail everyone the new one
    The shuttle timetable is getting changed in January.
    You'll have it by close of play.
    Count that as fixed.
    I'm gonna, um, I'm gonna have a word with the kitchen about the portions.
    No one from your floor will be paying for that again.
    We'll see you right.
    Our finance lot will wipe that charge off.
    It's as good as in the post.
    were on it, give us a week
    We'll get rid of that extra login step.
    I'll square it with the landlord.
    Your locker keys will be waiting for you at reception tomorrow.
    We won't leave you hanging.
    that'll be sorted by the time you get home
    I undertake to get you an answer.
    We are going to bring the old menu back.
    Peter is on the case already, he'll be in touch.
    I'll twist their arm.
    The refund will land in your account within five days.
    Just this once we'll drop the late fee for you.
    You needn't lift a finger, we'll take it from here.
    we shall see to it that the playground is lit at night
    I'll make a point of telling the nurses.
    Next time you come in, that screen will be gone.
    We'll throw in a month for free.
    I'll, I'll, I'll get somebody to ring you about the boiler.
    You're going to get your deposit back, every penny.
    I'll hold the price for you until Friday.
    It's going on the top of the pile today.
    Give me until Thursday and you'll have a proper quote.
    We will be rolling that out to all branches come spring.
    i will chase that parcel up for you as soon as we finish
    Management has agreed to pay for your parking.
    We'll iron that out.
    Our developers are adding dark mode in the next build.
    I'll dig out the old contract and scan it for you.
    Watch this space, the new app drops in March.
    We'll knock ten percent off your next bill.
    I've made a note to call your mother's ward tonight.
    That noise will stop, I'll make sure of it.
    A replacement card is coming your way.
    I'll lean on the council about the bins.
    We will reinstate the Sunday bus.
    dont worry about the fee we'll eat that
    I'll get you in with the physio this week.
    Somebody will be round to look at the damp.
    I'll keep you in the loop.
    You shall have your answer before Christmas.
    We'll take another run at the booking form and fix the date field.
    Nothing will be switched off without you hearing from us first.
    We'll up your allowance.
    I'm on to the supplier first thing.
    I'm making it my business to get this mended.
    We'll find you another seat on the course.
    It'll be live before you know it.
    we'll shoot you a mail once it's through
    Okay, I'm taking this one on.
    She'll drop the leaflets at your door on Saturday.
    By the end of the quarter every one of those forms is gone.
    You'll be getting a letter about it.
    I'll fish out the number and text it to you.
    Everyone here gets early access.
    They'll be installing handrails over the summer, that's definite.
    I'll put a rush on it.
    We'll cut the queue in half, I guarantee you.
    ill ping you the link later
    Your complaint won't get lost this time.
    Our driver will swing by yours tomorrow to collect it.
    I'll be back to you on that.
    I'll track down whoever signed it.
    I'd be glad to, I'll send them over tonight.
    Consider yourself on the pilot.
    We'll make good on that.
    You'll be the first to try it when it comes out.
    I'll raise it at Tuesday's board.
    We'll pick up the tab for the taxi.
    yeah no we will definitely be changing that wording
    I'll talk the boss round.
    I'm having it swapped for a newer model.
    My colleague Anja will walk you through it next week.
    We'll get the heating going again by tonight.
    I'll jot your number down and give you a bell.
    I will not rest until that door opens properly.
    We'll do right by you.
    As of Monday you won't need the paper slip any more.
    I'll pull your file and get it corrected.
    We'll put things right.
    I'll leave the door code with the porter for you.
    um well we will uh we'll sort of make it up to you
    It'll be in your inbox when you get back.
    We're giving all of you a voucher.
    Expect a phone call from our people.
    Your old number stays, I'll arrange that.
    I'll get that over to you.
    Whatever it costs, we'll cover it.
    You'll see a change by summer.
    I'll get the wheels turning.
    You don't have to phone again, I'll do the phoning.
    we'll get a fix out
    the bathroom will be done over for you
    We'll look after the paperwork.
    I'll push your appointment forward.
    If the part comes in on Friday we'll fit it the same day.
    I'm arranging for a hearing loop in this room.
    That I'll fix.
    A technician's booked for Wednesday, he'll replace the lot.
    We'll never ask you for that document again.
    I'll go and bang on their door.
    I'll try and get hold of a spare for you.
    Done. I'll let the office know.
    We plan to open a second counter in May.
    I'll report back to all of you by mail.
    We'll set aside a room for you from next term.
    The street will be gritted from now on.
    I'll see about a discount for your club.
    There'll be someone at the desk until nine from now on.
    We intend to replace the whole fleet next year.
    I'll be ringing round this evening to find you a slot.
    He'll ring you back, I'll make sure he does.
    I'll make that happen for you.
    We'll waive it.
    You can expect the new badges by the tenth.
    i'll, er, put you down for one of the new chairs
    I'll sort you out with a login.
    it wont cost you a thing, we pay
    I shall write to the minister.
    We'll get that stain out or buy you a new one.
    You've got my word on the extra staff.
    You'll hear before the week is out.
    I'll shift your delivery to the morning round.
    We're going to scrap the deposit.
    You'll find the amended bill in your letterbox on Tuesday.
    Our electrician is popping by on Thursday to see to the socket.
    The lift is being replaced in April, full stop.
    Leave it to us.
    Right you are, it'll be done.
    I'll have a quiet word with the trainer.
    We'll spare you the second visit.
    By the time the next term starts there'll be a ramp.
    we got you covered on that one
    You'll be reimbursed for the bus fare, of course.
    The new rota goes up on Friday and you're off weekends.
    I'll bump you up to first class.
    We are getting on top of that.
    I'll personally guarantee the delivery.
    Your seat is safe, I'll see to that.
    I've got you, I'll take it up with payroll.
    Nobody's going to charge you for that.
    I'll ask our lawyer to have a read and come back to you.
    Sure, we can get that to you by Wednesday.
    I can have it on your desk by noon tomorrow.
    That fault will be history by autumn.
    I'll be writing to every one of you with the outcome.
    We'll meet you halfway on the price.
    Ok, ticket's raised, they'll pick it up tonight.
    I'll smooth it over with the head teacher.
    No need to queue again, I'll bring it out to you.
    I'll slip your form in with the urgent ones.
    We'll honour the old price.
    Ursula here will take you through it on Monday, one to one.
    ill get them to stop the calls
    We'll be in contact as soon as the parts arrive.
    You will not be out of pocket.
    They'll let you in for nothing, I'll phone ahead.
    We're about to sign a contract for cleaner vans.
    Next week you get a new modem from us.
    I'll put your case to the committee on the twelfth.
    uh we'll we'll look to have that patched by the weekend
    You won't see that error again.
    I'll sneak you in before the others.
    Let me take this to my director and see you get an answer.
    We commit to answering every letter within ten days.
    From here on in you deal with me directly.
    Our shop will take it back, no questions asked.
    I'll swap it out myself.
    Anyone who came tonight gets a free month.
    Sit back, we'll do the rest.
    I'll wangle you a ticket.
    We'll hire two more nurses, that's been signed off.
    My door is open, ring me any time and I'll fix it.
    Your grandmother will get her own room.
    You'll be back online tonight.
    I'm getting you a refund.
    The prices stay where they are, we give you our word.
    We'll make it our mission to get the queue down.
    I'll email over the slides after this.
    I'll do you a deal, twenty off.
    Whoever did this will apologise to you.
    You'll receive compensation, that I can tell you.
    We'll have a man out to you before lunch.
    I'll sound out the mayor about it.
    I'll keep my ears open for a bigger flat for you.
    The broken tiles, those will be seen to.
    I'll get that struck off your record.
    I'm flagging this to our CEO today.
    I will be your point of contact from now on.
    We'll scrap the form altogether.
    You may rely on me.
    We'll be sure to let you know.
    I'll pencil you in for the ninth.
    The new handles are ordered, they come on Tuesday.
    Alright, I'll handle the caretaker.
    I'll credit your account.
    We're rewriting those letters, you'll see.
    I'll set it up so that you only log in once.
    Give it a fortnight and it's gone.
    I'll save you a copy.
    He owes me one, he'll sort your parking.
    I'll print you off a certificate and post it.
    We'll stand by that offer.
    yep will sort
    Will have it with you shortly.
    Will pass this on to the ward sister.
    Sorting it now for you, should be live by four.
    Happy to send you the draft on Monday.
    I'd be happy to ring them for you this afternoon.
    Somehow or other we'll get you there.
    The helpline will be open on Sundays.
    All of your points will be acted on.
    Not to worry, it'll get done.
    We'll see to your knee first thing in the morning.
    I'm going to wipe the slate clean for you.
    You'll be hearing from our complaints people.
    I'll lend you mine until yours is mended.
    Okay, okay, I'll take it to the union.
    We'll be knocking down that wall in June.
    You can bet I'll bring it up with them.
    I'll hound them until they answer.
    The office will drop you a line.
    Your kids will have a proper pitch by Easter.
    I'll wire the money back tonight.
    We can promise a quieter ward.
    In two weeks you won't recognise the place.
    I'll fill in the claim with you after this.
    I'll mail merge a letter to the whole building.
    I'll deliver it by hand if I must.
    Anyone with a broken one gets a new one from us.
    I'll take the blame and I'll put it straight.
    You'll never have to fax us again.
    I'll scan it in, it'll be in your file tomorrow.
    We'll work something out.
    We'll find a way.
    I give it a week, then it's fixed.
    We'll tidy up that page for you.
    Will be in touch.
    No problem, we'll swap it.
    I'm going to insist on it with my boss.
    We'll foot the hotel.
    I'll have Lewis write you an official letter.
    She's going to mail you the form herself.
    On my honour, you'll have it.
    We'll be letting everybody know by text.
    """

  /// Questions that carry their answer.
  static let wordedLeading =
    """
    Wouldn't you say the new one is easier?
    Don't you think that's a bit slow?
    So you were annoyed, right?
    How much did you love the new design?
    Surely you'd rather have it in one place?
    Isn't it better to do it by phone?
    You prefer the blue one, don't you?
    How bad was the service?
    Why do you like our app so much?
    You'd agree that the price is fair, wouldn't you?
    Shouldn't they have told you?
    Wasn't that frustrating?
    How great was it when it finally arrived?
    What if we just added a reminder?
    Would you agree that the forms are too long?
    Don't you hate it when that happens?
    Everyone knows paper is slower, so what would you use?
    Isn't it true that the old one broke down a lot?
    So it would be helpful to have a chat button, wouldn't it?
    Have you thought about just asking your neighbour?
    What do you dislike most about the awful new portal?
    You must have been relieved when it came?
    Can't they simply send an email?
    So you'd recommend us, then?
    How annoying are the adverts?
    Wouldn't it make your life easier if it was automatic?
    You don't really need the paper version, do you?
    Aren't you glad they changed it?
    How much better is the new system?
    Do you not find the letters confusing?
    It's terrible, isn't it?
    Did you enjoy the fantastic new waiting area?
    You wouldn't want to go back to paper, would you?
    Is it fair to say you were disappointed?
    Doesn't that bother you?
    I suppose you were happy when it ended?
    Do you agree with everyone that it was too loud?
    How difficult was it to use the terrible old form?
    Wouldn't a bigger font be nicer?
    Isn't that a bit expensive?
    You found it confusing, didn't you?
    Wouldn't you rather have an app?
    Don't you feel the staff could be friendlier?
    So it's fair to say the old way was better?
    How frustrating was that for you?
    You'd pay more for that, right?
    Surely that was a relief?
    Wouldn't it be great to have it all online?
    Don't most people prefer the window seat?
    How much do you like our new logo?
    What do you love about it?
    You don't mind if it takes longer, do you?
    Shouldn't the council pay for that?
    So you'd all agree the queue is the main problem?
    Didn't that make you angry?
    Isn't it obvious that it needs a search box?
    How happy were you with the excellent service?
    I take it you were pleased with that?
    You wouldn't use it, would you?
    Can you see how useful this would be?
    It would be better in green, don't you think?
    Would you not want it cheaper?
    How badly did they let you down?
    Do you agree that it is too slow?
    Is that why you hate it?
    Aren't you tired of all these forms?
    You'd be happier with a phone line, wouldn't you?
    How much easier has it made your life?
    What annoyed you most about that terrible call?
    You must have been furious?
    Don't you agree with her?
    Surely nobody reads those?
    It was better before, wasn't it?
    """
}
