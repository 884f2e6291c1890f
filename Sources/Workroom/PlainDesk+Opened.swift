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
    let gutters = Dictionary(
      marks.marks.map { ($0.name, $0.gutter) }, uniquingKeysWith: { first, _ in first })
    return PlainDesk(
      session: session, roster: roster.roster, marks: gutters,
      cards: Shelf.cards.cards.map {
        ($0.name, ([$0.says.first ?? ""] + [$0.caution]).joined(separator: "  "))
      },
      ruleBook: flagger.ruleBook, flagging: flagger.flagging)
  }
}

extension PlainDesk {
  /// The lines a draft holds, each as it would be typed: those of line mode as they are, the screen's with its
  /// speaker in front. What reached the record after the draft was written is left out.
  func lines(of draft: Draft) -> [String] {
    guard draft.text.contains(where: { !$0.isWhitespace }) else { return [] }
    var lines = draft.text.split(separator: "\n").map(String.init)
    if !draft.text.hasSuffix("\n") { lines = lines.map { "\(draft.speaker): \($0)" } }
    var kept = session.standing.rows.filter { $0.isTurn && $0.milliseconds >= draft.elapsedMilliseconds }[...]
    return Array(
      lines.drop { line in
        guard case .words(let words, _, _) = PlainLine(line), kept.first?.text == words else { return false }
        kept.removeFirst()
        return true
      })
  }
}
