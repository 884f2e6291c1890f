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

  var helpScreen: KeyHelp { KeyHelp(bindings, mode: .start) }

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
    case .go: return go()
    default: move(action, key)
    }
    return []
  }

  private mutating func goBack(_ key: Key) -> [Effect] {
    if showsDetail {
      showsDetail = false
      return []
    }
    guard key == .escape else { return [.leave] }
    notice = "q goes back home. What was answered here is offered again next time."
    return []
  }

  private mutating func askToLeave() -> [Effect] {
    if isAskingToLeave { return [.leave] }
    isAskingToLeave = true
    return []
  }

  // MARK: Steps that can be taken back

  /// Makes `change` a step of its own; without a difference nothing happens.
  private mutating func step(_ deed: String, _ change: (inout StartOutcome) -> Void) -> [Effect] {
    var next = outcome
    change(&next)
    guard next != outcome else { return [] }
    past.append(Step(outcome: outcome, deed: deed))
    future = []
    return set(next)
  }

  private mutating func set(_ next: StartOutcome) -> [Effect] {
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

  // MARK: People and what they agree to

  var focusedPerson: Participant? {
    outcome.people.indices.contains(person) ? outcome.people[person] : nil
  }

  /// The person to answer for; says why there is none.
  private mutating func personToAnswer() -> Participant? {
    part = .people
    guard let person = focusedPerson else {
      notice = "Nobody is on the list yet. \(bindings.shownKey(.add, in: .start)) adds people by name."
      return nil
    }
    guard person.code.isAsked else {
      notice = "Observers are told what happens with the words; they are not asked."
      return nil
    }
    return person
  }

  /// Yes or no to what is not answered, and on to the next person in the room.
  private mutating func answer(_ answer: ConsentAnswer) -> [Effect] {
    guard let person = personToAnswer() else { return [] }
    let open = outcome.unanswered(person.code)
    let effects = step("\(person.shownName), \(answer.rawValue) to \(open.count)") {
      if answer == .yes { $0.presence[person.code] = nil }
      for purpose in open { $0.consent[person.code, default: [:]][purpose] = answer }
    }
    goToNextInTheRoom()
    return effects
  }

  private mutating func goToNextInTheRoom() {
    let below = outcome.people.indices.dropFirst(person + 1)
    guard let next = below.first(where: { outcome.isHere(outcome.people[$0].code) }) else { return }
    person = next
    purpose = 0
    showFocus()
  }

  /// A digit names the purpose; Space takes the one under the cursor. No first, then yes.
  private mutating func answerOne(_ key: Key) -> [Effect] {
    if part == .ready && key == .character(" ") { return [] }
    guard let person = personToAnswer() else { return [] }
    if case .character(let letter) = key, let number = letter.wholeNumberValue { purpose = number - 1 }
    guard Purpose.allCases.indices.contains(purpose) else { return [] }
    let asked = Purpose.allCases[purpose]
    let other: ConsentAnswer = outcome.answer(person.code, asked) == .no ? .yes : .no
    return step("\(person.shownName), \(asked.rawValue): \(other.rawValue)") {
      $0.consent[person.code, default: [:]][asked] = other
    }
  }

  /// Here, not here yet, late and expected to come, and round again.
  private mutating func changePresence() -> [Effect] {
    part = .people
    guard let person = focusedPerson else { return [] }
    let next: Presence =
      switch outcome.presence(person.code) {
      case .here: .expected
      case .expected: .late
      case .late, .left, .withdrawn: .here
      }
    return step("\(person.shownName), \(next.startWords)") {
      $0.presence[person.code] = next == .here ? nil : next
    }
  }

  private mutating func switchRehearsal() -> [Effect] {
    let isOn = !outcome.isRehearsal
    return step(isOn ? "rehearsal" : "rehearsal switched off") { $0.isRehearsal = isOn }
  }

  // MARK: Typing a name or a reason

  private mutating func press(_ key: Key, _ former: Asking) -> [Effect] {
    switch (key, former) {
    case (.escape, _): asking = nil
    case (.function(1), _): helpPage = 0
    case (.enter, .person(let kind, let field)): return add(kind, names(in: field.text))
    case (.enter, .reason(let check, let field)): return open(check, because: field.text.trimmed)
    case (.tab, .person(let kind, let field)): asking = .person(kind.nextToAdd, field)
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

  private mutating func open(_ check: String, because reason: String) -> [Effect] {
    guard !reason.isEmpty else {
      notice = "A reason in words, or Esc: it stays on record and in the summary."
      return []
    }
    asking = nil
    showsDetail = false
    return step("the reason for \(check)") { $0.overrides.append(Override(check, reason: reason)) }
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

extension Presence {
  /// As the start screen says it.
  var startWords: String {
    switch self {
    case .here: "here"
    case .expected: "not here yet"
    case .late: "comes late"
    case .left: "left"
    case .withdrawn: "withdrawn"
    }
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
