/// Something to ask or say, on one key: a probe, an acknowledgement, the frustration steps.
package struct Card: Hashable, Sendable {
  /// What a card is for.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case probe
    case acknowledgement
    case frustration
  }

  /// Such as `example`; kept in the journal when the card was used.
  package var name: String
  package var kind: Kind
  /// When it fits.
  package var when: String
  /// Ways to say it; the steps of a frustration card, in order.
  package var says: [String]
  /// What to beware of; empty where there is nothing.
  package var caution: String
}

/// The cards at hand, in the order they are offered.
///
/// The file is Markdown: `## name`, then lines `kind: probe`, `when: …`, `say: …` (as often as one likes) and
/// `caution: …`. Words above the first card are for the reader.
package struct CardDeck: Hashable, Sendable {
  package var cards: [Card]

  package subscript(_ name: String) -> Card? { cards.first { $0.name == name } }

  package func cards(_ kind: Card.Kind) -> [Card] { cards.filter { $0.kind == kind } }

  /// These cards with a study's own: one of the same name takes the place of ours, others come last.
  package func adding(_ own: CardDeck) -> CardDeck {
    let kept = cards.map { own[$0.name] ?? $0 }
    return CardDeck(cards: kept + own.cards.filter { self[$0.name] == nil })
  }

  /// Reads a deck; what cannot be read is named and left out.
  package static func reading(_ text: String) -> (deck: CardDeck, problems: [FileProblem]) {
    var reader = CardReader()
    for (number, line) in numberedLines(text) { reader.take(line, number) }
    return reader.finish()
  }
}

private struct CardReader {
  private var cards: [Card] = []
  private var lines: [Int] = []
  private var problems: [FileProblem] = []

  mutating func take(_ line: Substring, _ number: Int) {
    let text = line.trimmed
    if text.hasPrefix("## ") {
      let name = String(text.dropFirst(3).trimmed).lowercased()
      cards.append(Card(name: name, kind: .probe, when: "", says: [], caution: ""))
      lines.append(number)
      return
    }
    guard !cards.isEmpty, !text.isEmpty else { return }
    guard let colon = text.firstIndex(of: ":") else {
      problems.append(
        FileProblem(
          line: number, column: line.firstColumn, "begin the line with kind:, when:, say: or caution:"))
      return
    }
    take(
      String(text[..<colon].trimmed).lowercased(), String(text[text.index(after: colon)...].trimmed), line,
      number)
  }

  private mutating func take(_ key: String, _ value: String, _ line: Substring, _ number: Int) {
    let last = cards.count - 1
    switch key {
    case "when": cards[last].when = value
    case "say": cards[last].says.append(value)
    case "caution": cards[last].caution = value
    case "kind":
      if let kind = Card.Kind(rawValue: value.lowercased()) {
        cards[last].kind = kind
      } else {
        let kinds = Card.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        problems.append(
          FileProblem(line: number, column: line.firstColumn, "no kind '\(value)'; the kinds are \(kinds)"))
      }
    default:
      problems.append(
        FileProblem(
          line: number, column: line.firstColumn,
          "'\(key)' is not read here; the keys are kind, when, say and caution"))
    }
  }

  mutating func finish() -> (deck: CardDeck, problems: [FileProblem]) {
    for (card, line) in zip(cards, lines) where card.says.isEmpty {
      problems.append(
        FileProblem(line: line, column: 1, "the card '\(card.name)' says nothing; add a line say: …"))
    }
    return (
      CardDeck(cards: cards.filter { !$0.says.isEmpty }),
      problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
    )
  }
}
