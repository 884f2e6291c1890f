import Exporting

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

  /// The same, with what stands in the way as a failure.
  func bytes(_ outgoing: Outgoing) throws(Failure) -> [UInt8] {
    do throws(ZipError) { return try rendered(outgoing) } catch {
      throw Failure(.unreachable, "there was not memory enough to pack the export; the session is whole")
    }
  }

  /// What the format holds with nothing packed, the names of the packed files with them.
  func parts(_ outgoing: Outgoing) throws(Failure) -> [[UInt8]] {
    switch self {
    case .docx: outgoing.wordParts().flatMap { [Array($0.name.utf8), $0.bytes] }
    case .qdpx: outgoing.refiParts().flatMap { [Array($0.name.utf8), $0.bytes] }
    case .md, .txt, .html, .csv, .jsonl, .srt, .vtt, .qdc: [try bytes(outgoing)]
    }
  }
}
