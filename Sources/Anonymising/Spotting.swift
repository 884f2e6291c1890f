/// Puts together what the recognisers, the roster and the model see in one document.
struct Spotting: Sendable {
  var known: KnownNames
  var things = KnownThings([])

  /// Rare words that names of bodies begin with, by their hash.
  var bodies: Set<UInt32> = []
  var model: NameModel?
  var thresholds = NameSpotter.Thresholds.shipped

  /// Every stretch to replace, in order, none touching another.
  func sightings(_ read: ReadPassage) -> [Sighting] {
    let document = read.document
    let shares = read.shares
    var field = Field(document)
    for sighting in read.formed { field.add(sighting) }
    for match in known.matches(document) where accepts(match, document, shares) {
      field.add(
        Sighting(tokens: match.tokens, kind: .person, certain: match.certain, source: .roster))
    }
    for sighting in things.sightings(document) { field.add(sighting) }
    if let model {
      let spotter = NameSpotter(model: model, thresholds: thresholds)
      for sighting in spotter.sightings(document, shares) where !isNobody(sighting, document) {
        field.add(withSaint(sighting, document))
      }
    }
    field.takeListedNames()
    field.takeListedPairs()
    field.takeOfficers()
    field.takeUnlistedNames()
    field.takeInDoubleNames()
    field.takeSignatures()
    field.spread(shares)
    field.takeInOffices()
    field.takeInBodies()
    field.spreadBodies(known: bodies)
    return field.settled
  }

  /// A title alone, a word of a phrase that everybody uses, a storm.
  private func isNobody(_ sighting: Sighting, _ document: Document) -> Bool {
    let start = sighting.tokens.lowerBound
    if isTitle(sighting, document) { return true }
    guard sighting.kind == .person else { return false }
    return sighting.tokens.count == 1 && FixedPhrases.hold(document, start)
      || FixedPhrases.isStorm(document, start) || FixedPhrases.leadsToStorm(document, start)
  }

  /// "St. Thomas" is a place or a house; but "Jill St. John" is a person.
  private func withSaint(_ sighting: Sighting, _ document: Document) -> Sighting {
    var sighting = sighting
    var start = sighting.tokens.lowerBound
    if document.is(start - 1, ".") { start -= 1 }
    if !document.isOne(start, of: Self.saints) { start -= 1 }
    guard sighting.kind == .person, document.isOne(start, of: Self.saints),
      document.tokens[start].letters.isCapitalised, start == 0 || document.tokens[start - 1].facts.first < 4
    else { return sighting }
    sighting.kind = .place
    sighting.tokens = start..<sighting.tokens.upperBound
    return sighting
  }

  private static let saints: Set<String> = ["st", "saint"]

  /// "Mrs" alone tells nothing of who she is.
  private func isTitle(_ sighting: Sighting, _ document: Document) -> Bool {
    sighting.tokens.allSatisfy { index in
      !document.tokens[index].isWordlike || NameParts.isTitle(document.word(index))
    }
  }

  /// Whether a match by name is meant as a name: an ordinary word needs a capital inside a sentence, or a
  /// sentence in which a person is likely.
  private func accepts(_ match: KnownNames.Match, _ document: Document, _ shares: [NameSpotter.Share]) -> Bool
  {
    guard match.isOrdinary, match.tokens.count == 1 else { return true }
    let index = match.tokens.lowerBound
    let token = document.tokens[index]
    let caseless = shares.isEmpty ? document.lines.isCaseless(index) : shares[index].caseless
    guard caseless || token.letters.isCapitalised else { return false }
    let person = shares.isEmpty ? 0.05 : shares[index].person
    if isDateWord(document, index) { return person >= 0.5 }
    let opens = index == 0 || document.tokens[index - 1].kind != .word && !document.is(index - 1, ",")
    if !caseless && !opens { return true }
    // What the model takes for some name is rather that of somebody known.
    if !shares.isEmpty, token.letters.isCapitalised, shares[index].named >= 0.5 { return true }
    return person + Neighbours.lean(document, index) >= 0.04
  }

  /// A month, a season or a day of the week where a date is meant.
  private func isDateWord(_ document: Document, _ index: Int) -> Bool {
    guard CalendarWords.hold(document.tokens[index].word), !document.is(index + 1, "'s") else { return false }
    return CalendarWords.leads(document, to: index)
      || index + 1 < document.tokens.count && document.tokens[index + 1].kind == .number
  }
}
