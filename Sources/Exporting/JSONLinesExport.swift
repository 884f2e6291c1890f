import Facilitation
import Fieldwork
import Notation

extension Record {
  /// The record as JSON Lines: one line for each kept turn or note, in order.
  ///
  /// `{"seq", "at", "speaker", "kind", "text", "marks", "flags", "section", "prompt"}`; `seq` is the journal's
  /// line (`"17.2"` for the third of a batch), places are counted in Unicode scalars, end exclusive.
  package func jsonLines() -> [UInt8] {
    var bytes: [UInt8] = []
    for row in standing.rows where row.speaker != nil {
      line(row).write(to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  private func line(_ row: Row) -> JSON {
    let place = place(row)
    return [
      "seq": row.id.part == 0 ? JSON(row.id.line) : .string(row.id.description),
      "at": .string(moment(row)?.iso8601 ?? ""),
      "speaker": .string(row.speaker?.description ?? ""),
      "kind": row.isTurn ? "turn" : "note",
      "text": .string(row.text),
      "marks": .array(row.marks.map(JSON.string)),
      "flags": .array(row.flags.map { flag($0, in: row.text) }),
      "section": place.section.map(JSON.string) ?? .null,
      "prompt": place.prompt.map(JSON.string) ?? .null,
    ]
  }

  private func flag(_ kept: RowFlag, in text: String) -> JSON {
    let finding = kept.flag.finding
    let range = scalarRange(ofBytes: finding.bytes, in: text)
    return [
      "category": .string(finding.category.rawValue),
      "rule": .string(finding.rule),
      "start": JSON(range.lowerBound),
      "end": JSON(range.upperBound),
      "tier": JSON(finding.tier.rawValue),
      "remark": kept.remark.map { .string($0.rawValue) } ?? .null,
    ]
  }
}
