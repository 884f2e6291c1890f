import Canvas
import Fieldwork

/// The home screen as a value: studies with their sessions, and what Enter does with each.
package struct HomeDesk: Sendable {
  /// What is shown; replaced whole when it was read anew.
  package internal(set) var listing: HomeListing
  let bindings: Bindings
  let guides: [GuideChoice]
  let offers: Set<HomeOffer>
  let offsetMinutes: Int

  /// The list from the top, made anew with each listing only.
  var rows: [HomeRow]

  /// Columns of the longest session title, measured with each listing only.
  var longestTitle: Int

  /// Index into ``rows`` of the row in focus.
  var focus = 0

  /// Index into ``rows`` of the first row shown.
  var top = 0

  var size: Size
  var now: Moment
  var notice: String?

  /// The words looked for last, and the rows that hold them.
  var search: Search?

  /// Set while something is being typed into the input row.
  var asking: Asking?

  var isAskingToLeave = false

  /// Page of the help screen, from 0; nil while it is closed.
  var helpPage: Int?

  struct Search: Hashable {
    var words: String
    var hits: [Int]
  }

  enum Asking: Hashable {
    case search(TextField)
    case newSession(NewSession)
  }

  /// `guides` are those a new session may begin with, the usual one first; `offsetMinutes` is how far the
  /// wall clock is ahead of UTC; `offers` names the screens of the program that are there to lead to.
  package init(
    _ listing: HomeListing, guides: [GuideChoice], size: Size, at now: Moment, offsetMinutes: Int,
    offers: Set<HomeOffer> = [], bindings: Bindings = .standard, notice: String? = nil
  ) {
    self.bindings = bindings
    self.listing = listing
    self.guides = guides
    self.offers = offers
    self.offsetMinutes = offsetMinutes
    self.size = size
    self.now = now
    self.notice = notice
    rows = listing.rows
    longestTitle = listing.longestTitle
    focus = mostUrgentRow
    showFocus()
  }

  /// The clock in row 1 changes with the minute; nothing else wakes the screen.
  package var nextDeadline: Moment? {
    Moment(milliseconds: (now.milliseconds / 60_000 + 1) * 60_000)
  }

  /// Takes in what happened and says what is to be done about it.
  package mutating func update(_ message: Message, at now: Moment) -> [Effect] {
    self.now = max(self.now, now)
    switch message {
    case .key(let key): return press(key)
    case .pasted(let text): paste(text)
    case .resized(let size):
      self.size = size
      showFocus()
    case .notice(let sentence), .notKept(let sentence, _), .draftNotKept(let sentence): notice = sentence
    case .listing(let listing): show(listing)
    case .tick, .kept, .draftKept, .observersWait, .roster, .followed, .reviewed, .pseudonyms, .registerLine:
      break
    }
    return []
  }

  /// The row to begin on: the session that stopped last, else the first there is.
  private var mostUrgentRow: Int {
    let stopped = rows.indices.filter { listing.session(rows[$0])?.isStopped == true }
    let latest = stopped.max { day($0) < day($1) }
    return latest ?? rows.firstIndex { listing.isStop($0) } ?? 0
  }

  private func day(_ index: Int) -> Int { listing.session(rows[index])?.day?.daysSince1970 ?? .min }

  private mutating func show(_ listing: HomeListing) {
    let former = rows.indices.contains(focus) ? rows[focus] : nil
    let path = former.flatMap { self.listing.path($0) }
    self.listing = listing
    rows = listing.rows
    longestTitle = listing.longestTitle
    let same = rows.firstIndex { row in path != nil ? listing.path(row) == path : row == former }
    if let same, listing.isStop(rows[same]) { focus = same } else { focus = mostUrgentRow }
    search = search.map { Search(words: $0.words, hits: hits($0.words)) }
    showFocus()
  }

  private mutating func paste(_ text: String) {
    isAskingToLeave = false
    switch asking {
    case .search(var field):
      field.insert(text)
      asking = .search(field)
    case .newSession(var new):
      new.paste(text)
      asking = .newSession(new)
    case nil: notice = "Pasted text is never taken for keys. / finds words, a adds a session."
    }
  }
}
