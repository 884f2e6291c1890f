import Fieldwork

extension Weighing {
  /// What stands beside a promise makes it surer: a day, a person, a thing, a topic that may not be offered.
  func raise(_ candidate: inout Candidate, _ hits: [Hit], _ words: UnsafeBufferPointer<Word>) {
    var seen: Set<Cue> = []
    var end = candidate.end
    for hit in hits {
      guard case .cue(let cue) = hit.owner else { continue }
      seen.insert(cue)
      let isNear = hit.first >= candidate.first && hit.first <= candidate.end + 8
      if isNear, cue == .date || cue == .immediate { end = max(end, hit.end) }
    }
    guard !seen.isEmpty else { return }
    let isDated = seen.contains(.date) || seen.contains(.immediate)
    if seen.contains(.process), candidate.tier != .sure, !isDated {
      candidate.tier = nil
      return
    }
    if isDated {
      candidate.end = end
      candidate.kind = "dated promise"
      candidate.advice = "promising.dated"
    }
    switch candidate.tier {
    case .likely where isDated || seen.contains(.recipient) || seen.contains(.deliverable):
      candidate.tier = .sure
    case .faint where isDated && candidate.full == .faint: candidate.tier = .likely
    case .faint, .likely, .sure, nil: break
    }
    if seen.contains(.cannotOffer) {
      candidate.tier = .sure
      candidate.kind = "promise of what cannot be offered"
    }
  }
}
