extension Frame {
  /// The whole screen as plain text: every row, spaces at their ends left off, joined by line feeds.
  package var text: String {
    (0..<size.rows).map(text(row:)).joined(separator: "\n")
  }

  /// One row as plain text, spaces at its end left off.
  package func text(row: Int) -> String {
    Self.withoutTrailingSpaces(self.row(row).map(\.text).joined())
  }

  /// The screen as text with a row of signs under each row that is not all plain: `b` strong, `d` dim,
  /// `A` accent, `u` flagged words, `r` focus, `!` alarm, `█` the cursor; the strongest where styles join.
  package var styledText: String {
    var lines: [String] = []
    for row in 0..<size.rows {
      lines.append("|" + text(row: row))
      let signs = Self.withoutTrailingSpaces(
        String((0..<size.columns).map { sign(at: Position(column: $0, row: row)) }))
      if !signs.isEmpty { lines.append("\u{2219}" + signs) }
    }
    return lines.joined(separator: "\n")
  }

  private func sign(at position: Position) -> Character {
    if position == cursor { return "\u{2588}" }
    let style = self[position].style
    return Style.signs.first { style.contains($0.style) }?.sign ?? " "
  }

  private static func withoutTrailingSpaces(_ text: String) -> String {
    var end = text.utf8.endIndex
    while end > text.utf8.startIndex, text.utf8[text.utf8.index(before: end)] == 0x20 {
      end = text.utf8.index(before: end)
    }
    return String(text[..<end])
  }
}
