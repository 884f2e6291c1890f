import Canvas
import Fieldwork
import Reviewing

extension ReviewDesk {
  mutating func press(_ key: Key) -> [Effect] {
    if let page = helpPage {
      helpPage = helpScreen.page(after: key, on: page, size: size)
      return []
    }
    if let typing { return press(key, typing) }
    if let former = asking {
      asking = nil
      if let effects = answer(former, with: key) { return effects }
    }
    guard let action = setting.bindings.action(for: key, in: .review, lineIsEmpty: true) else { return [] }
    if keeping.failure != nil, action == .keep { return tryAgain() }
    if keeping.failure != nil, action == .back { return giveUp() }
    return perform(action, key)
  }

  var helpScreen: HelpScreen { HelpScreen(mode: .review, bindings: setting.bindings) }

  private mutating func perform(_ action: Action, _ key: Key) -> [Effect] {
    switch action {
    case .help: helpPage = 0
    case .back: return goBack(key)
    case .leave: asking = .leave(key)
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .undo: return undo()
    case .redo: return redo()
    case .search: typing = Typing(purpose: .search)
    case .down, .up, .pageDown, .pageUp, .first, .last, .nextFlag, .nextHit, .previousHit: return move(action)
    case .nextPart: return changePart(isBack: key == .backTab)
    case .order: return changeOrder()
    case .narrow: asking = .narrow
    case .itIsSo: return itIsSo()
    case .notSo: return notSo()
    case .secondLook: return decide(.secondLook)
    case .flagPromise: return raise(.promising)
    case .flagAgreement: return raise(.agreeing)
    case .flagJudgement: return raise(.judging)
    case .flagLeading: return raise(.leading)
    case .keep: return enter()
    case .who, .toWhom, .due: return change(action)
    case .park, .expectation, .reported, .register, .add: return annotate(action)
    case .review: return backToFlags()
    case .followUps:
      return open(.followUps, .followUps, otherwise: "'evenkeel followups' lists the register.")
    case .export: return export()
    default: break
    }
    return []
  }

  /// Esc closes what is open; where nothing is, home, or for the shell only q.
  private mutating func goBack(_ key: Key) -> [Effect] {
    if panel != nil {
      panel = nil
      return say("\(self.key(.itIsSo)) taken back; the flag is open.")
    }
    if isTranscriptOpen {
      isTranscriptOpen = false
      return []
    }
    if search != nil, key == .escape {
      search = nil
      notice = nil
      return []
    }
    if key == .escape, !setting.hasHome { return say("q leaves the review.") }
    guard keeping.isIdle else { return say("Wait: a verdict is on its way to the disk.") }
    return [.leave]
  }

  /// Takes the key as the answer to what was asked; nil when it is none, and goes its ordinary way.
  private mutating func answer(_ former: Asking, with key: Key) -> [Effect]? {
    switch former {
    case .leave(let first):
      let action = setting.bindings.action(for: key, in: .review, lineIsEmpty: true)
      return action == .leave || key == first ? [.leave] : nil
    case .expectation(let draft, let seats): return answerExpectation(draft, seats, key)
    case .register: return answerRegister(key)
    case .narrow:
      guard case .character(let letter) = key else { return key == .escape ? [] : nil }
      return narrow(by: letter)
    case .owner(let seats): return answerOwner(seats, key)
    case .toWhom(let seats): return answerToWhom(seats, key)
    }
  }

  private mutating func backToFlags() -> [Effect] {
    view = QueueView()
    place = 0
    rebuildQueue()
    isTranscriptOpen = false
    goTo(queue.firstIndex { isWaiting($0) } ?? 0)
    return counts.decided == counts.all ? say(emptyWords) : []
  }

  private mutating func open(_ offer: HomeOffer, _ action: HomeAction, otherwise words: String) -> [Effect] {
    guard setting.offers.contains(offer) else { return say(words) }
    guard keeping.isIdle else { return say("Wait: a verdict is on its way to the disk.") }
    return [.open(action)]
  }

  private mutating func export() -> [Effect] {
    guard let shown else { return [] }
    guard setting.hasHome else { return say("'evenkeel export' writes a session out.") }
    return [.open(.export(path: shown.path))]
  }

  // MARK: - Typing

