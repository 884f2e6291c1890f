import Anonymising
import Exporting
import Fieldwork
import Journaling
import Notation

/// A study as it is handed to somebody outside: a folder with everything they need and no name in it.
///
/// `transcripts/` under pseudonyms, `project.qdpx` with all of them, `summary.md`, `follow-ups.csv`, `risk-report.md`,
/// `README.md` with the formats, `digests.txt` as `sha256sum` has them. Nothing comes out of `private/`. All files are
/// looked through for names, and so are their names; the folder appears whole or not at all.
struct HandOverPack {
  private let words: StudyWords
  private let request: ExportRequest
  private let formats: [ExportFormat]
  private let disk: any Disk
  private let clock: Clock

  /// - Parameter formats: of the transcripts.
  init(
    _ words: StudyWords, _ request: ExportRequest, formats: [ExportFormat], _ disk: any Disk, _ clock: Clock
  ) {
    self.words = words
    self.request = request
    self.formats = formats
    self.disk = disk
    self.clock = clock
  }

  /// One session on its way into the pack.
  struct Session {
    var part: StudyWords.Part
    var lines: [RedactedLine]
    var outgoing: Outgoing

    /// What its files are called, without their ending.
    var name: String
  }

  /// - Parameter target: the folder; `nil` takes `exports/pack` in the study.
  /// - Returns: what is to be known about it, a sentence each.
  func write(to target: String?) throws(Failure) -> [String] {
    let target = if let target { target } else { try ownPlace() }
    guard target != "-" else {
      throw Failure(.usage, "a pack is a folder; give its path with --to")
    }
    try Departure.refusePrivate(target, words.cabinet.folder)
    let place = PackPlace(path: bare(target), isReplacing: request.isReplacing, disk: disk)
    return try place.hold { () throws(Failure) in try write(to: place) }
  }

  private func ownPlace() throws(Failure) -> String {
    let exports = words.folder + "/exports"
    try reach { () throws(DiskError) in try disk.makeFolder(exports, isPrivate: false) }
    return exports + "/pack"
  }

  private func bare(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  private func write(to place: PackPlace) throws(Failure) -> [String] {
    var leaving = try Leaving(words, request.settings)
    let sessions = try sessions(&leaving)
    var check = ResidualCheck(leaving)
    for session in sessions { check.allow(session.lines) }
    try check.pass(name: place.path)
    let contents = PackContents(title: title(leaving), formats: formats, check: check, leaving.rulings)
    let files = try contents.files(sessions)
    let kept = check
    // The key first: a file whose key is lost cannot be led back.
    try words.cabinet.keep(leaving.pseudonymiser.cast)
    try keepKeys(sessions, files, place.path)
    let decide = "'evenkeel export \(harmless(words.folder)) --decide'"
    let parts = Dictionary(files.map { ($0.path, $0.parts) }, uniquingKeysWith: { first, _ in first })
    var bare: [String: [[UInt8]]]?
    try place.put(files.map(\.file)) { file throws(Failure) in
      let looked = [Array(file.path.utf8)] + (parts[file.path] ?? [file.bytes])
      try kept.pass(looked, shown: "'\(harmless("\(place.path)/\(file.path)"))'", decide: decide) {
        () throws(Failure) in
        let wordless = if let bare { bare } else { try contents.wordless(sessions) }
        bare = wordless
        return wordless[file.path] ?? []
      }
    }
    return words.notices + remember(sessions, files, place.path) + [said(sessions, files, place.path, check)]
  }

  private func title(_ leaving: Leaving) -> RedactedText {
    var pseudonymiser = leaving.pseudonymiser
    return pseudonymiser.pseudonymised(words.study?.title ?? words.places.last?.name ?? "").text
  }

  private func sessions(_ leaving: inout Leaving) throws(Failure) -> [Session] {
    var sessions: [Session] = []
    var open: Set<Subject> = []
    var names: Set<String> = []
    for index in words.wanted {
      let part = try words.part(index)
      let lines = try leaving.redacted(part)
      open.formUnion(Leaving.open(in: lines))
      let outgoing = leaving.outgoing(part, lines)
      var name = leaving.fileName(part)
      while !names.insert(name.lowercased()).inserted { name += "-again" }
      sessions.append(Session(part: part, lines: lines, outgoing: outgoing, name: name))
    }
    try request.refuse(open: open, of: words.folder)
    return sessions
  }

  /// So that each transcript can be led back by itself.
  private func keepKeys(
    _ sessions: [Session], _ files: [PackContents.File], _ target: String
  ) throws(Failure) {
    for (index, session) in sessions.enumerated() {
      for file in files where file.session == index {
        guard let format = file.format else { continue }
        let identified = try format.bytes(session.part.identified)
        try words.cabinet.keep(
          FileKey(
            path: "\(target)/\(file.path)", at: clock.now().iso8601, redacted: file.bytes, file: file.digest,
            identified: identified, original: Checksum(of: identified).description))
      }
    }
  }

  // MARK: What is said about it

  /// Each session's journal says what was handed over of it, so that a withdrawal finds every file.
  private func remember(
    _ sessions: [Session], _ files: [PackContents.File], _ target: String
  ) -> [String] {
    sessions.enumerated().compactMap { index, session in
      let records = files.filter { $0.session == nil || $0.session == index }.map { file in
        ExportRecord(
          path: "\(target)/\(file.path)", digest: file.digest, format: file.format?.rawValue ?? "pack",
          isIdentified: false)
      }
      return session.part.read.folder.remember(records, at: clock, on: disk)
    }
  }

  private func said(
    _ sessions: [Session], _ files: [PackContents.File], _ target: String, _ check: ResidualCheck
  ) -> String {
    "written to '\(harmless(target))': \(files.count) files about \(sessions.count) "
      + "session\(sessions.count == 1 ? "" : "s"), pseudonymised, 0 names left of \(check.nameCount) looked for; "
      + "'\(harmless(target))/risk-report.md' says what still points to somebody"
  }
}
