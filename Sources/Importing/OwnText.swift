import Notation

/// Reads the plain text that evenkeel writes: a heading, a blank line, then `P3: words`, `Note O1: words` and
/// `Section: title`, a line each. `Exporting/Renderers/PlainText.swift` describes it.
struct OwnText {
  /// The last line of the heading of everything evenkeel writes to be read.
  static let sentence = "F is the facilitator, P a participant, V somebody of the provider, O an observer."

  private let source: SourceText

  /// The first line behind the heading.
  private let start: Int

  /// `nil` for a text from elsewhere.
  init?(_ source: SourceText) {
    guard
      let place = source.lines.indices.prefix(12).first(where: {
        source[$0].elementsEqual(Self.sentence.utf8)
      })
    else { return nil }
    self.source = source
    start = place + 1
  }

  func transcript() throws(ImportError) -> ImportedTranscript {
    var collector = TurnCollector(problems: source.problems)
    for index in source.lines.indices[start...] where !source[index].isEmpty {
      let line = source[index]
      guard let colon = line.place(of: ": ") else {
        collector.report(index + 1, "no name stands here; left out")
        continue
      }
      let front = line[..<colon].text
      // Nobody said what a part of the guide is called.
      if front == "Section" { continue }
      let isNote = front.hasPrefix("Note ")
      var turn = ImportedTurn(
        speaker: collector.speaker(readBack(isNote ? String(front.dropFirst(5)) : front)),
        text: readBack(line[(colon + 2)...].text), line: index + 1)
      turn.isNote = isNote
      collector.add(turn)
    }
    return try collector.transcript(.txt, source.encoding)
  }
}
