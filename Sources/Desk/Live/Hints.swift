import Facilitation

/// First-run hints: one at a time, each gone for good once its key was used.
struct Hints: Hashable, Sendable {
  var used: Set<String>

  /// In the order they are shown: the action that ends it, its name on disk and its words.
  static let all: [(action: Action, name: String, words: String)] = [
    (.speaker, "speaker", "A digit first says who speaks."),
    (.keep, "keep", "Enter keeps the line."),
    (.marks, "mark", "Tab marks it."),
    (.command, "command", "Esc, then one letter."),
  ]

  /// The hint to show now; each waits until its key would do something.
  func current(_ desk: LiveDesk) -> Action? {
    let next = Self.all.first { !used.contains($0.name) }
    switch next?.action {
    case .speaker? where desk.line.isEmpty: return .speaker
    case .keep? where !desk.line.isEmpty: return .keep
    case .marks? where desk.standing.lastLine != nil: return .marks
    case .command?: return .command
    default: return nil
    }
  }

  func words(_ desk: LiveDesk) -> String? {
    current(desk).flatMap { action in Self.all.first { $0.action == action }?.words }
  }

  /// The key was used; the hint is told to go for good, once.
  mutating func use(_ action: Action) -> [Effect] {
    guard let hint = Self.all.first(where: { $0.action == action }), used.insert(hint.name).inserted else {
      return []
    }
    return [.hintUsed(hint.name)]
  }
}
