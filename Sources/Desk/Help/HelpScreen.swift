import Canvas

/// The keys of one mode, made from the key table.
struct HelpScreen {
  let mode: Mode
  let bindings: Bindings

  private static let wordsColumn = 18

  /// The rows of help: first the mode's own, then those after Esc.
  private struct Row {
    var keys: String
    var words: String
    var isHead = false
  }

  private var rows: [Row] {
    guard mode == .writing else { return rows(of: mode) }
    let head = Row(keys: "", words: "Esc, let go, then one letter:", isHead: true)
    return rows(of: .writing) + [head] + rows(of: .command)
  }

  private func rows(of mode: Mode) -> [Row] {
    bindings.rows.compactMap { row in
      let keys = bindings.strokes(row, in: mode)
      guard !keys.isEmpty else { return nil }
      return Row(keys: Self.names(keys), words: row.help)
    }
  }

  /// `^N`, `j Down`, `0 … 9`.
  private static func names(_ strokes: [Stroke]) -> String {
    if strokes.count > 3, let first = strokes.first, let last = strokes.last {
      return "\(first.key.label) … \(last.key.label)"
    }
    return strokes.map(\.key.label).joined(separator: " ")
  }

  /// How many pages there are on a screen of `size`.
  func pageCount(_ size: Size) -> Int { max(1, (rows.count + room(size) - 1) / room(size)) }

  private func room(_ size: Size) -> Int { max(1, size.rows - 5) }

  func frame(size: Size, page: Int) -> Frame {
    var frame = Frame(size: size)
    let count = pageCount(size)
    let shown = min(page, count - 1)
    frame.put("Help · \(mode.title)", at: Position(column: 0, row: 0))
    frame.putRight("page \(shown + 1) of \(count)", before: size.columns, row: 0)
    frame.put(
      "^N means: hold Ctrl and press N.  Esc p means: Esc, let go, then p.", at: Position(column: 0, row: 1))
    frame.rule(row: 2)
    for (place, row) in rows.dropFirst(shown * room(size)).prefix(room(size)).enumerated() {
      let line = place + 3
      frame.put(row.keys, at: Position(column: 1, row: line), within: Self.wordsColumn - 2)
      frame.put(row.words, at: Position(column: row.isHead ? 1 : Self.wordsColumn, row: line))
    }
    frame.put(
      BottomLine(entries: [
        BottomLine.Entry(keys: "f b", words: "page", rank: 1),
        BottomLine.Entry(keys: "Esc", words: "close", rank: 0),
      ]), help: "help")
    frame.cursor = Position(column: 0, row: 3)
    return frame
  }
}

extension LiveDesk {
  /// Help is left with Esc, q, ? or F1; any other key that turns no page leaves it where it is.
  mutating func takeInHelp(_ key: Key, _ mode: Mode, _ page: Int) -> [Effect] {
    let help = HelpScreen(mode: mode, bindings: setting.bindings)
    let last = help.pageCount(size) - 1
    switch setting.bindings.action(for: key, in: .readingBack, lineIsEmpty: true) {
    case .pageDown, .down: overlay = .help(mode, page: min(page + 1, last))
    case .pageUp, .up: overlay = .help(mode, page: max(page - 1, 0))
    case .first: overlay = .help(mode, page: 0)
    case .last: overlay = .help(mode, page: last)
    case .back, .help: overlay = nil
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .leave:
      overlay = nil
      asking = .leave
    default: break
    }
    return []
  }
}
