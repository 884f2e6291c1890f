import Fieldwork
import Journaling
import Notation

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The sessions under paths that a person gave: sessions, studies, folders of studies.
struct SessionPaths {
  /// In the order given, by name within a folder; none twice.
  private(set) var sessions: [String] = []
  /// What could not be looked at, a sentence each.
  private(set) var troubles: [String] = []

  /// Whole paths of those found: a link to a session is that session.
  private var known: Set<String> = []
  /// Sessions come to, one that was found before counted again.
  private var found = 0

  /// How far below a given path a session may lie.
  private static let maxDepth = 6
  private static let passedBy: Set<String> = ["private", "exports", "guides"]

  init(_ paths: [String], on disk: any Disk) {
    for path in paths {
      let before = (found, troubles.count)
      look(Self.withoutSlash(path), depth: 0, on: disk)
      if before == (found, troubles.count) {
        troubles.append("there is no session in '\(harmless(path))'; give the folder of a session or a study")
      }
    }
  }

  private mutating func look(_ path: String, depth: Int, on disk: any Disk) {
    do throws(DiskError) {
      guard case .folder = try disk.kind(of: path) else {
        if depth == 0 { try takeFile(path, on: disk) }
        return
      }
      let names = try disk.list(path).sorted()
      if names.contains(Reference.journal) {
        add(path)
        return
      }
      guard depth < Self.maxDepth else { return }
      let inner =
        names.contains("study.yaml") ? names.filter { $0 == "sessions" } : names.filter(Self.isLookedInto)
      for name in inner { look("\(path)/\(name)", depth: depth + 1, on: disk) }
    } catch {
      troubles.append("\(error); what else there is is shown: \(error.remedy)")
    }
  }

  /// A session may be given by its journal.
  private mutating func takeFile(_ path: String, on disk: any Disk) throws(DiskError) {
    guard path.split(separator: "/").last.map(String.init) == Reference.journal else { return }
    let session = folder(of: path)
    if case .file = try disk.kind(of: path) { add(session) }
  }

  private mutating func add(_ session: String) {
    found += 1
    let whole = realpath(session, nil)
    defer { free(whole) }
    if known.insert(whole.map { String(cString: $0) } ?? session).inserted { sessions.append(session) }
  }

  private static func isLookedInto(_ name: String) -> Bool {
    !name.hasPrefix(".") && !passedBy.contains(name)
  }

  private static func withoutSlash(_ path: String) -> String {
    var path = path[...]
    while path.count > 1, path.last == "/" { path.removeLast() }
    return String(path)
  }
}
