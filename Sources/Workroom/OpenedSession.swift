import Desk
import Facilitation
import Fieldwork
import Flagging
import Journaling
import Notation
import Preparing

/// A session whose journal is open for writing, new or resumed where it stopped.
package struct OpenedSession: Sendable {
  package let folder: SessionFolder
  package var session: Session
  package var roster: RosterBook
  package let study: Study?

  /// The study's own rules for the flagger; `nil` without any.
  package var rules: RuleBook?

  /// The line that was being typed when the program stopped.
  package var draft: Draft?

  /// What somebody should know who goes on with it: a torn line, a guide that changed.
  package var notices: [String]

  /// The entries a new or resumed session begins with; not kept yet.
  package private(set) var beginning: Beginning

  package let isNew: Bool
  package let clock: Clock
  package let keeper: Keeper
  let disk: any Disk

  /// Its marks and cards.
  package let tables: StudyTables

  /// This person's keys.
  package var keys = Keymap()

  /// Why what the gate refuses is opened all the same, as given on the command line.
  package var overrideReason: String?
}

/// What a person asks for when they run a session.
package struct SessionRequest: Sendable {
  package var guide: String?
  package var folder: SessionFolder
  package var facilitator: String?
  package var isRehearsal: Bool
  package var version: String

  package init(
    guide: String?, folder: SessionFolder, facilitator: String? = nil, isRehearsal: Bool = false,
    version: String
  ) {
    self.guide = guide
    self.folder = folder
    self.facilitator = facilitator
    self.isRehearsal = isRehearsal
    self.version = version
  }
}

extension OpenedSession {
  /// Goes on from what the start screen gathered: who is here, what they agreed to, why a refusal was opened.
  mutating func take(_ outcome: StartOutcome) {
    if case .opened(var opening)? = beginning.lines.first?.first {
      opening.isRehearsal = outcome.isRehearsal
      beginning.lines[0] = [.opened(opening)]
    }
    beginning.lines += outcome.entries
    for person in outcome.people {
      if let name = person.name, roster.roster[person.code]?.name != name {
        roster.name(person.code, name, through: keeper)
      }
    }
  }

  /// Begins in spite of these checks, for the reason given.
  mutating func open(_ checks: [String], reason: String) {
    var seen: Set<String> = []
    beginning.lines += checks.filter { seen.insert($0).inserted }.map {
      [.override(Override($0, reason: reason))]
    }
  }

  /// Opens the session in the folder, or lays out a new one there.
  ///
  /// - Throws: code 3 when files cannot be reached or made, 4 when another writer has it, 5 when the guide or the
  ///   journal is not what it should be. A new session's folder is made only once its guide was read.
  package static func open(_ request: SessionRequest, on disk: any Disk) throws(Failure) -> OpenedSession {
    let folder = request.folder
    try Intent.finish(in: folder.studyPath ?? folder.path, on: disk)
    switch try reach({ () throws(DiskError) in try disk.kind(of: folder.journal) }) {
    case .file(let size) where size > 0: return try resume(request, on: disk)
    default: return try begin(request, on: disk)
    }
  }

  private static func begin(_ request: SessionRequest, on disk: any Disk) throws(Failure) -> OpenedSession {
    let folder = request.folder
    guard let path = request.guide else {
      throw Failure(
        .unreachable, "there is no session in '\(harmless(folder.path))' yet; give a guide to begin one with")
    }
    let guide = try GuideFile(reading: path, on: disk)
    let around = try StudyAround(beginning: folder, on: disk)
    let study = around.study
    try reach { () throws(DiskError) in try disk.makeFolders(folder.path) }
    let roster = try RosterBook(folder, on: disk, facilitator: request.facilitator)
    let opened = try openJournal(folder, request.facilitator, on: disk)
    let opening = Opening(
      session: folder.name, evenkeel: request.version, isRehearsal: request.isRehearsal)
    // A study's people are expected; names given for this one session are those of the people in the room.
    let people = study?.people ?? roster.roster.people
    let expected = people.filter { $0.code != .facilitator }.map {
      Entry.person(
        PersonStep(
          $0.code, presence: study == nil ? .here : .expected, role: $0.role, unit: $0.unit, site: $0.site))
    }
    return OpenedSession(
      folder: folder, session: Session(guide: guide.guide, expecting: people), roster: roster, study: study,
      rules: around.rules, draft: nil, notices: notices(guide) + around.notices,
      beginning: Beginning([[.opened(opening)], expected].filter { !$0.isEmpty }, guide: guide.bytes),
      isNew: true, clock: .system(), keeper: opened.keeper, disk: disk,
      tables: StudyTables(of: folder, study, on: disk))
  }

