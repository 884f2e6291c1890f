import Fieldwork

/// Which flags a reviewer goes through, and in which order.
package struct QueueView: Hashable, Sendable {
  /// The lists of a review, in the order one goes round them.
  package enum Part: String, CaseIterable, Hashable, Sendable {
    case flags
    case secondLook = "second look"
    case disagreements
    /// Participants' lines that may report a promise, expect or ask for something.
    case suggestions
  }

  /// In which order.
  package enum Order: String, CaseIterable, Hashable, Sendable {
    case time = "in order of time"
    case surestFirst = "surest first"
  }

  package var part = Part.flags
  package var order = Order.time
  /// Empty means all of them, here and below.
  package var categories: Set<Category> = []
  package var tiers: Set<Tier> = []
  package var session: Int?
  package var speaker: Speaker?
  /// Only what is open, or only what is decided; `nil` both.
  package var decided: Bool?

  package init() {}

  /// Whether it leaves nothing out.
  package var showsAll: Bool {
    categories.isEmpty && tiers.isEmpty && session == nil && speaker == nil && decided == nil
  }
}

extension Review {
  /// The flags to go through, in order; of disagreements and second looks all that stand now.
  package func queue(_ view: QueueView) -> [ReviewItem.ID] {
    var found: [Ranked] = []
    for session in sessions where view.session.map({ $0 == session.index }) ?? true {
      for item in session.items where shows(item, view) {
        guard let place = session.lineIndex(item.id.line) else { continue }
        if let wanted = view.speaker, session.lines[place].speaker != wanted { continue }
        found.append(Ranked(item, line: place))
      }
    }
    if view.order == .surestFirst { rank(&found) }
    return found.sorted { $0.isBefore($1) }.map(\.id)
  }

  private func shows(_ item: ReviewItem, _ view: QueueView) -> Bool {
    switch view.part {
    case .flags: break
    case .secondLook: if !item.wantsSecondLook(by: reviewer) { return false }
    case .disagreements: if !item.isDisputed { return false }
    case .suggestions: return false
    }
    if !view.categories.isEmpty, !view.categories.contains(item.id.category) { return false }
    if !view.tiers.isEmpty, !view.tiers.contains(item.flag.finding.tier) { return false }
    return view.decided.map { $0 == item.isDecided(by: reviewer) } ?? true
  }

  /// Flags of one line stay together: the line is as sure as its surest flag.
  private func rank(_ found: inout [Ranked]) {
    struct Place: Hashable {
      var session: Int
      var line: Int
    }
    var best: [Place: (Tier, Double)] = [:]
    for one in found {
      let place = Place(session: one.id.session, line: one.line)
      best[place] = max(best[place] ?? (.faint, 0), (one.tier, one.score)) { $0 < $1 }
    }
    for index in found.indices {
      let place = Place(session: found[index].id.session, line: found[index].line)
      found[index].sureness = best[place] ?? (.faint, 0)
    }
  }

  private func max(
    _ a: (Tier, Double), _ b: (Tier, Double), by isLess: ((Tier, Double), (Tier, Double)) -> Bool
  ) -> (Tier, Double) { isLess(a, b) ? b : a }
}

/// A flag with what its place in the queue depends on.
private struct Ranked {
  let id: ReviewItem.ID
  let line: Int
  let tier: Tier
  let score: Double
  /// The same for all flags while the order is that of time.
  var sureness: (Tier, Double) = (.faint, 0)

  init(_ item: ReviewItem, line: Int) {
    id = item.id
    self.line = line
    tier = item.flag.finding.tier
    score = item.flag.finding.score
  }

  func isBefore(_ other: Ranked) -> Bool {
    if sureness != other.sureness { return sureness > other.sureness }
    return (id.session, line, id.bytes.lowerBound, id.bytes.upperBound)
      < (other.id.session, other.line, other.id.bytes.lowerBound, other.id.bytes.upperBound)
  }
}
