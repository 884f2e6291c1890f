import Anonymising
import Fieldwork
import Journaling
import Notation
import Preparing

/// Somebody withdraws: what of the study goes, what somebody has to decide, what is out of reach.
///
/// Made by looking at everything once; ``carryOut(now:)`` then changes all of it or nothing.
package struct StudyWithdrawal {
  let files: WithdrawalFiles
  let disk: any Disk

  /// As the study knows them; the first is the code that was asked for.
  package let code: Speaker

  /// Whose code turned out to be the same person, by session, relative to the root.
  let codes: [String: Set<Speaker>]

  /// What leads back to the person, over the whole study.
  let traces: Traces

  /// What of each journal goes, by its path.
  private(set) var cuts: [String: Withdrawal.Cuts] = [:]

  /// Lines of others that stay by somebody's decision.
  private(set) var staying: Set<MentionPlace> = []

  /// Files written out of each session.
  private let exportsBySession: [String: [ExportRecord]]

  /// Sessions that they were in.
  private let here: Set<String>

  /// Files written out of the sessions they were in, or in which somebody named or quoted them.
  private(set) var exports: [ExportRecord] = []

  /// Names the person is known by.
  let names: [RosterName]

  /// Everybody else's, as the rosters have them.
  let otherNames: [String]

  /// Where a line of somebody else stands.
  package struct MentionPlace: Hashable, Sendable, CustomStringConvertible {
    /// Relative to the study.
    package var path: String
    package var line: Int

    package init(path: String, line: Int) {
      self.path = path
      self.line = line
    }

    /// `sessions/group-a/journal.jsonl:17`
    package var description: String { "\(path):\(line)" }
  }

  /// Looks at everything and changes nothing.
  ///
  /// - Parameters:
  ///   - path: a study, or a session; a session of a study stands for the study.
  ///   - participant: a code, or the name the roster has.
  /// - Throws: code 3 when it cannot be reached, 4 for the facilitator or a name of two people, 5 when a journal is
  ///   damaged or a file cannot be read.
  package init(_ path: String, participant: String, on disk: any Disk) throws(Failure) {
    self.disk = disk
    let root = try Self.root(path, on: disk)
    try Intent.finish(in: root, on: disk)
    files = try WithdrawalFiles(root: root, on: disk)
    guard !files.sessions.isEmpty else {
      throw Failure(
        .unreachable, "there is no session in '\(harmless(path))'; give the folder of a session or a study")
    }
    let rosters = try Self.rosters(files, on: disk)
    let code = try Self.code(participant, rosters)
    self.code = code
    let reading = try Self.reading(files, code, on: disk)
    codes = reading.codes
    exportsBySession = reading.exports
    here = reading.here
    names = Self.names(code, rosters)
    otherNames = rosters.flatMap(\.people).filter { $0.code != code }.flatMap(\.allNames)
    traces = Traces(names: names, others: otherNames.map { RosterName($0) }, words: reading.words)
    guard !reading.here.isEmpty || !names.isEmpty || Self.studyKnows(code, files, on: disk) else {
      throw Failure(
        .unreachable,
        "nobody has the code \(code) in '\(harmless(path))'; give a code or a name of its roster")
    }
    try findCuts()
  }

  /// Lets a line of somebody else stay.
  package mutating func keep(_ place: MentionPlace) {
    staying.insert(place)
    findExports()
  }

  /// Every line of others that names or quotes the person, by file and line.
  package var mentions: [(place: MentionPlace, mention: Withdrawal.Mention)] {
    cuts.keys.sorted().flatMap { path in
      (cuts[path]?.mentions ?? []).map { (MentionPlace(path: path, line: $0.line), $0) }
    }
  }

  // MARK: - Who

  private static func root(_ path: String, on disk: any Disk) throws(Failure) -> String {
    let folder = SessionFolder(path, on: disk)
    guard case .folder = try reach({ () throws(DiskError) in try disk.kind(of: folder.path) }) else {
      throw Failure(
        .unreachable,
        "'\(harmless(path))' is no folder; nothing was changed: give the folder of a session or a study")
    }
    return folder.studyPath ?? folder.path
  }

  private static func rosters(_ files: WithdrawalFiles, on disk: any Disk) throws(Failure) -> [Roster] {
    var rosters: [Roster] = []
    for path in files.all where files.role(path) == .roster {
      let text = try StudyFolder.text(files.whole(path), on: disk)
      do throws(StudyError) {
        rosters.append(try Roster.reading(yaml: text, path: harmless(files.whole(path))).roster)
      } catch {
        throw Failure(.unfit, error.description)
      }
    }
    return rosters
  }

  private static func code(_ participant: String, _ rosters: [Roster]) throws(Failure) -> Speaker {
    let wanted = composed(participant)
    let code = Speaker(wanted) ?? Speaker(wanted.uppercased())
    if code == .facilitator {
      throw Failure(
        .refused, "the facilitator keeps the record and cannot withdraw from it; give P1, V1 or O1")
    }
    if let code { return code }
    let fitting = rosters.flatMap(\.people).filter { $0.name?.lowercased() == wanted.lowercased() }
    let found = Set(fitting.map(\.code)).sorted()
    guard let only = found.first else {
      throw Failure(
        .unreachable, "nobody on the roster has this name; nothing was changed: give the code, such as P3")
    }
    guard found.count == 1 else {
      let codes = found.map(\.description).joined(separator: ", ")
      throw Failure(.refused, "several people have this name (\(codes)); nothing was changed: give one code")
    }
    return only
  }

  private static func names(_ code: Speaker, _ rosters: [Roster]) -> [RosterName] {
    var seen: Set<String> = []
    return rosters.flatMap(\.people).filter { $0.code == code }.flatMap(\.allNames)
      .filter { seen.insert($0).inserted }.map { RosterName($0) }
  }

  private static func studyKnows(_ code: Speaker, _ files: WithdrawalFiles, on disk: any Disk) -> Bool {
    guard files.all.contains("study.yaml"),
      let text = try? StudyFolder.text(files.whole("study.yaml"), on: disk),
      let study = try? Study.reading(text).study
    else { return false }
    return study.people.contains { $0.code == code }
  }

  // MARK: - What they said

  private struct Found {
    var codes: [String: Set<Speaker>] = [:]
    var words: [String] = []
    var exports: [String: [ExportRecord]] = [:]
    var here: Set<String> = []
  }

  private static func reading(
    _ files: WithdrawalFiles, _ code: Speaker, on disk: any Disk
  ) throws(Failure) -> Found {
    var found = Found()
    for session in files.sessions {
      var all: [[KeptEntry]] = []
      for path in files.journals(of: session) { all.append(try entries(files.whole(path), on: disk)) }
      let codes = Withdrawal.codes(of: code, in: all.flatMap(\.self))
      found.codes[session] = codes
      found.exports[session] = all.flatMap { $0.flatMap { $0.entry.exports } }
      let journal = session.isEmpty ? Reference.journal : "\(session)/\(Reference.journal)"
      let theirs = Withdrawal.lines(of: codes, in: try entries(files.whole(journal), on: disk))
      for kept in all {
        found.words += Withdrawal.words(of: codes, in: kept)
        found.words += kept.flatMap { $0.entry.wordsTaken(from: theirs, of: codes) }
        if kept.contains(where: { $0.entry.isAbout(codes) }) { found.here.insert(session) }
      }
    }
    // An agenda is made of what stands in an inbox.
    for path in files.all where files.isInbox(path) {
      found.words += Withdrawal.words(of: [code], in: try entries(files.whole(path), on: disk))
    }
    return found
  }

  /// A journal's entries; a torn last line is passed over, damage refuses.
  static func entries(_ path: String, on disk: any Disk) throws(Failure) -> [KeptEntry] {
    do throws(JournalError) {
      let reading = try JournalReader.read(path, on: disk)
      if reading.condition != .empty, let error = reading.error(path: path) { throw error }
      return reading.entries
    } catch {
      throw Failure(error)
    }
  }

  private mutating func findCuts() throws(Failure) {
    for session in files.sessions {
      let codes = codes[session] ?? [code]
      let withdrawal = Withdrawal(codes, traces: traces)
      let journal = session.isEmpty ? "journal.jsonl" : session + "/journal.jsonl"
      let lines = Withdrawal.lines(of: codes, in: try Self.entries(files.whole(journal), on: disk))
      for path in files.journals(of: session) {
        let kept = try Self.entries(files.whole(path), on: disk)
        // A reviewer's file points into the session's journal, all others count their own lines.
        let isReview = WithdrawalFiles.name(path).hasPrefix("review-")
        let meant = isReview ? lines : Withdrawal.lines(of: codes, in: kept)
        var found = withdrawal.cuts(in: kept, lines: meant)
        found.own.formUnion(try unreadable(path, kept, codes))
        found.own.formUnion(kept.filter { $0.entry.saysWhatTheyWant(codes) }.map(\.number))
        found.mentions.removeAll { found.own.contains($0.line) }
        cuts[path] = found
      }
    }
    for path in files.all where files.isInbox(path) {
      let kept = try Self.entries(files.whole(path), on: disk)
      var found = Withdrawal([code], traces: traces).cuts(
        in: kept, lines: Withdrawal.lines(of: [code], in: kept))
      // Nobody but its writer writes an inbox, whatever a later version puts there.
      let isTheirs = Inbox.writer(ofFile: path) == code
      found.own.formUnion(
        isTheirs
          ? Set(kept.filter(\.entry.isUnknown).map(\.number)) : try unreadable(path, kept, [code]))
      cuts[path] = found
    }
    findExports()
  }

  private mutating func findExports() {
    exports = files.sessions.flatMap { session in
      let isTouched =
        here.contains(session) || files.journals(of: session).contains { !cutNumbers($0).isEmpty }
      return isTouched ? exportsBySession[session] ?? [] : []
    }
  }

  /// Lines of a later version that lead back to the person, by name, by words or by a code: nobody can say here what
  /// they hold, so they go.
  private func unreadable(
    _ path: String, _ kept: [KeptEntry], _ codes: Set<Speaker>
  ) throws(Failure) -> Set<Int> {
    guard kept.contains(where: { $0.entry.isUnknown }) else { return [] }
    let bytes = try reach { () throws(DiskError) in try disk.bytes(of: files.whole(path)) }
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    let codes = codes.map { Array("\"\($0)\"".utf8) }
    let leading = zip(kept, lines).filter { entry, line in
      guard entry.entry.isUnknown else { return false }
      return !traces.traces(in: Array(line)).isEmpty || codes.contains { line.contains($0) }
    }
    return Set(leading.map(\.0.number))
  }
}

