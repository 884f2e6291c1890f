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
    fileprivate(set) var record: Record
    let words: [SpokenLine]

    /// Who wrote a review of it, and when they began.
    let reviewers: [String: Moment]

    /// What of its reviews is left out, a sentence each.
    let notices: [String]

    /// Who of the roster was in the room.
    let present: [RosterName]

    /// The names of the people, by code.
    let roster: Roster

    /// Damaged lines that were passed over: each with the entry it stands behind.
    let damage: [(line: Int, after: Int)]

    var name: String { read.folder.name }
  }

  /// A session as far as it is known without its words.
  struct Place: Sendable {
    let path: String
    let present: [RosterName]

    /// How many lines its words have.
    let lines: Int

    var name: String { SessionFolder.name(of: path) }
  }

  /// Every session that is met, in the order of their folders; the one that was asked for stands last.
  let places: [Place]

  /// The sessions with their words; none where only one at a time is to be in memory, see ``part(_:)``.
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

  private let reviewerNumbers: [String: Int]
  private let skipsDamaged: Bool
  private let clock: Clock
  private let disk: any Disk

  /// - Parameters:
  ///   - path: a session's folder, or a study's.
  ///   - skipsDamaged: what is damaged in a session that was asked for is passed over and said.
  ///   - holdsWords: keeps every session in memory; else ``part(_:)`` reads it again.
  ///   - clock: says how the register stands.
  /// - Throws: when what was asked for cannot be read whole; other sessions of the study are met as far as they can.
  package init(
    _ path: String, skipsDamaged: Bool = false, holdsWords: Bool = true, clock: Clock = .system(),
    on disk: any Disk
  ) throws(Failure) {
    self.clock = clock
    let asked = SessionFolder(path, on: disk)
    try asked.checkStudy()
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
    var met = Met(holdsWords: holdsWords)
    var notices: [String] = []
    // The one that was asked for stands last, so that it is not missing because its folder has another name.
    let others = isStudy ? all : all.filter { SessionFolder($0, on: disk).name != asked.name }
    for path in others {
      do throws(Failure) {
        let part = try Part(
          path, roster: names, skipsDamaged: isStudy ? skipsDamaged : true, clock, on: disk)
        met.take(part, path)
      } catch {
        if isStudy { throw error }
        notices.append("a session of the study could not be read and was not met: \(error)")
      }
    }
    wanted = isStudy ? 0..<met.places.count : met.places.count..<met.places.count + 1
    if !isStudy {
      met.take(try Part(asked.path, roster: names, skipsDamaged: skipsDamaged, clock, on: disk), asked.path)
    }
    // A study that shows for one session and not for the next is a disk that did not answer: names would be missing.
    guard first.studyPath == study, met.studies == [study] else { throw Self.noStudy(asked.path) }
    self.notices = notices + met.notices[wanted].flatMap(\.self)
    self.study = met.study
    roster = met.roster(names)
    things = met.things
    places = met.places
    reviewerNumbers = met.reviewerNumbers
    parts = met.parts.map { $0.numbering(met.reviewerNumbers) }
    self.skipsDamaged = isStudy ? skipsDamaged : true
    self.disk = disk
  }

  /// A session with its words.
  ///
  /// - Throws: when it has to be read again and cannot.
  func part(_ index: Int) throws(Failure) -> Part {
    if parts.indices.contains(index) { return parts[index] }
    return try Part(places[index].path, roster: names, skipsDamaged: skipsDamaged, clock, on: disk)
      .numbering(reviewerNumbers)
  }

  private static func noStudy(_ path: String) -> Failure {
    Failure(
      .unreachable,
      "the study of '\(harmless(path))' could not be read, so its names are not known; nothing was written: try again"
    )
  }

  static func isStudy(_ path: String, on disk: any Disk) throws(Failure) -> Bool {
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
}

/// What was gathered of the sessions while they were met.
private struct Met {
  let holdsWords: Bool
  private(set) var places: [StudyWords.Place] = []
  private(set) var parts: [StudyWords.Part] = []
  /// Of each session, what is left out.
  private(set) var notices: [[String]] = []
  private(set) var studies: Set<String?> = []
  private(set) var study: Study?
  private var people: [String] = []
  private var known: [KnownThing] = []
  private var authors: [String] = []
  private var reviewers: [String: Moment] = [:]

