import Canvas
import Fieldwork

/// What Enter does on a row, as one word for the bottom line.
enum NextStep: String, Hashable {
  case open
  case start
  case resume
  case review
  case read
  case export
  case add
  /// Nothing can be done here now; Enter says why.
  case why
}

extension HomeListing.Session {
  /// What stands at the right of the row; `isShort` leaves out what the bottom line says anyway.
  func stateWords(isShort: Bool) -> String {
    switch state {
    case .planned: waiting ?? (isShort ? "planned" : "planned · start")
    case .reading: "…"
    case .stopped(let milliseconds):
      "stopped at \(clockText(milliseconds: milliseconds))" + (isShort ? "" : " · resume")
    case .closed(let flags) where flags > 0: "\(counted(flags, "flag")) to decide"
    case .closed: exported.map { "exported \($0.withoutWeekday)" } ?? "decided · not exported"
    case .held(let who): "open elsewhere: \(who)"
    case .unreadable: "cannot be read"
    }
  }

  var isStopped: Bool {
    if case .stopped = state { return true }
    return false
  }

  /// Whether the row waits for a decision: the accent.
  var waits: Bool {
    switch state {
    case .planned: waiting != nil
    case .closed(let flags): flags > 0
    case .unreadable: true
    case .stopped, .held, .reading: false
    }
  }

  func nextStep(_ offers: Set<HomeOffer>) -> NextStep {
    switch state {
    case .planned: .start
    case .stopped, .reading: .resume
    case .closed(let flags) where flags > 0: offers.contains(.review) ? .review : .read
    case .closed: exported == nil ? .export : .read
    case .held, .unreadable: .why
    }
  }

  var peopleWords: String { people == 0 ? "" : people == 1 ? "1 person" : "\(people) people" }
}

extension HomeListing.Due {
  var shortSentence: String { "Warn by tomorrow: \(byTomorrow). Past warn-by: \(past)." }

  var sentence: String {
    let soon = byTomorrow == 0 ? "none" : counted(byTomorrow, "follow-up")
    let late = past == 0 ? "none" : counted(past, "follow-up")
    return "Warn by tomorrow: \(soon). Past their warn-by: \(late)."
  }
}

extension Day {
  /// `22 Nov`.
  var withoutWeekday: String { String(short.dropFirst(4)) }
}

/// `1 flag`, `12 flags`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

extension Moment {
  /// `13:12` where clocks are `offsetMinutes` ahead of UTC.
  func timeOfDay(offsetMinutes: Int) -> String {
    let local = adding(milliseconds: offsetMinutes * 60_000)
    return String(local.iso8601.dropFirst(11).prefix(5))
  }
}
