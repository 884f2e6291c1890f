/// One line of the readiness list: what was looked at before a session goes live, and how it stands.
package struct ReadinessLine: Hashable, Sendable {
  package enum Weight: String, Hashable, Sendable {
    case pass
    /// It may go live, but something will be missing.
    case warn
    /// Going live needs the remedy, or a reason that stays on record.
    case refuse
  }

  package var weight: Weight

  /// One word that names the check, such as `sign-off`; an override is recorded under it.
  package var check: String

  /// How it stands, one sentence or two.
  package var text: String

  /// What has to happen, to follow "until": `Sales signs`; `nil` where the text says it.
  package var remedy: String?

  /// More about it, a paragraph a line, shown on Enter; empty when there is no more.
  package var detail: [String]

  package init(
    _ weight: Weight, _ check: String, _ text: String, remedy: String? = nil, detail: [String] = []
  ) {
    self.weight = weight
    self.check = check
    self.text = text
    self.remedy = remedy
    self.detail = detail
  }
}
