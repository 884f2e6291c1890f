import Fieldwork
import Journaling
import Notation

/// `evenkeel repair`.
package enum SessionRepair {
  /// Mends the journal of a session's folder, or the one given; says what was done, a line each.
  package static func mend(_ path: String, version: String, on disk: any Disk) throws(Failure) -> [String] {
    let journal: String
    switch try reach({ () throws(DiskError) in try disk.kind(of: path) }) {
    case .file: journal = path
    default: journal = SessionFolder(path, on: disk).journal
    }
    do throws(JournalError) {
      let repair = try Repair.mend(
        journal, on: disk, holder: SystemDisk.holder(name: "repair"), now: Clock.system().now(),
        version: version, chance: SystemRandomNumberGenerator())
      return lines(repair, journal)
    } catch {
      throw Failure(error)
    }
  }

  private static func lines(_ repair: Repair, _ journal: String) -> [String] {
    let path = harmless(journal)
    guard let aside = repair.setAside else {
      return ["\(path): nothing to mend, \(counted(repair.found.lines)) whole"]
    }
    let copied = "\(aside.length) bytes were copied to '\(harmless(aside.path))' before anything was cut"
    let stand = repair.found.lines + (repair.record?.kept ?? 0)
    return ["\(path): \(stand == 1 ? "1 line stands" : "\(stand) lines stand"); \(copied)"]
      + repair.found.damage.map { "\(path):\($0.line): left out: \($0.words)" }
      + behind(repair.record, path)
  }

  private static func behind(_ record: RepairRecord?, _ path: String) -> [String] {
    guard let record, record.kept > 0 else { return [] }
    return [
      "\(path): \(record.kept == 1 ? "1 line behind the damage stands" : "\(record.kept) lines behind the damage stand") "
        + "too; what a line left out had taken back stands again"
    ]
  }

  private static func counted(_ lines: Int) -> String { lines == 1 ? "1 line is" : "\(lines) lines are" }
}
