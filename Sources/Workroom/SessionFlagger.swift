import Facilitation
import Fieldwork
import Flagging
import Preparing
import Synchronization

/// The flagger of one session: the shipped rules with the study's terms.
///
/// Making one takes longer than everything else before the first frame. So it is made when it is first asked, or
/// beforehand by ``makeReady()`` on a thread that nobody waits for.
package final class SessionFlagger: Sendable {
  /// What is kept with each flag.
  package let ruleBook: String

  private let terms: StudyTerms?
  private let profile: Profile
  private let made = Mutex<Flagger?>(nil)

  /// `today` is the day words are spoken on, at the place they are spoken.
  /// `rules` are the study's own, as ``StudyRules`` reads them.
  package init(_ study: Study?, rules: RuleBook? = nil, today: Day) {
    var terms = study.map { StudyTerms($0, today: today) }
    terms?.rules = rules
    self.terms = terms
    profile = study?.profile.flatMap(Profile.init(rawValue:)) ?? .strict
    let shipped = RuleBook(version: RuleBook.shippedVersion)
    ruleBook = terms?.rules.map(shipped.adding)?.version ?? shipped.version
  }

  /// The flagger of another session of the same study. What days have nothing to do with is made once for both.
  init(_ study: Study, today: Day, like other: SessionFlagger) {
    var terms = StudyTerms(study, today: today)
    terms.rules = other.terms?.rules
    self.terms = terms
    profile = other.profile
    ruleBook = other.ruleBook
    made.withLock { $0 = other.flagger.on(today, horizon: terms.horizon) }
  }

  /// What the desks ask.
  package var flagging: Facilitation.Flagging { { self.flagger.findings(in: $0) } }

  /// Makes the flagger, so that the first line does not wait for it.
  package func makeReady() { _ = flagger }

  /// Unpacks the shipped rules, which every flagger begins with.
  static func unpack() { _ = Flagger.shipped }

  private var flagger: Flagger {
    made.withLock { made in
      let flagger = made ?? terms.map { Flagger(.shipped, profile: profile, study: $0) } ?? .shipped
      made = flagger
      return flagger
    }
  }
}

extension StudyTerms {
  /// What a study tells the flagger, as of a day.
  init(_ study: Study, today: Day) {
    self.init(
      cannotOffer: study.cannotOffer, horizon: study.horizon?.firstDay(from: today), today: today,
      updatePlan: study.updatePlan, accepted: study.accepted, silenced: study.silenced,
      silencedWords: study.silencedWords)
  }
}
