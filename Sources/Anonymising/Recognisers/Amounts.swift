/// Ages and sums of money.
enum Amounts {
  /// `47 years old`, `aged 52`, `a 52-year-old`, `turned forty`.
  static func age(_ document: Document, _ index: Int) -> Recogniser.Find? {
    if document.is(index, "old") || document.is(index, "yo") { return yearsOld(document, index) }
    var at = index + 1
    if document.is(index, "age"), document.is(at, "of") || document.is(at, "is") || document.is(at, ":") {
      at += 1
    }
    guard let number = document.number(at: at), (1...119).contains(number.value) else { return nil }
    let turns = document.is(index, "turned") || document.is(index, "turning")
    // "turned two people away" and "turned 40 degrees" are about something else.
    if turns {
      guard number.value >= 13 else { return nil }
      if document.isWord(at + number.count), !isClose(document, at + number.count) { return nil }
    }
    return Recogniser.Find(tokens: (turns ? at : index)..<at + number.count, certain: !turns)
  }

  /// `I'm 47` and `she's forty-seven`, at the end of what is said.
  static func ageAlone(_ document: Document, _ index: Int) -> Recogniser.Find? {
    let people: Set<String> = document.is(index, "'s") ? ["he", "she"] : ["i"]
    guard document.isOne(index - 1, of: people), let number = document.number(at: index + 1),
      (13...99).contains(number.value)
    else { return nil }
    let end = index + 1 + number.count
    let closes =
      end == document.tokens.count || document.isOne(end, of: [".", ",", "!", "?", "now", "and", "next"])
      || document.tokens[end].kind == .newline
    return closes ? Recogniser.Find(tokens: index + 1..<end, certain: false) : nil
  }

  private static func isClose(_ document: Document, _ index: Int) -> Bool {
    document.isOne(
      index,
      of: [
        "this", "last", "in", "and", "on", "when", "years", "next", "so", "but", "recently", "today", "the",
      ])
  }

  private static func yearsOld(_ document: Document, _ old: Int) -> Recogniser.Find? {
    var at = old - 1
    if document.is(old, "old") {
      if document.is(at, "-") { at -= 1 }
      guard document.isOne(at, of: ["year", "years", "yr", "yrs", "month", "months"]) else { return nil }
      if document.is(at - 1, "-") { at -= 1 }
    } else {
      at += 1
    }
    guard let number = document.number(before: at), number.value < 120 else { return nil }
    return Recogniser.Find(tokens: at - number.count..<old + 1)
  }

  private static let sizes: Set<String> = [
    "k", "m", "bn", "thousand", "million", "billion", "grand", "hundred",
  ]

  /// `£45,000`, `$3.5 million`, `45 grand`, `thirty thousand pounds`. Small sums are left: prices are what
  /// customers talk about.
  static func money(_ document: Document, _ index: Int) -> Recogniser.Find? {
    // Folding makes every currency sign a dollar.
    let signed = document.is(index, "$")
    if signed {
      guard document.tokens.indices.contains(index + 1), Word.hasDigits(document.tokens[index + 1]) else {
        return nil
      }
      var end = figureEnd(document, index + 1)
      let sized = document.isOne(end, of: sizes) || document.tokens[index + 1].kind == .mixed
      if document.isOne(end, of: sizes) { end += 1 }
      let digits = document.bytes(index..<end).count
      return sized || digits >= 6 ? Recogniser.Find(tokens: index..<end, certain: false) : nil
    }
    var start = index
    if document.isOne(start - 1, of: sizes) { start -= 1 }
    guard start < index || document.is(index, "grand") else { return nil }
    guard let number = document.number(before: start) else { return nil }
    return Recogniser.Find(tokens: start - number.count..<index + 1, certain: false)
  }

  private static func figureEnd(_ document: Document, _ start: Int) -> Int {
    var end = start + 1
    while end + 1 < document.tokens.count, document.isJoined(end), document.isJoined(end + 1),
      document.is(end, ",") || document.is(end, "."), document.tokens[end + 1].kind == .number
    {
      end += 2
    }
    return end
  }
}
