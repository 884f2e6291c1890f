import Fieldwork

extension Standing {
  /// The number that picks somebody: what one types at an empty line, and what stands before the name.
  ///
  /// 0 is the facilitator; a participant has the number of the code; the provider's people count down from 9,
  /// or from 19 where participants reach that far, so that nobody's number changes when somebody comes late.
  /// `nil` for observers, who are never picked.
  package func seat(of code: Speaker) -> Int? {
    switch code.kind {
    case .facilitator: 0
    case .participant: code.number
    case .provider: providerSeat(code.number)
    case .observer: nil
    }
  }

  /// Who has this number. A number nobody has yet is a participant's: whoever speaks is met.
  package func speaker(atSeat seat: Int) -> Speaker? {
    guard seat >= 0, seat <= Speaker.maxNumber else { return nil }
    if seat == 0 { return .facilitator }
    let provider = people.first { $0.code.kind == .provider && providerSeat($0.code.number) == seat }
    return provider?.code ?? .participant(seat)
  }

  /// Everybody who has a number, as the people row shows them: in the order they sit, whoever has no place yet
  /// behind the others by number, the facilitator last.
  package var seated: [Person] {
    people.indices.filter { people[$0].sameAs == nil && people[$0].code.kind != .observer }
      .map { (seating: people[$0].seating, order: order(people[$0].code), place: $0) }
      .sorted { $0 < $1 }.map { people[$0.place] }
  }

  /// Everybody but the facilitator, those of `first` in front: the places round the table when people sit so.
  package func seating(beginning first: [Speaker]) -> [Speaker] {
    let others = seated.map(\.code).filter { $0 != .facilitator }
    return first + others.filter { !first.contains($0) }
  }

  private func order(_ code: Speaker) -> Int { code == .facilitator ? Int.max : seat(of: code) ?? Int.max }

  private func providerSeat(_ number: Int) -> Int {
    let highest = people.filter { $0.code.kind == .participant }.map(\.code.number).max() ?? 0
    let providers = people.filter { $0.code.kind == .provider }.map(\.code.number).max() ?? number
    // The first ten whose block of seats lies above every participant.
    let tens = (highest + providers) / 10 + 1
    return tens * 10 - number
  }
}

extension Person {
  /// What people are put in order by where they sit; the facilitator is last, before the table was gone round all
  /// are alike.
  var seating: Int { code == .facilitator ? .max : place ?? .max - 1 }
}
