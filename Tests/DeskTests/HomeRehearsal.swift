import Canvas
import Desk
import Fieldwork
import Testing

/// Presses keys on the home screen and remembers what it asked for.
struct HomeRehearsal {
  var desk: HomeDesk
  var effects: [Effect] = []
  var now: Moment

  /// Tuesday 24 November 2026, 13:12 where clocks are an hour ahead of UTC.
  static let tuesday = "2026-11-24T12:12:00.000Z"

  static let guides = [
    GuideChoice(name: "focus-group", title: "Focus group", minutes: 90, people: 7),
    GuideChoice(name: "interview", title: "One-to-one interview", minutes: 50, people: 1),
    GuideChoice(name: "talk-it-out", title: "Talk-it-out", minutes: 75, people: 8),
    GuideChoice(name: "first-meeting", title: "First meeting", minutes: 45, people: 2),
    GuideChoice(name: "show-and-tell", title: "Show and tell", minutes: 60, people: 6),
    GuideChoice(name: "partner-review", title: "Partner review", minutes: 90, people: 6),
  ]

  init(
    _ listing: HomeListing = HomeListing(), offers: Set<HomeOffer> = [],
    size: Size = Size(columns: 80, rows: 24)
  ) throws {
    now = try #require(Moment(iso8601: Self.tuesday))
    desk = HomeDesk(
      listing, guides: Self.guides, size: size, at: now, offsetMinutes: 60, offers: offers)
  }

  mutating func press(_ keys: Key...) {
    for key in keys { effects += desk.update(.key(key), at: now) }
  }

  mutating func type(_ text: String) {
    for scalar in text.unicodeScalars { press(.character(Character(scalar))) }
  }

  mutating func send(_ message: Message) { effects += desk.update(message, at: now) }

  func frame(_ columns: Int = 80, _ rows: Int = 24) -> Frame {
    desk.frame(size: Size(columns: columns, rows: rows))
  }

  func row(_ row: Int) -> String { frame().text(row: row) }

  var notice: String { row(20) }
}

extension HomeListing {
  /// The studies of the screens, invented from end to end.
  static func autumn() throws -> HomeListing {
    HomeListing(
      studies: [
        Study(
          title: "Late deliveries", state: "3 of 4 groups held", path: "late",
          sessions: [
            Session(
              title: "Group A", path: "late/a", day: try day("2026-11-21"), people: 7, minutes: 88,
              state: .closed(flagsToDecide: 12)),
            Session(
              title: "Group B", path: "late/b", day: try day("2026-11-23"), people: 6, minutes: 91,
              state: .closed(flagsToDecide: 0)),
            Session(
              title: "Group C", path: "late/c", day: try day("2026-11-24"), people: 6, minutes: nil,
              state: .stopped(milliseconds: 2_467_000)),
            Session(
              title: "Group D", path: "late/d", day: try day("2026-11-26"), people: 7, minutes: nil,
              state: .planned, waiting: "2 sign-offs missing"),
          ]),
        Study(
          title: "Talk-it-out, autumn", state: "next: Wed 2 Dec", path: "talk",
          sessions: [
            Session(
              title: "Round 3", path: "talk/3", day: try day("2026-12-02"), people: 9, minutes: nil,
              state: .planned, waiting: "4 items in the inbox")
          ]),
        Study(
          title: "First meetings", state: "no date set", path: "first",
          sessions: [
            Session(
              title: "Ines R.", path: "first/i", day: try day("2026-11-20"), people: 1, minutes: 52,
              state: .closed(flagsToDecide: 0), exported: try day("2026-11-22"))
          ]),
        Study(
          title: "Sample study", state: "to try things out", path: "sample", isSample: true,
          sessions: [
            Session(
              title: "Group S", path: "sample/s", day: nil, people: 7, minutes: 90,
              state: .closed(flagsToDecide: 8))
          ]),
      ],
      due: Due(byTomorrow: 2, past: 0))
  }

  private static func day(_ text: String) throws -> Day { try #require(Day(text)) }

  /// `count` closed sessions in one study.
  static func long(_ count: Int) -> HomeListing {
    HomeListing(studies: [
      Study(
        title: "A long study", state: "\(count) held", path: "long",
        sessions: (1...count).map {
          Session(
            title: "Group \($0)", path: "long/\($0)", day: Day(daysSince1970: 20_000 + $0), people: 7,
            minutes: 90, state: .closed(flagsToDecide: 0))
        })
    ])
  }
}
