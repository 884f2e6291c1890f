import Canvas

/// The keys of one mode, made from the key table.
///
/// Help for the input line begins with a page to take in at a glance; whatever has no place there follows as
/// sentences. A narrow screen, and every other mode, has the sentences alone.
package struct HelpScreen {
  let mode: Mode
  let bindings: Bindings
  /// What the keys are for, such as `reading back`.
  let title: String
  /// Whether a page to take in at a glance comes first where there is room.
  let offersGlance: Bool

  /// `title` is the mode's own where none is given.
  package init(mode: Mode, bindings: Bindings, title: String? = nil, offersGlance: Bool = true) {
    self.mode = mode
    self.bindings = bindings
    self.title = title ?? mode.title
    self.offersGlance = offersGlance
  }

  private static let wordsColumn = 18

  /// Rows a page has besides: place, hint, rule, a blank and the keys.
  private static let otherRows = 5

  private func room(_ size: Size) -> Int { max(1, size.rows - Self.otherRows) }

  /// How many pages there are on a screen of `size`.
  package func pageCount(_ size: Size) -> Int { pages(size).count }

  private func pages(_ size: Size) -> [[HelpLine]] {
    let hasGlance =
      offersGlance && mode == .writing && size.columns >= 76 && room(size) >= HelpGlance.lines(bindings).count
    let glance = hasGlance ? [HelpGlance.lines(bindings)] : []
    let lines = sentences(afterGlance: hasGlance).flatMap { wrapped($0, size) }
    let starts = stride(from: 0, to: lines.count, by: room(size))
    let pages = glance + starts.map { Array(lines[$0..<min($0 + room(size), lines.count)]) }
    return pages.isEmpty ? [[]] : pages
  }

  private struct Sentence {
    var keys: String
    var words: String
  }

  /// What the page at a glance has said is not said again, nor after Esc what has a key while writing.
  private func sentences(afterGlance hasGlance: Bool) -> [Sentence] {
    guard mode == .writing else { return sentences(of: mode, leavingOut: []) }
    let own = sentences(of: .writing, leavingOut: hasGlance ? HelpGlance.actions(in: .writing) : [])
    let known = Set(bindings.rows.filter { $0.modes.contains(.writing) }.map(\.action))
    let said = hasGlance ? HelpGlance.actions(in: .command).union(known) : []
    return own + [Sentence(keys: "", words: "After Esc, one letter:")]
      + sentences(of: .command, leavingOut: said)
  }

  private func sentences(of mode: Mode, leavingOut shown: Set<Action>) -> [Sentence] {
    bindings.rows.compactMap { row in
      let keys = bindings.strokes(row, in: mode)
      guard !keys.isEmpty, !shown.contains(row.action) else { return nil }
      return Sentence(keys: Self.names(keys), words: row.help)
    }
  }

  /// `^N`, `j Down`, `0 … 9`.
  private static func names(_ strokes: [Stroke]) -> String {
    if strokes.count > 3, let first = strokes.first, let last = strokes.last {
      return "\(first.key.label) … \(last.key.label)"
    }
    return strokes.map(\.key.label).joined(separator: " ")
  }

  private func wrapped(_ sentence: Sentence, _ size: Size) -> [HelpLine] {
    let rows = Wrapping.rows(of: sentence.words, columns: max(8, size.columns - Self.wordsColumn))
    let column = sentence.keys.isEmpty ? 1 : Self.wordsColumn
    return rows.enumerated().map { place, row in
      HelpLine(parts: (place == 0 ? [(1, sentence.keys)] : []) + [(column, row.text)])
    }
  }

  /// One page, from 0; a page past the last is the last.
  package func frame(size: Size, page: Int) -> Frame {
    var frame = Frame(size: size)
    let pages = pages(size)
    let shown = min(page, pages.count - 1)
    let end = frame.putRight("page \(shown + 1) of \(pages.count)", before: size.columns, row: 0)
    frame.put("Help · \(title)", at: Position(column: 0, row: 0), within: max(1, end - 1))
    frame.put(
      "^N means: hold Ctrl and press N.  Esc p means: Esc, let go, then p.", at: Position(column: 0, row: 1))
    frame.rule(row: 2)
    for (place, line) in pages[shown].enumerated() {
      for part in line.parts { frame.put(part.text, at: Position(column: part.column, row: place + 3)) }
    }
    frame.put(
      BottomLine(entries: [
        BottomLine.Entry(keys: "f b", words: "page", rank: 1),
        BottomLine.Entry(keys: "Esc", words: "close", rank: 0),
      ]), help: "help")
    frame.cursor = Position(column: 0, row: 3)
    return frame
  }
}

/// One row of help: texts, each at its column.
struct HelpLine {
  var parts: [(column: Int, text: String)]
}

extension LiveDesk {
  /// Help is left with Esc, q, ? or F1; any other key that turns no page leaves it where it is.
  mutating func takeInHelp(_ key: Key, _ mode: Mode, _ page: Int) -> [Effect] {
    let help = HelpScreen(mode: mode, bindings: setting.bindings)
    let last = help.pageCount(size) - 1
    switch setting.bindings.action(for: key, in: .readingBack, lineIsEmpty: true) {
    case .pageDown, .down: overlay = .help(mode, page: min(page + 1, last))
    case .pageUp, .up: overlay = .help(mode, page: max(page - 1, 0))
    case .first: overlay = .help(mode, page: 0)
    case .last: overlay = .help(mode, page: last)
    case .back, .help: overlay = nil
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .leave:
      overlay = nil
      asking = .leave(key)
    default: break
    }
    return []
  }
}
