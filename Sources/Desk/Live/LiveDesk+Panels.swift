import Canvas
import Facilitation
import Fieldwork
import Preparing

extension LiveDesk {
  /// One line of a panel.
  private typealias Line = [(text: String, style: Style)]

  /// Rows the open panel takes from a body of `room` rows: never so many that nothing of the transcript is left.
  func panelRows(columns: Int, room: Int) -> Int {
    guard panel != nil && mode != .closing || !choicesLeftOver.isEmpty else { return 0 }
    return min(panelLines(columns: columns, room: room).count + 1, mostPanelRows(room))
  }

  private func mostPanelRows(_ room: Int) -> Int { max(0, room - (isShort(room) ? 1 : 3)) }

  func drawPanel(_ frame: inout Frame, _ layout: Layout) {
    let rows = layout.panelRows
    guard let first = rows.first else { return }
    let columns = 0..<layout.textColumns
    let room = layout.bodyRows.count
    let lines = panelLines(columns: layout.textColumns, room: room)
    let title = panelTitle(columns: layout.textColumns, room: room)
    frame.rule(row: first, columns: columns, leading: title, wordStyle: .plain)
    for (row, line) in zip(rows.dropFirst(), lines) {
      var column = 3
      for part in line {
        let place = Position(column: column, row: row)
        column += frame.put(part.text, at: place, style: part.style, within: layout.textColumns - column)
      }
    }
  }

  private func panelTitle(columns: Int, room: Int) -> String {
    if !choicesLeftOver.isEmpty { return "more" }
    return switch panel {
    case .card(let open): cardTitle(open.index) + cardPlace(open, columns, room)
    case .share(let share): shareTitle(share)
    case .section(_, let page) where isShort(room) && hasWordsToRead: shortTitle(page, columns, room)
    case .section(let left?, _): boundaryTitle(left)
    case .section(nil, _): (standing.section?.title ?? "") + minutesOfSection + " · read aloud; Esc t ticks"
    case nil: ""
    }
  }

  /// `Welcome · 3 of 22`
  private func shortTitle(_ page: Int, _ columns: Int, _ room: Int) -> String {
    let pages = sectionPages(columns: columns, room: room).count
    let place = pages > 1 ? " · \(page % pages + 1) of \(pages)" : ""
    return (standing.section?.shortTitle ?? "") + place
  }

  private var minutesOfSection: String { standing.section?.minutes.map { ", \($0) min" } ?? "" }

  /// `Transition ended · 3:51 of 5 min · next Key questions, 45 min`
  private func boundaryTitle(_ left: SectionLeft) -> String {
    let used = spanText(milliseconds: left.usedMilliseconds)
    let spent = left.minutes.map { "\(used) of \($0) min" } ?? used
    return "\(left.title) ended · \(spent) · next \(standing.section?.title ?? "")\(minutesOfSection)"
  }

  private func panelLines(columns: Int, room: Int) -> [Line] {
    if !choicesLeftOver.isEmpty { return rows(of: choicesLeftOver.map(\.text), columns) }
    return switch panel {
    case .card(let open): cardPage(open, columns, room)
    case .share(let share): shareLines(share, columns)
    case .section(_, let page): sectionLines(page: page, columns: columns, room: room)
    case nil: []
    }
  }

  /// Entries side by side, none of them broken.
  private func rows(of entries: [String], _ columns: Int) -> [Line] {
    var rows: [String] = []
    for entry in entries {
      let joined = (rows.last.map { $0 + "   " } ?? "") + entry
      if rows.isEmpty || TextWidth.columns(of: joined) > columns - 4 {
        rows.append(entry)
      } else {
        rows[rows.count - 1] = joined
      }
    }
    return rows.map(plain)
  }

  // MARK: - Cards

  /// How many pages the open card has on this screen; none when no card is open.
  var cardPages: Int {
    guard case .card(let open) = panel else { return 0 }
    let layout = Layout(of: self, size: size)
    return cardPages(open, layout.textColumns, layout.bodyRows.count).count
  }

  private func cardPages(_ open: OpenCard, _ columns: Int, _ room: Int) -> [ArraySlice<Line>] {
    let lines = cardLines(cards[open.index], open.openedAt, columns)
    let size = max(1, mostPanelRows(room) - 1)
    return stride(from: 0, to: lines.count, by: size).map { lines[$0...].prefix(size) }
  }

