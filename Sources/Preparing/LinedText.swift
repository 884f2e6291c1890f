/// Something about a file that its writer would want to know, with its place.
package struct FileProblem: Hashable, Sendable, CustomStringConvertible {
  /// From 1.
  package var line: Int
  /// From 1, in Unicode scalars.
  package var column: Int
  /// What, and what to do; lower case, no full stop.
  package var message: String

  package init(line: Int, column: Int, _ message: String) {
    self.line = line
    self.column = column
    self.message = message
  }

  /// `3:17: what, and what to do`.
  package var description: String { "\(line):\(column): \(message)" }
}

/// A file's lines with their numbers, without line ends and byte order mark.
func numberedLines(_ text: String) -> [(number: Int, text: Substring)] {
  let bare =
    text.unicodeScalars.first == "\u{FEFF}" ? text.unicodeScalars.dropFirst() : text.unicodeScalars[...]
  // A carriage return and a line feed are one `Character`, so one newline.
  return Substring(bare).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    .enumerated().map { ($0.offset + 1, $0.element) }
}

extension StringProtocol {
  /// Without blanks at either end.
  var trimmed: SubSequence {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return self[startIndex..<startIndex] }
    return self[first...last]
  }

  /// The column of a place in this line, from 1, in Unicode scalars.
  func column(of index: Index) -> Int { self[..<index].unicodeScalars.count + 1 }

  var firstColumn: Int { column(of: firstIndex { !$0.isWhitespace } ?? startIndex) }
}
