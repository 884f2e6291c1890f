import Fieldwork
import Notation

extension Outgoing {
  /// The record as JSON Lines: one line for each kept turn or note, in order.
  ///
  /// `{"seq", "at", "speaker", "kind", "text", "marks", "flags", "section", "prompt"}`; `seq` is the journal's
  /// line (`"17.2"` for the third of a batch), places are counted in Unicode scalars, end exclusive.
  package func jsonLines() -> [UInt8] {
    var bytes: [UInt8] = []
    for line in lines where line.kind != .section {
      line.json.write(to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }
}

extension Outgoing.Line {
  fileprivate var json: JSON {
    [
      "seq": id.part == 0 ? JSON(id.line) : .string(id.description),
      "at": .string(at?.iso8601 ?? ""),
      "speaker": .string(speaker?.description ?? ""),
      "kind": .string(kind.rawValue),
      "text": .string(text.text),
      "marks": .array(marks.map(JSON.string)),
      "flags": .array(flags.map { $0.json(in: text.text) }),
      "section": section.map { .string($0.text) } ?? .null,
      "prompt": prompt.map { .string($0.text) } ?? .null,
    ]
  }
}

extension Outgoing.Flag {
  fileprivate func json(in text: String) -> JSON {
    let range = scalarRange(ofBytes: bytes, in: text)
    return JSON(present: [
      "category": .string(category.rawValue),
      "rule": .string(rule),
      "start": JSON(range.lowerBound),
      "end": JSON(range.upperBound),
      "tier": JSON(tier.rawValue),
      "remark": remark.map { .string($0.rawValue) } ?? .null,
      "verdict": verdict.map { .string($0) },
      "reviewer": reviewer.map { .string($0) },
    ])
  }
}
