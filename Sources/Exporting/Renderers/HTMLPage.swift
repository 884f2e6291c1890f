import Crypto
import Fieldwork

// One HTML page that needs nothing else: no script, no picture, no font from anywhere. Its content security policy
// forbids all of it and lets the one style sheet through by its digest. A table of contents by section, airtime as
// inline SVG, then the talk: every speaker stands by their label, every flag by its letters and in words, so nothing is
// told by colour alone. It prints, and it reads on a phone. Words go through `xml(_:lineBreak:)`; `<bdi>` keeps
// right-to-left words from moving what stands beside them.

extension Outgoing {
  /// The session as a page to read, print or send.
  package func html() -> [UInt8] {
    var page = HTMLPage(self)
    return Array(page.whole().utf8)
  }
}

/// Writes the page from top to bottom.
private struct HTMLPage {
  private let outgoing: Outgoing
  private let labels: [Speaker: String]
  private var text = ""

  init(_ outgoing: Outgoing) {
    self.outgoing = outgoing
    labels = outgoing.labels.mapValues { xml($0.text) }
  }

  mutating func whole() -> String {
    head()
    top()
    contents()
    airtime()
    talk()
    after()
    text += "</main>\n</body>\n</html>\n"
    return text
  }

  private mutating func head() {
    let title = xml(outgoing.title.text)
    let policy =
      "default-src 'none'; style-src 'sha256-\(base64(Array(SHA256.hash(data: Array(pageStyle.utf8)))))'; "
      + "base-uri 'none'; form-action 'none'"
    text += """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="referrer" content="no-referrer">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title)</title>
      <style>\(pageStyle)</style>
      </head>
      <body>
      <main>

      """
  }

  private mutating func top() {
    let heading = outgoing.heading()
    text += "<header>\n<h1><bdi>\(xml(heading[0]))</bdi></h1>\n"
    for line in heading.dropFirst() { text += "<p>\(xml(line))</p>\n" }
    for override in outgoing.overrides {
      text += "<p>Opened although \(xml(override.check.text)) was missing: \(xml(override.reason.text))</p>\n"
    }
    text += "</header>\n"
  }

  private mutating func contents() {
    let afterwards = [
      ("flags", "Flags", outgoing.hasFlagsToShow), ("follow-ups", "Follow-ups", !outgoing.followUps.isEmpty),
      ("read-back", "Read back to the group", !outgoing.playback.isEmpty),
      ("guide", "The guide", outgoing.coverage.prompts > 0),
    ]
    text +=
      "<nav aria-label=\"Contents\">\n<h2>Contents</h2>\n<ol>\n<li><a href=\"#people\">People and airtime</a></li>\n"
    for (index, section) in outgoing.sections.enumerated() {
      let time = clockText(milliseconds: outgoing.lines[section.firstLine].milliseconds)
      text +=
        "<li><a href=\"#s\(index + 1)\"><bdi>\(xml(section.title.text))</bdi></a> <time>\(time)</time></li>\n"
    }
    for (id, name, isThere) in afterwards where isThere {
      text += "<li><a href=\"#\(id)\">\(name)</a></li>\n"
    }
    text += "</ol>\n</nav>\n"
  }

  // MARK: People

  private mutating func airtime() {
    let total = outgoing.people.reduce(0) { $0 + $1.words }
    text += """
      <section id="people">
      <h2>People and airtime</h2>
      <table>
      <thead><tr><th>who</th><th>role</th><th>unit</th><th>site</th><th>words</th><th>share of words</th></tr></thead>
      <tbody>

      """
    for person in outgoing.peopleInOrder {
      let share = total > 0 ? (person.words * 100 + total / 2) / total : 0
      let cells = [
        person.role.rawValue, person.unit?.text ?? "–", person.site?.text ?? "–", "\(person.words)",
      ]
      text += "<tr><th scope=\"row\"><bdi>\(xml(person.label.text))</bdi></th>"
      text += cells.map { "<td>\(xml($0))</td>" }.joined() + "<td>\(bar(share))</td></tr>\n"
    }
    text += "</tbody>\n</table>\n</section>\n"
  }

  private func bar(_ share: Int) -> String {
    """
    <svg role="img" aria-label="\(share) %" width="140" height="16" viewBox="0 0 140 16">\
    <rect x="0.5" y="3.5" width="100" height="9" fill="none" stroke="currentColor"/>\
    <rect x="0.5" y="3.5" width="\(share)" height="9" fill="currentColor"/>\
    <text x="106" y="12.5" font-size="12" fill="currentColor">\(share) %</text></svg>
    """
  }

  // MARK: Talk

  private mutating func talk() {
    var section = 0
    text += "<section>\n"
    for line in outgoing.lines {
      switch line.kind {
      case .section:
        section += 1
        text += "</section>\n<section id=\"s\(section)\">\n<h2><bdi>\(xml(line.text.text))</bdi></h2>\n"
      case .turn: said(line, "turn", "")
      case .note: said(line, "note", " note")
      }
    }
    text += "</section>\n"
  }

