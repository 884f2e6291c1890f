import Canvas
import Desk
import Fieldwork
import Preparing
import Testing

/// Presses keys on the start screen and remembers what it asked for.
struct StartRehearsal {
  var desk: StartDesk
  var effects: [Effect] = []
  let now = Moment(milliseconds: 0)

  static let group: [Participant] = [
    Participant(.participant(1), name: "Abe Linden", unit: "Northmill Shops"),
    Participant(.participant(2), name: "Bo Castell", unit: "Northmill Shops"),
    Participant(.participant(3), name: "Dana Okoro", unit: "Harbour Clinics"),
    Participant(.participant(4), name: "Eli Brandt", unit: "Harbour Clinics"),
    Participant(.participant(5), name: "Fay Moreau", unit: "Ridge Schools"),
    Participant(.participant(6), name: "Omar Haddad", unit: "Ridge Schools"),
    Participant(.participant(7), name: "Gus Peeters", unit: "Ridge Schools"),
  ]

  static let gate = ReadinessLine(
    .refuse, "sign-off",
    "Sales (Rhea Vonk) signed the guide of 16 Nov; it changed on 20 Nov. Enter shows what changed.",
    until: "Sales signs",
    detail: ["Key question 5 was added after the sign-off.", "Key question 6 has other words."])

  static let minutes = ReadinessLine(
    .warn, "minutes", "key question 7 has 9 min for 7 people: about 1:15 each")

  static let customers = ReadinessLine(
    .pass, "customers", "7 people from 3 units · all scripts present")

  static let disk = ReadinessLine(.pass, "disk", "a test line was kept in 6 ms · 41 GB free")

  /// The readiness list of the screens: consent follows the answers, the rest stays.
  static let late: StartDesk.Looking = { outcome in [gate] + consent(outcome) + [minutes, customers, disk] }

  /// Nothing refused.
  static let open: StartDesk.Looking = { outcome in consent(outcome) + [customers] }

  private static func consent(_ outcome: StartOutcome) -> [ReadinessLine] {
    let count = outcome.notAsked.count
    return count == 0 ? [] : [ReadinessLine(.warn, "consent", "\(count) people not asked yet")]
  }

  init(
    _ people: [Participant] = group, readiness: @escaping StartDesk.Looking = open,
    size: Size = Size(columns: 80, rows: 24)
  ) {
    desk = StartDesk(
      place: "Late deliveries · Group A · Sat 21 Nov 14:00", minutes: "guide 90 min, slot 90 min",
      outcome: StartOutcome(people: people), size: size, readiness: readiness)
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

  var notice: String { frame().text(row: 20) }

  /// What the session was asked to begin with.
  var begun: StartOutcome? {
    for case .begin(let outcome) in effects { return outcome }
    return nil
  }
}

extension StartRehearsal {
  /// Abe agrees to all, Bo to all but being quoted, Fay is not here yet; the focus is on Dana.
  mutating func answerTwo() {
    press(.character("y"), .character("3"), .character("y"))
    press(.down, .down, .character("w"), .up, .up)
  }

  static func all(_ answer: ConsentAnswer) -> [Purpose: ConsentAnswer] {
    Dictionary(uniqueKeysWithValues: Purpose.allCases.map { ($0, answer) })
  }
}
