import Canvas

/// One entry of the bottom line: a key and what it does now.
struct KeyHint: Hashable {
  var key: String
  var word: String

  init(_ key: String, _ word: String) {
    self.key = key
    self.word = word
  }
}

extension Bindings {
  /// The hint for an action, its word from the table unless another says it better just now.
  func hint(_ action: Action, in mode: Mode, _ word: String? = nil) -> KeyHint {
    KeyHint(shownKey(action, in: mode), word ?? row(of: action, in: mode)?.label ?? "")
  }

  /// One hint for two keys that belong together, such as `j k move`.
  func hint(_ first: Action, _ second: Action, in mode: Mode, _ word: String) -> KeyHint {
    KeyHint("\(shownKey(first, in: mode)) \(shownKey(second, in: mode))", word)
  }
}

extension Frame {
  /// `? help` begins so many columns from the right edge, on every screen of every width.
  private static let helpColumns = 17

  /// The bottom line: hints from the left, whole entries or none, then `? help`, then the state at the right.
  mutating func putKeyLine(_ hints: [KeyHint], state: String = "", stateStyle: Style = .dim) {
    let row = size.rows - 1
    let help = max(0, size.columns - Self.helpColumns)
    var column = 0
    for hint in hints {
      let text = "\(hint.key) \(hint.word)"
      let end = column + TextWidth.columns(of: text)
      // What does not fit is left out, and so is everything after it: the order says what matters.
      guard end < help else { break }
      put(text, at: Position(column: column, row: row), style: .dim)
      column = end + 2
    }
    put("? help", at: Position(column: help, row: row), style: .dim)
    putRight(state, before: size.columns, row: row, style: stateStyle)
  }

  /// A place in row 1 and what stands at its right, the right part given way first.
  mutating func putPlace(_ place: String, right: String) {
    let width = TextWidth.columns(of: right)
    let fits = width + 12 <= size.columns
    if fits { putRight(right, before: size.columns, row: 0) }
    put(place, at: Position(column: 0, row: 0), within: fits ? size.columns - width - 1 : size.columns)
  }
}

/// What a screen says instead of itself when the window is too small; keys go on working.
enum SmallestScreen {
  static let size = Size(columns: 40, rows: 10)

  /// The one line, or nil when the window is large enough.
  static func frame(instead size: Size) -> Frame? {
    guard size.columns < Self.size.columns || size.rows < Self.size.rows else { return nil }
    var frame = Frame(size: size)
    frame.put("evenkeel needs 40x10", at: Position(column: 0, row: 0))
    frame.put("keys still work", at: Position(column: 0, row: 1))
    frame.cursor = Position(column: 0, row: 0)
    return frame
  }
}
