import Canvas
import Facilitation
import Fieldwork

extension LiveDesk {
  /// Two rows: who there is, and how much each has said or how long they have been quiet.
  func drawPeople(_ frame: inout Frame, _ layout: Layout) {
    guard layout.hasPeopleRows else { return }
    let people = shownPeople
    let width = max(6, min(10, frame.size.columns / max(1, people.count)))
    let room = max(1, frame.size.columns / width)
    let airtime = standing.airtime(at: shownNow)
    for (place, person) in window(people, room: room).enumerated() {
      draw(
        person, airtime.first { $0.code == person.code }, column: place * width, width: width, &frame, layout)
    }
  }

  /// Everybody with a number, by number, the facilitator last.
  private var shownPeople: [Person] { standing.seated.filter { $0.presence != .withdrawn } }

  /// Those that fit, the chosen speaker among them, the facilitator at the end.
  private func window(_ people: [Person], room: Int) -> [Person] {
    guard people.count > room, let last = people.last, room > 1 else { return Array(people.prefix(room)) }
    let others = people.dropLast()
    let chosen = others.firstIndex { $0.code == line.speaker } ?? 0
    let start = min(max(0, chosen - (room - 2)), others.count - (room - 1))
    return Array(others[start..<(start + room - 1)]) + [last]
  }

  private func draw(
    _ person: Person, _ airtime: Airtime?, column: Int, width: Int, _ frame: inout Frame, _ layout: Layout
  ) {
    let top = Position(column: column, row: layout.peopleRow)
    let isChosen = person.code == line.speaker
    frame.put(seatName(person.code), at: top, style: isChosen ? .strong : .plain, within: width - 1)
    let said = talk(of: person, airtime, isShort: width < 10)
    let indent = said.hangs ? 0 : 2
    let under = Position(column: column + indent, row: layout.peopleRow + 1)
    frame.put(said.text, at: under, style: said.style, within: width - indent)
  }

  /// `31%`, `quiet 22m`, `left`: bold when it wants a look. `hangs` when it needs the whole cell.
  private func talk(
    of person: Person, _ airtime: Airtime?, isShort: Bool
  ) -> (text: String, style: Style, hangs: Bool) {
    switch person.presence {
    case .expected: return (isShort ? "–" : "not here", .dim, !isShort)
    case .late: return ("late", .dim, false)
    case .left: return ("left", .dim, false)
    case .withdrawn, .here: break
    }
    guard let airtime else { return ("–", .plain, false) }
    if airtime.isQuiet, person.code != .facilitator, let quiet = airtime.quietMilliseconds {
      return (isShort ? "q\(quiet / 60_000)m" : "quiet \(quiet / 60_000)m", .strong, true)
    }
    guard airtime.words > 0 else { return ("–", .plain, false) }
    return (percent(airtime.share), isDominant(airtime) ? .strong : .plain, false)
  }

  func isDominant(_ airtime: Airtime) -> Bool {
    airtime.code != .facilitator && airtime.isDominant(among: standing.people.count { $0.isHere })
  }

  func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))%" }

  /// `quiet: 2 Bo 22m, 5 Fay 31m`, for screens without the people rows.
  var quietNotice: String? {
    let quiet = standing.airtime(at: shownNow).filter { $0.isQuiet && $0.code != .facilitator }
    guard !quiet.isEmpty else { return nil }
    let names = quiet.map { "\(seatName($0.code)) \(($0.quietMilliseconds ?? 0) / 60_000)m" }
    return "quiet: " + names.joined(separator: ", ")
  }
}
