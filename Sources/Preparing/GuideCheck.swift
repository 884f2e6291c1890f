import Fieldwork

/// What a facilitator would want to know about a guide before walking into a room with it.
///
/// Every problem has a place and says what to do. None stops a session: a guide with problems still runs.
package enum GuideCheck {
  /// All that reading and checking the text finds, in the order of the file.
  ///
  /// `people` and `slotMinutes` stand in for what the guide itself says; `language` looks at each stretch of words and
  /// finds what leads, judges, agrees or promises in it.
  package static func problems(
    in text: String, people: Int? = nil, slotMinutes: Int? = nil,
    language: (GuideWording) -> [Finding] = { _ in [] }
  ) -> [GuideProblem] {
    let (guide, mistakes) = Guide.reading(text)
    let words = Guide.wordings(text).flatMap { wording in language(wording).map { problem($0, in: wording) } }
    let all = mistakes + problems(of: guide, people: people, slotMinutes: slotMinutes) + words
    return all.enumerated().sorted {
      ($0.element.line, $0.element.column, $0.offset) < ($1.element.line, $1.element.column, $1.offset)
    }.map(\.element)
  }

  /// What checking finds in a guide that has been read already.
  package static func problems(
    of guide: Guide, people: Int? = nil, slotMinutes: Int? = nil
  ) -> [GuideProblem] {
    guard !guide.prompts.isEmpty else { return [] }
    let plan = GuidePlan(guide, people: people ?? guide.people, slotMinutes: slotMinutes ?? guide.slotMinutes)
    return checks.flatMap { $0(plan) }
  }

  private static let checks: [@Sendable (GuidePlan) -> [GuideProblem]] = [
    noMinutes, overSlot, sumOfPrompts, tooShort, emptySections, undisclaimed, noMustAsk, silentMandatory,
    unchecked, solutionsFirst, openingWords, closingWords, noEnding, painWithoutGain,
  ]

  private static func problem(_ finding: Finding, in wording: GuideWording) -> GuideProblem {
    let place = wording.place(ofByte: finding.bytes.lowerBound)
    let bytes = Array(wording.text.utf8)[finding.bytes.clamped(to: 0..<wording.text.utf8.count)]
    let words = String(decoding: bytes, as: UTF8.self)
    let advice = finding.advice.hasSuffix(".") ? String(finding.advice.dropLast()) : finding.advice
    return GuideProblem(
      .warning, line: place.line, column: place.column,
      "\"\(words)\" reads as \(finding.kind); say: \(advice)")
  }
}

/// A guide beside the room it is for.
struct GuidePlan {
  var guide: Guide
  var people: Int?
  var slotMinutes: Int?

  init(_ guide: Guide, people: Int?, slotMinutes: Int?) {
    self.guide = guide
    self.people = people
    self.slotMinutes = slotMinutes
  }

  /// The sections before the key questions, and with none marked must-ask the first.
  var opening: ArraySlice<Section> {
    let first = guide.sections.firstIndex { $0.prompts.contains(where: \.isMustAsk) }
    return guide.sections.prefix(max(first ?? 1, 1))
  }

  /// The sections behind the key questions, and with none marked must-ask the last.
  var closing: ArraySlice<Section> {
    let last = guide.sections.lastIndex { $0.prompts.contains(where: \.isMustAsk) }
    return guide.sections.suffix(max(guide.sections.count - 1 - (last ?? guide.sections.count - 2), 1))
  }

  /// The minutes a prompt has: its own, or an even share of what its section leaves.
  func minutes(of prompt: Prompt, in section: Section) -> Int? {
    if let own = prompt.minutes { return own }
    guard let all = section.minutes else { return nil }
    let unnamed = section.prompts.count { $0.minutes == nil } + (section.hasOpening ? 1 : 0)
    return max(0, all - section.namedMinutes) / max(unnamed, 1)
  }
}

extension Section {
  /// Something is read or ticked before the first prompt.
  var hasOpening: Bool { !scripts.isEmpty || !checklist.isEmpty || prompts.isEmpty }

  /// What the prompts that name their minutes take together.
  var namedMinutes: Int { prompts.reduce(0) { $0 + ($1.minutes ?? 0) } }
}

extension GuideProblem {
  init(_ line: Int, _ message: String) { self.init(.warning, line: line, column: 1, message) }
}

/// `1 minute`, `9 minutes`.
func minutesText(_ count: Int) -> String { count == 1 ? "1 minute" : "\(count) minutes" }
