import Fieldwork

extension Report {
  /// What a busy person wants to know of one session or several: the first page fits a screen.
  ///
  /// - Parameter sessions: without real names, in order of time; at least one.
  package static func summary(_ sessions: [Outgoing]) -> Report {
    SummaryReport(sessions: sessions).report
  }
}

private struct SummaryReport {
  let sessions: [Outgoing]

  private var heard: Heard { Heard(sessions) }

  var report: Report {
    Report(
      title: "Summary: \(sessions.first?.title.text ?? "")", subtitle: Self.subtitle(sessions), facts: facts,
      parts: [quotes, expectations, owed, notAsked, people].filter { !$0.items.isEmpty })
  }

  static func subtitle(_ sessions: [Outgoing]) -> String {
    let rehearsal = sessions.contains(where: \.isRehearsal) ? "REHEARSAL, nobody's real words. " : ""
    let days = sessions.compactMap(\.day)
    guard sessions.count > 1 else {
      return rehearsal
        + sessions.map { session in
          "Session \(session.name.text)\(session.day.map { ", \($0)" } ?? ""), "
            + "\(clockText(milliseconds: session.lengthMilliseconds)) long. People stand by code."
        }.joined()
    }
    let span = [days.min(), days.max()].compactMap(\.self).map(\.description)
    return rehearsal + "\(sessions.count) sessions, \(span.joined(separator: " to ")). People stand by code."
  }

  private var facts: [Report.Fact] {
    var facts = [Report.Fact("customers heard", heard.sentence)]
    if let silent = heard.silentSentence { facts.append(Report.Fact("not heard", silent)) }
    facts.append(Report.Fact("must-ask", coverage))
    facts += topQuotes.map { Report.Fact("quote", $0) }
    facts.append(Report.Fact("promises", promises))
    facts.append(
      Report.Fact("expectations", counted([.expectation, .reported], "nobody was noted to expect anything")))
    facts.append(Report.Fact("grievances", grievances))
    facts.append(Report.Fact("pain and gain", "pain \(count("pain")), gain \(count("gain"))"))
    facts.append(
      Report.Fact(
        "readiness",
        "ready \(count("ready")), small step \(count("smallstep")), not ready \(count("notready"))"))
    facts.append(Report.Fact("flags", flags))
    let overrides = sessions.flatMap(\.overrides).map { "\($0.check.text): \($0.reason.text)" }
    if !overrides.isEmpty { facts.append(Report.Fact("opened despite", overrides.joined(separator: "; "))) }
    return facts
  }

  private func count(_ mark: String) -> Int { sessions.reduce(0) { $0 + $1.count(mark) } }

  private var coverage: String {
    let missed = sessions.flatMap(\.coverage.missed).map(\.text)
    let opened = sessions.reduce(0) { $0 + $1.coverage.opened }
    let all = sessions.reduce(0) { $0 + $1.coverage.prompts }
    guard all > 0 else { return "no guide was followed" }
    let shown = "\(opened) of \(all) prompts were asked"
    return missed.isEmpty ? "all of it; \(shown)" : "\(missed.count) not asked; \(shown); open: \(missed[0])"
  }

  /// Marked as quotes, strong frustration first.
  private var marked: [(label: String, words: String)] {
    let lines = sessions.flatMap { session in session.quotes(marked: ["quote"]).map { (session, $0) } }
    let ordered = lines.enumerated().sorted { a, b in
      (Self.weight(b.element.1), a.offset) < (Self.weight(a.element.1), b.offset)
    }
    return ordered.map { ($0.element.0.label($0.element.1), $0.element.1.text.text) }
  }

  private static func weight(_ line: Outgoing.Line) -> Int {
    ["frustration3", "frustration2", "need", "new"].count(where: line.marks.contains)
  }

  private var topQuotes: [String] {
    marked.prefix(3).map { "\($0.label.suffix(3).trimmingBlank): \"\($0.words)\"" }
  }

