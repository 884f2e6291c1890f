import Canvas
import Fieldwork
import Reviewing

extension ReviewDesk {
  /// y: what the flag says it is; a promise shows first how it would stand in the register.
  mutating func itIsSo() -> [Effect] {
    if let suggestion { return takeUp(suggestion) }
    guard let item else { return say(noFlagWords) }
    return decide(Verdict.Answer(item.id.category))
  }

  /// x: a false alarm.
  mutating func notSo() -> [Effect] {
    if let suggestion {
      let effects = ask(
        .entries(
          review.entries(leavingSuggestionsOn: suggestion.line, milliseconds: lookedMilliseconds),
          session: suggestion.session))
      goOnFromSuggestion()
      return effects
    }
    guard item != nil else { return say(noFlagWords) }
    return decide(.falseAlarm)
  }

  private var noFlagWords: String { "No flag on this line; P A J L flag it by hand." }

  /// Decides the flag in focus and goes on to the next that is open.
  mutating func decide(_ answer: Verdict.Answer) -> [Effect] {
    guard let item else { return say(noFlagWords) }
    notice = nil
    if answer == .promise { return openPanel(.item(item.id)) }
    panel = nil
    return keep(item.id, answer, followUp: nil)
  }

  private mutating func keep(_ id: ReviewItem.ID, _ answer: Verdict.Answer, followUp: FollowUp?) -> [Effect] {
    let effects = ask(
      .verdict(
        id, answer, followUp, milliseconds: lookedMilliseconds, settling: view.part == .disagreements))
    goOnOrSayDone()
    return effects
  }

  private mutating func goOnOrSayDone() {
    goOn()
    if !queue.contains(where: isWaiting) { notice = emptyWords }
  }

  private var lookedMilliseconds: Int { max(0, now.milliseconds - shownAt.milliseconds) }

  /// P, A, J, L: another kind for a flag, or a flag by hand on a line that has none.
  mutating func raise(_ category: Category) -> [Effect] {
    notice = nil
    if item != nil { return decide(Verdict.Answer(category)) }
    guard let focus, let line else { return [] }
    guard let speaker = line.speaker else { return say("A heading says nothing; go to a line first.") }
    guard speaker.kind != .participant || !line.isTurn else {
      return say(
        "Participants may agree, judge and promise as they like: \(key(.expectation)), \(key(.reported)) or \(key(.register)) notes it."
      )
    }
    if category == .promising { return openPanel(.raise(line.id, session: focus.session)) }
    return ask(
      .raise(category, line.id, session: focus.session, nil), notice: "\(category.letter) raised by hand.")
  }

  // MARK: - The promise as it would stand

  private mutating func openPanel(_ target: PromisePanel.Target) -> [Effect] {
    guard let focus, let line else { return [] }
    let bytes: Range<Int>? =
      if case .item = target, item?.id.category == .promising { item?.flag.finding.bytes } else { nil }
    guard let draft = review.promiseDraft(on: line.id, session: focus.session, bytes: bytes) else {
      return []
    }
    panel = PromisePanel(target: target, draft: draft)
    if case .item(let id) = target, let item = review[id] {
      let made = review.promise(of: item)
      panel?.existing = made?.followUp
      panel?.isDropped = made?.isDroppedByReview == true
    }
    return []
  }

  /// Enter: keeps the promise as shown; takes up a suggestion; else opens the line in its place.
  mutating func enter() -> [Effect] {
    guard let panel else {
      isTranscriptOpen.toggle()
      return []
    }
    self.panel = nil
    switch panel.target {
    case .item(let id): return keep(id, .promise, followUp: panel.draft.followUp)
    case .raise(let line, let session):
      return ask(
        .raise(.promising, line, session: session, panel.draft.followUp),
        notice: "P raised by hand, and in the register.")
    }
  }

  /// w, W, d: one row of the promise.
  mutating func change(_ action: Action) -> [Effect] {
    guard panel != nil else {
      return say("\(key(.itIsSo)) first, or P: then the promise shows who, to whom and when.")
    }
    guard panel?.existing == nil else {
      return say("It is in the register already; \(key(.followUps)) changes it there.")
    }
    notice = nil
    switch action {
    case .who:
      panel?.row = .owner
      asking = .owner(Seats())
    case .toWhom:
      panel?.row = .toWhom
      asking = .toWhom(Seats())
    default:
      panel?.row = .due
      typing = Typing(purpose: .due)
    }
    return []
  }

  mutating func answerOwner(_ seats: Seats, _ key: Key) -> [Effect]? {
    guard let standing = shown?.standing else { return nil }
    switch seats.take(key, in: standing) {
    case .picked(let code):
      panel?.draft.owner = code
      return []
    case .more(let seats):
      asking = .owner(seats)
      return []
    case .none: break
    }
    // Whoever sees to it need not have been in the room: letters look for a name on the roster.
    guard case .character(let letter) = key, letter.isLetter else { return key == .escape ? [] : nil }
    typing = Typing(purpose: .owner, field: TextField(String(letter)))
    return []
  }

  mutating func takeOwner(_ words: String) -> [Effect] {
    guard !words.isEmpty, let roster = shown?.roster else { return [] }
    let wanted = words.lowercased()
    let known = roster.people.first {
      $0.name?.lowercased().hasPrefix(wanted) == true || $0.code.description.lowercased() == wanted
    }
    guard let code = known?.code ?? Speaker(words.uppercased()) else {
      typing = Typing(purpose: .owner, field: TextField(words))
      return say("Nobody on the roster begins so; another name, or a code such as V1.")
    }
    panel?.draft.owner = code
    return []
  }

  mutating func answerToWhom(_ seats: Seats, _ key: Key) -> [Effect]? {
    guard let standing = shown?.standing else { return nil }
    if key == .escape { return [] }
    if key == .enter, seats.typed == nil { return [] }
    switch seats.take(key, in: standing) {
    case .picked(let code): toggle(code)
    case .more(let seats): asking = .toWhom(seats)
    case .none: return nil
    }
    // More may follow: Enter is done with it.
    if asking == nil { asking = .toWhom(Seats()) }
    return []
  }

  private mutating func toggle(_ code: Speaker) {
    guard var people = panel?.draft.toWhom else { return }
    if let index = people.firstIndex(of: code) { people.remove(at: index) } else { people.append(code) }
    panel?.draft.toWhom = people.sorted()
  }

  mutating func takeDue(_ text: String) -> [Effect] {
    guard !text.isEmpty else {
      panel?.draft.due = nil
      return say("No day. It stands in the register without one.")
    }
    do {
      let due = try TypedDay.day(text, on: today)
      panel?.draft.due = due
      return []
    } catch {
      typing = Typing(purpose: .due, field: TextField(text))
      let words = error.description
      return say(words.prefix(1).uppercased() + words.dropFirst() + ".")
    }
  }

  /// When people have to be told, by the register's rule.
  var warnBy: WarnBy? {
    guard let due = panel?.shownDue, let line else { return nil }
    return WarnBy(due: due, since: line.at, offsetMinutes: setting.offsetMinutes)
  }
}

extension PromisePanel {
  /// The day it stands with in the register, or would.
  var shownDue: Day? { existing.map(\.due) ?? draft.due }
  var shownOwner: Speaker? { existing.map(\.owner) ?? draft.owner }
  var shownToWhom: [Speaker] { existing?.toWhom ?? draft.toWhom }
}
