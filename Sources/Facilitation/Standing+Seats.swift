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

  /// Everybody who has a number, by number, the facilitator last, as the people row shows them.
  package var seated: [Person] {
    people.indices.filter { people[$0].sameAs == nil && people[$0].code.kind != .observer }
      .map { (order: order(people[$0].code), place: $0) }.sorted { $0 < $1 }.map { people[$0.place] }
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