  private static func resume(_ request: SessionRequest, on disk: any Disk) throws(Failure) -> OpenedSession {
    let folder = request.folder
    let around = StudyAround(resuming: folder, on: disk)
    let study = around.study
    let opened = try openJournal(folder, request.facilitator, on: disk)
    if opened.reading.lines == 0 {
      // Only the torn first line was there, and it is set aside: the session had not begun.
      opened.keeper.close()
      var request = request
      request.guide = request.guide ?? folder.guide
      return try begin(request, on: disk)
    }
    let guide = try GuideFile(reading: folder.guide, on: disk)
    let roster = try RosterBook(folder, on: disk, facilitator: request.facilitator)
    let session = Session(
      guide: guide.guide, expecting: study?.people ?? [], kept: opened.reading.entries)
    var notices = around.notices
    if let torn = opened.tornLine {
      notices.append("The last line was torn by the stop; it is kept in '\(harmless(torn.path))'.")
    }
    if let path = request.guide, let given = try? GuideFile(reading: path, on: disk),
      given.bytes != guide.bytes
    {
      notices.append("The session goes on with the guide it began with.")
    }
    let draft = try? DraftFile(folder.draft).read(on: disk)
    let elapsed = max(session.standing.clock.latestMilliseconds, draft?.elapsedMilliseconds ?? 0)
    let resumed = Entry.resumed(Resumption(elapsedMilliseconds: elapsed))
    let clock = Clock.system(notBefore: opened.reading.lastMoment)
    return OpenedSession(
      folder: folder, session: session, roster: roster, study: study, rules: around.rules, draft: draft,
      notices: notices,
      beginning: Beginning([[resumed]]), isNew: false, clock: clock,
      keeper: opened.keeper, disk: disk, tables: StudyTables(of: folder, study, on: disk))
  }

  private static func notices(_ guide: GuideFile) -> [String] {
    guard let first = guide.problems.first(where: { $0.weight == .mistake }) else { return [] }
    let count = guide.problems.count { $0.weight == .mistake }
    let more = count > 1 ? " and \(count - 1) more" : ""
    return ["The guide has a mistake in line \(first.line)\(more); 'evenkeel guide check' names it."]
  }

  private static func openJournal(
    _ folder: SessionFolder, _ facilitator: String?, on disk: any Disk
  ) throws(Failure) -> (keeper: Keeper, reading: Reading, tornLine: SetAside?) {
    let opened: JournalWriter.Opened
    do throws(JournalError) {
      opened = try JournalWriter.open(
        folder.journal, on: disk, holder: SystemDisk.holder(name: facilitator), now: Clock.system().now(),
        chance: SystemRandomNumberGenerator())
    } catch {
      throw Failure(error)
    }
    let (reading, tornLine) = (opened.reading, opened.tornLine)
    return (try Keeper(opened.writer, folder: folder, on: disk), reading, tornLine)
  }

  /// Reads the notes of observers that wait for a session; `nil` when there are none, as before.
  func observersReader() -> (Session) -> [Note]? {
    var notes = ObserverNotes(folder, roster: roster.roster, on: disk)
    return { notes.waiting(for: $0) }
  }
}

/// Does something with the disk; what it refuses becomes a failure with code 3.
func reach<Value>(_ body: () throws(DiskError) -> Value) throws(Failure) -> Value {
  do throws(DiskError) {
    return try body()
  } catch {
    // The path came from a person: what is not there is more likely mistyped than gone.
    let isMistyped = error.reason == .missing || error.reason == .notAFolder
    let remedy = isMistyped ? "check the name" : error.remedy
    throw Failure(.unreachable, "\(error); nothing was changed: \(remedy)")
  }
}

extension Disk {
  /// Makes a folder and those above it.
  func makeFolders(_ path: String) throws(DiskError) {
    if case .folder = try kind(of: path) { return }
    let above = folder(of: path)
    if above != path, above != "." { try makeFolders(above) }
    try makeFolder(path, isPrivate: false)
  }
}

extension Failure {
  /// A journal's error with its exit code.
  package init(_ error: JournalError) {
    switch error {
    case .held: self.init(.refused, error.description)
    case .notAJournal, .empty, .newerFormat, .damaged, .unreadableDraft, .cannotBeKept, .lost:
      self.init(.unfit, error.description)
    case .missing, .isFolder, .notAFile, .unreachable, .notKept, .moved, .changedElsewhere, .cannotSetAside:
      self.init(.unreachable, error.description)
    }
  }
}
