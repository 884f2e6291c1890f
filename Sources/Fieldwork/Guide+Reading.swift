extension Guide {
  /// Reads a guide from its Markdown, and names what it could not make sense of, with line and column.
  ///
  /// Never fails: whatever can be read is read. Takes time linear in the text.
  ///
  /// The format: front matter between `---` lines (`minutes`, `people`, `kind`, `title`); `# Title`; a heading is a
  /// section, with `(8 min)`, `{mandatory}`, or `{debrief}` for the team's own talk afterwards; a list item is a
  /// prompt, with `{must-ask, 12 min}`; an item inside one, or beginning `probe:`, is a probe; `> …` is read aloud;
  /// `- [ ] …` is a line of the check list; `- stimulus: … {disclaimer: "…"}` is shown. Other paragraphs are for the
  /// facilitator's eyes, or read aloud where the guide quotes nothing; one that asks is a prompt.
  /// Headings without Markdown's signs are found by their looks: see ``GuideOutline``.
  package static func reading(_ text: String) -> (guide: Guide, problems: [GuideProblem]) {
    let draft = GuideDraft(text)
    return (draft.guide, draft.problems)
  }

  /// Every stretch of words in a guide's Markdown, in the order of the file, with its kind and place.
  package static func wordings(_ text: String) -> [GuideWording] { GuideDraft(text).wordings }
}

/// A guide that was read, before its prompts are numbered.
private struct GuideDraft {
  private var front: GuideFrontMatter
  private var title: WordingDraft
  private var sections: [SectionDraft]
  private var debrief: SectionDraft?
  private(set) var problems: [GuideProblem]

  init(_ text: String) {
    let lines = GuideLine.lines(of: text)
    var problems = GuideProblems()
    var front = GuideFrontMatter(lines, &problems)
    let rows = GuideRow.rows(of: lines[front.lineCount...])
    let outline = GuideOutline(rows)
    var builder = GuideBuilder(outline, rows, problems)
    var title = WordingDraft()
    if let heading = outline.title {
      // The title may carry the slot: "Discussion guide (90 min)".
      let parts = GuideParts(heading.text, rows[heading.row].line, in: .heading, &builder.problems)
      title = WordingDraft(parts.words, rows[heading.row].line)
      front.minutes = front.minutes ?? parts.minutes
    }
    Self.build(rows, outline, &builder)
    front.minutes = front.minutes ?? builder.slotMinutes
    front.people = front.people ?? builder.people
    self.front = front
    self.title = title
    (sections, debrief) = GuideFolding.folded(builder.finish())
    self.problems = builder.problems.found
    if !sections.contains(where: { !$0.prompts.isEmpty }) {
      self.problems.append(
        GuideProblem(
          .mistake, line: 1, column: 1, "no prompt found; write each question as a list item, - like this"))
    }
  }

  private static func build(_ rows: [GuideRow], _ outline: GuideOutline, _ builder: inout GuideBuilder) {
    var headings = outline.headings[...]
    for (place, row) in rows.enumerated() where place != outline.title?.row {
      if let heading = headings.first, heading.row == place {
        headings.removeFirst()
        builder.heading(heading, row)
      } else {
        builder.take(row)
      }
    }
  }

  var guide: Guide {
    Guide(
      title: shownTitle, slotMinutes: front.minutes, people: front.people, kind: front.kind,
      sections: sections.enumerated().map { $0.element.section(at: $0.offset) },
      debrief: debrief?.section(at: sections.count))
  }

  private var shownTitle: String {
    title.isEmpty ? front.title ?? "Untitled guide" : title.text
  }

  var wordings: [GuideWording] {
    let all = (sections + [debrief].compactMap(\.self)).flatMap(\.wordings)
    return all.sorted { $0.place(ofByte: 0) < $1.place(ofByte: 0) }
  }
}

extension SectionDraft {
  fileprivate func section(at place: Int) -> Section {
    Section(
      title: title.isEmpty ? "Questions" : title.text, minutes: minutes, isMandatory: isMandatory,
      scripts: scripts.map(\.text), notes: notes.map(\.text),
      checklist: checklist.map { ChecklistLine($0.text, line: $0.line) },
      prompts: prompts.enumerated().map { $0.element.prompt(Prompt.ID(section: place, place: $0.offset)) },
      line: line)
  }

  fileprivate var wordings: [GuideWording] {
    let own =
      (title.isEmpty ? [] : [title.wording(.sectionTitle)]) + scripts.map { $0.wording(.script) }
      + notes.map { $0.wording(.note) } + checklist.map { $0.wording(.checklist) }
    return own + prompts.flatMap(\.wordings)
  }
}

extension PromptDraft {
  fileprivate func prompt(_ id: Prompt.ID) -> Prompt {
    Prompt(
      words.text, id: id, minutes: minutes, isMustAsk: isMustAsk,
      probes: probes.map { Probe($0.text, line: $0.line) },
      stimulus: isStimulus ? Stimulus(disclaimer: disclaimer) : nil, line: line)
  }

  fileprivate var wordings: [GuideWording] {
    [words.wording(.prompt)] + (disclaimerWords.isEmpty ? [] : [disclaimerWords.wording(.disclaimer)])
      + probes.map { $0.wording(.probe) }
  }
}

/// Turns headings inside headings into one row of sections.
private enum GuideFolding {
  /// A deeper heading that asks becomes a prompt; one with minutes stays a section; any other joins the one above.
  static func folded(_ drafts: [SectionDraft]) -> (sections: [SectionDraft], debrief: SectionDraft?) {
    let top = drafts.map(\.level).min() ?? 2
    var done: [SectionDraft] = []
    // Where the last section of the top level stands, and whether a section inside it took its minutes.
    var parent: Int?
    for draft in drafts {
      guard draft.level > top, let above = done.indices.last, let holder = parent else {
        done.append(draft)
        parent = done.count - 1
        continue
      }
      if Asking.isQuestion(Array(draft.title.text.utf8)[...]) {
        done[above].takeAsPrompt(draft)
      } else if draft.minutes != nil {
        done[holder].minutes = done[holder].minutes.map { $0 - (draft.minutes ?? 0) }
        done.append(draft)
      } else {
        done[above].join(draft)
      }
    }
    return tidied(done)
  }

  /// A heading whose whole time and content went to the sections inside it is gone.
  private static func tidied(_ drafts: [SectionDraft]) -> (sections: [SectionDraft], debrief: SectionDraft?) {
    var kept: [SectionDraft] = []
    for (place, draft) in drafts.enumerated() {
      let holdsOthers = place + 1 < drafts.count && drafts[place + 1].level > draft.level
      if holdsOthers, !draft.hasContent { continue }
      kept.append(draft)
      if holdsOthers, let left = draft.minutes, left <= 0 { kept[kept.count - 1].minutes = nil }
    }
    let debrief = kept.last { $0.isDebrief }
    return (kept.filter { !$0.isDebrief }, debrief)
  }
}

extension SectionDraft {
  fileprivate mutating func takeAsPrompt(_ other: SectionDraft) {
    var prompt = PromptDraft(words: other.title, line: other.line)
    prompt.minutes = other.minutes
    prompt.probes = other.prompts.flatMap { [$0.words] + $0.probes }
    prompts.append(prompt)
    scripts += other.scripts
    notes += other.notes
    checklist += other.checklist
  }

  fileprivate mutating func join(_ other: SectionDraft) {
    if !other.title.isEmpty { notes.append(other.title) }
    scripts += other.scripts
    notes += other.notes
    checklist += other.checklist
    prompts += other.prompts
  }
}
