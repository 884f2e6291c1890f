import Fieldwork

/// How a line of the register ended, or goes on.
///
/// A due day holds until it is over. People count on every one they were given: moving it to a later day does not
/// take the first one back, moving it to an earlier day does. A day is *missed* when it was over before the line was
/// kept, and at once when it is said that it will not be provided. It was missed *with warning* when somebody had
/// been told on that day or before.
package enum Outcome: String, CaseIterable, Hashable, Sendable {
  /// Open, and no due day is missed.
  case open
  /// Kept, and no due day was missed.
  case kept
  /// At least one due day was missed, each of them with warning.
  case slippedWithWarning = "slipped with warning"
  /// At least one due day was missed, and nobody had been told in time.
  case slippedInSilence = "slipped in silence"
  /// Asked for, not provided; there never was a due day, or it is still to come and people can still be told.
  case notProvided = "not provided"
  /// No longer owed: taken back by those who wanted it, made by mistake, or here twice.
  case dropped
}

extension RegisterLine {
  /// How it stands on `today`; days are those of clocks `offsetMinutes` ahead of UTC.
  package func outcome(on today: Day, offsetMinutes: Int) -> Outcome {
    // Nearly every line: nothing became of it yet.
    guard status != .open || !history.isEmpty else {
      return due.map { today > $0 } == true ? .slippedInSilence : .open
    }
    if status == .dropped { return .dropped }
    let missed = missedDays(today, offsetMinutes)
    guard !missed.isEmpty else { return Self.outcomes[status] ?? .open }
    let told = told
    if missed.allSatisfy({ day in told.contains { $0.on <= day } }) { return .slippedWithWarning }
    if status == .notProvided, missed.allSatisfy({ today <= $0 }) { return .notProvided }
    return .slippedInSilence
  }

  /// What a status means while no day is missed.
  private static let outcomes: [FollowUp.Status: Outcome] = [
    .open: .open, .kept: .kept, .notProvided: .notProvided,
  ]

  private func missedDays(_ today: Day, _ offsetMinutes: Int) -> [Day] {
    switch status {
    case .open, .dropped: return dueDays.filter { today > $0 }
    case .notProvided: return dueDays
    case .kept:
      let ended = Day(statusSet ?? changed, offsetMinutes: offsetMinutes)
      return dueDays.filter { ended > $0 }
    }
  }

  private var statusSet: Moment? {
    history.last { if case .status = $0.step { true } else { false } }?.at
  }

  /// Every due day that people could count on, oldest first.
  private var dueDays: [Day] {
    var given: [Day?] = []
    for change in history {
      guard case .dated(let due, _, _) = change.step else { continue }
      if given.isEmpty { given.append(change.formerDue) }
      given.append(due)
    }
    if given.isEmpty { given = [due] }
    return given.compactMap(\.self).reduce(into: []) { days, day in
      while let last = days.last, last >= day { days.removeLast() }
      days.append(day)
    }
  }
}
