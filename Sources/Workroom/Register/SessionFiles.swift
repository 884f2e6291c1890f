import Fieldwork
import Journaling
import Notation
import Reviewing

/// The files of one session as far as they matter to the register.
struct SessionFiles {
  private let place: SessionSearch.Place
  /// The words of the lines that follow-ups came from are wanted too.
  private let hasTalk: Bool

  private(set) var files: [RegisterSource.File] = []
  private(set) var sourceLines: RegisterSource.Lines = [:]
  private(set) var troubles: [Failure] = []

  /// What the cache may remember of them; empty when they are as it knows them.
  private(set) var cached: [RegisterCache.File] = []

  /// All are as the cache knows them.
  private(set) var areAsKnown = false

  /// Nothing is wrong with any, so that the places of their lines can be trusted.
  private(set) var areWhole = true

  init(at place: SessionSearch.Place, hasTalk: Bool) {
    self.place = place
    self.hasTalk = hasTalk
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
  mutating func read(
    _ names: [String], known: RegisterCache.Folder?, _ reach: borrowing Reach, _ reader: inout LineReader
  ) {
    areAsKnown = known != nil
    // The lines of the journal that others point at are known once the others were read.
    var needed: Set<Int> = []
    for name in names where name != Reference.journal {
      let before = files.count
      read(name, needed: [], known, reach, &reader)
      guard files.count > before, let entries = files.last?.entries else { continue }
      for kept in entries { needed.formUnion(Self.followUps(in: kept.entry).compactMap { $0.line?.line }) }
    }
    if names.contains(Reference.journal) { read(Reference.journal, needed: needed, known, reach, &reader) }
    if areAsKnown { cached = [] }
  }

  private mutating func read(
    _ name: String, needed: Set<Int>, _ known: RegisterCache.Folder?, _ reach: borrowing Reach,
    _ reader: inout LineReader
  ) {
    if let known = known?.files.first(where: { $0.name == name }),
      let entries = reread(known, reach, &reader),
      needed.isEmpty || needed.isSubset(of: entries.map(\.number))
    {
      cached.append(known)
      return note(entries, of: name)
    }
    areAsKnown = false
    do throws(JournalError) {
      guard let stamp = try stamp(name, reach) else { return }
      try read(name, inner(name, of: place.path), needed, stamp, on: reach.disk)
    } catch {
      areWhole = false
      troubles.append(Failure(error))
    }
  }

  private func stamp(_ name: String, _ reach: borrowing Reach) throws(JournalError) -> FileStamp? {
    do throws(DiskError) { return try reach.stamp(of: name, at: place) } catch { throw .unreachable(error) }
  }

  /// The lines of a file that was not touched since the cache noted them; `nil` for any other. The very file that is
  /// open is asked whether it is the one.
  private func reread(
    _ known: RegisterCache.File, _ reach: borrowing Reach, _ reader: inout LineReader
  ) -> [KeptEntry]? {
    do throws(DiskError) {
      guard !known.places.isEmpty else {
        return try reach.stamp(of: known.name, at: place) == known.stamp ? [] : nil
      }
      let file = try reach.file(known.name, at: place)
      defer { reach.disk.close(file) }
      guard try reach.disk.stamp(of: file) == known.stamp else { return nil }
      let entries = try reader.entries(of: file, at: known.places)
      // All others count from the first, so it is always among them.
      guard case .opened? = entries?.first?.entry else { return nil }
      return entries
    } catch {
      return nil
    }
  }

  private mutating func read(
    _ name: String, _ path: String, _ needed: Set<Int>, _ stamp: FileStamp, on disk: any Disk
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
    for kept in entries {
      if case .opened = kept.entry { anchor = kept.at }
      if case .resumed(let stop) = kept.entry {
        anchor = kept.at
        base = stop.elapsedMilliseconds
      }
      let milliseconds = base + max(0, kept.at.milliseconds - (anchor ?? kept.at).milliseconds)
      guard case .batch(let parts) = kept.entry else {
        noteLine(kept.entry, EntryID(kept.number), at: kept.at, milliseconds)
        continue
      }
      for (part, entry) in parts.enumerated() {
        noteLine(entry, EntryID(kept.number, part: part), at: kept.at, milliseconds)
      }
    }
  }

  private mutating func noteLine(_ entry: Entry, _ id: EntryID, at: Moment, _ milliseconds: Int) {
    if let line = line(entry, at: at, milliseconds) { sourceLines[id] = line }
  }

  private func line(_ entry: Entry, at: Moment, _ milliseconds: Int) -> RegisterSource.SourceLine? {
    switch entry {
    case .turn(let turn):
      .init(at: at, milliseconds: milliseconds, speaker: turn.speaker, text: hasTalk ? turn.text : nil)
    case .note(let note):
      .init(
        at: at, milliseconds: note.writtenMilliseconds ?? milliseconds, speaker: note.author,
        text: hasTalk ? note.text : nil)
    case .removed: .init(at: at, milliseconds: milliseconds, isWithdrawn: true)
    default: nil
    }
  }
}
