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
    let bytes = bytes(of: session, named: name ?? folder.name, offsetMinutes: offsetMinutes)
    do throws(DiskError) {
      try disk.replace(folder.transcript, with: bytes, synced: true)
    } catch {
      throw Failure(
        .unreachable,
        "\(error); the session is closed and safe: \(error.reason.remedy), then resume and close it")
    }
    return harmless(folder.transcript)
  }

  /// What stands in it. It stays with the session, so names that were said may stand in it.
  static func bytes(of session: Session, named name: String, offsetMinutes: Int) -> [UInt8] {
    Outgoing(identified: Record(session, name: name, offsetMinutes: offsetMinutes)).markdownTranscript()
  }
}
