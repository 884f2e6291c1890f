import Canvas
import Fieldwork
import Reviewing

extension ReviewDesk {
  /// Makes the queue anew; the stop one is at stays, or the one that took its place.
  mutating func rebuildQueue() {
    let former = queue.indices.contains(place) ? queue[place] : nil
    queue =
      view.part == .suggestions
      ? review.suggestions(setting.suggestions)
        .filter { found in view.session.map { $0 == found.session } ?? true }.map { .suggestion($0) }
      : review.queue(view).map { .flag($0) }
    if let former, let index = queue.firstIndex(of: former) {
      place = index
    } else {
      place = min(place, max(0, queue.count - 1))
    }
    if let id = focus?.item, review[id] == nil { focus?.item = nil }
  }

  /// Comes to a stop of the queue: the line around which everything is shown.
  mutating func goTo(_ index: Int) {
    guard queue.indices.contains(index) else {
      if focus == nil, let first = review.sessions.firstIndex(where: { !$0.lines.isEmpty }) {
        focus = Focus(session: first, line: 0, item: nil)
      }
      return
    }
    place = index
    panel = nil
    let stop = queue[index]
    guard let line = review.sessions[stop.session].lineIndex(stop.line) else { return }
    var item: ReviewItem.ID?
    if case .flag(let id) = stop { item = id }
    arrive(Focus(session: stop.session, line: line, item: item))
  }

  private mutating func arrive(_ focus: Focus) {
    self.focus = focus
    shownAt = now
    sameWords = focus.item.map(others) ?? []
  }

  /// Flags of other sessions with the very same words.
  private func others(_ id: ReviewItem.ID) -> [ReviewItem.ID] {
    guard let words = words(id)?.lowercased() else { return [] }
    return review.sessions.filter { $0.index != id.session }.flatMap { session in
      session.items.lazy.map(\.id).filter {
        $0.category == id.category && $0.bytes.count == id.bytes.count
          && self.words($0)?.lowercased() == words
      }
    }
  }

  /// The flagged words.
  func words(_ id: ReviewItem.ID) -> String? {
    guard let item = review[id], let line = review.sessions[id.session].line(id.line) else { return nil }
    return line.text.stretch(item.flag.finding.bytes) ?? line.text
  }

  /// Whether a stop still waits for this reviewer.
  func isWaiting(_ stop: Stop) -> Bool {
    switch stop {
    case .flag(let id):
      guard let item = review[id], !keeping.items.contains(id) else { return false }
      switch view.part {
      case .secondLook: return item.wantsSecondLook(by: review.reviewer)
      case .disagreements: return item.isDisputed
      case .flags, .suggestions: return item.answer(for: review.reviewer) == nil
      }
    case .suggestion(let suggestion):
      let session = review.sessions[suggestion.session]
      return !(session.answeredLines[review.reviewer]?.contains(suggestion.line) ?? false)
        && !session.followUps.contains { $0.followUp.line == suggestion.line }
    }
  }

  /// On to the next that waits, round the end; stays where nothing does.
  mutating func goOn() {
    let later = queue.indices.dropFirst(place + 1).first { isWaiting(queue[$0]) }
    guard let next = later ?? queue.indices.first(where: { isWaiting(queue[$0]) }) else {
      panel = nil
      return
    }
    goTo(next)
  }

  // MARK: - Keys that move

  mutating func move(_ action: Action) -> [Effect] {
    notice = nil
    switch action {
    case .down: focusLine(by: 1)
    case .up: focusLine(by: -1)
    case .pageDown: isTranscriptOpen ? focusLine(by: pageLines) : step(by: 1)
    case .pageUp: isTranscriptOpen ? focusLine(by: -pageLines) : step(by: -1)
    case .first: isTranscriptOpen ? focusLine(by: -1_000_000) : goTo(0)
    case .last: isTranscriptOpen ? focusLine(by: 1_000_000) : goTo(queue.count - 1)
    case .nextFlag: return leaveOpen()
    case .nextHit: return goToHit(forward: true)
    case .previousHit: return goToHit(forward: false)
    default: never("\(action) does not move")
    }
    return []
  }

