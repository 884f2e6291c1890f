import Facilitation
import Fieldwork
import Importing
import Journaling
import Preparing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Writes an imported transcript as a session's files.
struct ImportWriting {
  let transcript: ImportedTranscript
  let cast: ImportCast
  let study: Study?
  let flagger: SessionFlagger
  let opened: Moment
  let title: String
  let version: String
  let clock: Clock
  let disk: any Disk

  /// Lines kept with one write and one sync.
  private static let linesAtOnce = 4096

  /// Transcripts whose first time is later than this have the time of day, or begin within a long recording: the
  /// session's time counts from their first line.
  private static let latestBeginning = 3_600_000

  /// Makes the folder and everything in it; gives how many flags were raised.
  ///
  /// - Throws: code 3 when the disk refuses.
  func write(_ folder: SessionFolder, named name: String) throws(Failure) -> Int {
    let guide = Array("# \(title)\n".utf8)
    try reach { () throws(DiskError) in
      try disk.makeFolder(folder.path, isPrivate: false)
      try disk.makeFolder(folder.privateFolder, isPrivate: true)
      try disk.replace(folder.guide, with: guide, synced: true)
    }
    var roster = try RosterBook(folder, on: disk, facilitator: nil)
    try roster.add(cast.names)
    let told = told(named: name, guide: guide)
    let read = Guide.reading(String(decoding: guide, as: UTF8.self)).guide
    let offset = clock.offsetMinutes
    // What takes longest has a thread for each: chaining and writing the lines, and the page made of them.
    let page = Crew.aside {
      TranscriptFile.page(Session(guide: read, kept: told.kept), named: name, offsetMinutes: offset)
    }
    do throws(Failure) { try keep(told.kept, in: folder) } catch {
      _ = page.product
      throw error
    }
    _ = try TranscriptFile.write(page.product, folder, on: disk)
    return told.flags
  }

  // MARK: Keeping

  private func keep(_ lines: [KeptEntry], in folder: SessionFolder) throws(Failure) {
    var isAsTold = true
    do throws(JournalError) {
      let journal = try JournalWriter.open(
        folder.journal, on: disk, holder: SystemDisk.holder(name: "import"), now: clock.now(),
        chance: PooledChance())
      defer { journal.writer.close() }
      for start in stride(from: 0, to: lines.count, by: Self.linesAtOnce) {
        let piece = lines[start..<min(start + Self.linesAtOnce, lines.count)]
        let kept = try journal.writer.keep(piece.map { JournalWriter.Waiting($0.entry, at: $0.at) })
        isAsTold = isAsTold && kept.first?.number == start
      }
    } catch {
      guard case .notKept(let why) = error else { throw Failure(error) }
      throw Failure(
        .unreachable, "\(why); nothing of the session was left: \(why.reason.remedy), then import again")
    }
    // Flags name their lines by number; a write that failed and went well the second time moves them.
    guard isAsTold else {
      throw Failure(
        .unreachable,
        "the disk failed while the lines were kept; nothing of the session was left: import again")
    }
  }

  // MARK: The lines

  /// Every line of the journal as it will stand there: the flags of a piece of turns stand behind it.
  private func told(named name: String, guide: [UInt8]) -> (kept: [KeptEntry], flags: Int) {
    let opening = Opening(session: name, evenkeel: version, guideDigest: Checksum(of: guide).description)
    let findings = findings
    var kept: [KeptEntry] = []
    kept.reserveCapacity(transcript.turns.count + transcript.turns.count / 16 + 3)
    var flags = 0
    var last = opened
    func add(_ entry: Entry) { kept.append(KeptEntry(kept.count, at: last, entry)) }
    add(.opened(opening))
    if let people { add(people) }
    for start in stride(from: 0, to: transcript.turns.count, by: Self.linesAtOnce) {
      let piece = start..<min(start + Self.linesAtOnce, transcript.turns.count)
      let first = kept.count
      for index in piece {
        last = max(last, moment(transcript.turns[index]) ?? last)
        add(entry(transcript.turns[index]))
      }
      for index in piece {
        for finding in findings[index] {
          add(.flag(Flag(on: EntryID(first + index - start), finding, ruleBook: flagger.ruleBook)))
          flags += 1
        }
      }
    }
    last = max(last, end ?? last)
    add(.stage(.closed))
    return (kept, flags)
  }

  /// What the rules find in each turn.
  private var findings: [[Finding]] {
    flagger.makeReady()
    let flagging = flagger.flagging
    let before = turnsBefore
    return Crew.map(Array(transcript.turns.indices)) { index in
      let turn = transcript.turns[index]
      let speaker = cast.codes[turn.speaker]
      guard speaker.kind != .participant else { return [] }
      return flagging(
        Utterance(
          composed(turn.text), by: turn.isNote ? .note : speaker.voice,
          after: before[index].map { self.before(transcript.turns[$0]) }))
    }
  }

  /// For each line the turn before it, notes passed over.
  private var turnsBefore: [Int?] {
    var last: Int?
    return transcript.turns.indices.map { index in
      defer { if !transcript.turns[index].isNote { last = index } }
      return last
    }
  }

  /// Everybody who speaks, with what the study knows of them.
  private var people: Entry? {
    let steps = Set(cast.codes).sorted().filter { $0 != .facilitator }.map { code in
      let person = study?.people.first { $0.code == code }
      return Entry.person(
        PersonStep(code, presence: .here, role: person?.role, unit: person?.unit, site: person?.site))
    }
    return steps.count > 1 ? .batch(steps) : steps.first
  }

  private func entry(_ turn: ImportedTurn) -> Entry {
    let speaker = cast.codes[turn.speaker]
    let words = composed(turn.text)
    return turn.isNote ? .note(Note(speaker, words)) : .turn(Turn(speaker, words, marks: turn.marks))
  }

  private func moment(_ turn: ImportedTurn) -> Moment? {
    turn.startMilliseconds.map { opened.adding(milliseconds: max(0, $0 - base)) }
  }

  /// Where session time begins, in the transcript's.
  private var base: Int {
    let first = transcript.turns.first { $0.startMilliseconds != nil }?.startMilliseconds ?? 0
    return first >= Self.latestBeginning ? first : 0
  }

  private var end: Moment? {
    transcript.turns.compactMap(\.endMilliseconds).max().map {
      opened.adding(milliseconds: max(0, $0 - base))
    }
  }

  private func before(_ turn: ImportedTurn) -> Utterance.Previous {
    Utterance.Previous(turn.text, by: cast.codes[turn.speaker].voice)
  }
}

/// The system's chance, asked for many numbers at once: a system call for each salt takes longer than the salt.
private struct PooledChance: RandomNumberGenerator, Sendable {
  private var pool: [UInt64] = []

  mutating func next() -> UInt64 {
    if let number = pool.popLast() { return number }
    // 256 bytes are the most that are given at once.
    var fresh = [UInt64](repeating: 0, count: 32)
    guard fresh.withUnsafeMutableBytes({ getentropy($0.baseAddress, $0.count) }) == 0 else {
      var system = SystemRandomNumberGenerator()
      return system.next()
    }
    pool = fresh
    return pool.popLast() ?? 0
  }
}
