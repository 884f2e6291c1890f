import Fieldwork

/// A day as it was said: "Friday", "4 December", "the fourth", "in two weeks", "by spring", "right away".
enum SpokenDay: Hashable {
  case weekday(Int, next: Bool)
  /// Month 1 to 12; the year when it was said.
  case date(year: Int?, month: Int, day: Int)
  /// The next day of this number.
  case dayOfMonth(Int)
  /// Some time in a month: its last day is meant.
  case month(Int)
  /// So many days from today.
  case after(days: Int)

  /// Reads the words of a date cue; `nil` when they name no day ("soon").
  ///
  /// `written` gives the values of a word written in digits.
  init?(_ words: [String], numbers written: (Int) -> [Int]) {
    let numbers = words.indices.flatMap { place in
      let digits = written(place)
      return digits.isEmpty
        ? [Self.ordinals[words[place]] ?? Self.numbers[words[place]]].compactMap { $0 } : digits
    }
    for (place, word) in words.enumerated() {
      let isNext = place > 0 && words[place - 1] == "next"
      if let weekday = Self.weekdays.firstIndex(where: { word.hasPrefix($0) && word != "month" }) {
        self = .weekday(weekday, next: isNext)
        return
      }
      if let days = Self.spans[word] {
        self = .after(days: isNext ? days : (numbers.first ?? 1) * days)
        return
      }
      if let days = Self.near[word] {
        self = .after(days: days)
        return
      }
    }
    let months = words.compactMap { Self.month($0) }
    if words.contains("christmas") {
      self = .date(year: numbers.first { $0 >= 1000 }, month: 12, day: 25)
    } else if let month = months.first {
      self = Self.inMonth(month, numbers)
    } else if let spoken = Self.digits(numbers, ordinal: words.contains { Self.ordinals[$0] != nil }) {
      self = spoken
    } else {
      return nil
    }
  }

  /// "4 December", "December 4 2026", "in December".
  private static func inMonth(_ month: Int, _ numbers: [Int]) -> SpokenDay {
    let year = numbers.first { $0 >= 1000 }
    guard let day = numbers.first(where: { (1...31).contains($0) }) else {
      return year == nil ? .month(month) : .date(year: year, month: month, day: 28)
    }
    return .date(year: year, month: month, day: day)
  }

  /// "2026-12-04", "4.12.2026", "4/12", "the 4th", in this order: day before month, as ISO and most of the world.
  private static func digits(_ numbers: [Int], ordinal: Bool) -> SpokenDay? {
    switch numbers.count {
    case 3 where numbers[0] >= 1000: .date(year: numbers[0], month: numbers[1], day: numbers[2])
    case 3 where numbers[2] >= 1000: .date(year: numbers[2], month: numbers[1], day: numbers[0])
    case 2 where (1...12).contains(numbers[1]): .date(year: nil, month: numbers[1], day: numbers[0])
    case 1 where (1...31).contains(numbers[0]): .dayOfMonth(numbers[0])
    case _: nil
    }
  }

  /// The day meant when said on `today`: the first that fits, not before it.
  func day(on today: Day) -> Day? {
    switch self {
    case .weekday(let weekday, let next):
      let ahead = (weekday - today.weekday + 7) % 7
      return today.adding(days: (ahead == 0 ? 7 : ahead) + (next && ahead > 0 && ahead <= 2 ? 7 : 0))
    case .date(let year?, let month, let day): return Day(year: year, month: month, day: day)
    case .date(nil, let month, let day):
      let thisYear = Day(year: today.year, month: month, day: day)
      if let thisYear, thisYear >= today { return thisYear }
      return Day(year: today.year + 1, month: month, day: day)
    case .dayOfMonth(let number): return (0...61).lazy.map(today.adding).first { $0.dayOfMonth == number }
    case .month(let month):
      // From the last day of this month on, some day within a year is the last of that month.
      return (0...396).lazy.map(today.adding).first {
        $0.month == month && $0.adding(days: 1).month != month
      }
    case .after(let days): return today.adding(days: days)
    }
  }

  /// Whether it names `planned`. Without `today` only a written-out date can.
  func names(_ planned: Day, on today: Day?) -> Bool {
    switch self {
    case .date(let year, let month, let day):
      return planned.month == month && planned.dayOfMonth == day && (year ?? planned.year) == planned.year
    case .month: return false
    case .weekday, .dayOfMonth, .after: return today.flatMap { self.day(on: $0) } == planned
    }
  }

  private static func month(_ word: String) -> Int? {
    if let season = seasons[word] { return season }
    guard word.count >= 3, word != "more" else { return nil }
    return months.firstIndex { word.hasPrefix($0) }.map { $0 + 1 }
  }

  private static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
  /// The last month of each, on the northern half of the world.
  private static let seasons = ["spring": 5, "summer": 8, "autumn": 11, "fall": 11, "winter": 2, "easter": 4]
  private static let numbers = [
    "a": 1, "an": 1, "one": 1, "two": 2, "couple": 2, "three": 3, "few": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
  ]
  private static let ordinals = [
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
    "twentieth": 20, "thirtieth": 30,
  ]
  private static let spans = [
    "day": 1, "days": 1, "week": 7, "weeks": 7, "fortnight": 14, "month": 30, "months": 30, "quarter": 91,
    "quarters": 91, "year": 365, "years": 365, "hour": 0, "hours": 0, "minute": 0, "minutes": 0,
    "weekend": 7,
  ]
  private static let near = [
    "today": 0, "tonight": 0, "immediately": 0, "straightaway": 0, "asap": 0, "away": 0, "once": 0,
    "instantly": 0, "tomorrow": 1, "afternoon": 0, "evening": 0,
  ]
}
