import Fieldwork

// Ends and whole spans, and so many days or weeks from today.
extension DayReader {
  /// `end of next month`, `eow`, `mid december`, `early january`.
  mutating func readEnd(isLed: Bool) -> Read? {
    if isTyped, let unit = next({ DayTables.ends[$0.text] }) {
      return Read(day: end(of: unit, ahead: 0), isAnEnd: true)
    }
    return attempt { reader in
      if reader.take("end") || reader.take("late") {
        _ = reader.take("of")
        _ = reader.take("the")
        return reader.readSpan(isLed: true)
      }
      let day: Int
      if reader.take("mid") || reader.take("middle") {
        day = 15
      } else if reader.take("beginning") || reader.take("start") {
        day = 1
      } else if reader.take("early") {
        day = 10
      } else {
        return nil
      }
      _ = reader.take("of") || reader.takeSign(["-"])
      _ = reader.take("the")
      guard let span = reader.readSpan(isLed: true), span.isAnEnd, !span.isWeek else { return nil }
      return Day(year: span.day.year, month: span.day.month, day: day).map { Read(day: $0) }
    }
  }

  /// `next week`, `this month`, `december 2027`, `q1`, `the quarter`, `2027`.
  mutating func readSpan(isLed: Bool) -> Read? {
    attempt { reader in
      if reader.take("next") { return reader.readUnit(ahead: 1) ?? reader.readWeekday(nextWeek: true) }
      if reader.take("this") || (isLed && reader.take("current")) {
        return reader.readUnit(ahead: 0) ?? reader.readWeekday(nextWeek: false)
      }
      return nil
    } ?? (isLed ? readQuarter() ?? readMonth() ?? readWeek() ?? readUnit(ahead: 0) ?? readYear() : nil)
  }

  private mutating func readUnit(ahead: Int) -> Read? {
    let unit = next {
      ["week", "month", "quarter", "year"].contains($0.text) ? DayTables.units[$0.text] : nil
    }
    return unit.map { Read(day: end(of: $0, ahead: ahead), isAnEnd: true, isWeek: $0 == .weeks) }
  }

  private mutating func readWeekday(nextWeek: Bool) -> Read? {
    weekday().map { weekday in
      if nextWeek { return Read(day: today.adding(days: 7 - today.weekday + weekday)) }
      return Read(day: today.adding(days: (weekday - today.weekday + 7) % 7))
    }
  }

  private mutating func readQuarter() -> Read? {
    attempt { reader in
      var year = reader.isTyped ? reader.number(1970...9999, digits: 4...4) : nil
      guard reader.take("q"), let quarter = reader.number(1...4, digits: 1...1) else { return nil }
      _ = reader.takeSign(["/"])
      year = year ?? reader.number(1970...9999, digits: 4...4)
      if let year { return Day.lastOfMonth(year, quarter * 3).map { Read(day: $0, isAnEnd: true) } }
      return reader.nextEnd(ofMonth: quarter * 3).map { Read(day: $0, isAnEnd: true) }
    }
  }

  /// A month by its name, without a day.
  private mutating func readMonth() -> Read? {
    attempt { reader in
      guard let month = reader.month() else { return nil }
      if let year = reader.number(1970...9999, digits: 4...4) {
        return Day.lastOfMonth(year, month).map { Read(day: $0, isAnEnd: true) }
      }
      return reader.nextEnd(ofMonth: month).map { Read(day: $0, isAnEnd: true) }
    }
  }

  private mutating func readYear() -> Read? {
    number(today.year...9999, digits: 4...4).flatMap { Day(year: $0, month: 12, day: 31) }
      .map { Read(day: $0, isAnEnd: true) }
  }

  /// `week 50`, `w50`, `kw 50`: its Friday. Source: ISO 8601, week 1 is the one with 4 January.
  private mutating func readWeek() -> Read? {
    guard isTyped else { return nil }
    return attempt { reader in
      guard reader.take("week") || reader.take("w") || reader.take("kw") || reader.take("wk"),
        let week = reader.number(1...53)
      else { return nil }
      let years = [reader.today.year, reader.today.year + 1]
      return years.compactMap { Day.friday(ofWeek: week, $0) }.first { $0 >= reader.today }
        .map { Read(day: $0, isAnEnd: true, isWeek: true) }
    }
  }

  /// The last day of the span so many ahead of the one today is in; a week's is its Friday.
  private func end(of unit: DayTables.Unit, ahead: Int) -> Day {
    switch unit {
    case .days, .workingDays: return today.adding(days: ahead)
    case .weeks:
      let friday = today.adding(days: 4 - today.weekday + 7 * ahead)
      return friday < today ? friday.adding(days: 7) : friday
    case .months: return today.addingMonths(ahead).lastOfItsMonth
    case .quarters: return today.addingMonths((2 - (today.month - 1) % 3) + 3 * ahead).lastOfItsMonth
    case .years: return Day.lastOfMonth(today.year + ahead, 12) ?? today
    }
  }

  private func nextEnd(ofMonth month: Int) -> Day? {
    [today.year, today.year + 1].compactMap { Day.lastOfMonth($0, month) }.first { $0 >= today }
  }

  // MARK: Durations

  /// `+2w`, `in 3 weeks`, `two weeks from now`, `5 working days`.
  mutating func readDuration(isWithin: Bool) -> Read? {
    attempt { reader in
      var isAhead = isWithin || reader.isTyped
      let hasPlus = reader.isTyped && reader.takeSign(["+"])
      if isWithin || reader.isTyped { _ = reader.take("next") }
      guard let amount = reader.amount() else { return nil }
      _ = reader.take("of")
      guard let unit = reader.unit(hasPlus: hasPlus) else { return nil }
      if reader.take("from", "now") || reader.take("from", "today") || reader.take("time") { isAhead = true }
      guard isAhead else { return nil }
      return reader.today.adding(amount * unit.times, unit.unit).map { Read(day: $0) }
    }
  }

  private mutating func amount() -> Int? {
    _ = attempt { reader in reader.take("a") && ["couple", "few"].contains(reader.peek) ? true : nil }
    return number(0...36_500, digits: 1...5) ?? next { DayTables.numbers[$0.text] }
  }

  var peek: String { hasMore ? words[place].text : "" }

  private mutating func unit(hasPlus: Bool) -> (unit: DayTables.Unit, times: Int)? {
    if take("working") || take("business") {
      return next { DayTables.units[$0.text] == .days ? (.workingDays, 1) : nil }
    }
    if isTyped, let unit = next({ DayTables.unitLetters[$0.text] }) { return (unit, 1) }
    if let unit = next({ word in DayTables.units[word.text].map { ($0, word.text == "fortnight" ? 2 : 1) } })
    {
      return unit
    }
    return hasPlus && !hasMore ? (.days, 1) : nil
  }
}
