import Anonymising
import Exporting
import Facilitation
import Fieldwork
import Journaling
import Notation
import Preparing

/// Everything that a study's sessions say, with the real names that it knows: what has to be met before a word of
/// it leaves.
package struct StudyWords: Sendable {
  /// One session, as it is read for leaving.
  package struct Part: Sendable {
    let read: ReadSession
    let record: Record
    let words: [SpokenLine]

    /// Who of the roster was in the room.
    let present: [RosterName]

    /// The names of the people, by code.
    let roster: Roster

    /// Damaged lines that were passed over: each with the entry it stands behind.
    let damage: [(line: Int, after: Int)]

    var name: String { read.folder.name }
  }

  /// In the order of their folders.
  let parts: [Part]
  let study: Study?
  let roster: [RosterName]
  let things: [KnownThing]
  let cabinet: KeyCabinet

  /// The names of the people, by code.
  let names: Roster

  /// The study's folder; that of the session where there is no study.
  let folder: String

  /// What could not be read and was left out, a sentence each.
  let notices: [String]

  /// Sessions that were asked for, as indices.
  let wanted: Range<Int>

  /// - Parameters:
  ///   - path: a session's folder, or a study's.
  ///   - skipsDamaged: what is damaged in a session that was asked for is passed over and said.
  /// - Throws: when what was asked for cannot be read whole; other sessions of the study are met as far as they can.
  package init(_ path: String, skipsDamaged: Bool = false, on disk: any Disk) throws(Failure) {
    let asked = SessionFolder(path, on: disk)
    try Self.checkStudy(of: asked, on: disk)
    let isStudy = try Self.isStudy(asked.path, on: disk)
    let study = isStudy ? asked.path : asked.studyPath
    folder = study ?? asked.path
    let all =
      try study.map { study throws(Failure) in try Self.sessions(of: study, on: disk) } ?? [asked.path]
    if isStudy, all.isEmpty {
      throw Failure(.unfit, "'\(harmless(path))' has no session that was held; give a session's folder")
    }
    let first = SessionFolder(all.first ?? asked.path, on: disk)
    names = try RosterBook(first, on: disk, facilitator: nil).roster
    cabinet = KeyCabinet(first, on: disk)
    var parts: [Part] = []
    var notices: [String] = []
    var wanted = 0..<0
    // The one that was asked for stands last, so that it is not missing because its folder has another name.
    let others = isStudy ? all : all.filter { SessionFolder($0, on: disk).name != asked.name }
    for path in others {
      do throws(Failure) {
        parts.append(try Part(path, roster: names, skipsDamaged: isStudy ? skipsDamaged : true, on: disk))
      } catch {
        if isStudy { throw error }
        notices.append("a session of the study could not be read and was not met: \(error)")
      }
    }
    wanted = 0..<parts.count
    if !isStudy {
      parts.append(try Part(asked.path, roster: names, skipsDamaged: skipsDamaged, on: disk))
      wanted = parts.count - 1..<parts.count
    }
    // A study that shows for one session and not for the next is a disk that did not answer: names would be missing.
    guard first.studyPath == study, parts.allSatisfy({ $0.read.folder.studyPath == study }) else {
      throw Self.noStudy(asked.path)
    }
    self.parts = parts
    self.wanted = wanted
    self.notices = notices + parts[wanted].compactMap(\.read.notice)
    self.study = parts.first?.read.study
    roster = Self.roster(names, self.study, parts)
    things = Self.things(self.study, parts)
  }

  /// Whoever reads a session without the study around it misses the roster, so it is made sure that there is none.
  private static func checkStudy(of asked: SessionFolder, on disk: any Disk) throws(Failure) {
    let sessions = Journaling.folder(of: asked.path)
    guard asked.studyPath == nil, sessions.split(separator: "/").last == "sessions" else { return }
    let file = Journaling.folder(of: sessions) + "/study.yaml"
    let kind = try reach { () throws(DiskError) in try disk.kind(of: file) }
    if case .file = kind { throw noStudy(asked.path) }
  }

  private static func noStudy(_ path: String) -> Failure {
    Failure(
      .unreachable,
      "the study of '\(harmless(path))' could not be read, so its names are not known; nothing was written: try again"
    )
  }

  private static func isStudy(_ path: String, on disk: any Disk) throws(Failure) -> Bool {
    let session = try reach { () throws(DiskError) in try disk.kind(of: path + "/journal.jsonl") }
    if session != .missing { return false }
    return try reach { () throws(DiskError) in try disk.kind(of: path + "/sessions") } == .folder
  }

  /// Sessions that were begun, by name.
  private static func sessions(of study: String, on disk: any Disk) throws(Failure) -> [String] {
    try reach { () throws(DiskError) in
      var sessions: [String] = []
      guard try disk.kind(of: study + "/sessions") == .folder else { return sessions }
      for name in try disk.list(study + "/sessions").sorted() {
        let path = "\(study)/sessions/\(name)"
        if case .file(let size) = try disk.kind(of: path + "/journal.jsonl"), size > 0 {
          sessions.append(path)
        }
      }
      return sessions
    }
  }

  // MARK: Names

  private static func roster(_ names: Roster, _ study: Study?, _ parts: [Part]) -> [RosterName] {
    var all = names.people.compactMap(\.name)
    all += (names.people + (study?.people ?? [])).compactMap(\.relationshipOwner)
    all += study?.gatekeepers.map(\.name) ?? []
    if let owner = study?.updatePlan?.owner { all.append(owner) }
    for part in parts { all += part.authors }
    var seen: Set<String> = []
    return all.filter { !$0.isEmpty && seen.insert($0).inserted }.map { RosterName($0) }
  }

  private static func things(_ study: Study?, _ parts: [Part]) -> [KnownThing] {
    var things: [KnownThing] = []
    for person in study?.people ?? [] { things += Self.things(person.unit, person.site) }
    for part in parts {
      for person in part.record.session.standing.people { things += Self.things(person.unit, person.site) }
    }
    var seen: Set<KnownThing> = []
    return things.filter { seen.insert($0).inserted }
  }

  private static func things(_ unit: String?, _ site: String?) -> [KnownThing] {
    [site.map { KnownThing(.place, $0) }, unit.map { KnownThing(.organisation, $0) }].compactMap(\.self)
  }
}

extension StudyWords.Part {
  init(_ path: String, roster: Roster, skipsDamaged: Bool, on disk: any Disk) throws(Failure) {
    self.roster = roster
    read = try ReadSession(path, skipsDamaged: skipsDamaged, on: disk)
    // That it was written out before is no part of the session, nor of its length.
    let kept = read.session.kept.filter { entry in
      if case .exported = entry.entry { return false }
      return true
    }
    let session = Session(guide: read.session.guide, expecting: read.study?.people ?? [], kept: kept)
    record = Record(session, name: read.folder.name, offsetMinutes: Clock.system().offsetMinutes)
    words = record.words(session: read.folder.name)
    let here = Set(read.session.standing.people.map(\.code))
    present = roster.people.filter { here.contains($0.code) }.compactMap { $0.name.map { RosterName($0) } }
    damage = read.damage
  }

  /// Names that observers gave on their command line.
  fileprivate var authors: [String] {
    record.session.standing.rows.compactMap { row in
      if case .note(_, let name?) = row.content { return name }
      return nil
    }
  }
}
