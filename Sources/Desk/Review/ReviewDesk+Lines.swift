import Canvas
import Fieldwork
import Reviewing

extension ReviewDesk {
  /// What is noted about any line: parked, reported, expected, asked for, a note.
  mutating func annotate(_ action: Action) -> [Effect] {
    guard let line, line.speaker != nil else { return say("A heading says nothing; go to a line first.") }
    panel = nil
    notice = nil
    switch action {
    case .park: return keep(.parked)
    case .reported: return keep(.reported)
    case .expectation:
      guard let draft = draft(.expectation) else { return [] }
      asking = .expectation(draft, Seats())
    case .register: asking = .register
    case .add: typing = Typing(purpose: .note)
    default: never("\(action) is not about a line")
    }
    return []
  }

  private func draft(_ kind: FollowUp.Kind) -> FollowUpDraft? {
    guard let focus, let line else { return nil }
    return review.draft(kind, on: line.id, session: focus.session)
  }

  private mutating func keep(_ kind: FollowUp.Kind) -> [Effect] {
    guard let draft = draft(kind) else { return [] }
    return keep(draft)
  }

  private mutating func keep(_ draft: FollowUpDraft) -> [Effect] {
    guard let focus, let line else { return [] }
    let said =
      "\(draft.kind.rawValue), \(clockText(milliseconds: line.milliseconds)). \(key(.undo)) takes it back."
    return ask(
      .entries([.followUp(draft.followUp)], session: focus.session),
      notice: said.prefix(1).uppercased() + said.dropFirst())
  }

  mutating func answerExpectation(_ draft: FollowUpDraft, _ seats: Seats, _ key: Key) -> [Effect]? {
    if key == .escape { return [] }
    if key == .enter, seats.typed == nil { return keep(draft) }
    guard let standing = shown?.standing else { return nil }
    var draft = draft
    switch seats.take(key, in: standing) {
    case .picked(let code):
      draft.toWhom = [code]
      asking = .expectation(draft, Seats())
    case .more(let seats): asking = .expectation(draft, seats)
    case .none: return nil
    }
    return []
  }

  mutating func answerRegister(_ key: Key) -> [Effect]? {
    if key == .escape { return [] }
    guard case .character(let letter) = key,
      let kind = LiveDesk.registerKinds.first(where: { $0.key == letter })?.kind
    else { return nil }
    // A promise has an owner and a day: it is looked at before it is kept.
    return kind == .promise && line?.speaker?.kind != .participant ? raise(.promising) : keep(kind)
  }

  /// The kind that was suggested, of whoever spoke.
  mutating func takeUp(_ suggestion: Suggestion) -> [Effect] {
    guard let draft = review.draft(suggestion.kind, on: suggestion.line, session: suggestion.session) else {
      return []
    }
    let effects = keep(draft)
    goOnFromSuggestion()
    return effects
  }

  /// What was just answered is on its way to the disk and counts as answered here.
  mutating func goOnFromSuggestion() {
    let here = queue.indices.contains(place) ? queue[place] : nil
    let later = queue.indices.dropFirst(place + 1).first {
      isWaiting(queue[$0]) && queue[$0].line != here?.line
    }
    if let later { goTo(later) } else { notice = "That was the last of them." }
  }

  mutating func keepNote(_ text: String) -> [Effect] {
    guard !text.isEmpty, let focus, let line else { return [] }
    let note = Note(.observer(1), composed(text), about: line.id, authorName: review.reviewer)
    return ask(
      .entries([.note(note)], session: focus.session),
      notice: "A note about \(clockText(milliseconds: line.milliseconds)). \(key(.undo)) takes it back.")
  }
}
