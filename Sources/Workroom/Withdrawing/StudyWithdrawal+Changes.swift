import Anonymising
import Exporting
import Facilitation
import Fieldwork
import Journaling
import Notation
import Preparing

extension StudyWithdrawal {
  /// What becomes of each file, by its path relative to the study.
  enum Fate: Hashable, Sendable {
    /// These lines of a journal lose their words; the rest stays byte for byte.
    case cut(Set<Int>)
    /// Written anew from the journal.
    case transcript
    /// Without the person, or with their name taken out.
    case text(String)
    case removed
    /// Not ours, and it leads back to them.
    case left
    /// Packed, and nobody noted what it is: it cannot be looked into.
    case unseen
  }

  /// What becomes of every file that changes, or that should be looked at by hand.
  func fates() throws(Failure) -> [String: Fate] {
    var fates: [String: Fate] = [:]
    for path in files.all { fates[path] = try fate(path) }
    // A session whose journal changes gets its transcript anew, with the withdrawal in it.
    for path in fates.keys where files.role(path) == .transcript { fates[path] = .transcript }
    return fates
  }

  private func fate(_ path: String) throws(Failure) -> Fate? {
    switch files.role(path) {
    case .journal: return try journalFate(path)
    case .transcript: return .transcript
    case .lock: return nil
    case .leftover: return .removed
    case .draft: return try draftFate(path)
    case .roster, .study: return try peopleFate(path)
    case .writing: return try isExported(path) ? .removed : try textFate(path)
    case .secret: return try secretFate(path)
    case .export:
      if try isExported(path) { return .removed }
      return try leadsBack(path) ? .removed : try isPacked(path) ? .unseen : nil
    case .foreign:
      if try isExported(path) { return .removed }
      return try leadsBack(path) ? .left : try isPacked(path) ? .unseen : nil
    }
  }

  /// A torn last line goes with whatever else goes: nobody can tell whose words it holds.
  private func journalFate(_ path: String) throws(Failure) -> Fate? {
    let numbers = cutNumbers(path)
    if !numbers.isEmpty || isSessionsJournal(path) { return .cut(numbers) }
    return JournalReader.read(try bytes(path)).tail == nil ? nil : .cut([])
  }

