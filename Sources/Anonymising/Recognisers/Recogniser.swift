/// Finds one kind of detail by its form, such as a postcode, at a token that may begin it or stand inside.
struct Recogniser: Sendable {
  var kind: Kind

  /// The tokens worth a look; everything else is skipped at no cost.
  var looksAt: @Sendable (Token) -> Bool

  /// The detail around token `index`, if there is one.
  var find: @Sendable (_ document: Document, _ index: Int) -> Find?

  /// A stretch of tokens, and what it is where that is not the recogniser's own kind.
  struct Find {
    var tokens: Range<Int>
    var kind: Kind?
    var certain = true
  }

  /// Every recogniser, the strongest first: where two stretches overlap, the earlier row wins.
  static let all: [Recogniser] = [
    Recogniser(kind: .url, looksAt: Word.isURLScheme, find: Addresses.url),
    Recogniser(kind: .email, looksAt: Word.isAt, find: Addresses.email),
    Recogniser(kind: .url, looksAt: Word.isDot, find: Addresses.site),
    Recogniser(kind: .handle, looksAt: Word.isAt, find: Addresses.handle),
    Recogniser(kind: .handle, looksAt: Word.isUnderscore, find: Addresses.underscored),
    Recogniser(kind: .money, looksAt: Word.isCurrency, find: Amounts.money),
    Recogniser(kind: .date, looksAt: Word.isMonth, find: Dates.named),
    Recogniser(kind: .number, looksAt: Word.hasDigits, find: Numbers.patterned),
    Recogniser(kind: .postcode, looksAt: Word.hasDigits, find: Numbers.postcode),
    Recogniser(kind: .place, looksAt: Word.hasDigits, find: Streets.street),
    Recogniser(kind: .age, looksAt: Word.isAgeWord, find: Amounts.age),
    Recogniser(kind: .age, looksAt: Word.isBeing, find: Amounts.ageAlone),
    Recogniser(kind: .postcode, looksAt: Word.isSaidLetter, find: SpokenNumbers.postcode),
    Recogniser(kind: .phone, looksAt: Word.mayBeginPhone, find: Numbers.phone),
    Recogniser(kind: .phone, looksAt: Word.isSpokenDigit, find: SpokenNumbers.phone),
    Recogniser(kind: .number, looksAt: Word.hasDigits, find: Numbers.plain),
  ]

  /// What all recognisers find, without overlaps, in order.
  static func sightings(_ document: Document) -> [Sighting] {
    var taken: [Int: Int] = [:]
    var found: [Sighting?] = []
    let worth = document.tokens.indices.filter { Word.mayMatter(document.tokens[$0]) }
    for recogniser in all {
      var next = 0
      for index in worth where index >= next && recogniser.looksAt(document.tokens[index]) {
        guard let find = recogniser.find(document, index) else { continue }
        guard find.tokens.allSatisfy({ taken[$0] == nil }) else { continue }
        for at in find.tokens { taken[at] = found.count }
        found.append(
          Sighting(
            tokens: find.tokens, kind: find.kind ?? recogniser.kind, certain: find.certain, source: .form))
        next = max(next, find.tokens.upperBound)
      }
    }
    return found.compactMap { $0 }.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }
}
