import Fieldwork

/// Sessions that come again: how often, and when next.
package struct Series: Hashable, Sendable {
  /// In the study's own words, such as `3 months`; `nil` where only the next day is set.
  package var every: String?
  /// What they come to; from 1.
  package var everyDays: Int?
  /// The next day, once both sides have set it.
  package var next: Day?

  package init(every: String? = nil, everyDays: Int? = nil, next: Day? = nil) {
    self.every = every
    self.everyDays = everyDays
    self.next = next
  }

  /// When the next session is, and whether that was set or only comes of the cadence.
  package struct Date: Hashable, Sendable {
    package var day: Day
    package var isSet: Bool
  }

  /// The next day there is to be a session after the one held last; a day that was set counts until one was held on
  /// it or since.
  package func date(after last: Day?) -> Date? {
    if let next, last.map({ $0 < next }) ?? true { return Date(day: next, isSet: true) }
    guard let everyDays, let last else { return nil }
    return Date(day: last.adding(days: everyDays), isSet: false)
  }

  /// `next: Wed 2 Dec`, `no date set, every 3 months: by Wed 2 Dec`, `overdue since Wed 2 Dec`.
  package func words(after last: Day?, today: Day) -> String {
    guard let date = date(after: last) else { return "no date set" }
    if date.day < today { return "overdue since \(date.day.short)" }
    return date.isSet ? "next: \(date.day.short)" : "no date set; due by \(date.day.short)"
  }
}
