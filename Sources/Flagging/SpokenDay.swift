import Fieldwork

/// A day as it was said: "Friday", "4 December", "in two weeks", "right away".
enum SpokenDay: Hashable {
  case weekday(Int, next: Bool)
  /// Month 1 to 12.
  case date(month: Int, day: Int)
  /// So many days from today.
  case after(days: Int)

  /// Reads the words of a date cue; `nil` when they name no day ("soon").
  ///
  /// `number` gives the value of a word written in digits.
  init?(_ words: [String], number: (Int) -> Int?) {
    var month: Int?
    var count: Int?
    for (place, word) in words.enumerated() {
      if let weekday = Self.weekdays.firstIndex(where: { word.hasPrefix($0) && word != "month" }) {
        self = .weekday(weekday, next: place > 0 && words[place - 1] == "next")
        return
      }
      if word.count >= 3, let found = Self.months.firstIndex(where: { word.hasPrefix($0) }), word != "more" {
        month = found + 1
      }
      if let value = number(place) ?? Self.numbers[word] { count = value }
      if let days = Self.spans[word] {
        let next = place > 0 && words[place - 1] == "next"
        self = .after(days: next ? days : (count ?? 1) * days)
        return
      }
      if let days = Self.near[word] {
        self = .after(days: days)
        return
      }
    }
    guard let month, let count, (1...31).contains(count) else { return nil }
    self = .date(month: month, day: count)
  }

  /// The day meant when said on `today`: the first that fits, not before it.
  func day(on today: Day) -> Day? {
    switch self {
    case .weekday(let weekday, let next):
      let ahead = (weekday - today.weekday + 7) % 7
      return today.adding(days: (ahead == 0 ? 7 : ahead) + (next && ahead > 0 && ahead <= 2 ? 7 : 0))
    case .date(let month, let day):
      let thisYear = Day(year: today.year, month: month, day: day)
      if let thisYear, thisYear >= today { return thisYear }
      return Day(year: today.year + 1, month: month, day: day)
    case .after(let days): return today.adding(days: days)
    }
  }

  /// Whether it names `planned`. Without `today` only a written-out date can.
  func names(_ planned: Day, on today: Day?) -> Bool {
    if case .date(let month, let day) = self {
      return planned.month == month && planned.dayOfMonth == day
    }
    return today.flatMap { self.day(on: $0) } == planned
  }

  private static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
  private static let numbers = [
    "a": 1, "an": 1, "one": 1, "two": 2, "couple": 2, "three": 3, "few": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
  ]
  private static let spans = [
    "day": 1, "days": 1, "week": 7, "weeks": 7, "fortnight": 14, "month": 30, "months": 30, "quarter": 91,
    "quarters": 91, "year": 365, "years": 365, "hour": 0, "hours": 0, "minute": 0, "minutes": 0,
  ]
  private static let near = [
    "today": 0, "tonight": 0, "immediately": 0, "straightaway": 0, "asap": 0, "away": 0, "once": 0,
    "instantly": 0, "tomorrow": 1, "afternoon": 0, "evening": 0,
  ]
}
