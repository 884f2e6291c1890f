import Fieldwork
import Journaling
import Notation
import Reviewing

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
  ///   - hasTalk: whether the lines that follow-ups came from are wanted with their words.
  package static func of(
    _ paths: [String], cacheFolder: String?, version: String, at now: Moment, offsetMinutes: Int,
    keepsEntries: Bool = false, hasTalk: Bool = true, on disk: any Disk
  ) -> RegisterReading {
    let visit = SessionVisit(
      settledBefore: now.milliseconds * 1_000_000 - RegisterCache.settled, offsetMinutes: offsetMinutes,
      keepsEntries: keepsEntries, hasTalk: hasTalk, disk: disk)
    var walk = RegisterWalk(visit: visit, version: version, now: now)
    return walk.read(paths, cacheFolder: cacheFolder)
  }

  /// What the register was made from, kept for as long as this is.
  private let sessions: [SessionVisit.Session]

  fileprivate init(_ register: Register, _ troubles: [Failure], from sessions: [SessionVisit.Session]) {
    self.register = register
    self.troubles = troubles
    self.sessions = sessions
  }
}

/// One reading of many sessions.
private struct RegisterWalk {
  let visit: SessionVisit
  let version: String
  let now: Moment
  private var troubles: [Failure] = []

  private var disk: any Disk { visit.disk }

  init(visit: SessionVisit, version: String, now: Moment) {
    self.visit = visit
    self.version = version
    self.now = now
  }

  mutating func read(_ paths: [String], cacheFolder: String?) -> RegisterReading {
    let roots = paths.compactMap { root($0) }
    let cachePath = cacheFolder.map { RegisterCache.path(for: roots.map(\.whole), in: $0) }
    let (version, disk) = (version, disk)
    let cache = cachePath.map { path in
      Crew.aside { RegisterCache.read(path, version: version, on: disk) }
    }
    let found = search(roots, cache)
    if let cachePath, let cache { renew(cache.product, with: found, at: cachePath) }
    for one in found { troubles += one.troubles }
    let register = Register(
      found.map(\.source), folded: found.map(\.lines), at: now, offsetMinutes: visit.offsetMinutes)
    return RegisterReading(register, troubles, from: found)
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
      return .root(shown, on: disk)
    } catch {
      troubles.append(Failure(.unreachable, "\(error); what else there is is shown: \(error.remedy)"))
      return nil
    }
  }

  /// Level by level, so that a level's folders can be visited by several threads.
  ///
  /// The cache may still be on its way: it is not waited for to look into the one folder that holds all others.
  private mutating func search(
    _ roots: [SessionSearch.Place], _ cache: Aside<RegisterCache>?
  ) -> [SessionVisit.Session] {
    var found: [SessionVisit.Session] = []
    var seen: [FolderMark: SessionSearch.Place] = [:]
    var unreached: [SessionSearch.Place] = []
    var level = roots
    var depth = 0
    while !level.isEmpty, depth <= SessionSearch.maxDepth {
      let visit = visit
      let known = level.count == 1 ? nil : cache?.product ?? RegisterCache()
      let late = known == nil ? cache : nil
      let ends = Crew.shares(of: level) { visit.ends(at: $0, known ?? RegisterCache(), late: late) }
      var next: [SessionSearch.Place] = []
      for (place, end) in zip(level, ends.joined()) {
        switch end {
        case .session(let session):
          if isNew(session.stamp, place, &seen) { found.append(session) }
        case .folder(let stamp, let inside):
          if isNew(stamp, place, &seen) { next += inside }
        case .trouble(let failure):
          troubles.append(failure)
          unreached.append(place)
        case .nothing: break
        }
      }
      // A session that lies here is come to before a link to it.
      level = next.filter { !$0.isLink } + next.filter(\.isLink)
      depth += 1
    }
    for root in roots
    where !found.contains(where: { root.holds($0.place.path) })
      && !unreached.contains(where: { root.holds($0.path) })
    {
      troubles.append(
        Failure(
          .unreachable,
          "there is no session in '\(harmless(root.path))'; give the folder of a session or a study"))
    }
    return found.sorted { $0.source.path < $1.source.path }
  }

  /// Which folder it is, by whatever path it was reached.
  private struct FolderMark: Hashable {
    var device: Int
    var inode: Int
  }

  private mutating func isNew(
    _ stamp: FileStamp, _ place: SessionSearch.Place, _ seen: inout [FolderMark: SessionSearch.Place]
  ) -> Bool {
    let mark = FolderMark(device: stamp.device, inode: stamp.inode)
    guard let former = seen.updateValue(place, forKey: mark) else { return true }
    seen[mark] = former
    if former.path != place.path {
      troubles.append(
        Failure(
          .found, "'\(harmless(place.path))' is the folder '\(harmless(former.path))' again; it is shown once"
        ))
    }
    return false
  }

  // MARK: The cache

  private func renew(_ cache: RegisterCache, with found: [SessionVisit.Session], at path: String) {
    let isNews = found.contains { $0.known != nil && !$0.wasKnown }
    guard isNews || found.count(where: \.wasKnown) != cache.count else { return }
    var writer = RegisterCache.Writer(version: version)
    for session in found {
      if let folder = session.known { writer.add(session.place, folder) }
    }
    writer.finish(path, on: disk)
  }
}
