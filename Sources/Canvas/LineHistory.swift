/// Lines typed before, to be called back into the input line.
package struct LineHistory: Hashable, Sendable {
  /// Oldest first.
  private let lines: [String]

  /// Which one is shown; the number of lines when it is the one being typed.
  private var place: Int

  /// The line that was being typed when the first older one was called.
  private var typed = ""

  /// `lines`, oldest first.
  package init(_ lines: [String]) {
    self.lines = lines
    place = lines.count
  }

  /// The line before the one shown; nil at the oldest. `current` is kept as the line being typed when it
  /// is the first step back.
  package mutating func older(than current: String) -> String? {
    guard place > 0 else { return nil }
    if place == lines.count { typed = current }
    place -= 1
    return lines[place]
  }

  /// The line after the one shown, at last the one being typed; nil when that is shown already.
  package mutating func newer() -> String? {
    guard place < lines.count else { return nil }
    place += 1
    return place == lines.count ? typed : lines[place]
  }
}
