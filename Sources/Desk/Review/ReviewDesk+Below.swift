import Canvas
import Facilitation
import Fieldwork
import Reviewing

extension ReviewDesk {
  /// The flags of the line: number, sign, the flagged words, why.
  func drawList(_ frame: inout Frame, _ layout: ReviewLayout) {
    guard !layout.list.isEmpty, let line, let reviewed else { return }
    let items = reviewed.items(on: line.id)
    let here = items.firstIndex { $0.id == item?.id } ?? 0
    let first = max(0, min(here - layout.list.count + 1, items.count - layout.list.count))
    for (row, index) in zip(layout.list, first..<max(first, items.count)) {
      let item = items[index]
      let sign = sign(of: item)
      frame.putRight("\(index + 1)", before: 2, row: row)
      frame.put(sign.text, at: Position(column: 4, row: row), style: sign.style)
      let style: Style = items.count > 1 && item.id == self.item?.id ? .strong : .plain
      frame.put(words(item.id) ?? "", at: Position(column: 7, row: row), style: style, within: 27)
      frame.put(item.flag.finding.reason, at: Position(column: 35, row: row))
    }
  }

  /// Why it was flagged, or how the promise would stand.
  func drawBelow(_ frame: inout Frame, _ layout: ReviewLayout) {
    guard !layout.below.isEmpty else { return }
    guard !layout.size.isSmall else { return drawSmall(&frame, layout) }
    let isWide = layout.divider != nil
    let indent = layout.left + (isWide ? 0 : 1)
    var row = layout.below.lowerBound
    if isWide || panel == nil { row = drawWhy(&frame, layout, from: row, column: indent) }
    if panel != nil { drawPanel(&frame, layout, from: isWide ? row + 1 : row, column: indent) }
    if isWide { drawLastStep(&frame, layout) }
  }

  private func drawWhy(_ frame: inout Frame, _ layout: ReviewLayout, from top: Int, column: Int) -> Int {
    let lines = whyLines
    guard let head = lines.first else { return top }
    frame.put(head, at: Position(column: column, row: top))
    var row = top + 1
    // With a promise open its rows come first; on an ordinary screen there is room for these alone.
    let end =
      panel == nil ? layout.below.upperBound - (layout.divider == nil ? 0 : 2) : layout.below.upperBound - 9
    for words in lines.dropFirst() {
      for wrapped in Wrapping.rows(of: words, columns: max(10, layout.size.columns - column - 2))
      where row < end {
        frame.put(wrapped, at: Position(column: column + 2, row: row))
        row += 1
      }
    }
    return row
  }

  /// A heading, then a line each.
  var whyLines: [String] {
    guard let line, let reviewed, let shown else { return [] }
    var lines: [String] = []
    if let item {
      let finding = item.flag.finding
      lines.append(item.raisedBy.map { "raised by hand, by \($0)" } ?? "why it was flagged")
      if item.raisedBy == nil { lines.append("rule \(finding.rule): \(finding.reason)") }
      if let remark = item.remark {
        lines.append("said of it in the session: \(remark == .itIsSo ? "it is so" : "not so")")
      }
      lines += sameWords.prefix(2).compactMap(sameWordsLine)
      if item.id.category == .promising {
        lines += shown.notOffered.map { "not offered in this study: \($0)" }
      }
      lines += otherVerdicts(item)
      if !finding.advice.isEmpty, panel == nil { lines.append("to say instead: \(finding.advice)") }
    } else if let suggestion {
      lines.append("a \(suggestion.kind.rawValue)? These words may be one:")
      lines.append(line.text.stretch(suggestion.bytes).map { "\"\($0)\"" } ?? "")
    }
    lines += (reviewed.notes[line.id] ?? []).map { "note by \($0.reviewer): \($0.text)" }
    lines += reviewed.followUps.filter { $0.followUp.line == line.id }.map { made in
      "in the register: \(made.followUp.kind.rawValue)\(made.followUp.due.map { ", due \($0.short)" } ?? "")"
        + (made.status == .open ? "" : ", \(made.status.rawValue)")
    }
    return item == nil && suggestion == nil && !lines.isEmpty ? ["about this line"] + lines : lines
  }

  /// `the same words in other sessions: Group B 00:33:10, decided a promise`
  private func sameWordsLine(_ id: ReviewItem.ID) -> String? {
    guard let item = review[id], let line = review.sessions[id.session].line(id.line) else { return nil }
    let place = "\(sessions[id.session].title) \(clockText(milliseconds: line.milliseconds))"
    let answer = item.answer(for: review.reviewer).map { ", decided \(words(for: $0))" } ?? ", open"
    return "the same words in other sessions: \(place)\(answer)"
  }

  /// What others decided is shown once one has decided oneself, or where it is to be settled.
  private func otherVerdicts(_ item: ReviewItem) -> [String] {
    guard view.part == .disagreements || item.isDecided(by: review.reviewer) else { return [] }
    return item.decisions.keys.sorted().filter { $0 != review.reviewer || view.part == .disagreements }
      .compactMap {
        reviewer in
        item.decision(of: reviewer).map { "\(reviewer): \(words(for: $0.answer))" }
      }
  }

  // MARK: - The promise as it would stand