  private mutating func press(_ key: Key, _ former: Typing) -> [Effect] {
    var field = former.field
    switch key {
    case .escape: typing = nil
    case .function(1): helpPage = 0
    case .enter:
      typing = nil
      return take(field.text, for: former.purpose)
    default:
      if key == .backspace && field.isEmpty {
        typing = nil
      } else if field.take(key) {
        typing = Typing(purpose: former.purpose, field: field)
        notice = nil
      }
    }
    return []
  }

  private mutating func take(_ text: String, for purpose: Typing.Purpose) -> [Effect] {
    switch purpose {
    case .search: return find(text.trimmed)
    case .due: return takeDue(text.trimmed)
    case .owner: return takeOwner(text.trimmed)
    case .note: return keepNote(text.trimmed)
    }
  }

  mutating func paste(_ text: String) {
    guard var typed = typing else {
      notice = "Pasted text is never taken for keys."
      return
    }
    typed.field.insert(text)
    typing = typed
  }

  // MARK: - Undo

  private mutating func undo() -> [Effect] {
    if panel != nil {
      panel = nil
      return []
    }
    if keeping.isIdle, review.lastStep == nil { return say("Nothing to take back.") }
    return ask(.undo)
  }

  private mutating func redo() -> [Effect] {
    if keeping.isIdle, review.nextRedo == nil { return say("Nothing to bring back.") }
    return ask(.redo)
  }

  /// What is said of an undo or a redo once it is kept: only when its turn comes is it known what it takes.
  func notice(for what: ReviewRequest.What) -> String? {
    switch what {
    case .undo: review.lastStep.map { "Taken back: \(words(for: $0)). \(key(.redo)) brings it back." }
    case .redo: review.nextRedo.map { "Brought back: \(words(for: $0)). \(key(.undo)) takes it back." }
    case .verdict(let id, _, _, _, _): what.registerStep(in: review).flatMap { registerWords($0, on: id) }
    case .raise, .entries: nil
    }
  }

  /// What a verdict does in the register besides: nobody is to look for a line there that is not open any more.
  private func registerWords(_ status: FollowUp.Status, on id: ReviewItem.ID) -> String? {
    let line = review.sessions[id.session].line(id.line)
    let promise = line.map { "The promise of \(clockText(milliseconds: $0.milliseconds))" } ?? "Its promise"
    return switch status {
    case .dropped: "\(promise) is dropped in the register; \(key(.undo)) takes it back."
    case .open: "\(promise) is open in the register again; \(key(.undo)) takes it back."
    case .kept, .notProvided: nil
    }
  }

  /// `P! a promise, 00:47:10 Group A`
  func words(for step: (session: Int, number: Int, at: Moment)) -> String {
    guard let file = review.ownFile(of: step.session), let kept = file.entry(step.number) else {
      return "a step"
    }
    let entries = if case .batch(let parts) = kept.entry { parts } else { [kept.entry] }
    let about = file.acts(of: kept).lazy.compactMap { act -> EntryID? in
      switch act.entry {
      case .verdict(let verdict):
        review.sessions[step.session].item(at: verdict.flag)?.id.line ?? verdict.flag.id
      case .followUp(let followUp): followUp.line
      case .note(let note): note.about
      case .flag(let flag): flag.line
      default: nil
      }
    }.first
    let line = about.flatMap { review.sessions[step.session].line($0) }
    let place =
      line.map { ", \(clockText(milliseconds: $0.milliseconds)) \(sessions[step.session].title)" } ?? ""
    return (entries.lazy.compactMap(\.reviewWords).first ?? "a step") + place
  }

  /// After undo and redo the flag in question is in focus.
  mutating func showWhatCameBack(_ entries: [KeptEntry], session: Int) {
    panel = nil
    for entry in entries {
      let number: Int
      switch entry.entry {
      case .undo(let line), .redo(let line): number = line
      default: continue
      }
      guard let file = review.ownFile(of: session), let kept = file.entry(number) else { continue }
      for act in file.acts(of: kept) {
        guard case .verdict(let verdict) = act.entry,
          let item = review.sessions[session].item(at: verdict.flag),
          let index = queue.firstIndex(of: .flag(item.id))
        else { continue }
        return goTo(index)
      }
    }
  }
}

extension Entry {
  /// What a reviewer's step is called when it is taken back.
  fileprivate var reviewWords: String? {
    switch self {
    case .verdict(let verdict): verdict.answer == .falseAlarm ? "not a flag" : verdict.answer.rawValue
    case .followUp(let followUp): followUp.kind.rawValue
    case .note: "a note"
    case .followUpStep: "a step of a follow-up"
    default: nil
    }
  }
}