  init(holdsWords: Bool) { self.holdsWords = holdsWords }

  mutating func take(_ part: StudyWords.Part, _ path: String) {
    places.append(StudyWords.Place(path: path, present: part.present, lines: part.words.count))
    if holdsWords { parts.append(part) }
    notices.append([part.read.notice].compactMap(\.self) + part.notices)
    studies.insert(part.read.folder.studyPath)
    if study == nil { study = part.read.study }
    for person in part.record.session.standing.people { note(person.unit, person.site) }
    authors += part.authors.filter { !authors.contains($0) }
    for (name, first) in part.reviewers { reviewers[name] = min(reviewers[name] ?? first, first) }
  }

  /// By when they began, so that everybody keeps theirs when somebody joins.
  var reviewerNumbers: [String: Int] {
    let order = reviewers.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
    return Dictionary(order.enumerated().map { ($1.key, $0 + 1) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Names

  func roster(_ names: Roster) -> [RosterName] {
    var all = (names.people + (study?.people ?? [])).compactMap(\.relationshipOwner)
    all += study?.gatekeepers.map(\.name) ?? []
    if let owner = study?.updatePlan?.owner { all.append(owner) }
    all += authors
    all += reviewers.keys.sorted().filter(Self.isName)
    var seen: Set<String> = []
    let people = names.people.compactMap(RosterName.init(_:))
    seen.formUnion(people.map(\.full))
    return people + all.filter { !$0.isEmpty && seen.insert($0).inserted }.map { RosterName($0) }
  }

  /// Reviewers go by the name they log in with unless they give another; `root` or `reviewer` is nobody's.
  private static func isName(_ reviewer: String) -> Bool {
    guard !reviewer.contains(" "), reviewer == reviewer.lowercased() else { return true }
    let facts = Lexicon.shipped.facts(reviewer)
    return facts.first > 0 && facts.ordinary == 0
  }

  var things: [KnownThing] {
    var things: [KnownThing] = []
    for person in study?.people ?? [] { things += Self.things(person.unit, person.site) }
    var seen: Set<KnownThing> = []
    return (things + known).filter { seen.insert($0).inserted }
  }

  private mutating func note(_ unit: String?, _ site: String?) {
    known += Self.things(unit, site).filter { !known.contains($0) }
  }

  private static func things(_ unit: String?, _ site: String?) -> [KnownThing] {
    [site.map { KnownThing(.place, $0) }, unit.map { KnownThing(.organisation, $0) }].compactMap(\.self)
  }
}

extension StudyWords.Part {
  init(
    _ path: String, roster: Roster, skipsDamaged: Bool, _ clock: Clock, on disk: any Disk
  ) throws(Failure) {
    self.roster = roster
    read = try ReadSession(path, skipsDamaged: skipsDamaged, on: disk)
    // That it was written out before is no part of the session, nor of its length.
    let kept = read.session.kept.filter { !$0.entry.isExport }
    let session =
      kept.count == read.session.kept.count
      ? read.session : Session(guide: read.session.guide, expecting: read.study?.people ?? [], kept: kept)
    let reviews = SessionReviews(read, clock, on: disk)
    reviewers = reviews.beginnings
    notices = reviews.notices
    record = Record(
      session, name: read.folder.name, offsetMinutes: clock.offsetMinutes,
      reviewed: reviews.reviewed, register: reviews.register)
    words = record.words(session: read.folder.name)
    let here = Set(read.session.standing.people.map(\.code))
    present = roster.people.filter { here.contains($0.code) }.compactMap { $0.name.map { RosterName($0) } }
    damage = read.damage
  }

  /// The same with a number for each reviewer.
  fileprivate func numbering(_ reviewers: [String: Int]) -> Self {
    var part = self
    part.record.reviewerNumbers = reviewers
    return part
  }

  /// Names that observers gave on their command line.
  fileprivate var authors: [String] {
    record.session.standing.rows.compactMap { row in
      if case .note(_, let name?) = row.content { return name }
      return nil
    }
  }
}

extension Entry {
  /// Whether it says nothing but that the session was written out.
  fileprivate var isExport: Bool {
    if case .exported = self { return true }
    return false
  }
}