  /// Whether it begins as zip files do, or files packed with gzip.
  private func isPacked(_ path: String) throws(Failure) -> Bool {
    let bytes = try bytes(path)
    return bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0x1F, 0x8B])
  }

  private func isSessionsJournal(_ path: String) -> Bool {
    WithdrawalFiles.name(path) == Reference.journal
  }

  /// The lines of a journal that go: theirs, those of others that name or quote them and are not to stay, and
  /// whatever was taken from such a line.
  func cutNumbers(_ path: String) -> Set<Int> {
    guard let cuts = cuts[path] else { return [] }
    let mentioned = cuts.mentions.map(\.line).filter {
      !staying.contains(MentionPlace(path: path, line: $0))
    }
    return cuts.own.union(mentioned)
  }

  // MARK: - Files that are not journals

  /// Larger files than this are not looked through; they are named instead.
  private static let maxBytes = 1 << 28

  private func bytes(_ path: String) throws(Failure) -> [UInt8] {
    try reach { () throws(DiskError) in try disk.bytes(of: files.whole(path), limit: Self.maxBytes) }
  }

  private func leadsBack(_ path: String) throws(Failure) -> Bool {
    try traces.traces(in: bytes(path)).contains { $0.kind != .sharedName }
  }

  /// The cast list forgets them and keeps everybody else's pseudonym; decisions about them go; whatever else in
  /// `private/` leads back to them, such as the key of an export, goes as a whole.
  private func secretFate(_ path: String) throws(Failure) -> Fate? {
    let bytes = try bytes(path)
    switch WithdrawalFiles.name(path) {
    case "cast.jsonl":
      guard let cast = try? CastList(reading: bytes) else { return try leadsBack(path) ? .removed : nil }
      return cast.forgetting(names, traces, try soleWords()).map {
        .text(String(decoding: $0.bytes, as: UTF8.self))
      }
    case "decisions.jsonl":
      guard let decisions = try? Decision.reading(bytes) else { return try leadsBack(path) ? .removed : nil }
      let sole = try soleWords()
      let left = decisions.compactMap { $0.forgetting(traces, sole) }
      guard left != decisions else { return try leadsBack(path) ? .removed : nil }
      return .text(left.map { String(decoding: $0.bytes, as: UTF8.self) }.joined())
    default:
      // The key of an export that goes: of a packed one it holds the names packed.
      let digest = WithdrawalFiles.name(path).prefix { $0 != "." }
      let isKey = exports.contains { $0.digest == digest }
      if isKey { return .removed }
      return try leadsBack(path) ? .removed : nil
    }
  }

  /// What they said and nobody says who stays.
  private func soleWords() throws(Failure) -> SoleWords {
    var theirs: [String] = []
    var others = otherNames
    for session in files.sessions {
      for path in files.journals(of: session) {
        let kept = try Self.entries(files.whole(path), on: disk)
        theirs += Withdrawal.words(of: codes[session] ?? [code], in: kept)
        others += Withdrawal.words(in: kept, without: cutNumbers(path))
      }
    }
    if files.all.contains("study.yaml") {
      if case .text(let text) = try peopleFate("study.yaml") {
        others.append(text)
      } else {
        others += try [text("study.yaml")].compactMap(\.self)
      }
    }
    return SoleWords(theirs: theirs, others: others)
  }

  private func isExported(_ path: String) throws(Failure) -> Bool {
    guard !exports.isEmpty else { return false }
    let digest = Checksum(of: try bytes(path)).description
    return exports.contains { $0.digest == digest }
  }

  private func draftFate(_ path: String) throws(Failure) -> Fate? {
    // What cannot be read as a draft may hold their words all the same.
    guard let draft = try? DraftFile(files.whole(path)).read(on: disk) else { return .removed }
    let theirs = files.session(of: path).flatMap { codes[$0] } ?? [code]
    let lines = draft.lines + [Draft.Line(draft.text, by: draft.speaker)]
    let leadsBack = lines.contains { line in
      theirs.contains(line.speaker) || isAboutTheirs(line, path) || !traces.traces(in: line.text).isEmpty
    }
    return leadsBack ? .removed : nil
  }

  /// Whether a line that waits in the session's draft is about one that goes, such as a correction of it.
  private func isAboutTheirs(_ line: Draft.Line, _ path: String) -> Bool {
    guard let about = line.about, !WithdrawalFiles.name(path).hasPrefix("observer-") else { return false }
    return cutNumbers(journalBeside(path)).contains(about.line)
  }

  /// The session's journal, from another file in its folder.
  private func journalBeside(_ path: String) -> String {
    let folder = Journaling.folder(of: path)
    return folder == "." ? Reference.journal : "\(folder)/\(Reference.journal)"
  }

  private func text(_ path: String) throws(Failure) -> String? {
    String(validating: try bytes(path), as: UTF8.self)
  }

  private func textFate(_ path: String) throws(Failure) -> Fate? {
    guard let text = try text(path) else { return try leadsBack(path) ? .left : nil }
    return traces.removed(from: text).map(Fate.text)
  }

  /// The roster or the study without the person, read back to be sure that nothing else changed.
  private func peopleFate(_ path: String) throws(Failure) -> Fate? {
    guard let text = try text(path) else { return .left }
    let without = yaml(text, withoutPerson: code) ?? text
    let result = traces.removed(from: without) ?? without
    if result != text, isWithoutThem(result, path) { return .text(result) }
    if result == text, isWithoutThem(text, path) { return nil }
    guard files.role(path) == .roster, let roster = try? Roster.reading(yaml: text, path: path).roster else {
      throw Failure(
        .refused,
        "'\(harmless(files.whole(path)))' names \(code) in a way evenkeel cannot take out; nothing was changed: "
          + "take the person out of it by hand, then withdraw again")
    }
    return .text(Roster(roster.people.filter { $0.code != code }).yaml)
  }

  private func isWithoutThem(_ text: String, _ path: String) -> Bool {
    if files.role(path) == .roster {
      guard let roster = try? Roster.reading(yaml: text, path: path).roster else { return false }
      return roster[code] == nil
    }
    guard let study = try? Study.reading(text).study else { return false }
    return !study.people.contains { $0.code == code }
  }
}

// MARK: - Carrying out

extension StudyWithdrawal {
  /// Changes everything, or nothing.
  ///
  /// - Parameter now: when they withdrew, as the journals will have it.
  /// - Throws: code 4 when a session is open in another evenkeel, 3 when the disk refuses.
  /// - Returns: what was done, a line each.
  package func carryOut(at clock: Clock) throws(Failure) -> [String] {
    let locks = try takeLocks()
    defer { for lock in locks { disk.unlock(lock, at: lock.path) } }
    let fates = try fates()
    let changes = fates.keys.sorted().compactMap { path -> Intent.Change? in
      switch fates[path] {
      case .cut, .transcript, .text:
        .put(path, isPrivate: path.split(separator: "/").dropLast().contains("private"))
      case .removed: .remove(path)
      case .left, .unseen, nil: nil
      }
    }
    try Intent(in: files.root, on: disk).carryOut(changes) { path throws(Failure) in
      try newBytes(path, fates[path], at: clock)
    }
    return report(fates).done
  }

