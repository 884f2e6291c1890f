import Fieldwork

/// A line of the register on its way: what is guessed, and what the reviewer changed.
package struct FollowUpDraft: Hashable, Sendable {
  package var kind: FollowUp.Kind
  package var line: EntryID
  package var words: String
  package var owner: Speaker?
  package var toWhom: [Speaker]
  package var due: Day?
  package var warnBy: Moment?

  /// The entry it comes to; a promise's flag is added where the verdict is made.
  package var followUp: FollowUp {
    FollowUp(kind, line: line, words: words, toWhom: toWhom, owner: owner, due: due, warnBy: warnBy)
  }
}

extension Review {
  /// What a promise on a line would come to as far as it can be guessed: the flagged words, the owner kept last or
  /// whoever spoke, the participants who speak in the lines around, the day the words name.
  package func promiseDraft(on line: EntryID, session: Int, bytes: Range<Int>?) -> FollowUpDraft? {
    guard sessions.indices.contains(session), let place = sessions[session].lineIndex(line) else {
      return nil
    }
    let reviewed = sessions[session]
    let row = reviewed.lines[place]
    return FollowUpDraft(
      kind: .promise, line: line, words: words(of: row, bytes), owner: lastOwner ?? row.speaker,
      toWhom: reviewed.listeners(around: place),
      due: TypedDay.deadline(in: row.text, near: bytes, saidOn: reviewed.day))
  }

  /// What somebody else's words report, expect or ask for.
  package func draft(_ kind: FollowUp.Kind, on line: EntryID, session: Int, bytes: Range<Int>? = nil)
    -> FollowUpDraft?
  {
    if kind == .promise { return promiseDraft(on: line, session: session, bytes: bytes) }
    guard sessions.indices.contains(session), let row = sessions[session].line(line) else { return nil }
    let speaker = row.speaker.flatMap { $0.kind == .participant ? $0 : nil }
    return FollowUpDraft(
      kind: kind, line: line, words: words(of: row, nil), owner: nil, toWhom: speaker.map { [$0] } ?? [])
  }

  /// The flagged words where there are some, else the line; a very short stretch tells nothing by itself.
  private func words(of row: ReviewLine, _ bytes: Range<Int>?) -> String {
    guard let bytes, bytes.count >= 8, let words = row.text.stretch(bytes) else { return row.text }
    return words
  }

  /// Whom this reviewer last gave a promise to, when that was not simply whoever spoke.
  private var lastOwner: Speaker? {
    var best: (at: Moment, session: Int, followUp: FollowUp)?
    for (session, file) in ownFiles {
      for act in file.acts {
        guard case .followUp(let followUp) = act.entry, followUp.kind == .promise else { continue }
        if best.map({ act.at >= $0.at }) ?? true { best = (act.at, session, followUp) }
      }
    }
    guard let best, let owner = best.followUp.owner else { return nil }
    let speaker = best.followUp.line.flatMap { sessions[best.session].line($0)?.speaker }
    return owner == speaker ? nil : owner
  }
}

extension ReviewedSession {
  /// How many lines around a promise are taken for the talk it was part of: those the screen shows.
  package static let linesAround = 3

  /// Participants who speak close to a line; all who speak in the session where nobody does.
  fileprivate func listeners(around place: Int) -> [Speaker] {
    let near = lines[max(0, place - Self.linesAround)..<min(lines.count, place + Self.linesAround + 1)]
    let close = participants(in: near)
    return close.isEmpty ? participants(in: lines[...]) : close
  }

  private func participants(in lines: ArraySlice<ReviewLine>) -> [Speaker] {
    Set(lines.compactMap { $0.isTurn ? $0.speaker : nil }.filter { $0.kind == .participant }).sorted()
  }
}

extension String {
  /// The text between two byte offsets; `nil` where they are not in it or between scalars.
  package func stretch(_ bytes: Range<Int>) -> String? {
    guard bytes.lowerBound >= 0, bytes.upperBound <= utf8.count else { return nil }
    let start = utf8.index(startIndex, offsetBy: bytes.lowerBound)
    let end = utf8.index(start, offsetBy: bytes.count)
    return String(self[start..<end].utf8)
  }
}
