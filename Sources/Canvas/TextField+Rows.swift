/// The input line as it stands on the screen.
package struct FieldRows: Hashable, Sendable {
  /// What is shown, the prompt's columns as the indent of the first row and of those under it.
  package let rows: [WrappedRow]

  /// The cursor's cell, counted from the field's top left.
  package let cursor: Position

  /// True when rows above the first one shown are hidden: `…` stands before its words.
  package let hidesAbove: Bool

  /// True when rows below the last one shown are hidden: `…` stands in its last column.
  package let hidesBelow: Bool
}

extension TextField {
  /// The rows to show in `columns` with `prompt` (its last space included) in front, at most `maxRows`.
  ///
  /// A longer line goes on in the next row under its first word; when there are more rows than may be
  /// shown, those with the cursor stay and the others scroll away under the prompt.
  package func rows(columns: Int, prompt: String, maxRows: Int) -> FieldRows {
    let indent = Self.promptColumns(prompt, in: columns)
    // The cursor needs a column behind the last word, and in a single row `…` one before the first.
    let reserve = maxRows > 1 ? 1 : 2
    let all = Wrapping.rows(of: text, columns: columns - reserve, indent: indent, hanging: indent)
    var place = Wrapping.place(of: cursor, in: all)
    let top = max(0, place.row - max(1, maxRows) + 1)
    let bottom = min(all.count, top + max(1, maxRows))
    if top > 0 && place.row == top { place.column += 1 }
    // Wide letters in a room of one column stand over its edge; the cursor does not.
    place.column = min(place.column, max(0, columns - 1))
    return FieldRows(
      rows: Array(all[top..<bottom]), cursor: Position(column: place.column, row: place.row - top),
      hidesAbove: top > 0, hidesBelow: bottom < all.count)
  }

  /// The prompt's columns; on a narrow screen at most half of it, so that words have room.
  private static func promptColumns(_ prompt: String, in columns: Int) -> Int {
    min(TextWidth.columns(of: prompt), columns / 2)
  }
}

extension Frame {
  /// Draws the input line with its prompt at `position`, `columns` wide, and rests the cursor in it.
  /// Returns the rows it took. `marked` are bytes of the field's text to underline.
  @discardableResult
  package mutating func put(
    _ field: TextField, prompt: String, at position: Position, columns: Int, maxRows: Int,
    promptStyle: Style = .plain, marked: [Range<Int>] = []
  ) -> Int {
    let shown = field.rows(columns: columns, prompt: prompt, maxRows: maxRows)
    for (index, row) in shown.rows.enumerated() {
      let shift = shown.hidesAbove && index == 0 ? 1 : 0
      put(row, at: Position(column: position.column + shift, row: position.row + index), marked: marked)
    }
    let indent = shown.rows.first?.indent ?? 0
    put(prompt, at: position, style: promptStyle, within: indent)
    if shown.hidesAbove { putEllipsis(column: position.column + indent, row: position.row) }
    if shown.hidesBelow {
      putEllipsis(column: position.column + columns - 1, row: position.row + shown.rows.count - 1)
    }
    cursor = Position(column: position.column + shown.cursor.column, row: position.row + shown.cursor.row)
    return shown.rows.count
  }

  private mutating func putEllipsis(column: Int, row: Int) {
    set(Glyph("\u{2026}", columns: 1), at: Position(column: column, row: row), style: .dim)
  }
}