  private mutating func said(_ line: Outgoing.Line, _ kind: String, _ what: String) {
    let who = line.speaker.map { labels[$0] ?? $0.description } ?? ""
    let id = line.isPlaceholder && line.kind == .note ? "" : " id=\"l\(line.id)\""
    text += "<div class=\"\(kind)\"\(id)><time>\(clockText(milliseconds: line.milliseconds))</time> "
    text += "<b><bdi>\(who)</bdi>\(what)</b> <p dir=\"auto\">\(words(line))</p>"
    let asides = line.asides + outgoing.pointers(of: line)
    if !asides.isEmpty {
      text += "<ul>" + asides.map { "<li><bdi>\(xml($0))</bdi></li>" }.joined() + "</ul>"
    }
    text += "</div>\n"
  }

  /// The words with flagged stretches underlined; where flags overlap, one mark covers all.
  private func words(_ line: Outgoing.Line) -> String {
    guard !line.flags.isEmpty else { return xml(line.text.text, lineBreak: "<br>") }
    let utf8 = Array(line.text.text.utf8)
    var html = ""
    var place = 0
    for range in line.flaggedRanges {
      html += xml(String(decoding: utf8[place..<range.lowerBound], as: UTF8.self), lineBreak: "<br>")
      html += "<mark>" + xml(String(decoding: utf8[range], as: UTF8.self), lineBreak: "<br>") + "</mark>"
      place = range.upperBound
    }
    return html + xml(String(decoding: utf8[place...], as: UTF8.self), lineBreak: "<br>")
  }

  // MARK: Afterwards

  private mutating func after() {
    if outgoing.hasFlagsToShow {
      table("flags", "Flags", ["time", "flag", "words"], outgoing.flagRows)
    }
    if !outgoing.followUps.isEmpty {
      table(
        "follow-ups", "Follow-ups", ["kind", "to", "owner", "due", "state", "words"], outgoing.followUpRows)
    }
    if !outgoing.playback.isEmpty {
      table(
        "read-back", "Read back to the group", ["answer", "point", "what they said"], outgoing.playbackRows)
    }
    guard outgoing.coverage.prompts > 0 else { return }
    text += "<section id=\"guide\">\n<h2>The guide</h2>\n<p>\(outgoing.coverage.inWords)</p>\n"
    if !outgoing.coverage.missed.isEmpty {
      text += "<ul>\n"
      for prompt in outgoing.coverage.missed {
        text += "<li>not reached, must-ask: <bdi>\(xml(prompt.text))</bdi></li>\n"
      }
      text += "</ul>\n"
    }
    text += "</section>\n"
  }

  private mutating func table(_ id: String, _ title: String, _ headings: [String], _ rows: [[String]]) {
    text += "<section id=\"\(id)\">\n<h2>\(title)</h2>\n<table>\n<thead><tr>"
    text += headings.map { "<th>\($0)</th>" }.joined() + "</tr></thead>\n<tbody>\n"
    for row in rows {
      text += "<tr>" + row.map { "<td><bdi>\(xml($0, lineBreak: "<br>"))</bdi></td>" }.joined() + "</tr>\n"
    }
    text += "</tbody>\n</table>\n</section>\n"
  }
}

/// Source: RFC 4648, section 4.
private func base64(_ bytes: [UInt8]) -> String {
  let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  var text = ""
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    let number = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
    for place in 0..<4 {
      text += place <= group.count ? String(letters[number >> (18 - 6 * place) & 63]) : "="
    }
  }
  return text
}

/// Black on white and the reader's own dark scheme; shapes and words carry what colour would.
private let pageStyle = """

  :root { color-scheme: light dark; }
  body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; }
  main { max-width: 46rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
  h1 { line-height: 1.2; }
  h2 { margin-top: 2rem; border-bottom: 1px solid; }
  time { font-variant-numeric: tabular-nums; font-size: 0.85em; }
  table { border-collapse: collapse; display: block; overflow-x: auto; }
  th, td { text-align: start; padding: 0.2rem 0.8rem 0.2rem 0; vertical-align: top; border-bottom: 1px solid; }
  thead th { border-bottom-width: 2px; }
  .turn, .note { margin: 0.8rem 0; }
  .turn p, .note p { margin: 0; }
  .note { border-inline-start: 3px double; padding-inline-start: 0.8rem; font-style: italic; }
  .turn ul, .note ul { margin: 0.2rem 0 0; padding: 0; font-size: 0.85em; }
  .turn li, .note li { display: inline-block; border: 1px solid; border-radius: 0.3rem; padding: 0 0.4rem; margin-inline-end: 0.4rem; }
  mark { background: none; color: inherit; text-decoration: underline dotted 2px; text-underline-offset: 0.2em; }
  @media (max-width: 30rem) { main { padding: 0.6rem; } }
  @media print {
    main { max-width: none; padding: 0; }
    nav a { color: inherit; text-decoration: none; }
    .turn, .note, tr { break-inside: avoid; }
    h2 { break-after: avoid; }
  }

  """
