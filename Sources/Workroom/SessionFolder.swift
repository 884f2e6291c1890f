import Fieldwork
import Journaling
import Notation

/// Where a session's files are. Only names here: nothing is read or written.
package struct SessionFolder: Hashable, Sendable {
  /// As it was given, without a slash at the end.
  package let path: String

  /// The study it belongs to: given, or the folder that holds `sessions/` and a `study.yaml`.
  package let studyPath: String?

  /// Why it is not known whether there is a study around the session; its names would be missing.
  package let studyTrouble: DiskError?

  package init(_ path: String, study: String? = nil, on disk: any Disk) {
    let path = Self.withoutSlash(path)
    self.path = path
    if let study {
      (studyPath, studyTrouble) = (Self.withoutSlash(study), nil)
      return
    }
    do throws(DiskError) {
      studyPath = try Self.study(around: path, on: disk)
      studyTrouble = nil
    } catch {
      (studyPath, studyTrouble) = (nil, error)
    }
  }

  /// - Throws: code 3 when the disk did not say whether the session belongs to a study.
  package func checkStudy() throws(Failure) {
    guard let studyTrouble else { return }
    throw Failure(
      .unreachable,
      "it is not known whether '\(harmless(path))' belongs to a study: \(studyTrouble.reason.words); nothing was "
        + "changed: \(studyTrouble.reason.remedy)")
  }

  /// The session's name: that of its folder.
  package var name: String { Self.name(of: path) }

  /// What a session in this folder is called.
  static func name(of path: String) -> String {
    let last = path.split(separator: "/").last.map(String.init) ?? path
    return last == "." || last == ".." ? "session" : last
  }

  package var guide: String { path + "/guide.md" }
  package var journal: String { path + "/journal.jsonl" }
  package var draft: String { path + "/draft.json" }
  package var transcript: String { path + "/transcript.md" }

  /// Names and the pseudonym key; for the owner alone, never exported.
  package var privateFolder: String { (studyPath ?? path) + "/private" }
  package var roster: String { privateFolder + "/roster.yaml" }

  package var study: String? { studyPath.map { $0 + "/study.yaml" } }

  private static func withoutSlash(_ path: String) -> String {
    var path = path[...]
    while path.count > 1, path.last == "/" { path.removeLast() }
    return String(path)
  }

  private static func study(around path: String, on disk: any Disk) throws(DiskError) -> String? {
    let sessions = folder(of: path)
    let study = folder(of: sessions)
    guard sessions.split(separator: "/").last == "sessions" else { return nil }
    guard case .file = try disk.kind(of: study + "/study.yaml") else { return nil }
    return study
  }
}

extension SessionFolder {
  /// `group-a` reads `Group A`; a day in front is shown in its own column.
  static func title(_ name: String) -> String {
    let isDated = name.count > 11 && Day(name.prefix(10)) != nil
    let words = (isDated ? String(name.dropFirst(11)) : name).replacing("-", with: " ")
    let capital = words.prefix(1).uppercased() + words.dropFirst()
    let last = capital.split(separator: " ").last ?? ""
    return last.count == 1 ? capital.dropLast() + last.uppercased() : capital
  }
}
