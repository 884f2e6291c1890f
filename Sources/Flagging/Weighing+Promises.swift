import Fieldwork

extension Weighing {
  /// What stands beside a promise makes it surer (a day, a person, a thing, a topic that may not be
  /// offered), or excuses it: the update plan's own words, and running the session.
  func raise(_ candidate: inout Candidate, _ hits: [Hit], _ words: UnsafeBufferPointer<Word>, _ offset: Int) {
    var seen: Set<Cue> = []
    var end = candidate.end
    var days: [SpokenDay] = []
    for hit in hits {
      guard case .cue(let cue) = engine.owners[Int(hit.pattern)] else { continue }
      let isNear = hit.first + 4 >= candidate.first && hit.first <= candidate.end + 12
      guard isNear || cue == .cannotOffer || cue == .channel || cue == .news else { continue }
      seen.insert(cue)
      guard cue == .date || cue == .immediate else { continue }
      if hit.first >= candidate.first, hit.first <= candidate.end + 8 { end = max(end, hit.end) }
      if let day = spokenDay(hit, words, offset) { days.append(day) }
    }
    guard !seen.isEmpty else { return }
    let isDated = seen.contains(.date) || seen.contains(.immediate)
    if followsPlan(seen, days) || (seen.contains(.process) && candidate.tier != .sure && !isDated) {
      candidate.tier = nil
      return
    }
    if isDated { date(&candidate, end) }
    candidate.tier = tier(candidate, seen, isDated)
    if seen.contains(.cannotOffer) || days.contains(where: isForbidden) { forbid(&candidate) }
  }

  private func date(_ candidate: inout Candidate, _ end: Int) {
    candidate.end = end
    candidate.kind = "dated promise"
    candidate.reason = "\(engine.rules[candidate.rule].reason), a date"
    candidate.advice = "promising.dated"
  }

  private func forbid(_ candidate: inout Candidate) {
    candidate.tier = .sure
    candidate.reason = "something the study cannot offer, or a date before anything can be delivered"
  }

  private func tier(_ candidate: Candidate, _ seen: Set<Cue>, _ isDated: Bool) -> Tier? {
    let isConcrete =
      isDated || seen.contains(.recipient) || seen.contains(.deliverable) || seen.contains(.deal)
    switch candidate.tier {
    // The plan's channel with another date is a promise, though its words are meant well.
    case .likely where seen.contains(.channel) && flagger.study.updatePlan != nil: return .likely
    case .likely where isConcrete: return .sure
    case .faint where isDated && candidate.full == .faint && !isSteady(candidate): return .likely
    case .faint, .likely, .sure, nil: return candidate.tier
    }
  }

  private func isSteady(_ candidate: Candidate) -> Bool {
    candidate.rule >= 0 && engine.rules[candidate.rule].steady
  }

  /// The date and the channel of the study's update plan.
  private func followsPlan(_ seen: Set<Cue>, _ days: [SpokenDay]) -> Bool {
    guard let plan = flagger.study.updatePlan, !days.isEmpty else { return false }
    guard seen.contains(.channel) || seen.contains(.news), !seen.contains(.cannotOffer) else { return false }
    return days.allSatisfy { day in plan.dates.contains { day.names($0, on: flagger.study.today) } }
  }

  private func isForbidden(_ spoken: SpokenDay) -> Bool {
    let study = flagger.study
    if study.cannotOfferDates.contains(where: { spoken.names($0, on: study.today) }) { return true }
    guard let horizon = study.horizon, let today = study.today, let day = spoken.day(on: today) else {
      return false
    }
    return day < horizon
  }

  private func spokenDay(_ hit: Hit, _ words: UnsafeBufferPointer<Word>, _ offset: Int) -> SpokenDay? {
    let vocabulary = engine.reader.vocabulary
    let spoken = (hit.first..<hit.end).map { vocabulary.words[Int(words[$0].id)] }
    return SpokenDay(spoken) { place in number(words[hit.first + place], offset) }
  }

  /// The value of a word that begins with digits: 4 for "4", "4th". At most four digits.
  private func number(_ word: Word, _ offset: Int) -> Int? {
    var value: Int?
    for at in offset + Int(word.start)..<offset + Int(word.end) {
      let digit = bytes[at] &- UInt8(ascii: "0")
      guard digit < 10, (value ?? 0) < 1000 else { break }
      value = (value ?? 0) * 10 + Int(digit)
    }
    return value
  }
}
