import Facilitation
import Fieldwork
import Importing
import Journaling
import Preparing
import Synchronization

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

  /// Lines kept with one write and one sync: some eight megabytes.
  private static let linesAtOnce = 16_384

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
    let lines = lines(named: name, guide: guide)
    // The journal and the words for people are made side by side: both take most of the time.
    let page = Page()
    let lane = Lane()
    let title = Guide.reading(String(decoding: guide, as: UTF8.self)).guide
    let offsetMinutes = clock.offsetMinutes
    let write: @Sendable () -> Void = {
      let kept = lines.enumerated().map { KeptEntry($0, at: $1.at, $1.entry) }
      let session = Session(guide: title, kept: kept)
      page.put(TranscriptFile.bytes(of: session, named: name, offsetMinutes: offsetMinutes))
    }
    if let lane { lane.run(write) } else { write() }
    defer { lane?.finish() }
    try keepAll(lines, folder)
    lane?.finish()
    try reach { () throws(DiskError) in
      try disk.replace(folder.transcript, with: page.bytes, synced: true)
    }
    return lines.count { if case .flag = $0.entry { true } else { false } }
  }

  /// Where one thread leaves the transcript for the other.
  private final class Page: Sendable {
    private let written = Mutex<[UInt8]>([])
    var bytes: [UInt8] { written.withLock(\.self) }
    func put(_ bytes: [UInt8]) { written.withLock { $0 = bytes } }
  }

  private func keepAll(_ lines: [JournalWriter.Waiting], _ folder: SessionFolder) throws(Failure) {
    do throws(JournalError) {
      let journal = try JournalWriter.open(
        folder.journal, on: disk, holder: SystemDisk.holder(name: "import"), now: clock.now(),
        chance: StoredChance())
      defer { journal.writer.close() }
      for start in stride(from: 0, to: lines.count, by: Self.linesAtOnce) {
        _ = try journal.writer.keep(Array(lines[start..<min(start + Self.linesAtOnce, lines.count)]))
        // Written once more, lines have other numbers than those that flags point to.
        if let trouble = journal.writer.overcome { throw JournalError.notKept(trouble) }
      }
    } catch {
      guard case .notKept(let why) = error else { throw Failure(error) }
      throw Failure(
        .unreachable, "\(why); nothing of the session was left: \(why.reason.remedy), then import again")
    }
  }

  // MARK: Lines

  /// Everything the journal is to hold: in a new journal a line's number is its place.
  private func lines(named name: String, guide: [UInt8]) -> [JournalWriter.Waiting] {
    let opening = Opening(
      session: name, evenkeel: version, guideDigest: Checksum(of: guide).description)
    var lines = [.opened(opening), people].compactMap(\.self).map { JournalWriter.Waiting($0, at: opened) }
    lines.reserveCapacity(transcript.turns.count + transcript.turns.count / 8 + 3)
    var last = opened
    let base = base
    for (turn, findings) in zip(transcript.turns, findings()) {
      last = max(last, turn.startMilliseconds.map { moment($0, base) } ?? last)
      let id = EntryID(lines.count)
      lines.append(JournalWriter.Waiting(entry(turn), at: last))
      lines += findings.map { finding in
        JournalWriter.Waiting(.flag(Flag(on: id, finding, ruleBook: flagger.ruleBook)), at: last)
      }
    }
    let end = transcript.turns.compactMap(\.endMilliseconds).max().map { moment($0, base) }
    lines.append(JournalWriter.Waiting(.stage(.closed), at: max(last, end ?? last)))
    return lines
  }

  private func moment(_ milliseconds: Int, _ base: Int) -> Moment {
    opened.adding(milliseconds: max(0, milliseconds - base))
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

  /// Where session time begins, in the transcript's.
  private var base: Int {
    let first = transcript.turns.first { $0.startMilliseconds != nil }?.startMilliseconds ?? 0
    return first >= Self.latestBeginning ? first : 0
  }

  /// What is found in each turn, by several threads.
  private func findings() -> [[Finding]] {
    var previous: Int?
    let places = transcript.turns.indices.map { index in
      defer { if !transcript.turns[index].isNote { previous = index } }
      return (turn: index, before: previous)
    }
    let (turns, codes, flagging) = (transcript.turns, cast.codes, flagger.flagging)
    return Crew.map(places) { place in
      let turn = turns[place.turn]
      let speaker = codes[turn.speaker]
      guard speaker.kind != .participant else { return [] }
      let before = place.before.map { Utterance.Previous(turns[$0].text, by: codes[turns[$0].speaker].voice) }
      return flagging(Utterance(composed(turn.text), by: turn.isNote ? .note : speaker.voice, after: before))
    }
  }
}
