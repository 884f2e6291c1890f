import Canvas

/// The first page of help while writing: what one needs in a session, to be taken in at a glance.
///
/// The keys come from the table; here stand only the order, and words short enough for two columns.
enum HelpGlance {
  /// Actions that share a place, and what they do; the keys of the mode at hand stand before the words.
  private struct Item {
    var actions: [Action]
    var words: String
    /// Written instead of the table's keys where those are not what one types.
    var keys: String?

    init(_ actions: Action..., words: String, keys: String? = nil) {
      self.actions = actions
      self.words = words
      self.keys = keys
    }
  }

  private static let writing: [[Item]] = [
    [Item(.speaker, words: "at an empty line: who speaks (0 is you)", keys: "0 … 9")],
    [
      Item(.keep, words: "keep the line"),
      Item(.plainStart, words: "begin with a digit", keys: "Space first:"),
    ],
    [
      Item(words: "keep it as a quote", keys: "\" first"),
      Item(.empty, words: "empty the line (undo returns it)"),
    ],
    [Item(.marks, words: "mark the last line"), Item(words: "quote", keys: "Tab Tab ")],
    [
      Item(.nextPrompt, .previousPrompt, words: "next prompt, back"),
      Item(.card, words: "a card with something to ask"),
    ],
    [Item(.notSo, .itIsSo, words: "flag: not so, it is"), Item(.notes, words: "take in observers' notes")],
    [Item(.shareTime, words: "share out the time"), Item(.undo, words: "undo"), Item(.redo, words: "redo")],
    [
      Item(.readBack, words: "read back", keys: "↑ PgUp"),
      Item(.command, words: "then one letter:", keys: "Esc,"),
    ],
  ]

  private static let afterEscape: [[Item]] = [
    [
      Item(.quote, words: "quote"), Item(.park, words: "park it"), Item(.guide, words: "the guide as a list"),
    ],
    [
      Item(.marks, words: "marks"), Item(.expectation, words: "expectation"),
      Item(.who, words: "who is here, who spoke"),
    ],
    [
      Item(.reported, words: "reported promise"), Item(.register, words: "another follow-up"),
      Item(.shareTime, words: "share out the time"),
    ],
    [
      Item(.add, words: "add a note"), Item(.notSo, words: "flag: not so"),
      Item(.hold, words: "hold the clock, go on"),
    ],
    [
      Item(.search, words: "search"), Item(.itIsSo, words: "flag: it is so"),
      Item(.notes, words: "observers' notes"),
    ],
    [
      Item(.nextPrompt, words: "next prompt"), Item(.undo, words: "undo"),
      Item(.counts, words: "numbers: talk, marks"),
    ],
    [
      Item(.previousPrompt, words: "previous prompt"),
      Item(.flagPromise, .flagAgreement, .flagJudgement, .flagLeading, words: "flag by hand"),
      Item(.leave, words: "leave the session"),
    ],
  ]

  private static let signs = [
    "P promise  A agree  J judge  L leading    ! sure  ? likely  . faint",
    "= it is so   x not so   > in the register: ex expectation, rp reported, …",
  ]

  /// Actions whose keys for `mode` have their place on this page.
  static func actions(in mode: Mode) -> Set<Action> {
    Set((mode == .command ? afterEscape : writing).joined().flatMap(\.actions))
  }

  static func lines(_ bindings: Bindings) -> [HelpLine] {
    writing.map { line($0, in: .writing, bindings) } + [HelpLine(parts: [])]
      + afterEscape.map { letters($0, bindings) } + [HelpLine(parts: [])]
      + signs.map { HelpLine(parts: [(1, $0)]) }
  }

  /// Keys at column 1 and their words at 14; a second and third item run on from column 37.
  private static func line(_ items: [Item], in mode: Mode, _ bindings: Bindings) -> HelpLine {
    guard let first = items.first else { return HelpLine(parts: []) }
    let rest = items.dropFirst().map { item in
      "\(keys(item, in: mode, bindings))\(item.keys == nil ? "  " : " ")\(item.words)"
    }
    let others = rest.isEmpty ? [] : [(37, rest.joined(separator: "       "))]
    return HelpLine(parts: [(1, keys(first, in: mode, bindings)), (14, first.words)] + others)
  }

  private static func keys(_ item: Item, in mode: Mode, _ bindings: Bindings) -> String {
    item.keys ?? item.actions.map { bindings.shownKey($0, in: mode) }.joined(separator: "  ")
  }

  /// Three columns of letters, at 1, 21 and 44.
  private static func letters(_ items: [Item], _ bindings: Bindings) -> HelpLine {
    let columns = [1, 21, 44]
    return HelpLine(
      parts: zip(columns, items).map { column, item in
        let letters = item.actions.map { bindings.shownLetter($0, in: .command) }.joined(separator: " ")
        return (column, "\(letters)\(item.actions.count > 1 ? "  " : "  ")\(item.words)")
      })
  }
}

extension Bindings {
  /// The letter for `action` where it has one, else its first key.
  func shownLetter(_ action: Action, in mode: Mode) -> String {
    guard let row = row(of: action, in: mode) else { return "" }
    let letter = strokes(row, in: mode).map(\.key).first { key in
      if case .character = key { return true }
      return false
    }
    return shownKey(action, in: mode, preferring: letter)
  }
}
