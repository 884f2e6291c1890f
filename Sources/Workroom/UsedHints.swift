import Fieldwork
import Journaling

/// The first-run hints that were used, remembered from session to session: one name a line.
///
/// The file is `$XDG_STATE_HOME/evenkeel/hints`, else `~/.local/state/evenkeel/hints`. When it cannot be written
/// a hint comes back once more, which nobody needs to be told.
package struct UsedHints: Sendable {
  private let path: String?
  private let disk: any Disk

  /// More names than there will ever be hints.
  private static let maxBytes = 1 << 12

  /// `path` is `nil` for a person without a home: nothing is remembered then.
  package init(
    _ path: String? = XDG.path("XDG_STATE_HOME", home: ".local/state", "hints"), on disk: any Disk
  ) {
    self.path = path
    self.disk = disk
  }

  /// The names that are remembered.
  package var names: Set<String> {
    guard let path, let bytes = try? disk.bytes(of: path, limit: Self.maxBytes) else { return [] }
    let text = String(decoding: bytes, as: UTF8.self)
    return Set(text.split(separator: "\n").map(String.init))
  }

  /// Remembers one more.
  package func use(_ name: String) {
    guard let path else { return }
    let known = names
    guard !known.contains(name) else { return }
    let text = known.union([name]).sorted().map { $0 + "\n" }.joined()
    try? disk.makeFolders(folder(of: path))
    try? disk.replace(path, with: Array(text.utf8), synced: false)
  }
}
