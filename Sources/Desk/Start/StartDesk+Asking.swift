import Canvas
import Facilitation
import Fieldwork

extension StartDesk {
  mutating func press(_ key: Key, _ former: Asking) -> [Effect] {
    switch (key, former) {
    case (.escape, _): asking = nil
    case (.function(1), _): helpPage = 0
    case (.enter, .person(let kind, let field)): return add(kind, names(in: field.text))
    case (.enter, .reason(let check, let field)): return open(check, because: field.text.trimmed)
    case (.tab, .person(let kind, let field)): asking = .person(kind.nextToAdd, field)
    case (.enter, .seats(let order, let seats)) where seats.typed == nil: return sit(order)
    case (.backspace, .seats(let order, let seats)):
      asking = .seats(seats.typed == nil ? order.dropLast() : order, Seats())
    case (_, .seats(let order, let seats)): pick(key, order, seats)
    case (_, .person(let kind, var field)):
      if field.take(key) { asking = .person(kind, field) }
    case (_, .reason(let check, var field)):
      if field.take(key) { asking = .reason(check: check, field) }
    }
    return []
  }

  private mutating func add(_ kind: Speaker.Kind, _ names: [String]) -> [Effect] {
    asking = nil
    guard !names.isEmpty else { return [] }
    let effects = step("added " + names.joined(separator: ", ")) { outcome in
      for name in names { outcome.people.append(Participant(outcome.nextCode(kind), name: name)) }
    }
    part = .people
    person = outcome.people.count - names.count
    purpose = 0
    showFocus()
    return effects
  }

  /// The next round the table; somebody picked before sits further on then.
  private mutating func pick(_ key: Key, _ order: [Speaker], _ seats: Seats) {
    switch seats.take(key, in: standing) {
    case .picked(let code) where outcome.people.contains { $0.code == code }:
      asking = .seats(order.filter { $0 != code } + [code], Seats())
    case .more(let more): asking = .seats(order, more)
    case .picked, .none: asking = .seats(order, Seats())
    }
  }

  /// People stand in the order they sit; whoever was not picked stands behind them.
  private mutating func sit(_ order: [Speaker]) -> [Effect] {
    asking = nil
    guard !order.isEmpty else { return [] }
    let focused = focusedPerson?.code
    let effects = step("the seating order") { outcome in
      let people = outcome.people
      outcome.people =
        order.compactMap { code in people.first { $0.code == code } }
        + people.filter { !order.contains($0.code) }
    }
    person = outcome.people.firstIndex { $0.code == focused } ?? 0
    showFocus()
    return effects
  }

  private mutating func open(_ check: String, because reason: String) -> [Effect] {
    guard !reason.isEmpty else {
      notice = "A reason in words, or Esc: it stays on record and in the summary."
      return []
    }
    asking = nil
    showsDetail = false
    return step("the reason for \(check)") { $0.overrides.append(Override(check, reason: reason)) }
  }
}

extension Speaker.Kind {
  /// The kind Tab goes on to while a name is typed.
  fileprivate var nextToAdd: Speaker.Kind {
    switch self {
    case .participant: .provider
    case .provider: .observer
    case .observer, .facilitator: .participant
    }
  }
}

extension StartOutcome {
  /// The code the next person of a kind gets.
  fileprivate func nextCode(_ kind: Speaker.Kind) -> Speaker {
    let highest = people.map(\.code).filter { $0.kind == kind }.map(\.number).max() ?? 0
    switch kind {
    case .facilitator: return .facilitator
    case .participant: return .participant(highest + 1)
    case .provider: return .provider(highest + 1)
    case .observer: return .observer(highest + 1)
    }
  }
}
