import Desk
import Facilitation
import Fieldwork
import Journaling
import Preparing

extension OpenedSession {
  /// Line mode for this session.
  func plainDesk(_ session: Session) -> PlainDesk {
    let flagger = SessionFlagger(
      study, rules: rules, today: Day(clock.now(), offsetMinutes: clock.offsetMinutes))
    return PlainDesk(
      session: session, roster: roster.roster, marks: tables.marks,
      cards: tables.cards.cards.map { ($0.name, ($0.steps + [$0.mind]).joined(separator: "\n")) },
      ruleBook: flagger.ruleBook, flagging: flagger.flagging)
  }
}

extension PlainDesk {
  /// The lines a draft holds, each as it would be typed: those of line mode as they are, the screen's with its
  /// speaker in front. What reached the record after the draft was written is left out.
  func lines(of draft: Draft) -> [String] {
    guard draft.text.contains(where: { !$0.isWhitespace }) else { return [] }
    guard draft.text.hasSuffix("\n") else {
      return DeskDraft(draft).left(after: session.kept).map { line in
        if case .turn = line.kind { return "\(line.speaker): \(line.text)" }
        return "/note \(line.text)"
      }
    }
    let lines = draft.text.split(separator: "\n").map(String.init)
    var kept = session.standing.rows.filter { $0.isTurn && $0.id.line > draft.after ?? .max }[...]
    return Array(
      lines.drop { line in
        guard case .words(let words, _, _) = PlainLine(line), kept.first?.text == words else { return false }
        kept.removeFirst()
        return true
      })
  }
}
