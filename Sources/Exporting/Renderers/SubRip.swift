import Fieldwork
import Notation

// SRT. There is no standard; players read a number, two times with a comma before the thousandths, and lines up to a
// blank one.
//
// One caption a turn, `P3: words`; notes and parts of the guide are left out, since every caption is shown as said.
// Players take `<i>` and `{\an8}` for commands and an arrow for times, and SRT knows no references: such a bracket and
// the arrow's end are written out, as are line breaks and controls (see Notation/WrittenOut.swift), and what would be
// read for a time in front of the words or behind them.

extension Outgoing {
  /// The talk as SRT.
  package func subRip() -> [UInt8] {
    var text = ""
    var number = 0
    let labels = writtenLabels
    for (line, times) in zip(lines, cueTimes()) where line.kind == .turn {
      number += 1
      let who = line.speaker.map { labels[$0] ?? $0.description } ?? ""
      text +=
        "\(number)\n\(cueClock(times.start, separator: ",")) --> \(cueClock(times.end, separator: ","))\n"
      text += "\(who): \(line.plainWords { "<>{".unicodeScalars.contains($0) })\n\n"
    }
    return Array(text.utf8)
  }
}
