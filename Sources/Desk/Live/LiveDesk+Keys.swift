import Canvas
import Facilitation
import Fieldwork

extension LiveDesk {
  /// One key: first whatever waits for one, then the table of keys, then the line being typed.
  mutating func take(_ key: Key) -> [Effect] {
    if case .help(let mode, let page) = overlay { return takeInHelp(key, mode, page) }
    if let asking {
      self.asking = nil
      if let effects = answer(asking, with: key) { return effects }
    }
    if case .guide(let index) = overlay { return takeInGuide(key, index) }
    if case .counts(let counts, let top) = overlay { return takeInCounts(key, counts, top) }
    if mode == .command { return takeAfterEscape(key) }
    guard let action = action(for: key) else { return mode == .writing ? type(key) : say(unboundKey(key)) }
    let formerDigit = lastDigit
    lastDigit = nil
    if action != .recall && action != .command { history = nil }
    return carryOut(action, key, formerDigit: formerDigit)
  }

  func action(for key: Key) -> Action? {
    setting.bindings.action(for: key, in: mode, lineIsEmpty: line.isEmpty)
  }

  /// After Esc: a letter without an action writes itself, so a forgotten Esc costs one letter at most.
  private mutating func takeAfterEscape(_ key: Key) -> [Effect] {
    guard let action = action(for: key) else {
      mode = .writing
      return type(key)
    }
    if action == .stay { return stayOrClosePanel() }
    mode = .writing
    let formerDigit = lastDigit
    lastDigit = nil
    return carryOut(action, key, formerDigit: formerDigit)
  }

  private mutating func stayOrClosePanel() -> [Effect] {
    guard case .section = panel else { return [] }
    panel = nil
    mode = .writing
    return []
  }

  private func unboundKey(_ key: Key) -> String? { key == .control("s") ? Self.savedAlready : nil }

  /// Pressed by habit.
  static let savedAlready = "Kept lines are saved already."

  mutating func say(_ words: String?) -> [Effect] {
    if let words { notice = words }
    return []
  }

  /// What an action does, whatever the mode it was asked for in.
  private mutating func carryOut(_ action: Action, _ key: Key, formerDigit: Int?) -> [Effect] {
    switch action {
    case .help:
      overlay = .help(mode == .command ? .writing : mode, page: 0)
      return []
    case .leave:
      asking = .leave(key)
      return []
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .undo: return undo()
    case .redo: return redo()
    case .command, .stay, .back, .write, .nextPart: return changeMode(action)
    case .speaker: return pickSpeaker(key, after: formerDigit)
    case .keep, .quote, .plainStart, .empty, .edit: return writeLine(action, key)
    case .nextPrompt, .previousPrompt, .skipPrompt, .shareTime, .tick, .guide, .hold, .close:
      return goThroughGuide(action)
    case .card: return openCard()
    case .notes: return takeInNotes()
    case .readBack, .down, .up, .pageDown, .pageUp, .first, .last, .search, .nextHit, .previousHit:
      return mode == .closing ? moveInClosing(action) : readBack(action)
    case .marks, .park, .expectation, .reported, .register, .add, .ladder, .correct, .notSo, .itIsSo,
      .flagPromise, .flagAgreement, .flagJudgement, .flagLeading, .heard:
      return mode == .closing ? answerInClosing(action, key) : annotate(action)
    case .counts:
      overlay = .counts(counts, top: 0)
      return []
    case .recall: return recall()
    case .who:
      asking = .people(.toggle, Seats())
      return []
    case .seating, .purpose, .go, .nextStep, .review, .followUps, .export, .practise, .rehearsal, .nextFlag,
      .order, .narrow, .secondLook,
      .toWhom, .due, .told, .openLine, .onlyHereYes, .onlyHereNo, .sameAs, .rename, .cell, .notTheSame,
      .retype, .acceptKind, .sayLess, .sayMore:
      return []
    }
  }

  private mutating func changeMode(_ action: Action) -> [Effect] {
    switch action {
    case .command:
      return escape()
    case .nextPart: closing.changePart(points: closingPoints.count, steps: closingSteps.count)
    case .back where reading.isLinking:
      reading.linking = nil
      reading.linksAwaited = false
      notice = nil
    default:
      mode = .writing
      reading.leave()
    }
    return []
  }

  /// Esc while writing closes what is open, else one letter follows.
  private mutating func escape() -> [Effect] {
    if line.purpose != .turn { return putBackLine() }
    switch panel {
    case .card: return closeCard()
    case .share:
      panel = nil
      return []
    case .section(_, _) where hasWordsToRead:
      mode = .command
      return []
    case .section, nil:
      panel = nil
      mode = .command
      if !tidings.isEmpty { tidings.removeFirst() }
      let effects = hints.current(self).map { hints.use($0) } ?? []
      return effects + hints.use(.command)
    }
  }

  /// Takes the key as the answer to what was asked; nil when it is none, and goes its ordinary way.
  private mutating func answer(_ asking: Asking, with key: Key) -> [Effect]? {
    switch asking {
    case .leave(let first):
      let action = setting.bindings.action(for: key, in: mode, lineIsEmpty: line.isEmpty)
      return action == .leave || key == first ? leave() : nil
    case .mark(let target): return answerMark(target, key)
    case .expectation(let target, let who, let seats): return answerExpectation(target, who, seats, key)
    case .register(let target): return answerRegister(target, key)
    case .people(let step, let seats): return answerPeople(step, seats, key)
    case .consent(let code): return answerConsent(code, key)
    case .close: return answerClose(key)
    }
  }

  private func leave() -> [Effect] { [.saveDraft(draft), .leave] }
}
