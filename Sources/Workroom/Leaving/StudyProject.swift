import Anonymising
import Exporting
import Fieldwork
import Journaling
import Notation

/// All sessions of a study as one REFI-QDA project, or the codes of all as one codebook.
///
/// Sessions are read one by one, first to meet everybody, then to be written, so a thousand need no more room than one.
struct StudyProject {
  private let words: StudyWords
  private let request: ExportRequest
  private let disk: any Disk
  private let clock: Clock

  /// - Parameter words: without the sessions in memory.
  init(_ words: StudyWords, _ request: ExportRequest, _ disk: any Disk, _ clock: Clock) {
    self.words = words
    self.request = request
    self.disk = disk
    self.clock = clock
  }

  /// Writes to a file; into a folder under the study's name.
  ///
  /// - Returns: what is to be known about it, a sentence each.
  func write(to target: String, progress: Leaving.Progress) throws(Failure) -> [String] {
    guard target != "-" else {
      throw Failure(.usage, "a study is written to a file; give its path with --to")
    }
    guard request.report == nil, request.log == nil else {
      throw Failure(
        .usage,
        "'--report' and '--log' are about one session; export it by itself, or give '--pack', which has a report"
      )
    }
    let title = words.study?.title ?? words.places.first?.name ?? ""
    var source: Source
    if request.isIdentified {
      source = .identified
    } else {
      let leaving = try Leaving(words, request.settings, progress: progress)
      source = .pseudonymised(leaving, ResidualCheck(leaving))
    }
    let path = try place(target, source)
    let safe = SafePlace(path: path, isReplacing: request.isReplacing, disk: disk)
    try safe.look()
    try Departure.refusePrivate(path, words.cabinet.folder)
    if case .pseudonymised(let leaving, let check) = source {
      try check.pass(name: path)
      // The key first: a file whose key is lost cannot be led back.
      try words.cabinet.keep(leaving.pseudonymiser.cast)
    }
    let project = RefiProject(name: source.name(title), openedAt: try openedAt)
    let (digest, trouble) =
      request.format == .qdpx
      ? try packed(safe, project, &source) : try codebook(safe, project, &source)
    let noted = remember(path, digest)
    if let trouble { throw trouble }
    return words.notices + noted + [said(path, source)]
  }

  /// Where the words come from, and what is looked for in them.
  private enum Source {
    case identified
    case pseudonymised(Leaving, ResidualCheck)

    func name(_ title: String) -> RedactedText {
      guard case .pseudonymised(let leaving, _) = self else { return RedactedText(identified: title) }
      var pseudonymiser = leaving.pseudonymiser
      return pseudonymiser.pseudonymised(title).text
    }
  }

  private var openedAt: Moment? {
    get throws(Failure) { try words.part(words.wanted.lowerBound).read.session.kept.first?.at }
  }

  private func place(_ target: String, _ source: Source) throws(Failure) -> String {
    guard case .folder = try reach({ () throws(DiskError) in try disk.kind(of: target) }) else {
      return target
    }
    var name = SessionFolder.name(of: words.folder)
    if case .pseudonymised(let leaving, _) = source, leaving.hasName(in: name) { name = "study" }
    return "\(target)/\(name).\(request.format.ending)"
  }

  // MARK: The file

  /// The file's digest, and what may yet undo it.
  private func packed(
    _ safe: SafePlace, _ project: RefiProject, _ source: inout Source
  ) throws(Failure) -> (String, trouble: Failure?) {
    let beside = try safe.reserve()
    do throws(Failure) {
      var package = try RefiPackage(beside, shown: safe.path, project, on: disk)
      try eachSession(&source, shown: safe.path) { outgoing throws(Failure) in
        let written = try package.add(outgoing)
        return [Array(written.part.name.utf8), written.part.bytes, written.xml]
      }
      try check(package.head, source, shown: safe.path)
      try package.finish()
      let digest = try reach { () throws(DiskError) in try Checksum(ofFile: beside, on: disk) }
      return (digest.description, try safe.take(beside))
    } catch {
      try? disk.remove(beside)
      throw error
    }
  }

  private func codebook(
    _ safe: SafePlace, _ project: RefiProject, _ source: inout Source
  ) throws(Failure) -> (String, trouble: Failure?) {
    var project = project
    // What stands about the passages is in no codebook.
    try eachSession(&source, shown: safe.path) { outgoing in
      _ = project.add(outgoing)
      return []
    }
    let bytes = project.codebook()
    let kept = source
    let trouble = try safe.put(bytes) { written throws(Failure) in
      try check(written, kept, shown: safe.path)
    }
    return (Checksum(of: bytes).description, trouble)
  }

  /// Hands each session over as it leaves, and looks through what became of it.
  private func eachSession(
    _ source: inout Source, shown path: String, write: (Outgoing) throws(Failure) -> [[UInt8]]
  ) throws(Failure) {
    var open: Set<Subject> = []
    for index in words.wanted {
      let part = try words.part(index)
      guard case .pseudonymised(var leaving, var check) = source else {
        _ = try write(part.identified)
        continue
      }
      let lines = try leaving.redacted(part)
      open.formUnion(Leaving.open(in: lines))
      // What is not to be written is not looked through, only counted.
      guard open.isEmpty || request.acceptsGuesses else { continue }
      let outgoing = leaving.outgoing(part, lines)
      check.allow(lines)
      let parts = try write(outgoing)
      try check.pass(parts, shown: shown(path), decide: decide(part)) {
        var bare = RefiProject(name: outgoing.wordless.name)
        let written = bare.add(outgoing.wordless)
        return [Array(written.part.name.utf8), written.part.bytes, written.xml]
      }
      source = .pseudonymised(leaving, check)
    }
    try request.refuse(open: open, of: words.folder)
  }

  /// Looks through what stands about all sessions together.
  private func check(_ head: [UInt8], _ source: Source, shown path: String) throws(Failure) {
    guard case .pseudonymised(let leaving, let check) = source else { return }
    let first = try words.part(words.wanted.lowerBound)
    try check.pass([head], shown: shown(path), decide: decide(first)) { () throws(Failure) in
      var leaving = leaving
      var bare = RefiProject(name: RedactedText(identified: ""))
      for index in words.wanted {
        let part = try words.part(index)
        _ = bare.add(leaving.outgoing(part, try leaving.redacted(part)).wordless)
      }
      return [bare.head(), bare.codebook()]
    }
  }

  private func shown(_ path: String) -> String { "'\(harmless(path))'" }

  private func decide(_ part: StudyWords.Part) -> String {
    "'evenkeel export \(harmless(part.read.folder.path)) --decide'"
  }

  // MARK: What is said about it

  private func remember(_ path: String, _ digest: String) -> [String] {
    let record = ExportRecord(
      path: path, digest: digest, format: request.format.rawValue, isIdentified: request.isIdentified)
    return words.places[words.wanted].compactMap {
      SessionFolder($0.path, on: disk).remember([record], at: clock, on: disk)
    }
  }

  private func said(_ path: String, _ source: Source) -> String {
    let sessions = "\(words.wanted.count) session\(words.wanted.count == 1 ? "" : "s")"
    guard case .pseudonymised(_, let check) = source else {
      return "written to \(shown(path)): \(sessions), with the names in them"
    }
    return
      "written to \(shown(path)): \(sessions), pseudonymised, 0 names left of \(check.nameCount) looked for; "
      + "'evenkeel reidentify' leads single sessions back, a project of a study stays as it is"
  }
}
