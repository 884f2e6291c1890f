import Exporting
import Facilitation
import Journaling
import Notation

/// `transcript.md`, written when a session closes.
package enum TranscriptFile {
  /// Writes it whole and synced, and gives its path. The session's name is that of its folder unless another is given.
  package static func write(
    _ session: Session, _ folder: SessionFolder, named name: String? = nil, offsetMinutes: Int,
    on disk: any Disk = SystemDisk()
  ) throws(Failure) -> String {
    try write(
      page(session, named: name ?? folder.name, offsetMinutes: offsetMinutes), folder, on: disk)
  }

  /// What stands in it.
  static func page(_ session: Session, named name: String, offsetMinutes: Int) -> [UInt8] {
    // It stays with the session, so names that were said may stand in it.
    Outgoing(identified: Record(session, name: name, offsetMinutes: offsetMinutes)).markdownTranscript()
  }

  static func write(_ page: [UInt8], _ folder: SessionFolder, on disk: any Disk) throws(Failure) -> String {
    do throws(DiskError) {
      try disk.replace(folder.transcript, with: page, synced: true)
    } catch {
      throw Failure(
        .unreachable,
        "\(error); the session is closed and safe: \(error.reason.remedy), then resume and close it")
    }
    return harmless(folder.transcript)
  }
}
