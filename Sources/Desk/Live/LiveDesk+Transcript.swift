import Canvas
import Facilitation
import Fieldwork

extension LiveDesk {
  /// The transcript from its last shown row upwards: only what is visible is wrapped.
  func drawTranscript(_ frame: inout Frame, _ layout: Layout) {
    let place = visible(layout)
    var bottom = layout.body.upperBound
    for index in stride(from: place.last, through: place.first, by: -1) {
      let row = standing.rows[index]
      let lines = wrapped(row, layout.columns)
      let top = bottom - lines.count
      draw(row, lines, top: top, &frame, layout)
      if reading.isOpen || mode == .command, index == focusedIndex {
        focus(rows: top..<bottom, &frame, layout)
      }
      bottom = top
    }
  }

  private var focusedIndex: Int? {
    if reading.isOpen { return reading.focus }
    return standing.rows.lastIndex { $0.speaker != nil }
  }

  /// While reading back the row in focus is reverse, and the cursor stands on its first column.
  private func focus(rows: Range<Int>, _ frame: inout Frame, _ layout: Layout) {
    let shown = rows.clamped(to: layout.body)
    guard let first = shown.first else { return }
    if reading.isOpen {
      for row in shown {
        frame.restyle(row: row, columns: 0..<layout.columns.gutter.upperBound, adding: .focus)
      }
    }
    frame.cursor = Position(column: 0, row: first)
  }

  /// The first and last row to draw; last is below first when there is nothing.
  private func visible(_ layout: Layout) -> (first: Int, last: Int) {
    var last = reading.isOpen ? min(reading.bottom, standing.rows.count - 1) : newestShown
    guard last >= 0 else { return (0, -1) }
    var first = firstVisibleRow(bottom: last, layout: layout)
    if reading.isOpen, reading.focus < first {
      last = lastVisibleRow(top: reading.focus, layout: layout)
      first = reading.focus
    }
    return (first, last)
  }

  /// The newest row; less the heading of the new section while the panel stands for it.
  private var newestShown: Int {
    let last = standing.rows.count - 1
    guard case .section(let left, _) = panel, left != nil, last >= 0, standing.rows[last].speaker == nil
    else {
      return last
    }
    return last - 1
  }

  /// The topmost row to draw when `bottom` stands lowest: the last that fits whole, or the next in part where
  /// the lines left blank would be many. The lowest is always there, however tall.
  func firstVisibleRow(bottom: Int, layout: Layout) -> Int {
    var room = layout.body.count
    let last = min(bottom, standing.rows.count - 1)
    var index = last
    while index > 0 {
      let left = room
      room -= wrapped(standing.rows[index], layout.columns).count
      if room == 0 || (room < 0 && (index == last || left > Self.blankLinesAtMost)) { return index }
      if room < 0 { return index + 1 }
      index -= 1
    }
    return max(0, index)
  }

  /// More lines than this are not left blank for the sake of a row that would be cut.
  private static let blankLinesAtMost = 3

  /// The lowest row that can be seen whole when `top` stands highest.
  func lastVisibleRow(top: Int, layout: Layout) -> Int {
    var room = layout.body.count
    var index = top
    while index < standing.rows.count {
      room -= wrapped(standing.rows[index], layout.columns).count
      if room < 0 { break }
      index += 1
    }
    return max(top, index - 1)
  }

  private func wrapped(_ row: Row, _ columns: Layout.Columns) -> [WrappedRow] {
    Wrapping.rows(of: shownText(row), columns: columns.words.count)
  }

  private func shownText(_ row: Row) -> String {
    if case .note = row.content { return "note: \(row.text)" }
    return row.text
  }

  private func draw(_ row: Row, _ lines: [WrappedRow], top: Int, _ frame: inout Frame, _ layout: Layout) {
    let columns = layout.columns
    for (offset, line) in lines.enumerated() where layout.body.contains(top + offset) {
      frame.put(line, at: Position(column: columns.words.lowerBound, row: top + offset))
    }
    guard layout.body.contains(top) || layout.body.contains(top + lines.count - 1) else { return }
    // A row whose first line is out of sight keeps its time and speaker in sight.
    let head = max(top, layout.body.lowerBound)
    frame.put(clockText(milliseconds: row.milliseconds), at: Position(column: 0, row: head), style: .dim)
    putSpeaker(row, row: head, &frame, columns)
    putGutter(row, row: columns.hasNames ? head : top + lines.count - 1, &frame, columns)
  }

  private func putSpeaker(_ row: Row, row place: Int, _ frame: inout Frame, _ columns: Layout.Columns) {
    let position = Position(column: columns.speaker.lowerBound, row: place)
    guard let speaker = row.speaker else {
      return frame.fill(row: place, columns: columns.speaker, with: "\u{2500}", style: .dim)
    }
    let seat = standing.seat(of: speaker).map(String.init) ?? speaker.description
    let name = columns.hasNames ? " \(shownName(speaker, row))" : ""
    frame.put(seat + name, at: position, within: columns.speaker.count)
  }

  /// The roster's name; an observer's is the one they gave.
  private func shownName(_ speaker: Speaker, _ row: Row) -> String {
    if case .note(_, let name?) = row.content { return name }
    return roster.shownName(speaker)
  }

  /// Flags, marks, register signs, from the left; a gutter that is full ends in `…`.
  private func putGutter(_ row: Row, row place: Int, _ frame: inout Frame, _ columns: Layout.Columns) {
    let signs = gutter(row)
    let width = signs.reduce(0) { $0 + TextWidth.columns(of: $1.text) }
    let room = columns.gutter.count
    var column = columns.gutter.lowerBound + (columns.hasNames ? 0 : max(0, room - width))
    for sign in signs {
      let left = columns.gutter.upperBound - column
      guard left > 0 else { break }
      let isLast = width > room && TextWidth.columns(of: sign.text) >= left
      frame.put(isLast ? "…" : sign.text, at: Position(column: column, row: place), style: sign.style)
      if isLast { break }
      column += TextWidth.columns(of: sign.text)
    }
  }

  private func gutter(_ row: Row) -> [(text: String, style: Style)] {
    row.flags.map { ($0.gutter, style(of: $0)) } + [(setting.marks.gutter(row.marks), .plain)]
      + row.followUps.map { ($0.gutter, .plain) } + (row.isTurn && !row.causes.isEmpty ? [("<", .plain)] : [])
  }

  private func style(of flag: RowFlag) -> Style {
    switch flag.remark {
    case .notSo: .dim
    case .itIsSo: .strong
    case nil: flag.flag.finding.tier == .faint ? .dim : .accent
    }
  }
}
