import Anonymising
import Exporting
import Fieldwork
import Journaling
import Notation

extension SessionFolder {
  /// Notes in the journal what was written out of the session.
  ///
  /// - Returns: a sentence when the journal cannot take it, which what was written survives.
  func remember(_ records: [ExportRecord], at clock: Clock, on disk: any Disk) -> String? {
    do throws(JournalError) {
      let opened = try JournalWriter.open(
        journal, on: disk, holder: SystemDisk.holder(name: "export"), now: clock.now(),
        chance: SystemRandomNumberGenerator())
      defer { opened.writer.close() }
      _ = try opened.writer.keep(
        records.map { JournalWriter.Waiting(.exported($0), at: clock.now()) })
      return nil
    } catch {
      return "written, but not noted in the journal: \(error)"
    }
  }
}

/// One session on its way to one file.
struct Departure {
  private let part: StudyWords.Part
  private let target: String
  private let request: ExportRequest
  private let disk: any Disk
  private let clock: Clock

  init(
    _ part: StudyWords.Part, _ target: String, _ request: ExportRequest, _ disk: any Disk, _ clock: Clock
  ) {
    self.part = part
    self.target = target
    self.request = request
    self.disk = disk
    self.clock = clock
  }

  private var isPiped: Bool { target == "-" }

  /// Lines of a session that are held twice at once, with and without the names.
  private static let mostAhead = 20_000

  /// Writes the session with the names in it.
  func leave(identified outgoing: Outgoing) throws(Failure) -> [String] {
    try refuseOwnFiles()
    let bytes = try request.format.bytes(outgoing)
    let trouble = try put(bytes) { _ in }
    let noted = remember(bytes, isIdentified: true)
    if let trouble { throw trouble }
    return [noted].compactMap(\.self)
  }

  /// Writes the session under pseudonyms.
  func leave(_ leaving: inout Leaving, _ lines: [RedactedLine]) throws(Failure) -> [String] {
    try refuseOwnFiles()
    let format = request.format
    // Beside the rest, on a second processor: what it is to be led back to.
    let part = part
    let identified = { @Sendable in Result { () throws(Failure) in try format.bytes(part.identified) } }
    let ahead = part.words.count > Self.mostAhead ? nil : Crew.aside(identified)
    let outgoing = leaving.outgoing(part, lines)
    let check = ResidualCheck(leaving, lines)
    if !isPiped { try check.pass(name: target) }
    let content = format.content(outgoing)
    // While other threads look through the words, this one packs and writes them.
    let look = check.begin(content.parts)
    let bytes = try content.bytes()
    let shown = isPiped ? "the export" : "'\(harmless(target))'"
    let decide = "'evenkeel export \(harmless(part.read.folder.path)) --decide'"
    let report = report(outgoing, lines, check, leaving)
    let kept = leaving
    let trouble = try put(bytes) { _ throws(Failure) in
      // What was looked through is what the disk has: its bytes were compared.
      try check.pass(look, content.parts, shown: shown, decide: decide) {
        format.content(outgoing.wordless).parts
      }
      // Before the file has its name: one whose key is lost cannot be led back.
      try keepKey(bytes, try (ahead?.product ?? identified()).get(), kept)
    }
    var sentences = [remember(bytes, isIdentified: false)].compactMap(\.self)
    if let trouble { throw trouble }
    sentences += try beside(outgoing, lines, report, check)
    return sentences + said(report)
  }

  // MARK: The file

  private func put(_ bytes: [UInt8], check: ([UInt8]) throws(Failure) -> Void) throws(Failure) -> Failure? {
    guard isPiped else {
      let place = SafePlace(path: target, isReplacing: request.isReplacing, disk: disk)
      try place.look()
      return try place.put(bytes, check: check)
    }
    if request.format.isPacked {
      throw Failure(
        .usage, "\(request.format.rawValue) is no text and goes to a file; give its path with --to")
    }
    try check(bytes)
    guard putBytes(bytes) else {
      throw Failure(
        .unreachable,
        "standard output did not take all of it; the session is whole: make room, then export again")
    }
    return nil
  }

  /// An export never takes the place of what a session lives on, nor goes where nothing leaves.
  private func refuseOwnFiles() throws(Failure) {
    guard !isPiped else { return }
    try Self.refusePrivate(target, part.read.folder.privateFolder)
    let folder = folder(of: target)
    let name = target.split(separator: "/").last.map(String.init) ?? target
    let own = part.read.folder
    let isOwn =
      SessionFolder(folder, on: disk).path == own.path
      && (name.hasSuffix(".lock") || name.hasPrefix("observer-") || name.hasPrefix("review-")
        || ["journal.jsonl", "guide.md", "draft.json", "transcript.md"].contains(name))
    if isOwn { throw Self.ownFile(target) }
  }

  /// Nothing is written where nothing leaves.
  static func refusePrivate(_ target: String, _ privateFolder: String) throws(Failure) {
    guard target == privateFolder || target.hasPrefix(privateFolder + "/") else { return }
    throw ownFile(target)
  }

  private static func ownFile(_ target: String) -> Failure {
    Failure(
      .refused, "'\(harmless(target))' belongs to the session itself; nothing was written: give another path")
  }

  /// What leads the file back; where it cannot be kept, nothing leaves.
  private func keepKey(_ bytes: [UInt8], _ identified: [UInt8], _ leaving: Leaving) throws(Failure) {
    let key = FileKey(
      path: target, at: clock.now().iso8601, redacted: bytes, file: Checksum(of: bytes).description,
      identified: identified, original: Checksum(of: identified).description)
    try leaving.words.cabinet.keep(key)
  }

  // MARK: What is said about it

  private func report(
    _ outgoing: Outgoing, _ lines: [RedactedLine], _ check: ResidualCheck, _ leaving: Leaving
  ) -> RiskReport {
    let name = isPiped ? nil : target.split(separator: "/").last.map(String.init)
    return RiskReport(
      outgoing, lines, file: name, key: .kept, names: check.nameCount, rulings: leaving.rulings,
      seeksFacts: request.report != nil)
  }

  private func said(_ report: RiskReport) -> [String] {
    let written = isPiped ? "written" : "written to '\(harmless(target))'"
    return ["\(written): \(report.short.joined(separator: "; "))"]
  }

  private func beside(
    _ outgoing: Outgoing, _ lines: [RedactedLine], _ report: RiskReport, _ check: ResidualCheck
  ) throws(Failure) -> [String] {
    let pages = [
      (request.report, report.markdownPage()),
      (request.log, ReplacementLog.csv(outgoing, lines, part.words)),
    ]
    var sentences: [String] = []
    for (path, bytes) in pages {
      guard let path else { continue }
      guard check.isClean(bytes) else {
        sentences.append("'\(harmless(path))' was not written: a name of the study would stand in it")
        continue
      }
      let place = SafePlace(path: path, isReplacing: request.isReplacing, disk: disk)
      try place.look()
      if let trouble = try place.put(bytes, check: { _ in }) { throw trouble }
    }
    return sentences
  }

  /// Writes the export into the journal; a sentence when the journal cannot take it, which the export survives.
  private func remember(_ bytes: [UInt8], isIdentified: Bool) -> String? {
    let record = ExportRecord(
      path: target, digest: Checksum(of: bytes).description, format: request.format.rawValue,
      isIdentified: isIdentified)
    return part.read.folder.remember([record], at: clock, on: disk)
  }
}
