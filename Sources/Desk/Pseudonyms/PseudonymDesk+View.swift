import Canvas

extension PseudonymDesk {
  /// The whole screen as it stands now.
  package func frame(size: Size) -> Frame {
    if let small = SmallestScreen.frame(instead: size) { return small }
    if let helpPage { return helpScreen.frame(size: size, page: helpPage) }
    var frame = Frame(size: size)
    let layout = PseudonymLayout(size)
    drawHead(layout, on: &frame)
    drawList(layout, on: &frame)
    drawPlaces(layout, on: &frame)
    drawOutcome(layout, on: &frame)
    drawNotice(layout, on: &frame)
    let open = listing?.openCount ?? 0
    frame.put(BottomLine(inOrder: hints, state: listing == nil ? "" : "\(open) open"), help: "help")
    return frame
  }

  // MARK: Head

  private func drawHead(_ layout: PseudonymLayout, on frame: inout Frame) {
    guard let listing else {
      frame.putPlace("Pseudonyms", right: "")
      if !layout.size.isSmall { frame.rule(row: 2) }
      return
    }
    let total = listing.candidates.count
    let decided = "\(total - listing.openCount) of \(total) decided"
    let sessions = "\(listing.sessions) \(listing.sessions == 1 ? "session" : "sessions")"
    if layout.size.isSmall {
      frame.putPlace("Pseudonyms", right: decided)
      return
    }
    frame.putPlace(
      "Pseudonyms · \(listing.title) · \(sessions)", right: "\(decided)  \(listing.openCount) open")
    frame.put("Is this a name? What stands outside in its place?", at: Position(column: 0, row: 1))
    frame.rule(row: 2)
  }

  // MARK: List

  private func drawList(_ layout: PseudonymLayout, on frame: inout Frame) {
    guard !candidates.isEmpty else {
      let words =
        listing == nil ? "Reading the sessions." : "Nothing was found that may tell who somebody is."
      frame.put(words, at: Position(column: 1, row: layout.list.lowerBound))
      return
    }
    let count = layout.list.count
    let top = max(0, min(focus - count / 2, candidates.count - count))
    for (row, index) in zip(layout.list, top..<candidates.count) {
      draw(candidates[index], row: row, on: &frame)
      guard index == focus else { continue }
      frame.restyle(row: row, adding: isInPlaces ? .strong : .focus)
      if !isInPlaces { frame.cursor = Position(column: 0, row: row) }
    }
  }

  /// Where the columns of the list begin; what is over 80 goes to the words.
  private func draw(_ candidate: PseudonymListing.Candidate, row: Int, on frame: inout Frame) {
    let style: Style = candidate.isOpen ? .accent : .plain
    frame.put(candidate.state.rawValue, at: Position(column: 1, row: row), style: style, within: 6)
    if frame.size.isSmall {
      let width = max(8, (frame.size.columns - 8) / 2 - 1)
      frame.put(candidate.words, at: Position(column: 8, row: row), within: width)
      frame.put(candidate.replacement, at: Position(column: 9 + width, row: row))
      return
    }
    let more = frame.size.columns - 80
    frame.put(candidate.words, at: Position(column: 8, row: row), within: 16 + more / 2)
    let places = candidate.places.count
    frame.put(
      "\(places) \(places == 1 ? "place" : "places")", at: Position(column: 25 + more / 2, row: row),
      within: 11)
    frame.put(candidate.replacement, at: Position(column: 37 + more / 2, row: row), within: 18)
    frame.put(candidate.reason, at: Position(column: 56 + more / 2, row: row))
  }

  // MARK: Places

  private func drawPlaces(_ layout: PseudonymLayout, on frame: inout Frame) {
    guard let focused else { return }
    let count = focused.places.count
    let leading = count > 0 ? "\(focused.words) · \(place + 1) of \(count)" : focused.words
    frame.rule(row: layout.rule, leading: leading)
    let rows = layout.places.count
    let top = max(0, min(place - rows / 2, count - rows))
    for (row, index) in zip(layout.places, top..<max(top, count)) {
      draw(focused.places[index], row: row, on: &frame)
      guard isInPlaces, index == place else { continue }
      frame.restyle(row: row, adding: .focus)
      frame.cursor = Position(column: 0, row: row)
    }
  }

  private func draw(_ place: PseudonymListing.Place, row: Int, on frame: inout Frame) {
    var column = 1
    if !frame.size.isSmall {
      frame.put(place.session, at: Position(column: 1, row: row), within: 9)
      frame.put(place.time, at: Position(column: 11, row: row), within: 8)
      frame.put(place.speaker, at: Position(column: 21, row: row), within: 8)
      column = 30
    }
    let room = frame.size.columns - column
    let (text, marked) = Self.excerpt(place, columns: room)
    frame.put(
      text, at: Position(column: column, row: row), style: place.isHidden ? .plain : .dim, marked: [marked])
  }

