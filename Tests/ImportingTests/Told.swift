import Importing

/// A transcript as a test writes it down: `Name 2.190-5.430 words`, a line a turn; `?` where there is no time.
func told(_ transcript: ImportedTranscript) -> String {
  transcript.turns.map { turn in
    let end = turn.endMilliseconds.map { "-\(seconds($0))" } ?? ""
    let start = turn.startMilliseconds.map { seconds($0) } ?? "?"
    let kind = turn.isNote ? " note" : ""
    return
      "\(transcript.speakers[turn.speaker])\(kind) \(start)\(end) \(turn.text.replacing("\n", with: "|"))"
  }.joined(separator: "\n")
}

func read(
  _ text: String, named name: String? = nil, as format: TranscriptFormat? = nil
) throws(ImportError) -> ImportedTranscript {
  try ImportedTranscript.reading(Array(text.utf8), named: name, as: format)
}

private func seconds(_ milliseconds: Int) -> String {
  let rest = milliseconds % 1000
  guard rest > 0 else { return "\(milliseconds / 1000)" }
  var digits = String(String(1000 + rest).dropFirst())
  while digits.last == "0" { digits.removeLast() }
  return "\(milliseconds / 1000).\(digits)"
}
