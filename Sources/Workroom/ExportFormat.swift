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
    case .taguette: outgoing.taguettePage()
    case .maxqda: outgoing.maxqdaTranscript()
    case .nvivo: outgoing.nvivoTranscript()
    case .atlas: outgoing.atlasTranscript()
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
    case .md, .txt, .html, .csv, .jsonl, .srt, .vtt, .qdc, .taguette, .maxqda, .nvivo, .atlas:
      [try bytes(outgoing)]
    }
  }
}
