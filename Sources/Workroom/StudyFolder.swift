import Fieldwork
import Journaling
import Notation
import Preparing

/// The study around a session, as its files have it.
package enum StudyFolder {
  /// The study a session belongs to; `nil` when it belongs to none.
  ///
  /// - Throws: code 3 when a study was named and cannot be read, 5 when it is no study.
  package static func study(of folder: SessionFolder, on disk: any Disk) throws(Failure) -> Study? {
    guard let path = folder.studyPath else { return nil }
    return try read(path, on: disk).study
  }

  /// A study by its folder, with what gatekeepers answered; what was passed over in `study.yaml`, and its text.
  ///
  /// - Throws: code 3 when it cannot be read, 5 when it is no study.
  static func read(
    _ folder: String, on disk: any Disk
  ) throws(Failure) -> (study: Study, problems: [FileProblem], text: String) {
    let text = try text(folder + "/study.yaml", on: disk)
    let read = try parsed(text, in: folder)
    return (try answered(read.study, in: folder, on: disk), read.problems, text)
  }

  /// What the text of `study.yaml` in this folder says.
  static func parsed(
    _ text: String, in folder: String
  ) throws(Failure) -> (study: Study, problems: [FileProblem]) {
    do throws(StudyError) {
      return try Study.reading(text, path: harmless(folder + "/study.yaml"))
    } catch {
      throw Failure(.unfit, error.description)
    }
  }

  /// The study with what its gatekeepers answered.
  static func answered(_ study: Study, in folder: String, on disk: any Disk) throws(Failure) -> Study {
    var study = study
    for answer in try SignOffFile(folder, on: disk).answers() { study.take(answer) }
    return study
  }

  static func text(_ path: String, on disk: any Disk) throws(Failure) -> String {
    let bytes = try reach { () throws(DiskError) in try disk.bytes(of: path, limit: Study.maxBytes) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.unfit, "'\(harmless(path))' is not UTF-8; save it as UTF-8 text and try again")
    }
    return text
  }
}

/// The private roster: who the codes are, in a file of its own that is never exported.
package struct RosterBook: Sendable {
  package private(set) var roster: Roster

  /// What went wrong with the file the last time; the names stay in this session's memory.
  package private(set) var trouble: String?

  private let path: String
  private let disk: any Disk

  /// Reads the roster beside the session, or begins an empty one.
  package init(_ folder: SessionFolder, on disk: any Disk, facilitator: String?) throws(Failure) {
    path = folder.roster
    self.disk = disk
    roster = Roster()
    if case .file = try reach({ () throws(DiskError) in try disk.kind(of: folder.roster) }) {
      let text = try StudyFolder.text(path, on: disk)
      do throws(StudyError) {
        roster = try Roster.reading(yaml: text, path: harmless(path)).roster
      } catch {
        throw Failure(.unfit, error.description)
      }
    }
    if let facilitator, roster[.facilitator]?.name != facilitator {
      name(.facilitator, facilitator, through: nil)
    }
  }

  /// Gives a code its name and writes the file: on the keeper's lane, which answers with the roster, or at once.
  package mutating func name(_ code: Speaker, _ name: String, through keeper: Keeper?) {
    let name = composed(name)
    if let index = roster.people.firstIndex(where: { $0.code == code }) {
      roster.people[index].rename(name)
    } else {
      roster.people.append(Participant(code, name: name))
    }
    let book = self
    if let keeper {
      keeper.after { book.written().map { .notice($0) } ?? .roster(book.roster) }
    } else {
      trouble = written()
    }
  }

  /// Adds people at once and writes the file.
  ///
  /// - Throws: code 3 when it could not be written.
  mutating func add(_ people: [Participant]) throws(Failure) {
    guard !people.isEmpty else { return }
    var all = roster.people
    var places = Dictionary(
      all.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    for person in people {
      if let place = places[person.code] {
        if let name = person.name { all[place].rename(name) }
      } else {
        places[person.code] = all.count
        all.append(person)
      }
    }
    roster.people = all
    try reach(write)
  }

  /// Writes the file; a sentence when that did not work.
  private func written() -> String? {
    do throws(DiskError) {
      try write()
      return nil
    } catch {
      return "The names could not be kept: \(error.reason.words). They are here until the session ends."
    }
  }

  private func write() throws(DiskError) {
    try disk.makeFolder(folder(of: path), isPrivate: true)
    try disk.replace(path, with: Array(roster.yaml.utf8), synced: true, isPrivate: true)
  }
}
