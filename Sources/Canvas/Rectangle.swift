/// A part of the screen with straight sides, in character cells.
package struct Rectangle: Hashable, Sendable {
  /// The cell at the top left.
  package var origin: Position

  /// How many columns and rows it has.
  package var size: Size

  /// The part of `size` that begins at `origin`.
  package init(origin: Position, size: Size) {
    self.origin = origin
    self.size = size
  }

  /// The columns it covers, half open.
  package var columns: Range<Int> { origin.column..<(origin.column + size.columns) }

  /// The rows it covers, half open.
  package var rows: Range<Int> { origin.row..<(origin.row + size.rows) }
}
