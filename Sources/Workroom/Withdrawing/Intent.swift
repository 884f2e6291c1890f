import Fieldwork
import Journaling
import Notation

/// Changes to several files that happen all together or not at all, whatever stops the program.
///
/// `.withdrawal.json` in the folder says what is to be done, and never holds any words of a file:
///
///     {"format":1,"state":"preparing","changes":[{"put":"sessions/a/journal.jsonl"},{"remove":"draft.json"}]}
///
/// First it says `preparing`; every file that changes is then written whole and synced beside its place, as
/// `NAME.withdrawn`. Then it is replaced by one that says `going`: from here on the change has happened, and what is
/// left are renames and removals that can be done again. So a stop before leaves the old state, one after leaves the
/// new state, and ``finish(in:on:)`` at the next start clears up either way.
package struct Intent: Sendable {
  /// One file that is written anew or goes.
  package enum Change: Hashable, Sendable {
    case put(String, isPrivate: Bool)
    case remove(String)

    /// Relative to the folder.
    var path: String {
      switch self {
      case .put(let path, _), .remove(let path): path
      }
    }
  }

  private enum State: String {
    case preparing
    case going
  }

  private let root: String
  private let disk: any Disk

  package init(in root: String, on disk: any Disk) {
    self.root = root
    self.disk = disk
  }

  /// The file that says what is to be done; whoever lists a folder and sees it finishes first.
  static let name = ".withdrawal.json"
  private static let staged = ".withdrawn"
  private static let maxBytes = 1 << 26

  private var file: String { "\(root)/\(Self.name)" }
  private func place(_ path: String) -> String { "\(root)/\(path)" }

  /// Whether a file of this name is one of ours, to be passed over by whoever looks through the folder.
  static func isOwn(_ name: String) -> Bool { name.hasPrefix(Self.name) || name.hasSuffix(staged) }

  /// Does all of it. `bytes` gives what a file that is put shall hold.
  ///
  /// - Throws: when it could not be prepared: nothing has changed then. Or when it could not be finished: it has
  ///   happened, and the next start finishes it.
  package func carryOut(
    _ changes: [Change], bytes: (String) throws(Failure) -> [UInt8]
  ) throws(Failure) {
    do throws(Failure) {
      try note(.preparing, changes)
      for change in changes {
        if case .put(let path, let isPrivate) = change { try stage(path, isPrivate, try bytes(path)) }
      }
      for folder in Set(changes.map { folder(of: place($0.path)) }) {
        try reach { () throws(DiskError) in try disk.syncFolder(folder) }
      }
      try note(.going, changes)
    } catch {
      try backOut(changes)
      throw error
    }
    do throws(DiskError) { try apply(changes) } catch { throw Self.unfinished }
  }

  private static let unfinished = Failure(
    .unreachable,
    "the withdrawal is decided and could not be finished; the next start of evenkeel on this study finishes it"
  )

  /// Finishes what a stopped program had begun: forwards once it was decided, backwards before.
  ///
  /// Costs one look at the disk when there is nothing to do.
  package static func finish(in root: String, on disk: any Disk) throws(Failure) {
    let intent = Intent(in: root, on: disk)
    guard case .file? = try? disk.kind(of: intent.file) else { return }
    let (state, changes) = try intent.read()
    switch state {
    case .preparing: intent.discard(changes)
    case .going: do throws(DiskError) { try intent.apply(changes) } catch { throw unfinished }
    }
  }

  // MARK: - Steps

  private func stage(_ path: String, _ isPrivate: Bool, _ bytes: [UInt8]) throws(Failure) {
    try reach { () throws(DiskError) in
      let file = try disk.open(place(path) + Self.staged, for: .replacing(isPrivate: isPrivate))
      defer { disk.close(file) }
      try disk.writeAll(bytes, to: file)
      try disk.sync(file)
    }
  }

  private func apply(_ changes: [Change]) throws(DiskError) {
    for change in changes {
      let path = place(change.path)
      switch change {
      case .put: try ignoringMissing { () throws(DiskError) in try disk.rename(path + Self.staged, to: path) }
      case .remove: try ignoringMissing { () throws(DiskError) in try disk.remove(path) }
      }
    }
    for folder in Set(changes.map { folder(of: place($0.path)) }) { try disk.syncFolder(folder) }
    try disk.remove(file)
    try disk.syncFolder(root)
  }

  /// After a failure: nothing has changed, unless the last word reached the disk all the same. Where nobody can
  /// tell, everything stays for the next start.
  private func backOut(_ changes: [Change]) throws(Failure) {
    if case .missing? = try? disk.kind(of: file) { return }
    guard let found = try? read(), found.state == .preparing else { throw Self.unfinished }
    discard(changes)
  }

  /// Takes away what was prepared; what cannot be taken away now is at the next start.
  private func discard(_ changes: [Change]) {
    do throws(DiskError) {
      for change in changes {
        if case .put(let path, _) = change {
          try ignoringMissing { () throws(DiskError) in try disk.remove(place(path) + Self.staged) }
        }
      }
      // A power cut must not bring them back once nothing is left that knows of them.
      for folder in Set(changes.map { folder(of: place($0.path)) }) { try disk.syncFolder(folder) }
      try ignoringMissing { () throws(DiskError) in try disk.remove(file) }
      try disk.syncFolder(root)
    } catch {
      return
    }
  }

  /// A step done before the program was stopped is done.
  private func ignoringMissing(_ step: () throws(DiskError) -> Void) throws(DiskError) {
    do throws(DiskError) { try step() } catch { if error.reason != .missing { throw error } }
  }

  // MARK: - The file

  private func note(_ state: State, _ changes: [Change]) throws(Failure) {
    let value: JSON = [
      "format": 1, "state": .string(state.rawValue),
      "changes": .array(
        changes.map { change in
          switch change {
          case .put(let path, let isPrivate):
            JSON(present: ["put": .string(path), "private": isPrivate ? true : nil])
          case .remove(let path): ["remove": .string(path)]
          }
        }),
    ]
    try reach { () throws(DiskError) in try disk.replace(file, with: value.bytes, synced: true) }
  }

  private func read() throws(Failure) -> (state: State, changes: [Change]) {
    let bytes = try reach { () throws(DiskError) in try disk.bytes(of: file, limit: Self.maxBytes) }
    guard let value = try? JSON.parse(bytes), value["format"]?.int == 1,
      let state = value["state"]?.string.flatMap(State.init),
      let changes = value["changes"]?.array.map({ $0.compactMap(Self.change) })
    else {
      throw Failure(
        .unfit,
        "'\(harmless(file))' is no withdrawal this evenkeel can finish; open the study with a newer one")
    }
    return (state, changes)
  }

  private static func change(_ value: JSON) -> Change? {
    if let path = value["put"]?.string {
      return .put(path, isPrivate: value["private"]?.bool ?? false)
    }
    return value["remove"]?.string.map { .remove($0) }
  }

  private func folder(of path: String) -> String { Journaling.folder(of: path) }
}
