/// The tokens of a document, each with the stretch it belongs to.
struct Field {
  let document: Document
  var sightings: [Sighting] = []
  var owner: [Int]

  init(_ document: Document) {
    self.document = document
    owner = Array(repeating: -1, count: document.tokens.count)
  }

  /// Adds a stretch; stretches that overlap become one, named by the stronger source. What the form of an
  /// address or a number says of a whole is stronger than a name inside it.
  mutating func add(_ sighting: Sighting) {
    var joined = sighting
    let others = Set(sighting.tokens.map { owner[$0] }.filter { $0 >= 0 })
    for index in others {
      let other = sightings[index]
      let inside =
        other.tokens.contains(sighting.tokens.lowerBound)
        && other.tokens.contains(sighting.tokens.upperBound - 1)
      if inside && (other.source == .form || other.source >= sighting.source) { return }
      // A date or a number keeps its own bounds against a guess.
      if other.source == .form && sighting.source == .model { return }
      let strong = stronger(other, joined)
      joined = Sighting(
        tokens: min(
          joined.tokens.lowerBound, other.tokens.lowerBound)..<max(
            joined.tokens.upperBound, other.tokens.upperBound),
        kind: strong.kind, certain: other.certain || joined.certain, source: max(other.source, joined.source))
    }
    for token in joined.tokens { owner[token] = sightings.count }
    sightings.append(joined)
  }

  private func stronger(_ a: Sighting, _ b: Sighting) -> Sighting {
    // "Okafor Ltd" is an organisation although Okafor is on the roster.
    for one in [a, b] where one.kind == .organisation && one.tokens.count > 1 && one.certain { return one }
    return a.source >= b.source ? a : b
  }

  var settled: [Sighting] {
    var last = -1
    var settled: [Sighting] = []
    for index in owner where index != last {
      if index >= 0 { settled.append(sightings[index]) }
      last = index
    }
    return settled
  }

  // MARK: The rest of the document

  /// Marks the other places where a word that was surely a name stands.
  mutating func spread(_ shares: [NameSpotter.Share]) {
    var sure: [UInt32: Kind] = [:]
    for index in owner.indices where owner[index] >= 0 {
      let sighting = sightings[owner[index]]
      let token = document.tokens[index]
      guard token.kind == .word, token.count > 2, sighting.source != .form, token.facts.ordinary == 0,
        !CalendarWords.hold(token.word)
      else { continue }
      if sighting.kind != .person && sighting.tokens.count > 1 { continue }
      if sighting.source == .roster || (!shares.isEmpty && shares[index].named > 0.6) {
        sure[token.word] = sighting.kind
      }
    }
    guard !sure.isEmpty else { return }
    for (index, token) in document.tokens.enumerated() where owner[index] < 0 {
      guard let kind = sure[token.word], !FixedPhrases.isStorm(document, index) else { continue }
      let caseless = shares.isEmpty || shares[index].caseless
      // Without capitals only a word that lists know as a name, or that is rare, is the same name again.
      let isRare = token.facts.common < 5 || token.facts.first > 3 || token.facts.surname > 5
      if token.letters.isCapitalised || caseless && isRare {
        add(Sighting(tokens: index..<index + 1, kind: kind, certain: true, source: .spread))
      }
    }
  }
}
