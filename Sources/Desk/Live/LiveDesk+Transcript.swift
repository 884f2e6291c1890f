import Canvas
import Facilitation
import Fieldwork

extension LiveDesk {
  /// The transcript from its last shown row upwards: only what is visible is looked at.
  func drawTranscript(_ frame: inout Frame, _ layout: Layout, _ drawn: inout DrawnRows) {
    let place = visible(layout) { lines(of: $0, layout, &drawn).count }
    var bottom = layout.body.upperBound
    for index in stride(from: place.last, through: place.first, by: -1) {
      var lines = lines(of: index, layout, &drawn)
      let top = bottom - lines.count
      // A row whose first line is out of sight keeps its time and speaker in sight.
      if top < layout.body.lowerBound {
        lines = source(index, layout).lines(setting.readMarks, head: layout.body.lowerBound - top)
      }
      for (line, cells) in zip(top..<bottom, lines) where layout.body.contains(line) {
        frame.take(cells, row: line)
      }
      if reading.isOpen || mode == .command, index == focusedIndex {
        focus(rows: top..<bottom, &frame, layout)
      }
      bottom = top
    }
  }

  private func lines(of index: Int, _ layout: Layout, _ drawn: inout DrawnRows) -> [[Cell]] {
    drawn.lines(at: index, of: source(index, layout), setting.readMarks)
  }

  /// The first row to draw, as ``firstVisibleRow(bottom:layout:height:)``, without a frame before it.
  func firstVisibleRow(bottom: Int, layout: Layout) -> Int {
    firstVisibleRow(bottom: bottom, layout: layout) { source($0, layout).height }
  }

  /// The same of the last row.
  func lastVisibleRow(top: Int, layout: Layout) -> Int {
    lastVisibleRow(top: top, layout: layout) { source($0, layout).height }
  }

  private func source(_ index: Int, _ layout: Layout) -> RowSource {
    let row = standing.rows[index]
    return RowSource(
      row: row, seat: row.speaker.flatMap { standing.seat(of: $0) },
      name: row.speaker.map { shownName($0, row) } ?? "",
      columns: layout.columns)
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
  private func visible(_ layout: Layout, height: (Int) -> Int) -> (first: Int, last: Int) {
    var last = reading.isOpen ? min(reading.bottom, standing.rows.count - 1) : newestShown
    guard last >= 0 else { return (0, -1) }
    var first = firstVisibleRow(bottom: last, layout: layout, height: height)
    if reading.isOpen, reading.focus < first {
      last = lastVisibleRow(top: reading.focus, layout: layout, height: height)
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
  func firstVisibleRow(bottom: Int, layout: Layout, height: (Int) -> Int) -> Int {
    var room = layout.body.count
    let last = min(bottom, standing.rows.count - 1)
    var index = last
    while index > 0 {
      let left = room
      room -= height(index)
      if room == 0 || (room < 0 && (index == last || left > Self.blankLinesAtMost)) { return index }
      if room < 0 { return index + 1 }
      index -= 1
    }
    return max(0, index)
  }

  /// More lines than this are not left blank for the sake of a row that would be cut.
  private static let blankLinesAtMost = 3

  /// The lowest row that can be seen whole when `top` stands highest.
  func lastVisibleRow(top: Int, layout: Layout, height: (Int) -> Int) -> Int {
    var room = layout.body.count
    var index = top
    while index < standing.rows.count {
      room -= height(index)
      if room < 0 { break }
      index += 1
    }
    return max(top, index - 1)
  }

  /// The roster's name; an observer's is the one they gave.
  private func shownName(_ speaker: Speaker, _ row: Row) -> String {
    if case .note(_, let name?) = row.content { return name }
    return roster.shownName(speaker)
  }
}
