import CCurses
import Canvas

extension Terminal: Screen {
  /// From so many changed rows on the terminal is asked to show the frame at once. Typing changes one or
  /// two and is spared the extra writes.
  private static let rowsShownTogether = 4

  /// Shows `frame`, cut to the window, with stand-ins where the terminal has only ASCII.
  package mutating func draw(_ frame: Frame) {
    let next = abilities.hasUTF8 ? frame : frame.withStandIns()
    let rows = min(next.size.rows, size.rows)
    let isWhole = shown?.size != next.size
    var changed = 0
    if isWhole { ek_erase() }
    for row in 0..<rows where isWhole || shown?.isRow(row, sameIn: next) != true {
      put(row: row, of: next, isWhole: isWhole)
      changed += 1
    }
    let rest = next.cursor.flatMap { next.contains($0) ? $0 : nil }
    if changed > 0 || isWhole || shown?.cursor != next.cursor {
      ek_show(
        Int32(rest?.row ?? -1), Int32(rest?.column ?? -1), isWhole ? 1 : 0,
        changed >= Self.rowsShownTogether ? 1 : 0)
    }
    shown = next
  }

  /// The next frame is drawn whole.
  package mutating func redraw() { shown = nil }

  /// Stops the process group until the shell brings it back; the next frame is drawn whole.
  package mutating func suspend() {
    ek_suspend()
    shown = nil
  }

  /// Puts down the cells of one row that differ from what is shown.
  private func put(row: Int, of next: Frame, isWhole: Bool) {
    let cells = next.row(row)
    let before = isWhole ? [] : shown?.row(row) ?? []
    for column in 0..<min(size.columns, max(cells.count, before.count)) {
      let cell = column < cells.count ? cells[column] : Cell()
      let old = column < before.count ? before[column] : Cell()
      if cell != old, cell.glyph.columns > 0 { put(cell, column: column, row: row) }
    }
  }

  private func put(_ cell: Cell, column: Int, row: Int) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Glyph.maxScalars) { scalars in
      let count = cell.glyph.scalarCount
      for index in 0..<count { scalars[index] = cell.glyph.value(at: index) }
      ek_put(Int32(row), Int32(column), scalars.baseAddress, Int32(count), Self.attributes(of: cell.style))
    }
  }

  /// How a style looks. Accent and alarm are the only colours, each bold as well.
  private static let looks: [(style: Style, attributes: Int)] = [
    (.strong, EK_BOLD), (.dim, EK_DIM), (.accent, EK_BOLD | EK_MAGENTA), (.flaggedWords, EK_UNDERLINE),
    (.focus, EK_REVERSE), (.alarm, EK_BOLD | EK_REVERSE | EK_RED),
  ]

  private static func attributes(of style: Style) -> Int32 {
    if style == .plain { return 0 }
    return Int32(looks.reduce(0) { style.contains($1.style) ? $0 | $1.attributes : $0 })
  }
}

/// Columns of a scalar as ncurses asks for them. Standing in for the C library's function of this name
/// makes ncurses count as ``TextWidth`` does, whatever the machine's library knows.
@_cdecl("wcwidth")
package func wcwidth(_ scalar: Int32) -> Int32 {
  guard let scalar = Unicode.Scalar(UInt32(bitPattern: scalar)) else { return -1 }
  return scalar.value == 0 ? 0 : Int32(TextWidth.columns(of: scalar))
}
