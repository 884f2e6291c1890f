import Canvas
import Fieldwork

/// The bottom line as a value: entries in the order they are read, each with how soon it gives way.
///
/// Whole entries or none: where not all fit, those with the highest rank stay, in their order.
struct BottomLine: Hashable {
  struct Entry: Hashable {
    var keys: String
    var words: String
    /// 0 stays longest.
    var rank: Int

    var text: String { words.isEmpty ? keys : "\(keys) \(words)" }
  }

  var entries: [Entry]
  var state = ""
  var stateStyle = Style.plain

  /// Where `? help` begins, counted from the right edge.
  static let helpColumns = 17

  /// The entries that fit in `columns` with two between them.
  func fitting(_ columns: Int) -> [Entry] {
    var kept = entries.map { _ in false }
    var used = -2
    for place in entries.indices.sorted(by: { (entries[$0].rank, $0) < (entries[$1].rank, $1) }) {
      let width = TextWidth.columns(of: entries[place].text) + 2
      guard used + width <= columns else { break }
      used += width
      kept[place] = true
    }
    return entries.indices.filter { kept[$0] }.map { entries[$0] }
  }
}

extension Frame {
  /// `gap` columns at least stay free before the help.
  mutating func put(_ line: BottomLine, help: String, gap: Int = 2) {
    let row = size.rows - 1
    let helpColumn = max(0, size.columns - BottomLine.helpColumns)
    let text = line.fitting(helpColumn - gap).map(\.text).strung("  ")
    put(text, at: Position(column: 0, row: row), within: max(1, helpColumn - 1))
    put("? \(help)", at: Position(column: helpColumn, row: row))
    putRight(line.state, before: size.columns, row: row, style: line.stateStyle)
  }
}
