import Fieldwork

extension Standing {
  /// Must-ask prompts not opened yet whose turn would come only when their section should be over.
  ///
  /// Going on at the guide's pace from `now`: a prompt is out of reach when it would begin after the minutes
  /// of the sections behind it have begun. None without a slot to fill.
  package func mustAsksOutOfReach(at now: Int) -> [Prompt] {
    guard let slot = guide.slotMinutes, let stop else { return [] }
    var begins = clock.guideMilliseconds(at: now) + max(0, leftMilliseconds(at: now) ?? 0)
    var missed: [Prompt] = []
    for ahead in agenda.stops[(stopIndex + 1)...] {
      let later = agenda.stops.filter { $0.id.section > ahead.id.section }.reduce(0) {
        $0 + $1.plannedMilliseconds
      }
      if ahead.id.section >= stop.id.section, begins > slot * 60_000 - later,
        let prompt = guide.prompt(ahead.id), prompt.isMustAsk, !isVisited(prompt.id)
      {
        missed.append(prompt)
      }
      begins += ahead.plannedMilliseconds
    }
    return missed
  }

  /// How much longer what is left of the guide takes than the slot has, in milliseconds; 0 when it fits.
  package func shortfallMilliseconds(at now: Int) -> Int {
    guard let left = slotLeftMilliseconds(at: now), stop != nil else { return 0 }
    let ahead = agenda.stops[(stopIndex + 1)...].reduce(0) { $0 + $1.plannedMilliseconds }
    return max(0, ahead + max(0, leftMilliseconds(at: now) ?? 0) - left)
  }
}
