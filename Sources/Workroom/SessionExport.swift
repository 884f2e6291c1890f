import Exporting
import Fieldwork
import Journaling
import Notation

/// The formats a session can be written in.
package enum ExportFormat: String, CaseIterable, Sendable {
  case md
  case txt
  case html
  case docx
  case csv
  case jsonl
  case srt
  case vtt
  case qdpx
  /// The codes of a qdpx alone.
  case qdc
}

/// Writes a session out, as it stands: undone lines are left out, damage stops it.
package struct SessionExport {
  private let session: String
  private let format: ExportFormat

  package init(session: String, format: ExportFormat) {
    self.session = session
    self.format = format
  }

  /// Writes to `target`, `-` for standard output; what stood there is kept unless `isReplacing`.
  ///
  /// The file appears whole or not at all, and the journal remembers path, digest and time.
  ///
  /// - Returns: what is to be known about it, a sentence each.
  package func write(to target: String, isReplacing: Bool, on disk: any Disk) throws(Failure) -> [String] {
    let read = try ReadSession(session, on: disk)
    let clock = Clock.system()
    let record = Record(read.session, name: read.folder.name, offsetMinutes: clock.offsetMinutes)
    let outgoing = Outgoing(identified: record)
    let bytes: [UInt8]
    do throws(ZipError) { bytes = try format.rendered(outgoing) } catch {
      throw Failure(.unreachable, "there was not memory enough to pack the export; the session is whole")
    }
    if target == "-" {
      guard putBytes(bytes) else {
        throw Failure(
          .unreachable,
          "standard output did not take all of it; the session is whole: make room, then export again")
      }
    } else {
      try place(bytes, at: target, isReplacing: isReplacing, on: disk)
    }
    let note = remember(bytes, target, read, at: clock, on: disk)
    return [read.notice, note].compactMap(\.self)
  }

  private func place(_ bytes: [UInt8], at path: String, isReplacing: Bool, on disk: any Disk) throws(Failure)
  {
    switch try reach({ () throws(DiskError) in try disk.kind(of: path) }) {
    case .missing: break
    case .file where isReplacing: break
    case .file:
      throw Failure(.unreachable, "'\(harmless(path))' is there already and was left; '--force' replaces it")
    case .folder:
      throw Failure(.unreachable, "'\(harmless(path))' is a folder; give the name of a file in it")
    case .other:
      throw Failure(.unreachable, "'\(harmless(path))' is no plain file; give another name, or '-'")
    }
    try reach { () throws(DiskError) in try disk.replace(path, with: bytes, synced: true) }
  }

  /// Writes the export into the journal; a sentence when the journal cannot take it, which the export survives.
  private func remember(
    _ bytes: [UInt8], _ target: String, _ read: ReadSession, at clock: Clock, on disk: any Disk
  ) -> String? {
    let entry = Entry.exported(
      ExportRecord(
        path: target, digest: Checksum(of: bytes).description, format: format.rawValue, isIdentified: true))
    do throws(JournalError) {
      let opened = try JournalWriter.open(
        read.folder.journal, on: disk, holder: SystemDisk.holder(name: "export"), now: clock.now(),
        chance: SystemRandomNumberGenerator())
      defer { opened.writer.close() }
      _ = try opened.writer.keep(entry, at: clock.now())
      return nil
    } catch {
      return "written, but not noted in the journal: \(error)"
    }
  }
}

extension ExportFormat {
  /// Whether it is a zip file, which a terminal can do nothing with.
  package var isPacked: Bool { self == .docx || self == .qdpx }

  /// A session in this format.
  func rendered(_ outgoing: Outgoing) throws(ZipError) -> [UInt8] {
    switch self {
    case .md: outgoing.markdownTranscript()
    case .txt: outgoing.plainText()
    case .html: outgoing.html()
    case .docx: try outgoing.wordDocument()
    case .csv: outgoing.csv()
    case .jsonl: outgoing.jsonLines()
    case .srt: outgoing.subRip()
    case .vtt: outgoing.webVTT()
    case .qdpx: try outgoing.refiProject()
    case .qdc: outgoing.refiCodebook()
    }
  }
}
