import Canvas

/// One row of the key table: the whole truth about a key, for dispatch, bottom line, help and README alike.
package struct Binding: Hashable, Sendable {
  /// Where it acts.
  package var modes: Modes
  /// The key people are shown first, then the others.
  package var keys: [Stroke]
  /// What it asks for.
  package var action: Action
  /// One or two words for the bottom line.
  package var label: String
  /// What it does, for the help screen, the README and the man page.
  package var help: String

  /// `modes` as letters, `keys` as ``Stroke`` reads them.
  init(_ modes: String, _ keys: String..., action: Action, _ label: String, _ help: String) {
    self.modes = Mode.modes(modes)
    self.keys = keys.flatMap(Stroke.strokes)
    self.action = action
    self.label = label
    self.help = help
  }

  init(modes: Modes, keys: [Stroke], like other: Binding) {
    self = other
    self.modes = modes
    self.keys = keys
  }

  /// Whether some key asks for this in `mode`, at an empty line at least.
  func acts(in mode: Mode) -> Bool {
    modes.contains(mode) && keys.contains { $0.acts(in: mode, lineIsEmpty: true) }
  }

  /// Whether `key` asks for this in `mode`.
  func answers(_ key: Key, in mode: Mode, lineIsEmpty: Bool) -> Bool {
    modes.contains(mode) && keys.contains { $0.key == key && $0.acts(in: mode, lineIsEmpty: lineIsEmpty) }
  }
}

/// One key of a binding, with the condition it acts under.
package struct Stroke: Hashable, Sendable {
  /// The key pressed.
  package var key: Key
  /// Only at the start of an empty line; elsewhere the key is a letter.
  package var onlyWhenEmpty = false
  /// Only in this one of the binding's modes.
  package var onlyIn: Mode?

  /// In the writing mode letters are words: a letter acts there only at the start of an empty line.
  func acts(in mode: Mode, lineIsEmpty: Bool) -> Bool {
    if let onlyIn, onlyIn != mode { return false }
    guard mode == .writing, case .character = key else { return true }
    return onlyWhenEmpty && lineIsEmpty
  }

  /// Reads `Ctrl-N`, `? (empty)`, `0 ... 9 (empty)`, `Enter (C)`; a misspelt row gives none, which a test sees.
  static func strokes(_ text: String) -> [Stroke] {
    var name = text[...]
    var onlyWhenEmpty = false
    var onlyIn: Mode?
    if let open = name.lastIndex(of: "("), name.hasSuffix(")"), open > name.startIndex {
      let condition = name[name.index(after: open)...].dropLast()
      name = name[..<open].dropLast()
      if condition == "empty" {
        onlyWhenEmpty = true
      } else {
        onlyIn = condition.first.flatMap(Mode.init(rawValue:))
      }
    }
    return keys(named: name).map { Stroke(key: $0, onlyWhenEmpty: onlyWhenEmpty, onlyIn: onlyIn) }
  }

  private static func keys(named name: Substring) -> [Key] {
    let words = name.split(separator: " ")
    if words.count == 3, words[1] == "...", let first = Int(words[0]), let last = Int(words[2]), first <= last
    {
      return (first...last).map { .character(Character(String($0))) }
    }
    return Key(named: String(name)).map { [$0] } ?? []
  }
}
