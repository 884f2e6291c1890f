import Anonymising
import Facilitation
import Fieldwork
import Reviewing

extension Outgoing.FollowUp {
  /// What became of a follow-up, as the register has it.
  package struct Registered: Hashable, Sendable {
    package var outcome: Outcome

    /// The last day to tell people that it will not be done in time.
    package var warnBy: Day?

    /// Open, that day is over, and nobody was told.
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
  /// - Parameter hiding: makes words that somebody wrote about the line fit to leave.
  package init(_ line: RegisterLine, in register: Register, hiding: (String) -> RedactedText) {
    kind = line.kind
    self.line = line.line
    words = hiding(line.words)
    toWhom = line.toWhom
    owner = line.owner
    due = line.due
    status = line.status.rawValue
    registered = Registered(
      outcome: register.outcome(of: line),
      warnBy: line.warnBy.map { Day($0, offsetMinutes: register.offsetMinutes) },
      isPastWarnBy: line.isPastWarnBy(at: register.now),
      told: line.told.map { Told(who: $0.who, on: $0.on, how: $0.how.map(hiding)) },
      reason: line.reason.map(hiding))
  }
}

extension RegisterLine {
  /// Everything in it that people wrote.
  package var texts: [String] { [words] + [reason].compactMap(\.self) + told.compactMap(\.how) }
}

extension Outgoing {
  /// Takes in what reviewers made of the session's flags, and the flags that they raised.
  package mutating func take(_ reviewed: ReviewedSession, of standing: Standing) {
    for place in lines.indices where !lines[place].isPlaceholder {
      let id = lines[place].id
      let items = reviewed.items(on: id).filter { !$0.references.isEmpty }
      var taken: Set<ReviewItem.ID> = []
      let kept = standing.row(id)?.flags ?? []
      for (flag, row) in zip(lines[place].flags.indices, kept) {
        guard let item = items.first(where: { $0.references.contains(Reference(row.id)) }) else { continue }
        lines[place].flags[flag].take(item)
        taken.insert(item.id)
      }
      for item in items where !taken.contains(item.id) {
        lines[place].flags.append(Flag(item, in: lines[place].text))
      }
    }
  }
}

extension Outgoing.Flag {
  fileprivate mutating func take(_ item: ReviewItem) {
    verdict = item.verdict?.rawValue
    isDisputed = item.isDisputed
  }

  /// A flag that a reviewer raised. Its place within the line is not led through what was replaced there.
  fileprivate init(_ item: ReviewItem, in text: RedactedText) {
    let finding = item.flag.finding
    category = finding.category
    rule = finding.rule
    tier = finding.tier
    kind = finding.kind
    remark = item.remark
    bytes = 0..<text.text.utf8.count
    take(item)
  }

  /// Neither the session nor the review took it for a false alarm, and it is no faint one.
  var counts: Bool {
    guard let verdict else { return tier > .faint && remark != .notSo }
    return verdict != Verdict.Answer.falseAlarm.rawValue
  }

  /// Nobody has decided it, or two see it differently.
  var isToDecide: Bool { verdict == nil && counts }
}
