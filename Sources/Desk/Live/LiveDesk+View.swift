import Canvas
import Facilitation
import Fieldwork

extension LiveDesk {
  /// The whole screen as it stands now.
  package func frame(size: Size) -> Frame {
    var drawn = DrawnRows()
    return frame(size: size, &drawn)
  }

  /// The same screen; what was drawn for the one before is taken over where it still holds.
  package mutating func nextFrame(size: Size) -> Frame {
    // Taken out while it is worked on, since the desk is only looked at.
    var drawn = DrawnRows()
    swap(&drawn, &self.drawn)
    defer { swap(&drawn, &self.drawn) }
    return frame(size: size, &drawn)
  }

  private func frame(size: Size, _ drawn: inout DrawnRows) -> Frame {
    if let small = SmallestScreen.frame(instead: size) { return small }
    if case .help(let mode, let page) = overlay {
      return HelpScreen(mode: mode, bindings: setting.bindings).frame(size: size, page: page)
    }
    guard size == self.size else {
      var resized = self
      resized.size = size
      return resized.frame(size: size, &drawn)
    }
    var (frame, layout) = drawn.room(in: surroundings) { drawn in
      let layout = Layout(of: self, size: size)
      return (room(layout, &drawn), layout)
    }
    drawNotice(&frame, layout)
    drawInput(&frame, layout)
    drawKeys(&frame)
    return frame
  }

  /// All that stands still while somebody types: the screen without notice, input and keys.
  private func room(_ layout: Layout, _ drawn: inout DrawnRows) -> Frame {
    var frame = Frame(size: layout.size)
    drawHead(&frame, layout)
    drawBody(&frame, layout, &drawn)
    // Playback has the body to itself.
    if mode != .closing { drawPanel(&frame, layout) }
    drawLowerRule(&frame, layout)
    drawPeople(&frame, layout)
    return frame
  }

  private func drawBody(_ frame: inout Frame, _ layout: Layout, _ drawn: inout DrawnRows) {
    if layout.hasRules { frame.rule(row: 2) }
    if case .guide(let index) = overlay {
      drawGuideList(&frame, layout, focus: index)
    } else if case .counts(let counts, let top) = overlay {
      drawCounts(&frame, layout, counts, top: top)
    } else if showsClosing {
      drawClosing(&frame, layout)
    } else {
      drawTranscript(&frame, layout, &drawn)
    }
    if layout.divider != nil { drawPane(&frame, layout) }
  }

  /// Points are read back, or what was said of one is being typed.
  var showsClosing: Bool {
    switch line.purpose {
    case .playback, .heard: return true
    case .turn, .search, .correction, .note, .name: break
    }
    return mode == .closing && overlay == nil
  }

  private func drawLowerRule(_ frame: inout Frame, _ layout: Layout) {
    guard layout.hasLowerRule, layout.lowerRule < frame.size.rows else { return }
    var counts = ["flags \(tally.openFlags)"]
    if !waitingNotes.isEmpty { counts.append("observers \(waitingNotes.count)") }
    // Beside the pane the counts have rows of their own.
    frame.rule(row: layout.lowerRule, trailing: layout.divider == nil ? counts.strung(" · ") : "")
    if let divider = layout.divider { frame.divide(column: divider, rows: 2..<(layout.lowerRule + 1)) }
  }

  // MARK: - Input

  private func drawInput(_ frame: inout Frame, _ layout: Layout) {
    let rests = frame.cursor
    let typed = isReadingBack ? (aside.last { $0.purpose == .turn } ?? line) : line
    frame.put(
      typed.field, prompt: prompt(typed), at: Position(column: 0, row: layout.inputRow),
      columns: frame.size.columns, maxRows: layout.inputRows, marked: underlined)
    if let rests { frame.cursor = rests }
  }

  private var isReadingBack: Bool { mode == .readingBack && line.purpose == .turn }