  /// The words round the place that fit, the place itself always among them.
  static func excerpt(_ place: PseudonymListing.Place, columns: Int) -> (String, Range<Int>) {
    let whole = place.before + place.words + place.after
    var before = place.before
    if TextWidth.columns(of: whole) > columns {
      let room = max(6, (columns - TextWidth.columns(of: place.words)) / 2)
      if TextWidth.columns(of: before) > room {
        var words = before[...]
        while TextWidth.columns(of: String(words)) > room - 1, !words.isEmpty { words.removeFirst() }
        // A cut shows, and does not begin in the middle of a word.
        if let blank = words.firstIndex(of: " ") { words = words[words.index(after: blank)...] }
        before = "…" + words
      }
    }
    let start = before.utf8.count
    return (before + place.words + place.after, start..<start + place.words.utf8.count)
  }

  // MARK: Outcome

  private func drawOutcome(_ layout: PseudonymLayout, on frame: inout Frame) {
    var rows = layout.outcome.makeIterator()
    guard let place = focusedPlace, let first = rows.next() else { return }
    let label = frame.size.isSmall ? "" : "would read: "
    frame.put(label + place.wouldRead, at: Position(column: 1, row: first))
    if !place.pointers.isEmpty, let row = rows.next() {
      let words = place.pointers.map { "\"\($0)\"" }.joined(separator: ", ")
      frame.put("what still points to somebody: \(words)", at: Position(column: 1, row: row))
    } else {
      _ = rows.next()
    }
    guard let listing, let blank = rows.next(), let row = rows.next(), blank < row else { return }
    let words =
      listing.openCount > 0
      ? "Names left in the export: \(listing.openCount) open, so it is refused for now."
      : "Nothing is open. E writes the record out."
    frame.put(words, at: Position(column: 1, row: row))
  }

  // MARK: Foot

  private func drawNotice(_ layout: PseudonymLayout, on frame: inout Frame) {
    let place = Position(column: 0, row: layout.notice)
    switch asking {
    case .search(let field): put(field, "find> ", place, on: &frame)
    case .rename(let field): put(field, "stands instead> ", place, on: &frame)
    case .add(let field): put(field, "hide everywhere> ", place, on: &frame)
    case .export(let field): put(field, "format> ", place, on: &frame)
    case .same, .retype, nil:
      frame.put(noticeLine, at: Position(column: isPlain ? 1 : 0, row: layout.notice))
    }
  }

  private func put(_ field: TextField, _ prompt: String, _ place: Position, on frame: inout Frame) {
    frame.put(field, prompt: prompt, at: place, columns: frame.size.columns, maxRows: 1)
  }

  private var isPlain: Bool { notice == nil && asking == nil && !isAskingToLeave }

  private var noticeLine: String {
    if isAskingToLeave { return "Leave the decisions? Ctrl-C again leaves, any other key goes on." }
    if let notice { return notice }
    switch asking {
    case .same(let id):
      let words = candidates.first { $0.id == id }?.words ?? ""
      return "\(words) is the same as which row? Enter joins them, Esc closes."
    case .retype:
      if size.isSmall { return "p person o org. l place n no. d detail" }
      let kinds = Self.kinds.map { "\($0.letter) \($0.word)" }.joined(separator: "  ")
      return "What kind of thing is it?  \(kinds)  Esc closes"
    default:
      return focused == nil ? "" : "y hides every place, x leaves every place; Y and X only this place."
    }
  }

  private var hints: [BottomLine.Entry] {
    switch asking {
    case .search, .rename, .add, .export:
      return [BottomLine.Entry("Enter", "keep"), BottomLine.Entry("Esc", "close")]
    case .same:
      return [BottomLine.Entry("Enter", "join"), bindings.hint(.down, .up, in: .pseudonyms, "move")]
    case .retype: return [BottomLine.Entry("Esc", "close")]
    case nil: break
    }
    let mode = Mode.pseudonyms
    return [
      bindings.hint(.itIsSo, in: mode, "hide"), bindings.hint(.notSo, in: mode, "leave"),
      bindings.hint(.sameAs, in: mode), bindings.hint(.rename, in: mode),
      bindings.hint(.secondLook, in: mode, "later"),
      BottomLine.Entry(bindings.shownKey(.undo, in: mode, preferring: .character("u")), "undo"),
      bindings.hint(.nextPart, in: mode, "places"),
      bindings.hint(.acceptKind, in: mode), bindings.hint(.export, in: mode),
    ]
  }
}
