import Notation

/// Words that go into a Markdown page as they are: what Markdown or HTML would read as markup is escaped, line
/// ends become spaces, and what could act on a terminal is written out.
///
/// Source: CommonMark 0.31, which takes a backslash before any ASCII punctuation.
package func markdown(_ words: String) -> String {
  // Most words hold nothing of all this, and a long transcript asks for each of its lines.
  guard words.utf8.contains(where: { !isPlain($0) }) else { return words }
  var result: [UInt8] = []
  result.reserveCapacity(words.utf8.count + 16)
  for scalar in words.unicodeScalars {
    if scalar == "\n" || scalar == "\t" {
      result.append(UInt8(ascii: " "))
    } else if isHarmful(scalar) {
      result += harmless(String(scalar)).replacingBackslash.utf8
    } else {
      if isMarkup(scalar) { result.append(UInt8(ascii: "\\")) }
      result += String(scalar).utf8
    }
  }
  return String(decoding: result, as: UTF8.self)
}

private func isMarkup(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "\\", "`", "*", "_", "[", "]", "<", ">", "&", "|", "#", "~": true
  default: false
  }
}

/// An ASCII letter, digit or sign that stands as it is.
private func isPlain(_ byte: UInt8) -> Bool {
  byte >= 0x20 && byte < 0x7F && !isMarkup(Unicode.Scalar(byte))
}

extension String {
  /// `\u001b` with its backslash escaped too.
  fileprivate var replacingBackslash: String { "\\" + self }
}
