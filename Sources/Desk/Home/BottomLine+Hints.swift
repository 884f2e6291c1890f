import Canvas

extension Bindings {
  /// The entry for an action, its word from the table unless another says it better just now.
  func hint(_ action: Action, in mode: Mode, _ word: String? = nil) -> BottomLine.Entry {
    BottomLine.Entry(
      keys: shownKey(action, in: mode), words: word ?? row(of: action, in: mode)?.label ?? "", rank: 0)
  }

  /// One entry for two keys that belong together, such as `j k move`.
  func hint(_ first: Action, _ second: Action, in mode: Mode, _ word: String) -> BottomLine.Entry {
    let keys = "\(shownKey(first, in: mode)) \(shownKey(second, in: mode))"
    return BottomLine.Entry(keys: keys, words: word, rank: 0)
  }
}

extension BottomLine.Entry {
  /// A key that no table gives away, such as Enter while something is asked.
  init(_ keys: String, _ words: String) { self.init(keys: keys, words: words, rank: 0) }
}

extension BottomLine {
  /// Entries that give way from the right.
  init(inOrder entries: [Entry], state: String = "", stateStyle: Style = .plain) {
    let ranked = entries.enumerated().map { Entry(keys: $1.keys, words: $1.words, rank: $0) }
    self.init(entries: ranked, state: state, stateStyle: stateStyle)
  }
}
