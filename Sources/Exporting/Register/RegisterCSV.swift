import Fieldwork
import Notation
import Reviewing

// The register as CSV (RFC 4180): UTF-8 with a byte order mark, since spreadsheets guess otherwise, a header, lines
// ended by CR LF, every cell in quotes. Days are 2026-11-27, moments 2026-11-25T14:00:00+01:00. No cell is run by a
// spreadsheet: see Notation/WrittenCell.swift.

extension Register {
  package static let columns = [
    "uid", "warn by", "due", "kind", "words", "to", "owner", "status", "outcome", "past warn-by", "told",
    "reason",
    "note", "session", "line", "clock", "said by", "made", "changes",
  ]

  /// The lines as a table.
  package func csv(_ lines: [RegisterLine], names: RegisterNames) -> [UInt8] {
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    Self.write(Self.columns, to: &bytes)
    for line in lines { Self.write(cells(line, names), to: &bytes) }
    return bytes
  }

  private func cells(_ line: RegisterLine, _ names: RegisterNames) -> [String] {
    let source = source(of: line)
    return [
      uid(of: line), line.warnBy.map { $0.localISO8601(offsetMinutes) } ?? "", line.due?.description ?? "",
      line.kind.rawValue, line.isWithdrawn ? Self.withdrawn : line.words,
      names.names(line.toWhom, in: source), line.owner.map { names.name($0, in: source) } ?? "",
      line.status.rawValue, outcome(of: line).rawValue, line.isPastWarnBy(at: now) ? "yes" : "no",
      line.told.map { told($0, names, source) }.joined(separator: "; "), line.reason ?? "", line.note ?? "",
      source.name, line.line?.description ?? "",
      line.said.map { clockText(milliseconds: $0.milliseconds) } ?? "",
      line.said?.speaker.map { names.name($0, in: source) } ?? "", line.made.localISO8601(offsetMinutes),
      String(line.revision),
    ]
  }

  /// What stands in the place of words that were withdrawn.
  package static let withdrawn = "(words withdrawn)"

  /// `P3, P6 on 2026-11-25 by telephone`.
  private func told(_ told: RegisterLine.Told, _ names: RegisterNames, _ source: RegisterSource) -> String {
    let who = told.who.isEmpty ? "" : names.names(told.who, in: source) + " "
    return "\(who)on \(told.on)\(told.how.map { " " + $0 } ?? "")"
  }

  private static func write(_ cells: [String], to bytes: inout [UInt8]) {
    for (place, cell) in cells.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(UInt8(ascii: "\""))
      bytes += writtenCell(cell).replacing("\"", with: "\"\"").utf8
      bytes.append(UInt8(ascii: "\""))
    }
    bytes += "\r\n".utf8
  }
}

extension Moment {
  /// `2026-11-25T14:00:00+01:00`.
  func localISO8601(_ offsetMinutes: Int) -> String {
    let local = adding(milliseconds: offsetMinutes * 60_000).iso8601
    let offset = abs(offsetMinutes)
    let two = { (number: Int) in (number < 10 ? "0" : "") + String(number) }
    return local.prefix(19) + "\(offsetMinutes < 0 ? "-" : "+")\(two(offset / 60)):\(two(offset % 60))"
  }
}