extension Entry {
  /// Whether it is, or holds, what only a later version can read.
  fileprivate var isUnknown: Bool {
    switch self {
    case .unknown: true
    case .batch(let entries): entries.contains(where: \.isUnknown)
    default: false
    }
  }

  /// Whether it is what nobody but these people expect, ask for or hold back, as somebody wrote it down.
  fileprivate func saysWhatTheyWant(_ codes: Set<Speaker>) -> Bool {
    switch self {
    case .followUp(let followUp):
      followUp.kind != .promise && !followUp.toWhom.isEmpty && followUp.toWhom.allSatisfy(codes.contains)
    case .batch(let entries): entries.contains { $0.saysWhatTheyWant(codes) }
    default: false
    }
  }

  /// What the register holds in the words of their lines, or of what they want.
  fileprivate func wordsTaken(from lines: Set<EntryID>, of codes: Set<Speaker>) -> [String] {
    switch self {
    case .followUp(let followUp):
      followUp.line.map(lines.contains) ?? saysWhatTheyWant(codes) ? [followUp.words] : []
    case .batch(let entries): entries.flatMap { $0.wordsTaken(from: lines, of: codes) }
    default: []
    }
  }

  fileprivate var exports: [ExportRecord] {
    switch self {
    case .exported(let record): [record]
    case .batch(let entries): entries.flatMap(\.exports)
    default: []
    }
  }

  fileprivate func isAbout(_ codes: Set<Speaker>) -> Bool {
    switch self {
    case .turn(let turn): codes.contains(turn.speaker)
    case .note(let note): codes.contains(note.author)
    case .person(let step): codes.contains(step.code)
    case .consent(let consent): codes.contains(consent.participant)
    case .batch(let entries): entries.contains { $0.isAbout(codes) }
    default: false
    }
  }
}