  struct PanelRow {
    var label: String
    var value: String
    var hint: String
    var row: PromisePanel.Row?
  }

  private func drawPanel(_ frame: inout Frame, _ layout: ReviewLayout, from top: Int, column: Int) {
    guard let panel else { return }
    let isWide = layout.divider != nil
    let text = column + (isWide ? 2 : 2)
    let hints = isWide ? min(column + 67, layout.size.columns - 18) : 52
    frame.put("a promise", at: Position(column: column, row: top))
    for (offset, line) in panelRows(panel).enumerated() where top + 1 + offset < layout.below.upperBound {
      let row = top + 1 + offset
      frame.put(line.label, at: Position(column: text, row: row))
      let value = Position(column: text + 10, row: row)
      if let typing, line.row == panel.row, typing.purpose == .due || typing.purpose == .owner {
        frame.put(typing.field, prompt: "", at: value, columns: hints - text - 11, maxRows: 1)
        continue
      }
      frame.put(line.value, at: value, within: line.hint.isEmpty ? nil : hints - text - 11)
      frame.put(line.hint, at: Position(column: hints, row: row), style: .dim)
      if line.row == panel.row, typing == nil {
        let start = isWide ? column : 0
        frame.restyle(row: row, columns: start..<layout.size.columns, adding: .focus)
        frame.cursor = Position(column: start, row: row)
      }
    }
  }

  func panelRows(_ panel: PromisePanel) -> [PanelRow] {
    let owner = panel.shownOwner.map(ownerName) ?? "–"
    let isFixed = panel.existing != nil
    let warnBy = warnBy
    return [
      PanelRow(label: "by whom", value: owner, hint: isFixed ? "" : "\(key(.who)) who", row: .owner),
      PanelRow(
        label: "to whom", value: people(panel.shownToWhom), hint: isFixed ? "" : "\(key(.toWhom)) to whom",
        row: .toWhom),
      PanelRow(
        label: "due", value: panel.shownDue?.short ?? "–  no day in the words",
        hint: isFixed ? "" : "\(key(.due)) date", row: .due),
      PanelRow(
        label: "warn by", value: warnBy.map { time($0.moment) } ?? "–", hint: warnBy?.words ?? "", row: nil),
      PanelRow(label: "say then", value: "\"\(sayThen(panel.shownDue))\"", hint: "", row: nil),
    ]
  }

  /// `0 you (Mira)`: the facilitator's name is nobody else's guess.
  private func ownerName(_ code: Speaker) -> String {
    guard code == .facilitator, let name = shown?.roster[.facilitator]?.name else { return seatName(code) }
    return "\(seatName(code)) (\(name.split(separator: " ").first.map(String.init) ?? name))"
  }

  private func people(_ codes: [Speaker]) -> String {
    guard !codes.isEmpty else { return "–" }
    let all = Set(shown?.standing.seated.map(\.code).filter { $0.kind == .participant } ?? [])
    return codes.count > 3 && Set(codes) == all
      ? "all \(codes.count)" : codes.map(seatName).joined(separator: ", ")
  }

  /// `Wed 25 Nov, 14:00`
  private func time(_ moment: Moment) -> String {
    let day = Day(moment, offsetMinutes: setting.offsetMinutes)
    return "\(day.short), \(moment.timeOfDay(offsetMinutes: setting.offsetMinutes))"
  }

  /// With the day that people were told; one that is typed here beside it, never as if they knew it.
  private func sayThen(_ due: Day?) -> String {
    guard let due else { return "You were told of this. Here is where it stands." }
    let told = panel?.existing == nil ? panel?.said : due
    let now = told == due ? "" : "; it is \(due.withoutWeekday) now"
    let isNear = (told ?? due).daysSince1970 - (reviewed?.day.daysSince1970 ?? 0) <= 7
    guard let told else { return "No day was named\(now). Here is where it stands." }
    return "You were told \(isNear ? told.weekdayWord : told.withoutWeekday)\(now). Here is where it stands."
  }

  // MARK: - Elsewhere

  private func drawLastStep(_ frame: inout Frame, _ layout: ReviewLayout) {
    guard let step = review.lastStep else { return }
    let undo = key(.undo)
    let brings = review.nextRedo == nil ? "" : " \(key(.redo)) brings back what undo took."
    frame.put(
      "undo: \(undo) takes back \(words(for: step)), \(step.at.timeOfDay(offsetMinutes: setting.offsetMinutes)).\(brings)",
      at: Position(column: layout.left, row: layout.noticeRow - 2), style: .dim)
  }

  /// One row where there is no room for more.
  private func drawSmall(_ frame: inout Frame, _ layout: ReviewLayout) {
    let place = Position(column: 0, row: layout.below.lowerBound)
    guard let panel else {
      frame.put(item?.flag.finding.reason ?? "", at: place, style: .dim)
      return
    }
    let due = panel.shownDue?.short ?? "no day"
    frame.put(
      "a promise · \(panel.shownOwner.map(seatName) ?? "–") · \(due) · to \(people(panel.shownToWhom))",
      at: place)
    frame.restyle(row: place.row, adding: .focus)
    if typing == nil { frame.cursor = place }
  }
}

extension Day {
  /// `Friday`
  fileprivate var weekdayWord: String {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday]
  }
}
