import Canvas
import Fieldwork
import Reviewing

extension RegisterDesk {
  mutating func press(_ key: Key) -> [Effect] {
    if let page = helpPage {
      helpPage = helpScreen.page(after: key, on: page, size: size)
      return []
    }
    if key == .control("c") {
      if isAskingToLeave { return [.leave] }
      isAskingToLeave = true
      return []
    }
    isAskingToLeave = false
    if let typing { return press(key, typing) }
    if let former = asking {
      asking = nil
      if let effects = answer(former, key) { return effects }
    }
    guard let action = setting.bindings.action(for: key, in: .followUps, lineIsEmpty: true) else { return [] }
    if unkept != nil, action == .openLine { return tryAgain() }
    if context != nil { return pressInContext(action) }
    return perform(action, key)
  }

  var helpScreen: HelpScreen { HelpScreen(mode: .followUps, bindings: setting.bindings) }

  private mutating func perform(_ action: Action, _ key: Key) -> [Effect] {
    switch action {
    case .help: helpPage = 0
    case .back: return goBack(key)
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .undo: return undo()
    case .redo: return redo()
    case .search: typing = Typing(purpose: .search)
    case .down, .up, .pageDown, .pageUp, .first, .last: move(action)
    case .nextHit: goToHit(by: 1)
    case .previousHit: goToHit(by: -1)
    case .nextPart: nextPart(by: key == .backTab ? -1 : 1)
    case .told, .due, .toWhom, .notSo:
      notice = nil
      return ask(action)
    case .who:
      notice = nil
      if hasLine { asking = .owner }
    case .itIsSo: return end(.kept, reason: nil)
    case .add: return askForKind()
    case .openLine: return openLine()
    case .review: return open(.review)
    case .export: return open(nil)
    case .followUps: nextPart(by: -(parts.firstIndex(of: part) ?? 0))
    default: break
    }
    return []
  }

  private var hasLine: Bool { line != nil }

  private mutating func goBack(_ key: Key) -> [Effect] {
    if unkept != nil {
      unkept = nil
      notice = "Left as it was."
      return []
    }
    if key == .escape, search != nil {
      search = nil
      return []
    }
    if key == .escape, !setting.hasHome {
      notice = "q leaves the register."
      return []
    }
    guard waiting == nil else {
      notice = "Wait: a step is on its way to the disk."
      return []
    }
    return [.leave]
  }

  private mutating func pressInContext(_ action: Action) -> [Effect] {
    switch action {
    case .help: helpPage = 0
    case .back, .openLine: context = nil
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    default: notice = "Esc goes back to the register."
    }
    return []
  }

  private mutating func open(_ offer: HomeOffer?) -> [Effect] {
    guard let line, waiting == nil else { return [] }
    let path = sources[line.source].path
    if offer == .review, setting.offers.contains(.review) { return [.open(.review(path: path))] }
    if offer == nil, setting.hasHome { return [.open(.export(path: path))] }
    notice =
      offer == .review ? "'evenkeel review' shows the flags." : "'evenkeel export' writes a session out."
    return []
  }

  private mutating func openLine() -> [Effect] {
    notice = nil
    guard let line else { return [] }
    guard let id = line.line else {
      notice = "It was written down by hand and came from no line."
      return []
    }
    return [.showRegisterLine(source: line.source, id)]
  }

  // MARK: Moving

  private mutating func move(_ action: Action) {
    let page = max(1, RegisterLayout(size).list.count - 1)
    switch action {
    case .down: focus += 1
    case .up: focus -= 1
    case .pageDown: focus += page
    case .pageUp: focus -= page
    case .first: focus = 0
    default: focus = shown.count - 1
    }
    focus = min(max(0, focus), max(0, shown.count - 1))
    showFocus()
  }

  mutating func showFocus() {
    let room = RegisterLayout(size).list.count
    top = HomeDesk.top(top, focus: focus, of: shown.count, shown: room)
  }

  private mutating func nextPart(by step: Int) {
    let parts = parts
    let index = parts.firstIndex(of: part) ?? 0
    part = parts[((index + step) % parts.count + parts.count) % parts.count]
    focus = 0
    top = 0
    choose()
  }

  private mutating func goToHit(by step: Int) {
    let hits = shown.indices.filter { index in
      let line = register.lines[shown[index]]
      guard let search else { return line.isPastWarnBy(at: now) }
      return Self.holds(words(line), search)
    }
    let next = step > 0 ? hits.first { $0 > focus } ?? hits.first : hits.last { $0 < focus } ?? hits.last
    guard let next else {
      notice = search.map { "\"\($0)\" is in no line here." } ?? "No line here is past its warn-by."
      return
    }
    focus = next
    showFocus()
    if let search, let place = hits.firstIndex(of: next) {
      notice = "\"\(search)\" \(place + 1) of \(hits.count)"
    }
  }

  private func words(_ line: RegisterLine) -> String {
    let source = sources[line.source]
    let owner = line.owner.map { setting.names.name($0, in: source) } ?? ""
    return "\(line.words) \(owner) \(setting.names.names(line.toWhom, in: source)) \(source.name)"
  }

  private static func holds(_ text: String, _ wanted: String) -> Bool {
    text.lowercased().contains(wanted.lowercased())
  }

  // MARK: Typing

  private mutating func press(_ key: Key, _ former: Typing) -> [Effect] {
    var field = former.field
    switch key {
    case .escape: typing = nil
    case .function(1): helpPage = 0
    case .enter:
      typing = nil
      notice = nil
      return take(field.text.trimmed, former)
    default:
      if key == .backspace && field.isEmpty {
        typing = nil
      } else if field.take(key) {
        typing = Typing(purpose: former.purpose, field: field)
      }
    }
    return []
  }

  private mutating func take(_ text: String, _ former: Typing) -> [Effect] {
    switch former.purpose {
    case .search:
      search = text.isEmpty ? nil : text
      if search != nil { goToHit(by: 1) }
      return []
    case .told: return told(text)
    case .due: return due(text, former)
    case .owner: return owner(text)
    case .toWhom: return toWhom(text)
    case .reasonForDay(let day):
      guard !text.isEmpty else { return again(former, "Why another day? One word is enough; Esc leaves it.") }
      return date(day, reason: text)
    case .reasonForEnd(let status):
      guard status == .dropped || !text.isEmpty else {
        return again(former, "Why is it not provided? One word is enough; Esc leaves it.")
      }
      return end(status, reason: text.isEmpty ? nil : text)
    case .words(let kind): return add(kind, text)
    }
  }

  mutating func again(_ former: Typing, _ sentence: String, confirmed: Day? = nil) -> [Effect] {
    typing = Typing(purpose: former.purpose, field: former.field, confirmed: confirmed)
    notice = sentence
    return []
  }
}
