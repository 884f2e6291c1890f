import Fieldwork

// DOCX: WordprocessingML, ECMA-376 part 1, transitional.
//
// Built-in heading styles by their built-in names, so that the navigation pane and a table of contents find them; a
// paragraph style for turns and one for notes; character styles for the speaker, the time, flagged words and what is
// said of a line. Page numbers are fields in the footer. The document's properties hold the title and nothing else:
// no author, no program, no times, no revision numbers, no template. Words go through `xml(_:lineBreak:)`.

extension Outgoing {
  /// The session as a document for word processors.
  package func wordDocument() throws(ZipError) -> [UInt8] { try wordParts().zipped() }

  /// The document's parts before they are packed, so that what leaves can be looked through.
  package func wordParts() -> [ZipPart] {
    [
      WordPackage.part("[Content_Types].xml", WordPackage.contentTypes),
      WordPackage.part("_rels/.rels", WordPackage.relations),
      WordPackage.part("docProps/core.xml", WordPackage.properties(title: xml(title.text))),
      WordPackage.part("word/document.xml", WordBody(self).text),
      WordPackage.part("word/styles.xml", WordPackage.styles),
      WordPackage.part("word/settings.xml", WordPackage.settings),
      WordPackage.part("word/footer1.xml", WordPackage.footer),
      WordPackage.part("word/_rels/document.xml.rels", WordPackage.documentRelations),
    ]
  }
}

/// `word/document.xml`, from top to bottom.
private struct WordBody {
  private(set) var text: String

  init(_ outgoing: Outgoing) {
    text =
      WordPackage.declaration
      + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
      + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>"
    top(outgoing)
    people(outgoing)
    talk(outgoing)
    after(outgoing)
    text +=
      "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId3\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
      + "<w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" "
      + "w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
  }

  private mutating func top(_ outgoing: Outgoing) {
    let heading = outgoing.heading()
    paragraph("Title", Self.run(heading[0]))
    for line in heading.dropFirst() { paragraph("Subtitle", Self.run(line)) }
    for override in outgoing.overrides {
      paragraph(nil, Self.run("Opened although \(override.check.text) was missing: \(override.reason.text)"))
    }
  }

  private mutating func people(_ outgoing: Outgoing) {
    let total = outgoing.people.reduce(0) { $0 + $1.words }
    paragraph("Heading1", Self.run("People and airtime"))
    let rows = outgoing.peopleInOrder.map { person in
      let share = total > 0 ? (person.words * 100 + total / 2) / total : 0
      return [
        person.label.text, person.role.rawValue, person.unit?.text ?? "–", person.site?.text ?? "–",
        "\(person.words)", "\(share) %",
      ]
    }
    table(["who", "role", "unit", "site", "words", "share of words"], rows, firstStyle: "Speaker")
  }

  private mutating func talk(_ outgoing: Outgoing) {
    let labels = outgoing.labels
    if outgoing.lines.first?.kind != .section, !outgoing.lines.isEmpty {
      paragraph("Heading1", Self.run("The talk"))
    }
    for line in outgoing.lines {
      let who = line.speaker.map { labels[$0]?.text ?? $0.description } ?? ""
      switch line.kind {
      case .section: paragraph("Heading1", Self.run(line.text.text))
      case .turn: paragraph("Turn", said(line, who, outgoing))
      case .note: paragraph("Note", said(line, who + " note", outgoing))
      }
    }
  }

  private func said(_ line: Outgoing.Line, _ who: String, _ outgoing: Outgoing) -> String {
    var runs = Self.run(clockText(milliseconds: line.milliseconds), "Time") + "<w:r><w:tab/></w:r>"
    runs += Self.run(who, "Speaker") + "<w:r><w:tab/></w:r>" + words(line)
    let asides = line.asides + outgoing.pointers(of: line)
    if !asides.isEmpty { runs += Self.run("  [" + asides.joined(separator: "; ") + "]", "Aside") }
    return runs
  }

  private func words(_ line: Outgoing.Line) -> String {
    guard !line.flags.isEmpty else { return Self.run(line.text.text) }
    let utf8 = Array(line.text.text.utf8)
    var runs = ""
    var place = 0
    for range in line.flaggedRanges {
      runs += Self.run(String(decoding: utf8[place..<range.lowerBound], as: UTF8.self))
      runs += Self.run(String(decoding: utf8[range], as: UTF8.self), "Flagged")
      place = range.upperBound
    }
    return runs + Self.run(String(decoding: utf8[place...], as: UTF8.self))
  }

  private mutating func after(_ outgoing: Outgoing) {
    if outgoing.hasFlagsToShow {
      paragraph("Heading1", Self.run("Flags"))
      table(["time", "flag", "words"], outgoing.flagRows)
    }
    if !outgoing.followUps.isEmpty {
      paragraph("Heading1", Self.run("Follow-ups"))
      table(["kind", "to", "owner", "due", "state", "words"], outgoing.followUpRows)
    }
    if !outgoing.playback.isEmpty {
      paragraph("Heading1", Self.run("Read back to the group"))
      table(["answer", "point", "what they said"], outgoing.playbackRows)
    }
    guard outgoing.coverage.prompts > 0 else { return }
    paragraph("Heading1", Self.run("The guide"))
    paragraph(nil, Self.run(outgoing.coverage.inWords))
    for prompt in outgoing.coverage.missed {
      paragraph(nil, Self.run("not reached, must-ask: \(prompt.text)"))
    }
  }

  // MARK: Pieces

  private mutating func paragraph(_ style: String?, _ runs: String) {
    text += "<w:p>" + (style.map { "<w:pPr><w:pStyle w:val=\"\($0)\"/></w:pPr>" } ?? "") + runs + "</w:p>"
  }

  private static func run(_ words: String, _ style: String? = nil) -> String {
    guard !words.isEmpty else { return "" }
    let properties = style.map { "<w:rPr><w:rStyle w:val=\"\($0)\"/></w:rPr>" } ?? ""
    let text = xml(words, lineBreak: "</w:t><w:br/><w:t xml:space=\"preserve\">")
    return "<w:r>\(properties)<w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
  }

  private mutating func table(_ headings: [String], _ rows: [[String]], firstStyle: String? = nil) {
    let width = 9638 / headings.count
    text +=
      "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/></w:tblPr><w:tblGrid>"
    text += String(repeating: "<w:gridCol w:w=\"\(width)\"/>", count: headings.count) + "</w:tblGrid>"
    text +=
      "<w:tr><w:trPr><w:tblHeader/></w:trPr>"
      + headings.map { cell(Self.run($0, "Strong"), width) }.joined() + "</w:tr>"
    for row in rows {
      text += "<w:tr>"
      for (place, words) in row.enumerated() {
        text += cell(Self.run(words, place == 0 ? firstStyle : nil), width)
      }
      text += "</w:tr>"
    }
    // A table must not be the last thing before another one.
    text += "</w:tbl><w:p/>"
  }

  private func cell(_ runs: String, _ width: Int) -> String {
    "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/></w:tcPr><w:p>\(runs)</w:p></w:tc>"
  }
}
