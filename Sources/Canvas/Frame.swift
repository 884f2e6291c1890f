/// A whole screen as a value: every cell, and where the cursor rests.
///
/// Drawing outside the frame does nothing, so a view need not ask how large the screen is before each word.
package struct Frame: Sendable {
  /// In cells; never changes.
  package let size: Size

  /// Where the terminal's cursor rests; nil leaves it at the bottom right, hidden where that is possible.
  package var cursor: Position?

  /// Row by row from the top. A row is kept up to the last cell that was drawn, and what lies beyond is
  /// blank: a window of 300 columns costs no more than the words in it.
  private var lines: [[Cell]]

  /// Room taken for a row's first words: the live screen has 120 columns of them at most.
  private static let usualColumns = 120

  /// A blank frame.
  package init(size: Size) {
    self.size = size
    lines = Array(repeating: [], count: size.rows)
  }

  /// The cell at `position`; blank outside the frame.
  package subscript(position: Position) -> Cell {
    guard contains(position), position.column < lines[position.row].count else { return Cell() }
    return lines[position.row][position.column]
  }

  /// The cells of one row from the left to the last that was drawn; what lies beyond is blank.
  package func row(_ row: Int) -> [Cell] { lines.indices.contains(row) ? lines[row] : [] }

  /// True when `position` lies in the frame.
  package func contains(_ position: Position) -> Bool {
    (0..<size.columns).contains(position.column) && (0..<size.rows).contains(position.row)
  }

  /// Takes over a row as another frame has it, cut at this one's edge. The two share what they show, so a row that
  /// stays is quickly told from one that changed.
  package mutating func take(_ cells: [Cell], row: Int) {
    guard lines.indices.contains(row) else { return }
    lines[row] = cells.count <= size.columns ? cells : Array(cells.prefix(size.columns))
  }

  /// Puts one glyph down. Half a wide glyph is never left standing: its other half becomes blank.
  package mutating func set(_ glyph: Glyph, at position: Position, style: Style = .plain) {
    guard contains(position) else { return }
    Self.place(
      Cell(glyph, style: style), at: position.column, in: &lines[position.row], columns: size.columns)
  }

  /// Puts glyphs down one after another, each in the style it is given, and returns their columns.
  mutating func set(
    _ letters: some Sequence<Letter>, at position: Position, style: (Letter) -> Style
  ) -> Int {
    var column = position.column
    guard lines.indices.contains(position.row) else {
      return letters.reduce(0) { $0 + $1.glyph.columns }
    }
    // Taken out while it is worked on, so that it is not copied.
    var line: [Cell] = []
    swap(&line, &lines[position.row])
    if line.isEmpty { line.reserveCapacity(min(size.columns, Self.usualColumns)) }
    for letter in letters {
      Self.place(Cell(letter.glyph, style: style(letter)), at: column, in: &line, columns: size.columns)
      column += letter.glyph.columns
    }
    swap(&line, &lines[position.row])
    return column - position.column
  }

  // Static, since a method of a frame would copy the frame it is about to change a row of.
  private static func place(_ cell: Cell, at column: Int, in line: inout [Cell], columns: Int) {
    let width = cell.glyph.columns
    guard column >= 0, column < columns, width > 0 else { return }
    // The common case: words going on where the row ends.
    if column == line.count, width == 1 { return line.append(cell) }
    let fits = column + width <= columns
    let end = column + (fits ? width : 1)
    grow(&line, to: end)
    if line[column].glyph == .rest, column > 0 { line[column - 1].glyph = .blank }
    if end < line.count, line[end].glyph == .rest { line[end].glyph = .blank }
    line[column] = Cell(fits ? cell.glyph : .blank, style: cell.style)
    if fits && width == 2 { line[column + 1] = Cell(.rest, style: cell.style) }
  }

  private static func grow(_ line: inout [Cell], to count: Int) {
    guard line.count < count else { return }
    line.append(contentsOf: repeatElement(Cell(), count: count - line.count))
  }

  /// Puts the same one-column cell into all of `columns`.
  mutating func fill(row: Int, columns: Range<Int>, with cell: Cell) {
    let span = columns.clamped(to: 0..<size.columns)
    guard lines.indices.contains(row), let last = span.last else { return }
    // Taken out while it is worked on, so that it is not copied.
    var line: [Cell] = []
    swap(&line, &lines[row])
    // The ends with care for halves of wide glyphs, what lies between at once.
    Self.grow(&line, to: span.upperBound)
    Self.place(cell, at: span.lowerBound, in: &line, columns: size.columns)
    Self.place(cell, at: last, in: &line, columns: size.columns)
    for column in span { line[column] = cell }
    swap(&line, &lines[row])
  }

  /// Adds `style` to what stands in `columns` of `row`: the focus on a row already drawn.
  package mutating func restyle(row: Int, columns: Range<Int>? = nil, adding style: Style) {
    guard lines.indices.contains(row) else { return }
    let span = (columns ?? 0..<size.columns).clamped(to: 0..<size.columns)
    Self.grow(&lines[row], to: span.upperBound)
    for column in span { lines[row][column].style.formUnion(style) }
  }

  /// Replaces every glyph by what `change` makes of it; widths must stay.
  mutating func mapGlyphs(_ change: (Glyph) -> Glyph) {
    for row in lines.indices {
      for column in lines[row].indices { lines[row][column].glyph = change(lines[row][column].glyph) }
    }
  }
}

extension Frame: Hashable {
  /// True when the two show the same, cell for cell, and the cursor rests in the same place.
  package static func == (one: Frame, other: Frame) -> Bool {
    one.size == other.size && one.cursor == other.cursor
      && one.lines.indices.allSatisfy { one.isRow($0, sameIn: other) }
  }

  /// Frames of one size with one cursor fall together; they are compared, hardly ever looked up.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(size)
    hasher.combine(cursor)
  }

  /// True when `row` shows the same in `other`.
  package func isRow(_ row: Int, sameIn other: Frame) -> Bool {
    let mine = self.row(row)
    let theirs = other.row(row)
    let common = min(mine.count, theirs.count)
    let isCommonSame = mine.withUnsafeBufferPointer { mine in
      theirs.withUnsafeBufferPointer { theirs in
        if mine.baseAddress == theirs.baseAddress { return true }
        // No early way out: the loop goes over the row several cells a step.
        var difference: UInt64 = 0
        for index in 0..<common {
          difference |= mine[index].first ^ theirs[index].first | mine[index].second ^ theirs[index].second
        }
        return difference == 0
      }
    }
    guard isCommonSame, mine.count != theirs.count else { return isCommonSame }
    return (mine.count > common ? mine[common...] : theirs[common...]).allSatisfy { $0 == Cell() }
  }
}
