import Fieldwork
import Journaling
import Notation
import Reviewing

/// The files of one session as far as they matter to the register.
struct SessionFiles {
  private let folder: String
  private let disk: any Disk

  private(set) var files: [RegisterSource.File] = []
  private(set) var sourceLines: [EntryID: RegisterSource.SourceLine] = [:]
  private(set) var troubles: [Failure] = []

  /// What the cache may remember of them.
  private(set) var cached: [RegisterCache.File] = []

  /// Nothing is wrong with any, so that the places of their lines can be trusted.
  private(set) var areWhole = true

  init(_ folder: String, on disk: any Disk) {
    self.folder = folder
    self.disk = disk
  }

  private static let wish = Excerpt.Wish(
    kinds: ["opened", "resumed", "follow-up", "follow-up-step", "undo", "redo"], inBatches: "follow-up",
    pointed: { Self.followUps(in: $0).compactMap { $0.line?.line } })

  private static func followUps(in entry: Entry) -> [FollowUp] {
    switch entry {
    case .followUp(let followUp): [followUp]
    case .batch(let entries): entries.flatMap { followUps(in: $0) }
    default: []
    }
  }

  private static func holdsStep(_ entry: Entry) -> Bool {
    switch entry {
    case .followUp, .followUpStep: true
    case .batch(let entries): entries.contains { holdsStep($0) }
    default: false
    }
  }

  /// Reads them all: where the cache knows the places of the lines and a file was not touched, only those.
  mutating func read(_ names: [String], known: [RegisterCache.File]) {
    // The lines of the journal that others point at are known once the others were read.
    var needed: Set<Int> = []
    for name in names.filter({ $0 != Reference.journal }) + [Reference.journal] {
      let isJournal = name == Reference.journal
      read(name, needed: isJournal ? needed : [], known: known.first { $0.name == name })
      guard !isJournal, files.last?.name == name else { continue }
      for kept in files.last?.entries ?? [] {
        needed.formUnion(Self.followUps(in: kept.entry).compactMap { $0.line?.line })
      }
    }
  }

  private mutating func read(_ name: String, needed: Set<Int>, known: RegisterCache.File?) {
    let path = "\(folder)/\(name)"
    do throws(JournalError) {
      guard let stamp = try stamp(path) else { return }
      if let known, known.stamp == stamp, let entries = reread(path, known.places),
        needed.isEmpty || needed.isSubset(of: entries.map(\.number))
      {
        cached.append(known)
        note(entries, of: name)
      } else {
        try read(name, path, needed, stamp)
      }
    } catch {
      areWhole = false
      troubles.append(Failure(error))
    }
  }

  private func stamp(_ path: String) throws(JournalError) -> FileStamp? {
    do throws(DiskError) { return try disk.stamp(of: path) } catch { throw .unreachable(error) }
  }

  private func reread(_ path: String, _ places: [Range<Int>]) -> [KeptEntry]? {
    places.isEmpty ? [] : (try? Excerpt.reread(path, at: places, on: disk)) ?? nil
  }

  private mutating func read(
    _ name: String, _ path: String, _ needed: Set<Int>, _ stamp: FileStamp
  ) throws(JournalError) {
    var wish = Self.wish
    wish.numbers = needed
    let excerpt = try Excerpt.read(path, wish, on: disk)
    let matters = !needed.isEmpty || excerpt.entries.contains { Self.holdsStep($0.entry) }
    if matters { note(excerpt.entries, of: name) }
    if let line = excerpt.tornLine {
      troubles.append(
        Failure(
          .found,
          "'\(harmless(path))' ends in a torn line (line \(line)); it is left out, everything before it stands"
        ))
    }
    if let trouble = excerpt.trouble { throw trouble }
    areWhole = areWhole && excerpt.tornLine == nil
    cached.append(
      RegisterCache.File(name: name, stamp: stamp, places: matters ? excerpt.places ?? [] : []))
  }

  /// When the session was opened and what it was called then: what it stays by wherever its folder goes.
  var identity: RegisterSource.Identity? {
    for kept in files.first(where: { $0.name == Reference.journal })?.entries ?? [] {
      if case .opened(let opening) = kept.entry { return .init(opened: kept.at, name: opening.session) }
    }
    return nil
  }

  private mutating func note(_ entries: [KeptEntry], of name: String) {
    guard !entries.isEmpty else { return }
    files.append(RegisterSource.File(name, entries))
    if name == Reference.journal { noteLines(entries) }
  }

  // MARK: Source lines

  /// Session time: since opening, stops of the program left out.
  private mutating func noteLines(_ entries: [KeptEntry]) {
    var anchor: Moment?
    var base = 0
    sourceLines.reserveCapacity(entries.count)
    for kept in entries {
      if case .opened = kept.entry { anchor = kept.at }
      if case .resumed(let stop) = kept.entry {
        anchor = kept.at
        base = stop.elapsedMilliseconds
      }
      let milliseconds = base + max(0, kept.at.milliseconds - (anchor ?? kept.at).milliseconds)
      let parts: [Entry] = if case .batch(let entries) = kept.entry { entries } else { [kept.entry] }
      for (part, entry) in parts.enumerated() {
        sourceLines[EntryID(kept.number, part: part)] = Self.line(entry, at: kept.at, milliseconds)
      }
    }
  }

  private static func line(_ entry: Entry, at: Moment, _ milliseconds: Int) -> RegisterSource.SourceLine? {
    switch entry {
    case .turn(let turn):
      .init(at: at, milliseconds: milliseconds, speaker: turn.speaker, text: turn.text)
    case .note(let note):
      .init(
        at: at, milliseconds: note.writtenMilliseconds ?? milliseconds, speaker: note.author, text: note.text)
    case .removed: .init(at: at, milliseconds: milliseconds, isWithdrawn: true)
    default: nil
    }
  }
}
