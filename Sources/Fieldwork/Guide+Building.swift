/// A prompt while its guide is being read.
struct PromptDraft {
  var words: WordingDraft
  var minutes: Int?
  var isMustAsk = false
  var isStimulus = false
  var disclaimer: String?
  var disclaimerWords = WordingDraft()
  var probes: [WordingDraft] = []
  var line: Int
}

/// A section while its guide is being read.
struct SectionDraft {
  var title: WordingDraft
  /// The heading's level; 2 where it was found by its looks.
  var level: Int
  var minutes: Int?
  var isMandatory = false
  var isDebrief = false
  var scripts: [WordingDraft] = []
  var notes: [WordingDraft] = []
  var checklist: [WordingDraft] = []
  var prompts: [PromptDraft] = []
  var line: Int

  var hasContent: Bool { !scripts.isEmpty || !checklist.isEmpty || !prompts.isEmpty }
}

/// Puts the rows of a guide together, one after another.
struct GuideBuilder {
  var problems: GuideProblems
  private(set) var sections: [SectionDraft] = []
  /// Minutes and people found above the first heading, as in `Duration: 90 minutes`.
  private(set) var slotMinutes: Int?
  private(set) var people: Int?

  /// Words for the facilitator above the first heading.
  private var preamble: [WordingDraft] = []
  private let hasHeadings: Bool
  /// In a guide that quotes what is read aloud, other paragraphs are for the facilitator's eyes.
  private let quotesScripts: Bool
  private let isMarkdown: Bool

  /// The list items that are open, the outermost first.
  private var open: [(indent: Int, rank: Int)] = []
  private var last = Last.nothing

  /// What the row before was, for rows that go on with it.
  private enum Last {
    case nothing, prompt, probe, script, note, checkbox, quote
  }

  init(_ outline: GuideOutline, _ rows: [GuideRow], _ problems: GuideProblems) {
    self.problems = problems
    hasHeadings = !outline.headings.isEmpty
    quotesScripts = rows.contains { $0.shape == .quote }
    isMarkdown = rows.contains { if case .heading = $0.shape { true } else { false } }
  }

  // MARK: - Rows

  mutating func heading(_ heading: GuideOutline.Heading, _ row: GuideRow) {
    open = []
    last = .nothing
    let parts = GuideParts(heading.text, row.line, in: .heading, &problems)
    if parts.words.isEmpty {
      problems.add(
        .mistake, row.line, at: heading.text.startIndex, "a heading without words; give the section a name")
    }
    var section = SectionDraft(
      title: WordingDraft(parts.words, row.line), level: heading.level, line: row.line.number)
    section.minutes = parts.minutes
    section.isMandatory = parts.isMandatory
    section.isDebrief = parts.isDebrief
    sections.append(section)
  }

  mutating func take(_ row: GuideRow) {
    switch row.shape {
    case .blank, .ornament:
      if case .quote = last { last = .nothing }
    case .heading: text(row)
    case .quote: quote(row)
    case .checkbox: checkbox(row)
    case .item(let marker): item(row, marker)
    case .text: text(row)
    }
  }

  private mutating func quote(_ row: GuideRow) {
    guard !row.content.isEmpty else {
      last = .nothing
      return
    }
    if case .quote = last, !row.isAfterGap {
      withSection(row) { $0.scripts[$0.scripts.count - 1].append(row.content, row.line) }
    } else {
      withSection(row) { $0.scripts.append(WordingDraft(row.content, row.line)) }
    }
    last = .quote
  }

  private mutating func checkbox(_ row: GuideRow) {
    guard !row.content.isEmpty else {
      problems.add(.warning, row.line, at: nil, "a check box without words; say what is to be ticked")
      return
    }
    withSection(row) { $0.checklist.append(WordingDraft(row.content, row.line)) }
    last = .checkbox
  }

  private mutating func item(_ row: GuideRow, _ marker: ListMarker) {
    guard !row.content.isEmpty else {
      problems.add(.warning, row.line, at: nil, "a list item without words; it is left out")
      return
    }
    let isNested = isNested(row, marker)
    guard !Asking.isLabel(row.content) else { return }
    if let probe = Asking.probe(row.content), isNested || hasPrompt {
      self.probe(probe, row)
    } else if Asking.probe(row.content) != nil {
      problems.add(
        .mistake, row.line, at: row.content.startIndex,
        "a probe with no prompt above it; it is read as a prompt")
      prompt(row.content, row)
    } else if isNested, hasPrompt, Asking.stimulus(row.content) == nil {
      probe(row.content, row)
    } else {
      open = [(row.indent, marker.rank)]
      prompt(row.content, row)
    }
  }

