import Notation

/// Words that go into a Markdown page as they are: what Markdown or HTML would read as markup is escaped, line
/// ends become spaces, and what could act on a terminal is written out.
///
/// Source: CommonMark 0.31, which takes a backslash before any ASCII punctuation.
package func markdown(_ words: String) -> String {
  var words = words
  // Most lines have nothing to escape, and a transcript has a hundred thousand of them.
  if words.withUTF8({ $0.allSatisfy(isPlain) }) { return words }
  var result = ""
  for scalar in words.unicodeScalars {
    if scalar == "\n" || scalar == "\t" {
      result += " "
    } else if isHarmful(scalar) {
      result += harmless(String(scalar)).replacingBackslash
    } else {
      if isMarkup(scalar.value) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// An ASCII character that stands for itself wherever it is.
private func isPlain(_ byte: UInt8) -> Bool { byte >= 0x20 && byte < 0x7F && !isMarkup(UInt32(byte)) }

/// Whether it is one of \ ` * _ [ ] < > & | # ~
private func isMarkup(_ value: UInt32) -> Bool {
  switch value {
  case 0x5C, 0x60, 0x2A, 0x5F, 0x5B, 0x5D, 0x3C, 0x3E, 0x26, 0x7C, 0x23, 0x7E: true
  default: false
  }
}

extension String {
  /// `\u001b` with its backslash escaped too.
  fileprivate var replacingBackslash: String { "\\" + self }
}
