import Canvas

/// The keys of one screen, made from its table; closed with Esc or q.
struct KeyHelp {
  private let title: String
  private let rows: [(keys: String, sentence: String)]

  init(_ bindings: Bindings, mode: Mode) {
    title = mode.title
    rows = bindings.rows.compactMap { row in
      let keys = bindings.strokes(row, in: mode).map(\.key.label)
      return keys.isEmpty ? nil : (keys.joined(separator: "  "), row.help)
    }
  }

  private static let keyColumns = 16

  /// The page to show after `key`; nil once help is closed.
  func page(after key: Key, on page: Int, size: Size) -> Int? {
    let last = pages(size).count - 1
    switch key {
    case .escape, .character("q"), .character("?"), .function(1): return nil
    case .character("f"), .pageDown, .character(" "), .down, .character("j"): return min(page + 1, last)
    case .character("b"), .pageUp, .up, .character("k"): return max(page - 1, 0)
    case .character("g"), .home: return 0
    case .character("G"), .end: return last
    default: return page
    }
  }

  /// Pages of rows as wrapped text, a row never parted.
  private func pages(_ size: Size) -> [[[WrappedRow]]] {
    let room = max(1, size.rows - 6)
    var pages: [[[WrappedRow]]] = [[]]
    var used = 0
    for row in rows {
      let lines = Wrapping.rows(of: row.sentence, columns: max(8, size.columns - Self.keyColumns - 1))
      if used + lines.count > room && used > 0 {
        pages.append([])
        used = 0
      }
      pages[pages.count - 1].append(lines)
      used += lines.count
    }
    return pages
  }

  func frame(size: Size, page: Int) -> Frame {
    if let small = SmallestScreen.frame(instead: size) { return small }
    var frame = Frame(size: size)
    let pages = pages(size)
    let shown = min(page, pages.count - 1)
    frame.putPlace("Help · \(title)", right: pages.count > 1 ? "page \(shown + 1) of \(pages.count)" : "")
    frame.put("^N means: hold Ctrl and press N.", at: Position(column: 0, row: 1))
    frame.rule(row: 2)
    var index = pages[..<shown].reduce(0) { $0 + $1.count }
    var row = 3
    for lines in pages[shown] {
      frame.put(rows[index].keys, at: Position(column: 1, row: row), within: Self.keyColumns - 2)
      for line in lines {
        frame.put(line, at: Position(column: Self.keyColumns, row: row))
        row += 1
      }
      index += 1
    }
    frame.putKeyLine([KeyHint("f b", "page"), KeyHint("Esc", "close")])
    frame.cursor = Position(column: 0, row: 3)
    return frame
  }
}
