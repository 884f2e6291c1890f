import Canvas
import Fieldwork

extension PracticeDesk {
  private var mode: Mode { isOver ? .readingBack : isCommand ? .command : .writing }

  mutating func press(_ key: Key) -> [Effect] {
    if let page = helpPage, key != .control("c") {
      helpPage = helpScreen.page(after: key, on: page, size: size)
      return []
    }
    let action = bindings.action(for: key, in: mode, lineIsEmpty: field.isEmpty)
    if action == .leave { return askToLeave() }
    let wasAsking = isAskingToLeave
    isAskingToLeave = false
    notice = nil
    if isOver { return pressInSummary(action, key) }
    if wasAsking, isCommand {
      isCommand = false
      return []
    }
    isCommand = false
    guard let action else {
      type(key)
      return []
    }
    return perform(action, key)
  }

  /// Only what works here: most of what one writes with in a session has nothing to act on.
  var helpScreen: HelpScreen {
    let rows = bindings.rows.filter { Self.works($0.action) }
    return HelpScreen(mode: isOver ? .readingBack : .writing, bindings: Bindings(rows: rows))
  }

  private static func works(_ action: Action) -> Bool {
    switch action {
    case .help, .command, .stay, .write, .suspend, .redraw, .undo, .redo, .empty, .keep, .nextPrompt,
      .previousPrompt, .readBack, .pageDown, .plainStart, .edit, .leave, .back, .down, .up, .pageUp, .first,
      .last:
      true
    default: false
    }
  }

  private mutating func perform(_ action: Action, _ key: Key) -> [Effect] {
    switch action {
    case .help: helpPage = 0
    case .command, .stay: isCommand = true
    case .write: break
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .undo: undo()
    case .redo: redo()
    case .empty: remember { $0.apply(.empty) }
    case .keep: check()
    case .nextPrompt: go(by: 1)
    case .previousPrompt: go(by: -1)
    case .readBack: recall(isOlder: true)
    case .pageDown: recall(isOlder: false)
    case .plainStart: break
    case .edit(let edit): field.apply(edit)
    case .speaker: type(key)
    default: notice = "That belongs to a session. In practice there are only replies."
    }
    return []
  }

  private mutating func type(_ key: Key) {
    if key == .down { recall(isOlder: false) } else { _ = field.take(key) }
  }

  private mutating func askToLeave() -> [Effect] {
    if isAskingToLeave { return [.leave] }
    // Asked by a letter after Esc, that letter again leaves; so the command stays open.
    isAskingToLeave = true
    return []
  }

  // MARK: Replies

  /// Looks at the reply and shows what it found; an empty line turns to what did not fit on the screen.
  private mutating func check() {
    let text = field.text.trimmed
    guard !text.isEmpty else {
      turnedPages += 1
      return
    }
    turnedPages = 0
    replies[place].append(Reply(text: text, findings: findings(text)))
    remember { $0 = TextField() }
    history = LineHistory(replies[place].map(\.text))
  }

  private mutating func go(by step: Int) {
    let next = min(max(0, place + step), deck.count)
    guard next != place else {
      notice = "This is the first line."
      return
    }
    if !field.isEmpty { remember { $0 = TextField() } }
    place = next
    top = 0
    turnedPages = 0
    history = LineHistory(isOver ? [] : replies[place].map(\.text))
  }

  /// Earlier replies to this line, as a line's history.
  private mutating func recall(isOlder: Bool) {
    let line = isOlder ? history.older(than: field.text) : history.newer()
    if let line { field.replace(with: line) }
  }

  // MARK: Undo

  private mutating func remember(_ change: (inout TextField) -> Void) {
    let former = field
    change(&field)
    guard field.text != former.text else { return }
    past.append(former)
    future = []
  }

  private mutating func undo() {
    guard let former = past.popLast() else {
      notice = "Nothing to take back here."
      return
    }
    future.append(field)
    field = former
  }

  private mutating func redo() {
    guard let next = future.popLast() else {
      notice = "Nothing to bring back here."
      return
    }
    past.append(field)
    field = next
  }

  // MARK: Summary

  private mutating func pressInSummary(_ action: Action?, _ key: Key) -> [Effect] {
    let page = max(1, summaryRows(size).count - 1)
    switch action {
    case .help: helpPage = 0
    case .back, .correct, .write: return [.leave]
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .previousPrompt: go(by: -1)
    case .down: top += 1
    case .up: top -= 1
    case .pageDown: top += page
    case .pageUp: top -= page
    case .first: top = 0
    case .last: top = .max
    default: break
    }
    top = min(max(0, top), max(0, summary(size).count - summaryRows(size).count))
    return []
  }
}
