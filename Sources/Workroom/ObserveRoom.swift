import Canvas
import Desk
import Facilitation
import Fieldwork
import Flagging
import Journaling
import Notation
import Preparing

extension ObserveDesk: Deskwork {}

/// A session followed from a second terminal, with a file of its own for notes.
///
/// The session's files are only read. The observer's file stays open until the screen is left, so one name is one
/// observer; after a crash it is gone on with, draft and all.
package struct ObserveRoom {
  private let folder: ObserverFolder
  private let keeper: Keeper
  private let disk: any Disk
  private let clock: Clock
  private let keys: Keymap
  private let kept: [KeptEntry]
  private let notice: String?

  /// - Parameter version: of this program, for a file that is begun.
  /// - Throws: code 3 when the folder is not there or takes no file, 4 when somebody of this name observes already,
  ///   5 when the observer's file is not what it should be.
  package init(
    _ folder: ObserverFolder, version: String, keys: Keymap = Keymap(), on disk: any Disk
  ) throws(Failure) {
    let session = folder.session.path
    guard case .folder = try reach({ () throws(DiskError) in try disk.kind(of: session) }) else {
      throw Failure(.unreachable, "there is no folder '\(harmless(session))'; give the folder of a session")
    }
    let opened = try Self.open(folder, on: disk)
    let clock = Clock.system(notBefore: opened.reading.lastMoment)
    let torn = opened.tornLine.map { "The last line was torn; it is kept in '\(harmless($0.path))'." }
    var kept = opened.reading.entries
    keeper = try Keeper(opened.writer, folder: folder.session, draft: folder.draft, on: disk)
    if kept.isEmpty {
      let opening = Opening(session: folder.session.name, evenkeel: version)
      do throws(JournalError) {
        kept = try keeper.keepNow([.opened(opening)], at: clock.now())
      } catch {
        throw Failure(error)
      }
    }
    self.folder = folder
    self.disk = disk
    self.clock = clock
    self.keys = keys
    self.kept = kept
    notice = torn
  }

  private static func open(
    _ folder: ObserverFolder, on disk: any Disk
  ) throws(Failure) -> JournalWriter.Opened {
    do throws(JournalError) {
      return try JournalWriter.open(
        folder.journal, on: disk, holder: SystemDisk.holder(name: folder.name), now: Clock.system().now(),
        chance: SystemRandomNumberGenerator())
    } catch {
      guard case .held(let path, let holder) = error else { throw Failure(error) }
      let who = holder.isEmpty ? "" : " (\(harmless(holder)))"
      throw Failure(
        .refused, "'\(harmless(path))' is open in another evenkeel\(who); observe under another '--name'")
    }
  }

  /// Follows until it is left.
  ///
  /// - Parameter wake: the descriptor that wakes the screen when a byte is written to it.
  package func conduct(on screen: inout some Screen & ~Copyable, wake: Int32) -> Conductor.Ending {
    keeper.mailbox.ring(wake)
    defer {
      keeper.mailbox.ring(-1)
      keeper.close()
    }
    // Studies and rule files are mended where sessions begin; what an observer writes is kept all the same.
    let around = StudyAround(resuming: folder.session, on: disk)
    var desk = desk(around.study, around.rules)
    for words in keys.notices + [notice].compactMap(\.self) + around.notices {
      _ = desk.update(.notice(words), at: clock.now())
    }
    var conductor = Conductor(clock: clock, keeper: keeper)
    var follower = SessionFollower(folder.session, on: disk)
    conductor.follow = { follower.news() }
    return conductor.conduct(&desk, on: &screen)
  }

  private func desk(_ study: Study?, _ rules: RuleBook?) -> ObserveDesk {
    let flagger = SessionFlagger(
      study, rules: rules, today: Day(clock.now(), offsetMinutes: clock.offsetMinutes))
    let setting = ObserveDesk.Setting(
      title: folder.session.name, name: folder.name, file: folder.file,
      marks: StudyTables(of: folder.session, study, on: disk).marks,
      flagging: flagger.flagging, ruleBook: flagger.ruleBook,
      bindings: ObserveDesk.bindings(of: keys.bindings))
    let draft = (try? DraftFile(folder.draft).read(on: disk)).map { DeskDraft($0) }
    return ObserveDesk(setting: setting, kept: kept, draft: draft, at: clock.now())
  }
}

/// Reads what came into a session, and who its people are, each time it is asked.
package struct SessionFollower {
  private let folder: SessionFolder
  private let disk: any Disk
  private var follower: JournalFollower
  private var hasBegun = false
  private var lastSaid: Followed?
  private var rosterBytes: [UInt8] = []

  /// Nothing is read before ``news()`` is asked for.
  package init(_ folder: SessionFolder, on disk: any Disk) {
    self.folder = folder
    self.disk = disk
    follower = JournalFollower(folder.journal)
  }

  /// What is new; empty when nothing is.
  package mutating func news() -> [Message] {
    let followed = followed()
    defer { lastSaid = followed }
    switch followed {
    case .more([]) where lastSaid?.isInOrder ?? false: return []
    case .notYet, .trouble: return followed == lastSaid ? [] : [.followed(followed)]
    case .begun, .more: return roster() + [.followed(followed)]
    }
  }

  private mutating func followed() -> Followed {
    do throws(JournalError) {
      let news = try follower.news(on: disk)
      if news.startsOver { hasBegun = false }
      guard !hasBegun else { return .more(news.entries) }
      guard !news.entries.isEmpty else { return .notYet }
      return try begin(news.entries)
    } catch {
      if case .missing = error { return notYet() }
      return .trouble(Self.sentence(error.description))
    }
  }

  /// A journal that went away is followed from its start when it comes back.
  private mutating func notYet() -> Followed {
    hasBegun = false
    follower = JournalFollower(folder.journal)
    return .notYet
  }

  private mutating func begin(_ entries: [KeptEntry]) throws(JournalError) -> Followed {
    do throws(Failure) {
      let guide = try GuideFile(reading: folder.guide, on: disk).guide
      hasBegun = true
      return .begun(guide, entries)
    } catch {
      // The entries are read again the next time, from the first.
      follower = JournalFollower(folder.journal)
      return .trouble(Self.sentence(error.description))
    }
  }

  /// Names, when they changed; codes are shown where the roster cannot be read.
  private mutating func roster() -> [Message] {
    guard let bytes = try? disk.bytes(of: folder.roster, limit: Study.maxBytes), bytes != rosterBytes else {
      return []
    }
    rosterBytes = bytes
    guard let text = String(validating: bytes, as: UTF8.self), let read = try? Roster.reading(yaml: text)
    else {
      return []
    }
    return [.roster(read.roster)]
  }

  private static func sentence(_ words: String) -> String {
    words.prefix(1).uppercased() + words.dropFirst() + "."
  }
}

extension Followed {
  /// Whether the session was followed, so that nothing new is nothing to say.
  fileprivate var isInOrder: Bool {
    switch self {
    case .begun, .more: true
    case .notYet, .trouble: false
    }
  }
}
