/// The plan of a session: sections of prompts with their probes, each with minutes.
///
/// The text is Markdown that reads well on its own; `Guide+Reading.swift` reads it.
package struct Guide: Hashable, Sendable {
  package var title: String

  /// The minutes of the slot, from the front matter.
  package var slotMinutes: Int?

  /// How many participants the guide is made for, from the front matter.
  package var people: Int?

  /// Which of the shipped shapes it follows, from the front matter `kind`, such as `focus group`.
  package var kind: String?

  package var sections: [Section]

  /// The section marked `{debrief}`: for the team alone, at once afterwards, outside the slot's minutes.
  /// Its prompts are numbered as if it stood behind the last section.
  package var debrief: Section?

  package init(
    title: String, slotMinutes: Int? = nil, people: Int? = nil, kind: String? = nil, sections: [Section] = [],
    debrief: Section? = nil
  ) {
    self.title = title
    self.slotMinutes = slotMinutes
    self.people = people
    self.kind = kind
    self.sections = sections
    self.debrief = debrief
  }

  /// Every prompt in order, section after section.
  package var prompts: [Prompt] { sections.flatMap(\.prompts) }

  package func prompt(_ id: Prompt.ID) -> Prompt? {
    section(holding: id)?.prompts.first { $0.id == id }
  }

  /// The section of a stop; the debrief counts on behind the last.
  package func section(holding id: Prompt.ID) -> Section? {
    if id.section == sections.count { return debrief }
    return sections.indices.contains(id.section) ? sections[id.section] : nil
  }
}

/// A part of the guide with its own minutes.
package struct Section: Hashable, Sendable {
  package var title: String

  /// Minutes planned for the whole section; `nil` where the guide names none.
  package var minutes: Int?

  /// A section marked `{mandatory}`: it may not be skipped unnoticed.
  package var isMandatory: Bool

  /// Words to read aloud, in order, each paragraph one string.
  package var scripts: [String]

  /// Words for the facilitator's eyes, in order, each paragraph one string.
  package var notes: [String]

  package var checklist: [ChecklistLine]

  package var prompts: [Prompt]

  /// The heading's line in the guide, from 1.
  package var line: Int

  package init(
    title: String, minutes: Int? = nil, isMandatory: Bool = false, scripts: [String] = [],
    notes: [String] = [], checklist: [ChecklistLine] = [], prompts: [Prompt] = [], line: Int
  ) {
    self.title = title
    self.minutes = minutes
    self.isMandatory = isMandatory
    self.scripts = scripts
    self.notes = notes
    self.checklist = checklist
    self.prompts = prompts
    self.line = line
  }
}

/// A check box of the guide: something to have done before going on.
package struct ChecklistLine: Hashable, Sendable {
  package var text: String

  /// From 1.
  package var line: Int

  package init(_ text: String, line: Int) {
    self.text = text
    self.line = line
  }
}

/// A main question, or a stimulus shown for reactions.
package struct Prompt: Hashable, Sendable {
  /// Where the prompt stands: section and place in it, both from 0. Fixed for the guide of one session.
  ///
  /// Place -1 is the section's own opening: its words to read aloud and its check list.
  package struct ID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package var section: Int
    package var place: Int

    package init(section: Int, place: Int) {
      self.section = section
      self.place = place
    }

    /// `2.1`, both from 1, as the journal writes it; `2.0` is the opening of the section.
    package var description: String { "\(section + 1).\(place + 1)" }

    /// Reads what ``description`` writes.
    package init?(_ text: some StringProtocol) {
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 2, let section = Int(parts[0]), let place = Int(parts[1]), section > 0, place >= 0
      else { return nil }
      self.init(section: section - 1, place: place - 1)
    }

    package static func < (a: ID, b: ID) -> Bool { (a.section, a.place) < (b.section, b.place) }
  }

  package var id: ID
  package var text: String

  /// Minutes planned for this prompt alone; `nil` where the guide names none.
  package var minutes: Int?

  package var isMustAsk: Bool
  package var probes: [Probe]

  /// Set when this is something to show; holds the words read first.
  package var stimulus: Stimulus?

  /// From 1.
  package var line: Int

  package init(
    _ text: String, id: ID, minutes: Int? = nil, isMustAsk: Bool = false, probes: [Probe] = [],
    stimulus: Stimulus? = nil, line: Int
  ) {
    self.id = id
    self.text = text
    self.minutes = minutes
    self.isMustAsk = isMustAsk
    self.probes = probes
    self.stimulus = stimulus
    self.line = line
  }
}

/// Something shown to the group. The disclaimer is read before it.
package struct Stimulus: Hashable, Sendable {
  /// Such as `a sketch to talk about, not a plan`; `nil` when the guide has none, which its check reports.
  package var disclaimer: String?

  package init(disclaimer: String?) { self.disclaimer = disclaimer }
}

/// A follow-up to a prompt.
package struct Probe: Hashable, Sendable {
  package var text: String

  /// From 1.
  package var line: Int

  package init(_ text: String, line: Int) {
    self.text = text
    self.line = line
  }
}

/// Something about a guide that its writer would want to know, with its place.
package struct GuideProblem: Hashable, Sendable {
  /// How much it matters.
  package enum Weight: String, Hashable, Sendable {
    /// The reader could not make sense of it; the rest was still read.
    case mistake
    /// It runs, but the session would suffer.
    case warning
  }

  package var weight: Weight

  /// From 1.
  package var line: Int

  /// From 1, in Unicode scalars.
  package var column: Int

  /// What, and what to do; lower case, no full stop.
  package var message: String

  package init(_ weight: Weight, line: Int, column: Int, _ message: String) {
    self.weight = weight
    self.line = line
    self.column = column
    self.message = message
  }
}
