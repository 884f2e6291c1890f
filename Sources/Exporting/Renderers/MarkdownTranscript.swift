import Anonymising
import Fieldwork

extension Outgoing {
  /// The transcript as Markdown: what stands in `transcript.md`, readable without evenkeel.
  ///
  /// People stand by code, words as typed. What would be markup in them is escaped, so a page made of it shows
  /// the words and nothing else.
  package func markdownTranscript() -> [UInt8] {
    let parts = [
      top(), peopleTable(), talk(), flagged(), register(), ladders(), marksTable(), readBack(),
      guideCovered(),
    ]
    let text = parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
    return Array((text + "\n").utf8)
  }

  private func top() -> [String] {
    var lines = ["# \(markdown(title.text))", ""]
    if isRehearsal { lines += ["**\(Phrase.rehearsal)**", ""] }
    lines.append(
      "Session \(markdown(name.text))" + (day.map { ", \($0)" } ?? "")
        + ", \(clockText(milliseconds: lengthMilliseconds)) long.")
    lines += ["", Phrase.codes]
    if !cards.isEmpty { lines += ["", Phrase.cards] }
    if let damageInWords { lines += ["", "**\(damageInWords)**"] }
    if !isIdentified { lines += ["", Phrase.pseudonymised] }
    for override in overrides {
      lines += [
        "", "Opened although \(markdown(override.check.text)) was missing: \(markdown(override.reason.text))",
      ]
    }
    return lines
  }

  private func peopleTable() -> [String] {
    guard people.contains(where: { $0.code != .facilitator }) else { return [] }
    let total = people.reduce(0) { $0 + $1.words }
    let head = [
      "## People", "", "| who | role | unit | site | in the room | words | agreed to |",
      "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    let rows = peopleInOrder.map { person in
      let share = total > 0 ? " (\((person.words * 100 + total / 2) / total) %)" : ""
      let cells = [
        person.label.text, person.role.rawValue, person.unit?.text ?? "–", person.site?.text ?? "–",
        person.whereabouts, "\(person.words)\(share)", person.answers,
      ]
      return "| " + cells.map(markdown).joined(separator: " | ") + " |"
    }
    return head + rows + (areSeated ? ["", Phrase.seated] : [])
  }

  /// The lines, with cards where they were used.
  private func talk() -> [String] {
    let labels = labels
    var waiting = cards[...]
    var rows: [String] = []
    for line in lines {
      while let card = waiting.first, card.id < line.id {
        rows.append(used(card))
        waiting.removeFirst()
      }
      rows.append(self.line(line, labels))
    }
    rows += waiting.map(used)
    return Array(rows.map { [$0] }.joined(separator: [""]))
  }

  private func used(_ card: Card) -> String {
    "\(clockText(milliseconds: card.milliseconds)) *card: \(markdown(card.name.text))*"
  }

  private func line(_ line: Line, _ labels: [Speaker: RedactedText]) -> String {
    let time = clockText(milliseconds: line.milliseconds)
    let who = line.speaker.map { markdown(labels[$0]?.text ?? $0.description) } ?? ""
    let words = markdown(line.text.text)
    switch line.kind {
    case .section: return "## \(words)"
    case .turn: return "\(time) **\(who)** \(words)\(annotations(line))"
    case .note: return "> \(time) \(who) note: \(words)\(annotations(line))"
    }
  }

  /// Marks, flags and register kinds of a line, in that order, each in words.
  private func annotations(_ line: Line) -> String {
    var words = line.marks.map(markdown) + line.flags.map { markdown("\($0.gutter) \($0.inWords)") }
    words += line.followUps.map(\.rawValue) + pointers(of: line).map(markdown)
    if let first = line.firstText { words.append("corrected; first: \(markdown(first.text))") }
    return words.isEmpty ? "" : " *(" + words.joined(separator: "; ") + ")*"
  }

  private func flagged() -> [String] {
    let flags = lines.flatMap { line in
      line.flags.filter { $0.tier > .faint && $0.remark != .notSo }.map { (line, $0) }
    }
    guard !flags.isEmpty else { return [] }
    return ["## Flags to decide in review", ""]
      + flags.map { line, flag in
        let words = words(of: line.text.text, flag.bytes)
        return "- \(clockText(milliseconds: line.milliseconds)) \(flag.gutter) "
          + "\(markdown(flag.kind)): \"\(markdown(words))\""
      }
  }

  private func register() -> [String] {
    guard !followUps.isEmpty else { return [] }
    return ["## Follow-ups", ""]
      + followUps.map { followUp in
        let to = followUp.toWhom.map(\.description).joined(separator: ", ")
        return
          "- \(followUp.kind.rawValue)\(to.isEmpty ? "" : " (\(to))"): \(quoted(followUp.words.text))"
      }
  }

  private func readBack() -> [String] {
    guard !playback.isEmpty else { return [] }
    return ["## Read back to the group", ""]
      + playback.map { point in
        let said = point.words.map { ": \(quoted($0.text))" } ?? ""
        return "- \(point.outcome.rawValue): \(quoted(point.text.text))\(said)"
      }
  }

  /// In quotation marks; words that were typed in quotation marks keep theirs.
  private func quoted(_ words: String) -> String {
    let isQuoted = words.count > 1 && words.first == "\"" && words.last == "\""
    return isQuoted ? markdown(words) : "\"\(markdown(words))\""
  }

  /// What of the guide was reached; the must-ask prompts that were not are named.
  private func guideCovered() -> [String] {
    guard coverage.prompts > 0 else { return [] }
    return ["## The guide", "", "\(coverage.opened) of \(coverage.prompts) prompts were opened."]
      + coverage.missed.map { "- not reached, must-ask: \(markdown($0.text))" }
  }
}
