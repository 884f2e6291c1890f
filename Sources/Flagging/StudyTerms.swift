import Fieldwork

/// How strict practice is. Focus groups avoid "that's good"; usability practice allows a compliment.
package enum Profile: String, CaseIterable, Hashable, Sendable {
  case strict
  case usability
}

/// What a study tells the flagger: what may not be offered, when people will hear, what to let pass.
package struct StudyTerms: Hashable, Sendable {
  /// Topics nothing may be promised about, until their day has come.
  package var cannotOffer: [CannotOffer]
  /// Nothing can be delivered before this day; a promise for an earlier one is the surest tier.
  package var horizon: Day?
  /// The day words are spoken on: "Friday" is counted from it. Without it only written-out days count.
  package var today: Day?
  package var updatePlan: UpdatePlan?
  /// Rules of the study's own, added to the book.
  package var rules: RuleBook?
  /// Words that are never flagged in this study, as they are said: "great lakes".
  package var accepted: [String]
  /// Rules that keep quiet, with the reason each was given.
  package var silenced: [String: String]
  /// Words one rule keeps quiet about, everywhere else it speaks.
  package var silencedWords: [SilencedWords]

  package static let none = StudyTerms()

  package init(
    cannotOffer: [CannotOffer] = [], horizon: Day? = nil, today: Day? = nil,
    updatePlan: UpdatePlan? = nil, rules: RuleBook? = nil, accepted: [String] = [],
    silenced: [String: String] = [:], silencedWords: [SilencedWords] = []
  ) {
    self.cannotOffer = cannotOffer
    self.horizon = horizon
    self.today = today
    self.updatePlan = updatePlan
    self.rules = rules
    self.accepted = accepted
    self.silenced = silenced
    self.silencedWords = silencedWords
  }
}

extension StudyTerms {
  /// What nothing may be promised about today.
  var heldBack: [CannotOffer] { cannotOffer.filter { $0.holds(on: today) } }
}
