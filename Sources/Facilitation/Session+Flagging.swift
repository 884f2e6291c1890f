import Fieldwork

/// The flagger as the session sees it: a value from text, speaker and previous line to findings.
package typealias Flagging = @Sendable (Utterance) -> [Finding]

extension Session {
  /// Words somebody is about to say, with the line before them, for the flagger.
  package func utterance(_ text: String, by speaker: Speaker) -> Utterance {
    let last = standing.rows.last { $0.isTurn }
    return Utterance(text, by: speaker.voice, after: last.map(Self.previous))
  }

  /// The flags of a row, as entries to keep; none for participants' words.
  ///
  /// The line before is the last turn above the row. A note is looked through as a note, whoever wrote it.
  package func flags(on id: EntryID, ruleBook: String, by flagging: Flagging) -> [Entry] {
    guard let index = standing.rowIndex(id), let speaker = standing.rows[index].speaker,
      speaker.kind != .participant
    else { return [] }
    let row = standing.rows[index]
    let before = standing.rows[..<index].last { $0.isTurn }
    let voice: Voice = row.isTurn ? speaker.voice : .note
    let findings = flagging(Utterance(row.text, by: voice, after: before.map(Self.previous)))
    return findings.map { .flag(Flag(on: id, $0, ruleBook: ruleBook)) }
  }

  private static func previous(_ row: Row) -> Utterance.Previous {
    Utterance.Previous(row.text, by: row.speaker?.voice)
  }
}
