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
  /// What sessions are looked through anew with, where that was asked for.
  private let rules: RescanRules?
  private let disk: any Disk

  /// Sessions that are read once the first ones are on the screen.
  private let rest: [String]
  private let loading = Loading()

  /// So many are read before the first frame; a study of hundreds is not waited for.
  private static let sessionsAtOnce = 4

  /// - Throws: code 2 for a reviewer without a name, 3 or 5 when no session can be read, 4 when this reviewer has one
  ///   of them open already.
  package init(
    _ request: ReviewRequest, keys: Keymap = Keymap(), on disk: any Disk
  ) throws(Failure) {
    let found = SessionPaths(request.paths, on: disk)
    let offset = Clock.system().offsetMinutes
    var troubles = found.troubles
    var rest = found.sessions
    var readings: [ReviewReading] = []
    var first: Failure?
    let before = ReadBefore()
    while readings.isEmpty, !rest.isEmpty {
      let some = rest.prefix(Self.sessionsAtOnce)
      rest.removeFirst(some.count)
      for result in Self.read(Array(some), offsetMinutes: offset, before, on: disk) {
        switch result {
        case .success(let reading): readings.append(reading)
        case .failure(let failure):
          first = first ?? failure
          troubles.append(failure.description)
        }
      }
    }
    guard !readings.isEmpty else {
      throw first ?? Failure(.unreachable, troubles.first ?? "there is no session to review; give its folder")
    }
    troubles += readings.flatMap(\.notices)
    let rules = request.scansAnew ? RescanRules(on: disk) : nil
    var review = Review(reviewer: request.reviewer.name, ownFile: request.reviewer.file)
    for (index, reading) in readings.enumerated() {
      review.add(reading.reviewed(at: index, rescannedWith: rules))
    }
    troubles += rules?.takeTroubles() ?? []
    files = try ReviewFiles(
      (readings.map(\.session.path) + rest).map { SessionFolder($0, on: disk) }, reviewer: request.reviewer,
      version: request.version, on: disk)
    troubles += files.troubles
    let own = review.sessions.compactMap { review.ownFile(of: $0.index)?.kept.last?.at }.max()
    clock = Clock.system(notBefore: own)
    let latest = readings.compactMap(\.lastMoment).max()
    let clockWords = latest.flatMap {
      Clock.words(behind: $0, now: Clock.system().now(), offsetMinutes: offset)
    }
    notices =
      ([clockWords].compactMap(\.self) + troubles).map(Self.sentence)
      + (request.scansAnew ? [Self.scanWords(review)] : [])
    self.review = review
    self.keys = keys
    self.troubles = troubles
    self.rules = rules
    self.disk = disk
    self.rest = rest
    sessions = readings.map(\.session)
  }

  // MARK: - Reading

  /// On this thread and one more: a study's journals are many megabytes.
  private static func read(
    _ paths: [String], offsetMinutes: Int, _ before: ReadBefore, on disk: any Disk
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
          try ReviewReading(paths[index], offsetMinutes: offsetMinutes, before, on: disk)
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

  /// What looking through anew changed, in a sentence.
  private static func scanWords(_ review: Review) -> String {
    let changes = review.sessions.map(\.scanChange)
    let (new, again) = (changes.reduce(0) { $0 + $1.new }, changes.reduce(0) { $0 + $1.again })
    let gone = changes.reduce(0) { $0 + $1.gone }
    return "Looked through anew: \(new) new, \(again) as before, \(gone) that the rules of now leave alone."
  }

  /// What became of the sessions that are read while the review is open already.
  private final class Loading: Sendable {
    let troubles = Mutex<[String]>([])
    let isOver = Mutex(false)
  }

  /// Reads the rest on a thread of its own, a few sessions a message.
  private func readRest() {
    guard !rest.isEmpty, let lane = Lane() else { return }
    let (reading, files) = (restReading, files)
    lane.run { reading.read { files.mailbox.post($0) } }
  }

  private var restReading: RestReading {
    RestReading(
      paths: rest, firstIndex: sessions.count, offsetMinutes: clock.offsetMinutes,
      rules: rules, files: files, loading: loading, disk: disk)
  }

  /// The sessions behind those that were read at once.
  private struct RestReading: Sendable {
    let paths: [String]
    let firstIndex: Int
    let offsetMinutes: Int
    let rules: RescanRules?
    let files: ReviewFiles
    let loading: Loading
    let disk: any Disk

    func read(_ post: (Message) -> Void) {
      var index = firstIndex
      let before = ReadBefore()
      var end = 0
      // The queue is put together anew with each message, so the more there is in it the more a message brings.
      var size = sessionsAMessage.lowerBound
      while end < paths.count {
        guard !loading.isOver.withLock({ $0 }) else { return }
        let start = end
        end = min(start + size, paths.count)
        size = min(size * 2, sessionsAMessage.upperBound)
        let read = paths[start..<end].compactMap { one($0, &index, before) }
        post(.reviewed(read, left: paths.count - end))
      }
      let troubles = loading.troubles.withLock { $0 }
      if let first = troubles.first {
        let words = sentence(first)
        post(.notice(troubles.count > 1 ? "\(words) (1 of \(troubles.count))" : words))
      }
    }

    /// `nil` for one that cannot be read, which is among the troubles then.
    private func one(_ path: String, _ index: inout Int, _ before: ReadBefore) -> ReviewDesk.Reviewed? {
      do throws(Failure) {
        let reading = try ReviewReading(path, offsetMinutes: offsetMinutes, before, on: disk)
        loading.troubles.withLock { $0 += reading.notices }
        defer { index += 1 }
        let reviewed = reading.reviewed(at: index, rescannedWith: rules)
        loading.troubles.withLock { $0 += rules?.takeTroubles() ?? [] }
        return ReviewDesk.Reviewed(reading.session, reviewed)
      } catch {
        loading.troubles.withLock { $0.append(error.description) }
        files.leaveOut(index)
        return nil
      }
    }
  }

  private static let sessionsAMessage = 8...256

  /// What could not be read since the review was opened, a sentence each.
  package var laterTroubles: [String] { loading.troubles.withLock { $0 } }

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
      loading.isOver.withLock { $0 = true }
      files.close()
    }
    readRest()
    var desk = desk(hasHome: hasHome, offers: offers)
    var conductor = Conductor(clock: clock, keeper: nil)
    conductor.mailbox = files.mailbox
    conductor.reviewFiles = files
    return conductor.conduct(&desk, on: &screen)
  }

  private func desk(hasHome: Bool = false, offers: Set<HomeOffer> = []) -> ReviewDesk {
    let setting = ReviewDesk.Setting(
      marks: Shelf.marks, suggestions: SuggestionTable(Shelf.suggestions), offsetMinutes: clock.offsetMinutes,
      bindings: keys.bindings, hasHome: hasHome, offers: offers)
    return ReviewDesk(
      review, sessions: sessions, setting: setting, at: clock.now(), notice: notice, left: rest.count)
  }

  /// Reviews in line mode, until the input ends or it is left; every file is given back then.
  ///
  /// - Throws: code 3 when the last verdict could not be kept to the end.
  package func conductPlain() throws(Failure) {
    defer { files.close() }
    var review = PlainReview(desk())
    // Nobody waits for a first frame here.
    restReading.read { _ = review.take($0, at: clock.now()) }
    try PlainReviewRoom(files: files, clock: clock).conduct(&review)
  }

  /// A trouble as the screen has it, which has no room for the lines around.
  private static func sentence(_ trouble: String) -> String {
    let first = trouble.prefix { $0 != "\n" }
    return first.prefix(1).uppercased() + first.dropFirst() + "."
  }

  /// What has to be known first: of several the first, and how many there are.
  private var notice: String? {
    let all = notices + keys.notices
    guard let first = all.first else { return nil }
    return all.count > 1 ? "\(first) (1 of \(all.count))" : first
  }
}
