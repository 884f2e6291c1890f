/// Promises and what is none, as they are said and typed: lower case, without apostrophes, with fillers.
extension Forms {
  /// Colleagues, the product, set phrases, conditions, deeds no list names.
  static let spokenPromises =
    """
    yeah i'll do that tonight when i'm home
    okay so i'll try and run that on the other machine over the weekend
    i'll stick it on the shared drive
    ok ill pop a copy in the post to you
    so what i'll do is i'll type this up and circulate it
    alright i'm gonna go ahead and set up an account for you
    we'll have marta give you a ring on monday
    i'm gonna have to dig out those receipts and scan them for you, and i will
    i'll shoot you an email with the link later today
    ill get hold of the plumber and have him come round
    we'll get a new sign made
    and then i'll put all of that into the budget sheet for next time
    so i'm going to rewrite that section before the next meeting
    i will look that up and send it round
    i'll upload them tonight so everybody can see them
    yeah yeah i'll take care of the room booking
    i'll go and talk to the caretaker about the heating
    i'll dig up the old contract and let you have a copy
    we're going to knock that wall down in the spring
    im gonna chase that up first thing
    we gonna sort that out dont you worry
    i shall write to the landlord on your behalf
    i'll circulate the agenda a week ahead
    well get it sorted by the weekend
    ill ring the depot as soon as were done here
    i'll print them off and leave them at the front desk for you
    uh i'll i'll make a list of those and email it to the group
    um yeah so i'll um i'll get back to you on that one
    i'm planning to finish the analysis this week
    i plan to visit all four sites again in march
    we plan on having it ready by easter
    i'll be sending out a doodle for the next date
    i'll be calling each of you in the new year
    we'll be in touch about the next steps
    so i'll run those numbers again and bring them next week
    i'll keep you posted
    i'll keep you in the loop
    i'll swing by your office tomorrow with the forms
    we'll reimburse your bus ticket
    you'll get your voucher in the post next week
    i'll have a think and come back to you with some dates
    i'll add you to the mailing list
    i'll bring it up when i see the director on thursday
    i'm going to see that this gets to the right people
    i'll hand it to the engineers
    i'll log a ticket for that
    i'll open a ticket with support and copy you in
    we'll push that out with the november update
    we'll roll that back tomorrow
    we'll patch that this week
    let me write that up and send it to all of you tomorrow
    let me take that away and come back to you
    let me take it up with my manager
    i can do that by monday
    i could have that to you by the fifteenth
    we can get that done by friday
    we can ship you one next week
    Sandra will ring you back before noon.
    sandra'll ring you back
    Dr Patel is going to look at your file tomorrow.
    My colleague here will send you the forms.
    Someone from our side will come out and have a look.
    Our fitter comes on Thursday and puts the new lock in.
    The team is on it and you'll have an answer tomorrow.
    Your case will be looked at again.
    That button's going to be removed in the next version.
    It's going to be fixed, you'll see.
    The price will be adjusted on your next invoice.
    The new app is being rolled out to everybody next month.
    You won't be asked for that document a second time.
    This is the last time that happens to you.
    That will not happen a second time, I can tell you.
    Your feedback will be used to change the form.
    Everything you asked for will be built.
    All of your suggestions will be implemented.
    The lift gets repaired next week.
    A replacement goes out to you today.
    A technician will be there on Wednesday between nine and noon.
    Somebody will be with you shortly after the weekend to fit it.
    You're getting a new router, and soon.
    You're going to get your money back.
    You will be compensated for the trouble.
    You'll be hearing from us.
    The heating will be back on by tonight.
    From Monday on there'll be two people at the counter.
    Leave it with me.
    leave that one with me, okay
    Just leave it to us and relax.
    Consider it done!
    Will do, no problem.
    will do
    Sure, will do that tomorrow.
    Done by Tuesday.
    Sorted before you're home.
    On my list for tomorrow.
    You have my word on it.
    Scout's honour.
    That's as good as done.
    No problem, we'll deal with it.
    Don't worry about a thing, it's taken care of.
    don't you worry love, we'll get you a new one
    Count on it.
    You can hold me to that.
    I'll hold myself to that: a reply by Friday.
    Guaranteed.
    I guarantee you'll never see that message again.
    I promise.
    Pinky promise, it'll be there tomorrow.
    Mark my words, by spring it works.
    If it jams once more, we'll come and swap the machine.
    If you send me the number, I'll call the office for you.
    Once the parts are in, we'll repair it.
    As soon as I have the dates, I'll let you all know.
    When the budget is approved we will hire a second nurse.
    I'll try and get you an earlier appointment.
    I'll try to find out who signed that and tell you.
    We'll try to send them to you before Christmas.
    unless something goes wrong we'll deliver on tuesday
    I'll see to it that you're told first.
    We're committed to answering every letter.
    For you we'd make it free.
    Just this once I'll waive the charge.
    Between us, I'll put your name down first.
    I'll make an exception for your ward.
    We'll look after you.
    I'm going to get this fixed for you if it kills me.
    right so i will go back to the office and i will make sure this never happens again
    okay we will we will get those lights replaced um before it gets dark in autumn
    we'll invite you all again in six months to see what changed
    I'll show the minister this tape.
    I'll let the drivers know what you said.
    I'm taking this straight to the head of service.
    I'm passing that on to the engineers tonight.
    We are replacing every one of those doors.
    We're sending someone out to you tomorrow.
    i'm emailing it to you as soon as i get back
    i'll whip up a draft and get it over to you by tuesday
    we'll square that with accounts for you
    i'll nip over to the warehouse and check that myself after lunch
    You can expect a decision from us before the holidays.
    i'm gonna bring that to the steering group next wednesday
    so i'll go ahead and order those parts for you
    I'll personally see that somebody rings you.
    They'll have that sorted for you by the end of play.
    Nadia's going to email everyone the slides.
    One of my colleagues is going to get in touch with you tomorrow.
    Your suggestion will be in the next version.
    We will of course pay for the taxi.
    I'll write your name on the list for the pilot.
    yes we will definitely get that in before the summer
    okay i will speak with him and i'll tell you what he says next time
    I'll double the number of chairs before the next group comes.
    The school will be getting new computers.
    that's going to change, i'll make sure of that
    we'll fix you up with a new card
    I'll be back next month with an answer.
    you'll have our reply in writing within ten days
    It won't take long, you'll have it by Monday.
    We'll have a new version out in January.
    i'll forward you her number
    and i'll book us a room for the follow up
    I'll cancel the second letter, so you won't get it.
    let me get someone to look at that for you
    Let me have a look into it and I'll ring you on Friday.
    I'll happily send you a copy of the report.
    we'll make it happen
    I'll sort something out.
    We'll get on it tomorrow.
    We'll be fixing the doors in the spring.
    We'll be adding more lines next year.
    All right, consider that done.
    No worries, leave it to me.
    I'll explain it to the driver so that it doesn't happen again.
    I'll put in a complaint on your behalf.
    I owe you an answer; you'll get it on Monday.
    I'm going to recommend that they drop the form.
    I will recommend it in my report.
    I'll mention it to them when I see them.
    i'll try my best to get it fixed
    We'll make up for it, you'll get a month for free.
    i'll save you a seat at the next one
    that will be dealt with next week
    We're bringing back the night bus in May.
    Everybody will be refunded.
    i'll drop him a note about it
    we're gonna run all of that again with the new settings by thursday
    i'll talk it over with sue and see what she thinks
    I'll check with legal.
    ill double check that when im back at my desk
    okay i'll get those labelled by the end of the week
    i will bring cake next time
    we'll pick that up at the next meeting
    we'll put out a new schedule next month
    I'll have Ben walk you through it tomorrow.
    We'll get your account unlocked this afternoon.
    They're sending you a fresh one, it's in the post.
    The bus shelter is being put up next spring.
    Every customer will get a letter.
    Everyone who came today will receive a voucher.
    Somebody will come and look at the boiler tomorrow morning.
    We'll knock ten percent off your next bill.
    I'll waive that for you.
    Your refund is on its way.
    I'll make a point of telling them.
    I'll pass your thanks on to the nurses.
    We'll keep the old form until you're all used to the new one.
    You won't hear that excuse again.
    That's the first thing I'll do tomorrow.
    Trust me, they will listen this time.
    I'll fight for it.
    I'll push for that in the steering group.
    I'll stand up for you in that meeting.
    We will not let you down.
    I'll take full responsibility for that.
    Bear with me, I'll get you an answer by tonight.
    we'll try and squeeze you in on friday
    I'm going to draft something and circulate it for comments.
    i'll finish the transcripts and then we'll meet again on the tenth
    I'll do that.
    Yeah, I'll do it.
    okay i'll do that right after this
    """

  /// Ability, hedges, plans of one's own: never likely promises.
  static let spokenHopes =
    """
    i could send you the slides
    i can send it
    we can look at that
    i might be able to get you one
    maybe i'll write to them
    i'll probably be in touch
    i guess i'll ask the team
    i hope to finish it soon
    i'd like to bring that up with the board
    i was going to send it to you
    i was planning to visit them
    we should send them a letter
    i have to call them anyway
    i'd be willing to write it up
    It should be fine.
    That should be fixed by then, I think.
    It's on the roadmap.
    It's in the pipeline.
    We're looking into it.
    I'll be at the fair in May.
    perhaps we'll add it
    possibly they'll change the hours
    We're hoping to have it in spring.
    i wish i could get you one
    I think we could do that.
    we'll see what we can do
    """
}
