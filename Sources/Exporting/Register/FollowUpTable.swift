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
        let cells = [name] + cells(followUp, line: followUp.line.flatMap { lines[$0] })
        text += cells.map(csvCell).joined(separator: ",") + "\r\n"
      }
    }
    return Array(text.utf8)
  }

  private static func cells(_ followUp: Outgoing.FollowUp, line: Outgoing.Line?) -> [String] {
    let clock = line.map { clockText(milliseconds: $0.milliseconds) }
    let people = followUp.toWhom.map(\.description).joined(separator: ", ")
    let registered = followUp.registered
    let cells: [String?] = [
      clock, line?.speaker?.description, followUp.kind.rawValue, followUp.words.text, people,
      followUp.owner?.description, registered?.warnBy?.iso8601, followUp.due?.description,
      (registered?.status ?? .open).rawValue, registered?.told.last?.on.description,
    ]
    return cells.map { $0 ?? "" }
  }
}
