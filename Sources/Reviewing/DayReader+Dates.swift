import Fieldwork

// Days that are named by their numbers, by a month or by a weekday.
extension DayReader {
  /// `2026-12-15`, `15.12.`, `15/12`, `dec 15`, `fri 27 nov`, `fri`.
  mutating func readDate(isLed: Bool) throws(TypedDayError) -> Read? {
    if let day = try attempt({ (reader) throws(TypedDayError) in try reader.yearFirst() }) {
      return Read(day: day)
    }
    if let day = try attempt({ (reader) throws(TypedDayError) in try reader.dayFirst() }) {
      return Read(day: day)
    }
    return try attempt { (reader) throws(TypedDayError) in
      let weekday = reader.weekday()
      let day = try reader.attempt { (reader) throws(TypedDayError) in
        if weekday != nil { _ = reader.takeSign([",", "."]) || reader.take("the") }
        if let day = try reader.attempt({ (reader) throws(TypedDayError) in try reader.dayFirst() }) {
          return day
        }
        return try reader.withMonthName()
      }
      guard let weekday else { return day.map { Read(day: $0) } }
      guard let day else {
        return Read(day: reader.today.adding(days: 1 + (weekday - reader.today.weekday + 6) % 7))
      }
      guard day.weekday == weekday else { throw .otherWeekday(reader.typed, day) }
      return Read(day: day)
    }
  }

  /// What was read so far, as it was typed.
  var typed: String {
    words[..<place].reduce(into: "") { text, word in
      text += (word.isJoined || text.isEmpty ? "" : " ") + word.text
    }
  }

  /// `2026-12-15`, `2026/12/15`, `20261215`.
  private mutating func yearFirst() throws(TypedDayError) -> Day? {
    if isTyped, let compact = number(19_700_101...99_991_231, digits: 8...8) {
      return try existing(compact / 10_000, compact / 100 % 100, compact % 100)
    }
    guard let year = number(1970...9999, digits: 4...4), takeSign(["-", "/", "."], isJoined: true),
      let month = number(0...99), takeSign(["-", "/", "."], isJoined: true), let day = number(0...99)
    else { return nil }
    return try existing(year, month, day)
  }

  /// `15.12.`, `15.12.2026`, `15/12`, `12/15/26`: with dots the day comes first, with strokes where it can only be so.
  private mutating func dayFirst() throws(TypedDayError) -> Day? {
    guard let first = number(0...99), hasMore else { return nil }
    let sign = peek
    guard takeSign([".", "/", "-"], isJoined: true), let second = number(0...99) else { return nil }
    guard isTyped || sign != "." || peek == "." else { return nil }
    let year =
      try takeSign([sign], isJoined: true) ? attempt { (reader) throws(TypedDayError) in reader.year() } : nil
    let (dayFirst, monthFirst) = (try? dated(second, first, year), try? dated(first, second, year))
    if sign == "." || first == second || monthFirst == nil {
      return try dated(second, first, year)
    }
    guard let dayFirst, let monthFirst else { return try dated(first, second, year) }
    throw .ambiguous(typed, dayFirst, monthFirst)
  }

  /// Two or four digits that belong to what was read.
  private mutating func year() -> Int? {
    number(0...9999, digits: 4...4) ?? number(0...99, digits: 2...2).map { $0 + 2000 }
  }

  /// `15 dec`, `dec 15`, `15th of December 2026`, `the 27th`.
  private mutating func withMonthName() throws(TypedDayError) -> Day? {
    if let read = try attempt({ (reader) throws(TypedDayError) -> Day? in
      guard let day = reader.number(0...99) else { return nil }
      let isOrdinal = reader.ordinalEnding()
      let month = reader.attempt { reader in
        _ = reader.take("of") || reader.takeSign([".", "-"])
        return reader.month()
      }
      guard let month else { return isOrdinal ? reader.nextDay(day) : nil }
      return try reader.dated(month, day, reader.trailingYear())
    }) {
      return read
    }
    return try attempt { (reader) throws(TypedDayError) -> Day? in
      guard let month = reader.month() else { return nil }
      _ = reader.takeSign(["."], isJoined: true)
      _ = reader.take("the") || reader.takeSign(["-"])
      guard let day = reader.number(0...99) else { return nil }
      _ = reader.ordinalEnding()
      return try reader.dated(month, day, reader.trailingYear())
    }
  }

  private mutating func ordinalEnding() -> Bool {
    guard hasMore, words[place].isJoined else { return false }
    return take("st") || take("nd") || take("rd") || take("th")
  }

  private mutating func trailingYear() -> Int? {
    attempt { reader in
      _ = reader.takeSign([",", ".", "-", "'"])
      return reader.number(1970...9999, digits: 4...4)
    }
  }

  /// A bare `27` or `27.`: the next such day of a month.
  mutating func readNumbered(isLed: Bool) -> Read? {
    guard isTyped else { return nil }
    return attempt { reader in
      guard let day = reader.number(1...31) else { return nil }
      _ = reader.ordinalEnding()
      return reader.nextDay(day).map { Read(day: $0) }
    }
  }

  // MARK: The calendar

  /// The day in the year given, else the next such day from today on.
  private func dated(_ month: Int, _ day: Int, _ year: Int?) throws(TypedDayError) -> Day {
    if let year { return try existing(year, month, day) }
    guard let next = nextDay(month: month, day: day) else { throw .noSuchDay(typed) }
    return next
  }

  private func existing(_ year: Int, _ month: Int, _ day: Int) throws(TypedDayError) -> Day {
    guard let found = Day(year: year, month: month, day: day) else { throw .noSuchDay(typed) }
    return found
  }

  /// Eight years hold a 29 February also around 1900 and 2100.
  func nextDay(month: Int, day: Int) -> Day? {
    (today.year...today.year + 8).lazy.compactMap { Day(year: $0, month: month, day: day) }
      .first { $0 >= today }
  }

  private func nextDay(_ day: Int) -> Day? {
    (0...2).lazy.compactMap { ahead in
      let month = today.addingMonths(ahead)
      return Day(year: month.year, month: month.month, day: day)
    }.first { $0 >= today }
  }
}
