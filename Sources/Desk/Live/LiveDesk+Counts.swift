import Canvas
import Facilitation
import Fieldwork
import Preparing

extension LiveDesk {
  /// Counted once, when it is opened or something was kept since.
  var counts: Counts {
    let given = standing.markCounts()
    let marks = setting.marks.marks.compactMap { mark in given.first { $0.mark == mark.name } }
    let letters = marks.map { count in setting.marks[count.mark]?.gutter ?? "" }
    return Counts(
      marks: letters,
      groups: [
        Counts.Group(title: "people", share: "share", perTurn: "a turn", items: personItems(marks)),
        Counts.Group(title: "sites", share: "share", perTurn: "a turn", items: siteItems(marks)),
        Counts.Group(title: "guide", share: "used", perTurn: "", items: sectionItems(marks)),
      ])
  }

  private func personItems(_ marks: [MarkCount]) -> [Counts.Item] {
    standing.airtime(at: sessionNow).map { person in
      Counts.Item(
        name: seatName(person.code), share: person.words > 0 ? percent(person.share) : "–",
        perTurn: person.wordsPerTurn.map(String.init) ?? "",
        marks: marks.map { $0.byPerson[person.code] ?? 0 })
    }
  }

  private func siteItems(_ marks: [MarkCount]) -> [Counts.Item] {
    standing.talkBySite().map { talk in
      Counts.Item(
        name: talk.site, share: talk.words > 0 ? percent(talk.share) : "–",
        perTurn: talk.wordsPerTurn.map(String.init) ?? "", marks: marks.map { $0.bySite[talk.site] ?? 0 })
    }
  }

  private func sectionItems(_ marks: [MarkCount]) -> [Counts.Item] {
    session.guide.sections.enumerated().map { place, section in
      let used = usedMilliseconds(section: place)
      return Counts.Item(
        name: section.title, share: used > 0 ? spanText(milliseconds: used) : "",
        marks: marks.map { $0.bySection[place] ?? 0 })
    }
  }

  // MARK: - The table on the screen

  mutating func takeInCounts(_ key: Key, _ counts: Counts, _ top: Int) -> [Effect] {
    let layout = Layout(of: self, size: size)
    let page = max(1, layout.bodyRows.count - 1)
    let last = max(0, counts.lines(columns: layout.textColumns).count - layout.bodyRows.count)
    switch setting.bindings.action(for: key, in: .readingBack, lineIsEmpty: true) {
    case .down: overlay = .counts(counts, top: min(top + 1, last))
    case .up: overlay = .counts(counts, top: max(top - 1, 0))
    case .pageDown: overlay = .counts(counts, top: min(top + page, last))
    case .pageUp: overlay = .counts(counts, top: max(top - page, 0))
    case .first: overlay = .counts(counts, top: 0)
    case .last: overlay = .counts(counts, top: last)
    case .back, .write: overlay = nil
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .leave:
      overlay = nil
      asking = .leave(key)
    default: break
    }
    return []
  }

  func drawCounts(_ frame: inout Frame, _ layout: Layout, _ counts: Counts, top: Int) {
    for (row, line) in zip(layout.bodyRows, counts.lines(columns: layout.textColumns).dropFirst(top)) {
      frame.put(
        line.text, at: Position(column: 0, row: row), style: line.isHead ? .dim : .plain,
        within: layout.textColumns)
    }
    frame.cursor = Position(column: 0, row: layout.bodyRows.lowerBound)
  }
}
