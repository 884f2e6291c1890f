import Canvas
import Facilitation
import Fieldwork
import Reviewing

extension ReviewDesk {
  /// The line in focus whole, those around it in one row each where they do not all fit; in the open transcript
  /// everything whole.
  func drawContext(_ frame: inout Frame, _ layout: ReviewLayout) {
    guard let focus, let reviewed, !layout.context.isEmpty, !reviewed.lines.isEmpty else { return }
    let columns = ReviewColumns(layout)
    let room = layout.context.count
    let own = Array(rows(of: reviewed.lines[focus.line], columns).prefix(room))
    let anchor = min(room / 2, room - own.count)
    let top = layout.context.lowerBound + anchor
    let cuts =
      !isTranscriptOpen
      && !fitsWhole(around: focus.line, reviewed, columns, above: anchor, below: room - anchor - own.count)
    draw(reviewed.lines[focus.line], own, at: top, columns, &frame, layout)
    let isQuiet = panel != nil
    for row in top..<(top + own.count) where !isQuiet {
      frame.restyle(row: row, columns: layout.left..<columns.gutter.upperBound, adding: .focus)
    }
    if !isQuiet { frame.cursor = Position(column: layout.left, row: top) }
    var row = top
    var index = focus.line - 1
    while index >= 0, row > layout.context.lowerBound {
      let rows = shownRows(reviewed.lines[index], columns, cuts: cuts)
      row -= rows.count
      draw(reviewed.lines[index], rows, at: row, columns, &frame, layout, isCut: cuts)
      index -= 1
    }
    row = top + own.count
    index = focus.line + 1
    while index < reviewed.lines.count, row < layout.context.upperBound {
      let rows = shownRows(reviewed.lines[index], columns, cuts: cuts)
      draw(reviewed.lines[index], rows, at: row, columns, &frame, layout, isCut: cuts)
      row += rows.count
      index += 1
    }
  }

  /// Whether three lines on either side have room without being cut.
  private func fitsWhole(
    around line: Int, _ reviewed: ReviewedSession, _ columns: ReviewColumns, above: Int, below: Int
  ) -> Bool {
    let near = ReviewedSession.linesAround
    func height(_ range: Range<Int>) -> Int {
      range.clamped(to: 0..<reviewed.lines.count).reduce(0) {
        $0 + rows(of: reviewed.lines[$1], columns).count
      }
    }
    return height((line - near)..<line) <= above && height((line + 1)..<(line + 1 + near)) <= below
  }

  private func rows(of line: ReviewLine, _ columns: ReviewColumns) -> [WrappedRow] {
    Wrapping.rows(of: shownText(line), columns: columns.words.count)
  }

  private func shownRows(_ line: ReviewLine, _ columns: ReviewColumns, cuts: Bool) -> [WrappedRow] {
    let rows = rows(of: line, columns)
    return cuts ? Array(rows.prefix(1)) : rows
  }

  private static let notePrefix = "note: "

  private func shownText(_ line: ReviewLine) -> String {
    line.isTurn || line.speaker == nil ? line.text : Self.notePrefix + line.text
  }

  private func draw(
    _ line: ReviewLine, _ rows: [WrappedRow], at top: Int, _ columns: ReviewColumns, _ frame: inout Frame,
    _ layout: ReviewLayout, isCut: Bool = false
  ) {
    let marked = marks(of: line)
    for (offset, words) in rows.enumerated() where layout.context.contains(top + offset) {
      let place = Position(column: columns.words.lowerBound, row: top + offset)
      if isCut {
        frame.put(shownText(line), at: place, within: columns.words.count, marked: marked)
      } else {
        frame.put(words, at: place, marked: marked)
      }
    }
    let head = max(top, layout.context.lowerBound)
    guard layout.context.contains(head), head < top + rows.count else { return }
    frame.put(
      clockText(milliseconds: line.milliseconds), at: Position(column: columns.time, row: head), style: .dim)
    putSpeaker(line, row: head, columns, &frame)
    putGutter(line, row: head, columns, &frame)
  }

  private func putSpeaker(
    _ line: ReviewLine, row: Int, _ columns: ReviewColumns, _ frame: inout Frame
  ) {
    guard let speaker = line.speaker else {
      return frame.fill(row: row, columns: columns.speaker, with: "\u{2500}", style: .dim)
    }
    let seat = shown?.standing.seat(of: speaker).map(String.init) ?? speaker.description
    let words = columns.hasNames ? "\(seat) \(name(of: line, speaker))" : seat
    frame.put(
      words, at: Position(column: columns.speaker.lowerBound, row: row), within: columns.speaker.count)
  }

  /// The roster's name; an observer's is the one they gave.
  private func name(of line: ReviewLine, _ speaker: Speaker) -> String {
    if case .note(_, let name?) = shown?.standing.row(line.id)?.content { return name }
    return shown?.roster.shownName(speaker) ?? speaker.description
  }

  /// The flagged words of the flag in focus, in bytes of the shown text.
  private func marks(of line: ReviewLine) -> [Range<Int>] {
    let shift = shownText(line).utf8.count - line.text.utf8.count
    var ranges: [Range<Int>] = []
    if let item, item.id.line == line.id, item.flag.ruleBook != Flag.byHand {
      ranges = [item.flag.finding.bytes]
    }
    if let suggestion, suggestion.line == line.id { ranges = [suggestion.bytes] }
    return ranges.map { ($0.lowerBound + shift)..<($0.upperBound + shift) }
  }

  private func putGutter(_ line: ReviewLine, row: Int, _ columns: ReviewColumns, _ frame: inout Frame) {
    let signs = gutter(line)
    let width = signs.reduce(0) { $0 + TextWidth.columns(of: $1.text) }
    var column = columns.gutter.lowerBound
    for sign in signs {
      let left = columns.gutter.upperBound - column
      guard left > 0 else { break }
      let isLast = width > columns.gutter.count && TextWidth.columns(of: sign.text) >= left
      frame.put(isLast ? "…" : sign.text, at: Position(column: column, row: row), style: sign.style)
      if isLast { break }
      column += TextWidth.columns(of: sign.text)
    }
  }

  private func gutter(_ line: ReviewLine) -> [(text: String, style: Style)] {
    guard let reviewed, let row = shown?.standing.row(line.id) else { return [] }
    let made = reviewed.madeFollowUps(on: line.id).filter { $0 != .promise }
    return reviewed.items(on: line.id).map { sign(of: $0) } + [(setting.marks.gutter(row.marks), .plain)]
      + made.map { ($0.gutter, .plain) }
  }
}

/// The columns of a line of the transcript.
struct ReviewColumns: Hashable {
  let time: Int
  let speaker: Range<Int>
  let words: Range<Int>
  let gutter: Range<Int>
  var hasNames: Bool { speaker.count >= 8 }

  init(_ layout: ReviewLayout) {
    let left = layout.left
    let columns = Layout.Columns(screen: layout.size.columns - left, seatColumns: 2)
    time = left
    speaker = columns.speaker.shifted(by: left)
    words = columns.words.shifted(by: left)
    gutter = columns.gutter.shifted(by: left)
  }
}

extension Range<Int> {
  fileprivate func shifted(by columns: Int) -> Range<Int> { (lowerBound + columns)..<(upperBound + columns) }
}
