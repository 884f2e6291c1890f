import Canvas

/// What a screen says instead of itself when the window is too small; keys go on working.
enum SmallestScreen {
  static let size = Size(columns: 40, rows: 10)

  /// The one line, or nil when the window is large enough.
  static func frame(instead size: Size) -> Frame? {
    guard size.columns < Self.size.columns || size.rows < Self.size.rows else { return nil }
    var frame = Frame(size: size)
    frame.put("evenkeel needs 40x10", at: Position(column: 0, row: 0))
    frame.put("keys still work", at: Position(column: 0, row: 1))
    frame.cursor = Position(column: 0, row: 0)
    return frame
  }
}

extension Size {
  /// Below this, rules, units and days give way to the words.
  var isSmall: Bool { columns < 80 || rows < 16 }
}

extension Frame {
  /// A sentence for the notice row. On a narrow screen it goes on in the input row, `rows` at most, where
  /// nothing is being typed.
  mutating func putNotice(_ words: String, row: Int, rows: Int, style: Style = .plain) {
    guard rows > 1 else {
      put(words, at: Position(column: 0, row: row), style: style)
      return
    }
    for (offset, words) in Wrapping.rows(of: words, columns: size.columns).prefix(rows).enumerated() {
      put(words, at: Position(column: 0, row: row + offset), style: style)
    }
  }

  /// A place in row 1 and what stands at its right; the right part gives way first.
  mutating func putPlace(_ place: String, right: String) {
    let width = TextWidth.columns(of: right)
    let fits = width + 12 <= size.columns
    if fits { putRight(right, before: size.columns, row: 0) }
    put(place, at: Position(column: 0, row: 0), within: fits ? size.columns - width - 1 : size.columns)
  }
}
