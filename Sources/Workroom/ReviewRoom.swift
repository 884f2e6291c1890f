import Canvas
import Desk
import Facilitation
import Fieldwork
import Journaling
import Notation
import Preparing
import Reviewing
import Synchronization

extension ReviewDesk: Deskwork {}

/// What a review was asked for with.
package struct ReviewRequest: Sendable {
  /// Sessions, studies, folders of studies.
  package var paths: [String]
  package var reviewer: ReviewerFolder
  /// Of this program, for files that are begun.
  package var version: String
  /// Look through the sessions anew with this program's rules.
  package var scansAnew: Bool

  package init(paths: [String], reviewer: ReviewerFolder, version: String, scansAnew: Bool = false) {
    self.paths = paths
    self.reviewer = reviewer
    self.version = version
    self.scansAnew = scansAnew
  }
}

/// The flags of one or many sessions under review, each with this reviewer's own file.
///
/// Journals and other reviewers' files are only read.
package struct ReviewRoom {
  /// What could not be read or written, a sentence each; the rest is shown.
  package let troubles: [String]

  private let sessions: [ReviewDesk.Session]
  private let review: Review
  private let files: ReviewFiles
  private let clock: Clock
  private let keys: Keymap
  private let notices: [String]

  /// - Throws: code 2 for a reviewer without a name, 3 or 5 when no session can be read, 4 when this reviewer has one
  ///   of them open already.
  package init(
    _ request: ReviewRequest, keys: Keymap = Keymap(), on disk: any Disk
  ) throws(Failure) {
    let found = SessionPaths(request.paths, on: disk)
    let offset = Clock.system().offsetMinutes
    var troubles = found.troubles
    var readings: [ReviewReading] = []
    var first: Failure?
    for result in Self.read(found.sessions, offsetMinutes: offset, on: disk) {
      switch result {
      case .success(let reading): readings.append(reading)
      case .failure(let failure):
        first = first ?? failure
        troubles.append(failure.description)
      }
    }
    guard !readings.isEmpty else {
      throw first ?? Failure(.unreachable, troubles.first ?? "there is no session to review; give its folder")
    }
    troubles += readings.flatMap(\.notices)
    var review = Review(reviewer: request.reviewer.name, ownFile: request.reviewer.file)
    for (index, reading) in readings.enumerated() { review.add(reading.reviewed(at: index)) }
    var notices: [String] = []
    if request.scansAnew { notices += Self.scan(&review, readings, on: disk) }
    files = try ReviewFiles(
      readings.map { SessionFolder($0.session.path, on: disk) }, reviewer: request.reviewer,
      version: request.version, on: disk)
    troubles += files.troubles
    let own = review.sessions.compactMap { review.ownFile(of: $0.index)?.kept.last?.at }.max()
    clock = Clock.system(notBefore: own)
    if let latest = readings.compactMap(\.lastMoment).max(), let words = Self.clockWords(latest, offset) {
      notices.append(words)
    }
    self.review = review
    self.keys = keys
    self.troubles = troubles
    self.notices = notices
    sessions = readings.map(\.session)
  }

  /// A wall clock behind what was kept already, in a sentence; `nil` when it is in order.
  private static func clockWords(_ latest: Moment, _ offsetMinutes: Int) -> String? {
    let now = Clock.system().now()
    // Two machines may differ by a minute or two.
    guard now.milliseconds < latest.milliseconds - 5 * 60_000 else { return nil }
    let today = Day(now, offsetMinutes: offsetMinutes)
    let kept = Day(latest, offsetMinutes: offsetMinutes)
    return
      "The clock says \(today.short), and something was kept on \(kept.short). Check the clock; days count from it."
  }

  // MARK: - Reading

  /// On this thread and one more: a study's journals are many megabytes.
  private static func read(
    _ paths: [String], offsetMinutes: Int, on disk: any Disk
  ) -> [Result<ReviewReading, Failure>] {
    let done = Mutex<[Int: Result<ReviewReading, Failure>]>([:])
    let next = Mutex(0)
    @Sendable func work() {
      while true {
        let index = next.withLock { next in
          defer { next += 1 }
          return next
        }
        guard index < paths.count else { return }
        let result = Result { () throws(Failure) in
          try ReviewReading(paths[index], offsetMinutes: offsetMinutes, on: disk)
        }
        done.withLock { $0[index] = result }
      }
    }
    let lane = paths.count > 1 ? Lane() : nil
    lane?.run { work() }
    work()
    lane?.finish()
    return done.withLock { done in paths.indices.compactMap { done[$0] } }
  }

  /// Looks through all sessions with the rules of now; says what that changed.
  private static func scan(_ review: inout Review, _ readings: [ReviewReading], on disk: any Disk) -> [String]
  {
    var change = ReviewedSession.ScanChange()
    for index in review.sessions.indices {
      let reviewed = review.sessions[index]
      let folder = SessionFolder(readings[index].session.path, on: disk)
      let rules = try? StudyFolder.rules(of: folder, readings[index].study, on: disk)
      let flagger = SessionFlagger(readings[index].study, rules: rules, today: reviewed.day)
      let flags = Rescan.flags(in: reviewed.lines, ruleBook: flagger.ruleBook, by: flagger.flagging)
      review.take(scanned: flags, session: index)
      let one = review.sessions[index].scanChange
      change.new += one.new
      change.again += one.again
      change.gone += one.gone
    }
    return [
      "Looked through anew: \(change.new) new, \(change.again) as before, \(change.gone) that the rules of now leave alone."
    ]
  }

  /// The sessions that could be read, as the screen names them.
  package var sessionTitles: [String] { sessions.map(\.title) }

  /// Gives every file back, for a room that is not conducted.
  package func close() { files.close() }

  // MARK: - Conducting

  /// Reviews until it is left; every file is given back then.
  ///
  /// - Parameters:
  ///   - wake: the descriptor that wakes the screen when a byte is written to it.
  ///   - offers: the screens that can be opened from it, when it was opened from home.
  package func conduct(
    on screen: inout some Screen & ~Copyable, wake: Int32, hasHome: Bool = false, offers: Set<HomeOffer> = []
  ) -> Conductor.Ending {
    files.mailbox.ring(wake)
    defer {
      files.mailbox.ring(-1)
      files.close()
    }
    let setting = ReviewDesk.Setting(
      marks: Shelf.marks, suggestions: SuggestionTable(Shelf.suggestions), offsetMinutes: clock.offsetMinutes,
      bindings: keys.bindings, hasHome: hasHome, offers: offers)
    var desk = ReviewDesk(review, sessions: sessions, setting: setting, at: clock.now(), notice: notice)
    var conductor = Conductor(clock: clock, keeper: nil)
    conductor.mailbox = files.mailbox
    conductor.reviewFiles = files
    return conductor.conduct(&desk, on: &screen)
  }

  /// What has to be known first: of several the first, and how many there are.
  private var notice: String? {
    let all = notices + troubles.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." } + keys.notices
    guard let first = all.first else { return nil }
    return all.count > 1 ? "\(first) (1 of \(all.count))" : first
  }
}
