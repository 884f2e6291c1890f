import Exporting
import Facilitation
import Fieldwork
import Importing
import Journaling
import Notation
import Preparing

/// Makes a session of a transcript from elsewhere, to be reviewed and exported.
///
/// The session is written in a hidden folder beside its place, which takes its name once all is on the disk: after a
/// crash there is the whole session or none, and the next import clears away what was left.
package struct SessionImport {
  /// What a person asks for.
  package struct Request: Sendable {
    /// The transcript; `-` is standard input.
    package var file: String
    package var folder: SessionFolder
    package var format: TranscriptFormat?
    package var facilitator: String?
    package var hasNoFacilitator = false
    package var providers: [String] = []
    package var observers: [String] = []
    /// The day it was held; without it the day of the file, else today.
    package var day: Day?
    package var title: String?
    /// All that one person says in a row becomes one turn.
    package var isJoined = false
    package var version: String

    package init(file: String, folder: SessionFolder, version: String) {
      self.file = file
      self.folder = folder
      self.version = version
    }
  }

  /// What became of it.
  package struct Outcome: Sendable {
    /// One sentence for standard output.
    package var sentence: String
    /// What to know about it, and what could not be read, a line each.
    package var complaints: [String]
    /// 1 when something was left out.
    package var code: Failure.Code?
  }

  private let request: Request
  private let disk: any Disk
  private let clock: Clock

  package init(_ request: Request, on disk: any Disk, clock: Clock = .system()) {
    self.request = request
    self.disk = disk
    self.clock = clock
  }

  /// A transcript of a year's talk; more is another kind of file.
  private static let mostBytes = 1 << 30

  /// So many problems are named; the rest is counted.
  private static let mostProblems = 200

  /// Reads, asks who facilitates where nothing says so, and writes.
  ///
  /// - Throws: code 2 when it is not known who facilitates, 3 when a file cannot be reached or something is in the way,
  ///   4 when another import is writing there, 5 when nothing of the file can be read. Nothing is left behind then.
  package func run(ask: ((_ speakers: [String]) -> Int?)?) throws(Failure) -> Outcome {
    try checkPlace()
    // Beside the reading, which is one thread's work.
    _ = Crew.aside { SessionFlagger.unpack() }
    let transcript = try read()
    let folder = request.folder
    let study = try StudyFolder.study(of: folder, on: disk)
    let rules = try StudyFolder.rules(of: folder, study, on: disk)
    let known = try RosterBook(folder, on: disk, facilitator: nil).roster
    let roles = ImportCast.Roles(
      facilitator: request.facilitator, hasNoFacilitator: request.hasNoFacilitator,
      providers: request.providers,
      observers: request.observers)
    let cast = try ImportCast(transcript, roles, roster: known, study: study, ask: ask)
    let opened = beginning(transcript)
    let flagger = SessionFlagger(study, rules: rules, today: Day(opened, offsetMinutes: clock.offsetMinutes))
    let writing = ImportWriting(
      transcript: transcript, cast: cast, study: study, flagger: flagger, opened: opened, title: title,
      version: request.version, clock: clock, disk: disk)
    let flags = try write(writing)
    return outcome(transcript, flags)
  }

  private var title: String { request.title.map(Self.oneLine) ?? "Imported session" }

  private static func oneLine(_ title: String) -> String {
    let words = title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.isEmpty ? "Imported session" : words
  }

  // MARK: Reading

  private func read() throws(Failure) -> ImportedTranscript {
    let bytes =
      request.file == "-"
      ? readAll(0)
      : try reach({ () throws(DiskError) in try disk.bytes(of: request.file, limit: Self.mostBytes) })
    do throws(ImportError) {
      let transcript = try ImportedTranscript.reading(bytes, named: request.file, as: request.format)
      return request.isJoined ? transcript.joined() : transcript
    } catch {
      throw Failure(.unfit, "'\(harmless(request.file))' \(error)")
    }
  }

  /// Noon of the day, since nobody knows the hour and noon is on that day in nearly every zone; or the moment in the file.
  private func beginning(_ transcript: ImportedTranscript) -> Moment {
    if request.day == nil, let began = transcript.beganAt { return began }
    let day = request.day ?? FileDay.of(request.file, offsetMinutes: clock.offsetMinutes)
    let today = Day(clock.now(), offsetMinutes: clock.offsetMinutes)
    return Moment(
      milliseconds: (day ?? today).daysSince1970 * 86_400_000 + 43_200_000 - clock.offsetMinutes * 60_000)
  }

  // MARK: Writing

  /// A session's folder may be there as long as nothing is in it.
  private func checkPlace() throws(Failure) {
    let path = request.folder.path
    switch try reach({ () throws(DiskError) in try disk.kind(of: path) }) {
    case .missing: return
    case .folder:
      guard try !reach({ () throws(DiskError) in try disk.list(path) }).isEmpty else { return }
      throw Failure(
        .unreachable, "'\(harmless(path))' is there already and was left; give another folder with --session")
    case .file, .other:
      throw Failure(
        .unreachable, "'\(harmless(path))' is no folder and was left; give another folder with --session")
    }
  }

  /// Writes beside and renames; gives how many flags were raised.
  private func write(_ writing: ImportWriting) throws(Failure) -> Int {
    let path = request.folder.path
    let above = folder(of: path)
    let beside = "\(above)/.\(request.folder.name).importing"
    // Whoever has the lock is at work there; what a crash left has none.
    let lock = try takeLock(beside)
    defer { disk.unlock(lock, at: lock.path) }
    let flags: Int
    do throws(Failure) {
      if case .folder? = try? disk.kind(of: beside) {
        try reach { () throws(DiskError) in try disk.removeAll(beside) }
      }
      flags = try writing.write(
        SessionFolder(beside, study: request.folder.studyPath, on: disk), named: request.folder.name)
      try reach { () throws(DiskError) in
        try disk.syncFolder(beside)
        try disk.rename(beside, to: path)
      }
    } catch {
      try? disk.removeAll(beside)
      throw error
    }
    try seeToName(above)
    return flags
  }

  /// The session is whole by now; only its name may still be in memory.
  private func seeToName(_ above: String) throws(Failure) {
    do throws(DiskError) {
      try disk.syncFolder(above)
    } catch {
      throw Failure(
        .unreachable,
        "\(error); '\(harmless(request.folder.path))' is written and whole, but a power cut may take it away: "
          + error.reason.remedy)
    }
  }

  private func takeLock(_ beside: String) throws(Failure) -> OpenFile {
    let holder = SystemDisk.holder(name: "import")
    do throws(DiskError) {
      try disk.makeFolders(folder(of: beside))
      return try disk.lock(beside + ".lock", holder: holder)
    } catch {
      if case .held(let by) = error.reason {
        throw Failure(
          .refused,
          "another evenkeel (\(harmless(by))) imports into '\(harmless(request.folder.path))'; let it end")
      }
      throw Failure(.unreachable, "\(error); nothing was written: \(error.reason.remedy)")
    }
  }

  // MARK: What became of it

  private func outcome(_ transcript: ImportedTranscript, _ flags: Int) -> Outcome {
    let path = harmless(request.folder.path)
    let file = harmless(request.file)
    var complaints: [String] = []
    if transcript.encoding != .utf8 {
      complaints.append("'\(file)' is no UTF-8; it was read as \(transcript.encoding.rawValue)")
    }
    if transcript.turns.allSatisfy({ $0.startMilliseconds == nil }) {
      complaints.append("no times stand in '\(file)', so every line stands at 00:00:00")
    }
    let problems = transcript.problems
    complaints += problems.prefix(Self.mostProblems).map { "\(file):\($0.line): \(harmless($0.message))" }
    if problems.count > Self.mostProblems {
      complaints.append("\(file): and \(problems.count - Self.mostProblems) more lines like these")
    }
    let said = [
      counted(transcript.turns.count, "turn"), "of \(peopleText(transcript.speakers.count))",
      "read as \(transcript.format.rawValue)",
    ].joined(separator: " ")
    return Outcome(
      sentence:
        "'\(path)' holds \(said), with \(counted(flags, "flag")) to decide: 'evenkeel review \(path)'",
      complaints: complaints, code: problems.isEmpty ? nil : .found)
  }

  private func peopleText(_ count: Int) -> String { count == 1 ? "1 person" : "\(count) people" }
  private func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
}
