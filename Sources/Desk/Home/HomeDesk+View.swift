import Canvas
import Fieldwork

/// Where the columns of the list begin, and how wide they are; what is over 80 goes to the titles.
private struct HomeColumns {
  let title: Range<Int>
  /// Nil where the screen is too narrow for days, people and minutes.
  let day: Int?
  let state: Int
  /// Where a study's own state stands.
  let studyState: Int

  /// A session's day takes ten columns, a title at least ten, each with its gap.
  init(size: Size, longestTitle: Int) {
    guard size.columns >= 80 else {
      let end = size.columns * 2 / 5
      self.init(title: 2..<end, day: nil, state: end + 1, studyState: end + 1)
      return
    }
    // Five columns can be spared at 80 for longer titles; the state keeps 28.
    let most = 10 + size.columns - 80 + 5
    let width = min(max(10, longestTitle), most)
    self.init(title: 4..<(4 + width), day: 5 + width, state: 37 + width, studyState: 47 + width)
  }

  private init(title: Range<Int>, day: Int?, state: Int, studyState: Int) {
    self.title = title
    self.day = day
    self.state = state
    self.studyState = studyState
  }

  /// The column behind the number of people, and the one behind the minutes.
  var peopleEnd: Int { state - 18 }
  var minutesEnd: Int { state - 3 }
}

extension HomeDesk {
  /// The whole screen as it stands now.
  package func frame(size: Size) -> Frame {
    if let small = SmallestScreen.frame(instead: size) { return small }
    if let helpPage { return helpScreen.frame(size: size, page: helpPage) }
    var frame = Frame(size: size)
    drawHead(on: &frame)
    drawList(on: &frame)
    drawFoot(on: &frame)
    return frame
  }

  // MARK: Head

  private func drawHead(on frame: inout Frame) {
    let day = Day(now, offsetMinutes: offsetMinutes)
    let time = now.timeOfDay(offsetMinutes: offsetMinutes)
    frame.putPlace("evenkeel", right: frame.size.columns < 60 ? time : "\(day.short) \(day.year)  \(time)")
    let isLate = (listing.due?.past ?? 0) > 0
    frame.put(headline(frame.size), at: Position(column: 0, row: 1), style: isLate ? .accent : .plain)
    if Self.listRows(frame.size).lowerBound > 2 { frame.rule(row: 2) }
  }

  private func headline(_ size: Size) -> String {
    if listing.studies.isEmpty { return "Nothing here yet. Three ways to begin." }
    guard let due = listing.due else { return "Enter does what a row says." }
    return size.columns < 60 ? due.shortSentence : due.sentence
  }

  // MARK: List

  private func drawList(on frame: inout Frame) {
    let area = Self.listRows(frame.size)
    if case .newSession(let new) = asking, new.question == .guide {
      return new.drawGuides(on: &frame, rows: area)
    }
    let first = Self.top(top, focus: focus, of: rows.count, shown: area.count)
    let columns = HomeColumns(size: frame.size, longestTitle: longestTitle)
    for (row, index) in zip(area, first..<max(first, rows.count)) {
      draw(rows[index], columns, row: row, on: &frame)
      if index == focus { drawFocus(row: row, on: &frame) }
    }
    if listing.studies.isEmpty { drawAssurances(on: &frame, below: area.lowerBound + rows.count) }
  }

  private func drawFocus(row: Int, on frame: inout Frame) {
    frame.restyle(row: row, adding: .focus)
    frame.cursor = Position(column: 0, row: row)
  }

  private func draw(_ row: HomeRow, _ columns: HomeColumns, row place: Int, on frame: inout Frame) {
    switch row {
    case .study(let index):
      let study = listing.studies[index]
      drawStudy(study.title, study.state, columns, row: place, on: &frame)
    case .session(let study, _):
      guard let session = listing.session(row) else { return }
      draw(session, isInvented: listing.studies[study].isSample, columns, row: place, on: &frame)
    case .sample: drawStudy("Sample study", "to try things out", columns, row: place, on: &frame)
    case .way(let way): draw(way, row: place, on: &frame)
    case .blank: break
    }
  }

  private func drawStudy(
    _ title: String, _ state: String, _ columns: HomeColumns, row: Int, on frame: inout Frame
  ) {
    frame.put(title, at: Position(column: 0, row: row), within: columns.studyState - 1)
    frame.put(state, at: Position(column: columns.studyState, row: row))
  }

