extension Frame {
  /// Writes `text` on one row from `position` to the right and returns the columns it took.
  ///
  /// What does not fit in `columns` (to the right edge when nil) is cut, and a `…` in the last column
  /// says so. The bytes of `marked`, half open in UTF-8, stand in `markStyle` as well.
  @discardableResult
  package mutating func put(
    _ text: String, at position: Position, style: Style = .plain, within columns: Int? = nil,
    marked: [Range<Int>] = [], markStyle: Style = .flaggedWords
  ) -> Int {
    let room = min(columns ?? .max, size.columns - position.column)
    guard room > 0, !text.isEmpty else { return 0 }
    let letters = TextWidth.letters(of: text)
    let needed = letters.reduce(0) { $0 + $1.glyph.columns }
    guard needed > room else {
      return put(letters, at: position, style: style, marked: marked, markStyle: markStyle)
    }
    let kept = Self.prefix(of: letters, columns: room - 1)
    let used = put(kept, at: position, style: style, marked: marked, markStyle: markStyle)
    for column in used..<room {
      let place = Position(column: position.column + column, row: position.row)
      set(column == used ? Glyph("\u{2026}", columns: 1) : .blank, at: place, style: style)
    }
    return room
  }

  /// The letters from the front that fit in `columns`, clusters whole.
  private static func prefix(of letters: [Letter], columns: Int) -> ArraySlice<Letter> {
    var used = 0
    var end = 0
    while end < letters.count, used + letters[end].glyph.columns <= columns {
      used += letters[end].glyph.columns
      end += 1
    }
    while end > 0, end < letters.count, letters[end].continues { end -= 1 }
    return letters[..<end]
  }

  /// Writes `letters` as they are, cut at the frame's edge, and returns the columns they took.
  @discardableResult
  package mutating func put(
    _ letters: some Sequence<Letter>, at position: Position, style: Style = .plain,
    marked: [Range<Int>] = [], markStyle: Style = .flaggedWords
  ) -> Int {
    if marked.isEmpty { return set(letters, at: position) { _ in style } }
    return set(letters, at: position) { letter in
      let isMarked = marked.contains { $0.lowerBound < letter.end && letter.start < $0.upperBound }
      return isMarked ? style.union(markStyle) : style
    }
  }

  /// Writes one row of a wrapped text; `position` is where its indent begins. `marked` as in the text.
  package mutating func put(
    _ row: WrappedRow, at position: Position, style: Style = .plain,
    marked: [Range<Int>] = [], markStyle: Style = .flaggedWords
  ) {
    let place = Position(column: position.column + row.indent, row: position.row)
    put(row.letters, at: place, style: style, marked: marked, markStyle: markStyle)
  }

  /// Writes `text` so that it ends before column `end`; returns the column it begins at.
  @discardableResult
  package mutating func putRight(_ text: String, before end: Int, row: Int, style: Style = .plain) -> Int {
    let start = max(0, end - TextWidth.columns(of: text))
    put(text, at: Position(column: start, row: row), style: style, within: end - start)
    return start
  }

  /// Fills `columns` of `row` (all when nil) with one sign.
  package mutating func fill(
    row: Int, columns: Range<Int>? = nil, with sign: Unicode.Scalar = " ", style: Style = .plain
  ) {
    fill(row: row, columns: columns ?? 0..<size.columns, with: Cell(Glyph(sign, columns: 1), style: style))
  }

  /// Blanks a part of the screen.
  package mutating func clear(_ part: Rectangle) {
    for row in part.rows { fill(row: row, columns: part.columns) }
  }

  /// A horizontal line over `columns` of `row`, with words set into it:
  /// `── leading ─────────── trailing ──`.
  package mutating func rule(
    row: Int, columns: Range<Int>? = nil, leading: String = "", trailing: String = "", style: Style = .dim,
    wordStyle: Style = .dim
  ) {
    let span = (columns ?? 0..<size.columns).clamped(to: 0..<size.columns)
    fill(row: row, columns: span, with: "\u{2500}", style: style)
    if !leading.isEmpty, span.count > 4 {
      let start = Position(column: span.lowerBound + 2, row: row)
      put(" \(leading) ", at: start, style: wordStyle, within: span.count - 2)
    }
    if !trailing.isEmpty, span.count > TextWidth.columns(of: leading) + TextWidth.columns(of: trailing) + 8 {
      putRight(" \(trailing) ", before: span.upperBound - 2, row: row, style: wordStyle)
    }
  }

  /// A vertical line down `rows` in `column`; where it meets a horizontal one the two are joined.
  package mutating func divide(column: Int, rows: Range<Int>, style: Style = .dim) {
    for row in rows {
      let place = Position(column: column, row: row)
      let meets = self[place].glyph == Glyph("\u{2500}", columns: 1)
      let joint: Unicode.Scalar = row == rows.lowerBound ? "\u{252C}" : "\u{2534}"
      set(Glyph(meets ? joint : "\u{2502}", columns: 1), at: place, style: style)
    }
  }
}
