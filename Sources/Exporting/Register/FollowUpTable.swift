import Fieldwork
import Notation

/// The follow-ups of sessions that leave together, without names: as RegisterCSV.swift writes the register, with the
/// words made fit to leave and people by code.
package enum FollowUpTable {
  static let columns = [
    "session", "time", "said by", "kind", "words", "to", "owner", "warn by", "due", "status", "told",
  ]

  /// - Parameter sessions: each with the name of its files.
  package static func csv(_ sessions: [(name: String, outgoing: Outgoing)]) -> [UInt8] {
    var text = "\u{FEFF}" + columns.map(csvCell).joined(separator: ",") + "\r\n"
    for (name, outgoing) in sessions {
      let lines = Dictionary(outgoing.lines.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      for followUp in outgoing.followUps {
        let line = followUp.line.flatMap { lines[$0] }
        let cells = [
          name, line.map { clockText(milliseconds: $0.milliseconds) } ?? "", line?.speaker?.description ?? "",
          followUp.kind.rawValue, followUp.words.text,
          followUp.toWhom.map(\.description).joined(separator: ", "), followUp.owner?.description ?? "",
          followUp.warnBy?.iso8601 ?? "", followUp.due?.description ?? "", followUp.status ?? "open",
          followUp.told?.description ?? "",
        ]
        text += cells.map(csvCell).joined(separator: ",") + "\r\n"
      }
    }
    return Array(text.utf8)
  }
}
