import Fieldwork

extension Register {
  /// What can be said to people when it will not be done in time: neutral, and with the day that they know of.
  package func sentence(for line: RegisterLine) -> String? {
    guard line.status == .open, let due = line.due else { return nil }
    let said = line.said.flatMap { said in
      said.text.flatMap { TypedDay.deadline(in: $0, saidOn: Day(said.at, offsetMinutes: offsetMinutes)) }
    }
    return Self.sentence(due: due, known: line.dayTold(inWords: said), today: today)
  }

  /// `You were told Friday. Here is where it stands: …`, with the date where the weekday is not clear. A day that was
  /// set since is named beside the one people know, never as if they knew it.
  package static func sentence(due: Day, known: Day?, today: Day) -> String {
    let told = known.map { "You were told \(name($0, today))" } ?? "No day was named"
    let now = due == known ? "" : "; it is \(due.shown(on: today)) now"
    return "\(told)\(now). Here is where it stands: …"
  }

  private static func name(_ day: Day, _ today: Day) -> String {
    (0..<7).contains(day.daysSince1970 - today.daysSince1970) ? day.weekdayName : day.shown(on: today)
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
