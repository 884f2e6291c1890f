import Canvas
import Facilitation
import Fieldwork
import Preparing

extension LiveDesk {
  var cards: [Card] { setting.cards.cards }

  /// What is left to read of the card that is open, then the next card: first those that fit what is going on, then the deck from its beginning.
  mutating func openCard() -> [Effect] {
    guard !cards.isEmpty else { return say("No cards are set up.") }
    let place: Int
    if case .card(let open) = panel, open.page + 1 < cardPages {
      turnCard()
      return []
    } else if case .card(let open) = panel, let former = cardOrder.firstIndex(of: open.index) {
      place = (former + 1) % cardOrder.count
    } else {
      let fitting = fittingCards
      cardOrder = fitting + cards.indices.filter { !fitting.contains($0) }
      place = 0
    }
    let next = cardOrder[place]
    panel = .card(OpenCard(index: next, openedAt: now))
    if mode == .closing { mode = .writing }
    return []
  }

  /// What did not fit of the open card, and round again.
  mutating func turnCard() {
    guard case .card(var open) = panel else { return }
    open.page = (open.page + 1) % max(1, cardPages)
    panel = .card(open)
  }

  /// Cards for what is going on, by their places in the deck, the most pressing first.
  private var fittingCards: [Int] {
    let others = standing.airtime(at: sessionNow).filter { $0.code != .facilitator }
    let isTalkative = others.contains { $0.isDominant(among: others.count) }
    var fitting: [(Card) -> Bool] = []
    if let row = standing.lastLine, row.isTurn, row.speaker?.kind == .participant {
      if row.marks.contains(where: { $0.hasPrefix("frustration") }) {
        fitting.append { $0.kind == .frustration }
      }
      if row.text.hasSuffix("?") { fitting.append { $0.name == Card.boomerang } }
    }
    if others.contains(where: \.isQuiet) { fitting.append { $0.name == Card.quietPerson } }
    if isTalkative { fitting.append { $0.name == Card.talkativePerson } }
    return fitting.compactMap { fits in cards.firstIndex(where: fits) }
  }

  /// A card nobody can have read is not in the record.
  private static let readAfterMilliseconds = 1000

  mutating func closeCard() -> [Effect] {
    guard case .card(let open) = panel else { return [] }
    guard now.milliseconds - open.openedAt.milliseconds >= Self.readAfterMilliseconds else {
      panel = nil
      return []
    }
    return useCard()
  }

  /// The card that was open when a line was kept, or was looked at and closed, was used.
  mutating func useCard() -> [Effect] {
    guard case .card(let open) = panel, cards.indices.contains(open.index) else { return [] }
    panel = nil
    let name = cards[open.index].name
    return ask(Request(.card(name, line: standing.lastLine?.id)))
  }

  /// Whole seconds the open card has been counting, up to its own.
  func countedSeconds(_ card: Card, since openedAt: Moment) -> Int {
    min(card.seconds ?? 0, max(0, now.milliseconds - openedAt.milliseconds) / 1000)
  }

  /// A silence that was let be to its end is a mark on the line before it.
  mutating func countSilence() -> [Effect] {
    guard case .card(var open) = panel, !open.silenceKept, cards.indices.contains(open.index) else {
      return []
    }
    let card = cards[open.index]
    guard card.name == Card.silence, let seconds = card.seconds,
      countedSeconds(card, since: open.openedAt) == seconds
    else { return [] }
    open.silenceKept = true
    panel = .card(open)
    guard let row = standing.lastLine, !row.marks.contains("silence") else { return [] }
    return ask(Request(.mark(row.id, "silence")))
  }
}

extension Airtime {
  /// More than twice an even share among so many.
  func isDominant(among count: Int) -> Bool { count > 1 && share * Double(count) > 2 }
}
