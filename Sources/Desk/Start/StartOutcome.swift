import Fieldwork
import Preparing

/// Everything gathered before a session begins: who is here, what they agreed to, why a refusal was opened.
///
/// Nothing of it is in the journal yet, so undo on the start screen is undo of a value. When the session
/// begins, ``entries`` are kept right after `opened`, and ``roster`` becomes the private roster.
package struct StartOutcome: Hashable, Sendable {
  /// In seating order, the facilitator left out.
  package var people: [Participant]

  /// Whoever is not named is in the room.
  package var presence: [Speaker: Presence]

  /// Answers given; a purpose that is not named was not asked about yet.
  package var consent: [Speaker: [Purpose: ConsentAnswer]]

  /// Reasons typed for what was refused, in the order given.
  package var overrides: [Override]

  /// Skips the gate; row 1 and the transcript say so.
  package var isRehearsal: Bool

  /// A facilitator among `people` is left out: consent is asked by them, not of them.
  package init(
    people: [Participant] = [], presence: [Speaker: Presence] = [:],
    consent: [Speaker: [Purpose: ConsentAnswer]] = [:], overrides: [Override] = [], isRehearsal: Bool = false
  ) {
    self.people = people.filter { $0.code != .facilitator }
    self.presence = presence
    self.consent = consent
    self.overrides = overrides
    self.isRehearsal = isRehearsal
  }

  /// The people with their names, for the private roster.
  package var roster: Roster { Roster(people) }

  /// Whether somebody is in the room; whoever was not said to be elsewhere is.
  package func presence(_ code: Speaker) -> Presence { presence[code] ?? .here }

  /// True for whoever is in the room now.
  package func isHere(_ code: Speaker) -> Bool { presence(code) == .here }

  /// What this person said to a purpose; `nil` before they were asked.
  package func answer(_ code: Speaker, _ purpose: Purpose) -> ConsentAnswer? { consent[code]?[purpose] }

  /// Purposes this person was not asked about yet.
  package func unanswered(_ code: Speaker) -> [Purpose] {
    Purpose.allCases.filter { answer(code, $0) == nil }
  }

  /// People in the room with a purpose they were not asked about.
  package var notAsked: [Participant] {
    people.filter { $0.code.isAsked && isHere($0.code) && !unanswered($0.code).isEmpty }
  }

  /// Every answer, person by person.
  package var consents: [Consent] {
    people.flatMap { person in
      Purpose.allCases.compactMap { purpose in
        answer(person.code, purpose).map { Consent(person.code, purpose, $0) }
      }
    }
  }

  /// The readiness list for the people in the room; `readiness` brings guide, study and day.
  package func lines(_ readiness: Readiness) -> [ReadinessLine] {
    var readiness = readiness
    readiness.people = people.filter { isHere($0.code) }
    readiness.consents = consents
    readiness.isRehearsal = isRehearsal
    return readiness.lines
  }

  /// What to keep right after `opened`, in order; the entries of each inner list belong together.
  ///
  /// One list for each person, and one for each reason: a line of the journal holds one person's at most.
  package var entries: [[Entry]] {
    people.map { entries(of: $0, place: places[$0.code]) } + overrides.map { [.override($0)] }
  }

  /// Places round the table, of those who sit there; none where people stand by their numbers, since nobody has said
  /// where they sit then.
  private var places: [Speaker: Int] {
    let codes = people.map(\.code).filter(\.isAsked)
    guard codes != codes.sorted() else { return [:] }
    return Dictionary(zip(codes, 1...codes.count), uniquingKeysWith: { first, _ in first })
  }

  private func entries(of person: Participant, place: Int?) -> [Entry] {
    let step = PersonStep(
      person.code, presence: presence(person.code), role: person.role, unit: person.unit, site: person.site,
      place: place)
    let answers = consents.filter { $0.participant == person.code }
    return [.person(step)] + answers.map(Entry.consent)
  }
}

extension Speaker {
  /// Consent is asked of whoever's words are kept; observers and the facilitator are told, not asked.
  var isAsked: Bool { kind == .participant || kind == .provider }
}
