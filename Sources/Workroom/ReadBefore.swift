import Fieldwork
import Journaling
import Notation
import Preparing
import Synchronization

/// What a guide, a study and a roster came to when they were read last.
///
/// The sessions of a study share them, and reading them takes as long as reading a session. The files are looked at each
/// time; what they came to is used again only while every byte is the same.
package final class ReadBefore: Sendable {
  private struct Last<Product: Sendable>: Sendable {
    var text: [UInt8]
    var product: Product
  }

  private let lastGuide = Mutex<Last<Guide>?>(nil)
  private let lastStudy = Mutex<Last<Study>?>(nil)
  private let lastRoster = Mutex<Last<Roster>?>(nil)

  package init() {}

  /// The guide in a file.
  ///
  /// - Throws: as ``GuideFile/init(reading:on:)``.
  package func guide(_ path: String, on disk: any Disk) throws(Failure) -> Guide {
    let bytes = try GuideFile.bytes(of: path, on: disk)
    if let last = lastGuide.withLock(\.self), last.text == bytes { return last.product }
    let guide = try GuideFile(bytes, path: path).guide
    lastGuide.withLock { $0 = Last(text: bytes, product: guide) }
    return guide
  }

  /// The study a session belongs to; `nil` when it belongs to none.
  ///
  /// - Throws: as ``StudyFolder/study(of:on:)``.
  package func study(of folder: SessionFolder, on disk: any Disk) throws(Failure) -> Study? {
    guard let path = folder.studyPath else { return nil }
    let text = try StudyFolder.text(path + "/study.yaml", on: disk)
    if let last = lastStudy.withLock(\.self), last.text.elementsEqual(text.utf8) {
      return try StudyFolder.answered(last.product, in: path, on: disk)
    }
    let study = try StudyFolder.parsed(text, in: path).study
    lastStudy.withLock { $0 = Last(text: Array(text.utf8), product: study) }
    return try StudyFolder.answered(study, in: path, on: disk)
  }

  /// The names around a session; an empty roster where they cannot be read.
  package func roster(of folder: SessionFolder, on disk: any Disk) -> Roster {
    guard let text = try? StudyFolder.text(folder.roster, on: disk) else { return Roster() }
    if let last = lastRoster.withLock(\.self), last.text.elementsEqual(text.utf8) { return last.product }
    guard let roster = try? Roster.reading(yaml: text, path: harmless(folder.roster)).roster else {
      return Roster()
    }
    lastRoster.withLock { $0 = Last(text: Array(text.utf8), product: roster) }
    return roster
  }
}
