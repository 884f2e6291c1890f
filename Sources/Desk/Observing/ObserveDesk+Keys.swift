import Canvas
import Facilitation
import Fieldwork

extension ObserveDesk {
  /// The rows of the key table that mean something to an observer.
  static let actions: Set<Action> = [
    .help, .command, .stay, .back, .leave, .suspend, .redraw, .undo, .redo, .search, .nextHit, .previousHit,
    .down, .up, .readBack, .pageDown, .pageUp, .first, .last, .write, .keep, .plainStart, .empty, .add,
    .correct,
  ]

  /// The key table less the facilitator's rows; what is left says what it does here.
  package static func bindings(of all: Bindings) -> Bindings {
    let help: [Action: (label: String, help: String)] = [
      .search: ("filter", "show only lines with these words, of 3: or of Dana:; Enter alone shows all"),
      .back: ("back", "show all lines again, else back to writing"),
      .leave: ("leave", "ask; Ctrl-C again leaves, any other key goes on; your notes wait, the line is kept"),
      .correct: ("go there", "show all lines again, from this one"),
      .undo: ("undo", "take back the last note that still waits, or an emptied line"),
      .keep: ("keep", "keep the note; it waits for the facilitator"),
      .nextHit: ("next", "next line shown"), .previousHit: ("before", "line shown before"),
      .plainStart: ("", "begin a note with ?; the space is dropped"),
    ]
    let rows = all.rows.filter { row in
      if case .edit = row.action { return true }
      return actions.contains(row.action)
    }
    return Bindings(
      rows: rows.map { row in
        var row = row
        if let words = help[row.action] { (row.label, row.help) = words }
        return row
      })
  }

  /// The shown key of an action while writing.
  func key(_ action: Action) -> String { setting.bindings.shownKey(action, in: .writing) }

  mutating func say(_ words: String) -> [Effect] {
    notice = words
    return []
  }

  /// One key: first whatever waits for one, then the table of keys, then the line being typed.
  mutating func take(_ key: Key) -> [Effect] {
    if helpPage != nil { return takeInHelp(key) }
    let asked = askedToLeave
    askedToLeave = nil
    let action = action(for: key)
    if let asked, action == .leave || key == asked { return [.saveDraft(draftSent ?? emptyDraft), .leave] }
    guard let action else { return type(key) }
    if mode == .command, action != .stay { mode = .writing }
    return carryOut(action, key)
  }

  private var emptyDraft: DeskDraft {
    DeskDraft(text: "", cursor: 0, speaker: .observer(1), elapsedMilliseconds: sessionNow)
  }

  private func action(for key: Key) -> Action? {
    setting.bindings.action(for: key, in: mode, lineIsEmpty: field.isEmpty)
  }

  private mutating func carryOut(_ action: Action, _ key: Key) -> [Effect] {
    switch action {
    case .help: helpPage = 0
    case .command: escape()
    case .back: back()
    case .stay: break
    case .write: leaveReading()
    case .leave: askedToLeave = key
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .undo: return undo()
    case .redo: return redo()
    case .search: borrowLine(for: .filter)
    case .readBack, .down, .up, .pageDown, .pageUp, .first, .last, .nextHit, .previousHit: move(action)
    case .correct: goThere()
    case .add: noteAboutFocus()
    case .keep: return keepLine()
    case .plainStart: break
    case .empty: emptyLine()
    case .edit(let edit):
      field.apply(edit)
      touch()
    default: return type(key)
    }
    return []
  }

  /// A key that is no command: typed, while words can be typed.
  private mutating func type(_ key: Key) -> [Effect] {
    if mode == .command { mode = .writing }
    guard mode == .writing, case .character(let letter) = key else {
      return key == .control("s") ? say(LiveDesk.savedAlready) : []
    }
    insert(String(letter))
    return []
  }

  /// Pasted text is words: it never keeps a line and never acts as keys.
  mutating func paste(_ text: String) {
    askedToLeave = nil
    helpPage = nil
    leaveReading()
    insert(text)
  }

