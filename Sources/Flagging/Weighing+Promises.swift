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
      // "Next time you come in, …": a day may stand well before.
      let ahead = cue == .date ? 8 : 4
      let isNear = hit.first + ahead >= candidate.first && hit.first <= candidate.end + 12
      guard isNear || Self.reachesFar.contains(cue) else { continue }
      seen.insert(cue)
      guard cue == .date || cue == .immediate else { continue }
      if hit.first >= candidate.first, hit.first <= candidate.end + 8 { end = max(end, hit.end) }
      if !isPart(hit, of: hits), let day = spokenDay(hit, words, offset) { days.append(day) }
    }
    guard !seen.isEmpty else { return }
    let isDated = seen.contains(.date) || seen.contains(.immediate)
    if followsPlan(seen, days) || (seen.contains(.process) && candidate.tier != .sure && !isDated) {
      candidate.tier = nil
      return
    }
    if isDated {
      candidate.end = end
      candidate.isDated = true
    }
    candidate.tier = tier(candidate, seen, isDated)
    if seen.contains(.cannotOffer) || days.contains(where: isForbidden) {
      candidate.tier = .sure
      candidate.isForbidden = true
    }
  }

  /// "On the fourth" in "on the fourth of December": the longer words say the day.
  private func isPart(_ hit: Hit, of hits: [Hit]) -> Bool {
    hits.contains { other in
      guard case .cue(.date) = engine.owners[Int(other.pattern)] else { return false }
      return other.first < hit.end && hit.first < other.end
        && other.end - other.first > hit.end - hit.first
    }
  }

  /// Cues that count wherever in the sentence they stand.
  private static let reachesFar: Set<Cue> = [.cannotOffer, .channel, .anyChannel, .news]

  private func tier(_ candidate: Candidate, _ seen: Set<Cue>, _ isDated: Bool) -> Tier? {
    let isConcrete =
      isDated || seen.contains(.recipient) || seen.contains(.deliverable) || seen.contains(.deal)
    switch candidate.tier {
    // The plan's words with another date are a promise, though they are meant well.
    case .likely where soundsLikePlan(seen) && isDated, .faint where soundsLikePlan(seen) && isDated:
      return .likely
    case .likely where isConcrete: return .sure
    case .faint where candidate.isEager && (isConcrete || seen.contains(.beyond)): return .likely
    case .faint where isDated && candidate.full == .faint && !candidate.isHeld && !isSteady(candidate):
      return .likely
    case .faint, .likely, .sure, nil: return candidate.tier
    }
  }

  private func isSteady(_ candidate: Candidate) -> Bool {
    candidate.rule >= 0 && engine.rules[candidate.rule].steady
  }

  /// The date and the channel of the study's update plan.
  private func followsPlan(_ seen: Set<Cue>, _ days: [SpokenDay]) -> Bool {
    guard let plan = flagger.study.updatePlan, !days.isEmpty else { return false }
    guard soundsLikePlan(seen), !seen.contains(.cannotOffer) else { return false }
    // Another channel than the plan's.
    if seen.contains(.anyChannel), !seen.contains(.channel) { return false }
    return days.allSatisfy { day in plan.dates.contains { day.names($0, on: flagger.study.today) } }
  }

  private func soundsLikePlan(_ seen: Set<Cue>) -> Bool {
    flagger.study.updatePlan != nil && (seen.contains(.channel) || seen.contains(.news))
  }

  private func isForbidden(_ spoken: SpokenDay) -> Bool {
    let study = flagger.study
    guard let horizon = study.horizon, let today = study.today, let day = spoken.day(on: today) else {
      return false
    }
    return day < horizon
  }

  private func spokenDay(_ hit: Hit, _ words: UnsafeBufferPointer<Word>, _ offset: Int) -> SpokenDay? {
    let vocabulary = engine.reader.vocabulary
    let spoken = (hit.first..<hit.end).map { vocabulary.words[Int(words[$0].id)] }
    return SpokenDay(spoken) { place in numbers(words[hit.first + place], offset) }
  }

  /// The values of a word that begins with digits: 4 for "4", "4th"; three for "4.12.2026". At most four
  /// digits each.
  private func numbers(_ word: Word, _ offset: Int) -> [Int] {
    var values: [Int] = []
    var isInside = false
    for at in offset + Int(word.start)..<offset + Int(word.end) {
      let digit = bytes[at] &- UInt8(ascii: "0")
      guard digit < 10 else {
        isInside = false
        continue
      }
      if isInside, let last = values.last, last < 1000 {
        values[values.count - 1] = last * 10 + Int(digit)
      } else if !isInside {
        guard values.count < 3 else { break }
        values.append(Int(digit))
      }
      isInside = true
    }
    return values
  }
}
