import Fieldwork

extension Standing {
  /// Guide time spent at a stop, in milliseconds, at `now` of session time.
  package func spentMilliseconds(_ stop: Agenda.Stop, at now: Int) -> Int {
    clock.spentMilliseconds(stop.id, isOpen: stop.id == self.stop?.id, at: now)
  }

  /// Milliseconds left of the stop that is open, below zero when over; `nil` without planned minutes.
  package func leftMilliseconds(at now: Int) -> Int? {
    guard let stop, stop.plannedMilliseconds > 0 else { return nil }
    return stop.plannedMilliseconds - spentMilliseconds(stop, at: now)
  }

  /// How far behind the guide (above zero) or ahead of it (below), in milliseconds.
  ///
  /// Late is what went before the stop that is open against its plan, and what this stop is over its own.
  package func latenessMilliseconds(at now: Int) -> Int {
    guard let stop else { return 0 }
    let here = spentMilliseconds(stop, at: now)
    let before = clock.guideMilliseconds(at: now) - here
    return before - agenda.plannedMilliseconds(before: stopIndex)
      + max(0, here - stop.plannedMilliseconds) - clock.forgiven
  }

  /// Milliseconds left of the slot; `nil` when the guide names no slot.
  package func slotLeftMilliseconds(at now: Int) -> Int? {
    guide.slotMinutes.map { $0 * 60_000 - clock.guideMilliseconds(at: now) }
  }

  /// Must-ask prompts not opened yet, in order.
  package var mustAsksLeft: [Prompt] {
    guide.prompts.filter { $0.isMustAsk && !visited.contains($0.id) }
  }

  /// What sharing out the slot's remainder over the stops ahead would come to; `nil` when nothing can be shared.
  ///
  /// Sections marked mandatory keep their minutes, must-ask prompts get weight two; no stop gets less than a
  /// minute or more than it had. Whole minutes throughout, so that people can say them.
  package func timeShare(at now: Int) -> TimeShare? {
    guard let left = slotLeftMilliseconds(at: now), let stop else { return nil }
    let here = stop.plannedMilliseconds - spentMilliseconds(stop, at: now)
    let ahead = agenda.stops[(stopIndex + 1)...].filter { $0.plannedMilliseconds > 0 }
    let isFixed = { (stop: Agenda.Stop) in self.guide.section(holding: stop.id)?.isMandatory ?? false }
    let fixed = ahead.filter(isFixed).reduce(0) { $0 + $1.plannedMilliseconds }
    let open = ahead.filter { !isFixed($0) }
    let wanted = open.reduce(0) { $0 + weighed($1) }
    let available = left - max(0, here) - fixed
    guard wanted > 0, available < open.reduce(0, { $0 + $1.plannedMilliseconds }) else { return nil }
    var minutes: [Prompt.ID: Int] = [:]
    for stop in open {
      let share = Double(max(0, available)) * Double(weighed(stop)) / Double(wanted)
      minutes[stop.id] = min(stop.plannedMilliseconds / 60_000, max(1, Int(share / 60_000)))
    }
    return TimeShare(minutes)
  }

  private func weighed(_ stop: Agenda.Stop) -> Int {
    stop.plannedMilliseconds * (guide.prompt(stop.id)?.isMustAsk == true ? 2 : 1)
  }
}
