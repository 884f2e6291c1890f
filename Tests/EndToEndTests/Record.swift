import Notation
import Stage

/// Somebody's words, as the journal, an export or the screen has them.
struct Said: Hashable {
  var speaker: String
  var text: String

  init(_ speaker: String, _ text: String) {
    self.speaker = speaker
    self.text = text
  }
}

extension Venue {
  /// Every turn the journal holds, in order, undone ones too. A torn last line is none.
  func turns(_ session: String = "s") -> [Said] {
    lines(session).flatMap { (line: JSON) -> [Said] in
      let parts = line["kind"]?.string == "batch" ? line["body"]?["entries"]?.array ?? [] : [line]
      return parts.compactMap { (part: JSON) -> Said? in
        guard part["kind"]?.string == "turn", let body = part["body"], let speaker = body["speaker"]?.string
        else { return nil }
        return Said(speaker, body["text"]?.string ?? "")
      }
    }
  }

  /// The lines of the journal as far as they can be read.
  func lines(_ session: String = "s") -> [JSON] {
    bytes("\(session)/journal.jsonl").split(separator: 10).compactMap { try? JSON.parse($0) }
  }

  /// The words in the draft.
  func draft(_ session: String = "s") -> String {
    (try? JSON.parse(bytes("\(session)/draft.json")))?["text"]?.string ?? ""
  }

  /// What `verify` says and its code.
  func verify(_ session: String = "s") throws -> Outcome { try run("exec $E verify \(session)") }

  /// Adds turns of person 1 to a journal, as another program would that keeps to the format.
  func writeJournal(_ session: String, at moment: String, texts: [String]) throws {
    var journal = text("\(session)/journal.jsonl")
    var (number, chain) = (lines(session).count, lines(session).last?["chain"]?.string ?? "")
    for words in texts {
      let body = #"{"speaker":"P1","text":"\#(words)"}"#
      let salt = String(repeating: "0", count: 32)
      let digest = try checksum(salt + body)
      chain = try checksum([chain, "\(number)", moment, "turn", digest].joined(separator: "\n"))
      journal += #"{"seq":\#(number),"at":"\#(moment)","kind":"turn","body":\#(body),"salt":"\#(salt)","#
      journal += #""digest":"\#(digest)","chain":"\#(chain)"}"# + "\n"
      number += 1
    }
    try write("\(session)/journal.jsonl", journal)
  }

  /// SHA-256 in lower-case hex digits.
  func checksum(_ text: String) throws -> String {
    String(try run("sha256sum", input: text).out.prefix(64))
  }

  /// Words of the exported turns, in order.
  func exported(_ session: String = "s") throws -> [Said] {
    let outcome = try run("exec $E export \(session) --format jsonl --identified --to -")
    return outcome.out.split(separator: "\n").compactMap { (line: Substring) -> Said? in
      guard let value = try? JSON.parse(line.utf8), value["kind"]?.string == "turn" else { return nil }
      return Said(value["speaker"]?.string ?? "", value["text"]?.string ?? "")
    }
  }
}

extension Performance {
  /// Rows of the transcript: those that begin with a time, without it.
  var keptRows: [String] {
    rows.compactMap { row in
      row.prefixMatch(of: #/\d\d:\d\d:\d\d /#).map { String(row[$0.range.upperBound...]) }
    }
  }

  /// True when a row of the transcript holds these words.
  func isKept(_ words: String) -> Bool { keptRows.contains { $0.contains(words) } }

  /// The input line of a screen of 80 × 24: `3 Dana> words`.
  var inputLine: String { row(size.rows - 3) }

  /// What the bottom line says of the record: `saved`, `saving`, `NOT SAVED`.
  var state: String { row(size.rows - 1) }

  /// Waits for the live screen.
  func opens() -> Bool { expect { $0.isAlternate && $0.isRaw && $0.cursor.row == $0.size.rows - 3 } }

  /// Somebody says a line: the digit, the words, Enter; true once it stands in the transcript.
  func say(_ seat: Int, _ words: String) -> Bool {
    send("\(seat)\(words)\r")
    return expect { $0.isKept(words) }
  }

  /// Leaves by Ctrl-C twice.
  func leave() -> Ending? {
    send("\u{3}")
    guard expect({ $0.text.contains("Ctrl-C again leaves") }) else { return nil }
    send("\u{3}")
    return end()
  }

  /// Whether the terminal is as the shell left it.
  var isGivenBack: Bool { !isAlternate && !isRaw && isCursorVisible }

  /// Runs it in the folder of `venue`, on a new session or going on with it.
  static func live(_ venue: Venue) -> Performance? {
    venue.perform(["run", "guide.md", "--session", "s"])
  }
}
