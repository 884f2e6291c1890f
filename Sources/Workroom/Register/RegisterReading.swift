import Fieldwork
import Journaling
import Notation
import Reviewing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The register over many sessions as their files have it, and what of them could not be read.
package struct RegisterReading: Sendable {
  package private(set) var register: Register

  /// What could not be looked at, or not as a whole; the rest is in the register.
  package private(set) var troubles: [Failure] = []

  /// Finds every session under the paths and folds what its files say.
  ///
  /// - Parameters:
  ///   - cacheFolder: where the cache may lie; `nil` reads without one.
  ///   - keepsEntries: whether the sources hold what they were folded from, so that more can be added to them.
  package static func of(
    _ paths: [String], cacheFolder: String?, version: String, at now: Moment, offsetMinutes: Int,
    keepsEntries: Bool = false, on disk: any Disk
  ) -> RegisterReading {
    var walk = RegisterWalk(version: version, at: now, offsetMinutes: offsetMinutes, on: disk)
    walk.keepsEntries = keepsEntries
    return walk.read(paths, cacheFolder: cacheFolder)
  }

  fileprivate init(_ register: Register, _ troubles: [Failure]) {
    self.register = register
    self.troubles = troubles
  }
}

/// One reading of many sessions.
private struct RegisterWalk {
  private let version: String
  private let now: Moment
  private let offsetMinutes: Int
  private let disk: any Disk
  private var troubles: [Failure] = []
  var keepsEntries = false

  init(version: String, at now: Moment, offsetMinutes: Int, on disk: any Disk) {
    self.version = version
    self.now = now
    self.offsetMinutes = offsetMinutes
    self.disk = disk
  }

  /// A session that was found, with what the cache knows of it or the names of its files. Ten thousand of them are
  /// sorted and handed round, which is why it is no value.
  private final class Found: Sendable {
    let place: SessionSearch.Place
    let stamp: FileStamp
    let known: RegisterCache.Folder?
    let names: [String]

    init(place: SessionSearch.Place, stamp: FileStamp, known: RegisterCache.Folder?, names: [String]) {
      self.place = place
      self.stamp = stamp
      self.known = known
      self.names = names
    }

    var title: String { SessionFolder.title(String(place.path.split(separator: "/").last ?? "")) }
  }

  mutating func read(_ paths: [String], cacheFolder: String?) -> RegisterReading {
    let roots = paths.compactMap { root($0) }
    let cachePath = cacheFolder.map { RegisterCache.path(for: roots.map(\.whole), in: $0) }
    let (version, disk) = (version, disk)
    let cache = cachePath.map { path in
      Crew.aside { RegisterCache.read(path, version: version, on: disk) }
    }
    let found = search(roots, cache)
    let taken = take(found)
    if let cachePath, let cache { renew(cache.product, with: taken, found, at: cachePath) }
    for one in taken { troubles += one.troubles }
    let register = Register(
      taken.map(\.source), folded: taken.map(\.lines), at: now, offsetMinutes: offsetMinutes)
    return RegisterReading(register, troubles)
  }

  // MARK: Finding

  /// A path as it was given, and its whole path; a file stands for its folder.
  private mutating func root(_ path: String) -> SessionSearch.Place? {
    var given = path.isEmpty ? "." : path
    while given.count > 1, given.hasSuffix("/") { given.removeLast() }
    do throws(DiskError) {
      guard let stamp = try disk.stamp(of: given) else {
        troubles.append(
          Failure(.unreachable, "'\(harmless(given))' is not there; give the folder of a session or a study"))
        return nil
      }
      var shown = given
      if case .file = stamp.kind {
        guard SessionSearch.isForTheRegister(String(given.split(separator: "/").last ?? "")) else {
          troubles.append(
            Failure(.unfit, "'\(harmless(given))' is no session; give the folder of a session or a study"))
          return nil
        }
        shown = folder(of: given)
      }
      return SessionSearch.Place(path: shown, whole: Self.wholePath(shown))
    } catch {
      troubles.append(Failure(.unreachable, "\(error); what else there is is shown: \(error.remedy)"))
      return nil
    }
  }

  private static func wholePath(_ path: String) -> String {
    guard let whole = realpath(path, nil) else { return path }
    defer { free(whole) }
    return String(cString: whole)
  }

