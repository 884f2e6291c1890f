import Fieldwork

extension Day {
  /// The same day of a month so many months on; the last day of that month where it is shorter.
  func addingMonths(_ count: Int) -> Day {
    let months = year * 12 + month - 1 + count
    let (year, month) = (months / 12, months % 12 + 1)
    return Day(year: year, month: month, day: dayOfMonth) ?? Day.lastOfMonth(year, month) ?? self
  }

  var lastOfItsMonth: Day { Day.lastOfMonth(year, month) ?? self }

  /// `nil` beyond the year 9999.
  static func lastOfMonth(_ year: Int, _ month: Int) -> Day? {
    (28...31).reversed().lazy.compactMap { Day(year: year, month: month, day: $0) }.first
  }

  /// `nil` beyond the year 9999.
  func adding(_ count: Int, _ unit: DayTables.Unit) -> Day? {
    let limit = 36_525
    let day: Day
    switch unit {
    case .days: day = adding(days: min(count, limit))
    case .weeks: day = adding(days: 7 * min(count, limit / 7))
    case .workingDays: day = addingWorkingDays(min(count, limit))
    case .months: day = addingMonths(min(count, 1200))
    case .quarters: day = addingMonths(3 * min(count, 400))
    case .years: day = addingMonths(12 * min(count, 100))
    }
    return day.year <= 9999 ? day : nil
  }

  private func addingWorkingDays(_ count: Int) -> Day {
    var day = self
    for _ in 0..<count {
      repeat { day = day.adding(days: 1) } while day.weekday > 4
    }
    return day
  }

  /// `nil` when the year has no such week.
  static func friday(ofWeek week: Int, _ year: Int) -> Day? {
    guard let fourth = Day(year: year, month: 1, day: 4) else { return nil }
    let friday = fourth.adding(days: 4 - fourth.weekday + 7 * (week - 1))
    // A week belongs to the year its Thursday is in.
    return friday.adding(days: -1).year == year ? friday : nil
  }

  /// Easter Sunday. Source: the anonymous Gregorian computus (Nature, 1876).
  static func easter(_ year: Int) -> Day {
    let a = year % 19
    let (b, c) = (year / 100, year % 100)
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
    let m = (a + 11 * h + 22 * l) / 451
    let sum = h + l - 7 * m + 114
    return Day(year: year, month: sum / 31, day: sum % 31 + 1) ?? Day(daysSince1970: 0)
  }
}
