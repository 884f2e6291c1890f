/// Names that stand alone, told by the word lists: the model needs words around a name.
extension Field {
  /// A word that is a usual first name and nothing else is one, whatever stands around it: the model has seen few
  /// people who say no more than "Omar here". What the document also writes small ("basil") is a thing.
  mutating func takeListedNames() {
    var isThing: [UInt32: Bool] = [:]
    for (index, token) in document.tokens.enumerated() where owner[index] < 0 && token.kind == .word {
      let facts = token.facts
      guard facts.first > 3, facts.common < 5 else { continue }
      guard facts.ordinary == 0, facts.place == 0, facts.organisation == 0 else { continue }
      if document.lines.isCaseless(index) {
        guard facts.first > 5 else { continue }
      } else {
        guard token.letters.isCapitalised else { continue }
        let isSmall = isThing[token.word] ?? document.writesSmall(token.word)
        isThing[token.word] = isSmall
        guard !isSmall else { continue }
      }
      add(Sighting(tokens: index..<index + 1, kind: .person, certain: true, source: .model))
    }
  }

  /// "Acme Logistics" is called "Acme" the next time: the rare word that a body's name begins with stands for it.
  ///
  /// - Parameter known: such words of bodies that were met before, by their hash.
  mutating func spreadBodies(known: Set<UInt32>) {
    var isCertain = Dictionary(known.map { ($0, true) }, uniquingKeysWith: { first, _ in first })
    for sighting in settled where sighting.kind == .organisation && sighting.tokens.count > 1 {
      guard sighting.source != .form, isRareName(sighting.tokens.lowerBound) else { continue }
      let word = document.tokens[sighting.tokens.lowerBound].word
      isCertain[word] = isCertain[word, default: false] || sighting.certain
    }
    guard !isCertain.isEmpty else { return }
    for (index, token) in document.tokens.enumerated() {
      guard let certain = isCertain[token.word], isFreeForBody(index) else { continue }
      guard token.letters.isCapitalised || document.lines.isCaseless(index) else { continue }
      owner[index] = sightings.count
      sightings.append(
        Sighting(tokens: index..<index + 1, kind: .organisation, certain: certain, source: .spread))
    }
  }

  /// Whether nothing was seen there, or only what the model alone takes for a name of something else.
  private func isFreeForBody(_ index: Int) -> Bool {
    guard owner[index] >= 0 else { return true }
    let sighting = sightings[owner[index]]
    let facts = document.tokens[index].facts
    return sighting.tokens.count == 1 && sighting.source == .model && sighting.kind != .organisation
      && facts.first == 0 && facts.surname == 0
  }

  /// Whether the word by itself calls one body to mind: "Acme", not "Mexican", "Royal" or "Leeds".
  private func isRareName(_ index: Int) -> Bool {
    document.tokens[index].kind == .word && Organisations.isTelling(document.word(index))
  }
}
