import Fieldwork

/// One thing to decide: a flag, wherever and however often it was raised.
///
/// The same words flagged anew by a later rule book, or by another reviewer, are the same item, so verdicts stay
/// with it.
package struct ReviewItem: Hashable, Sendable {
  /// Tells it from all others of a review, whatever is decided.
  package struct ID: Hashable, Sendable {
    /// Index of the session in the review.
    package var session: Int
    package var line: EntryID
    package var category: Category
    package var bytes: Range<Int>
  }

  package let id: ID

  /// As the newest rule book has it.
  package var flag: Flag

  /// Where it is kept; empty for what a new scan found and nobody has decided.
  package var references: [Reference]

  /// The rule books, and files, it was raised by.
  var sources: Set<String>

  /// What the facilitator said of it in the session.
  package var remark: FlagRemark.Answer?

  /// The reviewer who raised it by hand.
  package var raisedBy: String?

  /// What each reviewer decided, the latest last.
  package internal(set) var decisions: [String: [Decision]] = [:]

  /// What settles a disagreement: of several the latest.
  package internal(set) var resolution: Decision?

  /// One verdict as it was given.
  package struct Decision: Hashable, Sendable {
    package var answer: Verdict.Answer
    package var at: Moment
    package var milliseconds: Int?
    package var isResolution: Bool
  }

  /// What a reviewer last decided on their own; `nil` while open.
  package func decision(of reviewer: String) -> Decision? {
    decisions[reviewer]?.last { !$0.isResolution }
  }

  /// What it counts as for this reviewer: a resolution comes before their own.
  package func answer(for reviewer: String) -> Verdict.Answer? {
    resolution?.answer ?? decision(of: reviewer)?.answer
  }

  /// Whether this reviewer has nothing left to decide about it.
  package func isDecided(by reviewer: String) -> Bool { answer(for: reviewer)?.decides ?? false }

  /// Whether anybody decided it.
  package var isDecidedBySomebody: Bool {
    decisions.values.contains { $0.contains { $0.answer.decides } }
  }

  /// Whether reviewers decided it differently and nobody settled that.
  package var isDisputed: Bool {
    guard decisions.count > 1, resolution == nil else { return false }
    return Set(decisions.keys.compactMap { decision(of: $0)?.answer }.filter(\.decides)).count > 1
  }

  /// What it counts as for everybody: what settled it, else what all who decided it agree on; `nil` before.
  package var verdict: Verdict.Answer? {
    if let resolution, resolution.answer.decides { return resolution.answer }
    let answers = Set(decisions.keys.compactMap { decision(of: $0)?.answer }.filter(\.decides))
    return answers.count == 1 ? answers.first : nil
  }

  /// Less than this is too short to read a line and those around it: what was dismissed so is looked at again.
  package static let fastMilliseconds = 2000

  /// Whether this reviewer should look again: asked for, or dismissed fast at the first look.
  package func wantsSecondLook(by reviewer: String) -> Bool {
    guard resolution == nil, let own = decisions[reviewer]?.filter({ !$0.isResolution }), let last = own.last
    else { return false }
    if last.answer == .secondLook { return true }
    return own.count == 1 && last.answer == .falseAlarm && last.milliseconds ?? .max < Self.fastMilliseconds
  }

  package static func == (a: ReviewItem, b: ReviewItem) -> Bool {
    a.id == b.id && a.flag == b.flag && a.references == b.references && a.remark == b.remark
      && a.raisedBy == b.raisedBy && a.decisions == b.decisions && a.resolution == b.resolution
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
