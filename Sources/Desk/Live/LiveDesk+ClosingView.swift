import Canvas
import Facilitation
import Fieldwork

extension LiveDesk {
  /// The points to read back, each with where it came from, then what is left to close.
  func drawClosing(_ frame: inout Frame, _ layout: Layout) {
    let points = closingPoints
    let steps = closingSteps
    let columns = layout.textColumns
    var lines: [Line] = points.enumerated().flatMap { pointLines($1, index: $0, columns) }
    if points.isEmpty {
      lines.append(
        Line(text: " No line is marked as a quote yet: reading back, Tab Tab marks one.", style: .dim))
    }
    lines.append(Line(text: ""))
    lines.append(Line(text: "to close", isRule: true))
    lines += steps.enumerated().flatMap { place, step in
      wrapped(" [\(step.isDone ? "x" : " ")] ", step.text, columns, focus: points.count + place)
    }
    draw(lines, &frame, layout)
  }

  private struct Line {
    var text: String
    var style = Style.plain
    var isRule = false
    /// What the focus has to be for the cursor to stand here.
    var focus: Int?
  }

  private func draw(_ lines: [Line], _ frame: inout Frame, _ layout: Layout) {
    let rows = layout.bodyRows
    let focused = lines.firstIndex { $0.focus == closing.focus } ?? 0
    let last = lines.lastIndex { $0.focus == closing.focus } ?? focused
    // The row in focus is whole, and a little of what follows it is seen.
    let start = min(min(max(0, last - rows.count + 3), focused), max(0, lines.count - rows.count))
    for (row, line) in zip(rows, lines.dropFirst(start)) {
      if line.isRule {
        frame.rule(row: row, columns: 0..<layout.textColumns, leading: line.text, wordStyle: .plain)
        continue
      }
      let isFocused = line.focus == closing.focus && mode == .closing
      frame.put(line.text, at: Position(column: 0, row: row), style: line.style, within: layout.textColumns)
      guard isFocused else { continue }
      frame.restyle(row: row, columns: 0..<layout.textColumns, adding: .focus)
      if frame.cursor == nil { frame.cursor = Position(column: 0, row: row) }
    }
  }

  /// What is read aloud is never cut: it goes on under its own first word.
  private func wrapped(_ head: String, _ text: String, _ columns: Int, focus: Int? = nil) -> [Line] {
    let indent = TextWidth.columns(of: head)
    let rows = Wrapping.rows(of: text, columns: max(1, columns - indent)).map(\.text)
    return rows.enumerated().map { place, words in
      Line(text: (place == 0 ? head : String(repeating: " ", count: indent)) + words, focus: focus)
    }
  }

  /// `" 1 confirmed   Tell us before the time is up."`, and under it where it came from.
  private func pointLines(_ row: Row, index: Int, _ columns: Int) -> [Line] {
    let kept = standing.playback[row.id]
    let outcome = kept?.outcome.rawValue ?? (index == closing.focus && mode == .closing ? "" : "not asked")
    let number = String(index + 1).leftPadded(to: 2)
    let head = "\(number) \(outcome)".padded(to: 15)
    return wrapped(head, row.text, columns, focus: index)
      + wrapped(String(repeating: " ", count: 15), source(row, kept), columns)
  }

  /// `Gus, 00:32:44 · Abe, 00:41:09`, or what was said instead: `Dana: "…"`.
  private func source(_ row: Row, _ kept: Playback?) -> String {
    let name = row.speaker.map(roster.shownName) ?? ""
    if let words = kept?.words {
      let who =
        row.isTurn ? name : row.causes.first.flatMap(standing.row)?.speaker.map(roster.shownName) ?? name
      return "\(who): \"\(words)\""
    }
    let own = row.isTurn ? [row] : []
    return (own + row.causes.compactMap(standing.row)).sorted { $0.id < $1.id }.map { row in
      "\(row.speaker.map(roster.shownName) ?? ""), \(clockText(milliseconds: row.milliseconds))"
    }.joined(separator: " · ")
  }

  /// The whole guide as a list, the stop in focus reverse.
  func drawGuideList(_ frame: inout Frame, _ layout: Layout, focus: Int) {
    let stops = standing.agenda.stops
    let rows = layout.bodyRows
    let start = min(max(0, focus - rows.count / 2), max(0, stops.count - rows.count))
    for (row, index) in zip(rows, stops.indices.dropFirst(start)) {
      let stop = stops[index]
      frame.put(guideLine(stop), at: Position(column: 0, row: row), within: layout.textColumns - 14)
      frame.putRight(guideMinutes(stop), before: layout.textColumns, row: row)
      guard index == focus else { continue }
      frame.restyle(row: row, columns: 0..<layout.textColumns, adding: .focus)
      frame.cursor = Position(column: 0, row: row)
    }
  }

  private func guideLine(_ stop: Agenda.Stop) -> String {
    let sign = stop.id == standing.stop?.id ? "▸" : " "
    guard let prompt = session.guide.prompt(stop.id) else {
      return "\(sign) \(session.guide.section(holding: stop.id)?.title ?? "")"
    }
    let state = standing.skipped.contains(stop.id) ? "skipped " : ""
    return "\(sign)   \(number(of: prompt.id))\(prompt.isMustAsk ? "*" : " ") \(state)\(prompt.text)"
  }

  private func guideMinutes(_ stop: Agenda.Stop) -> String {
    let used = standing.spentMilliseconds(stop, at: sessionNow)
    let planned = stop.plannedMilliseconds > 0 ? "\(stop.plannedMilliseconds / 60_000)" : ""
    return planned.leftPadded(to: 4) + (used > 0 ? spanText(milliseconds: used) : "").leftPadded(to: 8)
  }
}

extension String {
  /// With spaces before it up to so many columns.
  func leftPadded(to columns: Int) -> String {
    String(repeating: " ", count: max(0, columns - TextWidth.columns(of: self))) + self
  }
}