  private func cardPage(_ open: OpenCard, _ columns: Int, _ room: Int) -> [Line] {
    let pages = cardPages(open, columns, room)
    return pages.isEmpty ? [] : Array(pages[open.page % pages.count])
  }

  /// ` · 2 of 4` where not all of a card fits.
  private func cardPlace(_ open: OpenCard, _ columns: Int, _ room: Int) -> String {
    let pages = cardPages(open, columns, room).count
    return pages > 1 ? " · \(open.page % pages + 1) of \(pages)" : ""
  }

  /// The words to say, then what to mind with the seconds to let pass, each bold once it has.
  private func cardLines(_ card: Card, _ openedAt: Moment, _ columns: Int) -> [Line] {
    let words = said(by: card).flatMap { Wrapping.rows(of: $0, columns: columns - 4) }.map { plain($0.text) }
    guard let seconds = card.seconds else {
      return words + Wrapping.rows(of: card.mind, columns: columns - 4).map { plain($0.text) }
    }
    var minded = Wrapping.rows(of: card.mind, columns: columns - 4 - 2 * seconds).map(\.text)
    let caution = (minded.popLast() ?? "").padded(to: min(51, columns - 16))
    let counted = countedSeconds(card, since: openedAt)
    let digits = (1...max(1, seconds)).map { second in
      (text: "\(second) ", style: second <= counted ? Style.strong : .plain)
    }
    return words + minded.map(plain) + [[(caution, .plain)] + digits]
  }

  /// All steps of a frustration card; of another one way to say it, the next way each time it was used.
  private func said(by card: Card) -> [String] {
    if card.kind == .frustration { return card.steps }
    let used = standing.cards.count { $0.card == card.name }
    return card.says.isEmpty ? [] : [card.says[used % card.says.count]]
  }

  /// `card 5 of 17: example`, counted among its kind.
  private func cardTitle(_ index: Int) -> String {
    let card = cards[index]
    let alike = cards.indices.filter { cards[$0].kind == card.kind }
    let place = (alike.firstIndex(of: index) ?? 0) + 1
    let kind = card.kind == .probe ? "card" : card.kind.rawValue
    return alike.count == 1 ? "card: \(card.name)" : "\(kind) \(place) of \(alike.count): \(card.name)"
  }

  private func plain(_ text: String) -> Line { [(text, .plain)] }

  // MARK: - A section's opening

  /// Notes that wait, then the page of what is to be read aloud or ticked. Where there is a row to spare it says how
  /// to go on; else the title does.
  private func sectionLines(page: Int, columns: Int, room: Int) -> [Line] {
    let notes = waitingNotes.isEmpty ? [] : [plain(waitingWords)]
    let pages = sectionPages(columns: columns, room: room)
    guard pages.count > 1 else { return notes + (pages.first ?? []) }
    let shown = page % pages.count
    guard !isShort(room) else { return notes + pages[shown] }
    let more: Line = [(text: "page \(shown + 1) of \(pages.count) · \(moreKeys) goes on", style: .dim)]
    return notes + pages[shown] + [more]
  }

  private func sectionPages(columns: Int, room: Int) -> [[Line]] {
    guard hasWordsToRead, let stop = standing.stop, let section = standing.section else { return [] }
    var lines = section.scripts.flatMap { Wrapping.rows(of: $0, columns: columns - 4).map { plain($0.text) } }
    lines += section.checklist.enumerated().flatMap { place, line in
      let box = "[\(isTicked(stop.id.section, place) ? "x" : " ")] "
      return Wrapping.rows(of: box + line.text, columns: columns - 4, hanging: 4).map { plain($0.text) }
    }
    let most = isShort(room) ? mostPanelRows(room) - 1 : room * 2 / 3 - 1
    let size = max(1, min(lines.count, most) - (waitingNotes.isEmpty ? 0 : 1))
    return stride(from: 0, to: lines.count, by: size).map { Array(lines[$0...].prefix(size)) }
  }

  /// So few rows that the transcript keeps one.
  private func isShort(_ room: Int) -> Bool { room < 8 }

