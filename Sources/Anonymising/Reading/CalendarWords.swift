/// Months, seasons and days of the week, which are people's names too.
enum CalendarWords {
  static func hold(_ word: UInt32) -> Bool { days.contains(word) || months.contains(word) }

  /// Whether what stands before the word makes a date of it: "in April", "on Sunday".
  static func leads(_ document: Document, to index: Int) -> Bool {
    document.isOne(index - 1, of: before)
      || days.contains(document.tokens[index].word) && document.is(index - 1, "on")
      // "The end of May" is a date, "a photo of May" is none.
      || document.is(index - 1, "of") && document.isOne(index - 2, of: parts)
  }

  private static let before: Set<String> = [
    "in", "last", "next", "early", "late", "until", "till", "since", "this", "mid", "during", "every", "each",
  ]

  private static let parts: Set<String> = [
    "end", "middle", "beginning", "start", "month", "first", "half", "week", "weeks", "th", "st", "nd", "rd",
  ]

  private static let days = hashes(
    """
    monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays \
    sundays
    """)

  private static let months = hashes(
    """
    january february march april may june july august september october november december spring summer autumn winter
    """)

  private static func hashes(_ words: String) -> Set<UInt32> {
    Set(words.split(whereSeparator: \.isWhitespace).map { Token.hash($0.utf8) })
  }
}