  private mutating func insert(_ text: String) {
    if !field.insert(text) { notice = "The line is full; keep it with Enter, the rest goes on the next." }
    touch()
  }

  private mutating func emptyLine() {
    guard !field.isEmpty else { return }
    if purpose != .filter { emptied = field }
    field.apply(.empty)
    touch()
  }

  private mutating func keepLine() -> [Effect] {
    guard purpose == .filter else { return keepNote() }
    let typed = field.text
    filter = session.flatMap { TranscriptFilter(typed, standing: $0.standing, roster: roster) }
    putBackAside()
    reading = nil
    gather()
    return []
  }

  mutating func borrowLine(for purpose: Purpose) {
    if self.purpose != .filter { aside = Aside(field: field, purpose: self.purpose) }
    self.purpose = purpose
    field = TextField()
    mode = .writing
    notice = nil
    live = LiveFlags()
  }

  /// Esc closes what is open, else one letter follows.
  private mutating func escape() {
    notice = nil
    if purpose == .filter { return putBackAside() }
    if case .note(about: _?) = purpose, keeping.failure == nil { return putBackAside() }
    if filter != nil { return showAll() }
    mode = .command
  }

  private mutating func back() {
    if filter != nil { showAll() } else { leaveReading() }
  }

  private mutating func showAll() {
    filter = nil
    gather()
  }

  private mutating func leaveReading() {
    mode = .writing
    reading = nil
  }

  private mutating func takeInHelp(_ key: Key) -> [Effect] {
    let last = help.pageCount(size) - 1
    let page = helpPage ?? 0
    switch setting.bindings.action(for: key, in: .readingBack, lineIsEmpty: true) {
    case .pageDown, .down: helpPage = min(page + 1, last)
    case .pageUp, .up: helpPage = max(page - 1, 0)
    case .first: helpPage = 0
    case .last: helpPage = last
    case .back, .help: helpPage = nil
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .leave:
      helpPage = nil
      askedToLeave = key
    default: break
    }
    return []
  }

  var help: HelpScreen {
    HelpScreen(
      mode: mode == .readingBack ? .readingBack : .writing, bindings: setting.bindings,
      title: "observing a session", offersGlance: false)
  }

  // MARK: - Reading back

  private mutating func move(_ action: Action) {
    guard mode == .readingBack || action == .readBack else { return }
    guard !items.isEmpty else { return }
    mode = .readingBack
    notice = nil
    guard let place = reading else {
      reading = Place(focus: items.count - 1, bottom: items.count - 1)
      return
    }
    let page = max(1, ObserveLayout(size).body.count - 2)
    switch action {
    case .down, .nextHit: focus(on: place.focus + 1)
    case .pageDown: focus(on: place.focus + page)
    case .pageUp: focus(on: place.focus - page)
    case .first: focus(on: 0)
    case .last: focus(on: items.count - 1)
    default: focus(on: place.focus - 1)
    }
  }

  /// Moves the focus; the transcript scrolls no more than it must.
  private mutating func focus(on index: Int) {
    guard var place = reading else { return }
    place.focus = min(max(0, index), items.count - 1)
    place.bottom = max(place.bottom, place.focus)
    let layout = ObserveLayout(size)
    if place.focus < firstVisible(bottom: place.bottom, layout) {
      place.bottom = lastVisible(top: place.focus, layout)
    }
    reading = place
  }

  /// Enter on a line: the whole transcript again, around it.
  private mutating func goThere() {
    guard filter != nil, let place = reading, items.indices.contains(place.focus) else { return }
    let item = items[place.focus]
    showAll()
    guard let index = items.firstIndex(of: item) else { return }
    reading = Place(focus: index, bottom: min(index + 1, items.count - 1))
  }

  /// A note about the line in focus; notes that wait have no place in the record yet.
  private mutating func noteAboutFocus() {
    let place = reading?.focus ?? items.lastIndex(where: { if case .kept = $0 { true } else { false } })
    guard let place, items.indices.contains(place), case .kept = items[place], let row = row(items[place])
    else { return }
    borrowLine(for: .note(about: row.id))
    reading = nil
  }
}
