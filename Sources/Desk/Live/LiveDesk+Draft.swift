import Canvas
import Facilitation
import Fieldwork

extension LiveDesk {
  /// Everything typed that is not on the record, in the order it was typed, as one line.
  var draft: DeskDraft {
    let turns = aside.filter { $0.purpose == .turn }
    let open = line.purpose == .turn ? [line] : []
    // A line that came back from the disk was typed before those that were put aside for it.
    let isBack = keeping.failure != nil && keeping.failedStep == nil
    let lines = isBack ? open + keeping.waitingLines + turns : keeping.waitingLines + turns + open
    let texts = lines.filter { !$0.field.isEmpty }.map(\.field.text)
    let last = open.first?.field ?? turns.last?.field
    let isLast = lines.last?.purpose == .turn && !isBack
    let text = texts.joined(separator: " ")
    let behind = isLast ? last.map { scalars($0.text) - scalars($0.text, before: $0.cursor) } ?? 0 : 0
    return DeskDraft(
      text: text, cursor: scalars(text) - behind, speaker: lines.first?.speaker ?? line.speaker,
      elapsedMilliseconds: sessionNow)
  }

  private func scalars(_ text: String) -> Int { text.unicodeScalars.count }

  private func scalars(_ text: String, before byte: Int) -> Int {
    text.utf8.prefix(byte).reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }

  /// The draft file learns what changed; the clock alone it learns every ten seconds.
  mutating func draftEffects() -> [Effect] {
    let draft = draft
    if let sent = draftSent, sent.text == draft.text, sent.cursor == draft.cursor,
      sent.speaker == draft.speaker,
      draft.elapsedMilliseconds - sent.elapsedMilliseconds < Self.draftClockMilliseconds
    {
      return []
    }
    defer { draftSent = draft }
    // What was resumed is in the draft file already.
    if draftSent == nil && draft.text.isEmpty { return [] }
    return [.saveDraft(draft)]
  }

  private static let draftClockMilliseconds = 10_000

  /// Goes on with the line of a stopped session, less what had reached the record after the draft was written.
  mutating func takeUp(_ draft: DeskDraft) {
    var text = draft.text[...]
    for row in session.standing.rows.suffix(32)
    where row.isTurn && row.milliseconds >= draft.elapsedMilliseconds {
      if text.hasPrefix(row.text) {
        text = text.dropFirst(row.text.count).drop { $0 == " " }
      } else if row.text.hasPrefix(text) {
        // The rest was typed and kept before the draft was written again.
        text = ""
      }
    }
    line.speaker = draft.speaker
    line.field = TextField(String(text))
    let before = String(
      text.unicodeScalars.prefix(max(0, draft.cursor - (scalars(draft.text) - scalars(String(text))))))
    line.field.moveCursor(to: before.utf8.count)
    draftSent = draft
    touch()
  }
}
