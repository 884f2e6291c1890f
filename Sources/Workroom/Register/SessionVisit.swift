import Fieldwork
import Journaling
import Notation
import Reviewing

/// Goes to places where sessions may lie, and reads and folds those that do.
///
/// Several threads each go to a share of the places, as there may be ten thousand of them.
struct SessionVisit: Sendable {
  /// What was written to later may not be in the cache, in nanoseconds since 1970.
  let settledBefore: Int
  let offsetMinutes: Int
  /// The sources hold what they were folded from.
  let keepsEntries: Bool
  /// The lines that follow-ups came from are wanted with their words.
  let hasTalk: Bool
  let disk: any Disk

  /// One session, read. Ten thousand of them are sorted and handed round, which is why it is no value.
  final class Session: Sendable {
    let place: SessionSearch.Place
    let stamp: FileStamp
    let source: RegisterSource
    let lines: [RegisterLine]
    let troubles: [Failure]
    /// What the cache may know of it; `nil` when it has to be looked at again.
    let known: RegisterCache.Folder?
    /// The cache knows it already.
    let wasKnown: Bool

    fileprivate init(
      _ place: SessionSearch.Place, _ stamp: FileStamp, _ source: RegisterSource, _ lines: [RegisterLine],
      _ troubles: [Failure], known: RegisterCache.Folder?, wasKnown: Bool
    ) {
      self.place = place
      self.stamp = stamp
      self.source = source
      self.lines = lines
      self.troubles = troubles
      self.known = known
      self.wasKnown = wasKnown && known != nil
    }
  }

  /// What a visit came to.
  enum End: Sendable {
    case session(Session)
    case folder(FileStamp, [SessionSearch.Place])
    case nothing
    case trouble(Failure)
  }

  /// - Parameter late: a cache that is still being read, asked only about a folder that is a session.
  func ends(
    at places: ArraySlice<SessionSearch.Place>, _ cache: RegisterCache, late: Aside<RegisterCache>? = nil
  ) -> [End] {
    var reach = Reach(on: disk)
    var reader = LineReader(hasTalk: hasTalk, on: disk)
    var ends: [End] = []
    ends.reserveCapacity(places.count)
    for place in places {
      reach.go(to: place)
      switch SessionSearch.look(place, reach, cache) {
      case .session(let stamp, let known, let names):
        let known = known ?? late?.product.folder(place, stamp)
        ends.append(.session(session(place, stamp, known, names, reach, &reader)))
      case .folder(let stamp, let content): ends.append(.folder(stamp, place.inside(content, on: disk)))
      case .nothing: ends.append(.nothing)
      case .trouble(let failure): ends.append(.trouble(failure))
      }
    }
    return ends
  }

  private func session(
    _ place: SessionSearch.Place, _ stamp: FileStamp, _ known: RegisterCache.Folder?, _ names: [String],
    _ reach: borrowing Reach, _ reader: inout LineReader
  ) -> Session {
    var files = SessionFiles(at: place, hasTalk: hasTalk)
    files.read(known?.files.map(\.name) ?? names, known: known, reach, &reader)
    let home = place.home(on: disk)
    var source = RegisterSource(
      path: home.path, name: home.name, title: keepsEntries ? SessionFolder.title(home.name) : nil,
      study: home.nest.study, identity: files.identity, files: files.files, lines: files.sourceLines)
    let lines = RegisterFold.lines(of: source, source: 0, offsetMinutes: offsetMinutes)
    if !keepsEntries {
      // What it was folded from is not needed any more.
      source.files = []
      source.lines = [:]
    }
    let folder =
      files.areAsKnown
      ? known : files.areWhole ? RegisterCache.Folder(stamp: stamp, files: files.cached) : nil
    return Session(
      place, stamp, source, lines, files.troubles, known: folder.flatMap { isSettled($0) ? $0 : nil },
      wasKnown: files.areAsKnown)
  }

  /// Nothing of it was touched so lately that the next change might bear the same time.
  private func isSettled(_ folder: RegisterCache.Folder) -> Bool {
    folder.stamp.modified < settledBefore && folder.files.allSatisfy { $0.stamp.modified < settledBefore }
  }
}
