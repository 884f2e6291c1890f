import Canvas
import Facilitation
import Fieldwork

extension LiveDesk {
  /// Guide and people beside the transcript, as much of each as fits; the people are always there.
  func drawPane(_ frame: inout Frame, _ layout: Layout) {
    guard let divider = layout.divider else { return }
    let columns = (divider + 2)..<min(frame.size.columns, divider + 2 + Pane.maxColumns)
    let people = peopleLines + [PaneLine()] + countLines
    let rows = layout.bodyRows.count
    let guide = guideLines(rows: rows - people.count - 1)
    let gap = [PaneLine()]
    for (row, line) in zip(layout.bodyRows, guide + gap + people) {
      draw(line, row: row, columns: columns, &frame)
    }
  }

  private enum Pane {
    /// Wider than this and numbers stand too far from their names.
    static let maxColumns = 60
  }

  private struct PaneLine {
    var text = ""
    /// Ends at its column from the right: 0 is the right edge.
    var right: [(text: String, before: Int, style: Style)] = []
    var style = Style.plain
  }

  private func draw(_ line: PaneLine, row: Int, columns: Range<Int>, _ frame: inout Frame) {
    var end = columns.upperBound
    for part in line.right where columns.count - part.before > 6 {
      end = min(
        end, frame.putRight(part.text, before: columns.upperBound - part.before, row: row, style: part.style))
    }
    let room =
      line.right.isEmpty ? columns.count : min(end - columns.lowerBound - 1, columns.count - Self.nameRoom)
    frame.put(
      line.text, at: Position(column: columns.lowerBound, row: row), style: line.style, within: max(1, room))
  }

  /// Columns from the right edge that numbers may use.
  private static let nameRoom = 13

  // MARK: - Guide

  private func guideLines(rows: Int) -> [PaneLine] {
    let head = PaneLine(text: "guide", right: [("used", 1, .plain), ("min", 8, .plain)])
    var lines: [PaneLine] = []
    var current = 0
    for (index, section) in session.guide.sections.enumerated() {
      let planned = section.minutes.map(String.init) ?? ""
      lines.append(sectionLine("  \(section.title)", planned, used: usedMilliseconds(section: index)))
      guard index == standing.stop?.id.section else { continue }
      current = lines.count - 1
      for prompt in section.prompts { lines += promptLines(prompt, isOpen: prompt.id == standing.prompt?.id) }
    }
    let room = max(0, rows - 1)
    let start = min(max(0, current - room / 3), max(0, lines.count - room))
    return [head] + lines.dropFirst(start).prefix(room)
  }

  private func sectionLine(_ title: String, _ planned: String, used: Int) -> PaneLine {
    var line = PaneLine(text: title, right: [(planned, 8, .plain)])
    if used > 0 { line.right.insert((spanText(milliseconds: used), 1, .plain), at: 0) }
    return line
  }

  private func promptLines(_ prompt: Prompt, isOpen: Bool) -> [PaneLine] {
    let number = "\(number(of: prompt.id))\(prompt.isMustAsk ? "*" : " ")"
    let stop = standing.agenda.index(of: prompt.id).map { standing.agenda.stops[$0] }
    let planned = stop.map { $0.plannedMilliseconds > 0 ? "\($0.plannedMilliseconds / 60_000)" : "" } ?? ""
    let used = stop.map { standing.spentMilliseconds($0, at: shownNow) } ?? 0
    var line = sectionLine("\(isOpen ? "▸" : " ") \(number) \(prompt.text)", planned, used: used)
    if isOpen { line.style = .strong }
    return [line] + (isOpen ? prompt.probes.map { PaneLine(text: "       · \($0.text)") } : [])
  }

  // MARK: - People

  private var peopleLines: [PaneLine] {
    let airtime = standing.airtime(at: shownNow)
    return [PaneLine(text: "people", right: [("last spoke", 1, .plain), ("share", 18, .plain)])]
      + standing.seated.filter { $0.presence != .withdrawn }.map { person in
        personLine(person, airtime.first { $0.code == person.code })
      }
  }

  private func personLine(_ person: Person, _ airtime: Airtime?) -> PaneLine {
    let isChosen = person.code == line.speaker
    var row = PaneLine(text: seatName(person.code), style: isChosen ? .strong : .plain)
    guard person.presence == .here || person.presence == .withdrawn, let airtime else {
      row.right = [(person.presence == .expected ? "not here" : person.presence.rawValue, 1, .dim)]
      return row
    }
    let share = airtime.words > 0 ? percent(airtime.share) : "–"
    row.right = [lastSpoke(airtime), (share, 18, isDominant(airtime) ? .strong : .plain)]
    return row
  }

  private func lastSpoke(_ airtime: Airtime) -> (text: String, before: Int, style: Style) {
    if airtime.code == .facilitator {
      return (airtime.wordsPerTurn.map { "\($0) words a turn" } ?? "", 1, .plain)
    }
    let quiet = airtime.quietMilliseconds ?? 0
    if airtime.isQuiet { return ("quiet \(quiet / 60_000)m", 1, .strong) }
    return (airtime.turns > 0 ? spanText(milliseconds: quiet) : "", 1, .plain)
  }

  // MARK: - Counts

  private static let registerOrder: [FollowUp.Kind] = [
    .promise, .expectation, .reported, .request, .reservation, .misunderstanding, .parked,
  ]

  private var countLines: [PaneLine] {
    var lines: [(String, String)] = []
    let sites = standing.airtimeBySite()
    if !sites.isEmpty {
      lines.append(("sites", sites.map { "\($0.site) \(percent($0.share))" }.joined(separator: "  ")))
    }
    let register = Self.registerOrder.compactMap { kind in
      tally.followUps[kind].map { "\(kind.shortName) \($0)" }
    }
    if !register.isEmpty { lines.append(("register", register.joined(separator: "  "))) }
    lines.append(("flags", tally.openFlags == 0 ? "none" : "\(tally.openFlags) kept for later"))
    if !waitingNotes.isEmpty {
      lines.append(
        ("observers", waitingNotes.count == 1 ? "1 note waits" : "\(waitingNotes.count) notes wait"))
    }
    return lines.map { PaneLine(text: $0.0.padded(to: 11) + $0.1) }
  }
}

extension FollowUp.Kind {
  /// In one word.
  fileprivate var shortName: String {
    switch self {
    case .reported: "reported"
    case .parked: "parked"
    case .promise, .expectation, .request, .reservation, .misunderstanding: rawValue
    }
  }
}
