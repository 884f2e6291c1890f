import Fieldwork

/// A participant's line that invites a slip.
package struct PracticeLine: Hashable, Sendable {
  package var text: String
  /// What a reply to it easily becomes: the stem of rule names, such as `promise.vow`; `promise.dated` is any promise with a day.
  package var invites: String

  package init(_ text: String, invites: String) {
    self.text = text
    self.invites = invites
  }
}

extension PracticeLine {
  /// A deck of one's own: one line each; empty lines and lines that begin with `#` are passed over.
  package static func deck(fromLines text: String) -> [PracticeLine] {
    text.split(whereSeparator: \.isNewline)
      .map { $0.drop(while: \.isWhitespace) }
      .filter { !$0.isEmpty && !$0.hasPrefix("#") }
      .map { PracticeLine(String($0), invites: "") }
  }

  /// Invented lines; among them every subtype of promising, agreeing, judging and leading is invited.
  package static let shipped: [PracticeLine] = [
    PracticeLine("Can you fix the wrong address on my account?", invites: "promise.direct"),
    PracticeLine("So someone is going to look into the lost parcel, yes?", invites: "promise.direct"),
    PracticeLine("You'll take this to the people who decide, won't you?", invites: "promise.elliptic"),
    PracticeLine("Do I have your word on that?", invites: "promise.vow"),
    PracticeLine("When will the new counter be open? We've waited since spring.", invites: "promise.dated"),
    PracticeLine("I need the list by Friday or I'm in trouble.", invites: "promise.dated"),
    PracticeLine("Will it be mended before the next release, at least?", invites: "promise.outcome"),
    PracticeLine("I don't know whom to turn to with this any more.", invites: "promise.take-on"),
    PracticeLine("Could it be done, technically?", invites: "promise.ability"),
    PracticeLine("Is it at least on your list?", invites: "promise.hedge"),
    PracticeLine("I'm afraid I'll lose the whole order over this.", invites: "promise.placation"),
    PracticeLine("Sorry, I'm taking up everybody's time.", invites: "promise.placation"),
    PracticeLine(
      "I've been with you for twenty years. Surely I could get it sooner?", invites: "promise.deal"),
    PracticeLine("Just between us, could you put in a word for my branch?", invites: "promise.deal"),
    PracticeLine("They promised us a call back, and nobody rang.", invites: "agree.sides"),
    PracticeLine("A page that loses what I typed is no page at all, is it?", invites: "agree.full"),
    PracticeLine(
      "If I can't reach anyone, the service is worthless. It's that simple.", invites: "agree.true"),
    PracticeLine("It only ever breaks on Mondays.", invites: "agree.echo"),
    PracticeLine("Everybody here sees it as I do, I think.", invites: "agree.word"),
    PracticeLine("I waited two hours in the rain for that van.", invites: "agree.shared"),
    PracticeLine("You know what those call centres are like.", invites: "agree.knowing"),
    PracticeLine("The provider's people just don't care.", invites: "agree.sides"),
    PracticeLine(
      "I write every date on the wall in three colours, so we never miss one.", invites: "judge.praise"),
    PracticeLine("Maybe it's a silly question, but why two forms?", invites: "judge.contribution"),
    PracticeLine(
      "I made a small tool for it at the weekend. Works for all of us now.", invites: "judge.full"),
    PracticeLine("We finished in half the time last month.", invites: "judge.receipt"),
    PracticeLine("They charged us four times what it cost last year.", invites: "judge.blame"),
    PracticeLine("I never read the letters. I throw them away.", invites: "judge.why"),
    PracticeLine("Your rules make no sense; nobody could keep to them.", invites: "judge.defending"),
    PracticeLine("I want it exactly the way the old one was.", invites: "judge.blame"),
    PracticeLine("I come for the people, the rest I can do without.", invites: "judge.liking"),
    PracticeLine("I'll say it a fourth time, since nobody listens.", invites: "judge.person-live"),
    PracticeLine("It's hard to say what bothers me about it.", invites: "lead.negative"),
    PracticeLine("I could live with either of the two.", invites: "lead.loaded"),
    PracticeLine("And then there's the whole story with the invoices …", invites: "lead.closing"),
    PracticeLine("What would you do in my place?", invites: "promise.direct"),
  ]
}
