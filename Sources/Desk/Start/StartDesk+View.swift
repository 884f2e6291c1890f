import Canvas
import Facilitation
import Fieldwork
import Preparing

extension StartDesk {
  /// The whole screen as it stands now.
  package func frame(size: Size) -> Frame {
    if let small = SmallestScreen.frame(instead: size) { return small }
    if let helpPage { return helpScreen.frame(size: size, page: helpPage) }
    var frame = Frame(size: size)
    let layout = layout(size)
    drawHead(on: &frame)
    drawPeople(layout, on: &frame)
    if showsDetail { drawDetail(layout, on: &frame) } else { drawReady(layout, on: &frame) }
    drawFoot(layout, on: &frame)
    return frame
  }

  private func drawHead(on frame: inout Frame) {
    let words = outcome.isRehearsal ? "rehearsal · " + place : place
    frame.putPlace(words, right: frame.size.columns < 80 ? "" : minutes)
    frame.put("Who is here, what they agree to, what is still missing", at: Position(column: 0, row: 1))
    if !frame.size.isSmall { frame.rule(row: 2) }
  }

  // MARK: People

  private func drawPeople(_ layout: StartLayout, on frame: inout Frame) {
    guard let header = layout.header else { return }
    let columns = StartColumns(frame.size)
    for (purpose, column) in zip(Purpose.allCases, columns.purposes) {
      let word = columns.isNarrow ? purpose.shortWord : purpose.rawValue
      frame.put(word, at: Position(column: column, row: header), style: .dim)
    }
    if outcome.people.isEmpty {
      let key = bindings.shownKey(.add, in: .start)
      frame.put(
        "Nobody is on the list yet: \(key) adds people by name, now or later.",
        at: Position(column: 1, row: layout.people.lowerBound))
      if part == .people { frame.cursor = Position(column: 1, row: layout.people.lowerBound) }
    }
    let seats = standing
    let top = HomeDesk.top(topPerson, focus: person, of: outcome.people.count, shown: layout.people.count)
    let shown = Self.place(top..<(top + layout.people.count), of: outcome.people.count)
    frame.put(shown, at: Position(column: 1, row: header), style: .dim)
    for (row, index) in zip(layout.people, top..<max(top, outcome.people.count)) {
      draw(outcome.people[index], seats: seats, columns, row: row, on: &frame)
      if part == .people && index == person { drawFocus(columns, row: row, on: &frame) }
    }
  }

  /// The people as a session would know them: their numbers are asked of it.
  var standing: Standing { Standing(guide: Guide(title: ""), expecting: outcome.people) }

  private func draw(
    _ person: Participant, seats: Standing, _ columns: StartColumns, row: Int, on frame: inout Frame
  ) {
    let seat = seats.seat(of: person.code).map(String.init) ?? person.code.description
    frame.putRight(seat, before: 2, row: row)
    frame.put(
      person.shownName, at: Position(column: columns.name.lowerBound, row: row), within: columns.name.count)
    if let unit = columns.unit, let words = person.unit ?? person.site {
      frame.put(words, at: Position(column: unit.lowerBound, row: row), within: unit.count)
    }
    let first = Position(column: columns.answers[0], row: row)
    guard outcome.isHere(person.code) else {
      frame.put(outcome.presence(person.code).startWords, at: first)
      return
    }
    guard person.code.isAsked else {
      frame.put("observer", at: first, style: .dim)
      return
    }
    for (purpose, column) in zip(Purpose.allCases, columns.answers) {
      let words = outcome.answer(person.code, purpose)?.rawValue ?? "?"
      frame.put(words, at: Position(column: column, row: row), within: 4)
    }
  }

  /// The cursor stands in the cell, and the cell is reverse; one cell for whoever is not asked.
  private func drawFocus(_ columns: StartColumns, row: Int, on frame: inout Frame) {
    guard let person = focusedPerson else { return }
    let isGrid = outcome.isHere(person.code) && person.code.isAsked
    let column = columns.answers[isGrid ? purpose : 0]
    frame.restyle(row: row, columns: column..<(column + (isGrid ? 3 : 12)), adding: .focus)
    frame.cursor = Position(column: column, row: row)
  }

  // MARK: Ready?

  private func drawReady(_ layout: StartLayout, on frame: inout Frame) {
    let all = readyRows(frame.size)
    let top = topLine(layout, frame.size)
    var row = layout.ready.lowerBound
    var end = top
    for index in lines.indices.dropFirst(top) where row < layout.ready.upperBound {
      for (place, words) in all[index].enumerated() where row < layout.ready.upperBound {
        if place == 0 { drawName(of: index, row: row, on: &frame) }
        frame.put(words, at: Position(column: Self.wordsColumn(frame.size), row: row))
        row += 1
      }
      end = index + 1
    }
    if let rule = layout.rule {
      frame.rule(row: rule, leading: "ready?", trailing: Self.place(top..<end, of: lines.count))
    }
  }

  /// `4–12 of 25`; empty when all are in sight.
  private static func place(_ shown: Range<Int>, of count: Int) -> String {
    shown.count >= count ? "" : "\(shown.lowerBound + 1)–\(min(shown.upperBound, count)) of \(count)"
  }

  private func drawName(of index: Int, row: Int, on frame: inout Frame) {
    let line = lines[index]
    let style: Style = isRefused(line) ? .alarm : .plain
    frame.put(weightWord(line), at: Position(column: 1, row: row), style: style)
    if frame.size.columns >= 80 {
      frame.put(line.check, at: Position(column: 9, row: row), within: 11)
    }
    guard part == .ready, index == self.line else { return }
    frame.restyle(row: row, adding: .focus)
    frame.cursor = Position(column: 0, row: row)
  }

  private func weightWord(_ line: ReadinessLine) -> String {
    guard line.weight == .refuse else { return line.weight.rawValue }
    if reason(line) != nil { return "opened" }
    return outcome.isRehearsal ? "skipped" : line.weight.rawValue
  }

  /// What is behind the line in focus, in the place of the list.
  private func drawDetail(_ layout: StartLayout, on frame: inout Frame) {
    guard lines.indices.contains(line) else { return }
    if let rule = layout.rule { frame.rule(row: rule, leading: lines[line].check) }
    let rows = lines[line].detail.flatMap { Wrapping.rows(of: $0, columns: frame.size.columns - 2) }
    for (row, words) in zip(layout.ready, rows) { frame.put(words, at: Position(column: 1, row: row)) }
    if rows.count > layout.ready.count, let last = layout.ready.last {
      frame.put("…", at: Position(column: frame.size.columns - 1, row: last))
    }
    frame.cursor = Position(column: 1, row: layout.ready.lowerBound)
  }
}

extension Purpose {
  fileprivate var shortWord: String {
    switch self {
    case .takePart: "part"
    case .record: "rec"
    case .beQuoted: "quo"
    case .observers: "obs"
    }
  }
}
