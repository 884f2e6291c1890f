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
  /// Late is what went before the stop that is open against its plan, and what this stop is over its own. A
  /// section's opening without minutes takes them from the prompt behind it.
  package func latenessMilliseconds(at now: Int) -> Int {
    guard let stop else { return 0 }
    let here = spentMilliseconds(stop, at: now) + spentBeforeWithoutMinutes(stop, at: now)
    let before = clock.guideMilliseconds(at: now) - here
    return before - agenda.plannedMilliseconds(before: stopIndex)
      + max(0, here - plannedMillisecondsHere) - clock.forgiven
  }

  /// The minutes of what is open; an opening without any has those of the prompt behind it.
  private var plannedMillisecondsHere: Int {
    guard let stop, stop.isOpening, stop.plannedMilliseconds == 0,
      agenda.stops.indices.contains(stopIndex + 1),
      agenda.stops[stopIndex + 1].id.section == stop.id.section
    else { return stop?.plannedMilliseconds ?? 0 }
    return agenda.stops[stopIndex + 1].plannedMilliseconds
  }

  private func spentBeforeWithoutMinutes(_ stop: Agenda.Stop, at now: Int) -> Int {
    guard stopIndex > 0, stop.plannedMilliseconds > 0 else { return 0 }
    let opening = agenda.stops[stopIndex - 1]
    guard opening.isOpening, opening.plannedMilliseconds == 0 else { return 0 }
    return spentMilliseconds(opening, at: now)
  }

  /// Milliseconds left of the slot; `nil` when the guide names no slot.
  package func slotLeftMilliseconds(at now: Int) -> Int? {
    guide.slotMinutes.map { $0 * 60_000 - clock.guideMilliseconds(at: now) }
  }

  /// Must-ask prompts not opened yet, in order.
  package var mustAsksLeft: [Prompt] {
    guide.prompts.filter { $0.isMustAsk && !isVisited($0.id) }
  }

  /// What sharing out the slot's remainder over the stops ahead would come to; `nil` when nothing can be shared.
  ///
  /// Sections marked mandatory keep their minutes, must-ask prompts give up a sixth less; no stop gets less
  /// than a minute or more than it had. Whole minutes throughout, so that people can say them, and none is
  /// lost: what rounding leaves goes to those it took most from.
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
    let shares = open.map { Double(max(0, available)) * Double(weighed($0)) / Double(wanted) / 60_000 }
    var minutes = zip(open, shares).map { min($0.plannedMilliseconds / 60_000, max(1, Int($1))) }
    var rest = max(0, available) / 60_000 - minutes.reduce(0, +)
    for index in shares.indices.sorted(by: { (fraction(shares[$1]), $0) < (fraction(shares[$0]), $1) })
    where rest > 0 && minutes[index] < open[index].plannedMilliseconds / 60_000 {
      minutes[index] += 1
      rest -= 1
    }
    return TimeShare(Dictionary(zip(open.map(\.id), minutes), uniquingKeysWith: { first, _ in first }))
  }

  private func fraction(_ share: Double) -> Double { share - share.rounded(.down) }

  private func weighed(_ stop: Agenda.Stop) -> Int {
    stop.plannedMilliseconds * (guide.prompt(stop.id)?.isMustAsk == true ? 6 : 5)
  }
}
