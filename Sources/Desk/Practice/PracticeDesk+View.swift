import Canvas
import Fieldwork

extension PracticeDesk {
  /// The whole screen as it stands now.
  package func frame(size: Size) -> Frame {
    if let small = SmallestScreen.frame(instead: size) { return small }
    if let helpPage { return helpScreen.frame(size: size, page: helpPage) }
    return isOver ? summaryFrame(size) : practiceFrame(size)
  }

  /// The input line stands in this row as long as reply and flags leave it there.
  private static let usualInputRow = 9

  private func practiceFrame(_ size: Size) -> Frame {
    var frame = Frame(size: size)
    let isSmall = size.isSmall
    frame.putPlace("Practice · line \(place + 1) of \(deck.count)", right: profile)
    let first = drawCustomer(isSmall: isSmall, on: &frame)
    let rows = replyRows(size)
    let lowest = size.rows - (isSmall ? 2 : 3)
    let wanted = isSmall ? lowest : max(Self.usualInputRow, first + rows.count + 1)
    let input = min(wanted, lowest)
    draw(rows, in: first..<max(first, input - 1), on: &frame)
    drawTyped(row: input - 1, on: &frame)
    frame.put(
      field, prompt: "0 you> ", at: Position(column: 0, row: input), columns: size.columns,
      maxRows: max(1, size.rows - 1 - input), marked: typedFindings.map(\.bytes))
    frame.put(BottomLine(inOrder: hints), help: "help")
    return frame
  }

  /// What the customer says, and the first row below it.
  private func drawCustomer(isSmall: Bool, on frame: inout Frame) -> Int {
    let indent = isSmall ? 1 : 3
    let words = Wrapping.rows(
      of: "\"\(deck[place])\"", columns: frame.size.columns - 1, indent: indent, hanging: indent)
    let first = isSmall ? 1 : 2
    if !isSmall { frame.put("A customer says:", at: Position(column: 0, row: 1)) }
    // On a small screen two rows of it leave room for the flags.
    let shown = words.prefix(isSmall ? 2 : 6)
    for (offset, row) in shown.enumerated() {
      frame.put(row, at: Position(column: 0, row: first + offset), style: .strong)
    }
    if shown.count < words.count {
      frame.put("…", at: Position(column: frame.size.columns - 1, row: first + shown.count - 1))
    }
    guard !isSmall else { return first + shown.count }
    frame.rule(row: first + shown.count)
    return first + shown.count + 1
  }

  /// What does not fit comes page by page, the last page followed by the first; `…` says that there is more.
  private func draw(_ rows: [PracticeRow], in area: Range<Int>, on frame: inout Frame) {
    guard let last = area.last else { return }
    let pages = max(1, (rows.count + area.count - 1) / area.count)
    let first = turnedPages % pages * area.count
    for (row, content) in zip(area, rows.dropFirst(first)) { content.draw(on: &frame, row: row) }
    if pages > 1 { frame.put("…", at: Position(column: frame.size.columns - 1, row: last)) }
  }

  /// The last reply, its flags, and what to do next.
  private func replyRows(_ size: Size) -> [PracticeRow] {
    guard let reply = replies[place].last else {
      return [PracticeRow(column: 1, "Answer as you would in the room. Nothing here is kept.", style: .dim)]
    }
    let columns = FlagColumns(size)
    let said = Wrapping.rows(of: "you: " + reply.text, columns: size.columns - 2, hanging: 5)
    let flags = reply.findings.flatMap { columns.rows($0, in: reply.text) }
    let next = bindings.shownKey(.nextPrompt, in: .writing)
    let onward = place + 1 < deck.count ? "for the next line" : "for what was flagged"
    let none = reply.findings.isEmpty ? "No flag. " : ""
    return said.map { PracticeRow(column: 1, $0.text) } + flags
      + [PracticeRow(column: 1, "\(none)Again, or \(next) \(onward).")]
  }

