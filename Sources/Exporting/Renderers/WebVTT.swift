import Fieldwork
import Notation

// WebVTT, W3C Candidate Recommendation, section 4.
//
// One cue a turn: its line in the journal as the cue's name, its times, `<v P3>words`. Notes and the parts of the guide
// are comments (`NOTE`), since nobody said them. `&`, `<` and `>` stand as references, so nothing is markup and no
// arrow stands where it would end a cue. Line breaks and controls are written out (see Notation/WrittenOut.swift): a
// player would join lines, and a blank one ends a cue.

extension Outgoing {
  /// The talk as WebVTT.
  package func webVTT() -> [UInt8] {
    var text = "WEBVTT\n\n"
    text += "NOTE\n" + heading().map { Self.vtt($0) + "\n" }.joined() + "\n"
    let labels = labels.mapValues { Self.vtt($0.text) }
    for (line, times) in zip(lines, cueTimes()) {
      let words = Self.vtt(line.text.text)
      let who = line.speaker.map { labels[$0] ?? $0.description } ?? ""
      switch line.kind {
      case .section: text += "NOTE Section: \(words)\n\n"
      case .note: text += "NOTE \(who), \(clockText(milliseconds: times.start)): \(words)\n\n"
      case .turn:
        text +=
          "\(line.id)\n\(cueClock(times.start, separator: ".")) --> \(cueClock(times.end, separator: "."))\n"
        text += "<v \(who)>\(words)\n\n"
      }
    }
    return Array(text.utf8)
  }

  private static func vtt(_ words: String) -> String {
    let written = writtenOut(words)
    guard written.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E }) else { return written }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(written.utf8.count + 16)
    for byte in written.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
