/// Finds names, organisations and places by the model alone.
package struct NameSpotter: Sendable {
  package var model: NameModel
  package var thresholds = Thresholds.shipped

  package init(model: NameModel, thresholds: Thresholds = .shipped) {
    self.model = model
    self.thresholds = thresholds
  }

  /// How large a share of "some name" makes a token part of one, by what it is most likely to be.
  package struct Thresholds: Sendable {
    /// Replaced, and listed for a person to decide: person, organisation, place.
    package var listed: [Float]

    /// The same in text without capitals.
    package var listedCaseless: [Float]

    /// Replaced without asking.
    package var certain: Float

    package static let shipped = Thresholds(
      listed: [0.3, 0.3, 0.3], listedCaseless: [0.3, 0.3, 0.3], certain: 0.75)
  }

  /// What the model makes of one token.
  package struct Share: Sendable {
    /// Shares of the labels, in ``NameModel/Label`` order.
    package var labels: SIMD8<Float>

    /// Whether capital letters said nothing there.
    package var caseless: Bool

    var person: Float { labels[1] + labels[2] }
    var named: Float { 1 - labels[0] }

    static let outside = Share(labels: SIMD8(1, 0, 0, 0, 0, 0, 0, 0), caseless: false)
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
        all[line.tokens.lowerBound + step] = Share(labels: labels, caseless: line.caseless)
      }
    }
    return all
  }

  /// The stretches whose shares pass the thresholds.
  package func sightings(_ document: Document, _ shares: [Share]) -> [Sighting] {
    var found: [Sighting] = []
    for line in document.lines.lines {
      let least = line.caseless ? thresholds.listedCaseless : thresholds.listed
      join(shares[line.tokens].map(\.labels), from: line.tokens.lowerBound, least, into: &found)
    }
    return found
  }

  /// Joins neighbouring tokens of one kind to stretches.
  private func join(
    _ shares: [SIMD8<Float>], from base: Int, _ least: [Float], into found: inout [Sighting]
  ) {
    var open: Sighting?
    for (index, share) in shares.enumerated() {
      let sums = SIMD3(share[1] + share[2], share[3] + share[4], share[5] + share[6])
      let best = sums[0] >= max(sums[1], sums[2]) ? 0 : sums[1] >= sums[2] ? 1 : 2
      guard 1 - share[0] >= least[best] else {
        if let open { found.append(open) }
        open = nil
        continue
      }
      let kind = Self.kinds[best]
      let begins = share[best * 2 + 1] > share[best * 2 + 2]
      let certain = 1 - share[0] >= thresholds.certain
      if var stretch = open, stretch.kind == kind, !begins {
        stretch.tokens = stretch.tokens.lowerBound..<base + index + 1
        stretch.certain = stretch.certain && certain
        open = stretch
      } else {
        if let open { found.append(open) }
        let at = base + index
        open = Sighting(tokens: at..<at + 1, kind: kind, certain: certain, source: .model)
      }
    }
    if let open { found.append(open) }
  }

  private static let kinds: [Kind] = [.person, .organisation, .place]
}
