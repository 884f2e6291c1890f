import Canvas

extension HomeDesk {
  /// Rows of the list on the screen: the head takes three (two where it is small), the foot four.
  static func listRows(_ size: Size) -> Range<Int> {
    let isSmall = size.isSmall
    let head = isSmall ? 2 : 3
    return head..<max(head, size.rows - (isSmall ? 3 : 4))
  }

  /// `isBack` turns the way through the studies round.
  mutating func move(_ action: Action, isBack: Bool) {
    let page = max(1, Self.listRows(size).count - 1)
    switch action {
    case .down: focus = stop(from: focus + 1, by: 1) ?? focus
    case .up: focus = stop(from: focus - 1, by: -1) ?? focus
    case .pageDown: focus = stop(near: focus + page, by: -1)
    case .pageUp: focus = stop(near: focus - page, by: 1)
    case .first: focus = stop(near: 0, by: 1)
    case .last: focus = stop(near: rows.count - 1, by: -1)
    case .nextPart: goToStudy(by: isBack ? -1 : 1)
    default: break
    }
    showFocus()
  }

  /// The first row from `index` on, in steps of `step`, that the focus may rest on.
  private func stop(from index: Int, by step: Int) -> Int? {
    var index = index
    while rows.indices.contains(index) {
      if listing.isStop(rows[index]) { return index }
      index += step
    }
    return nil
  }

  private func stop(near index: Int, by step: Int) -> Int {
    let held = min(max(0, index), rows.count - 1)
    return stop(from: held, by: step) ?? stop(from: held, by: -step) ?? focus
  }

  /// The first session of the next study, round and round.
  private mutating func goToStudy(by step: Int) {
    let heads = rows.indices.filter { isHead($0) }
    guard !heads.isEmpty else { return move(step > 0 ? .down : .up, isBack: false) }
    let here = heads.lastIndex { $0 <= focus } ?? 0
    let next = heads[(here + step + heads.count) % heads.count]
    focus = stop(from: next, by: 1) ?? focus
  }

  private func isHead(_ index: Int) -> Bool {
    switch rows[index] {
    case .study, .sample: true
    case .session, .way, .blank: false
    }
  }

  /// Scrolls as little as brings the row in focus into sight, its study's row with it where that fits.
  mutating func showFocus() {
    top = Self.top(top, focus: focus, of: rows.count, shown: Self.listRows(size).count)
  }

  static func top(_ top: Int, focus: Int, of count: Int, shown: Int) -> Int {
    guard count > shown, shown > 0 else { return 0 }
    let above = min(top, max(0, focus - 1))
    return min(max(above, focus - shown + 1), count - shown)
  }

  // MARK: Searching

  /// Rows that hold `words`, capitals and small letters alike.
  func hits(_ words: String) -> [Int] {
    let wanted = Array(words.lowercased().utf8)
    guard !wanted.isEmpty else { return [] }
    return rows.indices.filter { listing.isStop(rows[$0]) && Self.holds(listing.words(rows[$0]), wanted) }
  }

  private static func holds(_ text: String, _ wanted: [UInt8]) -> Bool {
    let bytes = Array(text.lowercased().utf8)
    guard bytes.count >= wanted.count else { return false }
    return (0...(bytes.count - wanted.count)).contains { bytes[$0...].starts(with: wanted) }
  }

  mutating func find(_ words: String) {
    guard !words.isEmpty else {
      search = nil
      return
    }
    let found = hits(words)
    search = Search(words: words, hits: found)
    guard let next = found.first(where: { $0 > focus }) ?? found.first else {
      notice = "\"\(words)\" is in no title here."
      return
    }
    go(to: next)
  }

  mutating func goToHit(by step: Int) {
    let wanted = search?.hits ?? rows.indices.filter { isOpen($0) }
    let next = step > 0 ? wanted.first { $0 > focus } : wanted.last { $0 < focus }
    guard let next = next ?? (step > 0 ? wanted.first : wanted.last) else {
      notice = search == nil ? "No session is open or waits for a decision." : "No match."
      return
    }
    go(to: next)
  }

  private mutating func go(to index: Int) {
    focus = index
    showFocus()
    guard let search, let place = search.hits.firstIndex(of: index) else { return }
    notice = "\"\(search.words)\" \(place + 1) of \(search.hits.count)"
  }

  /// Stopped, or waiting for a decision.
  private func isOpen(_ index: Int) -> Bool {
    guard let session = listing.session(rows[index]) else { return false }
    return session.isStopped || session.waits
  }
}
