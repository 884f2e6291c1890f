import Fieldwork

/// The guide as it is walked through: every place one stops at, with its share of the minutes.
package struct Agenda: Hashable, Sendable {
  /// One place to stop: a section's opening, or a prompt.
  package struct Stop: Hashable, Sendable {
    package var id: Prompt.ID

    /// Planned length in milliseconds; 0 where the guide leaves none for it.
    package var plannedMilliseconds: Int

    package init(id: Prompt.ID, plannedMilliseconds: Int) {
      self.id = id
      self.plannedMilliseconds = plannedMilliseconds
    }

    package var isOpening: Bool { id.place < 0 }
  }

  package var stops: [Stop]

  package init(_ guide: Guide) {
    stops = guide.sections.indices.flatMap { Self.stops(ofSection: $0, in: guide) }
  }

  package func index(of id: Prompt.ID) -> Int? { stops.firstIndex { $0.id == id } }

  /// Planned length of everything before the stop at `index`, in milliseconds.
  package func plannedMilliseconds(before index: Int) -> Int {
    stops[..<index].reduce(0) { $0 + $1.plannedMilliseconds }
  }

  /// Takes over other minutes for the stops named.
  package mutating func plan(_ minutes: [Prompt.ID: Int]) {
    for index in stops.indices {
      guard let other = minutes[stops[index].id] else { continue }
      stops[index].plannedMilliseconds = other * 60_000
    }
  }

  /// A section opens with a stop of its own when there is something to read or tick, or nothing else to stop at.
  ///
  /// What the section's minutes leave after the prompts that name their own is shared evenly among the rest.
  private static func stops(ofSection index: Int, in guide: Guide) -> [Stop] {
    let section = guide.sections[index]
    let hasOpening = !section.scripts.isEmpty || !section.checklist.isEmpty || section.prompts.isEmpty
    let named = section.prompts.reduce(0) { $0 + ($1.minutes ?? 0) } * 60_000
    let unnamed = section.prompts.count { $0.minutes == nil } + (hasOpening ? 1 : 0)
    let rest = max(0, (section.minutes ?? 0) * 60_000 - named)
    let share = unnamed > 0 ? rest / unnamed : 0
    let opening = Stop(id: Prompt.ID(section: index, place: -1), plannedMilliseconds: share)
    return (hasOpening ? [opening] : [])
      + section.prompts.map { Stop(id: $0.id, plannedMilliseconds: $0.minutes.map { $0 * 60_000 } ?? share) }
  }
}
