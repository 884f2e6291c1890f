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
    let opening = Opening(session: "group-s", evenkeel: version)
    let lines =
      [JournalWriter.Waiting(.opened(opening), at: Self.begin)]
      + steps.map { JournalWriter.Waiting($0.entry, at: Self.begin.adding(milliseconds: $0.milliseconds)) }
    _ = try opened.writer.keep(lines)
  }

  /// Saturday 21 November 2026, 14:00 UTC.
  private static let begin = Moment(milliseconds: 1_795_269_600_000)
}