  /// `3 Dana> `, or what the line is for.
  private func prompt(_ line: TypedLine) -> String {
    switch line.purpose {
    case .turn: "\(seatName(line.speaker))> "
    case .search: "/"
    case .correction(let id): "\(standing.row(id)?.speaker.map(seatName) ?? "line") instead> "
    case .note: "note> "
    case .name(let code): code.map { "name of \($0)> " } ?? "name> "
    case .playback: "what they said> "
    case .heard(let code): "\(seatName(code)) felt heard> "
    }
  }

  /// `3 Dana`: the number and the name.
  func seatName(_ code: Speaker) -> String {
    let name = roster.shownName(code)
    return standing.seat(of: code).map { "\($0) \(name)" } ?? name
  }

  private var underlined: [Range<Int>] {
    guard let checked = live.checked, line.field.text.hasPrefix(checked.text) else { return [] }
    return checked.findings.filter { answer(to: $0) != .notSo }.map(\.bytes)
  }

  // MARK: - Notice

  private func drawNotice(_ frame: inout Frame, _ layout: Layout) {
    guard let words = shownNotice(layout) else { return }
    let position = Position(column: 0, row: layout.noticeRow)
    if words.style == .alarm { frame.fill(row: layout.noticeRow, style: .alarm) }
    frame.put(words.text.keepingEnd(columns: frame.size.columns), at: position, style: words.style)
    if let strong = words.strong {
      frame.put(strong.text, at: position, style: strong.style)
    }
  }

  private struct NoticeWords {
    var text: String
    var style = Style.plain
    /// The beginning that stands out.
    var strong: (text: String, style: Style)?
  }

  /// What the notice row says: what cannot wait first.
  private func shownNotice(_ layout: Layout) -> NoticeWords? {
    if let why = keeping.failure { return NoticeWords(text: failureNotice(why), style: .alarm) }
    if let asked { return NoticeWords(text: asked) }
    if mode == .readingBack { return NoticeWords(text: notice ?? readingNotice) }
    if let finding = openFindings.first { return flagWords(openFlagNotice, finding.tier) }
    if let notice { return NoticeWords(text: notice, strong: flagSign(of: notice)) }
    if let heardNotice { return NoticeWords(text: heardNotice) }
    // Nobody types a line first and learns then that it cannot be kept.
    if standing.person(line.speaker)?.mayBeRecorded == false, let speaker = speakerNotice {
      return NoticeWords(text: speaker)
    }
    if let tiding = tidings.first { return NoticeWords(text: tiding) }
    if let speaker = speakerNotice { return NoticeWords(text: speaker) }
    if let why = keeping.draftFailure {
      return NoticeWords(text: line.isEmpty ? why : "\(why) Until then copy these words by hand.")
    }
    if let offer = timeNotice { return NoticeWords(text: offer) }
    if standing.stage == .closed {
      return NoticeWords(text: "The session is closed. \(undoKey) opens it again.")
    }
    if !layout.hasRules, let quiet = quietNotice { return NoticeWords(text: quiet) }
    return hints.words(self).map { NoticeWords(text: $0, style: .dim) }
  }

  private func failureNotice(_ why: String) -> String {
    // Without words there is nothing to copy; with them that matters more than where they are.
    guard keeping.draftFailure != nil, !line.isEmpty else { return "NOT SAVED  \(why)" }
    return "NOT SAVED  \(why.prefix { $0 != "." }). The draft failed too: copy these words by hand."
  }

  private func flagWords(_ text: String, _ tier: Tier) -> NoticeWords {
    tier == .faint
      ? NoticeWords(text: text, style: .dim)
      : NoticeWords(text: text, strong: (String(text.prefix(2)), .accent))
  }

  /// The letter and sign a notice about a flag begins with.
  private func flagSign(of notice: String) -> (text: String, style: Style)? {
    guard let letter = notice.first, let sign = notice.dropFirst().first, "PAJL".contains(letter) else {
      return nil
    }
    return "!?".contains(sign) ? (String(notice.prefix(2)), .accent) : nil
  }
}
