/// Finds names, organisations and places by the model alone.
package struct NameSpotter: Sendable {
  /// The weights it goes by.
  package var model: NameModel

  /// When the model's word is enough.
  package var thresholds = Thresholds.shipped

  /// A spotter without a roster or memory.
  package init(model: NameModel, thresholds: Thresholds = .shipped) {
    self.model = model
    self.thresholds = thresholds
  }

  /// How large a share of "some name" makes a token part of one, by what it is most likely to be.
  package struct Thresholds: Hashable, Sendable {
    /// Replaced, and listed for a person to decide: person, organisation, place.
    package var listed: [Float]

    /// The same in text without capitals.
    package var listedCaseless: [Float]

    /// Replaced without asking.
    package var certain: Float

    /// Three shares each, 0 to 1: person, organisation, place.
    package init(listed: [Float], listedCaseless: [Float], certain: Float) {
      self.listed = listed
      self.listedCaseless = listedCaseless
      self.certain = certain
    }

    /// Where nobody is known by name, a doubtful name is rather hidden.
    package static let shipped = Thresholds(
      listed: [0.45, 0.12, 0.22], listedCaseless: [0.22, 0.12, 0.18], certain: 0.75)

    /// Where a roster finds the people who matter most, so that the model may be choosier about the rest.
    package static let besideRoster = Thresholds(
      listed: [0.45, 0.12, 0.22], listedCaseless: [0.35, 0.12, 0.18], certain: 0.75)
  }

  /// What the model makes of one token, in shares of 0 to 255: small, since a long transcript has millions.
  package struct Share: Sendable {
    private var namedPart: UInt8 = 0
    private var personPart: UInt8 = 0
    private var organisationPart: UInt8 = 0
    private var placePart: UInt8 = 0

    /// The likeliest kind: 0 person, 1 organisation, 2 place.
    package private(set) var best: UInt8 = 0

    /// Whether the token rather begins a name than goes on with one.
    package private(set) var begins = false

    /// Whether capital letters said nothing there.
    package private(set) var caseless = false

    /// How likely the token is a part of any name, 0 to 1.
    package var named: Float { Float(namedPart) / 255 }

    /// How likely it is a part of a person's name, 0 to 1.
    package var person: Float { Float(personPart) / 255 }

    /// How likely it is a part of a name of each kind: person, organisation, place; 0 to 1 each.
    var kinds: SIMD3<Float> { SIMD3(Float(personPart), Float(organisationPart), Float(placePart)) / 255 }

    static let outside = Share()

    private init() {}

    /// - Parameter labels: shares of the labels, in ``NameModel/Label`` order.
    init(_ labels: SIMD8<Float>, caseless: Bool) {
      let sums = SIMD3(labels[1] + labels[2], labels[3] + labels[4], labels[5] + labels[6])
      best = sums[0] >= max(sums[1], sums[2]) ? 0 : sums[1] >= sums[2] ? 1 : 2
      begins = labels[Int(best) * 2 + 1] > labels[Int(best) * 2 + 2]
      namedPart = Self.part(1 - labels[0])
      personPart = Self.part(sums[0])
      organisationPart = Self.part(sums[1])
      placePart = Self.part(sums[2])
      self.caseless = caseless
    }

    private static func part(_ share: Float) -> UInt8 { UInt8(max(0, min(255, share * 255))) }
  }

  /// The shares of every token of the document; newlines are outside.
  package func shares(_ document: Document) -> [Share] {
    var all = [Share](repeating: .outside, count: document.tokens.count)
    var features = NameFeatures()
    for line in document.lines.lines {
      let tokens = document.tokens[line.tokens]
      features.read(
        tokens, of: document.surface, parts: PhraseBook.shipped.parts(tokens), caseless: line.caseless,
        elsewhere: document.lines.writing)
      for (step, labels) in model.shares(features).enumerated() {
        all[line.tokens.lowerBound + step] = Share(labels, caseless: line.caseless)
      }
    }
    return all
  }

  /// The stretches whose shares pass the thresholds.
  package func sightings(_ document: Document, _ shares: [Share]) -> [Sighting] {
    var found: [Sighting] = []
    for line in document.lines.lines { join(shares[line.tokens], into: &found) }
    return found.compactMap { settled($0, shares[$0.tokens], document) }
  }

  /// Joins neighbouring tokens of one kind to stretches.
  private func join(_ shares: ArraySlice<Share>, into found: inout [Sighting]) {
    var open: Sighting?
    for index in shares.indices {
      let share = shares[index]
      let least = (share.caseless ? thresholds.listedCaseless : thresholds.listed)[Int(share.best)]
      guard share.named >= least else {
        if let open { found.append(open) }
        open = nil
        continue
      }
      let kind = Self.kinds[Int(share.best)]
      let certain = share.named >= thresholds.certain
      if var stretch = open, stretch.kind == kind, !share.begins {
        stretch.tokens = stretch.tokens.lowerBound..<index + 1
        stretch.certain = stretch.certain && certain
        open = stretch
      } else {
        if let open { found.append(open) }
        open = Sighting(tokens: index..<index + 1, kind: kind, certain: certain, source: .model)
      }
    }
    if let open { found.append(open) }
  }

  /// The stretch as a whole, of the kind that its words taken together and the public lists speak for; `nil` when
  /// they speak against any name.
  ///
  /// The model rates words one by one and knows the lists only as one hint among many. A name that no list of
  /// names holds while one of brands or places does is that sooner than a person's.
  private func settled(
    _ sighting: Sighting, _ shares: ArraySlice<Share>, _ document: Document
  ) -> Sighting? {
    let words = sighting.tokens.filter { document.tokens[$0].isWordlike }
    let facts = words.map { document.tokens[$0].facts }
    let sums = shares.reduce(into: SIMD3<Float>()) { $0 += $1.kinds }
    if !words.isEmpty, words.allSatisfy({ Peoples.hold(document.word($0)) }) { return nil }
    var sighting = sighting
    switch sighting.kind {
    case .person:
      if facts.allSatisfy(\.isOrdinaryOnly) { return nil }
      sighting.kind = Self.kind(ofPerson: facts, sums)
    case .place:
      let isListed = facts.contains { $0.place > 0 }
      if !isListed, sums[1] * Self.doubt >= sums[2] { sighting.kind = .organisation }
    default: break
    }
    return sighting
  }

  /// So many times less likely may a kind be that the lists speak for, found by cross-validation: from 3 to 6
  /// makes little difference.
  private static let doubt: Float = 5

  private static func kind(ofPerson facts: [Lexicon.Facts], _ sums: SIMD3<Float>) -> Kind {
    if sums[1] * doubt >= sums[0], facts.contains(where: { $0.organisation > 0 && $0.first == 0 }) {
      return .organisation
    }
    if sums[2] * doubt >= sums[0], facts.contains(where: { $0.place > 2 && $0.first < 2 }) { return .place }
    let isListed = facts.contains { $0.first > 0 || $0.surname > 0 }
    guard !isListed, max(sums[1], sums[2]) * doubt >= sums[0] else { return .person }
    return sums[1] >= sums[2] ? .organisation : .place
  }

  private static let kinds: [Kind] = [.person, .organisation, .place]
}

extension Lexicon.Facts {
  /// A word of the language that no list of first names holds and hardly anybody has for a surname.
  fileprivate var isOrdinaryOnly: Bool { ordinary > 0 && first == 0 && surname < 3 }
}
