import Fieldwork
import Reviewing

/// Something a reviewer decided, on its way to the disk. What it comes to is decided when its turn comes.
struct ReviewRequest: Hashable, Sendable {
  enum What: Hashable, Sendable {
    case verdict(ReviewItem.ID, Verdict.Answer, FollowUp?, milliseconds: Int, settling: Bool)
    case raise(Category, EntryID, session: Int, FollowUp?)
    case entries([Entry], session: Int)
    case undo
    case redo
  }

  var what: What
  /// Said once it is kept.
  var notice: String?

  /// The session and what to add to this reviewer's file of it; `nil` when there is nothing to do.
  func entries(in review: Review) -> (session: Int, entries: [Entry])? { what.entries(in: review) }

  /// The flag it decides.
  var item: ReviewItem.ID? {
    if case .verdict(let id, _, _, _, _) = what { return id }
    return nil
  }
}

extension ReviewRequest.What {
  func entries(in review: Review) -> (session: Int, entries: [Entry])? {
    switch self {
    case .verdict(let id, let answer, let followUp, let milliseconds, let settling):
      (
        id.session,
        review.entries(
          answering: id, answer, followUp: followUp, milliseconds: milliseconds, settling: settling)
      )
    case .raise(let category, let line, let session, let followUp):
      (session, review.entries(raising: category, on: line, session: session, followUp: followUp))
    case .entries(let entries, let session): (session, entries)
    case .undo: review.lastStep.map { ($0.session, [.undo($0.number)]) }
    case .redo: review.nextRedo.map { ($0.session, [.redo($0.number)]) }
    }
  }

  /// How a line of the register that was there already stands afterwards; `nil` when nothing changes there.
  func registerStep(in review: Review) -> FollowUp.Status? {
    entries(in: review)?.entries.lazy.compactMap { entry -> FollowUp.Status? in
      guard case .followUpStep(let step) = entry, case .status(let status, _) = step.step else { return nil }
      return status
    }.first
  }
}

/// What is on its way to the disk: one request at a time, the others behind it in their order.
struct ReviewKeeping: Sendable {
  var inFlight: (request: ReviewRequest, session: Int, ticket: Int, since: Moment)?
  var queue: [ReviewRequest] = []
  /// Why the last request could not be kept; everything waits until it is tried again.
  var failure: String?
  var failed: ReviewRequest?
  var lastTicket = 0

  var isIdle: Bool { inFlight == nil && queue.isEmpty && failed == nil }

  /// Flags whose verdict is not on the disk yet.
  var items: [ReviewItem.ID] { ([inFlight?.request, failed] + queue).compactMap { $0?.item } }

  func savingShownAt(_ now: Moment) -> Moment? {
    guard failure == nil, let since = inFlight?.since else { return nil }
    let due = since.adding(milliseconds: Keeping.savingAfterMilliseconds)
    return due > now ? due : nil
  }

  /// What stands in the state's place instead of the progress; `nil` while all is kept.
  func state(at now: Moment) -> String? {
    if failure != nil { return "NOT SAVED" }
    guard let since = inFlight?.since else { return nil }
    return now.milliseconds - since.milliseconds >= Keeping.savingAfterMilliseconds ? "saving" : nil
  }
}

extension ReviewDesk {
  /// Keeps this behind everything that waits already.
  mutating func ask(_ what: ReviewRequest.What, notice: String? = nil) -> [Effect] {
    keeping.queue.append(ReviewRequest(what: what, notice: notice))
    return sendNext()
  }

  private mutating func sendNext() -> [Effect] {
    while keeping.inFlight == nil, keeping.failure == nil, !keeping.queue.isEmpty {
      var request = keeping.queue.removeFirst()
      request.notice = notice(for: request.what) ?? request.notice
      guard let (session, entries) = request.entries(in: review), !entries.isEmpty else { continue }
      keeping.lastTicket += 1
      keeping.inFlight = (request, session, keeping.lastTicket, now)
      return [.appendReview(entries, session: session, ticket: keeping.lastTicket)]
    }
    return []
  }

  /// Entries are on the disk: only now they count.
  mutating func takeKept(_ entries: [KeptEntry], ticket: Int) -> [Effect] {
    guard let flight = keeping.inFlight, flight.ticket == ticket else { return [] }
    keeping.inFlight = nil
    let before = review.sessions[flight.session].items.count
    review.apply(entries, session: flight.session)
    counts = review.counts
    if let words = flight.request.notice { notice = words }
    let isStep = entries.contains {
      if case .undo = $0.entry { true } else if case .redo = $0.entry { true } else { false }
    }
    if isStep || review.sessions[flight.session].items.count != before { rebuildQueue() }
    if isStep { showWhatCameBack(entries, session: flight.session) }
    return sendNext()
  }

  mutating func takeNotKept(_ why: String, ticket: Int) {
    guard let flight = keeping.inFlight, flight.ticket == ticket else { return }
    keeping.inFlight = nil
    keeping.failure = why
    keeping.failed = flight.request
    // What is not kept is looked at again.
    if let id = flight.request.item, let index = queue.firstIndex(of: .flag(id)) { goTo(index) }
  }

  /// Enter after a failure: the same again, then everything behind it.
  mutating func tryAgain() -> [Effect] {
    keeping.failure = nil
    if let failed = keeping.failed { keeping.queue.insert(failed, at: 0) }
    keeping.failed = nil
    return sendNext()
  }

  /// Esc after a failure: as if it had not been asked for; nothing of it is on the disk.
  mutating func giveUp() -> [Effect] {
    keeping.failure = nil
    keeping.failed = nil
    notice = "Not kept, and left as it was before."
    return sendNext()
  }
}