  private var pageLines: Int { max(1, ReviewLayout(size, hasWholeBody: true).context.count - 2) }

  /// Goes along the transcript; the flag in focus is the first open one of the line one comes to.
  private mutating func focusLine(by step: Int) {
    guard let focus, let reviewed, !reviewed.lines.isEmpty else { return }
    let line = min(max(0, focus.line + step), reviewed.lines.count - 1)
    guard line != focus.line else { return }
    panel = nil
    let items = reviewed.items(on: reviewed.lines[line].id)
    let item = items.first { $0.answer(for: review.reviewer) == nil } ?? items.first
    arrive(Focus(session: focus.session, line: line, item: item?.id))
    if let item, let index = queue.firstIndex(of: .flag(item.id)) { place = index }
  }

  private mutating func step(by step: Int) {
    guard !queue.isEmpty else { return }
    goTo(min(max(0, place + step), queue.count - 1))
  }

  /// Space: what is here stays open.
  private mutating func leaveOpen() -> [Effect] {
    guard !queue.isEmpty else { return say(emptyWords) }
    if place + 1 >= queue.count { notice = "That was the last; from the first again." }
    goTo((place + 1) % queue.count)
    return []
  }

  /// With a search the next match; without, the next flag still open.
  private mutating func goToHit(forward: Bool) -> [Effect] {
    if search != nil { return goToMatch(forward: forward) }
    let waiting = queue.indices.filter { isWaiting(queue[$0]) }
    let next =
      forward ? waiting.first { $0 > place } ?? waiting.first : waiting.last { $0 < place } ?? waiting.last
    guard let next else { return say(emptyWords) }
    goTo(next)
    return []
  }

  /// What is said where nothing waits.
  var emptyWords: String {
    switch view.part {
    case .flags where counts.all == 0: "No line is flagged. P A J L flag one by hand."
    case .flags where !view.showsAll: "Nothing here is open; \(key(.narrow)) shows more."
    case .flags: "All \(counts.all) flags are decided."
    case .secondLook: "Nothing waits for a second look."
    case .disagreements: "No disagreement is open."
    case .suggestions: "No words are left that may report, expect or ask."
    }
  }

  // MARK: - Searching

  mutating func find(_ words: String) -> [Effect] {
    let wanted = composed(words).lowercased()
    guard !wanted.isEmpty else {
      search = nil
      return []
    }
    let hits = review.sessions.flatMap { session in
      session.lines.indices.filter { session.lines[$0].text.lowercased().contains(wanted) }
        .map { Focus(session: session.index, line: $0, item: nil) }
    }
    search = Search(words: words, hits: hits)
    return goToMatch(forward: true)
  }

  private mutating func goToMatch(forward: Bool) -> [Effect] {
    guard let search, !search.hits.isEmpty else {
      let words = search?.words ?? ""
      search = nil
      return say("No line has \"\(words)\".")
    }
    let here = focus.map { ($0.session, $0.line) } ?? (0, -1)
    let index =
      forward
      ? search.hits.firstIndex { ($0.session, $0.line) > here } ?? 0
      : search.hits.lastIndex { ($0.session, $0.line) < here } ?? search.hits.count - 1
    var hit = search.hits[index]
    let session = review.sessions[hit.session]
    hit.item = session.items(on: session.lines[hit.line].id).first?.id
    panel = nil
    arrive(hit)
    return say("\"\(search.words)\" \(index + 1) of \(search.hits.count)")
  }

  // MARK: - Other parts, other order, fewer flags

  mutating func changePart(isBack: Bool) -> [Effect] {
    let parts = QueueView.Part.allCases.filter { $0 != .disagreements || review.reviewers.count > 1 }
    let here = parts.firstIndex(of: view.part) ?? 0
    view.part = parts[(here + (isBack ? parts.count - 1 : 1)) % parts.count]
    place = 0
    rebuildQueue()
    notice = partWords
    let open = queue.firstIndex { isWaiting($0) } ?? 0
    goTo(open)
    return []
  }

