import Notation

/// Words that go into a Markdown page as they are: what Markdown or HTML would read as markup is escaped, line
/// ends become spaces, and what could act on a terminal is written out.
///
/// Source: CommonMark 0.31, which takes a backslash before any ASCII punctuation.
package func markdown(_ words: String) -> String {
  var result = ""
  for scalar in words.unicodeScalars {
    if scalar == "\n" || scalar == "\t" {
      result += " "
    } else if isHarmful(scalar) {
      result += harmless(String(scalar)).replacingBackslash
    } else {
      if markup.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

private let markup: Set<Unicode.Scalar> = ["\\", "`", "*", "_", "[", "]", "<", ">", "&", "|", "#", "~"]

extension String {
  /// `\u001b` with its backslash escaped too.
  fileprivate var replacingBackslash: String { "\\" + self }
}
