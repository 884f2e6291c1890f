/// When and how people hear what became of their words. Saying exactly this is no promise of one's own.
package struct UpdatePlan: Hashable, Sendable {
  /// "email", "the newsletter".
  package var channel: String
  /// Who sends it.
  package var owner: String
  /// In the order given; empty while none is set.
  package var dates: [Day]

  package init(channel: String, owner: String, dates: [Day] = []) {
    self.channel = channel
    self.owner = owner
    self.dates = dates
  }

  /// The first date that is not over.
  package func next(from today: Day) -> Day? { dates.filter { $0 >= today }.min() }
}
