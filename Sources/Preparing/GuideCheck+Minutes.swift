import Fieldwork

extension GuideCheck {
  /// What one person needs to say anything at a key question: a quarter hour for ten people.
  /// Source: the practice notes, nine to fifteen minutes a key question in a group of seven.
  package static let leastSecondsEach = 90

  static func noMinutes(_ plan: GuidePlan) -> [GuideProblem] {
    let whole =
      plan.slotMinutes == nil
      ? [GuideProblem(1, "no minutes for the whole; write minutes: 90 between --- lines at the top")] : []
    return whole
      + plan.guide.sections.filter { $0.minutes == nil }.map {
        GuideProblem($0.line, "no minutes for '\($0.title)'; write them behind the heading, (8 min)")
      }
  }

  static func overSlot(_ plan: GuidePlan) -> [GuideProblem] {
    guard let slot = plan.slotMinutes else { return [] }
    var sum = 0
    var passed: Int?
    for section in plan.guide.sections {
      sum += section.minutes ?? 0
      if sum > slot, passed == nil { passed = section.line }
    }
    if let passed {
      let over = minutesText(sum - slot)
      return [
        GuideProblem(
          passed, "the sections take \(minutesText(sum)), \(over) over the slot of \(slot); shorten one")
      ]
    }
    guard sum < slot, plan.guide.sections.allSatisfy({ $0.minutes != nil }) else { return [] }
    let over = minutesText(slot - sum)
    return [
      GuideProblem(
        1, "the sections take \(sum) of \(minutesText(slot)); give the other \(over) to one of them")
    ]
  }

  static func sumOfPrompts(_ plan: GuidePlan) -> [GuideProblem] {
    plan.guide.sections.compactMap { section in
      guard let minutes = section.minutes else { return nil }
      let named = section.namedMinutes
      if named > minutes {
        return GuideProblem(
          section.line,
          "the prompts of '\(section.title)' take \(minutesText(named)), the section has \(minutes); make them agree"
        )
      }
      guard named < minutes, !section.hasOpening, section.prompts.allSatisfy({ $0.minutes != nil }) else {
        return nil
      }
      return GuideProblem(
        section.line,
        "the prompts of '\(section.title)' take \(named) of its \(minutesText(minutes)); give the rest to one of them"
      )
    }
  }

  static func tooShort(_ plan: GuidePlan) -> [GuideProblem] {
    guard let people = plan.people, people > 0 else { return [] }
    return plan.guide.sections.flatMap { section in
      section.prompts.filter(\.isMustAsk).compactMap { prompt in
        guard let minutes = plan.minutes(of: prompt, in: section) else { return nil }
        return shortage(minutes, people).map { GuideProblem(prompt.line, "a key question of \($0)") }
      }
    }
  }

  /// `9 minutes for 7 people, about 1:15 each; give it 11, or ask fewer people`; `nil` when there is enough.
  static func shortage(_ minutes: Int, _ people: Int) -> String? {
    let seconds = minutes * 60 / people
    guard seconds < leastSecondsEach else { return nil }
    let enough = (leastSecondsEach * people + 59) / 60
    return
      "\(minutesText(minutes)) for \(people) people, about \(eachText(seconds)) each; give it \(enough), or ask fewer people"
  }

  /// Rounded down to five seconds: nobody plans closer.
  static func eachText(_ seconds: Int) -> String { spanText(milliseconds: seconds / 5 * 5000) }

  static func emptySections(_ plan: GuidePlan) -> [GuideProblem] {
    plan.guide.sections.filter { $0.prompts.isEmpty && $0.scripts.isEmpty && $0.checklist.isEmpty }.map {
      GuideProblem($0.line, "nothing to ask or read in '\($0.title)'; fill the section or take it out")
    }
  }
}
