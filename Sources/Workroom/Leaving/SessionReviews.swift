import Facilitation
import Fieldwork
import Journaling
import Reviewing

/// What became of a session after it was held, for whatever is written out of it: reviewers' verdicts, the register.
struct SessionReviews {
  /// `nil` when nobody reviewed it.
  let reviewed: ReviewedSession?

  /// Its lines of the register as they stand now, without those whose words were withdrawn and without promises that
  /// came from a flag which turned out to be none.
  let register: Register

  /// Who wrote a review, and when they began.
  let beginnings: [String: Moment]

  /// What is left out, a sentence each.
  let notices: [String]

  init(_ read: ReadSession, _ clock: Clock, on disk: any Disk) {
    var notices: [String] = []
    let files = ReviewReading.files(of: read.folder, on: disk, &notices).filter { !$0.kept.isEmpty }
    self.notices = notices
    beginnings = Dictionary(
      files.compactMap { file in file.kept.first.map { (file.reviewer, $0.at) } }, uniquingKeysWith: min)
    let reviewed = files.isEmpty ? nil : Self.reviewed(read, files, clock.offsetMinutes)
    let hasFollowUps = !read.session.standing.followUps.isEmpty || !files.isEmpty
    let source = hasFollowUps ? Self.source(read, files) : RegisterSource(path: read.folder.path)
    let lines = RegisterFold.lines(of: source, source: 0, offsetMinutes: clock.offsetMinutes)
      .filter { !$0.isWithdrawn && reviewed?.dismisses($0) != true }
    register = Register([source], folded: [lines], at: clock.now(), offsetMinutes: clock.offsetMinutes)
    self.reviewed = reviewed
  }

  private static func reviewed(_ read: ReadSession, _ files: [ReviewFile], _ offset: Int) -> ReviewedSession {
    let standing = read.session.standing
    return ReviewedSession(
      index: 0, title: "",
      day: Day(read.session.kept.first?.at ?? Moment(milliseconds: 0), offsetMinutes: offset),
      lines: read.session.reviewLines, flags: standing.journalFlags, files: files)
  }

  private static func source(_ read: ReadSession, _ files: [ReviewFile]) -> RegisterSource {
    let kept = read.session.kept
    var lines: RegisterSource.Lines = [:]
    for entry in kept {
      if case .removed = entry.entry {
        lines[EntryID(entry.number)] = .init(at: entry.at, milliseconds: 0, isWithdrawn: true)
      }
    }
    for line in read.session.reviewLines {
      lines[line.id] = .init(
        at: line.at, milliseconds: line.milliseconds, speaker: line.speaker, text: line.text)
    }
    return RegisterSource(
      path: read.folder.path,
      files: [.init(Reference.journal, kept)] + files.map { .init($0.name, $0.kept) }, lines: lines)
  }
}

extension ReviewedSession {
  /// Whether a promise came from a flag that turned out to be none.
  fileprivate func dismisses(_ line: RegisterLine) -> Bool {
    guard line.kind == .promise, let flag = line.flag, let verdict = item(at: flag)?.verdict else {
      return false
    }
    return verdict != .promise
  }
}
