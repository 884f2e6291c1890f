import Fieldwork

extension Register {
  /// What can be said to people when it will not be done in time: neutral, and with the day they were given.
  package func sentence(for line: RegisterLine) -> String? {
    guard line.status == .open, let due = line.due else { return nil }
    return Self.sentence(due: due, today: today)
  }

  /// `You were told Friday. Here is where it stands: …`, with the date where the weekday is not clear.
  package static func sentence(due: Day, today: Day) -> String {
    let days = due.daysSince1970 - today.daysSince1970
    let name = (0..<7).contains(days) ? due.weekdayName : due.shown(on: today)
    return "You were told \(name). Here is where it stands: …"
  }
}

extension FollowUp.Kind {
  /// In a column, and in the counts: `promises`, `reported`.
  package var plural: String {
    switch self {
    case .promise: "promises"
    case .reported: "reported"
    case .expectation: "expectations"
    case .request: "requests"
    case .reservation: "reservations"
    case .misunderstanding: "misunderstandings"
    case .parked: "parked"
    }
  }

  /// The letter in front of it on the register screen.
  package var letter: Character {
    switch self {
    case .promise: "P"
    case .reported: "R"
    case .expectation: "E"
    case .request: "Q"
    case .reservation: "V"
    case .misunderstanding: "M"
    case .parked: "K"
    }
  }
}

extension Day {
  /// `Fri 27 Nov`, with the year instead of the weekday when that is more than nine months off: `27 Nov 2027`.
  package func shown(on today: Day) -> String {
    guard abs(daysSince1970 - today.daysSince1970) > 270 else { return short }
    return "\(short.split(separator: " ").dropFirst().joined(separator: " ")) \(year)"
  }

  /// `Friday`.
  package var weekdayName: String {
    let name = DayTables.weekdays[weekday]
    return name.prefix(1).uppercased() + name.dropFirst()
  }
}
