import Fieldwork
import Notation

// CSV, RFC 4180: every cell of text in quotes, a quote doubled, lines end in CR LF, UTF-8 without a mark.
//
// One row a turn, note or part of the guide, in the order kept. No cell is run by a spreadsheet: see
// Notation/WrittenCell.swift, which also reads cells back. A line break inside words stands as LF.

extension Outgoing {
  /// The headings, in their order.
  static let csvHeadings = [
    "seq", "time", "at", "speaker", "name", "role", "unit", "site", "kind", "text", "marks", "flags",
    "follow_ups",
    "section", "prompt",
  ]

  /// The record as a table for spreadsheets and statistics.
  package func csv() -> [UInt8] {
    var bytes = Array((Self.csvHeadings.joined(separator: ",") + "\r\n").utf8)
    let people = Dictionary(people.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    for line in lines {
      for (place, words) in line.cells(people).enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        appendCell(words, to: &bytes)
      }
      bytes += "\r\n".utf8
    }
    return bytes
  }
}

extension Outgoing.Line {
  fileprivate func cells(_ people: [Speaker: Outgoing.Person]) -> [String] {
    let person = speaker.flatMap { people[$0] }
    return [
      id.description, cueClock(milliseconds, separator: "."), at?.iso8601 ?? "", speaker?.description ?? "",
      person?.label.text ?? "", person?.role.rawValue ?? "", person?.unit?.text ?? "",
      person?.site?.text ?? "",
      kind.rawValue, text.text, marks.joined(separator: "; "),
      flags.map { "\($0.gutter) \($0.inWords)" }.joined(separator: "; "),
      followUps.map(\.rawValue).joined(separator: "; "), section?.text ?? "", prompt?.text ?? "",
    ]
  }
}

/// One cell, in quotes, that no spreadsheet runs.
func csvCell(_ words: String) -> String {
  var bytes: [UInt8] = []
  appendCell(words, to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

private func appendCell(_ words: String, to bytes: inout [UInt8]) {
  let quote = UInt8(ascii: "\"")
  bytes.append(quote)
  let cell = writtenCell(words).utf8
  if cell.contains(quote) {
    for byte in cell {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
  } else {
    bytes += cell
  }
  bytes.append(quote)
}
