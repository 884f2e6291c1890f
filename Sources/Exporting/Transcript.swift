import Facilitation
import Fieldwork

extension Record {
  /// The transcript as Markdown: what stands in `transcript.md`, readable without evenkeel.
  ///
  /// People stand by code, words as typed. What would be markup in them is escaped, so a page made of it shows
  /// the words and nothing else.
  package func transcript() -> String {
    let parts = [heading(), people(), talk(), flagged(), register(), readBack(), guideCovered()]
    return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func heading() -> [String] {
    let day = openedAt.map { Day($0, offsetMinutes: offsetMinutes) }
    let length = standing.clock.latestMilliseconds
    var lines = ["# \(markdown(session.guide.title))", ""]
    if standing.opening?.isRehearsal == true { lines += ["**Rehearsal: nobody's real words.**", ""] }
    lines.append(
      "Session \(markdown(name))" + (day.map { ", \($0)" } ?? "")
        + ", \(clockText(milliseconds: length)) long.")
    lines += ["", "F is the facilitator, P a participant, V somebody of the provider, O an observer."]
    for override in standing.overrides {
      lines += ["", "Opened although \(markdown(override.check)) was missing: \(markdown(override.reason))"]
    }
    return lines
  }

  private func people() -> [String] {
    let known = standing.people.filter { $0.code != .facilitator }
    guard !known.isEmpty else { return [] }
    let total = standing.people.reduce(0) { $0 + $1.words }
    let head = [
      "## People", "", "| who | role | unit | site | in the room | words | agreed to |",
      "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    return head
      + standing.people.sorted { $0.code < $1.code }.map { person in
        let share = total > 0 ? " (\((person.words * 100 + total / 2) / total) %)" : ""
        let cells = [
          person.code.description, person.role.rawValue, person.unit ?? "–", person.site ?? "–",
          person.sameAs.map { "same as \($0)" } ?? person.presence.rawValue, "\(person.words)\(share)",
          consent(person),
        ]
        return "| " + cells.map(markdown).joined(separator: " | ") + " |"
      }
  }

  private func consent(_ person: Person) -> String {
    let answers = Purpose.allCases.compactMap { purpose in
      person.consent[purpose].map { "\(purpose.rawValue): \($0.rawValue)" }
    }
    return answers.isEmpty ? "–" : answers.joined(separator: ", ")
  }

  private func talk() -> [String] {
    var lines: [String] = []
    for row in standing.rows {
      if !lines.isEmpty { lines.append("") }
      lines.append(line(row))
    }
    return lines
  }

  private func line(_ row: Row) -> String {
    let time = clockText(milliseconds: row.milliseconds)
    switch row.content {
    case .section: return "## \(markdown(row.text))"
    case .turn(let speaker): return "\(time) **\(speaker)** \(markdown(row.text))\(annotations(row))"
    case .note(let author, _): return "> \(time) \(author) note: \(markdown(row.text))\(annotations(row))"
    }
  }

  /// Marks, flags and register kinds of a row, in that order, each in words.
  private func annotations(_ row: Row) -> String {
    let flags = row.flags.map { kept in
      let remark =
        switch kept.remark {
        case .itIsSo: ", it is so"
        case .notSo: ", not so"
        case nil: ""
        }
      return "\(kept.gutter) \(kept.flag.finding.kind)\(remark)"
    }
    var words = row.marks.map(markdown) + flags.map(markdown) + row.followUps.map(\.rawValue)
    if !row.formerTexts.isEmpty { words.append("corrected; first: \(markdown(row.formerTexts[0]))") }
    return words.isEmpty ? "" : " *(" + words.joined(separator: "; ") + ")*"
  }

  private func flagged() -> [String] {
    let flags = standing.rows.flatMap { row in
      row.flags.filter { $0.flag.finding.tier > .faint && $0.remark != .notSo }.map { (row, $0) }
    }
    guard !flags.isEmpty else { return [] }
    return ["## Flags to decide in review", ""]
      + flags.map { row, kept in
        let words = Self.words(of: row.text, kept.flag.finding.bytes)
        return "- \(clockText(milliseconds: row.milliseconds)) \(kept.gutter) "
          + "\(markdown(kept.flag.finding.kind)): \"\(markdown(words))\""
      }
  }

  private func register() -> [String] {
    guard !standing.followUps.isEmpty else { return [] }
    return ["## Follow-ups", ""]
      + standing.followUps.map { kept in
        let followUp = kept.followUp
        let to = followUp.toWhom.map(\.description).joined(separator: ", ")
        return "- \(followUp.kind.rawValue)\(to.isEmpty ? "" : " (\(to))"): \"\(markdown(followUp.words))\""
      }
  }

  private func readBack() -> [String] {
    let points = standing.rows.compactMap { row in standing.playback[row.id].map { (row, $0) } }
    guard !points.isEmpty else { return [] }
    return ["## Read back to the group", ""]
      + points.map { row, playback in
        let said = playback.words.map { ": \"\(markdown($0))\"" } ?? ""
        return "- \(playback.outcome.rawValue): \"\(markdown(row.text))\"\(said)"
      }
  }

  /// What of the guide was reached; the must-ask prompts that were not are named.
  private func guideCovered() -> [String] {
    let prompts = session.guide.prompts
    guard !prompts.isEmpty else { return [] }
    let asked = prompts.filter { standing.visited.contains($0.id) && !standing.skipped.contains($0.id) }
    let missed = prompts.filter {
      $0.isMustAsk && (!standing.visited.contains($0.id) || standing.skipped.contains($0.id))
    }
    return ["## The guide", "", "\(asked.count) of \(prompts.count) prompts were opened."]
      + missed.map { "- not reached, must-ask: \(markdown($0.text))" }
  }

  private static func words(of text: String, _ bytes: Range<Int>) -> String {
    let utf8 = Array(text.utf8)
    return String(decoding: utf8[bytes.clamped(to: 0..<utf8.count)], as: UTF8.self)
  }
}
