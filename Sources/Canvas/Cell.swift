/// One place on the screen: what stands there and what it is for.
///
/// The style lies in the bits a glyph leaves free, so a cell is two words and a screen is quickly compared.
package struct Cell: Hashable, Sendable {
  private(set) var first: UInt64
  private(set) var second: UInt64

  private static let styleShift: UInt64 = 48
  private static let glyphMask: UInt64 = (1 << styleShift) - 1

  /// `glyph` in `style`.
  package init(_ glyph: Glyph = .blank, style: Style = .plain) {
    first = glyph.first
    second = glyph.second | UInt64(style.rawValue) << Self.styleShift
  }

  /// What stands there.
  package var glyph: Glyph {
    get { Glyph(first: first, second: second & Self.glyphMask) }
    set { self = Cell(newValue, style: style) }
  }

  /// What it is for.
  package var style: Style {
    get { Style(rawValue: UInt8(truncatingIfNeeded: second >> Self.styleShift)) }
    set { second = second & Self.glyphMask | UInt64(newValue.rawValue) << Self.styleShift }
  }

  /// The terminal-safe text it shows; empty for the right half of a wide glyph.
  package var text: String { glyph.text }
}
