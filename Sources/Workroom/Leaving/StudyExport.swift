import Anonymising
import Exporting
import Fieldwork
import Journaling
import Notation

/// What is asked of an export.
package struct ExportRequest: Sendable {
  package var format: ExportFormat
  package var isIdentified: Bool
  package var settings: PseudonymSettings

  /// Replace a file that is there.
  package var isReplacing: Bool

  /// Pass over damaged lines and say so in the file.
  package var skipsDamaged: Bool

  /// Guesses that nobody has looked at are replaced and do not refuse.
  package var acceptsGuesses: Bool

  /// Where the risk report goes, and the log of replacements; `nil` for nowhere.
  package var report: String?
  package var log: String?

  package init(
    format: ExportFormat, isIdentified: Bool = false, settings: PseudonymSettings = PseudonymSettings(),
    isReplacing: Bool = false, skipsDamaged: Bool = false, acceptsGuesses: Bool = false,
    report: String? = nil, log: String? = nil
  ) {
    self.format = format
    self.isIdentified = isIdentified
    self.settings = settings
    self.isReplacing = isReplacing
    self.skipsDamaged = skipsDamaged
    self.acceptsGuesses = acceptsGuesses
    self.report = report
    self.log = log
  }
}

/// Writes sessions of a study out: under pseudonyms unless the names were asked for.
///
/// Nothing leaves before everybody in all sessions was met, the key is kept, and the bytes as the disk has them were
/// looked through for names. Each export is an entry in its session's journal.
package struct StudyExport {
  private let path: String
  private let request: ExportRequest
  private let disk: any Disk
  private let clock = Clock.system()

  package init(_ path: String, _ request: ExportRequest, on disk: any Disk) {
    self.path = path
    self.request = request
    self.disk = disk
  }

  /// Writes to `target`: a file, `-` for standard output, or for a study a folder.
  ///
  /// - Returns: what is to be known about it, a sentence each.
  package func write(to target: String, progress: Leaving.Progress = { _, _ in true }) throws(Failure)
    -> [String]
  {
    if request.format.holdsStudy, try StudyWords.isStudy(bare(path), on: disk) {
      let words = try StudyWords(path, skipsDamaged: request.skipsDamaged, holdsWords: false, on: disk)
      return try StudyProject(words, request, disk, clock).write(to: target, progress: progress)
    }
    if !request.isIdentified { _ = Crew.aside { Pseudonymiser.unpack() } }
    let words = try StudyWords(path, skipsDamaged: request.skipsDamaged, on: disk)
    let isStudy =
      words.wanted.count != 1 || words.parts[words.wanted.lowerBound].read.folder.path != bare(path)
    if isStudy, target == "-" {
      throw Failure(.usage, "a study is written to a folder, one file a session; give its path with --to")
    }
    var sentences = words.notices
    if request.isIdentified {
      for part in words.parts[words.wanted] {
        let outgoing = part.identified
        let path = isStudy ? "\(target)/\(part.name).\(request.format.ending)" : target
        sentences += try Departure(part, path, request, disk, clock).leave(identified: outgoing)
      }
      return sentences
    }
    var leaving = try Leaving(words, request.settings, progress: progress)
    var departures: [(Departure, [RedactedLine])] = []
    for part in words.parts[words.wanted] {
      let lines = try leaving.redacted(part)
      try request.refuse(open: Leaving.open(in: lines), of: path)
      let name = isStudy ? "\(target)/\(leaving.fileName(part)).\(request.format.ending)" : target
      departures.append((Departure(part, name, request, disk, clock), lines))
    }
    // The key first: a file whose key is lost cannot be led back.
    try words.cabinet.keep(leaving.pseudonymiser.cast)
    for (departure, lines) in departures { sentences += try departure.leave(&leaving, lines) }
    return sentences
  }

  private func bare(_ path: String) -> String { SessionFolder(path, on: disk).path }

  /// Writes a study, or a session, as a pack for somebody outside: a folder, see ``HandOverPack``.
  ///
  /// - Parameters:
  ///   - target: the folder; `nil` takes `exports/pack` in the study.
  ///   - formats: of the transcripts.
  /// - Returns: what is to be known about it, a sentence each.
  package func pack(to target: String?, formats: [ExportFormat]) throws(Failure) -> [String] {
    let words = try StudyWords(path, skipsDamaged: request.skipsDamaged, on: disk)
    return try HandOverPack(words, request, formats: formats, disk, clock).write(to: target)
  }
}

extension ExportRequest {
  /// Refuses while nobody has decided on what may or may not be a name.
  func refuse(open: Set<Subject>, of path: String) throws(Failure) {
    guard !open.isEmpty, !acceptsGuesses else { return }
    throw Failure(
      .refused,
      "\(open.count) \(open.count == 1 ? "finding" : "findings") may or may not be names and nobody has decided; "
        + "nothing was written: 'evenkeel export \(harmless(path)) --decide' shows them, '--accept-guesses' "
        + "replaces them all")
  }
}

extension StudyWords.Part {
  /// The session with the names in it.
  var identified: Outgoing {
    var outgoing = Outgoing(identifiedWithAnswers: record)
    outgoing.note(damaged: damage)
    return outgoing
  }
}

extension Leaving {
  /// The session's name as a file's name, without a name of the study in it.
  func fileName(_ part: StudyWords.Part) -> String {
    safeName(part).text
  }

  /// The session's name, or its place in the study where the name says who it is about.
  func safeName(_ part: StudyWords.Part) -> RedactedText {
    // The same place whichever session was asked for.
    RedactedText(folder: part.name, by: pseudonymiser.leakCheck())
      ?? RedactedText(session: 1 + words.places.count { $0.name < part.name })
  }

  /// Whether a name of the study stands in what a file is to be called.
  func hasName(in fileName: String) -> Bool {
    pseudonymiser.leakCheck().namesSomebody(in: fileName, sparesEverydayWords: false)
  }
}
