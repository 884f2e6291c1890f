/// One key press, named as a person would name it; no terminal's codes get past the terminal.
package enum Key: Hashable, Sendable {
  /// A typed letter, digit or sign: one Unicode scalar. A combining mark arrives as a key of its own
  /// and joins the letter before it in the input line.
  case character(Character)

  /// Ctrl held with a lower-case letter, or with one of `@ \ ] ^ _`.
  /// Ctrl-I, Ctrl-M, Ctrl-J, Ctrl-H and Ctrl-[ never come: they are Tab, Enter, Backspace and Esc.
  case control(Character)

  /// F1 is 1; up to 20.
  case function(Int)

  case enter, tab, backTab, escape
  case backspace, delete, insert
  case up, down, left, right
  case home, end, pageUp, pageDown

  /// Left and Right with Ctrl or Alt held: by word.
  case wordLeft, wordRight

  /// The names of the keys that have one, each once: help, the bottom line and the file of remapped
  /// keys read the same table.
  private static let names: [(key: Key, name: String)] = [
    (.enter, "Enter"), (.tab, "Tab"), (.backTab, "Shift-Tab"), (.escape, "Esc"),
    (.backspace, "Backspace"), (.delete, "Del"), (.insert, "Ins"),
    (.up, "Up"), (.down, "Down"), (.left, "Left"), (.right, "Right"),
    (.home, "Home"), (.end, "End"), (.pageUp, "PgUp"), (.pageDown, "PgDn"),
    (.wordLeft, "Ctrl-Left"), (.wordRight, "Ctrl-Right"), (.character(" "), "Space"),
  ]

  /// The same by their names in lower case: the whole table of keys is read while somebody waits for the screen.
  private static let loweredNames = names.map { $0.name.lowercased() }

  /// Short form for the bottom line: `^N`, `Esc`, `F1`, `m`.
  package var label: String {
    switch self {
    case .control(let letter): "^\(letter.uppercased())"
    case .function(let number): "F\(number)"
    default: name
    }
  }

  /// The long form: `Ctrl-N`, `Esc`, `F1`, `m`.
  package var name: String {
    if let named = Self.names.first(where: { $0.key == self }) { return named.name }
    switch self {
    case .character(let letter): return String(letter)
    case .control(let letter): return "Ctrl-\(letter.uppercased())"
    case .function(let number): return "F\(number)"
    default: return ""
    }
  }

  /// The key that is written so, in either form, letters' case mattering for single letters only;
  /// nil for what names no key.
  package init?(named text: String) {
    if text.utf8.count == 1 || text.count == 1, let letter = text.first {
      self = .character(letter)
      return
    }
    let lowered = text.lowercased()
    if let place = Self.loweredNames.firstIndex(of: lowered) {
      self = Self.names[place].key
    } else if let letter = Self.letterAfterControl(lowered) {
      self = .control(letter)
    } else if lowered.first == "f", let number = Int(lowered.dropFirst()), (1...20).contains(number) {
      self = .function(number)
    } else {
      return nil
    }
  }

  /// The `n` of `^n` or `ctrl-n`.
  private static func letterAfterControl(_ lowered: String) -> Character? {
    for prefix in ["^", "ctrl-"] where lowered.hasPrefix(prefix) {
      let rest = lowered.dropFirst(prefix.count)
      guard rest.count == 1, let letter = rest.first else { continue }
      let isLetter = ("a"..."z").contains(letter) && !"hijm".contains(letter)
      return isLetter || "@\\]^_".contains(letter) ? letter : nil
    }
    return nil
  }
}