  /// Whether the item belongs to the one above, by its indent, or by its sign where the indent got lost.
  private mutating func isNested(_ row: GuideRow, _ marker: ListMarker) -> Bool {
    while let top = open.last {
      let isDeeper = row.indent >= top.indent + 2
      let isLower = row.indent >= top.indent && marker.rank > top.rank && !(isMarkdown && row.isAfterGap)
      if isDeeper || isLower { break }
      open.removeLast()
    }
    defer { open.append((row.indent, marker.rank)) }
    return !open.isEmpty
  }

  private var hasPrompt: Bool { sections.last.map { !$0.prompts.isEmpty } ?? false }

  // MARK: - Paragraphs

  private mutating func text(_ row: GuideRow) {
    if goesOn(row) { return continueLast(row) }
    let content = row.content
    guard !Asking.isLabel(content), !isDuration(row), !isHeadcount(row) else { return }
    if content.first == UInt8(ascii: "|") { return cells(row) }
    if let probe = Asking.probe(content), hasPrompt { return self.probe(probe, row) }
    if Asking.stimulus(content) != nil { return prompt(content, row) }
    if let spoken = Asking.spoken(content) { return script(spoken, row) }
    if Asking.isQuestion(content) {
      if row.indent > 0, let top = open.last, row.indent >= top.indent + 2, hasPrompt {
        return probe(content, row)
      }
      open = []
      return prompt(content, row)
    }
    paragraph(row)
  }

  private mutating func paragraph(_ row: GuideRow) {
    let isPreamble = sections.isEmpty && hasHeadings
    if isPreamble || quotesScripts || Asking.isForEyes(row.content) {
      note(row)
    } else {
      script(row.content, row)
    }
  }

  /// A row that belongs to the words above: no gap between, and the words above are no whole sentence.
  private func goesOn(_ row: GuideRow) -> Bool {
    guard !row.isAfterGap, !Asking.isLabelled(row.content), !Asking.isLabel(row.content) else { return false }
    let begins = row.content.first.map { ASCII.isUpper($0) || $0 >= 0x80 } ?? false
    switch last {
    case .nothing: return false
    case .quote: return true
    case .script, .note: return !(lastIsWhole && begins && Asking.isQuestion(row.content))
    case .prompt, .probe, .checkbox: return !(lastIsWhole && begins)
    }
  }

  private var lastIsWhole: Bool {
    guard let section = sections.last else { return false }
    let words: WordingDraft? =
      switch last {
      case .prompt: section.prompts.last?.words
      case .probe: section.prompts.last?.probes.last
      case .checkbox: section.checklist.last
      case .script: section.scripts.last
      case .note: section.notes.last
      case .nothing, .quote: nil
      }
    // What is shown is a name, no sentence: what begins anew behind it is about it.
    if case .prompt = last, section.prompts.last?.isStimulus == true { return true }
    return words?.endsSentence ?? false
  }

  private mutating func continueLast(_ row: GuideRow) {
    let isItem: Bool
    switch last {
    case .prompt, .probe: isItem = true
    case .nothing, .quote, .script, .note, .checkbox: isItem = false
    }
    guard let place = sections.indices.last else {
      if !preamble.isEmpty { preamble[preamble.count - 1].append(row.content, row.line) }
      return
    }
    guard isItem, let prompt = sections[place].prompts.indices.last else {
      return appendWords(row, to: place)
    }
    let parts = GuideParts(row.content, row.line, in: .prompt, &problems)
    if case .probe = last, let probe = sections[place].prompts[prompt].probes.indices.last {
      sections[place].prompts[prompt].probes[probe].append(parts.words, row.line)
    } else {
      sections[place].prompts[prompt].words.append(parts.words, row.line)
      sections[place].prompts[prompt].take(parts)
    }
  }

  private mutating func appendWords(_ row: GuideRow, to place: Int) {
    switch last {
    case .quote, .script: sections[place].scripts.appendToLast(row)
    case .note: sections[place].notes.appendToLast(row)
    case .checkbox: sections[place].checklist.appendToLast(row)
    case .nothing, .prompt, .probe: break
    }
  }

  private mutating func script(_ content: ArraySlice<UInt8>, _ row: GuideRow) {
    withSection(row) { $0.scripts.append(WordingDraft(content, row.line)) }
    last = .script
  }

  private mutating func note(_ row: GuideRow) {
    let words = WordingDraft(row.content, row.line)
    if sections.isEmpty, hasHeadings {
      preamble.append(words)
    } else {
      withSection(row) { $0.notes.append(words) }
    }
    last = .note
  }

