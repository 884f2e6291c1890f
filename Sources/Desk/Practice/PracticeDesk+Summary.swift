import Canvas
import Fieldwork

extension PracticeDesk {
  /// Rows of the screen the summary scrolls in.
  func summaryRows(_ size: Size) -> Range<Int> {
    let head = size.isSmall ? 2 : 3
    return head..<max(head, size.rows - (size.isSmall ? 1 : 2))
  }

  func summaryFrame(_ size: Size) -> Frame {
    var frame = Frame(size: size)
    frame.putPlace("Practice · what was flagged", right: profile)
    let answered = replies.count { !$0.isEmpty }
    frame.put(
      "\(counted(deck.count, "line")), \(answered) answered. Nothing of it is kept.",
      at: Position(column: 0, row: 1))
    let area = summaryRows(size)
    if area.lowerBound > 2 { frame.rule(row: 2) }
    let all = summary(size)
    let first = min(top, max(0, all.count - area.count))
    for (row, content) in zip(area, all.dropFirst(first)) { content.draw(on: &frame, row: row) }
    frame.cursor = Position(column: 0, row: area.lowerBound)
    if isAskingToLeave {
      frame.put("Leave practice? Ctrl-C again leaves.", at: Position(column: 0, row: area.upperBound))
    }
    let hints = [
      bindings.hint(.back, in: .readingBack, "leave"),
      bindings.hint(.previousPrompt, in: .readingBack, "back to the lines"),
      bindings.hint(.down, .up, in: .readingBack, "move"),
    ]
    frame.put(BottomLine(inOrder: hints), help: "help")
    return frame
  }

  /// Each kind of flag once, with the latest words, the lines it came up at, and what to say instead.
  func summary(_ size: Size) -> [PracticeRow] {
    let seen = seen
    guard !seen.isEmpty else { return [PracticeRow(column: 1, "No reply was flagged.")] }
    return seen.flatMap { rows($0, size) }
  }

  private func rows(_ seen: Seen, _ size: Size) -> [PracticeRow] {
    let finding = seen.finding
    let lines =
      (seen.lines.count == 1 ? "line " : "lines ") + seen.lines.map(String.init).joined(separator: ", ")
    let letter = PracticeRow.Piece(column: 1, text: String(finding.category.letter), style: .accent)
    let words = "\(finding.kind) · \"\(seen.words)\" · \(lines)"
    let said = Wrapping.rows(of: words, columns: size.columns - 5)
    let advice = Wrapping.rows(of: "say: " + finding.advice, columns: size.columns - 5)
    return said.enumerated().map { offset, row in
      let text = PracticeRow.Piece(column: 3, text: row.text, style: .plain)
      return PracticeRow(pieces: offset == 0 ? [letter, text] : [text])
    } + advice.map { PracticeRow(column: 3, $0.text) } + [PracticeRow(pieces: [])]
  }

  private struct Seen {
    var finding: Finding
    var words: String
    var lines: [Int]
  }

  /// By category, within one in the order met.
  private var seen: [Seen] {
    var all: [Seen] = []
    for (place, replies) in replies.enumerated() {
      for reply in replies {
        for finding in reply.findings where finding.tier > .faint {
          note(finding, reply.text.words(at: finding.bytes), line: place + 1, in: &all)
        }
      }
    }
    return Category.allCases.flatMap { category in all.filter { $0.finding.category == category } }
  }

  private func note(_ finding: Finding, _ words: String, line: Int, in all: inout [Seen]) {
    guard let index = all.firstIndex(where: { $0.finding.kind == finding.kind }) else {
      all.append(Seen(finding: finding, words: words, lines: [line]))
      return
    }
    all[index].finding = finding
    all[index].words = words
    if all[index].lines.last != line { all[index].lines.append(line) }
  }
}
