/// One place on the screen: what stands there and what it is for.
package struct Cell: Hashable, Sendable {
  /// What stands there.
  package var glyph: Glyph

  /// What it is for.
  package var style: Style

  /// `glyph` in `style`.
  package init(_ glyph: Glyph = .blank, style: Style = .plain) {
    self.glyph = glyph
    self.style = style
  }

  /// The terminal-safe text it shows; empty for the right half of a wide glyph.
  package var text: String { glyph.text }
}
