import Canvas
import Facilitation
import Fieldwork
import Preparing
import Reviewing

/// The review screen as a value: one flag after the other with the lines around it, and what each verdict comes to.
package struct ReviewDesk: Sendable {
  /// What a desk is set up with and never changes.
  package struct Setting: Sendable {
    /// The marks that stand in gutters, those of studies among them.
    package var marks: MarkTable
    /// What participants' words may report, expect or ask.
    package var suggestions: SuggestionTable
    /// How far the clock on the wall is ahead of UTC.
    package var offsetMinutes: Int
    /// The table of keys, remapped where the user has a file for that.
    package var bindings: Bindings
    /// Whether it was opened from the home screen, where Esc leads back to.
    package var hasHome: Bool
    /// The screens that can be opened from here.
    package var offers: Set<HomeOffer>

    package init(
      marks: MarkTable, suggestions: SuggestionTable, offsetMinutes: Int = 0, bindings: Bindings = .standard,
      hasHome: Bool = false, offers: Set<HomeOffer> = []
    ) {
      self.marks = marks
      self.suggestions = suggestions
      self.offsetMinutes = offsetMinutes
      self.bindings = bindings
      self.hasHome = hasHome
      self.offers = offers
    }
  }

  /// One session as the screen shows it; its flags are in ``review``, at the same index.
  package struct Session: Hashable, Sendable {
    package var path: String
    package var title: String
    package var standing: Standing
    /// Names for codes.
    package var roster: Roster
    /// What this study does not offer, such as `dates before the delivery horizon (about 9 months)`.
    package var notOffered: [String]

    package init(
      path: String, title: String, standing: Standing, roster: Roster, notOffered: [String] = []
    ) {
      self.path = path
      self.title = title
      self.standing = standing
      self.roster = roster
      self.notOffered = notOffered
    }
  }

  /// Flags and verdicts as kept so far: it never holds what the disk lacks.
  package internal(set) var review: Review
  package internal(set) var sessions: [Session]
  package let setting: Setting

  var now: Moment
  var size = Size(columns: 80, rows: 24)

  var view = QueueView()
  /// What one goes through just now, in order.
  var queue: [Stop] = []
  /// Index into ``queue`` of the stop one is at, or came from.
  var place = 0
  /// The line everything acts on; `nil` while there is no session.
  var focus: Focus?
  /// Since when the flag in focus has been looked at.
  var shownAt: Moment
  /// Flags with the same words elsewhere, found when one comes to a flag.
  var sameWords: [ReviewItem.ID] = []

  var counts = Review.Counts()
  /// Sessions still being read.
  var sessionsLeft = 0
  var panel: PromisePanel?
  var asking: Asking?
  var typing: Typing?
  var search: Search?
  /// The transcript has the screen to itself.
  var isTranscriptOpen = false
  /// Page of the help screen, from 0.
  var helpPage: Int?
  var keeping = ReviewKeeping()
  var notice: String?

  /// Something to come to in the queue.
  enum Stop: Hashable, Sendable {
    case flag(ReviewItem.ID)
    case suggestion(Suggestion)

    var session: Int {
      switch self {
      case .flag(let id): id.session
      case .suggestion(let suggestion): suggestion.session
      }
    }

    var line: EntryID {
      switch self {
      case .flag(let id): id.line
      case .suggestion(let suggestion): suggestion.line
      }
    }
  }

  /// A line, and the flag on it that verdicts are about.
  struct Focus: Hashable, Sendable {
    var session: Int
    /// Index into the session's lines.
    var line: Int
    var item: ReviewItem.ID?
  }

  /// A question that one or two keys answer.
  enum Asking: Hashable, Sendable {
    case leave(Key)
    case expectation(FollowUpDraft, Seats)
    case register
    case narrow
    case owner(Seats)
    case toWhom(Seats)
  }

  /// What is being typed.
  struct Typing: Hashable, Sendable {
    enum Purpose: Hashable, Sendable {
      case search
      case due
      case owner
      case note
    }

    var purpose: Purpose
    var field = TextField()
  }

  /// Words looked for last.
  struct Search: Hashable, Sendable {
    var words: String
    /// Sessions and lines that hold them, in order.
    var hits: [Focus]
  }

  /// A session with its flags, as it joins a review that is open already.
  package struct Reviewed: Hashable, Sendable {
    package var session: Session
    package var reviewed: ReviewedSession

    package init(_ session: Session, _ reviewed: ReviewedSession) {
      self.session = session
      self.reviewed = reviewed
    }
  }

  /// `review` and `sessions` go together by index; `notice` is what has to be said at the start; `left` sessions are
  /// still being read.
  package init(
    _ review: Review, sessions: [Session], setting: Setting, at now: Moment, notice: String? = nil,
    left: Int = 0
  ) {
    sessionsLeft = left
    self.review = review
    self.sessions = sessions
    self.setting = setting
    self.now = now
    self.notice = notice
    shownAt = now
    counts = review.counts
    rebuildQueue()
    let open = queue.firstIndex { isWaiting($0) } ?? 0
    goTo(open)
  }

  /// Takes one message in; returns what is to be done, in this order.
  package mutating func update(_ message: Message, at moment: Moment) -> [Effect] {
    now = max(now, moment)
    switch message {
    case .key(let key): return press(key)
    case .pasted(let text): paste(text)
    case .resized(let size): self.size = size
    case .kept(let entries, let ticket): return takeKept(entries, ticket: ticket)
    case .notKept(let why, let ticket): takeNotKept(why, ticket: ticket)
    case .reviewed(let more, let left): add(more, left: left)
    case .notice(let words): notice = words.isEmpty ? nil : words
    default: break
    }
    return []
  }

  /// When it next changes by itself: only to say that a disk is slow.
  package var nextDeadline: Moment? { keeping.savingShownAt(now) }

  /// Sessions that were read since: one stays where one is.
  private mutating func add(_ more: [Reviewed], left: Int) {
    sessionsLeft = left
    for one in more where one.reviewed.index == sessions.count {
      sessions.append(one.session)
      review.add(one.reviewed)
    }
    counts = review.counts
    rebuildQueue()
    if focus == nil { goTo(queue.firstIndex { isWaiting($0) } ?? 0) }
  }

  // MARK: - What is in focus

  var reviewed: ReviewedSession? { focus.map { review.sessions[$0.session] } }
  var shown: Session? { focus.map { sessions[$0.session] } }

  /// The line in focus.
  var line: ReviewLine? {
    guard let focus, let reviewed, reviewed.lines.indices.contains(focus.line) else { return nil }
    return reviewed.lines[focus.line]
  }

  /// The flag that verdicts are about.
  var item: ReviewItem? { focus?.item.flatMap { review[$0] } }

  /// The suggestion one is at.
  var suggestion: Suggestion? {
    guard view.part == .suggestions, queue.indices.contains(place),
      case .suggestion(let found) = queue[place],
      found.line == line?.id, found.session == focus?.session
    else { return nil }
    return found
  }

  var today: Day { Day(now, offsetMinutes: setting.offsetMinutes) }

  /// `3 Dana`: the number and the name.
  func seatName(_ code: Speaker) -> String {
    guard let shown else { return code.description }
    let name = shown.roster.shownName(code)
    return shown.standing.seat(of: code).map { "\($0) \(name)" } ?? name
  }

  func key(_ action: Action) -> String { setting.bindings.shownLetter(action, in: .review) }

  mutating func say(_ words: String) -> [Effect] {
    notice = words
    return []
  }
}
