import Canvas
import Facilitation
import Fieldwork

extension ObserveDesk {
  /// The whole screen as it stands now.
  package func frame(size: Size) -> Frame {
    if let small = SmallestScreen.frame(instead: size) { return small }
    if let helpPage { return help.frame(size: size, page: helpPage) }
    let layout = ObserveLayout(size)
    var frame = Frame(size: size)
    frame.putPlace(place(isNarrow: !layout.columns.hasNames), right: clockText(milliseconds: sessionNow))
    frame.put(question, at: Position(column: 0, row: 1), style: .strong)
    if layout.hasRules { frame.rule(row: 2) }
    drawTranscript(&frame, layout)
    if layout.hasRules { frame.rule(row: layout.lowerRule, trailing: counts) }
    if layout.divider != nil { drawNotesPane(&frame, layout) }
    drawNotice(&frame, layout)
    drawInput(&frame, layout)
    drawKeys(&frame)
    return frame
  }

  // MARK: - Head

  /// `observing · group-a · Key questions · 4 of 9`
  private func place(isNarrow: Bool) -> String {
    guard let standing = session?.standing else { return "observing · \(setting.title)" }
    var parts = standing.opening?.isRehearsal ?? false ? ["rehearsal"] : []
    parts.append("observing")
    if !isNarrow { parts.append(setting.title) }
    switch standing.stage {
    case .closed: parts.append("closed")
    case .debrief: parts.append("debrief")
    case .running, .closing: parts += sectionPlace(standing)
    }
    return parts.joined(separator: " · ")
  }

  private func sectionPlace(_ standing: Standing) -> [String] {
    guard let section = standing.section, let guide = session?.guide else { return [] }
    guard let prompt = standing.prompt else { return [section.title] }
    let all = guide.sections.reduce(0) { $0 + $1.prompts.count }
    let before = guide.sections.prefix(prompt.id.section).reduce(0) { $0 + $1.prompts.count }
    return [section.title, "\(before + prompt.id.place + 1) of \(all)"]
  }

  private var question: String {
    guard let standing = session?.standing else { return "The session has not begun." }
    if standing.stage == .closed { return "The session is closed." }
    return standing.prompt?.text ?? standing.section?.title ?? setting.title
  }

  private var counts: String {
    let waits = waiting.count
    let all = own.standing.rows.count
    let taken = all - waits
    let parts = [
      waits > 0 ? "\(waits) of your notes \(waits == 1 ? "waits" : "wait")" : nil,
      taken > 0 ? "\(taken) taken in" : nil,
    ]
    return parts.compactMap(\.self).joined(separator: " · ")
  }

  // MARK: - Notice and input

  private func drawNotice(_ frame: inout Frame, _ layout: ObserveLayout) {
    guard let words = shownNotice else { return }
    if words.style == .alarm { frame.fill(row: layout.noticeRow, style: .alarm) }
    frame.put(words.text, at: Position(column: 0, row: layout.noticeRow), style: words.style)
    if words.isFlag {
      frame.put(String(words.text.prefix(2)), at: Position(column: 0, row: layout.noticeRow), style: .accent)
    }
  }

  private struct NoticeWords {
    var text: String
    var style = Style.plain
    /// Begins with the letter and sign of a flag that counts.
    var isFlag = false
  }

  /// What the notice row says: what cannot wait first.
  private var shownNotice: NoticeWords? {
    if let why = keeping.failure { return NoticeWords(text: failureNotice(why), style: .alarm) }
    if askedToLeave != nil {
      return NoticeWords(text: "Leave? Your notes wait for the facilitator. \(key(.leave)) again leaves.")
    }
    if purpose == .filter {
      return NoticeWords(text: "Words to show only their lines, or who: 3: or Dana: · Enter alone shows all")
    }
    if let finding = LiveFlags.foremost(of: live.checked?.findings ?? []) { return flagWords(finding) }
    if let trouble { return NoticeWords(text: trouble) }
    if let notice { return NoticeWords(text: notice, isFlag: isFlag(notice)) }
    if let filter { return NoticeWords(text: filterNotice(filter)) }
    if let why = keeping.draftFailure {
      return NoticeWords(text: "\(why) Until then copy these words by hand.")
    }
    if reading != nil { return NoticeWords(text: "reading back · \(focusTime)") }
    guard own.standing.rows.isEmpty, field.isEmpty else { return nil }
    return NoticeWords(text: "What you write waits until the facilitator takes it in.", style: .dim)
  }

