import Fieldwork

/// How often one mark was given, and to whose words, from which site, in which section.
package struct MarkCount: Hashable, Sendable {
  package var mark: String
  package var total = 0
  package var byPerson: [Speaker: Int] = [:]
  /// Words of people without a site are in none.
  package var bySite: [String: Int] = [:]
  /// By the section's place in the guide, from 0; the debrief's is behind the last.
  package var bySection: [Int: Int] = [:]

  package init(_ mark: String) { self.mark = mark }
}

/// What one site has of the talk.
package struct SiteTalk: Hashable, Sendable {
  package var site: String
  package var words: Int
  package var turns: Int
  /// Share of all words, 0 to 1.
  package var share: Double

  /// Words a turn, rounded; `nil` before the first turn.
  package var wordsPerTurn: Int? { turns > 0 ? (words + turns / 2) / turns : nil }
}

extension Standing {
  /// The marks that were given, in the order they were first given. Walks the whole transcript.
  package func markCounts() -> [MarkCount] {
    var counts: [MarkCount] = []
    var places: [String: Int] = [:]
    for row in rows where !row.marks.isEmpty {
      for mark in row.marks {
        let place = places[mark, default: counts.count]
        if place == counts.count {
          places[mark] = place
          counts.append(MarkCount(mark))
        }
        counts[place].add(row, said(row), site: said(row).flatMap { person($0)?.site })
      }
    }
    return counts
  }

  /// Whose words a row holds, after people turned out to be one.
  private func said(_ row: Row) -> Speaker? {
    row.speaker.map { person($0)?.sameAs ?? $0 }
  }

  /// What each site has of the talk, the largest share first; people without a site are left out.
  package func talkBySite() -> [SiteTalk] {
    let total = people.reduce(0) { $0 + $1.words }
    var sites: [String: SiteTalk] = [:]
    for person in people {
      guard let site = person.site else { continue }
      var talk = sites[site] ?? SiteTalk(site: site, words: 0, turns: 0, share: 0)
      talk.words += person.words
      talk.turns += person.turns
      talk.share = total > 0 ? Double(talk.words) / Double(total) : 0
      sites[site] = talk
    }
    return sites.values.sorted { ($1.words, $0.site) < ($0.words, $1.site) }
  }
}

extension MarkCount {
  fileprivate mutating func add(_ row: Row, _ speaker: Speaker?, site: String?) {
    total += 1
    if let speaker { byPerson[speaker, default: 0] += 1 }
    if let site { bySite[site, default: 0] += 1 }
    if let section = row.stop?.section { bySection[section, default: 0] += 1 }
  }
}