  /// Level by level, so that a level's folders can be looked at by several threads.
  ///
  /// The cache may still be on its way: it is not waited for to look into the one folder that holds all others.
  private mutating func search(_ roots: [SessionSearch.Place], _ cache: Aside<RegisterCache>?) -> [Found] {
    var found: [Found] = []
    var seen: [FolderMark: String] = [:]
    var unreached: [SessionSearch.Place] = []
    var level = roots
    var depth = 0
    while !level.isEmpty, depth <= SessionSearch.maxDepth {
      let disk = disk
      let isAlone = level.count == 1
      let known = isAlone ? RegisterCache() : cache?.product ?? RegisterCache()
      let looks = Crew.map(level) { SessionSearch.look($0, known, on: disk) }
      var next: [SessionSearch.Place] = []
      for (place, look) in zip(level, looks) {
        switch look {
        case .session(let stamp, let known, let names):
          guard isNew(stamp, place, &seen) else { continue }
          let known = isAlone ? cache?.product.folder(place.whole, stamp) : known
          found.append(Found(place: place, stamp: stamp, known: known, names: names))
        case .folder(let stamp, let inner):
          if isNew(stamp, place, &seen) { next += inner }
        case .trouble(let failure):
          troubles.append(failure)
          unreached.append(place)
        case .nothing: break
        }
      }
      level = next
      depth += 1
    }
    for root in roots
    where !found.contains(where: { $0.place.isIn(root) }) && !unreached.contains(where: { $0.isIn(root) }) {
      troubles.append(
        Failure(
          .unreachable,
          "there is no session in '\(harmless(root.path))'; give the folder of a session or a study"))
    }
    return found.sorted { $0.place.path < $1.place.path }
  }

  /// Which folder it is, by whatever path it was reached.
  private struct FolderMark: Hashable {
    var device: Int
    var inode: Int
  }

  private mutating func isNew(
    _ stamp: FileStamp, _ place: SessionSearch.Place, _ seen: inout [FolderMark: String]
  ) -> Bool {
    let mark = FolderMark(device: stamp.device, inode: stamp.inode)
    guard let former = seen[mark] else {
      seen[mark] = place.path
      return true
    }
    if former != place.path {
      troubles.append(
        Failure(
          .found, "'\(harmless(place.path))' is the folder '\(harmless(former))' again; it is shown once"))
    }
    return false
  }

  // MARK: Reading

  /// One session, read; no value for the same reason.
  private final class Taken: Sendable {
    let source: RegisterSource
    let lines: [RegisterLine]
    let troubles: [Failure]
    /// What the cache may know of it; `nil` when it has to be looked at again.
    let folder: RegisterCache.Folder?
    let wasKnown: Bool

    init(
      source: RegisterSource, lines: [RegisterLine], troubles: [Failure], folder: RegisterCache.Folder?,
      wasKnown: Bool
    ) {
      self.source = source
      self.lines = lines
      self.troubles = troubles
      self.folder = folder
      self.wasKnown = wasKnown
    }
  }

  private func take(_ found: [Found]) -> [Taken] {
    let (disk, offsetMinutes, keepsEntries) = (disk, offsetMinutes, keepsEntries)
    let settledBefore = now.milliseconds * 1_000_000 - RegisterCache.settled
    let studies = Self.studies(of: found, on: disk)
    return Crew.map(Array(found.indices)) { index in
      let found = found[index]
      var files = SessionFiles(found.place.path, on: disk)
      let names = found.known?.files.map(\.name) ?? found.names
      files.read(names, known: found.known?.files ?? [])
      let study = Self.studyPath(of: found.place.path).flatMap { studies.contains($0) ? $0 : nil }
      var source = RegisterSource(
        path: found.place.path, title: keepsEntries ? found.title : nil,
        study: study,
        identity: files.identity, files: files.files, lines: files.sourceLines)
      let lines = RegisterFold.lines(of: source, source: index, offsetMinutes: offsetMinutes)
      let isSettled =
        found.stamp.isBefore(settledBefore) && files.cached.allSatisfy { $0.stamp.isBefore(settledBefore) }
      let folder =
        isSettled && files.areWhole ? RegisterCache.Folder(stamp: found.stamp, files: files.cached) : nil
      if !keepsEntries {
        // What it was folded from is not needed any more.
        source.files = []
        source.lines = [:]
      }
      return Taken(
        source: source, lines: lines, troubles: files.troubles, folder: folder,
        wasKnown: folder != nil && folder == found.known)
    }
  }

  /// The folder two above a session, when the one above is `sessions`.
  private static func studyPath(of session: String) -> String? {
    let sessions = folder(of: session)
    guard sessions == "sessions" || sessions.hasSuffix("/sessions") else { return nil }
    return folder(of: sessions)
  }

  private static func studies(of found: [Found], on disk: any Disk) -> Set<String> {
    Set(found.compactMap { studyPath(of: $0.place.path) }).filter { path in
      if case .file? = try? disk.kind(of: "\(path)/study.yaml") { true } else { false }
    }
  }

  private func renew(
    _ cache: RegisterCache, with taken: [Taken], _ found: [Found], at path: String
  ) {
    guard taken.contains(where: { !$0.wasKnown }) || taken.count != cache.folders.count else { return }
    var renewed = RegisterCache()
    for (found, taken) in zip(found, taken) { renewed.folders[found.place.whole] = taken.folder }
    guard renewed.folders != cache.folders else { return }
    renewed.write(path, version: version, on: disk)
  }
}

extension SessionSearch.Place {
  fileprivate func isIn(_ root: SessionSearch.Place) -> Bool {
    root.path == "." || path == root.path || path.hasPrefix(root.path == "/" ? "/" : root.path + "/")
  }
}

extension FileStamp {
  /// Last written to before this moment, in nanoseconds since 1970.
  fileprivate func isBefore(_ moment: Int) -> Bool { modified < moment }
}
