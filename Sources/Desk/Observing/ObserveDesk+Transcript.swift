import Canvas
import Facilitation
import Fieldwork

extension ObserveDesk {
  /// The transcript from its last shown row upwards: only what is visible is wrapped.
  func drawTranscript(_ frame: inout Frame, _ layout: ObserveLayout) {
    guard !items.isEmpty else { return }
    var bottom = layout.body.upperBound
    var index = min(reading?.bottom ?? items.count - 1, items.count - 1)
    while index >= 0, bottom > layout.body.lowerBound {
      let lines = wrapped(items[index], layout)
      let top = bottom - lines.count
      draw(items[index], lines, top: top, &frame, layout)
      if index == reading?.focus { focus(rows: top..<bottom, &frame, layout) }
      bottom = top
      index -= 1
    }
  }

  private func focus(rows: Range<Int>, _ frame: inout Frame, _ layout: ObserveLayout) {
    let shown = rows.clamped(to: layout.body)
    guard let first = shown.first else { return }
    for row in shown {
      frame.restyle(row: row, columns: 0..<layout.columns.gutter.upperBound, adding: .focus)
    }
    frame.cursor = Position(column: 0, row: first)
  }

  /// The topmost row that is seen whole when `bottom` stands lowest.
  func firstVisible(bottom: Int, _ layout: ObserveLayout) -> Int {
    var room = layout.body.count
    var index = min(bottom, items.count - 1)
    while index >= 0 {
      room -= wrapped(items[index], layout).count
      if room < 0 { return min(index + 1, bottom) }
      index -= 1
    }
    return 0
  }

  /// The lowest row that is seen whole when `top` stands highest.
  func lastVisible(top: Int, _ layout: ObserveLayout) -> Int {
    var room = layout.body.count
    var index = top
    while index < items.count {
      room -= wrapped(items[index], layout).count
      if room < 0 { break }
      index += 1
    }
    return max(top, index - 1)
  }

  private func wrapped(_ item: TranscriptItem, _ layout: ObserveLayout) -> [WrappedRow] {
    Wrapping.rows(of: shownText(item), columns: layout.columns.words.count)
  }

  private func shownText(_ item: TranscriptItem) -> String {
    guard let row = row(item) else { return "" }
    if isHidden(row) { return "not shown: said no to observers" }
    if case .waiting = item { return "note, waits: \(row.text)" }
    if case .note = row.content { return "note: \(row.text)" }
    return row.text
  }

  private func draw(
    _ item: TranscriptItem, _ lines: [WrappedRow], top: Int, _ frame: inout Frame, _ layout: ObserveLayout
  ) {
    guard let row = row(item) else { return }
    let columns = layout.columns
    let style: Style = isHidden(row) ? .dim : .plain
    for (offset, line) in lines.enumerated() where layout.body.contains(top + offset) {
      frame.put(line, at: Position(column: columns.words.lowerBound, row: top + offset), style: style)
    }
    // A row whose first line is out of sight keeps its time and speaker in sight.
    let head = max(top, layout.body.lowerBound)
    frame.put(clockText(milliseconds: row.milliseconds), at: Position(column: 0, row: head), style: .dim)
    putSpeaker(item, row, head, &frame, columns)
    guard !isHidden(row) else { return }
    putGutter(item, row, &frame, row: columns.hasNames ? head : top + lines.count - 1, columns)
  }

  private func putSpeaker(
    _ item: TranscriptItem, _ row: Row, _ place: Int, _ frame: inout Frame, _ columns: Layout.Columns
  ) {
    let position = Position(column: columns.speaker.lowerBound, row: place)
    guard let speaker = row.speaker else {
      return frame.fill(row: place, columns: columns.speaker, with: "\u{2500}", style: .dim)
    }
    frame.put(name(item, row, speaker, columns), at: position, within: columns.speaker.count)
  }

  /// `3 Dana`, `O1 Ada`; an observer's own note that waits is theirs without a code.
  private func name(
    _ item: TranscriptItem, _ row: Row, _ speaker: Speaker, _ columns: Layout.Columns
  ) -> String {
    if case .waiting = item { return columns.hasNames ? "– you" : "–" }
    let seat = session?.standing.seat(of: speaker).map(String.init) ?? speaker.description
    guard columns.hasNames else { return seat }
    if case .note(_, let name?) = row.content { return "\(seat) \(name)" }
    // `you` is the observer here, not whoever leads.
    let isLeading = speaker == .facilitator
    return "\(seat) \(isLeading ? roster[speaker]?.shownName ?? "F" : roster.shownName(speaker))"
  }

  /// Marks and register signs of the session, and the flags of the observer's own notes: whether somebody
  /// else promised or judged is for the review.
  private func putGutter(
    _ item: TranscriptItem, _ row: Row, _ frame: inout Frame, row place: Int, _ columns: Layout.Columns
  ) {
    var signs: [(text: String, style: Style)] = []
    if let flagged = ownRow(item, row) {
      signs = flagged.flags.map { ($0.gutter, $0.flag.finding.tier == .faint ? .dim : .accent) }
    }
    if row.isTurn { signs.append((setting.marks.gutter(row.marks), .plain)) }
    signs += row.followUps.map { ($0.gutter, .plain) }
    var column = columns.gutter.lowerBound
    for sign in signs where column < columns.gutter.upperBound {
      column += frame.put(
        sign.text, at: Position(column: column, row: place), style: sign.style,
        within: columns.gutter.upperBound - column)
    }
  }

  /// The observer's own row behind this one, waiting or taken in.
  private func ownRow(_ item: TranscriptItem, _ row: Row) -> Row? {
    if case .waiting = item { return row }
    guard case .note(_, setting.name) = row.content else { return nil }
    return own.standing.rows.last { $0.text == row.text && isTaken($0.id.line) }
  }

  // MARK: - Notes beside the transcript

  /// The observer's own notes, the newest lowest, each with what became of it.
  func drawNotesPane(_ frame: inout Frame, _ layout: ObserveLayout) {
    guard let divider = layout.divider else { return }
    frame.divide(column: divider, rows: 2..<(layout.lowerRule + 1))
    let left = divider + 2
    frame.put("your notes", at: Position(column: left, row: layout.body.lowerBound), style: .dim)
    var bottom = layout.body.upperBound
    for row in own.standing.rows.reversed() {
      let state = isTaken(row.id.line) ? "taken in" : "waits"
      let text = "\(clockText(milliseconds: row.milliseconds)) \(state)  \(row.text)"
      let lines = Wrapping.rows(of: text, columns: frame.size.columns - left, hanging: 9)
      guard bottom - lines.count > layout.body.lowerBound else { break }
      bottom -= lines.count
      for (offset, line) in lines.enumerated() {
        frame.put(line, at: Position(column: left, row: bottom + offset))
      }
    }
  }
}
