import Fieldwork

/// `text` without the entry of one person under `people:`; everything else stays as it was written, comments too.
///
/// Knows lists as people write them, an entry beginning with `-` on a line of its own. `nil` when it finds no such
/// entry; read the result back to be sure.
package func yaml(_ text: String, withoutPerson code: Speaker) -> String? {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  guard let head = lines.firstIndex(where: { $0.hasPrefix("people:") }) else { return nil }
  var kept = Array(lines[...head])
  var entry: [Substring] = []
  var isInside = true
  var found = false
  func settle() {
    if entry.contains(where: { names($0, code) }) { found = true } else { kept += entry }
    entry = []
  }
  for line in lines[(head + 1)...] {
    let isBlank = line.allSatisfy(\.isWhitespace) || line.drop(while: \.isWhitespace).hasPrefix("#")
    let isItem = line.drop(while: \.isWhitespace).hasPrefix("-")
    if isInside, !isBlank, !isItem, line.first?.isWhitespace != true { isInside = false }
    if !isInside || isItem || isBlank { settle() }
    if isInside, !isBlank { entry.append(line) } else { kept.append(line) }
  }
  settle()
  return found ? kept.joined(separator: "\n") : nil
}

/// Whether a line says `code: P3`, with or without quotes, and no longer code.
private func names(_ line: Substring, _ code: Speaker) -> Bool {
  guard let start = line.ranges(of: "code:").first?.upperBound else { return false }
  let value = line[start...].drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
  return value.prefix { $0.isLetter || $0.isNumber } == code.description
}
