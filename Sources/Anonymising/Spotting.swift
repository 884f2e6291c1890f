/// Puts together what the recognisers, the roster and the model see in one document.
struct Spotting: Sendable {
  var known: KnownNames
  var things = KnownThings([])
  var model: NameModel?
  var thresholds = NameSpotter.Thresholds.shipped

  /// Every stretch to replace, in order, none touching another.
  func sightings(_ document: Document) -> [Sighting] {
    var field = Field(document)
    for sighting in Recogniser.sightings(document) { field.add(sighting) }
    let shares = model.map { NameSpotter(model: $0, thresholds: thresholds).shares(document) } ?? []
    for match in known.matches(document) where accepts(match, document, shares) {
      field.add(
        Sighting(tokens: match.tokens, kind: .person, certain: match.certain, source: .roster))
    }
    for sighting in things.sightings(document) { field.add(sighting) }
    if let model {
      let spotter = NameSpotter(model: model, thresholds: thresholds)
      for sighting in spotter.sightings(document, shares) where !isTitle(sighting, document) {
        field.add(sighting)
      }
    }
    field.spread(shares)
    return field.settled
  }

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

  private func isDateWord(_ document: Document, _ index: Int) -> Bool {
    Word.isMonth(document.tokens[index])
      && (document.isOne(
        index - 1,
        of: ["in", "last", "next", "early", "late", "of", "by", "until", "till", "since", "this", "mid"])
        || index + 1 < document.tokens.count && document.tokens[index + 1].kind == .number)
  }
}

/// The tokens of a document, each with the stretch it belongs to.
private struct Field {
  private let document: Document
  private var sightings: [Sighting] = []
  private var owner: [Int]

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
      guard token.kind == .word, token.count > 2, sighting.source != .form, token.facts.ordinary == 0 else {
        continue
      }
      if sighting.kind != .person && sighting.tokens.count > 1 { continue }
      if sighting.source == .roster || (!shares.isEmpty && shares[index].named > 0.6) {
        sure[token.word] = sighting.kind
      }
    }
    guard !sure.isEmpty else { return }
    for (index, token) in document.tokens.enumerated() where owner[index] < 0 {
      guard let kind = sure[token.word] else { continue }
      let caseless = shares.isEmpty || shares[index].caseless
      // Without capitals only a word that lists know as a name, or that is rare, is the same name again.
      let isRare = token.facts.common < 5 || token.facts.first > 3 || token.facts.surname > 5
      if token.letters.isCapitalised || caseless && isRare {
        add(Sighting(tokens: index..<index + 1, kind: kind, certain: true, source: .spread))
      }
    }
  }
}

/// What the words beside an ordinary word say about whether it is somebody's name: "asked mark" and "will said"
/// against "to mark" and "will you".
private enum Neighbours {
  /// Above 0 for a name, below 0 against one; in shares of the model.
  static func lean(_ document: Document, _ index: Int) -> Float {
    let before = document.isWord(index - 1) ? document.word(index - 1) : ""
    let after = document.isWord(index + 1) ? document.word(index + 1) : ""
    if document.is(index + 1, "'s") || addressed.contains(before) || does.contains(after) { return 0.3 }
    if before == "to" && document.isOne(index - 2, of: spokenTo) { return 0.3 }
    if closing.contains(before), !document.isWord(index + 1) { return 0.1 }
    return words.contains(before) || goesOn.contains(after) ? -0.25 : 0
  }

  /// People are spoken to or of after these.
  private static let addressed: Set<String> = [
    "asked", "told", "thanks", "thank", "hi", "hello", "hey", "dear", "called", "named", "ask", "tell", "mr",
    "mrs",
    "ms", "miss", "dr", "met", "saw", "emailed", "rang", "phoned", "texted", "cheers", "sorry", "bye",
  ]

  /// "To" after these leads to a person.
  private static let spokenTo: Set<String> = [
    "spoke", "speak", "speaking", "talk", "talked", "talking", "spoken", "listen", "listened", "according",
    "wrote",
    "sent", "gave", "said", "back", "on", "over", "explained", "next", "thanks",
  ]

  /// Before a name that ends what is said.
  private static let closing: Set<String> = [
    "was", "with", "from", "and", "by", "for", "about", "is", "it's", "or",
  ]

  /// People do these.
  private static let does: Set<String> = [
    "said", "says", "told", "asked", "thinks", "thought", "wants", "wanted", "came", "went", "did", "was",
    "is",
    "has", "had", "mentioned", "rang", "called", "wrote", "explained", "replied", "knows", "likes", "left",
    "sent", "who",
  ]

  /// A word for a thing or a deed follows these.
  private static let words: Set<String> = [
    "i", "you", "he", "she", "it", "we", "they", "that", "this", "these", "those", "the", "a", "an", "to",
    "my", "your",
    "our", "their", "his", "her", "its", "no", "any", "some", "which", "who", "there", "people", "not", "of",
  ]

  /// What a verb goes on with.
  private static let goesOn: Set<String> = [
    "you", "i", "we", "it", "they", "he", "she", "my", "the", "that", "this", "there", "your", "not", "be",
    "have",
    "for", "so", "a", "an", "out", "up", "down", "them", "me", "us", "get", "go", "never", "always", "need",
    "take",
  ]
}
