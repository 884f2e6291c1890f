extension Frame {
  /// ASCII for the signs our screens are made of, one column each, so that no screen changes shape.
  private static let standIns: [Unicode.Scalar: Unicode.Scalar] = [
    "\u{2500}": "-", "\u{2502}": "|", "\u{252C}": "+", "\u{2534}": "+",
    "\u{25B8}": ">", "\u{2026}": "~", "\u{00B7}": "-", "\u{2013}": "-",
    "\u{2192}": ">", "\u{2191}": "^", "\u{2193}": "v", "\u{25A1}": "?", "\u{2588}": "#",
  ]

  /// The same frame for a terminal that has only ASCII; letters people typed are left as they are.
  package func withStandIns() -> Frame {
    var plain = self
    plain.mapGlyphs { glyph in
      guard glyph.value(at: 0) > 0x7F, glyph.scalarCount == 1,
        let scalar = Unicode.Scalar(glyph.value(at: 0)), let standIn = Self.standIns[scalar]
      else { return glyph }
      return Glyph(standIn, columns: 1)
    }
    return plain
  }
}
