extension Bindings {
  /// Every key that works in a mode, with what it does: for the README and the man page.
  package func list(in mode: Mode) -> [(keys: String, help: String)] {
    rows.compactMap { row in
      let strokes = strokes(row, in: mode)
      guard !strokes.isEmpty, !row.help.isEmpty else { return nil }
      return (Self.named(strokes), row.help)
    }
  }

  /// Modes whose screens exist.
  package static let shownModes: [Mode] = [
    .writing, .command, .readingBack, .closing, .home, .start, .review, .pseudonyms,
  ]

  /// `0 … 9` for a run of digits, else the names with a comma between.
  private static func named(_ strokes: [Stroke]) -> String {
    let names = strokes.map(\.key.name)
    let digits = names.filter { $0.count == 1 && $0.first?.isNumber == true }
    guard digits.count > 2, let first = digits.first, let last = digits.last else {
      return names.joined(separator: ", ")
    }
    let rest = names.filter { !digits.contains($0) }
    return (["\(first) … \(last)"] + rest).joined(separator: ", ")
  }
}
