import Canvas
import Facilitation
import Fieldwork

extension LiveDesk {
  /// Everything typed that is not on the record, in the order it was typed. Words of somebody who asked that none be
  /// recorded are in no file, also not in this one.
  var draft: DeskDraft {
    let typed = (keeping.waitingLines + aside + [line]).filter { !$0.field.isEmpty && mayBeRecorded($0) }
      .sorted { $0.begun < $1.begun }
    let lines = typed.compactMap(\.drafted)
    let text = lines.map(\.text).strung(" ")
    // The cursor counts in the line being typed, which stands last unless an earlier one came back.
    let isLast = typed.last { $0.drafted != nil } == line
    let behind = isLast ? scalars(line.field.text) - scalars(line.field.text, before: line.field.cursor) : 0
    let isOneTurn = lines.count <= 1 && lines.allSatisfy { $0.kind == .turn }
    return DeskDraft(
      text: text, cursor: scalars(text) - behind, speaker: lines.first?.speaker ?? line.speaker,
      elapsedMilliseconds: sessionNow, after: session.kept.last?.number, lines: isOneTurn ? [] : lines)
  }

  private func mayBeRecorded(_ line: TypedLine) -> Bool {
    switch line.purpose {
    case .turn, .heard: standing.person(line.speaker)?.mayBeRecorded ?? true
    case .note, .correction, .playback, .search, .name: true
    }
  }

  private func scalars(_ text: String) -> Int { text.unicodeScalars.count }

  private func scalars(_ text: String, before byte: Int) -> Int {
    text.utf8.prefix(byte).reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }

  /// The draft file learns what changed; the clock alone it learns every ten seconds.
  mutating func draftEffects() -> [Effect] {
    let draft = draft
    if let sent = draftSent, sent.text == draft.text, sent.cursor == draft.cursor,
      sent.speaker == draft.speaker, sent.lines == draft.lines,
      draft.text.isEmpty || sent.after == draft.after,
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

  /// Goes on with the lines of a stopped session, less what reached the record after the draft was written: the
  /// first is in the input line, the others come when it is kept.
  mutating func takeUp(_ draft: DeskDraft) {
    // A draft that could not be written any more says who spoke before the last lines.
    if !draft.isPassed(by: session.kept) { line.speaker = draft.speaker }
    var lines = draft.left(after: session.kept).compactMap { takenUp($0) }
    guard !lines.isEmpty else { return }
    for place in lines.indices { lines[place].begun = begin() }
    line = lines.removeFirst()
    aside = lines.reversed()
    if lines.isEmpty && line.field.text == TextField(draft.text).text {
      let before = String(draft.text.unicodeScalars.prefix(max(0, draft.cursor)))
      line.field.moveCursor(to: before.utf8.count)
    }
    draftSent = self.draft
    draftSent?.after = draft.after
    touch()
  }

  /// A line as it was being typed; `nil` when what it is about is gone.
  private func takenUp(_ line: DeskDraft.Line) -> TypedLine? {
    let purpose: TypedLine.Purpose
    switch line.kind {
    case .turn: purpose = .turn
    case .note(let about): purpose = .note(about.flatMap { standing.row($0)?.id })
    case .correction(let id): purpose = standing.row(id) == nil ? .note(nil) : .correction(id)
    case .playback(let id): purpose = standing.row(id) == nil ? .note(nil) : .playback(id)
    }
    return TypedLine(field: TextField(line.text), speaker: line.speaker, purpose: purpose)
  }

  /// The number of a line that is begun now: lines are kept, and drafted, in the order they were begun.
  mutating func begin() -> Int {
    linesBegun += 1
    return linesBegun
  }
}

extension TypedLine {
  /// As the draft holds it; names never leave the private roster, and what one looks for is nobody's words.
  fileprivate var drafted: DeskDraft.Line? {
    switch purpose {
    case .turn, .heard: DeskDraft.Line(field.text, by: speaker)
    case .note(let about): DeskDraft.Line(field.text, by: speaker, kind: .note(about))
    case .correction(let id): DeskDraft.Line(field.text, by: speaker, kind: .correction(id))
    case .playback(let id): DeskDraft.Line(field.text, by: speaker, kind: .playback(id))
    case .search, .name: nil
    }
  }
}
