import Canvas
import Preparing

extension StartDesk {
  mutating func move(_ action: Action, _ key: Key) {
    switch (action, part) {
    case (.nextPart, _): goToPart(by: key == .backTab ? -1 : 1)
    case (.cell, .people): moveCell(by: key == .left ? -1 : 1)
    case (_, .people):
      person = index(after: action, from: person, of: outcome.people.count, page: layout.people.count)
    case (_, .ready):
      showsDetail = false
      line = index(after: action, from: line, of: lines.count, page: layout.ready.count)
    case (_, .go): break
    }
    showFocus()
  }

  private mutating func goToPart(by step: Int) {
    showsDetail = false
    let count = Part.allCases.count
    part = Part.allCases[(part.rawValue + step + count) % count]
  }

  private mutating func moveCell(by step: Int) {
    purpose = min(max(0, purpose + step), 3)
  }

  private func index(after action: Action, from index: Int, of count: Int, page: Int) -> Int {
    let step = max(1, page - 1)
    let next: Int =
      switch action {
      case .down: index + 1
      case .up: index - 1
      case .pageDown: index + step
      case .pageUp: index - step
      case .first: 0
      case .last: count - 1
      default: index
      }
    return min(max(0, next), max(0, count - 1))
  }

  var layout: StartLayout { layout(size) }

  func layout(_ size: Size) -> StartLayout {
    StartLayout(
      size, people: max(1, outcome.people.count), ready: readyRows(size).reduce(0) { $0 + $1.count },
      part: part)
  }

  /// Scrolls each part as little as brings its focus into sight.
  mutating func showFocus() {
    let layout = layout
    topPerson = HomeDesk.top(topPerson, focus: person, of: outcome.people.count, shown: layout.people.count)
    topLine = topLine(layout, size)
  }

  /// The first line of the list to show: as high up as leaves the focused one whole.
  func topLine(_ layout: StartLayout, _ size: Size) -> Int {
    let heights = readyRows(size).map(\.count)
    guard heights.indices.contains(line) else { return 0 }
    var top = min(topLine, line)
    while top < line, heights[top...line].reduce(0, +) > layout.ready.count { top += 1 }
    while top > 0, heights[(top - 1)...].reduce(0, +) <= layout.ready.count { top -= 1 }
    return top
  }

  /// The words of each readiness line, wrapped.
  func readyRows(_ size: Size) -> [[WrappedRow]] {
    let isNarrow = size.columns < 80
    return lines.map { line in
      let words = isNarrow ? "\(line.check): \(words(of: line))" : words(of: line)
      return Wrapping.rows(of: words, columns: max(10, size.columns - Self.wordsColumn(size) - 2))
    }
  }

  static func wordsColumn(_ size: Size) -> Int { size.columns < 80 ? 9 : 21 }

  private func words(of line: ReadinessLine) -> String {
    guard line.weight == .refuse, let reason = reason(line) else { return line.text }
    return "\"\(reason)\" stays on record."
  }
}
