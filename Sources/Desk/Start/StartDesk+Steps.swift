import Canvas
import Facilitation
import Fieldwork

extension StartDesk {
  mutating func press(_ key: Key) -> [Effect] {
    if key == .control("c") { return askToLeave() }
    isAskingToLeave = false
    notice = nil
    if let page = helpPage {
      helpPage = helpScreen.page(after: key, on: page, size: size)
      return []
    }
    if let asking { return press(key, asking) }
    guard let action = bindings.action(for: key, in: .start, lineIsEmpty: true) else { return [] }
    return perform(action, key)
  }

  var helpScreen: HelpScreen { HelpScreen(mode: .start, bindings: bindings) }

  private mutating func perform(_ action: Action, _ key: Key) -> [Effect] {
    switch action {
    case .help: helpPage = 0
    case .back: return goBack(key)
    case .leave: return askToLeave()
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .undo: return undo()
    case .redo: return redo()
    case .itIsSo: return answer(.yes)
    case .notSo: return answer(.no)
    case .purpose: return answerOne(key)
    case .who: return changePresence()
    case .add: asking = .person(.participant, TextField())
    case .rehearsal: return switchRehearsal()
    case .seating: askForSeats()
    case .go: return go()
    default: move(action, key)
    }
    return []
  }

  private mutating func askForSeats() {
    part = .people
    if outcome.people.contains(where: { $0.code.isAsked }) {
      asking = .seats([], Seats())
    } else {
      notice = "Nobody is on the list yet. \(bindings.shownKey(.add, in: .start)) adds people by name."
    }
  }

  private mutating func goBack(_ key: Key) -> [Effect] {
    if showsDetail {
      showsDetail = false
      return []
    }
    guard key == .escape else { return [.leave] }
    notice = "q goes back; what was answered here is offered again."
    return []
  }

  private mutating func askToLeave() -> [Effect] {
    if isAskingToLeave { return [.leave] }
    isAskingToLeave = true
    return []
  }

  // MARK: Steps that can be taken back

  /// Makes `change` a step of its own; without a difference nothing happens.
  mutating func step(_ deed: String, _ change: (inout StartOutcome) -> Void) -> [Effect] {
    var next = outcome
    change(&next)
    guard next != outcome else { return [] }
    past.append(Step(outcome: outcome, deed: deed))
    future = []
    return set(next)
  }

  mutating func set(_ next: StartOutcome) -> [Effect] {
    outcome = next
    lines = readiness(next)
    failure = nil
    person = min(person, max(0, next.people.count - 1))
    line = min(line, max(0, lines.count - 1))
    showFocus()
    return [.keepStart(next)]
  }

  private mutating func undo() -> [Effect] {
    guard let step = past.popLast() else {
      notice = "Nothing to take back here."
      return []
    }
    future.append(Step(outcome: outcome, deed: step.deed))
    notice = "Taken back: \(step.deed). \(bindings.shownKey(.redo, in: .start)) brings it back."
    return set(step.outcome)
  }

  private mutating func redo() -> [Effect] {
    guard let step = future.popLast() else {
      notice = "Nothing to bring back here."
      return []
    }
    past.append(Step(outcome: outcome, deed: step.deed))
    notice = "Brought back: \(step.deed)."
    return set(step.outcome)
  }

  // MARK: Going live

  private mutating func go() -> [Effect] {
    guard refused.isEmpty else { return openRefused() }
    // One look at what stays open, so that Enter pressed by habit begins nothing.
    guard part == .go || warnings.isEmpty else {
      part = .go
      return []
    }
    guard !isBeginning else { return [] }
    isBeginning = true
    failure = nil
    return [.begin(outcome)]
  }

  private mutating func openRefused() -> [Effect] {
    if part == .ready, lines.indices.contains(line), isRefused(lines[line]) {
      let refusal = lines[line]
      if refusal.detail.isEmpty || showsDetail {
        asking = .reason(check: refusal.check, TextField())
      } else {
        showsDetail = true
      }
    } else {
      part = .ready
      line = lines.firstIndex { isRefused($0) } ?? 0
      showFocus()
    }
    return []
  }
}
