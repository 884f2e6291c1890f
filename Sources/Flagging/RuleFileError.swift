import Notation

/// A rule file that cannot be used: where, what, and the lines around it.
package struct RuleFileError: Error, Hashable, CustomStringConvertible {
  package var path: String
  /// From 1.
  package var line: Int
  /// From 1, in characters.
  package var column: Int
  /// What is wrong and what to do, lower case, without a full stop.
  package var problem: String
  /// The line and up to two on either side, numbered, the guilty one marked by `>`.
  package var around: String

  package init(path: String, line: Int, column: Int, problem: String, in text: String) {
    self.path = path
    self.line = max(1, line)
    self.column = max(1, column)
    self.problem = harmless(problem)
    around = Self.lines(of: text, around: max(1, line))
  }

  package var description: String { "\(path):\(line):\(column): \(problem)\n\(around)" }

  private static func lines(of text: String, around line: Int) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard !lines.isEmpty else { return "" }
    let middle = min(line, lines.count)
    let shown = max(1, middle - 2)...min(lines.count, middle + 2)
    return shown.map { number in
      let mark = number == middle ? ">" : " "
      // A line may be anything somebody typed: its beginning is shown, with nothing a terminal would act on.
      let words = String(String.UnicodeScalarView(lines[number - 1].unicodeScalars.prefix(100)))
      return "\(mark) \(number) | \(harmless(words))"
    }.joined(separator: "\n")
  }
}