  private var moreKeys: String { "PgDn, or Esc \(setting.bindings.shownKey(.pageDown, in: .readingBack))" }

  /// `3 notes from observers wait: 2 Ada, 1 Piet`
  private var waitingWords: String {
    var counts: [(name: String, count: Int)] = []
    for note in waitingNotes {
      let name = note.authorName ?? roster.shownName(note.author)
      if let place = counts.firstIndex(where: { $0.name == name }) {
        counts[place].count += 1
      } else {
        counts.append((name, 1))
      }
    }
    let who = counts.map { "\($0.count) \($0.name)" }.joined(separator: ", ")
    return "\(waitingNotes.count == 1 ? "1 note" : "\(waitingNotes.count) notes") from observers wait: \(who)"
  }

  // MARK: - Sharing out the time

  private func shareTitle(_ share: TimeShare) -> String {
    let shared = share.minutes.values.reduce(0, +)
    let planned = sharedStops(share).reduce(0) { $0 + $1.plannedMilliseconds } / 60_000
    return "\(shared) minutes for \(planned) · shared out it would be"
  }

  private func sharedStops(_ share: TimeShare) -> [Agenda.Stop] {
    standing.agenda.stops.filter { share.minutes[$0.id] != nil }
  }

  /// `5* 12→9   6 9→6   Ending 12→7   Next steps 8 stays   * must-ask`
  private func shareLines(_ share: TimeShare, _ columns: Int) -> [Line] {
    var parts: [String] = []
    for stop in standing.agenda.stops.dropFirst(standing.stopIndex + 1) where stop.plannedMilliseconds > 0 {
      let planned = stop.plannedMilliseconds / 60_000
      let change = share.minutes[stop.id].map { "\(planned)→\($0)" } ?? "\(planned) stays"
      parts.append("\(shareName(stop.id)) \(change)")
    }
    let undo = "Every prompt stays in the guide. \(shareKey) shares the time, \(undoKey) takes it back."
    return rows(of: parts + ["* must-ask"], columns) + [plain(undo)]
  }

  var shareKey: String { setting.bindings.shownKey(.shareTime, in: .writing) }

  /// A prompt's number where its section has several, else the section's title.
  private func shareName(_ id: Prompt.ID) -> String {
    guard let section = session.guide.section(holding: id), section.prompts.count > 1, id.place >= 0 else {
      return session.guide.section(holding: id)?.shortTitle ?? "\(id)"
    }
    return "\(number(of: id))\(session.guide.prompt(id)?.isMustAsk == true ? "*" : "")"
  }

  private var shortTimeNotice: String {
    let short = "\(standing.shortfallMilliseconds(at: sessionNow) / 60_000) min short"
    guard case .share = panel else { return "\(short): \(shareKey) shows how to share." }
    return
      "\(short). Must-ask left: \(standing.mustAsksLeft.map { "\(number(of: $0.id))" }.joined(separator: ", "))."
  }

  /// Offered when a must-ask would not be reached.
  var timeNotice: String? {
    guard standing.stage == .running else { return nil }
    let missed = standing.mustAsksOutOfReach(at: sessionNow)
    guard !missed.isEmpty else { return nil }
    if size.isSmall { return shortTimeNotice }
    let names = missed.map { "\(number(of: $0.id))" }.joined(separator: ", ")
    let verb = missed.count == 1 ? "is" : "are"
    let short = standing.shortfallMilliseconds(at: sessionNow) / 60_000
    let start =
      "\(short) \(short == 1 ? "minute" : "minutes") short; as it stands \(names) \(verb) not reached. "
    guard case .share = panel else { return start + "\(shareKey) shows how to share the time." }
    let left = standing.mustAsksLeft.map { "\(number(of: $0.id))" }.joined(separator: ", ")
    return start + "Must-ask left: \(left)."
  }
}

extension Section {
  /// Up to the first comma: `Ending` of `Ending, playback`.
  var shortTitle: String { String(title.prefix { $0 != "," }) }
}

extension String {
  /// With spaces behind it up to so many columns.
  func padded(to columns: Int) -> String {
    self + String(repeating: " ", count: max(1, columns - TextWidth.columns(of: self)))
  }
}