  /// The row above the input line: a question, a notice, or the flag on what is being typed.
  private func drawTyped(row: Int, on frame: inout Frame) {
    let place = Position(column: 0, row: row)
    if isAskingToLeave {
      let key = isCommand ? "q" : "Ctrl-C"
      frame.put("Leave practice? \(key) again leaves, any other key goes on.", at: place)
    } else if let notice {
      frame.put(notice, at: place)
    } else if let finding = typedFindings.max(by: { $0.tier < $1.tier }) {
      let sign = "\(finding.category.letter)\(finding.tier.sign)"
      let used = frame.put(sign, at: place, style: finding.tier == .faint ? .dim : .accent)
      let words = " \(finding.kind) · say: \(finding.advice)"
      frame.put(words, at: Position(column: used, row: row))
    }
  }

  private var hints: [BottomLine.Entry] {
    let mode: Mode = isCommand ? .command : .writing
    let next = bindings.hint(.nextPrompt, in: mode, place + 1 < deck.count ? "next line" : "summary")
    let back = bindings.hint(.previousPrompt, in: mode, "back")
    guard isCommand else {
      return [bindings.hint(.keep, in: mode, "check"), next, back, bindings.hint(.command, in: mode)]
    }
    return [next, back, bindings.hint(.undo, in: mode), bindings.hint(.leave, in: mode)]
  }
}

/// One row of what stands between the customer's line and the input line.
struct PracticeRow: Hashable {
  struct Piece: Hashable {
    var column: Int
    var text: String
    var style: Style
    var columns: Int?
  }

  var pieces: [Piece]

  init(pieces: [Piece]) { self.pieces = pieces }

  init(column: Int, _ text: String, style: Style = .plain) {
    pieces = [Piece(column: column, text: text, style: style)]
  }

  func draw(on frame: inout Frame, row: Int) {
    for piece in pieces {
      frame.put(
        piece.text, at: Position(column: piece.column, row: row), style: piece.style, within: piece.columns)
    }
  }
}

/// Where a flag's sign, words, kind and sentence stand: side by side, or below each other where it is narrow.
struct FlagColumns {
  private let size: Size
  private var isNarrow: Bool { size.columns < 80 }

  init(_ size: Size) { self.size = size }

  func rows(_ finding: Finding, in text: String) -> [PracticeRow] {
    let sign = PracticeRow.Piece(
      column: isNarrow ? 1 : 6, text: "\(finding.category.letter)\(finding.tier.sign)",
      style: finding.tier == .faint ? .dim : .accent)
    let words = text.words(at: finding.bytes)
    return isNarrow ? below(finding, sign, words) : beside(finding, sign, words)
  }

  private func beside(_ finding: Finding, _ sign: PracticeRow.Piece, _ words: String) -> [PracticeRow] {
    let advice = Wrapping.rows(of: finding.advice, columns: size.columns - 44)
    let first = PracticeRow(pieces: [
      sign,
      .init(column: 9, text: words, style: .plain, columns: 18),
      .init(column: 28, text: finding.kind, style: .plain, columns: 15),
      .init(column: 44, text: advice[0].text, style: .plain),
    ])
    return [first] + advice.dropFirst().map { PracticeRow(column: 44, $0.text) }
  }

  private func below(_ finding: Finding, _ sign: PracticeRow.Piece, _ words: String) -> [PracticeRow] {
    let first = PracticeRow(pieces: [sign, .init(column: 4, text: words, style: .plain)])
    let advice = Wrapping.rows(of: "\(finding.kind): \(finding.advice)", columns: size.columns - 5)
    return [first] + advice.map { PracticeRow(column: 4, $0.text) }
  }
}

extension String {
  /// The words at half-open UTF-8 `bytes`, held to the text.
  func words(at bytes: Range<Int>) -> String {
    let held = bytes.clamped(to: 0..<utf8.count)
    let from = utf8.index(startIndex, offsetBy: held.lowerBound)
    return String(self[from..<utf8.index(from, offsetBy: held.count)])
  }
}
