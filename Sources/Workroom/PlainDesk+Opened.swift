import Desk
import Facilitation
import Fieldwork
import Preparing

extension OpenedSession {
  /// Line mode for this session.
  func plainDesk(_ session: Session) -> PlainDesk {
    let flagger = SessionFlagger(study, today: Day(clock.now(), offsetMinutes: clock.offsetMinutes))
    let marks = Dictionary(
      Shelf.marks.marks.map { ($0.name, $0.gutter) }, uniquingKeysWith: { first, _ in first })
    return PlainDesk(
      session: session, roster: roster.roster, marks: marks,
      cards: Shelf.cards.cards.map {
        ($0.name, ([$0.says.first ?? ""] + [$0.caution]).joined(separator: "  "))
      },
      ruleBook: flagger.ruleBook, flagging: flagger.flagging)
  }
}

extension PlainDesk {
  /// The lines a draft holds, each as it would be typed: those of line mode as they are, the screen's with its
  /// speaker in front.
  func lines(of draft: String, by speaker: Speaker) -> [String] {
    guard draft.contains(where: { !$0.isWhitespace }) else { return [] }
    let lines = draft.split(separator: "\n").map(String.init)
    guard !draft.hasSuffix("\n") else { return lines }
    return lines.map { "\(speaker): \($0)" }
  }
}
