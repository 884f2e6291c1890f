import Anonymising
import Exporting
import Fieldwork
import Journaling
import Notation

/// What is in a hand-over pack.
struct PackContents {
  private let title: RedactedText
  private let formats: [ExportFormat]
  private let check: ResidualCheck
  private let rulings: Rulings

  init(title: RedactedText, formats: [ExportFormat], check: ResidualCheck, _ rulings: Rulings) {
    self.title = title
    self.formats = formats
    self.check = check
    self.rulings = rulings
  }

  /// One file of the pack.
  struct File {
    /// Relative to the pack.
    var path: String
    var bytes: [UInt8]

    /// The session it is a transcript of, as an index; `nil` for a file about all of them.
    var session: Int?
    var format: ExportFormat?

    /// What it holds with nothing packed.
    var parts: [[UInt8]]
    let digest: String

    init(
      _ path: String, _ bytes: [UInt8], parts: [[UInt8]]? = nil, session: Int? = nil,
      format: ExportFormat? = nil
    ) {
      self.path = path
      self.bytes = bytes
      self.parts = parts ?? [bytes]
      self.session = session
      self.format = format
      digest = Checksum(of: bytes).description
    }

    var file: PackPlace.File { PackPlace.File(path: path, bytes: bytes) }
  }

  /// The files in the order in which they are listed.
  func files(_ sessions: [HandOverPack.Session]) throws(Failure) -> [File] {
    var files = try about(sessions)
    for (index, session) in sessions.enumerated() {
      for format in formats {
        let content = format.content(session.outgoing)
        files.append(
          File(
            "transcripts/\(session.name)\(format.mark).\(format.ending)", try content.bytes(),
            parts: content.parts, session: index, format: format))
      }
    }
    let readme = HandOverReadme(
      title: title, sessions: sessions.map { ($0.name, $0.outgoing) },
      formats: formats.map { ($0.mark, $0.ending) })
    files.insert(File("README.md", readme.page()), at: 0)
    let digests = files.map { "\($0.digest)  \($0.path)\n" }.joined()
    return files + [File(PackPlace.mark, Array(digests.utf8))]
  }

  private func about(_ sessions: [HandOverPack.Session]) throws(Failure) -> [File] {
    let outgoings = sessions.map(\.outgoing)
    var project = RefiProject(name: title, openedAt: outgoings.compactMap(\.openedAt).min())
    var sources: [RefiProject.Source] = []
    for outgoing in outgoings { sources.append(project.add(outgoing)) }
    let content = ExportContent.package(project.parts(sources))
    return [
      File("summary.md", Array(Report.summary(outgoings).written(as: .md).utf8)),
      File("follow-ups.csv", FollowUpTable.csv(sessions.map { ($0.name, $0.outgoing) })),
      File("risk-report.md", riskReport(sessions)),
      File("project.qdpx", try content.bytes(), parts: content.parts),
      File("codebook.qdc", project.codebook()),
    ]
  }

  private func riskReport(_ sessions: [HandOverPack.Session]) -> [UInt8] {
    let pages = sessions.map { session in
      let report = RiskReport(
        session.outgoing, session.lines, file: "transcripts/\(session.name)", key: .kept,
        names: check.nameCount,
        rulings: rulings)
      let page = report.markdownPage()
      // What somebody decided to leave stands in its place; listed by itself it would be a name and nothing else.
      return check.isClean(page) ? page : report.withoutKeptWords.markdownPage()
    }
    return Array(pages.joined(separator: Array("\n".utf8)))
  }

  /// What the formats say by themselves, by path.
  func wordless(_ sessions: [HandOverPack.Session]) throws(Failure) -> [String: [[UInt8]]] {
    let bare = sessions.map { session in
      var bare = session
      bare.outgoing = session.outgoing.wordless
      bare.lines = []
      return bare
    }
    let none = PackContents(
      title: RedactedText(identified: ""), formats: formats, check: check, rulings)
    return Dictionary(
      try none.files(bare).map { ($0.path, $0.parts) }, uniquingKeysWith: { first, _ in first })
  }
}

extension ExportFormat {
  /// Stands in a file's name where its ending is another format's too.
  var mark: String {
    switch self {
    case .taguette, .maxqda, .nvivo, .atlas: "-\(rawValue)"
    case .md, .txt, .html, .docx, .csv, .jsonl, .srt, .vtt, .qdpx, .qdc: ""
    }
  }
}
