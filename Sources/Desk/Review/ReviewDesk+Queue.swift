import Canvas
import Fieldwork
import Reviewing

extension ReviewDesk {
  /// The queue at the left of a wide screen, and under it what came of it so far.
  func drawQueue(_ frame: inout Frame, _ layout: ReviewLayout) {
    let rows = 3..<(layout.noticeRow - 1)
    let counts = countRows
    // The counts stand under a queue that ends above them; a longer one keeps off them.
    let room = max(3, rows.count - counts.count - 1)
    let first = HomeDesk.top(max(0, place - room / 2), focus: place, of: queue.count, shown: room)
    for (row, index) in zip(rows, first..<min(first + room, max(first, queue.count))) {
      draw(queue[index], index, row: row, &frame)
    }
    let from = min(rows.lowerBound + min(queue.count, room) + 1, rows.upperBound - counts.count)
    for (offset, line) in counts.enumerated() where from + offset < rows.upperBound {
      frame.put(line.words, at: Position(column: 0, row: from + offset), within: 22)
      if let count = line.count { frame.putRight("\(count)", before: 26, row: from + offset) }
    }
  }

  private func draw(_ stop: Stop, _ index: Int, row: Int, _ frame: inout Frame) {
    let isHere = index == place
    if isHere { frame.put("▸", at: Position(column: 0, row: row)) }
    frame.putRight("\(index + 1)", before: 3, row: row)
    let wordsColumn = 7
    switch stop {
    case .flag(let id):
      guard let item = review[id] else { return }
      let sign = sign(of: item)
      frame.put(sign.text, at: Position(column: 4, row: row), style: sign.style)
      let isSecond = item.wantsSecondLook(by: review.reviewer)
      let room = isSecond ? 17 : 20
      frame.put(
        words(id) ?? "", at: Position(column: wordsColumn, row: row), style: isHere ? .strong : .plain,
        within: room)
      if isSecond { frame.put("2nd", at: Position(column: 25, row: row)) }
    case .suggestion(let suggestion):
      frame.put(String(suggestion.kind.gutter.dropFirst()), at: Position(column: 4, row: row))
      let text = review.sessions[suggestion.session].line(suggestion.line)?.text
      frame.put(
        text?.stretch(suggestion.bytes) ?? "", at: Position(column: wordsColumn, row: row), within: 20)
    }
  }

  private var countRows: [(words: String, count: Int?)] {
    let made = review.followUpCounts
    let kinds = FollowUp.Kind.allCases.compactMap { kind in
      made[kind].map { (words: "    \(kind.plural)", count: Optional($0)) }
    }
    var rows: [(words: String, count: Int?)] = kinds.isEmpty ? [] : [("to the register", nil)] + kinds
    rows.append(("second look", counts.secondLook))
    rows.append(("not so", counts.notSo))
    if review.reviewers.count > 1 { rows.append(("disagreements", counts.disputed)) }
    return rows
  }
}
