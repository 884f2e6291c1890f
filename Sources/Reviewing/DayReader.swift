import Fieldwork

/// Reads one day from words, from left to right.
struct DayReader {
  let words: [DayWord]
  /// The word to be read next.
  fileprivate(set) var place: Int
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

  mutating func take(_ wanted: [String]) -> Bool {
    guard words[place...].prefix(wanted.count).map(\.text) == wanted else { return false }
    place += wanted.count
    return true
  }

  mutating func takeAny(_ choices: [[String]]) -> Bool { choices.contains { take($0) } }

  mutating func takeSign(_ signs: [String], isJoined: Bool = false) -> Bool {
    guard hasMore, signs.contains(words[place].text), !isJoined || words[place].isJoined else { return false }
    place += 1
    return true
  }

  /// What `read` makes of the next words; when it makes nothing of them they stay.
  mutating func attempt<Result, Failure>(
    _ read: (inout DayReader) throws(Failure) -> Result?
  ) throws(Failure) -> Result? {
    var ahead = self
    guard let result = try read(&ahead) else { return nil }
    self = ahead
    return result
  }

  mutating func next<Value>(_ value: (DayWord) -> Value?) -> Value? {
    guard hasMore, let found = value(words[place]) else { return nil }
    place += 1
    return found
  }

  mutating func number(_ range: ClosedRange<Int>, digits: ClosedRange<Int> = 1...2) -> Int? {
    next { word in
      guard digits.contains(word.text.utf8.count) else { return nil }
      return word.number.flatMap { range.contains($0) ? $0 : nil }
    }
  }

  mutating func weekday() -> Int? {
    let isTyped = isTyped
    return next { word in
      DayTables.weekdays.firstIndex(of: word.text) ?? (isTyped ? DayTables.shortWeekdays[word.text] : nil)
    }
  }

  mutating func month() -> Int? {
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
}
