import Fieldwork
import Notation

// Transcripts as single programs for qualitative analysis take them best. README tells how to open them there. Nothing
// here is read back, so a line break may become a blank.

extension Outgoing {
  /// The talk as plain paragraphs under headings, for programs that keep the words of a page and drop the rest.
  package func taguettePage() -> [UInt8] {
    let labels = labels
    var text = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    text += "<title>\(xml(title.text))</title>\n</head>\n<body>\n<h1>\(xml(title.text))</h1>\n"
    for line in heading().dropFirst() { text += "<p>\(xml(line))</p>\n" }
    for line in lines {
      let words = xml(line.text.text, lineBreak: "<br>")
      let who = line.speaker.map { xml(labels[$0]?.text ?? $0.description) } ?? ""
      let time = clockText(milliseconds: line.milliseconds)
      switch line.kind {
      case .section: text += "<h2>\(words)</h2>\n"
      case .turn: text += "<p>\(time) <strong>\(who)</strong>: \(words)</p>\n"
      case .note: text += "<p>\(time) <em>note of \(who)</em>: \(words)</p>\n"
      }
    }
    return Array((text + "</body>\n</html>\n").utf8)
  }

  /// The talk as MAXQDA's focus group import takes it: `P3: words #00:31:05-0#`, one paragraph a turn.
  ///
  /// Whatever stands before the first colon of a paragraph is a speaker there, so no other paragraph has one.
  package func maxqdaTranscript() -> [UInt8] {
    let labels = Self.shortened(labels.mapValues { Self.withoutColons(harmless($0.text)) })
    var text = heading().map { Self.withoutColons(Self.oneLine($0)) + "\n" }.joined()
    for line in lines {
      let words = Self.oneLine(line.text.text)
      let who = line.speaker.map { labels[$0] ?? $0.description } ?? ""
      switch line.kind {
      case .section: text += "\n\(Self.withoutColons(words))\n\n"
      case .turn: text += "\(who): \(words) #\(clockText(milliseconds: line.milliseconds))-0#\n"
      case .note: text += "(note of \(who)) \(Self.withoutColons(words))\n"
      }
    }
    return Array(text.utf8)
  }

  /// The talk as NVivo's transcript import takes it: time, speaker and words, parted by tabs, with a row of headings.
  package func nvivoTranscript() -> [UInt8] {
    let labels = labels
    var text = "Timespan\tSpeaker\tContent\n"
    for line in lines where line.kind != .section {
      let who = line.speaker.map { harmless(labels[$0]?.text ?? $0.description) } ?? ""
      text += "\(tenths(line.milliseconds))\t\(who)\(line.kind == .note ? " (note)" : "")\t"
      // Tables parted by tabs are opened in spreadsheets too.
      text += writtenCell(Self.oneLine(line.text.text)) + "\n"
    }
    return Array(text.utf8)
  }

  /// The talk as ATLAS.ti reads transcripts: a time between hashes, the speaker, the words.
  package func atlasTranscript() -> [UInt8] {
    let labels = labels
    var text = heading().map { Self.oneLine($0) + "\n" }.joined() + "\n"
    for line in lines {
      let who = line.speaker.map { harmless(labels[$0]?.text ?? $0.description) } ?? ""
      let front = line.kind == .section ? "" : "\(who)\(line.kind == .note ? " (note)" : ""): "
      text += "#\(tenths(line.milliseconds))# \(front)\(Self.oneLine(line.text.text))\n"
    }
    return Array(text.utf8)
  }

  /// Words in one paragraph: nothing of it is read back here, so a line break may become a blank.
  private static func oneLine(_ words: String) -> String {
    let pieces = words.unicodeScalars.split { $0 == "\t" || $0.properties.isWhitespace && $0 != " " }
    return harmless(pieces.map { String($0) }.joined(separator: " "))
  }

  private static func withoutColons(_ words: String) -> String {
    words.replacing(/:(?=\d)/, with: ".").replacing(":", with: " -")
  }

  /// At most 63 characters, and still one for each person.
  private static func shortened(_ labels: [Speaker: String]) -> [Speaker: String] {
    Dictionary(
      uniqueKeysWithValues: labels.map { code, label in
        (code, label.count <= 63 ? label : label.prefix(56) + " \(code)")
      })
  }
}

/// `00:31:05.0`.
private func tenths(_ milliseconds: Int) -> String {
  "\(clockText(milliseconds: milliseconds)).\(max(0, milliseconds) / 100 % 10)"
}
