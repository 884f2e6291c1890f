import Facilitation
import Fieldwork
import Journaling
import Preparing

/// The sample study as real files: a study, its guide, a roster, and a short session in a real journal.
struct SampleStudy {
  let study: String
  let session: String
  let version: String

  func layOut(on disk: any Disk) throws(Failure) {
    try reach { () throws(DiskError) in
      try disk.makeFolders(study + "/guides")
      try disk.makeFolders(session)
      try disk.makeFolder(study + "/private", isPrivate: true)
      for (name, path) in files {
        let bytes = Array(Shelf.sample(name).utf8)
        try disk.replace(path, with: bytes, synced: false, isPrivate: path.contains("/private/"))
      }
    }
    do throws(JournalError) { try keepSession(on: disk) } catch { throw Failure(error) }
  }

  private var files: [(name: String, path: String)] {
    [
      ("study.yaml", study + "/study.yaml"), ("late-deliveries.md", study + "/guides/late-deliveries.md"),
      ("roster.yaml", study + "/private/roster.yaml"), ("late-deliveries.md", session + "/guide.md"),
    ]
  }

  private func keepSession(on disk: any Disk) throws(JournalError) {
    let steps = (try? SampleSession.reading(Shelf.sample("session.txt"))) ?? []
    let opened = try JournalWriter.open(
      session + "/journal.jsonl", on: disk, holder: SystemDisk.holder(name: "sample"), now: Self.begin,
      chance: SystemRandomNumberGenerator())
    defer { opened.writer.close() }
    let opening = Opening(session: StudyShelf.sampleSession, evenkeel: version)
    let lines =
      [JournalWriter.Waiting(.opened(opening), at: Self.begin)]
      + steps.map { JournalWriter.Waiting($0.entry, at: Self.begin.adding(milliseconds: $0.milliseconds)) }
    let kept = try opened.writer.keep(lines)
    let end = kept.last?.at ?? Self.begin
    _ = try opened.writer.keep(flags(on: kept).map { JournalWriter.Waiting($0, at: end) })
  }

  /// What the flagger finds in the words of the sample, as a live session would have kept it.
  ///
  /// Behind the words and not between them, since the script's own entries point at lines by their number.
  private func flags(on kept: [KeptEntry]) -> [Entry] {
    let known = try? Study.reading(Shelf.sample("study.yaml")).study
    let flagger = SessionFlagger(known, today: Day(Self.begin, offsetMinutes: 0))
    let session = Session(guide: Guide.reading(Shelf.sample("late-deliveries.md")).guide, kept: kept)
    return session.standing.rows.flatMap {
      session.flags(on: $0.id, ruleBook: flagger.ruleBook, by: flagger.flagging)
    }
  }

  /// Saturday 21 November 2026, 14:00 UTC.
  private static let begin = Moment(milliseconds: 1_795_269_600_000)
}
