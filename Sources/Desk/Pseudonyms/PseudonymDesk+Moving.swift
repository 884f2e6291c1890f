import Canvas

extension PseudonymDesk {
  mutating func move(_ action: Action) -> [Effect] {
    let count = isInPlaces ? focused?.places.count ?? 0 : candidates.count
    let at = isInPlaces ? place : focus
    let page = max(
      1, (isInPlaces ? PseudonymLayout(size).places.count : PseudonymLayout(size).list.count) - 1)
    let wanted: Int? =
      switch action {
      case .down: at + 1
      case .up: at - 1
      case .pageDown: at + page
      case .pageUp: at - page
      case .first: 0
      case .last: count - 1
      default: nil
      }
    guard let wanted, count > 0 else { return [] }
    go(to: min(max(0, wanted), count - 1))
    return []
  }

  private mutating func go(to index: Int) {
    if isInPlaces {
      place = index
    } else if focus != index {
      focus = index
      place = 0
    }
  }

  /// The next that holds the words looked for; without such, the next one open.
  mutating func goToNext(by step: Int) {
    let all = candidates
    guard !all.isEmpty else { return }
    for offset in 1...all.count {
      let index = (focus + step * offset + all.count * offset) % all.count
      let candidate = all[index]
      guard search.isEmpty ? candidate.isOpen : holds(candidate) else { continue }
      isInPlaces = false
      focus = index
      place = 0
      return
    }
    notice = search.isEmpty ? "Nothing is open. E writes the record out." : "Nothing here holds these words."
  }

  private func holds(_ candidate: PseudonymListing.Candidate) -> Bool {
    ([candidate.words, candidate.replacement] + candidate.places.map { $0.before + $0.words + $0.after })
      .contains { $0.lowercased().contains(search) }
  }
}
