import Fieldwork

extension Report {
  /// What a busy person wants to know of one session or several: the first page fits a screen.
  ///
  /// - Parameter sessions: without real names, in order of time; at least one.
  package static func summary(_ sessions: [Outgoing]) -> Report {
    SummaryReport(sessions: sessions).report
  }
}

/// What a summary is made of.
struct SummaryReport {
  let sessions: [Outgoing]

  private var heard: Heard { Heard(sessions) }

  var report: Report {
    Report(
      title: "Summary: \(sessions.first?.title.text ?? "")", subtitle: Self.subtitle(sessions), facts: facts,
      parts: ([quotes] + followUpParts + [notAsked, people]).filter { !$0.items.isEmpty })
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
    facts += promiseFacts + expectationFacts
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

  /// `2 to decide: promise 1, agreement 1; decided: promise 3, false alarm 4`
  private var flags: String {
    let flags = sessions.flatMap(\.lines).flatMap(\.flags)
    let open = flags.filter(\.isToDecide)
    let decided = flags.compactMap(\.settled)
    let disputed = open.count(where: \.isDisputed)
    let parts = [
      open.isEmpty ? nil : "\(open.count) to decide: \(Heard.counted(open.map(\.category.noun)))",
      disputed > 0 ? "\(disputed) of them seen differently" : nil,
      decided.isEmpty ? nil : "decided: \(Heard.counted(decided))",
      open.isEmpty ? nil : "'evenkeel review' decides them",
    ].compactMap(\.self)
    return parts.isEmpty ? "none" : parts.joined(separator: "; ")
  }

  // MARK: Behind the first page

  private var quotes: Report.Part {
    Report.Part("In their words", marked.map { Report.Item($0.words, label: $0.label, isQuote: true) })
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
