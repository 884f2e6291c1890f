import Fieldwork

/// A day as people type it (`fri`, `27`, `15 dec`, `+2w`, `end of next month`) or say it ("before Christmas").
///
/// Weeks begin on Monday and a working week ends on Friday. A span named whole (`next week`, `q1`, `december`) means
/// its last day, a week its Friday. A day without its month or year is the next one, today included; a weekday alone
/// is the coming one, never today. `next tuesday` is that of the next calendar week.
package enum TypedDay {
  /// The day that `text` means on `today`.
  ///
  /// - Throws: what cannot be read, does not exist, or can be two days.
  package static func day(_ text: String, on today: Day) throws(TypedDayError) -> Day {
    var reader = DayReader(DayWord.words(of: text), today: today, isTyped: true)
    guard reader.hasMore else { throw .unreadable(text) }
    guard let day = try reader.readWhole(), !reader.hasMore else { throw .unreadable(text) }
    return day
  }

  /// A deadline found in spoken words.
  package struct Deadline: Hashable, Sendable {
    package var day: Day
    /// Where it stands in the words, in UTF-8 bytes, what leads up to it (`by`, `within`) counted in.
    package var bytes: Range<Int>

    package init(_ day: Day, bytes: Range<Int>) {
      self.day = day
      self.bytes = bytes
    }
  }

  /// Every deadline that the words name, in order: a guess for a person to confirm. What is unclear is left out,
  /// and so is what speaks of the past.
  package static func deadlines(in words: String, saidOn day: Day) -> [Deadline] {
    let all = DayWord.words(of: words)
    var found: [Deadline] = []
    var place = 0
    while place < all.count {
      var reader = DayReader(all, from: place, today: day, isTyped: false)
      if let read = try? reader.readWhole(), read >= day, !reader.isFollowedByPast {
        found.append(
          Deadline(read, bytes: all[place].bytes.lowerBound..<all[reader.place - 1].bytes.upperBound))
        place = reader.place
      } else {
        place += 1
      }
    }
    return found
  }

  /// The deadline a sentence gives; of several the first that touches `bytes`, such as those of a flag, else the
  /// first.
  package static func deadline(in words: String, near bytes: Range<Int>? = nil, saidOn day: Day) -> Day? {
    let found = deadlines(in: words, saidOn: day)
    let near = bytes.flatMap { bytes in found.first { $0.bytes.overlaps(bytes) } }
    return (near ?? found.first)?.day
  }
}

/// Why a typed day was not taken: one sentence, with what to type instead.
package enum TypedDayError: Error, Hashable, Sendable, CustomStringConvertible {
  case unreadable(String)
  /// Day and month, or month and day.
  case ambiguous(String, Day, Day)
  case noSuchDay(String)
  /// A weekday and a date that do not fall together.
  case otherWeekday(String, Day)

  package var description: String {
    switch self {
    case .unreadable(let text):
      "\"\(text.trimmedBlanks)\" is not read as a day; type fri, 27, 15 dec, +2w or end of next month"
    case .ambiguous(let text, let first, let second):
      "\"\(text)\" can be \(first.dayAndMonth) or \(second.dayAndMonth); type one of the two"
    case .noSuchDay(let text): "there is no day \"\(text)\"; type it anew"
    case .otherWeekday(let text, let day): "\"\(text)\" is a \(day.weekdayName); type it anew"
    }
  }
}

extension Day {
  /// `3 apr`, as it can be typed.
  fileprivate var dayAndMonth: String { "\(dayOfMonth) \(DayTables.months[month - 1].prefix(3))" }
}

extension String {
  fileprivate var trimmedBlanks: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
