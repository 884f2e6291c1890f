/// A whole screen as a value: every cell, and where the cursor rests.
///
/// Drawing outside the frame does nothing, so a view need not ask how large the screen is before each word.
package struct Frame: Hashable, Sendable {
  /// In cells; never changes.
  package let size: Size

  /// Where the terminal's cursor rests; nil leaves it at the bottom right, hidden where that is possible.
  package var cursor: Position?

  /// Row by row from the top.
  private var cells: [Cell]

  /// A blank frame.
  package init(size: Size) {
    self.size = size
    cells = Array(repeating: Cell(), count: size.columns * size.rows)
  }

  /// The cell at `position`; blank outside the frame.
  package subscript(position: Position) -> Cell {
    contains(position) ? cells[position.row * size.columns + position.column] : Cell()
  }

  /// The cells of one row from the left; empty outside the frame.
  package func row(_ row: Int) -> ArraySlice<Cell> {
    guard (0..<size.rows).contains(row) else { return [] }
    return cells[(row * size.columns)..<((row + 1) * size.columns)]
  }

  /// True when every cell of `row` is the same in `other`, a frame of the same size.
  package func isRow(_ row: Int, sameIn other: Frame) -> Bool {
    guard size == other.size else { return false }
    let columns = (row * size.columns)..<((row + 1) * size.columns)
    return cells.withUnsafeBufferPointer { mine in
      other.cells.withUnsafeBufferPointer { theirs in
        // No early way out: the loop runs over a whole row at once, several cells a step.
        var difference: UInt64 = 0
        for index in columns {
          difference |= mine[index].first ^ theirs[index].first | mine[index].second ^ theirs[index].second
        }
        return difference == 0
      }
    }
  }

  /// True when `position` lies in the frame.
  package func contains(_ position: Position) -> Bool {
    (0..<size.columns).contains(position.column) && (0..<size.rows).contains(position.row)
  }

  /// Puts one glyph down. Half a wide glyph is never left standing: its other half becomes blank.
  package mutating func set(_ glyph: Glyph, at position: Position, style: Style = .plain) {
    guard contains(position), glyph.columns > 0 else { return }
    let index = position.row * size.columns + position.column
    let fits = position.column + glyph.columns <= size.columns
    clearHalves(from: index, columns: fits ? glyph.columns : 1, column: position.column)
    cells[index] = Cell(fits ? glyph : .blank, style: style)
    if fits && glyph.columns == 2 { cells[index + 1] = Cell(.rest, style: style) }
  }

  /// Puts narrow and wide glyphs down one after another; ``set(_:at:style:)`` for many.
  mutating func set(
    _ letters: some Sequence<Letter>, at position: Position, style: (Letter) -> Style
  ) -> Int {
    var column = position.column
    let isInside = (0..<size.rows).contains(position.row)
    let start = position.row * size.columns
    for letter in letters {
      let columns = letter.glyph.columns
      // The common case: a narrow letter on cells that hold no half of a wide one.
      if columns == 1, isInside, (0..<size.columns).contains(column),
        !isHalf(start + column), column + 1 == size.columns || !isHalf(start + column + 1)
      {
        cells[start + column] = Cell(letter.glyph, style: style(letter))
      } else {
        set(letter.glyph, at: Position(column: column, row: position.row), style: style(letter))
      }
      column += columns
    }
    return column - position.column
  }

  private func isHalf(_ index: Int) -> Bool { cells[index].second & ~Self.styleBits == 0 }

  private static let styleBits: UInt64 = 0xFF << 48

  /// Blanks the halves that would be left of wide glyphs when `columns` cells from `index` are overwritten.
  private mutating func clearHalves(from index: Int, columns: Int, column: Int) {
    if cells[index].glyph == .rest, column > 0 { cells[index - 1].glyph = .blank }
    let after = index + columns
    if column + columns < size.columns, cells[after].glyph == .rest { cells[after].glyph = .blank }
  }

  /// Adds `style` to what stands in `columns` of `row`: the focus on a row already drawn.
  package mutating func restyle(row: Int, columns: Range<Int>? = nil, adding style: Style) {
    guard (0..<size.rows).contains(row) else { return }
    for column in (columns ?? 0..<size.columns).clamped(to: 0..<size.columns) {
      cells[row * size.columns + column].style.formUnion(style)
    }
  }

  /// Replaces every glyph by what `change` makes of it; widths must stay.
  mutating func mapGlyphs(_ change: (Glyph) -> Glyph) {
    for index in cells.indices { cells[index].glyph = change(cells[index].glyph) }
  }
}
