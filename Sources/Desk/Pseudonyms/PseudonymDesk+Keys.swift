import Canvas

extension PseudonymDesk {
  mutating func press(_ key: Key) -> [Effect] {
    if key == .control("c") { return askToLeave() }
    isAskingToLeave = false
    if let page = helpPage {
      helpPage = helpScreen.page(after: key, on: page, size: size)
      return []
    }
    notice = nil
    switch asking {
    case .search(let field): return type(key, field, { .search($0) }, { $0.find($1) })
    case .rename(let field): return type(key, field, { .rename($0) }, { $0.rename($1) })
    case .add(let field): return type(key, field, { .add($0) }, { $0.always($1) })
    case .export(let field): return type(key, field, { .export($0) }, { $0.write($1) })
    case .retype: return pick(kind: key)
    case .same, nil: break
    }
    guard let action = bindings.action(for: key, in: .pseudonyms, lineIsEmpty: true) else { return [] }
    if case .same(let id) = asking { return pickSame(id, action, key) }
    return perform(action, key)
  }

  var helpScreen: HelpScreen { HelpScreen(mode: .pseudonyms, bindings: bindings) }

  private mutating func perform(_ action: Action, _ key: Key) -> [Effect] {
    switch action {
    case .help: helpPage = 0
    case .back: return goBack(key)
    case .leave: return askToLeave()
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .undo: return [.decide(.undo)]
    case .redo: return [.decide(.redo)]
    case .search: asking = .search(TextField())
    case .nextHit: goToNext(by: 1)
    case .previousHit: goToNext(by: -1)
    case .add: asking = .add(TextField())
    case .export: askToExport()
    case .review, .followUps: notice = "The home screen leads there; what is decided here is kept."
    case .nextPart: isInPlaces = focused != nil && !isInPlaces
    default: return decide(action) ?? move(action)
    }
    return []
  }

  /// Esc is pressed by habit: it closes things; from the places it leads back to the list.
  private mutating func goBack(_ key: Key) -> [Effect] {
    guard isInPlaces else { return [.leave] }
    isInPlaces = false
    return []
  }

  private mutating func askToLeave() -> [Effect] {
    if isAskingToLeave { return [.leave] }
    isAskingToLeave = true
    return []
  }

  // MARK: Deciding

  private mutating func decide(_ action: Action) -> [Effect]? {
    guard let focused else { return nil }
    switch action {
    case .itIsSo: return [.decide(.hide(focused.id))]
    case .notSo: return [.decide(.leave(focused.id))]
    case .onlyHereYes: return focusedPlace.map { [.decide(.hideHere(focused.id, place: $0.id))] }
    case .onlyHereNo: return focusedPlace.map { [.decide(.leaveHere(focused.id, place: $0.id))] }
    case .notTheSame:
      return focusedPlace.map { [.decide(.apart(focused.id, place: $0.id, everywhere: !isInPlaces))] }
    case .secondLook: return [.decide(.later(focused.id))]
    case .acceptKind: return [.decide(.acceptKind(focused.kind))]
    case .sayLess: return [.decide(.sayLess(focused.id))]
    case .sayMore: return [.decide(.sayMore(focused.id))]
    case .sameAs: asking = .same(focused.id)
    case .retype: asking = .retype
    case .rename:
      let isStaying = focused.replacement == "stays"
      asking = .rename(TextField(isStaying ? "[]" : focused.replacement))
    default: return nil
    }
    return []
  }

  private mutating func pickSame(_ id: String, _ action: Action, _ key: Key) -> [Effect] {
    switch action {
    case .rename, .sameAs:
      asking = nil
      guard let focused, focused.id != id else {
        notice = "That is the same row. = begins again."
        return []
      }
      return [.decide(.same(id, as: focused.id))]
    case .back, .leave:
      asking = nil
      if let former = candidates.firstIndex(where: { $0.id == id }) { focus = former }
      return []
    case .help: helpPage = 0
    case .search: asking = nil
    default: return move(action)
    }
    return []
  }

  /// Kinds by the letter that picks them.
  static let kinds: [(letter: Character, word: String)] = [
    ("p", "person"), ("o", "organisation"), ("l", "place"), ("n", "number"), ("d", "detail"),
  ]

  private mutating func pick(kind key: Key) -> [Effect] {
    asking = nil
    guard case .character(let letter) = key, let kind = Self.kinds.first(where: { $0.letter == letter }),
      let focused
    else { return [] }
    return [.decide(.retype(focused.id, kind: kind.word))]
  }

  // MARK: Typing

  private mutating func type(
    _ key: Key, _ field: TextField, _ again: (TextField) -> Asking,
    _ done: (inout PseudonymDesk, String) -> [Effect]
  ) -> [Effect] {
    var field = field
    switch key {
    case .escape: asking = nil
    case .enter:
      asking = nil
      return done(&self, field.text)
    case .function(1): helpPage = 0
    default:
      if key == .backspace && field.isEmpty {
        asking = nil
      } else if field.take(key) {
        asking = again(field)
      }
    }
    return []
  }

  private mutating func rename(_ text: String) -> [Effect] {
    guard let focused, !text.allSatisfy(\.isWhitespace) else { return [] }
    return [.decide(.rename(focused.id, to: text))]
  }

  private func always(_ text: String) -> [Effect] {
    text.contains { $0.isLetter || $0.isNumber } ? [.decide(.always(text))] : []
  }

  private mutating func askToExport() {
    guard let listing else { return }
    if listing.openCount > 0 {
      notice =
        "\(listing.openCount) open, so nothing is written. n goes to the next, + accepts a kind as shown."
    } else {
      asking = .export(TextField(formats.first ?? "md"))
    }
  }

  private mutating func write(_ format: String) -> [Effect] {
    guard formats.contains(format) else {
      notice = "There is no format \(format). There are \(formats.joined(separator: ", "))."
      return []
    }
    return [.decide(.export(format: format))]
  }

  private mutating func find(_ words: String) -> [Effect] {
    search = words.lowercased()
    goToNext(by: 1)
    return []
  }
}
