import Facilitation
import Fieldwork
import Journaling

/// The notes of all observers of a session that wait for a place in its transcript.
///
/// Observers get the codes O1, O2 … once: one that stands in the journal stays, an observer the study names has
/// theirs, the others follow in the order their files were opened.
package struct ObserverNotes {
  private let folder: String
  private let roster: Roster
  private let disk: any Disk

  private var files: [String: File] = [:]
  private var codes: [String: Speaker] = [:]
  /// How many of the session's lines were looked through for codes.
  private var linesSeen = 0
  private var lastGiven = 0

  private struct File {
    /// In bytes, when it was last read.
    var size: Int
    var opened: Moment?
    /// By line; those taken back are left out.
    var notes: [(line: Int, note: Note)]
  }

  /// `roster` has the codes of observers whom the study names.
  package init(_ folder: SessionFolder, roster: Roster, on disk: any Disk) {
    self.folder = folder.path
    self.roster = roster
    self.disk = disk
  }

  /// The notes that wait, by the time they were written; `nil` when there are none, as the time before.
  package mutating func waiting(for session: Session) -> [Note]? {
    readChangedFiles()
    learnCodes(session)
    giveCodes(session)
    let notes = files.flatMap { name, file in waiting(in: file, named: name, session.standing.takenNotes) }
    defer { lastGiven = notes.count }
    guard !notes.isEmpty || lastGiven > 0 else { return nil }
    return notes.sorted { Self.order($0) < Self.order($1) }
  }

  private static func order(_ note: Note) -> (Int, String, Int) {
    (note.writtenMilliseconds ?? 0, note.origin?.file ?? "", note.origin?.line ?? 0)
  }

  private func waiting(in file: File, named name: String, _ taken: Set<NoteOrigin>) -> [Note] {
    guard let observer = ObserverFolder.observer(ofFile: name), let code = codes[observer] else { return [] }
    return file.notes.compactMap { line, note in
      let origin = NoteOrigin(file: name, line: line)
      guard !taken.contains(origin) else { return nil }
      return Note(
        code, note.text, about: note.about, writtenMilliseconds: note.writtenMilliseconds,
        authorName: observer, origin: origin)
    }
  }

  // MARK: - Files

  private mutating func readChangedFiles() {
    let names = ((try? disk.list(folder)) ?? []).filter { ObserverFolder.observer(ofFile: $0) != nil }
    for gone in files.keys where !names.contains(gone) { files[gone] = nil }
    for name in names {
      guard case .file(let size)? = try? disk.kind(of: "\(folder)/\(name)"), size != files[name]?.size else {
        continue
      }
      files[name] = read(name, size: size)
    }
  }

  /// The whole lines of a file up to any damage: a half-written one is read when there is more of it.
  private func read(_ name: String, size: Int) -> File {
    guard let reading = try? JournalReader.read("\(folder)/\(name)", on: disk) else {
      return File(size: size, opened: nil, notes: [])
    }
    let own = Session(guide: Guide(title: ""), kept: reading.entries)
    let notes = own.kept.compactMap { kept -> (Int, Note)? in
      guard case .note(let note) = kept.entry, !own.undone.contains(kept.number) else { return nil }
      return (kept.number, note)
    }
    return File(size: size, opened: reading.entries.first?.at, notes: notes)
  }

  // MARK: - Codes

  /// Codes that stand in the journal, also in lines taken back.
  private mutating func learnCodes(_ session: Session) {
    if session.kept.count < linesSeen { linesSeen = 0 }
    for kept in session.kept[linesSeen...] {
      for note in kept.entry.notes where note.author.kind == .observer {
        if let name = note.authorName { codes[name] = note.author }
      }
    }
    linesSeen = session.kept.count
  }

  private mutating func giveCodes(_ session: Session) {
    let newcomers = files.compactMap { name, file -> (Moment, String)? in
      guard let opened = file.opened, let observer = ObserverFolder.observer(ofFile: name),
        codes[observer] == nil
      else { return nil }
      return (opened, observer)
    }
    for (_, name) in newcomers.sorted(by: { $0 < $1 }) {
      codes[name] = known(name) ?? freeCode(session)
    }
  }

  /// The code under which the roster has this observer.
  private func known(_ name: String) -> Speaker? {
    let code = roster.people.first { $0.code.kind == .observer && $0.name == name }?.code
    return code.flatMap { codes.values.contains($0) ? nil : $0 }
  }

  private func freeCode(_ session: Session) -> Speaker {
    let people = session.standing.people.map(\.code) + roster.people.map(\.code)
    let taken = Set(people + codes.values)
    var number = 1
    while number < Speaker.maxNumber, taken.contains(.observer(number)) { number += 1 }
    return .observer(number)
  }
}

extension Entry {
  /// The notes a line holds.
  fileprivate var notes: [Note] {
    switch self {
    case .note(let note): [note]
    case .batch(let entries): entries.flatMap(\.notes)
    default: []
    }
  }
}
