import Fieldwork

/// How strict practice is. Focus groups avoid "that's good"; usability practice allows a compliment.
package enum Profile: String, CaseIterable, Hashable, Sendable {
  case strict
  case usability
}

/// What a study tells the flagger: what may not be offered, when people will hear, what to let pass.
package struct StudyTerms: Hashable, Sendable {
  /// Topics nothing may be promised about, as people say them: "refund", "a night shift".
  package var cannotOffer: [String]
  /// Days nothing may be promised for.
  package var cannotOfferDates: [Day]
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
    cannotOffer: [String] = [], cannotOfferDates: [Day] = [], horizon: Day? = nil, today: Day? = nil,
    updatePlan: UpdatePlan? = nil, rules: RuleBook? = nil, accepted: [String] = [],
    silenced: [String: String] = [:], silencedWords: [SilencedWords] = []
  ) {
    self.cannotOffer = cannotOffer
    self.cannotOfferDates = cannotOfferDates
    self.horizon = horizon
    self.today = today
    self.updatePlan = updatePlan
    self.rules = rules
    self.accepted = accepted
    self.silenced = silenced
    self.silencedWords = silencedWords
  }
}

/// One finding that a study has looked at and lets stand.
package struct SilencedWords: Hashable, Sendable {
  /// The rule's name, as `check` gives it: `promise.direct`.
  package var rule: String
  /// As they are said; a finding that shares a word with them keeps quiet.
  package var words: String
  package var reason: String

  package init(rule: String, words: String, reason: String) {
    self.rule = rule
    self.words = words
    self.reason = reason
  }
}

/// When and how people hear what became of their words. Saying exactly this is no promise of one's own.
package struct UpdatePlan: Hashable, Sendable {
  /// "email", "the newsletter".
  package var channel: String
  package var owner: String
  package var dates: [Day]

  package init(channel: String, owner: String, dates: [Day]) {
    self.channel = channel
    self.owner = owner
    self.dates = dates
  }
}
