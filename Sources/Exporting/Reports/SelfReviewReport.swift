import Fieldwork

extension Report {
  /// The facilitator's own share, for the facilitator: figures and lines, no score.
  package static func selfReview(_ sessions: [Outgoing]) -> Report {
    SelfReviewReport(sessions: sessions).report
  }
}

private struct SelfReviewReport {
  let sessions: [Outgoing]

  private var own: [Outgoing.Line] {
    sessions.flatMap(\.lines).filter { $0.kind == .turn && $0.speaker == .facilitator }
  }

  var report: Report {
    Report(
      title: "Self-review: \(sessions.first?.title.text ?? "")",
      subtitle: sessions.map { "\($0.name.text)\($0.day.map { " \($0)" } ?? "")" }.joined(separator: "; "),
      facts: facts, parts: [flagged].filter { !$0.items.isEmpty })
  }

  private var facts: [Report.Fact] {
    let words = own.reduce(0) { $0 + Self.words($1) }
    let all = sessions.flatMap(\.lines).filter { $0.kind == .turn }.reduce(0) { $0 + Self.words($1) }
    let minutes = sessions.reduce(0) { $0 + $1.lengthMilliseconds } / 60_000
    let questions = own.count { $0.text.text.contains("?") }
    return [
      Report.Fact(
        "talk share", all == 0 ? "nothing was said" : "\(words * 100 / all) % of \(all) words were yours"),
      Report.Fact(
        "words per turn",
        own.isEmpty ? "no turn" : "\(words / own.count), in \(own.count) turns; longest \(longest)"),
      Report.Fact(
        "questions",
        "\(questions)"
          + (minutes > 0 ? ", \(Self.rate(questions, minutes)) a minute over \(minutes) min" : "")),
      Report.Fact("silences", silences),
    ]
      + Category.allCases.map { category in
        let found = own.flatMap(\.flags).filter { $0.category == category && ($0.tier > .faint || $0.counts) }
        let notSo = found.count { !$0.counts }
        return Report.Fact(
          category.noun,
          "\(found.count - notSo) flagged" + (notSo > 0 ? ", \(notSo) more said to be none" : ""))
      }
  }

  private var longest: Int { own.map(Self.words).max() ?? 0 }

  /// Marked by hand, and pauses of five seconds and more before somebody else answered.
  private var silences: String {
    let marked = sessions.reduce(0) { $0 + $1.count("silence") }
    return marked == 1 ? "1 marked" : "\(marked) marked"
  }

  private static func words(_ line: Outgoing.Line) -> Int {
    line.text.text.split(whereSeparator: \.isWhitespace).count
  }

  /// With one decimal.
  private static func rate(_ count: Int, _ minutes: Int) -> String {
    let tenths = (count * 10 + minutes / 2) / minutes
    return "\(tenths / 10).\(tenths % 10)"
  }

  private var flagged: Report.Part {
    Report.Part(
      "What was flagged in your words",
      sessions.flatMap { session in
        session.lines.filter { $0.speaker == .facilitator && $0.kind == .turn }.flatMap { line in
          line.flags.filter { $0.tier > .faint || $0.counts }.map { flag in
            Report.Item(
              "\(flag.gutter) \(flag.inWords): \"\(session.words(of: line.text.text, flag.bytes))\"",
              label: clockText(milliseconds: line.milliseconds))
          }
        }
      })
  }
}
