import Anonymising
import Fieldwork
import Journaling
import Notation

/// What can be done with a study's key: lead a file back, say what there is, destroy it.
package enum KeyKeeping {
  /// Gives the file with the names in it, byte for byte as `--identified` would have written it.
  ///
  /// - Parameter key: the study's folder, a session's, or a private folder with the key in it.
  /// - Throws: code 5 when no key there belongs to the file: it was changed since, or left from elsewhere.
  package static func reidentify(
    _ file: String, key: String, to target: String, isReplacing: Bool, on disk: any Disk
  ) throws(Failure) {
    let bytes = try reach { () throws(DiskError) in
      file == "-" ? readAll(0) : try disk.bytes(of: file, limit: 1 << 30)
    }
    let digest = Checksum(of: bytes).description
    let cabinet = try cabinet(key, on: disk)
    guard let found = try cabinet.key(digest) else {
      throw Failure(
        .unfit,
        "no key in '\(harmless(cabinet.keysFolder))' belongs to '\(harmless(file))'; the file was changed since it "
          + "was written, or is from another study: give the file as it was, and its study with --key")
    }
    guard let original = found.original(of: bytes), Checksum(of: original).description == found.original
    else {
      throw Failure(
        .unfit, "the key of '\(harmless(file))' is damaged; take it from a copy of the private folder")
    }
    guard target != "-" else {
      guard putBytes(original) else {
        throw Failure(.unreachable, "standard output did not take all of it; make room, then try again")
      }
      return
    }
    let place = SafePlace(path: target, isReplacing: isReplacing, disk: disk)
    try place.look()
    if let trouble = try place.put(original, check: { _ in }) { throw trouble }
  }

  /// What there is, in lines for a person; no name is among them.
  package static func lines(_ path: String, on disk: any Disk) throws(Failure) -> [String] {
    let cabinet = try cabinet(path, on: disk)
    let members = try cabinet.cast().members
    let decisions = try cabinet.decisions().count
    var lines: [String] = []
    if members.isEmpty, cabinet.keyCount() == 0 {
      lines.append("no key: nothing was exported under pseudonyms, or it was destroyed")
    } else {
      let people = members.count { $0.kind == .person && $0.mergedInto == nil }
      lines.append(
        "people with a pseudonym: \(people), other details: \(members.count { $0.kind != .person })")
      lines.append("decisions: \(decisions), exports that can be led back: \(cabinet.keyCount())")
    }
    for (day, isRosterGone) in try destroyed(around: cabinet, on: disk) {
      lines.append(
        "a key was destroyed on \(day); exports from before are "
          + (isRosterGone
            ? "anonymised as far as what was said lets them"
            : "pseudonymised: the roster still said who the codes are"))
    }
    return lines
  }

  // MARK: Destroying

  /// Destroys cast list, decisions and the keys of all exports, and records that in the study.
  ///
  /// - Parameter withRoster: the private roster too; then the codes lead nobody back either.
  /// - Returns: what is to be known, a sentence each.
  package static func destroy(_ path: String, withRoster: Bool, on disk: any Disk) throws(Failure) -> [String]
  {
    let cabinet = try cabinet(path, on: disk)
    let clock = Clock.system()
    var there: [String] = []
    for file in [cabinet.castFile, cabinet.decisionsFile] + cabinet.keyFiles() {
      if try exists(file, on: disk) { there.append(file) }
    }
    guard !there.isEmpty else {
      throw Failure(.unreachable, "'\(harmless(path))' has no key to destroy; nothing was changed")
    }
    let exports = cabinet.keyCount()
    // The record first: a key that is half destroyed is no key any more.
    try record(cabinet, clock, exports, withRoster: withRoster, on: disk)
    try reach { () throws(DiskError) in
      for file in there + (withRoster ? [cabinet.folder + "/roster.yaml"] : []) { try wipe(file, on: disk) }
      try disk.syncFolder(cabinet.folder)
    }
    var sentences = ["the key was destroyed: \(exports) exports can no longer be led back by it"]
    let stays = "sessions and their journals still hold what was said, and copies or backups are not reached"
    sentences.append(
      withRoster
        ? "\(stays): without those, the exports are anonymised as far as what was said lets them"
        : "the roster still says who the codes are ('--with-roster' destroys it too); \(stays)")
    return sentences
  }

  /// `key-destroyed.jsonl` in the study's folder: `{"at","exports","roster"}`, one line each time.
  private static func record(
    _ cabinet: KeyCabinet, _ clock: Clock, _ exports: Int, withRoster: Bool, on disk: any Disk
  ) throws(Failure) {
    let line: JSON = [
      "at": .string(clock.now().iso8601), "exports": JSON(exports), "roster": .bool(withRoster),
    ]
    let path = recordFile(cabinet)
    try reach { () throws(DiskError) in
      let file = try disk.open(path, for: .appending)
      defer { disk.close(file) }
      try disk.writeAll(line.bytes + [UInt8(ascii: "\n")], to: file)
      try disk.sync(file)
      try disk.syncFolder(folder(of: path))
    }
  }

  private static func recordFile(_ cabinet: KeyCabinet) -> String {
    folder(of: cabinet.folder) + "/key-destroyed.jsonl"
  }

  /// The days on which a key of this study was destroyed, in order, and whether the roster went with it.
  static func destroyed(
    around cabinet: KeyCabinet, on disk: any Disk
  ) throws(Failure) -> [(day: Day, isRosterGone: Bool)] {
    let path = recordFile(cabinet)
    guard try exists(path, on: disk) else { return [] }
    let bytes = try reach { () throws(DiskError) in try disk.bytes(of: path, limit: 1 << 20) }
    return bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
      guard let line = try? JSON.parse(line), let moment = line["at"]?.string.flatMap({ Moment(iso8601: $0) })
      else { return nil }
      return (Day(moment, offsetMinutes: Clock.system().offsetMinutes), line["roster"]?.bool ?? false)
    }
  }

  /// Zeros over the words before the name goes; what a disk keeps of them besides, nobody here can reach.
  private static func wipe(_ path: String, on disk: any Disk) throws(DiskError) {
    guard case .file(let size) = try disk.kind(of: path) else { return }
    if size > 0 {
      let file = try disk.open(path, for: .replacing(isPrivate: true))
      defer { disk.close(file) }
      try disk.writeAll([UInt8](repeating: 0, count: size), to: file)
      try disk.sync(file)
    }
    try disk.remove(path)
  }

  // MARK: Where

  private static func exists(_ path: String, on disk: any Disk) throws(Failure) -> Bool {
    try reach { () throws(DiskError) in try disk.kind(of: path) } != .missing
  }

  /// The cabinet of a study, a session, or a private folder itself.
  private static func cabinet(_ path: String, on disk: any Disk) throws(Failure) -> KeyCabinet {
    let session = SessionFolder(path, on: disk)
    try session.checkStudy()
    guard case .folder = try reach({ () throws(DiskError) in try disk.kind(of: session.path) }) else {
      throw Failure(
        .unreachable, "'\(harmless(path))' is no folder; give a study's, a session's or a private folder")
    }
    if try exists(session.path + "/cast.jsonl", on: disk) {
      return KeyCabinet(folder: session.path, on: disk)
    }
    return KeyCabinet(session, on: disk)
  }
}
