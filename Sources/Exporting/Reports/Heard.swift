import Fieldwork

/// Who was heard in one session or several, and what may be quoted of them.
struct Heard {
  private let sessions: [Outgoing]

  init(_ sessions: [Outgoing]) { self.sessions = sessions }

  /// Everybody on the customers' side, by code, with their words over all sessions.
  var customers: [Outgoing.Person] {
    var people: [Speaker: Outgoing.Person] = [:]
    for person in sessions.flatMap(\.people) where person.sameAs == nil && person.isCustomer {
      guard var known = people[person.code] else {
        people[person.code] = person
        continue
      }
      known.words += person.words
      known.turns += person.turns
      people[person.code] = known
    }
    return people.values.sorted { $0.code < $1.code }
  }

  var heard: [Outgoing.Person] { customers.filter { $0.turns > 0 } }
  var notHeard: [Outgoing.Person] { customers.filter { $0.turns == 0 } }

  /// `Harbour Clinics 2, Northmill Shops 1`: the most first.
  static func counted(_ names: [String]) -> String {
    var counts: [String: Int] = [:]
    for name in names { counts[name, default: 0] += 1 }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }
      .joined(separator: ", ")
  }

  /// The sentence that stands first in every report about customers.
  var sentence: String {
    guard !heard.isEmpty else { return "no customer was heard, so this says nothing about customers" }
    let units = heard.compactMap { $0.unit?.text }
    let sites = Set(heard.compactMap { $0.site?.text }).sorted()
    return "\(heard.count) of \(customers.count)" + (units.isEmpty ? "" : ": \(Self.counted(units))")
      + (sites.isEmpty ? "" : "; sites \(sites.joined(separator: ", "))")
  }

  /// Who is in the study, or was expected, and said nothing; `nil` when everybody did.
  var silentSentence: String? {
    guard !notHeard.isEmpty else { return nil }
    return notHeard.map { person in person.code.description + (person.unit.map { " (\($0.text))" } ?? "") }
      .joined(separator: ", ")
  }
}

extension Outgoing.Person {
  /// On the customers' side.
  var isCustomer: Bool { role == .customer || role == .customersUser }

  /// Whether their words may stand in a report.
  var mayBeQuoted: Bool {
    let refusals: [ConsentAnswer?] = [.no, .withdrawn]
    return presence != .withdrawn
      && ![Purpose.takePart, .record, .beQuoted].contains { refusals.contains(consent[$0]) }
  }
}

extension Outgoing {
  /// What customers said that may be quoted, with these marks.
  func quotes(marked marks: Set<String>) -> [Line] {
    let quotable = Set(people.filter { $0.isCustomer && $0.mayBeQuoted }.map(\.code))
    return lines.filter { line in
      line.kind == .turn && !line.isPlaceholder && line.marks.contains(where: marks.contains)
        && line.speaker.map(quotable.contains) == true
    }
  }

  /// Follow-ups whose words may stand in a report.
  func followUps(_ kinds: Set<Fieldwork.FollowUp.Kind>) -> [FollowUp] {
    let silent = Set(people.filter { !$0.mayBeQuoted }.map(\.code))
    let speakers = Dictionary(lines.map { ($0.id, $0.speaker) }, uniquingKeysWith: { $1 })
    return followUps.filter { followUp in
      kinds.contains(followUp.kind) && !followUp.toWhom.contains(where: silent.contains)
        && followUp.line.flatMap { speakers[$0] ?? nil }.map(silent.contains) != true
    }
  }

  /// How many lines bear this mark.
  func count(_ mark: String) -> Int { lines.count { $0.marks.contains(mark) } }

  /// `00:27:31 P3`
  func label(_ line: Line) -> String {
    clockText(milliseconds: line.milliseconds) + (line.speaker.map { " \($0)" } ?? "")
  }
}
