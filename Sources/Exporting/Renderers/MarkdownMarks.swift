import Fieldwork

extension Outgoing {
  /// How often each mark was given, to whose words, from which site and in which section: a row a mark, the most
  /// frequent first.
  func marksTable() -> [String] {
    var counts: [String: MarkTally] = [:]
    let known = Dictionary(people.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    for line in lines where !line.marks.isEmpty {
      let code = line.speaker.map { known[$0]?.sameAs ?? $0 }
      let person = code.flatMap { known[$0] }
      for mark in line.marks {
        counts[mark, default: MarkTally()].add(
          who: person?.label.text ?? code?.description, site: person?.site?.text, section: line.section?.text)
      }
    }
    guard !counts.isEmpty else { return [] }
    let head = ["## Marks", "", "| mark | times | by | site | section |", "| --- | --- | --- | --- | --- |"]
    return head
      + counts.sorted { ($1.value.total, $0.key) < ($0.value.total, $1.key) }.map { mark, tally in
        let cells =
          [mark, "\(tally.total)"] + [tally.people, tally.sites, tally.sections].map(MarkTally.words)
        return "| " + cells.map(markdown).joined(separator: " | ") + " |"
      }
  }
}

/// One mark counted three ways, each in the order it came up.
private struct MarkTally {
  typealias Counted = [(name: String, times: Int)]

  var total = 0
  var people: Counted = []
  var sites: Counted = []
  var sections: Counted = []

  mutating func add(who: String?, site: String?, section: String?) {
    total += 1
    Self.count(who, in: &people)
    Self.count(site, in: &sites)
    Self.count(section, in: &sections)
  }

  private static func count(_ name: String?, in counted: inout Counted) {
    guard let name else { return }
    if let place = counted.firstIndex(where: { $0.name == name }) {
      counted[place].times += 1
    } else {
      counted.append((name, 1))
    }
  }

  /// `P1 2, P3 1`
  static func words(_ counted: Counted) -> String {
    counted.isEmpty ? "–" : counted.map { "\($0.name) \($0.times)" }.joined(separator: ", ")
  }
}
