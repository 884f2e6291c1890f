import Fieldwork
import Notation

// txt: what any program takes and `import` reads back.
//
// A heading of a few lines, a blank line, then one line a turn, `P3: words`; a note is `Note O1: words`, a part of the
// guide `Section: title`. No times: programs take the first colon for the end of the name. Written out as `\u` and
// four hex digits (see Notation/WrittenOut.swift) are line breaks, controls, blanks at the ends of words, a colon in a
// name, and the bracket or `#` of what a reader would take for a time in front of the words or behind them.

extension Outgoing {
  /// The talk as plain text, one line a turn.
  package func plainText() -> [UInt8] {
    var text = heading().map { writtenOut($0) + "\n" }.joined() + "\n"
    let labels = writtenLabels
    for line in lines { text += line.plainFront(labels) + line.plainWords() + "\n" }
    return Array(text.utf8)
  }

  /// Title, session and what is to be known about the words, a line each.
  func heading() -> [String] {
    var lines = [title.text, ""]
    lines[1] =
      name.text + (day.map { ", \($0)" } ?? "") + ", \(clockText(milliseconds: lengthMilliseconds)) long"
    if isRehearsal { lines.append(Phrase.rehearsal) }
    lines.append(isIdentified ? Phrase.identified : Phrase.pseudonymised)
    lines.append(Phrase.codes)
    return lines
  }

  /// Labels as they stand in front of a colon.
  var writtenLabels: [Speaker: String] {
    labels.mapValues { label in writtenOut(label.text) { $0 == ":" } }
  }
}

extension Outgoing.Line {
  /// What stands in front of the words.
  fileprivate func plainFront(_ labels: [Speaker: String]) -> String {
    let who = speaker.map { labels[$0] ?? $0.description } ?? ""
    switch kind {
    case .turn: return "\(who): "
    case .note: return "Note \(who): "
    case .section: return "Section: "
    }
  }

  /// The words with the sign written out that would make the first of them, or the last, a time.
  func plainWords(signs: (Unicode.Scalar) -> Bool = { _ in false }) -> String {
    var words = Substring(writtenOut(text.text, signs: signs)).unicodeScalars
    var front = ""
    var back = ""
    let isTime = words.dropFirst().first { $0 != " " }.map(isDigit) ?? false
    if isTime, let first = words.first, "[({<#".unicodeScalars.contains(first) {
      front = writtenOut(String(first)) { _ in true }
      words.removeFirst()
    }
    if words.dropLast().last.map(isDigit) ?? false, let last = words.last,
      "])}>#".unicodeScalars.contains(last)
    {
      back = writtenOut(String(last)) { _ in true }
      words.removeLast()
    }
    return front + String(words) + back
  }
}

private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
