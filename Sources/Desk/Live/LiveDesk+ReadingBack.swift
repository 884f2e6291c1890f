import Canvas
import Facilitation
import Fieldwork

/// Where one is in the transcript while reading back.
struct Reading: Hashable, Sendable {
  var isOpen = false
  /// Index of the row in focus.
  var focus = 0
  /// Index of the last row shown.
  var bottom = 0
  var query: String?
  /// Indices of the rows that hold the query.
  var hits: [Int] = []
  /// The line whose cause is being picked.
  var linking: EntryID?
  /// Lines still on their way to the disk when reading back began: as each comes, what is in focus goes down by one,
  /// so that one stands where one would had it been there.
  var awaited = 0
  /// The cause of the last of them is to be picked.
  var linksAwaited = false

  var isLinking: Bool { linking != nil || linksAwaited }

  /// Back to the newest line.
  mutating func leave() { self = Reading() }
}

extension LiveDesk {
  mutating func readBack(_ action: Action) -> [Effect] {
    switch action {
    case .search:
      if !reading.isOpen { openReading() }
      borrowLine(for: .search)
      return []
    case .pageDown where mode == .writing || mode == .command:
      turnScriptPage()
      return []
    case .readBack:
      if standing.rows.isEmpty { return say(sentence(.noLine)) }
      openReading()
    case .down: focus(on: reading.focus + 1)
    case .up: focus(on: reading.focus - 1)
    case .pageDown: focus(on: reading.focus + pageRows)
    case .pageUp: focus(on: reading.focus - pageRows)
    case .first:
      reading.awaited = 0
      focus(on: 0)
    case .last: focus(on: standing.rows.count - 1)
    case .nextHit: return goToHit(forward: true)
    case .previousHit: return goToHit(forward: false)
    default: never("\(action) does not move")
    }
    return []
  }

  /// Reading back begins at the newest line.
  mutating func openReading() {
    mode = .readingBack
    notice = nil
    guard !reading.isOpen else { return }
    reading = Reading(
      isOpen: true, focus: max(0, standing.rows.count - 1), bottom: max(0, standing.rows.count - 1),
      awaited: keeping.newLines.count)
  }

  /// So many lines came to the transcript while one reads back.
  mutating func follow(newRows count: Int) {
    let last = max(0, standing.rows.count - 1)
    guard reading.isOpen else {
      reading.focus = last
      return
    }
    let step = min(reading.awaited, count)
    reading.awaited -= step
    reading.focus = min(reading.focus + step, last)
    reading.bottom = min(reading.bottom + step, last)
    if reading.linksAwaited, reading.awaited == 0 {
      reading.linksAwaited = false
      reading.linking = standing.lastLine?.id
    }
  }

  /// What was awaited did not reach the disk: there is nothing to wait for.
  mutating func awaitNothing() {
    reading.awaited = 0
    reading.linksAwaited = false
  }

  private var pageRows: Int { max(1, Layout(of: self, size: size).body.count - 2) }

  /// Moves the focus; the transcript scrolls no more than it must, one row of context kept.
  private mutating func focus(on index: Int) {
    let last = max(0, standing.rows.count - 1)
    reading.focus = min(max(0, index), last)
    let layout = Layout(of: self, size: size)
    if reading.focus >= reading.bottom { reading.bottom = min(last, reading.focus + 1) }
    let first = firstVisibleRow(bottom: reading.bottom, layout: layout)
    if reading.focus < first { reading.bottom = lastVisibleRow(top: reading.focus, layout: layout) }
  }

  /// Brings a row far away into sight with what came before it above.
  private mutating func jump(to index: Int) {
    reading.awaited = 0
    reading.focus = index
    let layout = Layout(of: self, size: size)
    let isVisible =
      (firstVisibleRow(bottom: reading.bottom, layout: layout)...max(reading.bottom, 0)).contains(index)
    if !isVisible { reading.bottom = min(index + 1, max(0, standing.rows.count - 1)) }
  }

  /// With a search the next match; without, the next row whose flag nobody has said anything of.
  private mutating func goToHit(forward: Bool) -> [Effect] {
    let places = reading.query == nil ? openFlagRows : reading.hits
    let next =
      forward
      ? places.first { $0 > reading.focus } ?? places.first
      : places.last { $0 < reading.focus } ?? places.last
    guard let next else {
      return say(reading.query == nil ? "No flag is open." : nothingFound(reading.query ?? ""))
    }
    jump(to: next)
    return []
  }

  private var openFlagRows: [Int] {
    standing.rows.indices.filter { index in standing.rows[index].flags.contains { $0.remark == nil } }
  }

  /// Enter in the search line: the nearest match above what is in focus, else the first below.
  mutating func finishSearch() -> [Effect] {
    let query = line.field.text
    _ = putBackLine()
    mode = .readingBack
    guard !query.isEmpty else { return [] }
    reading.query = query
    reading.hits = hits(of: query)
    guard let hit = reading.hits.last(where: { $0 <= reading.focus }) ?? reading.hits.first else {
      reading.query = nil
      return say(nothingFound(query))
    }
    jump(to: hit)
    return []
  }

  private func nothingFound(_ query: String) -> String { "No line has \"\(excerpt(query))\"." }

  /// Rows that hold the words, whatever their case.
  func hits(of query: String) -> [Int] {
    let sought = composed(query).lowercased()
    return standing.rows.indices.filter { standing.rows[$0].text.lowercased().contains(sought) }
  }

  /// `reading back · "second" 2 of 5 · 20 min ago`
  var readingNotice: String {
    if reading.linksAwaited {
      return "what led to the line on its way? j k move, Enter links, Esc lets it be"
    }
    guard let row = targetRow else { return "reading back" }
    if let linking = reading.linking, let effect = standing.row(linking) {
      let name = effect.speaker.map(roster.shownName) ?? effect.text
      let time = clockText(milliseconds: effect.milliseconds)
      return "what led to \(time) \(name)? j k move, Enter links, Esc lets it be"
    }
    var parts = ["reading back"]
    if let query = reading.query, let place = reading.hits.firstIndex(of: reading.focus) {
      parts.append("\"\(excerpt(query))\" \(place + 1) of \(reading.hits.count)")
    }
    let ago = sessionNow - row.milliseconds
    parts.append(ago < 60_000 ? "\(spanText(milliseconds: ago)) ago" : "\(ago / 60_000) min ago")
    if let first = row.formerTexts.first { parts.append("first words: \(excerpt(first, letters: 40))") }
    if let cause = row.causes.first.flatMap(standing.row) {
      parts.append("led to by \(clockText(milliseconds: cause.milliseconds))")
    }
    return parts.joined(separator: " · ")
  }
}
