import Fieldwork

/// What was read from a guide, in few words a line, so that a test shows the whole of it.
///
/// `#` section, `>` script, `=` note, `[]` check, `?` prompt, `!` stimulus, `-` probe; `*` must-ask, minutes behind.
func outline(_ text: String) -> String {
  let guide = Guide.reading(text).guide
  let slot = [
    guide.slotMinutes.map { " \($0)m" }, guide.people.map { " \($0)p" }, guide.kind.map { " <\($0)>" },
  ]
  var lines = [guide.title + slot.compactMap(\.self).joined()]
  for section in guide.sections { lines += outline(of: section, sign: "#") }
  if let debrief = guide.debrief { lines += outline(of: debrief, sign: "#debrief") }
  return lines.joined(separator: "\n")
}

private func outline(of section: Section, sign: String) -> [String] {
  ["\(sign) \(section.title)\(minutes(section.minutes))\(section.isMandatory ? " mandatory" : "")"]
    + section.scripts.map { "> \($0)" } + section.notes.map { "= \($0)" }
    + section.checklist.map { "[] \($0.text)" } + section.prompts.flatMap(outline)
}

private func outline(of prompt: Prompt) -> [String] {
  let sign = prompt.stimulus == nil ? "?" : "!"
  let disclaimer = prompt.stimulus?.disclaimer.map { " (\($0))" } ?? ""
  return ["\(sign) \(prompt.text)\(disclaimer)\(prompt.isMustAsk ? " *" : "")\(minutes(prompt.minutes))"]
    + prompt.probes.map { "- \($0.text)" }
}

private func minutes(_ minutes: Int?) -> String { minutes.map { " \($0)m" } ?? "" }

/// `3:17 mistake: …`, one a line.
func problems(_ text: String) -> [String] {
  Guide.reading(text).problems.map { "\($0.line):\($0.column) \($0.weight.rawValue): \($0.message)" }
}
