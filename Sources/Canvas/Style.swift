/// What a stretch of text is for; the terminal decides how that looks, in colour or without.
///
/// Styles join: a flag letter in the focused row is `[.accent, .focus]`.
package struct Style: OptionSet, Hashable, Sendable {
  /// One bit a style; never stored outside the program.
  package let rawValue: UInt8

  /// The styles whose bits are set.
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Words, typed or said.
  package static let plain: Style = []

  /// The question, minutes left, the chosen speaker, `quiet`: bold.
  package static let strong = Style(rawValue: 1)

  /// Times, rules, hints, faint and not-so flags: dim, plain where the terminal has no dim.
  package static let dim = Style(rawValue: 2)

  /// A flag and a thing to decide: bold, and magenta where there are colours.
  package static let accent = Style(rawValue: 4)

  /// The flagged words: underlined.
  package static let flaggedWords = Style(rawValue: 8)

  /// The focused row or cell: reverse.
  package static let focus = Style(rawValue: 16)

  /// NOT SAVED and refuse: bold reverse, and red where there are colours.
  package static let alarm = Style(rawValue: 32)

  /// Each style by the sign it has in `Frame.styledText`.
  static let signs: [(style: Style, sign: Character)] = [
    (.alarm, "!"), (.accent, "A"), (.flaggedWords, "u"), (.strong, "b"), (.dim, "d"), (.focus, "r"),
  ]
}
