import Canvas
import Fieldwork

extension HomeDesk {
  mutating func press(_ key: Key) -> [Effect] {
    if key == .control("c") { return askToLeave() }
    isAskingToLeave = false
    if helpPage != nil { return pressInHelp(key) }
    if asking != nil { return pressWhileAsking(key) }
    notice = nil
    guard let action = bindings.action(for: key, in: .home, lineIsEmpty: true) else { return [] }
    return perform(action, key)
  }

  private mutating func perform(_ action: Action, _ key: Key) -> [Effect] {
    switch action {
    case .help: helpPage = 0
    case .back: return goBack(key)
    case .leave: return askToLeave()
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .undo: notice = "Nothing to take back on this screen. In a session u takes back every step."
    case .redo: notice = "Nothing to bring back on this screen."
    case .search: asking = .search(TextField())
    case .nextHit: goToHit(by: 1)
    case .previousHit: goToHit(by: -1)
    case .nextStep: return enter()
    case .add: asking = .newSession(NewSession(guides: guides))
    case .review: return review()
    case .followUps: return followUps()
    case .export: return export()
    case .practise: return [.open(.practice)]
    default: move(action, isBack: key == .backTab)
    }
    return []
  }

  /// Esc is pressed by habit: it closes things, and only q leaves.
  private mutating func goBack(_ key: Key) -> [Effect] {
    guard key == .escape else { return [.leave] }
    notice = "q leaves evenkeel."
    return []
  }

  private mutating func askToLeave() -> [Effect] {
    if isAskingToLeave { return [.leave] }
    isAskingToLeave = true
    return []
  }

  private mutating func pressInHelp(_ key: Key) -> [Effect] {
    guard let page = helpPage else { return [] }
    helpPage = helpScreen.page(after: key, on: page, size: size)
    return []
  }

  var helpScreen: HelpScreen { HelpScreen(mode: .home, bindings: bindings) }

  private mutating func pressWhileAsking(_ key: Key) -> [Effect] {
    notice = nil
    switch asking {
    case .search(let field): return pressInSearch(key, field)
    case .newSession(let new): return press(key, in: new)
    case nil: return []
    }
  }

  private mutating func pressInSearch(_ key: Key, _ field: TextField) -> [Effect] {
    var field = field
    switch key {
    case .escape: asking = nil
    case .enter:
      asking = nil
      find(field.text)
    case .function(1): helpPage = 0
    default:
      if key == .backspace && field.isEmpty {
        asking = nil
      } else if field.take(key) {
        asking = .search(field)
      }
    }
    return []
  }

  private mutating func press(_ key: Key, in new: NewSession) -> [Effect] {
    if key == .function(1) {
      helpPage = 0
      return []
    }
    var new = new
    switch new.press(key, default: defaultTitle) {
    case .goesOn: asking = .newSession(new)
    case .stops: asking = nil
    case .wants(let action):
      asking = nil
      return [.open(action)]
    }
    return []
  }

  /// What a session is called when nobody names it; its day has a column of its own on this screen.
  var defaultTitle: String { "Session \(now.timeOfDay(offsetMinutes: offsetMinutes))" }

  // MARK: Doing what a row says

  private mutating func enter() -> [Effect] {
    guard rows.indices.contains(focus) else { return [] }
    switch rows[focus] {
    case .session: return enterSession()
    case .study, .way(.newSession): asking = .newSession(NewSession(guides: guides))
    case .sample, .way(.sample): return [.open(.sample)]
    case .way(.practise): return [.open(.practice)]
    case .blank: break
    }
    return []
  }

  private mutating func enterSession() -> [Effect] {
    guard let session = listing.session(rows[focus]) else { return [] }
    switch session.nextStep(offers) {
    case .review: return [.open(.review(path: session.path))]
    case .export: return [.open(.export(path: session.path))]
    case .why: notice = session.whyNot
    case .start, .resume, .read, .open, .add: return [.open(.session(path: session.path))]
    }
    return []
  }

  private mutating func review() -> [Effect] {
    guard let session = focusedSession("A row with a session first, then R.") else { return [] }
    guard offers.contains(.review) else {
      notice = "No review screen in this version; Enter shows the session with its flags."
      return []
    }
    return [.open(.review(path: session.path))]
  }

  private mutating func followUps() -> [Effect] {
    guard offers.contains(.followUps) else {
      notice = "No register screen in this version; a transcript lists its follow-ups."
      return []
    }
    return [.open(.followUps)]
  }

  private mutating func export() -> [Effect] {
    guard let session = focusedSession("A row with a session first, then E.") else { return [] }
    switch session.state {
    case .stopped, .closed, .reading: return [.open(.export(path: session.path))]
    case .planned: notice = "\(session.title) was not held yet: there is nothing to write out."
    case .held, .unreadable: notice = session.whyNot
    }
    return []
  }

  private mutating func focusedSession(_ otherwise: String) -> HomeListing.Session? {
    let session = rows.indices.contains(focus) ? listing.session(rows[focus]) : nil
    if session == nil { notice = otherwise }
    return session
  }
}

extension HomeListing.Session {
  /// Why nothing can be done with it now, and what can.
  var whyNot: String {
    switch state {
    case .held(let who): "\(title) is being written by \(who). Close it there, then Enter here."
    case .unreadable(let why): why
    case .planned, .stopped, .closed, .reading: ""
    }
  }
}
