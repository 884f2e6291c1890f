import Fieldwork
import Journaling
import Notation

/// Finds the sessions under paths: sessions, studies, folders of studies, a session's journal.
struct SessionSearch {
  /// A folder that was reached: as a path to show and to open, and its whole path, by which the cache knows it.
  struct Place: Hashable, Sendable {
    var path: String
    var whole: String

    func inner(_ name: String) -> Place {
      Place(
        path: path == "." ? name : path == "/" ? "/\(name)" : "\(path)/\(name)", whole: "\(whole)/\(name)")
    }
  }

  /// What one folder turned out to be.
  enum Look: Sendable {
    case session(FileStamp, RegisterCache.Folder?, names: [String])
    case folder(FileStamp, [Place])
    /// A file, or nothing.
    case nothing
    case trouble(Failure)
  }

  /// How far below a given path a session may lie.
  static let maxDepth = 6

  /// Folders in which no session is looked for.
  private static let passedBy: Set<String> = ["private", "exports", "guides"]

  /// What stands at a place. A folder that the cache knows and that was not touched since is not listed again.
  static func look(_ place: Place, _ cache: RegisterCache, on disk: any Disk) -> Look {
    do throws(DiskError) {
      guard let stamp = try disk.stamp(of: place.path), stamp.kind == .folder else { return .nothing }
      if let known = cache.folder(place.whole, stamp) {
        return .session(stamp, known, names: [])
      }
      let names = try disk.list(place.path).sorted()
      // A withdrawal that a crash broke off is finished before any words are read.
      if names.contains(Intent.name) {
        do throws(Failure) { try Intent.finish(in: place.path, on: disk) } catch { return .trouble(error) }
      }
      if names.contains(Reference.journal) {
        return .session(stamp, nil, names: names.filter(isForTheRegister))
      }
      let inner =
        names.contains("study.yaml") ? names.filter { $0 == "sessions" } : names.filter(isLookedInto)
      return .folder(stamp, inner.map(place.inner))
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
