import Fieldwork
import Journaling
import Rehearsal
import Workroom

/// An invented study on a disk in memory, with as many sessions as are told.
struct InventedStudy {
  let disk = FaultyDisk()

  init(names: [String], units: [String] = []) throws {
    for folder in ["st", "st/sessions", "st/private", "out"] { try disk.makeFolder(folder, isPrivate: false) }
    let people = names.indices.map { index in
      let unit = units.indices.contains(index) ? ", unit: \"\(units[index])\"" : ""
      return "  - {code: P\(index + 1), role: customer\(unit)}"
    }
    disk.put(
      "st/study.yaml", Array("title: Late deliveries\npeople:\n\(people.joined(separator: "\n"))\n".utf8))
    let roster = names.enumerated().map { "  - {code: P\($0 + 1), name: \"\($1)\"}" }
    disk.put(
      "st/private/roster.yaml",
      Array("people:\n\(roster.joined(separator: "\n"))\n  - {code: F, name: \"Noor Aziz\"}\n".utf8))
  }

  /// A session whose lines are said by these people in turn.
  func hold(_ session: String, _ lines: [(Speaker, String)], _ more: [Entry] = []) throws {
    let folder = "st/sessions/\(session)"
    try disk.makeFolder(folder, isPrivate: false)
    disk.put(folder + "/guide.md", Array("# Late deliveries\n## Welcome\n1. What happened?\n".utf8))
    let opening = Entry.opened(Opening(session: session, evenkeel: "test"))
    try disk.keep(
      [opening] + more + lines.map { .turn(Turn($0.0, $0.1)) }, in: folder + "/journal.jsonl")
  }

  /// Exports a session; gives the file.
  func export(
    _ session: String, _ format: ExportFormat = .md, accepts: Bool = true, force: Bool = true,
    settings: PseudonymSettings = PseudonymSettings()
  ) throws -> [UInt8] {
    let request = ExportRequest(
      format: format, settings: settings, isReplacing: force, acceptsGuesses: accepts)
    let path = "out/x.\(format.rawValue)"
    _ = try StudyExport("st/sessions/\(session)", request, on: disk).write(to: path)
    return disk.bytes(at: path) ?? []
  }
}
