import Facilitation
import Fieldwork
import Importing
import Journaling
import Preparing

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
    let (kept, flags) = try keepAll(folder, named: name, guide: guide)
    let session = Session(guide: Guide.reading(String(decoding: guide, as: UTF8.self)).guide, kept: kept)
    _ = try TranscriptFile.write(
      session, folder, named: name, offsetMinutes: clock.offsetMinutes, on: disk)
    return flags
  }

  private func keepAll(
    _ folder: SessionFolder, named name: String, guide: [UInt8]
  ) throws(Failure) -> (kept: [KeptEntry], flags: Int) {
    do throws(JournalError) {
      let journal = try JournalWriter.open(
        folder.journal, on: disk, holder: SystemDisk.holder(name: "import"), now: clock.now(),
        chance: SystemRandomNumberGenerator())
      defer { journal.writer.close() }
      return try keep(in: journal.writer, named: name, guide: guide)
    } catch {
      guard case .notKept(let why) = error else { throw Failure(error) }
      throw Failure(
        .unreachable, "\(why); nothing of the session was left: \(why.reason.remedy), then import again")
    }
  }

  /// A piece of turns goes out with the flags of the piece before, whose line numbers are certain by then.
  private func keep(
    in writer: JournalWriter, named name: String, guide: [UInt8]
  ) throws(JournalError) -> (kept: [KeptEntry], flags: Int) {
    let opening = Opening(
      session: name, evenkeel: version, guideDigest: Checksum(of: guide).description)
    var kept = try writer.keep(
      [.opened(opening), people].compactMap(\.self).map { JournalWriter.Waiting($0, at: opened) })
    var waiting: [JournalWriter.Waiting] = []
    var flags = 0
    var place = 0
    var last = opened
    while place < transcript.turns.count {
      let piece = place..<min(place + Self.linesAtOnce, transcript.turns.count)
      let lines = piece.map { index in
        last = max(last, moment(transcript.turns[index]) ?? last)
        return JournalWriter.Waiting(entry(transcript.turns[index]), at: last)
      }
      let now = try writer.keep(waiting + lines)
      kept += now
      waiting = raised(piece, now.suffix(lines.count))
      flags += waiting.count
      place = piece.upperBound
    }
    last = max(last, end ?? last)
    kept += try writer.keep(waiting + [JournalWriter.Waiting(.stage(.closed), at: last)])
    return (kept, flags)
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

  /// The flags of turns that were kept, to stand behind them.
  private func raised(_ piece: Range<Int>, _ kept: ArraySlice<KeptEntry>) -> [JournalWriter.Waiting] {
    var previous = transcript.turns[..<piece.lowerBound].last { !$0.isNote }
    var waiting: [JournalWriter.Waiting] = []
    for (index, line) in zip(piece, kept) {
      let turn = transcript.turns[index]
      let speaker = cast.codes[turn.speaker]
      if speaker.kind != .participant {
        let utterance = Utterance(
          composed(turn.text), by: turn.isNote ? .note : speaker.voice, after: previous.map(before))
        waiting += flagger.flagging(utterance).map { finding in
          JournalWriter.Waiting(
            .flag(Flag(on: EntryID(line.number), finding, ruleBook: flagger.ruleBook)), at: line.at)
        }
      }
      if !turn.isNote { previous = turn }
    }
    return waiting
  }

  private func before(_ turn: ImportedTurn) -> Utterance.Previous {
    Utterance.Previous(turn.text, by: cast.codes[turn.speaker].voice)
  }
}
