import Desk
import Fieldwork
import Journaling
import Notation

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The keys of this person: those shipped, with a file of their own laid over them.
///
/// The file is `$XDG_CONFIG_HOME/evenkeel/keys`, else `~/.config/evenkeel/keys`; a line of it reads `Ctrl-N: card`.
package struct Keymap: Sendable {
  package private(set) var bindings = Bindings.standard

  /// Every line without effect: `path:line:column: what, and what to do`.
  package private(set) var problems: [String] = []

  /// The keys as shipped.
  package init() {}

  /// A thousand lines with comments; a larger file is something else.
  private static let maxBytes = 1 << 16

  /// The keys with the file laid over them. A file that cannot be read is a problem, never a failure.
  package static func read(
    _ path: String? = XDG.path("XDG_CONFIG_HOME", home: ".config", "keys"), on disk: any Disk
  )
    -> Keymap
  {
    var keymap = Keymap()
    guard let path, case .file? = try? disk.kind(of: path) else { return keymap }
    let shown = harmless(path)
    do throws(DiskError) {
      let bytes = try disk.bytes(of: path, limit: maxBytes)
      guard let text = String(validating: bytes, as: UTF8.self) else {
        keymap.problems = ["\(shown):1:1: not UTF-8; save it as UTF-8 text. The keys are as shipped"]
        return keymap
      }
      let laid = Bindings.standard.remapped(by: text)
      keymap.bindings = laid.bindings
      keymap.problems = laid.problems.map { "\(shown):\($0.line):\($0.column): \(harmless($0.message))" }
    } catch {
      keymap.problems = ["\(error); the keys are as shipped"]
    }
    return keymap
  }

  /// For the notice row: the first problem and how many more there are.
  package var notices: [String] {
    guard let first = problems.first else { return [] }
    return [problems.count == 1 ? first : "\(first) (and \(problems.count - 1) more)"]
  }
}

/// Where a person's own files lie. Source: XDG Base Directory Specification 0.8, which has relative paths ignored.
package enum XDG {
  /// `$VARIABLE/evenkeel/NAME`, else `~/HOME/evenkeel/NAME`; `nil` without a home.
  package static func path(_ variable: String, home: String, _ name: String) -> String? {
    if let base = value(variable), base.hasPrefix("/") { return "\(base)/evenkeel/\(name)" }
    return value("HOME").map { "\($0)/\(home)/evenkeel/\(name)" }
  }

  private static func value(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }
}
