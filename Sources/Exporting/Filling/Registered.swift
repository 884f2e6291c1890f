import Anonymising
import Fieldwork
import Reviewing

extension Outgoing.FollowUp {
  /// What became of a follow-up, as the register has it.
  package struct Registered: Hashable, Sendable {
    package var status: Fieldwork.FollowUp.Status
    package var outcome: Outcome

    /// When people have to be told that it will not be done in time.
    package var warnBy: Moment?

    /// The day of that, where the room was.
    package var warnDay: Day?

    /// Open, that moment is over, and nobody was told.
    package var isPastWarnBy: Bool

    /// Everybody who was told where it stands, oldest first.
    package var told: [Told]

    /// Why it was dropped or is not provided.
    package var reason: RedactedText?
  }

  /// Who was told, when and how.
  package struct Told: Hashable, Sendable {
    package var who: [Speaker]
    package var on: Day
    package var how: RedactedText?
  }

  /// A line of the register.
  ///
  /// - Parameter hiding: makes words fit to leave; asked for all that somebody wrote, always in the same order.
  init(_ line: RegisterLine, in register: Register, hiding: (String, Speaker?) -> RedactedText) {
    kind = line.kind
    self.line = line.line
    words = hiding(line.words, line.said?.speaker)
    toWhom = line.toWhom
    owner = line.owner
    due = line.due
    let told = line.told.map { told in
      Told(who: told.who, on: told.on, how: told.how.map { hiding($0, nil) })
    }
    registered = Registered(
      status: line.status, outcome: register.outcome(of: line), warnBy: line.warnBy,
      warnDay: line.warnBy.map { Day($0, offsetMinutes: register.offsetMinutes) },
      isPastWarnBy: line.isPastWarnBy(at: register.now), told: told,
      reason: line.reason.map { hiding($0, nil) })
  }
}
