import Facilitation
import Fieldwork
import Journaling
import Notation
import Preparing

/// A session as it stands on the disk, read and not opened for writing.
package struct ReadSession: Sendable {
  package let folder: SessionFolder
  package let session: Session
  package let study: Study?

  /// What is left out, in a sentence; `nil` when nothing is.
  package let notice: String?

  /// Damaged lines that were passed over, from 1, each with the number of the entry before it.
  let damage: [(line: Int, after: Int)]

  /// - Parameter skipsDamaged: damaged lines are passed over, where the journal is one at all.
  /// - Throws: code 3 when it cannot be reached, 5 when it is damaged, newer or no session.
  package init(_ path: String, skipsDamaged: Bool = false, on disk: any Disk) throws(Failure) {
    try self.init(path, skipsDamaged: skipsDamaged, ReadBefore(), on: disk)
  }

  /// The same for one of many: what they share is taken from `before`.
  init(
    _ path: String, skipsDamaged: Bool = false, _ before: ReadBefore, on disk: any Disk
  ) throws(Failure) {
    folder = SessionFolder(path, on: disk)
    try folder.checkStudy()
    try Intent.finish(in: folder.studyPath ?? folder.path, on: disk)
    var reading: Reading
    do throws(JournalError) {
      reading = try JournalReader.read(folder.journal, on: disk)
      if skipsDamaged, reading.condition == .damaged {
        reading = try JournalReader.readPastDamage(folder.journal, on: disk)
      } else if let error = reading.error(path: folder.journal) {
        throw error
      }
    } catch {
      throw Failure(error)
    }
    // Numbers follow the lines of the file, but for those a failed write used up.
    damage = reading.damage.map { ($0.line, $0.line - 2) }
    notice = reading.tail.map { tail in
      "'\(harmless(path))' ends in a torn line (line \(tail.line)); it is left out, everything before it stands"
    }
    study = try before.study(of: folder, on: disk)
    session = Session(
      guide: try before.guide(folder.guide, on: disk), expecting: study?.people ?? [], kept: reading.entries)
  }
}
