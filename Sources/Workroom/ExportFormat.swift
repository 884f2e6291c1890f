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

  // What single programs take; asked for by their profile.
  case taguette
  case maxqda
  case nvivo
  case atlas

  /// Those that are asked for by name.
  package static let named: [ExportFormat] = [.md, .txt, .html, .docx, .csv, .jsonl, .srt, .vtt, .qdpx, .qdc]

  /// What a file is called behind the dot.
  package var ending: String {
    switch self {
    case .taguette: "html"
    case .maxqda, .nvivo, .atlas: "txt"
    case .md, .txt, .html, .docx, .csv, .jsonl, .srt, .vtt, .qdpx, .qdc: rawValue
    }
  }
}

/// Programs for qualitative analysis, each given what it takes best.
package enum ExportProfile: String, CaseIterable, Sendable {
  /// A plain page: it shows WebVTT's voices as text, and takes a first Markdown line `P3: …` for metadata.
  case taguette
  /// REFI-QDA, with cases and codes.
  case qualcoder
  /// A focus group as text: a name of at most 63 characters, a colon, words without another one near, a time behind.
  case maxqda
  /// A transcript parted by tabs: time, speaker, words.
  case nvivo
  /// A transcript with `#00:31:05.0#` in front of each turn.
  case atlas

  package var format: ExportFormat {
    switch self {
    case .taguette: .taguette
    case .qualcoder: .qdpx
    case .maxqda: .maxqda
    case .nvivo: .nvivo
    case .atlas: .atlas
    }
  }
}

extension ExportFormat {
  /// Whether it is a zip file, which a terminal can do nothing with.
  package var isPacked: Bool { self == .docx || self == .qdpx }

  /// Whether one file takes all sessions of a study.
  var holdsStudy: Bool { self == .qdpx || self == .qdc }

  /// A session in this format, before it is packed.
  func content(_ outgoing: Outgoing) -> ExportContent {
    switch self {
    case .md: .page(outgoing.markdownTranscript())
    case .txt: .page(outgoing.plainText())
    case .html: .page(outgoing.html())
    case .docx: .package(outgoing.wordParts())
    case .csv: .page(outgoing.csv())
    case .jsonl: .page(outgoing.jsonLines())
    case .srt: .page(outgoing.subRip())
    case .vtt: .page(outgoing.webVTT())
    case .qdpx: .package(outgoing.refiParts())
    case .qdc: .page(outgoing.refiCodebook())
    case .taguette: .page(outgoing.taguettePage())
    case .maxqda: .page(outgoing.maxqdaTranscript())
    case .nvivo: .page(outgoing.nvivoTranscript())
    case .atlas: .page(outgoing.atlasTranscript())
    }
  }

  /// A session as the file that leaves.
  func bytes(_ outgoing: Outgoing) throws(Failure) -> [UInt8] { try content(outgoing).bytes() }
}

/// What a file is made of.
enum ExportContent: Sendable {
  case page([UInt8])
  case package([ZipPart])

  /// The file.
  ///
  /// - Throws: code 3 when there is no memory to pack it.
  func bytes() throws(Failure) -> [UInt8] {
    switch self {
    case .page(let bytes): return bytes
    case .package(let parts):
      do throws(ZipError) { return try parts.zipped() } catch {
        throw Failure(.unreachable, "there was not memory enough to pack the export; the session is whole")
      }
    }
  }

  /// What it holds with nothing packed, the names of the packed files with them.
  var parts: [[UInt8]] {
    switch self {
    case .page(let bytes): [bytes]
    case .package(let parts): parts.flatMap { [Array($0.name.utf8), $0.bytes] }
    }
  }
}
