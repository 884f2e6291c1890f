/// One word, number or sign of a typed or spoken day.
struct DayWord: Hashable {
  /// In small letters, with `'` for every kind of apostrophe.
  var text: String
  /// Where it stands, in UTF-8 bytes of the whole.
  var bytes: Range<Int>
  /// Nothing stands between it and the one before: `2w`, `15.12.`.
  var isJoined: Bool

  /// `nil` for words and signs, and for numbers that no date has.
  var number: Int? {
    guard text.utf8.count <= 8, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(text)
  }

  var isSign: Bool { text.utf8.count == 1 && !(text.first?.isLetter ?? false) && number == nil }

  private enum Kind { case letters, digits, sign, blank }

  /// The text taken apart; blanks only part what they stand between.
  static func words(of text: String) -> [DayWord] {
    var words: [DayWord] = []
    var last = Kind.blank
    var offset = 0
    for scalar in text.unicodeScalars {
      let width = UTF8.width(scalar)
      defer { offset += width }
      let kind = kind(of: scalar, after: last)
      defer { last = kind }
      guard kind != .blank else { continue }
      let letter = isApostrophe(scalar) ? "'" : scalar.properties.lowercaseMapping
      if kind == last, kind != .sign, let index = words.indices.last {
        words[index].text += letter
        words[index].bytes = words[index].bytes.lowerBound..<(offset + width)
      } else {
        words.append(
          DayWord(text: letter, bytes: offset..<(offset + width), isJoined: last != .blank))
      }
    }
    return words
  }

  private static func kind(of scalar: Unicode.Scalar, after last: Kind) -> Kind {
    if ("0"..."9").contains(scalar) { return .digits }
    if scalar.properties.isAlphabetic || (isApostrophe(scalar) && last == .letters) { return .letters }
    return scalar.properties.isWhitespace ? .blank : .sign
  }

  private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "'" || scalar == "\u{2019}" || scalar == "\u{02BC}"
  }
}

/// What stands for what in typed and spoken days.
enum DayTables {
  static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

  static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
  ]

  /// Short forms are words of their own in speech (`sat`, `sun`, `mar`): taken when typed only.
  static let shortWeekdays: [String: Int] = [
    "mo": 0, "mon": 0, "tu": 1, "tue": 1, "tues": 1, "we": 2, "wed": 2, "weds": 2, "th": 3, "thu": 3,
    "thur": 3,
    "thurs": 3, "fr": 4, "fri": 4, "sa": 5, "sat": 5, "su": 6, "sun": 6,
  ]

  static let shortMonths: [String: Int] = [
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10,
    "nov": 11, "dec": 12,
  ]

  static let numbers: [String: Int] = [
    "a": 1, "an": 1, "one": 1, "two": 2, "couple": 2, "three": 3, "few": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
  ]

  enum Unit {
    case days, workingDays, weeks, months, quarters, years
  }

  static let units: [String: Unit] = [
    "day": .days, "days": .days, "week": .weeks, "weeks": .weeks, "week's": .weeks, "weeks'": .weeks,
    "day's": .days, "days'": .days, "month": .months, "months": .months, "month's": .months,
    "months'": .months, "quarter": .quarters, "quarters": .quarters, "year": .years, "years": .years,
    "year's": .years, "fortnight": .weeks,
  ]

  static let unitLetters: [String: Unit] = [
    "d": .days, "w": .weeks, "m": .months, "y": .years, "wd": .workingDays, "bd": .workingDays,
  ]

  /// Days from today.
  static let plainDays: [String: Int] = [
    "today": 0, "tonight": 0, "eod": 0, "cob": 0, "eob": 0, "tomorrow": 1, "tmr": 1, "tmrw": 1,
  ]

  /// The whole span at whose end it is: `eow`.
  static let ends: [String: Unit] = ["eow": .weeks, "eom": .months, "eoq": .quarters, "eoy": .years]

  /// Month and day of days that have a name.
  static let named: [(words: [String], month: Int, day: Int)] = [
    (["christmas", "eve"], 12, 24), (["christmas", "day"], 12, 25), (["christmas"], 12, 25),
    (["xmas"], 12, 25),
    (["boxing", "day"], 12, 26), (["new", "year's", "eve"], 12, 31), (["new", "years", "eve"], 12, 31),
    (["new", "year's", "day"], 1, 1), (["new", "year's"], 1, 1), (["new", "year"], 1, 1),
  ]

  /// Words that lead up to a day and say nothing else about it.
  static let leadIns: [[String]] = [
    ["no", "later", "than"], ["not", "later", "than"], ["by"], ["on"], ["until"], ["till"], ["til"],
    ["due"],
  ]

  /// Words behind a day that change nothing.
  static let followers: [[String]] = [
    ["at", "the", "very", "latest"], ["at", "the", "latest"], ["at", "latest"], ["latest"], ["morning"],
    ["afternoon"], ["evening"], ["night"], ["noon"], ["'s"],
  ]
}