  private var promises: String {
    let made = sessions.flatMap { $0.followUps([.promise]) }
    let undecided = sessions.flatMap(\.lines).flatMap(\.flags).count {
      $0.category == .promising && $0.tier > .faint && $0.remark != .notSo && $0.verdict == nil
    }
    let open = undecided > 0 ? "; \(undecided) flagged and not decided" : ""
    guard !made.isEmpty else { return "none in the register\(open)" }
    let dated = made.filter { $0.due != nil }.sorted {
      ($0.due?.daysSince1970 ?? 0) < ($1.due?.daysSince1970 ?? 0)
    }
    let first = (dated.first ?? made[0])
    let when = first.due.map { "by \($0) " } ?? ""
    return "\(made.count), with a date \(dated.count); first \(when)\"\(first.words.text)\"\(open)"
  }

  private func counted(_ kinds: Set<FollowUp.Kind>, _ none: String) -> String {
    let all = sessions.flatMap { $0.followUps(kinds) }
    guard let first = all.first else { return none }
    return "\(all.count); \"\(first.words.text)\""
  }

  /// Work, communication, both, and how much of it was about communication.
  private var grievances: String {
    let lines = sessions.flatMap(\.lines)
    let both = lines.count { $0.marks.contains("work") && $0.marks.contains("communication") }
    let work = count("work") - both
    let communication = count("communication") - both
    let all = work + communication + both
    guard all > 0 else { return "none marked" }
    return "about the work \(work), about communication \(communication), both \(both): "
      + "communication in \((communication + both) * 100 / all) %"
  }

  private var flags: String {
    let flags = sessions.flatMap(\.lines).flatMap(\.flags).filter { $0.tier > .faint && $0.remark != .notSo }
    guard !flags.isEmpty else { return "none" }
    return Heard.counted(flags.map(\.category.noun)) + "; 'evenkeel review' decides them"
  }

  // MARK: Behind the first page

  private var quotes: Report.Part {
    Report.Part("In their words", marked.map { Report.Item($0.words, label: $0.label, isQuote: true) })
  }

  private var expectations: Report.Part { part("What they now expect", [.expectation, .reported]) }
  private var owed: Report.Part {
    part(
      "Promised, asked for, reserved, misunderstood, parked",
      [.promise, .request, .reservation, .misunderstanding, .parked])
  }

  private func part(_ heading: String, _ kinds: Set<FollowUp.Kind>) -> Report.Part {
    Report.Part(
      heading,
      sessions.flatMap { $0.followUps(kinds) }.map { followUp in
        let to = followUp.toWhom.map(\.description).joined(separator: ", ")
        let due = followUp.due.map { ", due \($0)" } ?? ""
        let status = followUp.status.map { ", \($0)" } ?? ""
        return Report.Item(
          "\(followUp.kind.rawValue)\(to.isEmpty ? "" : " (\(to))")\(due)\(status): \"\(followUp.words.text)\""
        )
      })
  }

  private var notAsked: Report.Part {
    Report.Part("Must-ask, not asked", sessions.flatMap(\.coverage.missed).map { Report.Item($0.text) })
  }

  private var people: Report.Part {
    let total = max(1, heard.customers.reduce(0) { $0 + $1.words })
    return Report.Part(
      "Customers",
      heard.customers.map { person in
        let place = [person.role.rawValue, person.unit?.text, person.site?.text].compactMap(\.self).joined(
          separator: ", ")
        let share =
          person.turns == 0
          ? "not heard"
          : "\(person.turns) turn\(person.turns == 1 ? "" : "s"), \(person.words * 100 / total) % of their words"
        return Report.Item("\(place): \(share)", label: person.code.description)
      })
  }
}

extension StringProtocol {
  /// Without blanks in front.
  fileprivate var trimmingBlank: SubSequence { drop { $0 == " " } }
}
