import Anonymising
import Fieldwork

extension RiskReport {
  /// The report as a page; its first part fits a screen.
  package func markdownPage() -> [UInt8] {
    let parts = [head, replaced, stays, alone, intruder, answers]
    let text = parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
    return Array((text + "\n").utf8)
  }

  private var head: [String] {
    [
      "# What still points to somebody: \(markdown(title))", "",
      "Session \(markdown(session))" + (file.map { ", file \(markdown($0))" } ?? "") + ". It is \(standing).",
      "",
      "- looked through: \(lines) lines, title, people, prompts, follow-ups, the file's name",
      "- looked for in the finished file: \(namesChecked) names and forms of names, also spaced, dotted, in capitals "
        + "and inside addresses; 0 are left",
      "- replaced on a guess that nobody looked at: \(guesses)",
      "- kept by decision or setting: \(kept.count)",
      "- alone in role, unit, site and age: \(singles.count) of \(people)",
    ]
  }

  private var replaced: [String] {
    guard !counts.isEmpty else { return ["## Replaced", "", "Nothing."] }
    return ["## Replaced", "", "| kind | places | different |", "| --- | --- | --- |"]
      + counts.map { "| \($0.kind.word) | \($0.places) | \($0.different) |" }
  }

  private var stays: [String] {
    guard !kept.isEmpty else { return [] }
    return ["## Kept", "", "| words | places | decided by |", "| --- | --- | --- |"]
      + kept.map { "| \(markdown($0.words)) | \($0.places) | \(markdown($0.decider ?? "a setting")) |" }
  }

  private var alone: [String] {
    guard !singles.isEmpty else { return [] }
    return [
      "## Alone in what is known of them", "",
      "Somebody who knows who was invited can tell these by role, unit, site or age, names or not.", "",
    ] + singles.map { "- \(markdown($0.label)): \(markdown($0.traits.joined(separator: ", ")))" }
  }

  /// What somebody who wants to know would try first.
  private var intruder: [String] {
    let steps = [
      "## If somebody tried", "",
      "Give the file to somebody who was not there, with an hour and a search engine, and these questions:",
      "",
      "1. Who can be named, and by what?", "2. Which organisation is it, and by what?",
      "3. Which of the facts below can be looked up?",
    ]
    guard !facts.isEmpty else { return steps + ["", "No rare fact was found in the words."] }
    return steps + ["", "| time | who | words | why |", "| --- | --- | --- | --- |"]
      + facts.map { "| \($0.time) | \(markdown($0.label)) | \(markdown($0.words)) | \($0.why) |" }
  }

  private var answers: [String] {
    var lines: [String] = []
    if placeholders > 0 { lines.append("- lines that are placeholders: \(placeholders)") }
    if !unasked.isEmpty {
      lines.append(
        "- never asked whether they may be quoted: \(unasked.map(markdown).joined(separator: ", "))")
    }
    return lines.isEmpty ? [] : ["## Answers about their words", ""] + lines
  }
}

extension Kind {
  /// As a report says it.
  package var word: String {
    switch self {
    case .person: "person"
    case .organisation: "organisation"
    case .place: "place"
    case .email: "e-mail address"
    case .phone: "telephone number"
    case .url: "web address"
    case .handle: "account name"
    case .number: "number"
    case .postcode: "postcode"
    case .date: "date"
    case .age: "age"
    case .money: "amount"
    case .detail: "detail"
    }
  }
}

/// The anonymisation log that archives ask for: what kind of detail was replaced by what, and where. No originals.
package enum ReplacementLog {
  /// CSV (RFC 4180): line of the journal, session time, speaker, kind, what stands there now.
  package static func csv(_ outgoing: Outgoing, _ lines: [RedactedLine], _ words: [SpokenLine]) -> [UInt8] {
    var rows = ["line,time,speaker,kind,replacement"]
    let times = Dictionary(
      outgoing.lines.map { ($0.id.description, $0) }, uniquingKeysWith: { first, _ in first })
    for (line, word) in zip(lines, words) {
      let id = word.place.split(separator: "/").dropFirst().first.map(String.init) ?? ""
      // Words that did not leave need no log.
      if !id.isEmpty, times[id].map({ $0.isPlaceholder }) ?? true { continue }
      for redaction in line.redactions {
        let cells = [
          id, times[id].map { clockText(milliseconds: $0.milliseconds) } ?? "", word.speaker ?? "",
          redaction.kind.word, redaction.replacement,
        ]
        rows.append(cells.map(quoted).joined(separator: ","))
      }
    }
    return Array((rows.joined(separator: "\r\n") + "\r\n").utf8)
  }

  private static func quoted(_ cell: String) -> String {
    let needs = cell.contains { ",\"\r\n".contains($0) } || "=+-@".contains(cell.first ?? " ")
    return needs ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
  }
}
