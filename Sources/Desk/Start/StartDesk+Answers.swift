import Canvas
import Facilitation
import Fieldwork

extension StartDesk {
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
  mutating func answer(_ answer: ConsentAnswer) -> [Effect] {
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
  mutating func answerOne(_ key: Key) -> [Effect] {
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
  mutating func changePresence() -> [Effect] {
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

  mutating func switchRehearsal() -> [Effect] {
    let isOn = !outcome.isRehearsal
    return step(isOn ? "rehearsal" : "rehearsal switched off") { $0.isRehearsal = isOn }
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