  private func takeLocks() throws(Failure) -> [OpenFile] {
    var locks: [OpenFile] = []
    for path in files.all where files.role(path) == .journal {
      do throws(JournalError) {
        locks.append(
          try JournalWriter.takeLock(
            files.whole(path), on: disk, holder: SystemDisk.holder(name: "withdraw")))
      } catch {
        for lock in locks { disk.unlock(lock, at: lock.path) }
        throw Failure(error)
      }
    }
    return locks
  }

  private func newBytes(_ path: String, _ fate: Fate?, at clock: Clock) throws(Failure) -> [UInt8] {
    switch fate {
    case .cut(let numbers): try journal(path, without: numbers, at: clock)
    case .transcript: try transcript(path, at: clock)
    case .text(let text): Array(text.utf8)
    case .removed, .left, .unseen, nil: try bytes(path)
    }
  }

  private func journal(_ path: String, without numbers: Set<Int>, at clock: Clock) throws(Failure) -> [UInt8]
  {
    var bytes = try bytes(path)
    let reading = JournalReader.read(bytes)
    // A torn last line was never shown as kept, and nobody can tell whose words it holds.
    bytes.removeLast(bytes.count - reading.endOffset)
    guard !bytes.isEmpty else { return bytes }
    let gone = numbers.union(
      Withdrawal.dependents(of: try goneLines(path, numbers, reading), in: reading.entries))
    do throws(JournalError) {
      let left = try Withdrawing.removing(gone, from: bytes, path: files.whole(path))
      guard isSessionsJournal(path) else { return left }
      return try Withdrawing.adding(
        closing(reading.entries, gone, path), to: left, at: clock.now(), path: files.whole(path),
        chance: SystemRandomNumberGenerator())
    } catch {
      throw Failure(error)
    }
  }

  /// The lines that go and that this file may point to: its own, or for a reviewer's file the journal's.
  private func goneLines(
    _ path: String, _ numbers: Set<Int>, _ reading: Reading
  ) throws(Failure) -> Set<EntryID> {
    guard WithdrawalFiles.name(path).hasPrefix("review-") else { return lines(numbers, in: reading.entries) }
    let journal = journalBeside(path)
    return lines(cutNumbers(journal), in: try Self.entries(files.whole(journal), on: disk))
  }

  private func lines(_ numbers: Set<Int>, in kept: [KeptEntry]) -> Set<EntryID> {
    var lines: Set<EntryID> = []
    for entry in kept where numbers.contains(entry.number) {
      var parts = 1
      if case .batch(let entries) = entry.entry { parts = entries.count }
      for part in 0..<parts { lines.insert(EntryID(entry.number, part: part)) }
    }
    return lines
  }

  /// What the journal says at its end: that they withdrew, and what removed lines said of other people.
  private func closing(_ kept: [KeptEntry], _ gone: Set<Int>, _ path: String) -> [Entry] {
    let theirs = files.session(of: path).flatMap { codes[$0] } ?? [code]
    let known = kept.flatMap { $0.entry.introducedCodes }
    let said = kept.flatMap { $0.entry.withdrawals }
    let withdrawn = theirs.sorted().filter { known.contains($0) && !said.contains($0) }.map {
      Entry.consent(Consent($0, .takePart, .withdrawn))
    }
    return Withdrawal(theirs, traces: traces).others(in: kept, among: gone) + withdrawn
  }

  private func transcript(_ path: String, at clock: Clock) throws(Failure) -> [UInt8] {
    let session = files.session(of: path) ?? ""
    let journal = session.isEmpty ? "journal.jsonl" : session + "/journal.jsonl"
    let entries = JournalReader.read(try self.journal(journal, without: cutNumbers(journal), at: clock))
      .entries
    let folder = SessionFolder(files.whole(session), on: disk)
    let study = try StudyFolder.study(of: folder, on: disk)
    let people = study?.people.filter { $0.code != code } ?? []
    let guide = try GuideFile(reading: folder.guide, on: disk)
    let text = traces.removed(from: String(decoding: guide.bytes, as: UTF8.self))
    let told = Session(
      guide: text.map { Guide.reading($0).guide } ?? guide.guide, expecting: people, kept: entries)
    return Outgoing(identified: Record(told, name: folder.name, offsetMinutes: clock.offsetMinutes))
      .markdownTranscript()
  }
}

extension Entry {
  /// People whose consent or presence the entry is about, or who speak in it.
  fileprivate var introducedCodes: [Speaker] {
    switch self {
    case .turn(let turn): [turn.speaker]
    case .person(let step): [step.code]
    case .consent(let consent): [consent.participant]
    case .batch(let entries): entries.flatMap(\.introducedCodes)
    default: []
    }
  }

  /// Who took back taking part.
  fileprivate var withdrawals: [Speaker] {
    switch self {
    case .consent(let consent):
      consent.purpose == .takePart && consent.answer == .withdrawn ? [consent.participant] : []
    case .batch(let entries): entries.flatMap(\.withdrawals)
    default: []
    }
  }
}
