import Facilitation
import Fieldwork

/// Which lines of the transcript are shown: those of one person, those with these words, or both.
///
/// `truck`, `3:`, `P3: truck`, `Dana: truck`. What stands before a colon and is nobody here is words.
struct TranscriptFilter: Hashable, Sendable {
  /// As it was typed.
  let text: String
  let speaker: Speaker?
  /// In lower case; empty for all words.
  private let words: String

  /// `nil` for a blank line, which shows everything.
  init?(_ typed: String, standing: Standing, roster: Roster) {
    guard typed.contains(where: { !$0.isWhitespace }) else { return nil }
    text = typed.trimmingSpaces
    let parts = typed.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let person = parts.count == 2 ? Self.person(parts[0].trimmingSpaces, standing, roster) : nil
    speaker = person
    let rest = person == nil ? typed[...] : parts[1].drop { $0 == " " }
    words = composed(rest.trimmingSpaces).lowercased()
  }

  private static func person(_ name: String, _ standing: Standing, _ roster: Roster) -> Speaker? {
    if let seat = Int(name) { return standing.speaker(atSeat: seat) }
    if let code = Speaker(name.uppercased()) { return code }
    guard !name.isEmpty else { return nil }
    let name = composed(name).lowercased()
    return roster.people.first { $0.name?.lowercased().hasPrefix(name) ?? false }?.code
  }

  /// Whether a line is shown.
  func lets(_ text: String, by speaker: Speaker?) -> Bool {
    if let wanted = self.speaker, wanted != speaker { return false }
    return words.isEmpty || text.lowercased().contains(words)
  }
}

/// One row an observer sees.
enum TranscriptItem: Hashable, Sendable {
  /// Index into the session's rows.
  case kept(Int)
  /// Index into the observer's own rows: a note that waits.
  case waiting(Int)
}

extension ObserveDesk {
  /// Puts the rows together again, after something was kept, filtered or taken in.
  mutating func gather() {
    let following = reading.map { $0.focus >= items.count - 1 } ?? true
    items = shownRows
    guard let place = reading else { return }
    let last = max(0, items.count - 1)
    reading = Place(focus: min(following ? last : place.focus, last), bottom: min(place.bottom, last))
    if following { reading?.bottom = last }
  }

  private var shownRows: [TranscriptItem] {
    let rows = session?.standing.rows ?? []
    var waiting = own.standing.rows.indices.filter { isShownAsWaiting(own.standing.rows[$0]) }[...]
    var shown: [TranscriptItem] = []
    shown.reserveCapacity(rows.count + waiting.count)
    // The latest time so far: a row may carry an earlier time than the one above.
    var latest = 0
    for (index, row) in rows.enumerated() {
      latest = max(latest, row.milliseconds)
      while let first = waiting.first, own.standing.rows[first].milliseconds < latest {
        shown.append(.waiting(waiting.removeFirst()))
      }
      if lets(row) { shown.append(.kept(index)) }
    }
    return shown + waiting.map(TranscriptItem.waiting)
  }

  private func isShownAsWaiting(_ row: Row) -> Bool {
    !isTaken(row.id.line) && filter?.lets(row.text, by: nil) ?? true
  }

  private func lets(_ row: Row) -> Bool {
    guard let filter else { return true }
    return filter.lets(isHidden(row) ? "" : row.text, by: row.speaker)
  }

  /// Who said no to observers is not shown to one.
  func isHidden(_ row: Row) -> Bool {
    guard row.isTurn, let speaker = row.speaker, let person = session?.standing.person(speaker) else {
      return false
    }
    return [.no, .withdrawn].contains(person.consent[.observers])
  }

  /// The row behind an item.
  func row(_ item: TranscriptItem) -> Row? {
    switch item {
    case .kept(let index): session?.standing.rows[index]
    case .waiting(let index): own.standing.rows[index]
    }
  }
}
