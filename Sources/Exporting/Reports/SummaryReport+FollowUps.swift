import Fieldwork
import Reviewing

/// What was promised, expected and asked for, as the register has it: by the day people are to be told.
extension SummaryReport {
  var promiseFacts: [Report.Fact] {
    [Report.Fact("promises", promises)]
      + standing(.promise).prefix(Self.promisesInFront).map { Report.Fact("promise", Self.short($0)) }
  }

  private static let promisesInFront = 3

  var expectationFacts: [Report.Fact] {
    [
      Report.Fact("expectations", counted(.expectation, "nobody was noted to expect anything")),
      Report.Fact("promised before", counted(.reported, "nobody was noted to say so")),
    ]
  }

  var followUpParts: [Report.Part] {
    [
      ("Promised", [.promise]), ("Promised before, as they say", [.reported]),
      ("What they now expect", [.expectation]), ("Asked for", [.request]),
      ("Reserved, misunderstood, parked", [.reservation, .misunderstanding, .parked]),
    ].map { heading, kinds in
      Report.Part(
        heading, kinds.flatMap(all).map { Report.Item(Self.whole($0), label: $0.due?.short ?? "no day") })
    }
  }

  /// By warn-by, what is open first; what is no longer owed last.
  private func all(_ kind: FollowUp.Kind) -> [Outgoing.FollowUp] {
    let all = sessions.flatMap { $0.followUps([kind]) }
    return all.enumerated().sorted { a, b in
      (a.element.rank, a.element.days, a.offset) < (b.element.rank, b.element.days, b.offset)
    }.map(\.element)
  }

  /// Those that are owed or were.
  private func standing(_ kind: FollowUp.Kind) -> [Outgoing.FollowUp] {
    all(kind).filter { $0.registered?.outcome != .dropped }
  }

  private var promises: String {
    let made = standing(.promise)
    let undecided = sessions.flatMap(\.lines).flatMap(\.flags).count {
      $0.category == .promising && $0.isToDecide
    }
    let open = undecided > 0 ? "; \(undecided) flagged and not decided" : ""
    guard !made.isEmpty else { return "none in the register\(open)" }
    let without = made.count { $0.due == nil }
    return "\(made.count)" + Self.outcomes(made) + (without > 0 ? "; without a day \(without)" : "") + open
  }

  /// `: open 2 (1 past warn-by), kept 1`
  private static func outcomes(_ lines: [Outgoing.FollowUp]) -> String {
    let standings = lines.compactMap(\.registered)
    let past = standings.count(where: \.isPastWarnBy)
    let counts = Outcome.allCases.compactMap { outcome -> String? in
      let count = standings.count { $0.outcome == outcome }
      return count > 0 ? "\(outcome.rawValue) \(count)" : nil
    }
    guard !counts.isEmpty else { return "" }
    return ": " + counts.joined(separator: ", ") + (past > 0 ? "; \(past) past warn-by" : "")
  }

  private func counted(_ kind: FollowUp.Kind, _ none: String) -> String {
    let all = standing(kind)
    guard let first = all.first else { return none }
    return "\(all.count); \"\(first.words.text)\""
  }

  /// `by Fri 27 Nov 2026, warn by Wed 25 Nov, F, open, told Tue 24 Nov: "We'll fix that."`
  private static func short(_ line: Outgoing.FollowUp) -> String {
    let told = line.registered?.told.last.map { "told \($0.on.short)" }
    let parts = [
      line.due.map { "by \($0.short) \($0.year)" } ?? "no day", warnBy(line), line.owner?.description,
    ]
    return (parts + [status(line), told]).compactMap(\.self).joined(separator: ", ")
      + ": \"\(line.words.text)\""
  }

  /// The words first, then all that is known of them.
  private static func whole(_ line: Outgoing.FollowUp) -> String {
    let to = line.toWhom.map(\.description).joined(separator: ", ")
    let parts = [
      to.isEmpty ? nil : (line.kind == .expectation ? "of \(to)" : "to \(to)"),
      line.owner.map { "owner \($0)" }, line.due.map { "due \($0)" }, warnBy(line), status(line),
    ]
    let told = line.registered?.told.map(Self.told) ?? []
    let said = (parts.compactMap(\.self) + told).joined(separator: "; ")
    return "\"\(line.words.text)\"" + (said.isEmpty ? "" : " (\(said))")
  }

  private static func warnBy(_ line: Outgoing.FollowUp) -> String? {
    line.registered?.warnDay.map { "warn by \($0.short)" }
  }

  private static func status(_ line: Outgoing.FollowUp) -> String? {
    guard let registered = line.registered else { return nil }
    let reason = registered.reason.map { ": \($0.text)" } ?? ""
    return registered.outcome.rawValue + (registered.isPastWarnBy ? ", past warn-by" : "") + reason
  }

  /// `told P1, P3 on 2026-11-24 by telephone`
  private static func told(_ told: Outgoing.FollowUp.Told) -> String {
    let who = told.who.map { "\($0)" }.joined(separator: ", ")
    return "told" + (who.isEmpty ? "" : " \(who)") + " on \(told.on)" + (told.how.map { " \($0.text)" } ?? "")
  }
}

extension Outgoing.FollowUp {
  /// What waits comes before what is done, and that before what is no longer owed.
  fileprivate var rank: Int {
    switch registered?.outcome {
    case .dropped, .notProvided: 2
    case .kept: 1
    case .open, .slippedWithWarning, .slippedInSilence, nil: 0
    }
  }

  fileprivate var days: Int { (registered?.warnDay ?? due)?.daysSince1970 ?? .max }
}
