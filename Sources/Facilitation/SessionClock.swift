import Fieldwork

/// Session time: what a clock in the room would show, less the time the program was not running.
///
/// All spans are milliseconds. The guide's minutes also leave out breaks, while the clock is held.
package struct SessionClock: Hashable, Sendable {
  /// The moment from which ``base`` counts on.
  private var anchor: Moment?
  /// Session time at the anchor.
  private var base = 0
  /// The latest moment any entry carries.
  private var latest: Moment?

  private var heldSince: Int?
  private var heldTotal = 0
  private var closedAt: Int?

  /// Guide time spent at each stop before it was last left.
  private var spent: [Prompt.ID: Int] = [:]
  /// Guide time at which the stop that is open was opened.
  private var stopOpenedAt = 0

  /// Lateness that was shared out and no longer counts.
  package private(set) var forgiven = 0

  /// Session time at which the debrief began; it has a clock of its own.
  package private(set) var debriefBegan: Int?

  package var isHeld: Bool { heldSince != nil }

  /// Session time at `moment`; moments before the last entry count as that entry's. It stands still once the
  /// session is closed.
  package func milliseconds(at moment: Moment) -> Int {
    min(running(at: moment), closedAt ?? .max)
  }

  /// Session time as if the session had not been closed.
  private func running(at moment: Moment) -> Int {
    guard let anchor else { return 0 }
    return base + max(0, max(moment, latest ?? moment).milliseconds - anchor.milliseconds)
  }

  /// Session time at the last entry.
  package var latestMilliseconds: Int { latest.map { milliseconds(at: $0) } ?? 0 }

  /// Guide time: session time less the breaks; it stands still once the session is closed.
  package func guideMilliseconds(at now: Int) -> Int {
    let end = min(now, closedAt ?? now)
    return max(0, end - heldTotal - (heldSince.map { max(0, end - $0) } ?? 0))
  }

  /// Guide time spent at a stop by `now`, `isOpen` telling whether it is the one that is open.
  package func spentMilliseconds(_ stop: Prompt.ID, isOpen: Bool, at now: Int) -> Int {
    (spent[stop] ?? 0) + (isOpen ? max(0, guideMilliseconds(at: now) - stopOpenedAt) : 0)
  }

  mutating func pass(_ moment: Moment) { latest = max(latest ?? moment, moment) }

  mutating func open(at moment: Moment) {
    anchor = moment
    base = 0
  }

  mutating func resume(at moment: Moment, elapsed: Int) {
    // What the journal proves has passed cannot be less than what the draft remembered.
    base = max(elapsed, 0)
    anchor = moment
  }

  mutating func hold(_ isHeld: Bool, at moment: Moment) {
    let now = milliseconds(at: moment)
    if isHeld {
      heldSince = heldSince ?? now
    } else if let since = heldSince {
      heldTotal += max(0, now - since)
      heldSince = nil
    }
  }

  mutating func leave(_ stop: Prompt.ID, at now: Int) {
    let guideNow = guideMilliseconds(at: now)
    spent[stop, default: 0] += max(0, guideNow - stopOpenedAt)
    stopOpenedAt = guideNow
  }

  mutating func forgive(_ lateness: Int) { forgiven += lateness }

  mutating func beginDebrief(at moment: Moment) { debriefBegan = milliseconds(at: moment) }

  mutating func close(at moment: Moment) { closedAt = milliseconds(at: moment) }

  mutating func reopen(at moment: Moment) {
    guard let closed = closedAt else { return }
    heldTotal += max(0, running(at: moment) - closed)
    closedAt = nil
  }
}
