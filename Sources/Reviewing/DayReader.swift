import Fieldwork

/// Reads one day from words, from left to right.
struct DayReader {
  private let words: [DayWord]
  /// The word to be read next.
  private(set) var place: Int
  let today: Day
  /// Typed words are nothing but a day; in spoken ones a bare number or month is none.
  let isTyped: Bool

  init(_ words: [DayWord], from place: Int = 0, today: Day, isTyped: Bool) {
    self.words = words
    self.place = place
    self.today = today
    self.isTyped = isTyped
  }

  var hasMore: Bool { place < words.count }

  /// `two weeks ago`, `Friday last`: not a deadline.
  var isFollowedByPast: Bool { hasMore && ["ago", "last", "before", "earlier"].contains(words[place].text) }

  /// A day with what leads up to it and what stands behind it.
  mutating func readWhole() throws(TypedDayError) -> Day? {
    // What speech puts before an expression makes a date of words that are none alone.
    let isLed = takeAny(DayTables.leadIns)
    let isBefore = take("before")
    let isWithin = !isBefore && (take("within") || take("in") || take("over"))
    _ = take("the")
    guard let day = try readDay(isLed: isTyped || isLed || isBefore || isWithin, isWithin: isWithin) else {
      return nil
    }
    while takeAny(DayTables.followers) || (isTyped && takeSign([".", ",", "!", "?"])) {}
    return isBefore && !day.isAnEnd ? day.day.adding(days: -1) : day.day
  }

  /// A day, and whether it is the end of a span: `before the end of May` is still that end.
  struct Read {
    var day: Day
    var isAnEnd = false
    var isWeek = false
  }

  private mutating func readDay(isLed: Bool, isWithin: Bool) throws(TypedDayError) -> Read? {
    if let read = readPlain() ?? readEnd(isLed: isLed) ?? readDuration(isWithin: isWithin) { return read }
    if let read = try readDate(isLed: isLed) { return read }
    return readSpan(isLed: isLed) ?? readNamed() ?? readNumbered(isLed: isLed)
  }

  // MARK: Words

  /// Takes these words when they come next.
  mutating func take(_ wanted: String...) -> Bool { take(wanted) }

  private mutating func take(_ wanted: [String]) -> Bool {
    guard words[place...].prefix(wanted.count).map(\.text) == wanted else { return false }
    place += wanted.count
    return true
  }

  private mutating func takeAny(_ choices: [[String]]) -> Bool { choices.contains { take($0) } }

  private mutating func takeSign(_ signs: [String], isJoined: Bool = false) -> Bool {
    guard hasMore, signs.contains(words[place].text), !isJoined || words[place].isJoined else { return false }
    place += 1
    return true
  }

  /// What `read` makes of the next words; when it makes nothing of them they stay.
  private mutating func attempt<Result, Failure>(
    _ read: (inout DayReader) throws(Failure) -> Result?
  ) throws(Failure) -> Result? {
    var ahead = self
    guard let result = try read(&ahead) else { return nil }
    self = ahead
    return result
  }

  private mutating func next<Value>(_ value: (DayWord) -> Value?) -> Value? {
    guard hasMore, let found = value(words[place]) else { return nil }
    place += 1
    return found
  }

  private mutating func number(_ range: ClosedRange<Int>, digits: ClosedRange<Int> = 1...2) -> Int? {
    next { word in
      guard digits.contains(word.text.utf8.count) else { return nil }
      return word.number.flatMap { range.contains($0) ? $0 : nil }
    }
  }

  private mutating func weekday() -> Int? {
    let isTyped = isTyped
    return next { word in
      DayTables.weekdays.firstIndex(of: word.text) ?? (isTyped ? DayTables.shortWeekdays[word.text] : nil)
    }
  }

  private mutating func month() -> Int? {
    next { DayTables.months.firstIndex(of: $0.text).map { $0 + 1 } ?? DayTables.shortMonths[$0.text] }
  }

  // MARK: Words that are a day

  private mutating func readPlain() -> Read? {
    if take("day", "after", "tomorrow") { return Read(day: today.adding(days: 2)) }
    if take("end", "of", "day") || take("end", "of", "the", "day") || take("close", "of", "business")
      || take("end", "of", "today") || take("this", "morning") || take("this", "afternoon")
      || take("this", "evening")
    {
      return Read(day: today, isAnEnd: true)
    }
    if isTyped, take("yesterday") { return Read(day: today.adding(days: -1)) }
    return next { DayTables.plainDays[$0.text] }.map { Read(day: today.adding(days: $0)) }
  }

  private mutating func readNamed() -> Read? {
    if take("weekend") { return Read(day: today.adding(days: (5 - today.weekday + 7) % 7)) }
    if take("easter") {
      return Read(day: [today.year, today.year + 1].map(Day.easter).first { $0 >= today } ?? today)
    }
    for named in DayTables.named where take(named.words) {
      return nextDay(month: named.month, day: named.day).map { Read(day: $0) }
    }
    return nil
  }

  // MARK: Spans

  /// `end of next month`, `eow`, `mid december`, `early january`.
  private mutating func readEnd(isLed: Bool) -> Read? {
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
  private mutating func readSpan(isLed: Bool) -> Read? {
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
  private mutating func readDuration(isWithin: Bool) -> Read? {
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

  private var peek: String { hasMore ? words[place].text : "" }

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

  // MARK: Dates

  /// `2026-12-15`, `15.12.`, `15/12`, `dec 15`, `fri 27 nov`, `fri`.
  private mutating func readDate(isLed: Bool) throws(TypedDayError) -> Read? {
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
  private var typed: String {
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
  private mutating func readNumbered(isLed: Bool) -> Read? {
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
  private func nextDay(month: Int, day: Int) -> Day? {
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
