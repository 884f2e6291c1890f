import Fieldwork

/// One line of the register as it stands now: what was said, and everything that became of it since.
package struct RegisterLine: Hashable, Sendable {
  /// Index into ``Register/sources``.
  package var source: Int
  /// The entry that made it: with the session, what tells it from all others for ever.
  package var id: Reference

  package var kind: FollowUp.Kind
  /// Empty once they were withdrawn.
  package var words: String
  /// The line of the session's journal it came from.
  package var line: EntryID?
  package var said: RegisterSource.SourceLine?
  package var toWhom: [Speaker]
  package var owner: Speaker?
  package var due: Day?
  /// Given, or by the rule of ``WarnBy``; `nil` without a due day.
  package var warnBy: Moment?
  /// Somebody set ``warnBy`` by hand.
  package var isWarnByGiven: Bool
  package var status = FollowUp.Status.open
  /// Why it was dropped or is not provided.
  package var reason: String?
  package var flag: Reference?
  package var note: String?
  package var made: Moment
  /// When the last step was kept; that of ``made`` before the first.
  package var changed: Moment
  /// Everything that became of it, oldest first, what was taken back left out.
  package var history: [Change] = []
  /// It was taken back by undo: not in the register any more, and calendars that have it are to cancel it.
  package var isTakenBack = false
  /// How often it was changed so far, what was taken back counted twice: it never goes down.
  package var revision = 0

  /// One step, with who made it and what stood there before.
  package struct Change: Hashable, Sendable {
    package var at: Moment
    /// The file it stands in, which says whose step it is.
    package var file: String
    package var step: FollowUpStep.Step
    /// The due day before a ``FollowUpStep/Step/dated(due:warnBy:reason:)``.
    package var formerDue: Day?
  }

  /// Told on: who, when, how.
  package struct Told: Hashable, Sendable {
    package var who: [Speaker]
    package var on: Day
    package var how: String?
    package var at: Moment
  }

  package var isWithdrawn: Bool { said?.isWithdrawn == true }

  /// Everybody who was told, oldest first.
  package var told: [Told] {
    history.compactMap { change in
      guard case .told(let who, let day, let how) = change.step else { return nil }
      return Told(who: who, on: day, how: how, at: change.at)
    }
  }

  /// Whether somebody was told since its date was last set: then nobody waits for a warning any more.
  package var isTold: Bool {
    for change in history.reversed() {
      switch change.step {
      case .told: return true
      case .dated: return false
      case .status, .owned, .addressed, .kind: continue
      }
    }
    return false
  }

  /// The due day people know of: the one that stood when they were last told, else the one that the words named,
  /// else the first it had; `nil` while they were told none.
  package func dayTold(inWords said: Day?) -> Day? {
    let dated = history.first { if case .dated = $0.step { true } else { false } }
    let first = dated.map(\.formerDue) ?? due
    var (current, known) = (first, first == nil ? nil : said ?? first)
    for change in history {
      switch change.step {
      case .dated(let due, _, _): current = due
      case .told: known = current
      case .status, .owned, .addressed, .kind: continue
      }
    }
    return known
  }

  /// Open, its warn-by over, and nobody was told.
  package func isPastWarnBy(at now: Moment) -> Bool {
    guard status == .open, let warnBy else { return false }
    return warnBy <= now && !isTold
  }

  /// Open, not told, and to be warned about on `day` at the latest.
  package func isToBeWarned(by day: Day, offsetMinutes: Int) -> Bool {
    guard status == .open, let warnBy, !isTold else { return false }
    return Day(warnBy, offsetMinutes: offsetMinutes) <= day
  }
}
