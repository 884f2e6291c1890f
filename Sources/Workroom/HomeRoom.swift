import Canvas
import Desk
import Facilitation
import Fieldwork
import Journaling
import Notation
import Preparing

/// The home screen, and everything opened from it on the same terminal.
package struct HomeRoom {
  private let shelf: StudyShelf
  private let version: String
  private let disk: any Disk
  private let clock = Clock.system()
  private let keys: Keymap
  private let lane: Lane
  private let mailbox = Mailbox()

  /// - Throws: code 3 when no threads are left.
  package init(version: String, keys: Keymap = Keymap(), on disk: any Disk) throws(Failure) {
    self.keys = keys
    guard let lane = Lane() else {
      throw Failure(.unreachable, "no threads or descriptors are left; close other programs, then try again")
    }
    self.version = version
    self.disk = disk
    self.lane = lane
    shelf = StudyShelf(root: DataFolder.path, on: disk)
  }

  /// Shows home until one leaves; what is opened from it comes back to it.
  package func conduct(on screen: inout some Screen & ~Copyable, wake: Int32) throws(Failure)
    -> Conductor.Ending
  {
    var notice = keys.notices.first
    while true {
      mailbox.ring(wake)
      let ending = showHome(notice, on: &screen)
      mailbox.ring(-1)
      guard case .action(let action) = ending else { return ending }
      do throws(Failure) {
        switch try perform(action, on: &screen, wake: wake) {
        case .stay(let said): notice = said
        case .end(let ending): return ending
        }
      } catch {
        notice = Self.sentence(error)
      }
    }
  }

  private enum Outcome {
    case stay(String?)
    case end(Conductor.Ending)
  }

  private func showHome(_ notice: String?, on screen: inout some Screen & ~Copyable) -> Conductor.Ending {
    var desk = HomeDesk(
      shelf.listing(reading: false), guides: Self.guides, size: screen.size, at: clock.now(),
      offsetMinutes: clock.offsetMinutes, offers: Self.offers, bindings: keys.bindings, notice: notice)
    let (shelf, mailbox) = (shelf, mailbox)
    // Reading every journal may take a second; the list is there at once.
    let (version, now, offsetMinutes) = (version, clock.now(), clock.offsetMinutes)
    lane.run {
      var listing = shelf.listing(reading: true)
      listing.due = shelf.due(
        version: version, cacheFolder: CacheFolder.path, at: now, offsetMinutes: offsetMinutes)
      mailbox.post(.listing(listing))
    }
    var conductor = Conductor(clock: clock, keeper: nil)
    conductor.mailbox = mailbox
    return conductor.conduct(&desk, on: &screen)
  }

  private static let guides = Shelf.guideKinds.compactMap { kind in
    Shelf.guide(named: kind).map(Guide.reading).map { read in
      GuideChoice(
        name: kind, title: read.guide.title, minutes: read.guide.slotMinutes, people: read.guide.people)
    }
  }

  private func perform(
    _ action: HomeAction, on screen: inout some Screen & ~Copyable, wake: Int32
  ) throws(Failure) -> Outcome {
    switch action {
    case .session(let path): return try run(path, guide: shelf.plannedGuide(path), on: &screen, wake: wake)
    case .sample: return .stay(try shelf.layOutSample(version: version))
    case .practice:
      return Self.outcome(PracticeRoom.conduct(try PracticeRoom.deck(nil, on: disk), keys: keys, on: &screen))
    case .newSession(let title, let guide, let people, let isRehearsal):
      let path = try shelf.newSession(title: title, guide: guide, people: people, today: today)
      return try run(path, guide: path + "/guide.md", isRehearsal: isRehearsal, on: &screen, wake: wake)
    case .export(let path):
      let room = try PseudonymRoom(path, by: nil, keys: keys, on: disk)
      return Self.outcome(try room.conduct(on: &screen, wake: wake))
    case .review(let path): return try review(path, on: &screen, wake: wake)
    case .followUps: return try followUps(on: &screen, wake: wake)
    }
  }

  /// The screens that home leads to.
  private static let offers: Set<HomeOffer> = [.review, .followUps]

  /// The register of everything on the shelf, under this login's name.
  private func followUps(on screen: inout some Screen & ~Copyable, wake: Int32) throws(Failure) -> Outcome {
    let paths = shelf.registerPaths
    guard !paths.isEmpty else { return .stay("There is no session yet; a begins one.") }
    let room = try RegisterRoom(
      paths, reviewer: try ReviewerFolder(name: ReviewerFolder.login), version: version,
      cacheFolder: CacheFolder.path, keys: keys, on: disk)
    let ending = room.conduct(on: &screen, wake: wake, hasHome: true, offers: Self.offers)
    if case .action(let action) = ending { return try perform(action, on: &screen, wake: wake) }
    return Self.outcome(ending)
  }

  /// Reviews one session under this login's name; what it leads to comes after it.
  private func review(
    _ path: String, on screen: inout some Screen & ~Copyable, wake: Int32
  ) throws(Failure) -> Outcome {
    let reviewer = try ReviewerFolder(name: ReviewerFolder.login)
    let room = try ReviewRoom(
      ReviewRequest(paths: [path], reviewer: reviewer, version: version), keys: keys, on: disk)
    let ending = room.conduct(on: &screen, wake: wake, hasHome: true, offers: Self.offers)
    if case .action(let action) = ending { return try perform(action, on: &screen, wake: wake) }
    return Self.outcome(ending)
  }

  private var today: Day { Day(clock.now(), offsetMinutes: clock.offsetMinutes) }

  private func run(
    _ path: String, guide: String?, isRehearsal: Bool = false, on screen: inout some Screen & ~Copyable,
    wake: Int32
  ) throws(Failure) -> Outcome {
    let request = SessionRequest(
      guide: guide, folder: SessionFolder(path, on: disk), isRehearsal: isRehearsal, version: version)
    var opened = try OpenedSession.open(request, on: disk)
    opened.keys = keys
    return Self.outcome(try LiveRoom(opened).conduct(on: &screen, wake: wake))
  }

  /// Leaving a session leads home; a signal or a lost terminal ends the program.
  private static func outcome(_ ending: Conductor.Ending) -> Outcome {
    switch ending {
    case .left, .action, .begin: .stay(nil)
    case .stopped, .lost: .end(ending)
    }
  }

  private static func sentence(_ failure: Failure) -> String {
    let text = failure.description
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }
}
