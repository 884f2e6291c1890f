import Facilitation
import Fieldwork
import Journaling
import Reviewing

/// What became of a session after it was held, for whatever is written out of it: reviewers' verdicts, the register.
struct SessionReviews {
  /// `nil` when nobody reviewed it.
  let reviewed: ReviewedSession?

  /// Its lines of the register as they stand now.
  let register: [RegisterLine]

  /// Who wrote a review, and when they began.
  let beginnings: [String: Moment]

  /// What is left out, a sentence each.
  let notices: [String]

  init(_ read: ReadSession, on disk: any Disk) {
    var notices: [String] = []
    let files = ReviewReading.files(of: read.folder, on: disk, &notices).filter { !$0.kept.isEmpty }
    self.notices = notices
    beginnings = Dictionary(
      files.compactMap { file in file.kept.first.map { (file.reviewer, $0.at) } }, uniquingKeysWith: min)
    let offset = Clock.system().offsetMinutes
    reviewed = files.isEmpty ? nil : Self.reviewed(read, files, offset)
    register = Self.register(read, files, offset)
  }

  private static func reviewed(_ read: ReadSession, _ files: [ReviewFile], _ offset: Int) -> ReviewedSession {
    let standing = read.session.standing
    return ReviewedSession(
      index: 0, title: "",
      day: Day(read.session.kept.first?.at ?? Moment(milliseconds: 0), offsetMinutes: offset),
      lines: read.session.reviewLines, flags: standing.journalFlags, files: files)
  }

  private static func register(_ read: ReadSession, _ files: [ReviewFile], _ offset: Int) -> [RegisterLine] {
    let kept = read.session.kept
    guard !read.session.standing.followUps.isEmpty || !files.isEmpty else { return [] }
    var lines: [EntryID: RegisterSource.SourceLine] = [:]
    for entry in kept {
      if case .removed = entry.entry {
        lines[EntryID(entry.number)] = .init(at: entry.at, milliseconds: 0, isWithdrawn: true)
      }
    }
    for line in read.session.reviewLines {
      lines[line.id] = .init(
        at: line.at, milliseconds: line.milliseconds, speaker: line.speaker, text: line.text)
    }
    let source = RegisterSource(
      path: read.folder.path,
      files: [.init(Reference.journal, kept)] + files.map { .init($0.name, $0.kept) }, lines: lines)
    return RegisterFold.lines(of: source, source: 0, offsetMinutes: offset)
      .filter { !$0.isTakenBack && !$0.isWithdrawn }
  }
}
