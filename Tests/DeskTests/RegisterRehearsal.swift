import Canvas
import Desk
import Fieldwork
import Reviewing
import Testing

/// Presses keys on the register screen, and answers what it wants kept as the disk would.
struct RegisterRehearsal {
  var desk: RegisterDesk
  var effects: [Effect] = []
  var now: Moment
  /// Whether the disk takes what it is given.
  var keeps = true
  private var nextNumber = 1

  /// Tuesday 24 November 2026, 13:14 where clocks are an hour ahead of UTC.
  static let tuesday = "2026-11-24T12:14:00.000Z"

  init(_ sources: [RegisterSource] = Self.autumn(), size: Size = Size(columns: 80, rows: 24)) throws {
    now = try #require(Moment(iso8601: Self.tuesday))
    desk = RegisterDesk(
      sources,
      setting: RegisterDesk.Setting(
        title: "Late deliveries", ownFile: "review-noor.jsonl", names: Self.names, offsetMinutes: 60,
        hasHome: true, offers: [.review]),
      at: now)
    _ = desk.update(.resized(size), at: now)
  }

  mutating func press(_ keys: Key...) {
    for key in keys { take(desk.update(.key(key), at: now)) }
  }

  mutating func type(_ text: String) {
    for scalar in text.unicodeScalars { press(.character(Character(scalar))) }
  }

  /// Letters as keys, `⏎` for Enter.
  mutating func keys(_ text: String) {
    for letter in text { press(letter == "⏎" ? .enter : .character(letter)) }
  }

  private mutating func take(_ new: [Effect]) {
    effects += new
    for effect in new {
      guard case .appendReview(let entries, _, let ticket) = effect else { continue }
      if keeps {
        let entry = entries.count > 1 ? Entry.batch(entries) : entries[0]
        now = now.adding(milliseconds: 1)
        let kept = KeptEntry(nextNumber, at: now, entry)
        nextNumber += 1
        _ = desk.update(.kept([kept], ticket: ticket), at: now)
      } else {
        _ = desk.update(.notKept(why: "The disk is full; make room, then Enter.", ticket: ticket), at: now)
      }
    }
  }

  func frame(_ columns: Int = 80, _ rows: Int = 24) -> Frame {
    desk.frame(size: Size(columns: columns, rows: rows))
  }

  func row(_ row: Int) -> String { frame().text(row: row) }

  var notice: String { row(21) }

  // MARK: The autumn's register

  static let names = RegisterNames(rosters: [
    "study": Roster(
      [Participant(.facilitator, name: "Mira Lund"), Participant(.provider(1), name: "Rhea Vonk")]
        + ["Abe", "Bo", "Dana", "Eli", "Fay", "Omar", "Gus"].enumerated().map {
          Participant(.participant($0.offset + 1), name: $0.element)
        })
  ])

  /// What the screens show: fourteen lines of one group, three of them with a day.
  static func autumn() -> [RegisterSource] {
    let opened = moment("2026-11-21T13:00:00")
    var source = RegisterSource(
      path: "study/sessions/group-a", title: "Group A", study: "study",
      identity: .init(opened: opened, name: "group-a"))
    var entries: [KeptEntry] = [KeptEntry(0, at: opened, .opened(Opening(session: "group-a", evenkeel: "1")))]
    func add(_ followUp: FollowUp) {
      entries.append(KeptEntry(119 + entries.count, at: opened, .followUp(followUp)))
    }
    let people = { (numbers: Int...) in numbers.map { Speaker.participant($0) } }
    add(
      FollowUp(
        .promise, line: EntryID(118), words: "We'll fix that by Friday", toWhom: people(3, 6),
        owner: .facilitator,
        due: Day("2026-11-27")))
    add(
      FollowUp(
        .promise, line: nil, words: "A named person to ring", toWhom: people(5), owner: .provider(1),
        due: Day("2026-11-30"), warnBy: moment("2026-11-25T14:00:00")))
    add(
      FollowUp(
        .promise, line: nil, words: "You'll get the summary", toWhom: (1...7).map { .participant($0) },
        owner: .facilitator, due: Day("2026-12-08")))
    add(FollowUp(.reported, line: nil, words: "You said you'd fix that by the spring", toWhom: people(1)))
    add(FollowUp(.expectation, line: nil, words: "A notice on the same day", toWhom: people(3)))
    add(FollowUp(.request, line: nil, words: "Fewer lists in the office", toWhom: people(6)))
    for number in 1...3 {
      add(FollowUp(.reported, line: nil, words: "You said so, \(number)", toWhom: people(2)))
    }
    for number in 1...4 {
      add(FollowUp(.expectation, line: nil, words: "A call, \(number)", toWhom: people(4)))
    }
    add(FollowUp(.parked, line: nil, words: "The second list", toWhom: people(7)))
    source.files = [RegisterSource.File("journal.jsonl", entries)]
    source.lines[EntryID(118)] = .init(
      at: opened.adding(milliseconds: 2_830_000), milliseconds: 2_830_000, speaker: .facilitator,
      text: "We'll fix that by Friday, I'll see to it.")
    return [source]
  }

  private static func moment(_ text: String) -> Moment {
    Moment(iso8601: text + ".000Z") ?? Moment(milliseconds: 0)
  }
}
