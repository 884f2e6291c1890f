/// How large a screen or a part of it is, in character cells.
package struct Size: Hashable, Sendable {
  /// Columns, counted from the left; never negative.
  package let columns: Int

  /// Rows, counted from the top; never negative.
  package let rows: Int

  /// A size in cells; what is negative counts as nothing.
  package init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }
}

/// One cell's place, counted from 0 at the top left.
package struct Position: Hashable, Sendable {
  /// Cells to the left of it.
  package var column: Int

  /// Rows above it.
  package var row: Int

  /// The place `column` cells to the right and `row` rows down; may lie outside a frame.
  package init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}
