import Anonymising
import Facilitation
import Fieldwork
import Reviewing

// What became of a session after it was held: reviewers' verdicts on its flags, and the register as it stands now.

extension Record {
  /// Who wrote a review of the session, by number.
  func reviewers(isIdentified: Bool) -> [Outgoing.Reviewer] {
    let names = Set(reviewed?.files.map(\.reviewer) ?? [])
    return names.compactMap { name in reviewerNumbers[name].map { (name, $0) } }.sorted { $0.1 < $1.1 }
      .map { name, number in
        Outgoing.Reviewer(
          code: RedactedText(reviewer: number).text,
          label: isIdentified ? RedactedText(identified: name) : RedactedText(reviewer: number))
      }
  }

  /// The flags of a row with what was said of each; those that reviewers raised stand behind the session's own.
  func flags(_ row: Row, in text: RedactedText, _ redactions: [Redaction]) -> [Outgoing.Flag] {
    guard let reviewed, reviewed.line(row.id) != nil else {
      return row.flags.map { Outgoing.Flag($0.flag.finding, $0.remark, in: text, redactions) }
    }
    return reviewed.items(on: row.id).map { item in
      var flag = Outgoing.Flag(item.flag.finding, item.remark, in: text, redactions)
      flag.answers = answers(item)
      (flag.verdict, flag.reviewer) = verdict(item)
      return flag
    }
  }

  /// Each reviewer's own verdict, in the order of their numbers.
  private func answers(_ item: ReviewItem) -> [Outgoing.Flag.Answer] {
    item.decisions.keys.compactMap { name in
      guard let number = reviewerNumbers[name], let answer = item.decision(of: name)?.answer, answer.decides
      else { return nil }
      return (number, answer)
    }.sorted { (a: (Int, Verdict.Answer), b: (Int, Verdict.Answer)) in a.0 < b.0 }
      .map { Outgoing.Flag.Answer(reviewer: RedactedText(reviewer: $0.0).text, verdict: $0.1.rawValue) }
  }

  /// What counts: what settled it, else what everybody who decided says.
  private func verdict(_ item: ReviewItem) -> (verdict: String?, reviewer: String?) {
    if let resolution = item.resolution {
      let who = item.decisions.first { $0.value.contains(resolution) }?.key
      return (
        resolution.answer.rawValue,
        who.flatMap { reviewerNumbers[$0] }.map { RedactedText(reviewer: $0).text }
      )
    }
    let answers = answers(item)
    guard let first = answers.first else { return (nil, nil) }
    return answers.allSatisfy { $0.verdict == first.verdict }
      ? (first.verdict, first.reviewer) : (Outgoing.Flag.disputed, nil)
  }

  /// Kinds of the register taken from each row; `nil` where the session alone knows.
  var followUpsByRow: [EntryID: [FollowUp.Kind]]? {
    register.map { register in
      register.lines.reduce(into: [:]) { kinds, line in
        if let row = line.line { kinds[row, default: []].append(line.kind) }
      }
    }
  }

  /// The register's lines about the session, the words of each made fit to leave.
  func followUps(hiding: (String, Speaker?) -> RedactedText) -> [Outgoing.FollowUp] {
    guard let register else {
      return standing.followUps.map { kept in
        let source = kept.followUp
        let speaker = source.line.flatMap { standing.row($0)?.speaker }
        return Outgoing.FollowUp(
          kind: source.kind, line: source.line, words: hiding(source.words, speaker), toWhom: source.toWhom,
          owner: source.owner, due: source.due)
      }
    }
    return register.lines.map { Outgoing.FollowUp($0, in: register, hiding: hiding) }
  }
}

extension Outgoing.Flag {
  /// What it counts as for everybody; `nil` while nobody has decided it, or two see it differently.
  var settled: String? { isDisputed ? nil : verdict }

  /// Neither the session nor the review took it for a false alarm, and it is no faint one.
  var counts: Bool {
    guard let settled else { return tier > .faint && remark != .notSo }
    return settled != Verdict.Answer.falseAlarm.rawValue
  }

  /// Nobody has decided it, or two see it differently.
  var isToDecide: Bool { settled == nil && counts }
}
