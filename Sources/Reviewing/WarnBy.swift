import Fieldwork

/// When people have to be told that something will not be done in time: before the time is up.
///
/// A fifth of the time before the due day, in whole days, rounded up, at least two: said on Saturday the 21st and due
/// on Friday the 27th, warn by Wednesday the 25th. The hour is that at which it was said.
package struct WarnBy: Hashable, Sendable {
  package var moment: Moment
  /// Days before the due day.
  package var leadDays: Int
  /// There was less time than that: it is due as soon as it is said.
  package var isAtOnce: Bool

  package static let leastLeadDays = 2

  /// - Parameters:
  ///   - since: when it was said, or when its date was last set. The moment is never before it.
  ///   - offsetMinutes: how far the clocks in the room are ahead of UTC.
  package init(due: Day, since: Moment, offsetMinutes: Int) {
    let local = since.adding(milliseconds: offsetMinutes * 60_000)
    let saidOn = Day(local, offsetMinutes: 0)
    let days = due.daysSince1970 - saidOn.daysSince1970
    leadDays = max(Self.leastLeadDays, (days + 4) / 5)
    let day = due.adding(days: -leadDays)
    // Down to the hour: a warning for 14:47:10 helps nobody.
    let hour = (local.milliseconds - saidOn.daysSince1970 * 86_400_000) / 3_600_000
    let moment = Moment(milliseconds: day.daysSince1970 * 86_400_000 + hour * 3_600_000)
      .adding(milliseconds: -offsetMinutes * 60_000)
    isAtOnce = moment < since
    self.moment = max(moment, since)
  }

  /// `two days before`, `4 days before`, `at once: the day is closer than two days`.
  package var words: String {
    if isAtOnce { return "at once: there are less than \(Self.leastLeadDays) days" }
    return leadDays == 2 ? "two days before" : "\(leadDays) days before"
  }
}
