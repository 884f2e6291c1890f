import Fieldwork
import Journaling
import Notation

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Finds the sessions under paths: sessions, studies, folders of studies, a session's journal.
struct SessionSearch {
  /// A folder that was come to and that others lie in.
  final class Nest: Sendable {
    /// To show and to open.
    let path: String
    /// By which the cache knows it.
    let whole: String
    /// The folder of the study whose sessions lie here; `nil` without one.
    let study: String?

    init(path: String, whole: String, on disk: any Disk) {
      self.path = path
      self.whole = whole
      // The whole path too: one may stand in the study's folder, or name a link.
      study = (Self.study(path) ?? Self.study(whole)).flatMap { study in
        if case .file? = try? disk.kind(of: inner("study.yaml", of: study)) { study } else { nil }
      }
    }

    /// The folder above, when this one is `sessions`.
    private static func study(_ path: String) -> String? {
      path == "sessions" || path.hasSuffix("/sessions") ? folder(of: path) : nil
    }
  }

  /// A folder that was reached.
  struct Place: Sendable {
    let nest: Nest
    let name: String
    /// A link leads to it.
    var isLink = false
    /// The path a person gave, where they gave it.
    var given: String?

    var path: String { given ?? inner(name, of: nest.path) }
    var whole: String { inner(name, of: nest.whole) }

    /// A path as a person gave it.
    static func root(_ given: String, on disk: any Disk) -> Place {
      let whole = wholePath(given)
      let nest = Nest(path: folder(of: given), whole: folder(of: whole), on: disk)
      return Place(nest: nest, name: String(whole.split(separator: "/").last ?? ""), given: given)
    }

    private static func wholePath(_ path: String) -> String {
      guard let whole = realpath(path, nil) else { return path }
      defer { free(whole) }
      return String(cString: whole)
    }

    /// Whether a path leads to it or into it.
    func holds(_ other: String) -> Bool {
      let path = path
      return path == "." || other == path || other.hasPrefix(path == "/" ? "/" : path + "/")
    }

    /// What lies in it.
    func inside(_ content: FolderContent, on disk: any Disk) -> [Place] {
      let nest = Nest(path: path, whole: whole, on: disk)
      return content.names.map { Place(nest: nest, name: $0, isLink: content.links.contains($0)) }
    }

    /// The place itself, where a link leads to it: its own name, in its own study.
    func home(on disk: any Disk) -> Place { isLink ? .root(Self.wholePath(path), on: disk) : self }
  }

  /// What one folder turned out to be.
  enum Look {
    /// With what the cache knows of it, or the names of its files.
    case session(FileStamp, RegisterCache.Folder?, names: [String])
    case folder(FileStamp, FolderContent)
    /// A file, or nothing.
    case nothing
    case trouble(Failure)
  }

  /// How far below a given path a session may lie.
  static let maxDepth = 6

  /// Folders in which no session is looked for.
  private static let passedBy: Set<String> = ["private", "exports", "guides"]

  /// What stands at a place. A folder that the cache knows and that was not touched since is not listed again.
  static func look(_ place: Place, _ reach: borrowing Reach, _ cache: RegisterCache) -> Look {
    do throws(DiskError) {
      guard let stamp = try reach.stamp(of: place), stamp.kind == .folder else { return .nothing }
      if let known = cache.folder(place, stamp) { return .session(stamp, known, names: []) }
      var content = try reach.disk.content(of: place.path)
      let names = content.names.sorted()
      // A withdrawal that a crash broke off is finished before any words are read.
      if names.contains(Intent.name) {
        do throws(Failure) { try Intent.finish(in: place.path, on: reach.disk) } catch {
          return .trouble(error)
        }
      }
      if names.contains(Reference.journal) {
        return .session(stamp, nil, names: names.filter(isForTheRegister))
      }
      content.names =
        names.contains("study.yaml") ? names.filter { $0 == "sessions" } : names.filter(isLookedInto)
      return .folder(stamp, content)
    } catch {
      return .trouble(Failure(.unreachable, "\(error); what else there is is shown: \(error.remedy)"))
    }
  }

  private static func isLookedInto(_ name: String) -> Bool {
    !name.hasPrefix(".") && !passedBy.contains(name)
  }

  /// The session's journal and what reviewers wrote.
  static func isForTheRegister(_ name: String) -> Bool {
    name == Reference.journal || (name.hasPrefix("review-") && name.hasSuffix(".jsonl"))
  }
}

/// How folders and their files are come by: from the folder above them, which stays open while others in it are looked
/// at, and by the whole path where it cannot be opened.
struct Reach: ~Copyable {
  let disk: any Disk
  private var nest: SessionSearch.Nest?
  private var open: OpenFile?

  init(on disk: any Disk) { self.disk = disk }

  deinit { if let open { disk.close(open) } }

  mutating func go(to place: SessionSearch.Place) {
    guard nest !== place.nest || place.given != nil else { return }
    if let open { disk.close(open) }
    open = place.given == nil ? try? disk.openFolder(place.nest.path) : nil
    nest = place.nest
  }

  func stamp(of place: SessionSearch.Place) throws(DiskError) -> FileStamp? {
    if let open { return try disk.stamp(of: place.name, in: open) }
    return try disk.stamp(of: place.path)
  }

  func stamp(of file: String, at place: SessionSearch.Place) throws(DiskError) -> FileStamp? {
    if let open { return try disk.stamp(of: "\(place.name)/\(file)", in: open) }
    return try disk.stamp(of: inner(file, of: place.path))
  }

  /// Opens a file for reading.
  func file(_ file: String, at place: SessionSearch.Place) throws(DiskError) -> OpenFile {
    if let open { return try disk.open("\(place.name)/\(file)", in: open) }
    return try disk.open(inner(file, of: place.path), for: .reading)
  }
}
