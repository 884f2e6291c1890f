/// Somebody in the room or behind the glass, as the study knows them.
package struct Participant: Hashable, Sendable {
  package var code: Speaker

  /// What people call them here. Lives only in the private roster; `nil` shows the code instead.
  package var name: String?

  /// Names they had here before, misheard or half known: words of the session may hold them. In the roster only.
  package var formerNames: [String] = []

  package var role: Role

  /// The unit they come from, such as `Harbour Clinics`.
  package var unit: String?

  /// Where they sit when the group is spread over places.
  package var site: String?

  /// Whoever looks after the relation with this person on the provider's side.
  package var relationshipOwner: String?

  package init(
    _ code: Speaker, name: String? = nil, role: Role? = nil, unit: String? = nil, site: String? = nil,
    relationshipOwner: String? = nil
  ) {
    self.code = code
    self.name = name
    self.role = role ?? Role(for: code.kind)
    self.unit = unit
    self.site = site
    self.relationshipOwner = relationshipOwner
  }

  /// Gives another name; the one before is remembered, since it may have been said or typed by then.
  package mutating func rename(_ name: String) {
    if let former = self.name, former != name, !formerNames.contains(former) { formerNames.append(former) }
    formerNames.removeAll { $0 == name }
    self.name = name
  }

  /// Every name they have or had here.
  package var allNames: [String] { (name.map { [$0] } ?? []) + formerNames }

  /// The name if there is one, else the code.
  package var shownName: String { name ?? code.description }
}

/// What somebody is to the matter at hand. Reports weigh customers first.
package enum Role: String, CaseIterable, Hashable, Sendable {
  case customer
  case customersUser = "customer's user"
  case provider
  case facilitator
  case observer

  package init(for kind: Speaker.Kind) {
    switch kind {
    case .facilitator: self = .facilitator
    case .participant: self = .customer
    case .provider: self = .provider
    case .observer: self = .observer
    }
  }
}

/// Whether somebody is in the room.
package enum Presence: String, CaseIterable, Hashable, Sendable {
  case expected
  case here
  case late
  case left
  case withdrawn
}

/// What a participant may say yes or no to, each on its own.
package enum Purpose: String, CaseIterable, Hashable, Sendable {
  case takePart = "take part"
  case record
  case beQuoted = "be quoted"
  case observers
}

/// The answer to one purpose; a later answer replaces an earlier one, both stay on record.
package enum ConsentAnswer: String, CaseIterable, Hashable, Sendable {
  case yes
  case no
  case withdrawn
}

/// Who is in the room. The only place in the engine that knows names.
package struct Roster: Hashable, Sendable {
  /// In seating order: the order the digits and the people rows follow.
  package var people: [Participant] { didSet { shownNames = Self.shownNames(people) } }

  /// What each is called, in the same order: asked for at every key, and found by looking at all.
  private var shownNames: [String]

  package init(_ people: [Participant] = []) {
    self.people = people
    shownNames = Self.shownNames(people)
  }

  package subscript(_ code: Speaker) -> Participant? {
    people.first { $0.code == code }
  }

  /// What people in the room call somebody: `you` for the facilitator, who reads it; the first name where nobody
  /// else has it, else the whole name; the code for somebody the roster does not know.
  package func shownName(_ code: Speaker) -> String {
    if code == .facilitator { return "you" }
    guard let place = people.firstIndex(where: { $0.code == code }) else { return code.description }
    return shownNames[place]
  }

  private static func shownNames(_ people: [Participant]) -> [String] {
    let firstNames = people.map { $0.name.flatMap(firstName) }
    var bearers: [String: Set<Speaker>] = [:]
    for (person, first) in zip(people, firstNames) {
      if let first { bearers[first, default: []].insert(person.code) }
    }
    return zip(people, firstNames).map { person, first in
      guard let first, bearers[first]?.count == 1 else { return person.shownName }
      return first
    }
  }

  /// The first word of a name of several, unless it is a title: `Mrs Okafor` is called that. In other scripts than
  /// Latin a first word need not be a name of its own, so those stay whole.
  private static func firstName(_ name: String) -> String? {
    let words = name.split(separator: " ")
    guard let first = words.first, !titles.contains(first.lowercased()), !first.hasSuffix("."),
      first.unicodeScalars.allSatisfy({ $0.value < 0x250 })
    else { return nil }
    return String(first)
  }

  private static let titles: Set<String> = [
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "rev",
    "father", "sister", "herr", "frau", "madame", "monsieur", "señor", "señora",
  ]
}
