import Fieldwork

/// Who has how much of the talk.
package struct Airtime: Hashable, Sendable {
  package var code: Speaker
  package var words: Int
  package var turns: Int
  /// Share of all words, 0 to 1; 0 while nothing was said.
  package var share: Double
  /// Milliseconds without a word; `nil` when not in the room.
  package var quietMilliseconds: Int?

  /// Words a turn, rounded; `nil` before the first turn.
  package var wordsPerTurn: Int? { turns > 0 ? (words + turns / 2) / turns : nil }

  /// After ten minutes without a word somebody counts as quiet. Source: the facilitation practice notes.
  package static let quietAfterMilliseconds = 10 * 60_000

  package var isQuiet: Bool { (quietMilliseconds ?? 0) >= Self.quietAfterMilliseconds }
}

extension Standing {
  /// Airtime of everybody who is or was in the room, in the order they sit, else participants first; the
  /// facilitator last.
  package func airtime(at now: Int) -> [Airtime] {
    let total = people.reduce(0) { $0 + $1.words }
    var airtime: [Airtime] = []
    for person in people.sorted(by: { ($0.seating, $0.code) < ($1.seating, $1.code) })
    where person.sameAs == nil && person.code.kind != .observer && person.presence != .expected {
      let words = wordsTogether(person)
      airtime.append(
        Airtime(
          code: person.code, words: words, turns: turnsTogether(person),
          share: total > 0 ? Double(words) / Double(total) : 0,
          quietMilliseconds: person.quietMilliseconds(at: now)))
    }
    return airtime
  }

  /// Share of all words by site, largest first; people without a site are left out.
  package func airtimeBySite() -> [(site: String, share: Double)] {
    let total = people.reduce(0) { $0 + $1.words }
    var words: [String: Int] = [:]
    for person in people { if let site = person.site { words[site, default: 0] += person.words } }
    return words.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { ($0.key, total > 0 ? Double($0.value) / Double(total) : 0) }
  }

  private func wordsTogether(_ person: Person) -> Int {
    person.words + people.reduce(0) { $0 + ($1.sameAs == person.code ? $1.words : 0) }
  }

  private func turnsTogether(_ person: Person) -> Int {
    person.turns + people.reduce(0) { $0 + ($1.sameAs == person.code ? $1.turns : 0) }
  }
}
