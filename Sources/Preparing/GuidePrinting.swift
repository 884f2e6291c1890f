import Fieldwork

/// A guide on paper: for a room where no screen is wanted, and for reading it through beforehand.
package enum GuidePrinting {
  /// Plain text of at most `columns` columns: minutes and running clock at the right, room to write under each prompt.
  package static func plainText(_ guide: Guide, columns: Int = 80) -> String {
    var page = Page(columns: max(columns, 40))
    page.heading(guide)
    var minute = 0
    for (place, section) in guide.sections.enumerated() {
      page.section(section, title: "\(place + 1)  \(section.title)", from: minute)
      minute += section.minutes ?? 0
    }
    if let debrief = guide.debrief {
      page.section(debrief, title: "\(debrief.title), afterwards, the team alone", from: nil)
    }
    return page.lines.joined(separator: "\n") + "\n"
  }

  /// Markdown that reads well and is a guide again when it is read.
  package static func markdown(_ guide: Guide) -> String {
    var lines = ["---"]
    if let minutes = guide.slotMinutes { lines.append("minutes: \(minutes)") }
    if let people = guide.people { lines.append("people: \(people)") }
    if let kind = guide.kind { lines.append("kind: \(kind)") }
    lines = lines.count > 1 ? lines + ["---"] : []
    lines.append("# \(guide.title)")
    for section in guide.sections {
      lines += markdown(section, sign: section.isMandatory ? " {mandatory}" : "")
    }
    if let debrief = guide.debrief { lines += markdown(debrief, sign: " {debrief}") }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func markdown(_ section: Section, sign: String) -> [String] {
    var lines = ["", "## \(section.title)\(section.minutes.map { " (\($0) min)" } ?? "")\(sign)"]
    lines += section.notes
    for script in section.scripts {
      lines += lines.last?.hasPrefix("> ") == true ? [">", "> \(script)"] : ["> \(script)"]
    }
    lines += section.checklist.map { "- [ ] \($0.text)" }
    for prompt in section.prompts {
      lines.append("- \(prompt.stimulus == nil ? "" : "stimulus: ")\(prompt.text)\(attributes(prompt))")
      lines += prompt.probes.map { "  - probe: \($0.text)" }
    }
    return lines
  }

  private static func attributes(_ prompt: Prompt) -> String {
    var attributes: [String] = []
    if let disclaimer = prompt.stimulus?.disclaimer { attributes.append("disclaimer: \"\(disclaimer)\"") }
    if prompt.isMustAsk { attributes.append("must-ask") }
    if let minutes = prompt.minutes { attributes.append("\(minutes) min") }
    return attributes.isEmpty ? "" : " {\(attributes.joined(separator: ", "))}"
  }
}

private struct Page {
  let columns: Int
  var lines: [String] = []
  private var number = 0

  init(columns: Int) { self.columns = columns }

  mutating func heading(_ guide: Guide) {
    let facts = [
      guide.slotMinutes.map { "\($0) min" }, guide.people.map { "\($0) people" },
      guide.prompts.contains(where: \.isMustAsk) ? "* must-ask" : nil,
    ]
    row(guide.title, right: facts.compactMap(\.self).joined(separator: " · "))
    lines.append(String(repeating: "=", count: columns))
  }

  mutating func section(_ section: Section, title: String, from minute: Int?) {
    var right = section.minutes.map { "\($0) min" } ?? ""
    if let minute, let minutes = section.minutes { right += "  \(clock(minute))-\(clock(minute + minutes))" }
    lines.append("")
    row(title.uppercased() + (section.isMandatory ? " (mandatory)" : ""), right: right)
    lines.append(String(repeating: "-", count: columns))
    for note in section.notes { paragraph(note, first: "   ", rest: "   ") }
    for script in section.scripts {
      paragraph(script, first: " | ", rest: " | ")
      lines.append(" |")
    }
    if !section.scripts.isEmpty { lines.removeLast() }
    for check in section.checklist { paragraph(check.text, first: " [ ] ", rest: "     ") }
    for prompt in section.prompts { self.prompt(prompt, isNumbered: minute != nil) }
  }

  private mutating func prompt(_ prompt: Prompt, isNumbered: Bool) {
    number += isNumbered ? 1 : 0
    lines.append("")
    let label = isNumbered ? "\(number)\(prompt.isMustAsk ? "*" : "") " : "- "
    let first = String(repeating: " ", count: max(0, 5 - label.count)) + label
    if let disclaimer = prompt.stimulus?.disclaimer {
      paragraph("Read first: \(disclaimer)", first: " | ", rest: " | ")
    }
    let text = prompt.stimulus == nil ? prompt.text : "Show: \(prompt.text)"
    paragraph(text, first: first, rest: "     ", right: prompt.minutes.map { "\($0) min" } ?? "")
    for probe in prompt.probes { paragraph(probe.text, first: "       - ", rest: "         ") }
    if isNumbered { lines.append("     " + String(repeating: "_", count: columns - 5)) }
  }

  /// `0:08`
  private func clock(_ minute: Int) -> String {
    "\(minute / 60):\(minute % 60 < 10 ? "0" : "")\(minute % 60)"
  }

  private mutating func row(_ left: String, right: String) {
    paragraph(left, first: "", rest: "", right: right)
  }

  /// Wraps words; `right` stands at the end of the first line.
  private mutating func paragraph(_ text: String, first: String, rest: String, right: String = "") {
    let room = right.isEmpty ? columns : columns - right.width - 2
    var line = first
    var isFirst = true
    var hasWord = false
    func limit() -> Int { isFirst ? room : columns }
    let words = harmless(text).split(whereSeparator: \.isWhitespace)
    for word in words.flatMap({ pieces(of: $0, columns - rest.width) }) {
      if hasWord, line.width + 1 + word.width > limit() {
        lines.append(isFirst ? padded(line, right) : line)
        (line, isFirst, hasWord) = (rest, false, false)
      }
      line += (hasWord ? " " : "") + word
      hasWord = true
    }
    lines.append(isFirst ? padded(line, right) : line)
  }

  private func padded(_ line: String, _ right: String) -> String {
    right.isEmpty
      ? line : line + String(repeating: " ", count: max(1, columns - line.width - right.width)) + right
  }

  /// A word longer than the line is cut; nothing runs off the paper.
  private func pieces(of word: Substring, _ room: Int) -> [Substring] {
    guard word.count > room / 2, word.width > room else { return [word] }
    var pieces: [Substring] = []
    var rest = word
    while !rest.isEmpty {
      let piece = rest.prefix(max(1, room / 2))
      pieces.append(piece)
      rest = rest.dropFirst(piece.count)
    }
    return pieces
  }
}

/// Controls and signs that turn the direction of writing are shown by a stand-in: paper and terminals act on them.
private func harmless(_ text: String) -> String {
  var shown = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.properties.generalCategory {
    case .control: shown.append(scalar == "\t" ? " " : "\u{FFFD}")
    case .format: shown.append(scalar == "\u{200D}" || scalar == "\u{200C}" ? scalar : "\u{FFFD}")
    default: shown.append(scalar)
    }
  }
  return String(shown)
}

extension StringProtocol {
  /// Columns on paper: East Asian wide letters take two. Source: Unicode Standard Annex 11, the large ranges.
  fileprivate var width: Int {
    reduce(0) { sum, letter in
      guard let value = letter.unicodeScalars.first?.value else { return sum }
      let isWide =
        (0x1100...0x115F).contains(value) || (0x2E80...0xA4CF).contains(value)
        || (0xAC00...0xD7A3).contains(value) || (0xF900...0xFAFF).contains(value)
        || (0xFE30...0xFE6F).contains(value) || (0xFF00...0xFF60).contains(value)
        || (0x1F300...0x3FFFD).contains(value)
      return sum + (isWide ? 2 : 1)
    }
  }
}
