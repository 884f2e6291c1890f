import Anonymising
import Fieldwork

/// The page that lies on top of a hand-over pack: what each file is and what opens it.
package struct HandOverReadme {
  private let title: RedactedText
  private let sessions: [(name: String, outgoing: Outgoing)]
  private let formats: [(mark: String, ending: String)]

  /// - Parameters:
  ///   - sessions: each with the name of its files.
  ///   - formats: what stands behind that name, for each format of the transcripts.
  package init(
    title: RedactedText, sessions: [(name: String, outgoing: Outgoing)],
    formats: [(mark: String, ending: String)]
  ) {
    self.title = title
    self.sessions = sessions
    self.formats = formats
  }

  /// In Markdown.
  package func page() -> [UInt8] {
    let parts = [head, files, sessionRows, codes, formatRows, digests]
    return Array((parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n").utf8)
  }

  private var head: [String] {
    [
      "# \(markdown(title.text))", "",
      "\(sessions.count) session\(sessions.count == 1 ? "" : "s"), handed over under pseudonyms. \(Phrase.pseudonymised) "
        + "The key is not here.",
    ]
      + (sessions.contains { $0.outgoing.isRehearsal } ? ["", Phrase.rehearsal] : [])
  }

  private var files: [String] {
    [
      "## Files", "", "| file | what it is |", "| --- | --- |",
      "| summary.md | who was heard, quotes, promises, expectations, what was not asked |",
      "| follow-ups.csv | what was promised, expected, asked for or left open, with days and state |",
      "| risk-report.md | what still points to somebody though no name is left |",
      "| project.qdpx | all sessions with speakers, marks, flags and verdicts as codes |",
      "| codebook.qdc | the codes alone |",
      "| transcripts/ | each session, once in each format |",
      "| digests.txt | SHA-256 of every other file |",
    ]
  }

  private var sessionRows: [String] {
    ["## Sessions", "", "| session | day | length | people | turns |", "| --- | --- | --- | --- | --- |"]
      + sessions.map { name, outgoing in
        let people = outgoing.people.count { $0.code.kind == .participant }
        return "| \(markdown(name)) | \(outgoing.day?.description ?? "–") | "
          + "\(clockText(milliseconds: outgoing.lengthMilliseconds)) | \(people) | "
          + "\(outgoing.lines.count { $0.kind == .turn }) |"
      }
  }

  private var codes: [String] {
    [
      "## Codes", "", Phrase.codes, "",
      "`[Person 3]` and its like stand for somebody or something named in the words, the same through all files. "
        + "A flag reads `P!`, `P?`, `P.` (a promise: sure, likely, faint), `A` for agreement, `J` for judgement, `L` for a "
        + "leading question, `=` it is so, `x` not so. Flags stand on the words of the facilitator and the provider "
        + "alone. Times count from the beginning of the session.",
    ]
  }

  private var formatRows: [String] {
    let used = Self.formats.filter { row in
      formats.contains { $0.mark.isEmpty && ".\($0.ending)" == row.name } || row.isAlways
        || formats.contains { !$0.mark.isEmpty && "\($0.mark).\($0.ending)" == row.name }
    }
    return ["## Formats", "", "| ending | format | opens in |", "| --- | --- | --- |"]
      + used.map { "| \($0.name) | \($0.format) | \($0.opens) |" }
  }

  private struct Row {
    var name: String
    var format: String
    var opens: String
    var isAlways = false

    init(_ name: String, _ format: String, _ opens: String, isAlways: Bool = false) {
      self.name = name
      self.format = format
      self.opens = opens
      self.isAlways = isAlways
    }
  }

  private static let formats = [
    Row(".md", "Markdown, UTF-8", "any editor", isAlways: true),
    Row(".csv", "table, RFC 4180, UTF-8, no cell is a formula", "spreadsheets, R, pandas", isAlways: true),
    Row(".qdpx", "REFI-QDA 1.0 project", "QualCoder, NVivo, ATLAS.ti, MAXQDA", isAlways: true),
    Row(".qdc", "REFI-QDA 1.0 codebook", "the same programs", isAlways: true),
    Row(".html", "one page without outside resources, printable", "any browser"),
    Row(".txt", "plain text, UTF-8", "any editor"),
    Row(".docx", "Office Open XML with headings and styles", "Word, LibreOffice"),
    Row(".jsonl", "JSON Lines, an object for each turn or note", "jq, pandas"),
    Row(".srt", "SubRip captions", "players, caption editors"),
    Row(".vtt", "WebVTT captions with voices", "players, browsers"),
    Row("-taguette.html", "plain page", "Taguette"),
    Row("-maxqda.txt", "focus group transcript", "MAXQDA"),
    Row("-nvivo.txt", "time, speaker and words parted by tabs", "NVivo"),
    Row("-atlas.txt", "transcript with times between hashes", "ATLAS.ti"),
  ]

  private var digests: [String] {
    ["## Whether everything arrived", "", "`sha256sum -c digests.txt` in this folder says it of every file."]
  }
}