  private var partWords: String {
    switch view.part {
    case .flags: "All flags, \(view.order.rawValue)."
    case .secondLook:
      queue.isEmpty ? emptyWords : "Dismissed in under two seconds, or put here with \(key(.secondLook))."
    case .disagreements: agreementWords
    case .suggestions:
      queue.isEmpty
        ? emptyWords
        : "Words that may report, expect or ask: \(key(.itIsSo)) takes one up, \(key(.notSo)) leaves it."
    }
  }

  /// `Ada and Noor: 83 % alike of 24 flags, kappa 0.61 (0.32 to 0.90).`
  var agreementWords: String {
    guard let best = review.agreements.first, let percent = best.agreement.percent else {
      return "Nobody else has decided a flag that you decided."
    }
    let names = "\(best.first) and \(best.second)"
    let alike = "\(percent) % alike of \(counted(best.agreement.count, "flag"))"
    guard let kappa = best.agreement.kappa, let interval = best.agreement.interval else {
      return "\(names): \(alike); one answer throughout, so no kappa."
    }
    return "\(names): \(alike), kappa \(kappa.hundredths) (\(interval.lowerBound.hundredths) to "
      + "\(interval.upperBound.hundredths))."
  }

  mutating func changeOrder() -> [Effect] {
    view.order = view.order == .time ? .surestFirst : .time
    rebuildQueue()
    goTo(queue.firstIndex { isWaiting($0) } ?? 0)
    return say("Now \(view.order.rawValue).")
  }

  /// One key of the strip: a kind, a sureness, this session, this speaker, open, decided; `a` shows all again.
  mutating func narrow(by letter: Character) -> [Effect]? {
    switch letter {
    case "P", "A", "J", "L":
      guard let category = Category.allCases.first(where: { $0.letter == letter }) else { return nil }
      view.categories.formSymmetricDifference([category])
    case "!", "?", ".":
      guard let tier = Tier.allCases.first(where: { $0.sign == letter }) else { return nil }
      view.tiers.formSymmetricDifference([tier])
    case "s": view.session = view.session == nil ? focus?.session : nil
    case "w": view.speaker = view.speaker == nil ? line?.speaker : nil
    case "o": view.decided = view.decided == false ? nil : false
    case "d": view.decided = view.decided == true ? nil : true
    case "a":
      let (part, order) = (view.part, view.order)
      view = QueueView()
      view.part = part
      view.order = order
    default: return nil
    }
    rebuildQueue()
    goTo(place)
    return say(queue.isEmpty ? "No flag is like that; \(key(.narrow)) a shows all." : narrowedWords)
  }

  private var narrowedWords: String {
    view.showsAll
      ? "All \(counted(queue.count, "flag"))." : "\(counted(queue.count, "flag")): \(view.words(self))."
  }
}

extension QueueView {
  /// What is shown only, such as `P A, sure, open`.
  func words(_ desk: ReviewDesk) -> String {
    var parts: [String] = []
    if !categories.isEmpty {
      parts.append(
        Category.allCases.filter(categories.contains).map { String($0.letter) }.joined(separator: " "))
    }
    if !tiers.isEmpty {
      parts.append(Tier.allCases.reversed().filter(tiers.contains).map { "\($0)" }.joined(separator: " "))
    }
    if let session { parts.append(desk.sessions[session].title) }
    if let speaker { parts.append(desk.seatName(speaker)) }
    if let decided { parts.append(decided ? "decided" : "open") }
    return parts.joined(separator: ", ")
  }
}

extension Double {
  /// Two decimals: `0.61`, `-0.05`.
  fileprivate var hundredths: String {
    let whole = Int((self * 100).rounded())
    let digits = String(abs(whole) % 100)
    return "\(whole < 0 ? "-" : "")\(abs(whole) / 100).\(digits.count < 2 ? "0" : "")\(digits)"
  }
}
