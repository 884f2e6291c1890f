import Desk
import Fieldwork
import Preparing

extension OpenedSession {
  /// What stands in the way of beginning with these people; a session that has begun passed it.
  func readinessLines(_ outcome: StartOutcome) -> [ReadinessLine] {
    readiness.map { outcome.lines($0) } ?? []
  }

  /// What a session of a study is looked at for; `nil` without a study.
  var readiness: Readiness? {
    guard let study else { return nil }
    return Readiness(
      guide: session.guide, guideProblems: GuideCheck.problems(of: session.guide), guideDigest: guideDigest,
      study: study, today: Day(clock.now(), offsetMinutes: clock.offsetMinutes))
  }

  /// The gate where nobody can be asked: in line mode.
  ///
  /// A rehearsal passes. A reason given on the command line passes too and is kept for each check it opens.
  ///
  /// - Throws: code 4 with what is refused and what to do about it. Nothing was kept then.
  package mutating func passGate() throws(Failure) {
    guard isNew, let study else { return }
    let expected = StartOutcome(people: study.people, isRehearsal: isRehearsal)
    let refused = readinessLines(expected).filter { $0.weight == .refuse }
    guard !refused.isEmpty else { return }
    guard let reason = overrideReason?.trimmed, !reason.isEmpty else { throw Self.refusal(refused) }
    open(refused.map(\.check), reason: reason)
  }

  private static func refusal(_ refused: [ReadinessLine]) -> Failure {
    let lines = refused.map { line in
      "\(line.check): \(line.text)" + (line.remedy.map { " (\($0))" } ?? "")
    }
    return Failure(
      .refused,
      "the session does not begin; \(lines.joined(separator: "; ")); '--rehearsal' tries it out, '--override REASON' "
        + "goes on and keeps the reason on record")
  }
}

extension String {
  /// Without white space at its ends.
  var trimmed: String {
    let start = drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}
