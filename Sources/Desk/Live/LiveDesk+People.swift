import Canvas
import Facilitation
import Fieldwork

/// What the people question does with whoever is picked.
enum PeopleStep: Hashable, Sendable {
  /// Here when they were not, left when they were.
  case toggle
  case late
  case withdrawn
  case rename
  case consent
  /// The one who turns out to be somebody else; then that other.
  case merge(Speaker?)
  /// Who sits where: picked one after the other, from the facilitator's left.
  case seats([Speaker])
}

extension LiveDesk {
  static let peopleKeys: [(key: Character, step: PeopleStep, word: String)] = [
    ("l", .late, "late"), ("x", .withdrawn, "withdrawn"), ("r", .rename, "rename"),
    ("c", .consent, "consent"),
    ("m", .merge(nil), "same person"), ("s", .seats([]), "seats"),
  ]

  mutating func answerPeople(_ step: PeopleStep, _ seats: Seats, _ key: Key) -> [Effect]? {
    if key == .escape { return [] }
    if case .seats(let order) = step, seats.typed == nil, let effects = finishSeats(order, key) {
      return effects
    }
    if step == .toggle, seats.typed == nil, case .character(let letter) = key {
      if letter == "a" { return addByName() }
      if let row = Self.peopleKeys.first(where: { $0.key == letter }) {
        asking = .people(row.step, Seats())
        return []
      }
    }
    switch seats.take(key, in: standing) {
    case .picked(let code): return act(step, on: code)
    case .more(let more):
      asking = .people(step, more)
      return []
    case .none: return nil
    }
  }

  /// Enter keeps the order as far as it was given, Backspace takes the last out of it; nil for another key.
  private mutating func finishSeats(_ order: [Speaker], _ key: Key) -> [Effect]? {
    switch key {
    case .enter where order.isEmpty: return []
    case .enter: return ask(Request(.seat(order), notice: "Seated in this order. \(undoKey) takes it back."))
    case .backspace:
      asking = .people(.seats(order.dropLast()), Seats())
      return []
    default: return nil
    }
  }

  private mutating func addByName() -> [Effect] {
    borrowLine(for: .name(nil))
    return []
  }

  private mutating func act(_ step: PeopleStep, on picked: Speaker) -> [Effect] {
    // The number of somebody who turned out to be another is that other's.
    let code = standing.person(picked)?.sameAs ?? picked
    guard code != .facilitator || step == .rename else { return say("That is you; you stay.") }
    switch step {
    case .toggle: return move(code, to: standing.person(code)?.presence == .here ? .left : .here)
    case .late: return move(code, to: .late)
    case .withdrawn: return move(code, to: .withdrawn)
    case .rename: borrowLine(for: .name(code), text: roster[code]?.name ?? "")
    case .consent: asking = .consent(code)
    case .seats(let order):
      // A second time the same means that they sit further on.
      asking = .people(.seats(order.filter { $0 != code } + [code]), Seats())
    case .merge(nil): asking = .people(.merge(code), Seats())
    case .merge(let same?):
      guard same != code, standing.person(code) != nil else { return say("Pick two different people.") }
      let said =
        "\(roster.shownName(same)) is \(roster.shownName(code)) from now on. \(undoKey) takes it back."
      return ask(Request(.person(PersonStep(same, sameAs: code)), notice: said))
    }
    return []
  }

  private mutating func move(_ code: Speaker, to presence: Presence) -> [Effect] {
    let seat = standing.seat(of: code).map { "\($0) " } ?? ""
    let word = presence == .here ? "is here" : presence == .late ? "comes late" : presence.rawValue
    let said = "\(seat)\(roster.shownName(code)) \(word), \(clockText(milliseconds: sessionNow)). "
    return ask(
      Request(.person(PersonStep(code, presence: presence)), notice: said + "\(undoKey) takes it back."))
  }

  /// A name typed: for somebody known, or for somebody who is new.
  mutating func finishName(_ code: Speaker?) -> [Effect] {
    let name = words.trimmingSpaces
    guard !name.isEmpty else { return putBackLine() }
    _ = putBackLine()
    if let code {
      notice = "\(code) is \(name) from now on."
      return [.name(code, name)]
    }
    let code = session.nextCode(.participant)
    let said = "\(standing.seat(of: code).map { "\($0) " } ?? "")\(name) is here. \(undoKey) takes it back."
    return ask(Request(.add(.participant), notice: said, afterwards: [.name(code, name)]))
  }
}
