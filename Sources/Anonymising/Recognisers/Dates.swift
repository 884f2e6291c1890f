/// Dates: with a month by name here, in figures among the ``Numbers``.
enum Dates {
  /// `14 March 2021`, `March 14th, 2021`, `the 27th of October`, `March 2021`. A month alone, a year alone and
  /// a weekday are left: they tell little, and people say them all the time.
  static func named(_ document: Document, _ month: Int) -> Recogniser.Find? {
    var start = month
    var end = month + 1
    if document.is(end, "."), document.isJoined(end), document.tokens[month].count <= 4 { end += 1 }
    let hasDay = dayBefore(document, month, &start) || dayAfter(document, &end)
    let hasYear = yearAfter(document, &end)
    guard hasDay || hasYear else { return nil }
    // "may 5 of us", "march 40 miles": a small letter and no year is no date unless the day says so.
    if !hasYear, start == month, ambiguous.contains(document.word(month)),
      document.tokens[month].letters == .lower, !isOrdinal(document, end - 1)
    {
      return nil
    }
    return Recogniser.Find(tokens: start..<end)
  }

  private static let ambiguous: Set<String> = ["may", "march", "mar", "sep", "dec", "jan", "mai"]

  private static func dayBefore(_ document: Document, _ month: Int, _ start: inout Int) -> Bool {
    var at = month - 1
    if document.is(at, ",") || document.is(at, ".") || document.is(at, "-") { at -= 1 }
    if document.is(at, "of") { at -= 1 }
    if at >= 0, isDay(document, at) {
      start = at
      // "twenty third of June"
      if at > 0, Word.tens[document.tokens[at - 1].word] != nil, isOrdinalWord(document, at) {
        start = at - 1
      }
      return true
    }
    return false
  }

  private static func dayAfter(_ document: Document, _ end: inout Int) -> Bool {
    var at = end
    if document.is(at, "the") { at += 1 }
    guard at < document.tokens.count else { return false }
    if Word.tens[document.tokens[at].word] != nil, at + 1 < document.tokens.count,
      isOrdinalWord(document, at + 1)
    {
      end = at + 2
      return true
    }
    guard isDay(document, at) else { return false }
    // "March 2 to 3" is a day; "March 2.5" is not.
    end = at + 1
    return true
  }

  private static func isDay(_ document: Document, _ index: Int) -> Bool {
    if isOrdinal(document, index) { return true }
    guard document.tokens[index].kind == .number, let value = Int(document.word(index)) else { return false }
    return (1...31).contains(value) && document.tokens[index].count <= 2
  }

  private static func isOrdinal(_ document: Document, _ index: Int) -> Bool {
    isOrdinalWord(document, index) || isOrdinalFigure(document, index)
  }

  private static func isOrdinalFigure(_ document: Document, _ index: Int) -> Bool {
    guard document.tokens.indices.contains(index), document.tokens[index].kind == .mixed else { return false }
    let word = document.word(index)
    guard ["st", "nd", "rd", "th"].contains(word.suffix(2)), let value = Int(word.dropLast(2)) else {
      return false
    }
    return (1...31).contains(value)
  }

  private static func isOrdinalWord(_ document: Document, _ index: Int) -> Bool {
    document.isOne(index, of: ordinals)
  }

  private static let ordinals: Set<String> = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth",
    "twentieth", "thirtieth",
  ]

  private static func yearAfter(_ document: Document, _ end: inout Int) -> Bool {
    var at = end
    if document.is(at, ",") || document.is(at, "of") || document.is(at, "-") { at += 1 }
    if document.is(at, "'"), document.tokens.indices.contains(at + 1), document.tokens[at + 1].count == 2,
      document.tokens[at + 1].kind == .number
    {
      end = at + 2
      return true
    }
    guard document.tokens.indices.contains(at) else { return false }
    if document.tokens[at].kind == .number, let value = Int(document.word(at)), (1200...2199).contains(value)
    {
      end = at + 1
      return true
    }
    return spokenYear(document, at, &end)
  }

  /// `nineteen eighty four`, `twenty twenty one`, `two thousand and seven`.
  private static func spokenYear(_ document: Document, _ at: Int, _ end: inout Int) -> Bool {
    if document.is(at, "two"), document.is(at + 1, "thousand") {
      end = at + 2
      let more = document.is(end, "and") ? end + 1 : end
      if let rest = document.number(at: more) { end = more + rest.count }
      return true
    }
    guard document.is(at, "nineteen") || document.is(at, "twenty") || document.is(at, "eighteen"),
      let rest = document.number(at: at + 1), rest.value >= 10, document.isWord(at + 1)
    else { return false }
    end = at + 1 + rest.count
    return true
  }
}
