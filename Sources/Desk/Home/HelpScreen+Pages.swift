import Canvas

extension HelpScreen {
  /// The page to show after `key`, from 0; nil once help is closed.
  func page(after key: Key, on page: Int, size: Size) -> Int? {
    let last = pageCount(size) - 1
    switch bindings.action(for: key, in: .readingBack, lineIsEmpty: true) {
    case .pageDown, .down: return min(page + 1, last)
    case .pageUp, .up: return max(page - 1, 0)
    case .first: return 0
    case .last: return last
    case .back, .help: return nil
    default: return page
    }
  }
}
