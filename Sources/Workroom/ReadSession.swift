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

  /// - Throws: code 3 when it cannot be reached, 5 when it is damaged, newer or no session.
  package init(_ path: String, on disk: any Disk) throws(Failure) {
    folder = SessionFolder(path, on: disk)
    try Intent.finish(in: folder.studyPath ?? folder.path, on: disk)
    let reading: Reading
    do throws(JournalError) {
      reading = try JournalReader.read(folder.journal, on: disk)
      if let error = reading.error(path: folder.journal) { throw error }
    } catch {
      throw Failure(error)
    }
    notice = reading.tail.map { tail in
      "'\(harmless(path))' ends in a torn line (line \(tail.line)); it is left out, everything before it stands"
    }
    study = try StudyFolder.study(of: folder, on: disk)
    session = Session(
      guide: try GuideFile(reading: folder.guide, on: disk).guide, expecting: study?.people ?? [],
      kept: reading.entries)
  }
}