  private func draw(
    _ session: HomeListing.Session, isInvented: Bool, _ columns: HomeColumns, row: Int, on frame: inout Frame
  ) {
    let title = Position(column: columns.title.lowerBound, row: row)
    frame.put(session.title, at: title, within: columns.title.count)
    if let day = columns.day {
      let words = session.day?.short ?? (isInvented ? "invented" : "")
      frame.put(words, at: Position(column: day, row: row))
      putPeople(session, end: columns.peopleEnd, row: row, on: &frame)
      if let minutes = session.minutes {
        frame.putRight("\(minutes) min", before: columns.minutesEnd, row: row)
      }
    }
    let state = Position(column: columns.state, row: row)
    let words = session.stateWords(isShort: columns.day == nil)
    frame.put(words, at: state, style: session.waits ? .accent : .plain)
  }

  /// Numbers end in one column, whatever the word behind them.
  private func putPeople(_ session: HomeListing.Session, end: Int, row: Int, on frame: inout Frame) {
    let words = session.peopleWords.split(separator: " ", maxSplits: 1)
    guard words.count == 2 else { return }
    frame.putRight(String(words[0]), before: end, row: row)
    frame.put(String(words[1]), at: Position(column: end + 1, row: row), within: 6)
  }

  private func draw(_ way: FirstWay, row: Int, on frame: inout Frame) {
    frame.put(way.title, at: Position(column: 4, row: row))
    frame.put(way.about, at: Position(column: 19, row: row))
    if frame.size.columns >= 80 { frame.put(way.length, at: Position(column: 58, row: row)) }
  }

  private func drawAssurances(on frame: inout Frame, below row: Int) {
    let sentences = [
      "Sessions are plain files; nothing leaves this machine.",
      "Flags look at the facilitator's words, never at what customers say.",
      "Every step can be taken back with u.",
    ]
    var row = row + 1
    for sentence in sentences {
      let words = Wrapping.rows(of: sentence, columns: frame.size.columns, indent: 1, hanging: 1)
      guard row + words.count <= Self.listRows(frame.size).upperBound else { return }
      for (offset, words) in words.enumerated() {
        frame.put(words, at: Position(column: 0, row: row + offset))
      }
      row += words.count
    }
  }

  // MARK: Foot

  private func drawFoot(on frame: inout Frame) {
    let noticeRow = Self.listRows(frame.size).upperBound
    frame.putNotice(noticeLine(frame.size), row: noticeRow, rows: asking == nil ? 2 : 1)
    drawInput(on: &frame, row: noticeRow + 1)
    frame.put(BottomLine(inOrder: hints), help: "help")
  }

  private func noticeLine(_ size: Size) -> String {
    if isAskingToLeave { return "Leave evenkeel? Ctrl-C again leaves, any other key goes on." }
    if let notice { return notice }
    switch asking {
    case .search: return "Find which words? Enter goes there, Esc closes."
    case .newSession(let new): return new.sentence(default: defaultTitle)
    case nil: return wholeTitle(size)
    }
  }

  /// A title that is cut on its row is whole in the notice row while it has the focus.
  private func wholeTitle(_ size: Size) -> String {
    guard rows.indices.contains(focus), let session = listing.session(rows[focus]) else { return "" }
    let columns = HomeColumns(size: size, longestTitle: longestTitle)
    return TextWidth.columns(of: session.title) > columns.title.count ? session.title : ""
  }

  private func drawInput(on frame: inout Frame, row: Int) {
    let place = Position(column: 0, row: row)
    let rowsLeft = max(1, frame.size.rows - 1 - row)
    switch asking {
    case .search(let field):
      frame.put(field, prompt: "find> ", at: place, columns: frame.size.columns, maxRows: rowsLeft)
    case .newSession(let new):
      frame.put(new.field, prompt: new.prompt, at: place, columns: frame.size.columns, maxRows: rowsLeft)
    case nil: break
    }
  }

  private var hints: [BottomLine.Entry] {
    switch asking {
    case .search: return [BottomLine.Entry("Enter", "go there"), BottomLine.Entry("Esc", "close")]
    case .newSession(let new): return new.hints
    case nil: break
    }
    let move = bindings.hint(.down, .up, in: .home, "move")
    let quit = bindings.hint(.back, in: .home, "quit")
    if listing.studies.isEmpty { return [bindings.hint(.nextStep, in: .home, "open"), move, quit] }
    let others: [Action] = [.add, .review, .followUps, .export, .practise, .search]
    let offered = others.filter { isOffered($0) }.map { bindings.hint($0, in: .home) }
    return [bindings.hint(.nextStep, in: .home, nextStep.rawValue)] + offered + [move, quit]
  }

  /// What a later version brings has its key, which says so, but no place in the bottom line.
  private func isOffered(_ action: Action) -> Bool {
    switch action {
    case .review: offers.contains(.review)
    case .followUps: offers.contains(.followUps)
    default: true
    }
  }

  private var nextStep: NextStep {
    guard rows.indices.contains(focus) else { return .open }
    switch rows[focus] {
    case .session: return listing.session(rows[focus])?.nextStep(offers) ?? .open
    case .study: return .add
    case .sample, .way, .blank: return .open
    }
  }
}
