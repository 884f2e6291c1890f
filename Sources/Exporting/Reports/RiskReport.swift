import Anonymising
import Fieldwork

/// What still points to a person in a session that leaves under pseudonyms: for whoever decides whether it may.
///
/// It holds no name and no detail that the file beside it does not hold. It calls the file pseudonymised as long as a
/// key leads back.
package struct RiskReport: Hashable, Sendable {
  /// What the key is like.
  package enum Key: Hashable, Sendable {
    /// It is in the study's private folder.
    case kept
    /// It was destroyed on that day; the roster may still say who the codes are.
    case destroyed(Day, isRosterGone: Bool)
  }

  /// What was replaced of one kind.
  package struct Count: Hashable, Sendable {
    package var kind: Kind
    package var places: Int
    package var different: Int
  }

  /// Something that stays by decision or by the study's settings.
  package struct Kept: Hashable, Sendable {
    /// As it stands in the file.
    package var words: String
    package var places: Int

    /// Who decided, and on which day; `nil` where a setting of the study did.
    package var decider: String?
  }

  /// Somebody whom role, unit, site and age single out.
  package struct Single: Hashable, Sendable {
    package var label: String
    package var traits: [String]
  }

  /// A fact that may tell who said it.
  package struct Fact: Hashable, Sendable {
    package var time: String
    package var label: String
    package var words: String
    package var why: String
  }

  package var title: String
  package var session: String
  package var file: String?
  package var key: Key
  package var lines: Int
  package var namesChecked: Int
  package var counts: [Count]

  /// Replaced on a guess that nobody has looked at.
  package var guesses: Int
  package var kept: [Kept]

  /// How many there are for each combination of role, unit, site and age; those alone in theirs.
  package var singles: [Single]
  package var people: Int
  package var facts: [Fact]
  package var placeholders: Int

  /// Codes of those who were never asked whether they may be quoted.
  package var unasked: [String]
}

extension RiskReport {
  /// - Parameters:
  ///   - names: how many names and forms the residual check looked for.
  ///   - seeksFacts: whether the rarest facts are looked for; the page lists them, the short sentences do not.
  package init(
    _ outgoing: Outgoing, _ lines: [RedactedLine], file: String?, key: Key, names: Int, rulings: Rulings,
    seeksFacts: Bool = true
  ) {
    title = outgoing.title.text
    session = outgoing.name.text
    self.file = file
    self.key = key
    self.lines = outgoing.lines.count { $0.kind != .section }
    namesChecked = names
    let redactions = lines.flatMap(\.redactions)
    counts = Kind.allCases.compactMap { kind in
      let these = redactions.filter { $0.kind == kind }
      guard !these.isEmpty else { return nil }
      return Count(kind: kind, places: these.count, different: Set(these.map(\.entity)).count)
    }
    guesses = Set(redactions.filter { !$0.certain }.map { Subject($0.entity, form: $0.form) }).count
    kept = Self.kept(lines, rulings)
    people = outgoing.people.count { $0.code.kind == .participant }
    singles = Self.singles(outgoing)
    facts = seeksFacts ? RareFacts(outgoing).facts : []
    placeholders = outgoing.lines.count(where: \.isPlaceholder)
    unasked = outgoing.people.filter { $0.code.kind == .participant && $0.consent[.beQuoted] == nil }
      .map(\.label.text)
  }

  private static func kept(_ lines: [RedactedLine], _ rulings: Rulings) -> [Kept] {
    var found: [Subject: Kept] = [:]
    var order: [Subject] = []
    for line in lines where !line.left.isEmpty {
      for stretch in line.left {
        let subject = Subject(stretch.entity, form: stretch.form)
        if found[subject] == nil { order.append(subject) }
        let decider = rulings.deciders[subject] ?? rulings.deciders[Subject(stretch.entity)]
        let words = found[subject]?.words ?? stretch.form
        found[subject] = Kept(
          words: words, places: (found[subject]?.places ?? 0) + 1,
          decider: decider.map { "\($0.name), \(Day($0.at, offsetMinutes: 0))" })
      }
    }
    return order.compactMap { found[$0] }
  }

  /// Alone in role, unit, site and the age they said themselves.
  private static func singles(_ outgoing: Outgoing) -> [Single] {
    var ages: [Speaker: String] = [:]
    for line in outgoing.lines where line.kind == .turn {
      guard let speaker = line.speaker, let age = RareFacts.ownAge(line.text.text) else { continue }
      ages[speaker] = ages[speaker] ?? age
    }
    let traits = outgoing.people.filter { $0.code.kind == .participant && $0.sameAs == nil }.map { person in
      (
        person.label.text,
        [person.role.rawValue, person.unit?.text, person.site?.text, ages[person.code]].compactMap(\.self)
      )
    }
    let counts = Dictionary(traits.map { ($0.1, 1) }, uniquingKeysWith: +)
    return traits.filter { counts[$0.1] == 1 }.map { Single(label: $0.0, traits: $0.1) }
  }

  /// The same where what was kept would be a name by itself.
  package var withoutKeptWords: RiskReport {
    var report = self
    for index in report.kept.indices { report.kept[index].words = "(kept where it stands)" }
    return report
  }

  /// The file in one word: pseudonymised, as long as anything leads back.
  package var standing: String {
    switch key {
    case .kept: "pseudonymised: the key in the study's private folder leads back to the names"
    case .destroyed(let day, isRosterGone: true):
      "anonymised by destroying the key on \(day); what was said may still point to somebody"
    case .destroyed(let day, isRosterGone: false):
      "pseudonymised: the key was destroyed on \(day), the roster still says who the codes are"
    }
  }

  /// A sentence or two for the command line.
  package var short: [String] {
    var lines = [
      "\(standing.prefix { $0 != ":" && $0 != ";" }), \(counts.reduce(0) { $0 + $1.places }) places replaced, "
        + "0 names left of \(namesChecked) looked for"
    ]
    if guesses > 0 { lines.append("replaced on a guess: \(guesses)") }
    if !kept.isEmpty { lines.append("kept by decision: \(kept.count)") }
    if !singles.isEmpty {
      lines.append(
        "alone in role, unit, site or age: \(singles.map(\.label).joined(separator: ", "))"
          + " (of \(people)); '--report FILE' writes what still points to them")
    }
    return lines
  }
}
