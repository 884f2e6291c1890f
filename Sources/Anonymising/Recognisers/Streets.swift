/// Street addresses: a house number, one to three words and a word for a street.
enum Streets {
  private static let ends: Set<String> = [
    "street", "st", "road", "rd", "lane", "ln", "avenue", "ave", "close", "drive", "dr", "way", "court",
    "square", "sq", "terrace", "gardens", "crescent", "grove", "mews", "boulevard", "blvd", "row", "parade",
    "walk", "place", "strasse", "str", "highway", "parkway", "alley",
  ]

  /// Words that stand between a number and such a word without any address: "5 minutes walk".
  private static let breaks: Set<String> = [
    "the", "a", "of", "to", "and", "or", "in", "on", "is", "was", "minute", "minutes", "miles", "mile",
    "hour",
    "hours", "people", "days", "years", "metres", "meters", "out", "per", "percent", "for", "way", "at", "my",
  ]

  static func street(_ document: Document, _ index: Int) -> Recogniser.Find? {
    guard document.tokens[index].count <= 5, document.word(index).first?.isNumber == true else { return nil }
    var at = index + 1
    while at <= index + 4, document.isWord(at), !breaks.contains(document.word(at)) {
      if at > index + 1, ends.contains(document.word(at)) {
        return Recogniser.Find(tokens: index..<at + 1)
      }
      at += 1
    }
    return nil
  }
}
