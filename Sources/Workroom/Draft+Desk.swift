import Desk
import Facilitation
import Fieldwork
import Journaling

extension DeskDraft {
  /// A draft as the desk counts: in Unicode scalars.
  init(_ draft: Draft) {
    self.init(
      text: draft.text, cursor: scalarRange(ofBytes: 0..<draft.cursor, in: draft.text).upperBound,
      speaker: draft.speaker, elapsedMilliseconds: draft.elapsedMilliseconds, after: draft.after,
      lines: draft.lines.map { Line($0.text, by: $0.speaker, kind: Line.Kind($0)) })
  }
}

extension DeskDraft {
  /// The draft of a session: of line mode's, which ends with a line end, the turns and notes; commands that waited
  /// there are not words.
  init(_ draft: Draft, in session: Session) {
    self.init(draft)
    guard draft.text.hasSuffix("\n") else { return }
    var speaker = draft.speaker
    lines = draft.text.split(separator: "\n").compactMap { line in
      switch PlainLine(String(line)) {
      case .words(let words, let seat, let code):
        speaker =
          code.flatMap { Speaker($0) } ?? seat.flatMap { session.standing.speaker(atSeat: $0) } ?? speaker
        return Line(words, by: speaker)
      case .command(.note, let words): return Line(words, by: .facilitator, kind: .note(nil))
      case .command, .unknown, .nothing: return nil
      }
    }
    text = lines.map(\.text).joined(separator: " ")
    cursor = text.unicodeScalars.count
  }
}

extension Draft {
  /// A desk's draft as the file has it: in bytes.
  init(_ draft: DeskDraft) {
    let before = draft.text.unicodeScalars.prefix(draft.cursor)
    self.init(
      text: draft.text, cursor: before.reduce(0) { $0 + UTF8.width($1) }, speaker: draft.speaker,
      elapsedMilliseconds: draft.elapsedMilliseconds, after: draft.after,
      lines: draft.lines.map { Line($0.text, by: $0.speaker, kind: $0.kind.word, about: $0.kind.about) })
  }
}

extension DeskDraft.Line.Kind {
  /// A line of a kind that is not known is a turn; so is one that must be about a line and is about none.
  fileprivate init(_ line: Draft.Line) {
    switch (line.kind, line.about) {
    case ("note", let about): self = .note(about)
    case ("correction", let about?): self = .correction(about)
    case ("playback", let about?): self = .playback(about)
    default: self = .turn
    }
  }

  fileprivate var word: String {
    switch self {
    case .turn: "turn"
    case .note: "note"
    case .correction: "correction"
    case .playback: "playback"
    }
  }

  fileprivate var about: EntryID? {
    switch self {
    case .turn: nil
    case .note(let about): about
    case .correction(let id), .playback(let id): id
    }
  }
}