  /// More columns than any table of questions has; what stands behind them is read as one cell.
  private static let mostCells = 20

  /// A row of a table: the cells that ask are prompts, the others are for the facilitator's eyes.
  private mutating func cells(_ row: GuideRow) {
    let cells = row.content.split(separator: UInt8(ascii: "|"), maxSplits: Self.mostCells).map(\.trimmed)
    for cell in cells where !cell.isEmpty {
      if Asking.isQuestion(cell) {
        prompt(cell, row)
      } else {
        withSection(row) { $0.notes.append(WordingDraft(cell, row.line)) }
      }
    }
    last = .nothing
  }

  // MARK: - Prompts

  private mutating func prompt(_ content: ArraySlice<UInt8>, _ row: GuideRow) {
    let stimulus = Asking.stimulus(content)
    let parts = GuideParts(
      stimulus ?? content, row.line, in: stimulus == nil ? .prompt : .stimulus, &problems)
    if parts.words.isEmpty {
      problems.add(
        .mistake, row.line, at: content.startIndex, "a prompt without words; say what is asked or shown")
    }
    var prompt = PromptDraft(words: WordingDraft(parts.words, row.line), line: row.line.number)
    prompt.isStimulus = stimulus != nil
    prompt.take(parts)
    withSection(row) { $0.prompts.append(prompt) }
    last = .prompt
  }

  private mutating func probe(_ content: ArraySlice<UInt8>, _ row: GuideRow) {
    let parts = GuideParts(content, row.line, in: .probe, &problems)
    guard !parts.words.isEmpty else { return }
    withSection(row) {
      guard let prompt = $0.prompts.indices.last else { return }
      $0.prompts[prompt].probes.append(WordingDraft(parts.words, row.line))
    }
    last = .probe
  }

  /// `(10 minutes)` or `Time: 10 minutes` alone on a line; above the first heading they are the slot's.
  private mutating func isDuration(_ row: GuideRow) -> Bool {
    guard row.content.count <= 60, let minutes = Self.duration(row) else { return false }
    if sections.isEmpty {
      slotMinutes = slotMinutes ?? minutes
    } else if sections[sections.count - 1].minutes == nil {
      sections[sections.count - 1].minutes = minutes
    }
    last = .nothing
    return true
  }

  private static func duration(_ row: GuideRow) -> Int? {
    let words: Set = ["time", "duration", "timing", "length", "total time", "minutes", "total"]
    if let pair = GuideFrontMatter.pair(row.line) {
      return words.contains(pair.key) ? GuideFrontMatter.minutes(pair.value) : nil
    }
    guard row.content.last.map({ ")]".utf8.contains($0) || ASCII.isLower($0) || $0 == 0x27 }) == true,
      let written = MinutesReader(needsSign: false).minutes(in: row.content),
      written.bytes == row.content.indices,
      (1...WrittenMinutes.most).contains(written.minutes)
    else { return nil }
    return written.minutes
  }

  /// `Participants: 6–8` above the first heading.
  private mutating func isHeadcount(_ row: GuideRow) -> Bool {
    guard sections.isEmpty, row.content.count <= 40, let pair = GuideFrontMatter.pair(row.line),
      ["people", "participants", "group size"].contains(pair.key),
      let most = GuideFrontMatter.people(pair.value)
    else { return false }
    people = people ?? most
    return true
  }

  // MARK: - Sections

  /// Words above the first heading get a section of their own.
  private mutating func withSection(_ row: GuideRow, _ change: (inout SectionDraft) -> Void) {
    if sections.isEmpty {
      sections.append(SectionDraft(title: WordingDraft(), level: 2, line: row.line.number))
    }
    change(&sections[sections.count - 1])
  }

  /// The sections as read, with what stood above them.
  mutating func finish() -> [SectionDraft] {
    if !preamble.isEmpty, !sections.isEmpty { sections[0].notes.insert(contentsOf: preamble, at: 0) }
    return sections
  }
}

extension PromptDraft {
  /// Takes over what the attributes say.
  mutating func take(_ parts: GuideParts) {
    minutes = parts.minutes ?? minutes
    isMustAsk = isMustAsk || parts.isMustAsk
    if let disclaimer = parts.disclaimer {
      self.disclaimer = disclaimer.words.string
      disclaimerWords = WordingDraft(disclaimer.words, disclaimer.line)
    }
  }
}

extension [WordingDraft] {
  fileprivate mutating func appendToLast(_ row: GuideRow) {
    guard !isEmpty else { return }
    self[count - 1].append(row.content, row.line)
  }
}
