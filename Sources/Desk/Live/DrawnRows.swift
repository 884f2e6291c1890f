import Canvas
import Facilitation
import Fieldwork
import Preparing

/// What was drawn for the frame before: the room around the input line, and the transcript's rows, each with all it
/// was drawn from.
///
/// A key changes one row of the screen at most; the others are taken over as they are. Whether one still holds is told
/// by comparing what it was drawn from.
struct DrawnRows: Sendable {
  private var room: (surroundings: Surroundings, frame: Frame, layout: Layout)?

  /// The screen without notice, input and keys: as it was, unless something around the input line changed.
  mutating func room(
    in surroundings: Surroundings?, _ draw: (inout DrawnRows) -> (Frame, Layout)
  ) -> (Frame, Layout) {
    if let room, room.surroundings == surroundings { return (room.frame, room.layout) }
    let (frame, layout) = draw(&self)
    room = surroundings.map { ($0, frame, layout) }
    return (frame, layout)
  }

  private var rows: [Int: (source: RowSource, lines: [[Cell]])] = [:]

  /// Far more than any screen shows, and little memory all the same.
  private static let most = 1000

  /// The lines of the row at `index` of the transcript.
  mutating func lines(at index: Int, of source: RowSource, _ marks: () -> MarkTable) -> [[Cell]] {
    if let drawn = rows[index], drawn.source == source { return drawn.lines }
    if rows.count >= Self.most { rows = [:] }
    let lines = source.lines(marks, head: 0)
    rows[index] = (source, lines)
    return lines
  }
}

/// All that a row of the transcript is drawn from.
struct RowSource: Equatable, Sendable {
  var row: Row
  /// Who said or wrote it, as a number where they have one and as people call them.
  var seat: Int?
  var name: String
  var columns: Layout.Columns

  /// The row's lines in cells; time, speaker and signs stand in the line `head`, from 0.
  func lines(_ marks: () -> MarkTable, head: Int) -> [[Cell]] {
    let texts = words
    var sheet = Frame(size: Size(columns: columns.gutter.upperBound, rows: texts.count))
    for (line, text) in texts.enumerated() {
      sheet.put(text, at: Position(column: columns.words.lowerBound, row: line))
    }
    sheet.put(clockText(milliseconds: row.milliseconds), at: Position(column: 0, row: head), style: .dim)
    putSpeaker(line: head, &sheet)
    putGutter(line: columns.hasNames ? head : texts.count - 1, &sheet, marks)
    return texts.indices.map(sheet.row)
  }

  /// How many lines it takes.
  var height: Int { words.count }

  /// The words in the column they have.
  private var words: [WrappedRow] {
    var text = row.text
    if case .note = row.content { text = "note: \(text)" }
    return Wrapping.rows(of: text, columns: columns.words.count)
  }

  private func putSpeaker(line: Int, _ sheet: inout Frame) {
    guard let speaker = row.speaker else {
      return sheet.fill(row: line, columns: columns.speaker, with: "\u{2500}", style: .dim)
    }
    let number = seat.map(String.init) ?? speaker.description
    sheet.put(
      columns.hasNames ? "\(number) \(name)" : number,
      at: Position(column: columns.speaker.lowerBound, row: line), within: columns.speaker.count)
  }

  /// Flags, marks, register signs, from the left; a gutter that is full ends in `…`.
  private func putGutter(line: Int, _ sheet: inout Frame, _ marks: () -> MarkTable) {
    let signs = gutter(marks)
    let width = signs.reduce(0) { $0 + TextWidth.columns(of: $1.text) }
    let room = columns.gutter.count
    var column = columns.gutter.lowerBound + (columns.hasNames ? 0 : max(0, room - width))
    for sign in signs {
      let left = columns.gutter.upperBound - column
      guard left > 0 else { break }
      let isLast = width > room && TextWidth.columns(of: sign.text) >= left
      sheet.put(isLast ? "…" : sign.text, at: Position(column: column, row: line), style: sign.style)
      if isLast { break }
      column += TextWidth.columns(of: sign.text)
    }
  }

  private func gutter(_ marks: () -> MarkTable) -> [(text: String, style: Style)] {
    row.flags.map { ($0.gutter, style(of: $0)) }
      + (row.marks.isEmpty ? [] : [(marks().gutter(row.marks), .plain)])
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