  private func failureNotice(_ why: String) -> String {
    "NOT SAVED  \(why)"
      + (keeping.draftFailure == nil ? "" : "  The draft failed too: copy these words by hand.")
  }

  private func flagWords(_ finding: Finding) -> NoticeWords {
    let text = Self.flagNotice(finding)
    return finding.tier == .faint
      ? NoticeWords(text: text, style: .dim) : NoticeWords(text: text, isFlag: true)
  }

  private func isFlag(_ notice: String) -> Bool {
    guard let letter = notice.first, let sign = notice.dropFirst().first else { return false }
    return "PAJL".contains(letter) && "!?".contains(sign)
  }

  private func filterNotice(_ filter: TranscriptFilter) -> String {
    let lines = items.count == 1 ? "1 line" : "\(items.count) lines"
    return "only \"\(filter.text)\" · \(lines) · Esc shows all"
  }

  private var focusTime: String {
    guard let reading, items.indices.contains(reading.focus), let row = row(items[reading.focus]) else {
      return ""
    }
    return clockText(milliseconds: row.milliseconds)
  }

  private func drawInput(_ frame: inout Frame, _ layout: ObserveLayout) {
    let rests = frame.cursor
    frame.put(
      field, prompt: prompt, at: Position(column: 0, row: layout.inputRow), columns: frame.size.columns,
      maxRows: layout.inputRows, marked: underlined)
    if let rests { frame.cursor = rests }
  }

  private var prompt: String {
    switch purpose {
    case .filter: return "/"
    case .note(about: nil): return "\(shortName)> "
    case .note(let line?):
      let time = session?.standing.row(line).map { clockText(milliseconds: $0.milliseconds) } ?? "a line"
      return "about \(time)> "
    }
  }

  private var shortName: String { setting.name.count > 16 ? setting.name.prefix(15) + "…" : setting.name }

  // MARK: - Keys

  private func drawKeys(_ frame: inout Frame) {
    let entries = offers.enumerated().map { rank, offer in
      let keys = offer.actions.map { shownKey($0) }.filter { !$0.isEmpty }.joined(separator: " ")
      return BottomLine.Entry(keys: keys, words: offer.words, rank: rank)
    }.filter { !$0.keys.isEmpty }
    frame.put(
      BottomLine(
        entries: entries, state: keeping.state(at: now),
        stateStyle: keeping.failure == nil ? .plain : .alarm),
      help: "help")
  }

  private func shownKey(_ action: Action) -> String {
    let bindings = setting.bindings
    if action == .back { return bindings.shownKey(action, in: mode, preferring: .escape) }
    return mode == .command
      ? bindings.shownLetter(action, in: mode) : bindings.shownKey(action, in: mode)
  }

  private var offers: [(actions: [Action], words: String)] {
    switch mode {
    case .command:
      return [
        ([.search], "filter"), ([.add], "note on a line"), ([.readBack], "read back"), ([.undo], "undo"),
      ]
    case .readingBack:
      let goThere: [(actions: [Action], words: String)] = filter == nil ? [] : [([.correct], "go there")]
      return [([.down, .up], "move"), ([.back], filter == nil ? "write" : "show all")] + goThere
        + [([.search], "filter"), ([.add], "note on it")]
    default: break
    }
    if keeping.failure != nil { return [([.keep], "try again"), ([.empty], "empty")] }
    if purpose == .filter { return [([.keep], "show"), ([.command], "as it was")] }
    return [
      ([.keep], "keep"), ([.command], filter == nil ? "more" : "show all"), ([.readBack], "read back"),
      ([.undo], "undo"), ([.empty], "empty"),
    ]
  }
}
