import Canvas
import Facilitation
import Fieldwork
import Preparing

/// A session as somebody follows it from a second terminal: the transcript as it grows, and a line for notes.
///
/// Notes are kept in the observer's own file and wait there until the facilitator takes them in. The
/// observer sees what a note of theirs promises or judges; nobody else does. It reads no clock; `now` is the
/// moment of the last message.
package struct ObserveDesk: Sendable {
  /// What a desk is set up with and never changes.
  package struct Setting: Sendable {
    /// The session's name, such as `group-a`.
    package var title: String
    /// Who observes, as they named themselves.
    package var name: String
    /// The name of the file their notes are kept in, without its folder.
    package var file: String
    package var marks: MarkTable
    package var flagging: Flagging
    /// The version of the rule book behind `flagging`.
    package var ruleBook: String
    package var bindings: Bindings

    package init(
      title: String, name: String, file: String, marks: MarkTable, flagging: @escaping Flagging,
      ruleBook: String, bindings: Bindings = .standard
    ) {
      self.title = title
      self.name = name
      self.file = file
      self.marks = marks
      self.flagging = flagging
      self.ruleBook = ruleBook
      self.bindings = bindings
    }
  }

  let setting: Setting

  /// The session that is followed; `nil` before it begins.
  package internal(set) var session: Session?

  /// The fold of the observer's own file: a session of nothing but notes, their flags and undo.
  package internal(set) var own: Session

  var roster: Roster

  /// The moment of the last message.
  var now: Moment
  var size = Size(columns: 80, rows: 24)
  var mode = Mode.writing

  /// What is being typed, and what for.
  var field = TextField()
  var purpose = Purpose.note(about: nil)
  /// The note that waits while something else is typed in its place.
  var aside: Aside?
  /// A line that was emptied, for undo.
  var emptied: TextField?

  var filter: TranscriptFilter?
  /// The rows in sight or above: the transcript with the notes that still wait set in, less what is
  /// filtered out.
  var items: [TranscriptItem] = []
  /// Where one reads back; `nil` while following the newest line.
  var reading: Place?

  var keeping = NoteKeeping()
  var live = LiveFlags()
  var notice: String?
  /// Why the session cannot be followed just now.
  var trouble: String?
  var draftSent: DeskDraft?
  var helpPage: Int?
  /// The key that asked to leave: the same again leaves.
  var askedToLeave: Key?

  /// What the input line is for.
  enum Purpose: Hashable, Sendable {
    case note(about: EntryID?)
    case filter
  }

  struct Aside: Hashable, Sendable {
    var field: TextField
    var purpose: Purpose
  }

  /// Indices into ``items``.
  struct Place: Hashable, Sendable {
    var focus: Int
    var bottom: Int
  }

  /// A desk for an observer whose own file is open; `kept` is what it holds, `draft` the line that was being
  /// typed when the program stopped.
  package init(
    setting: Setting, kept: [KeptEntry], roster: Roster = Roster(), draft: DeskDraft? = nil, at now: Moment
  ) {
    self.setting = setting
    self.roster = roster
    self.now = now
    own = Session(guide: Guide(title: setting.title), kept: kept)
    if let draft { takeUp(draft) }
    gather()
  }

  /// Takes one message in; returns what is to be done, in this order.
  package mutating func update(_ message: Message, at moment: Moment) -> [Effect] {
    now = max(now, moment)
    var effects: [Effect] = []
    switch message {
    case .key(let key): effects = take(key)
    case .pasted(let text): paste(text)
    case .resized(let size): self.size = size
    case .followed(let news): follow(news)
    case .kept(let entries, let ticket): effects = takeKept(entries, ticket: ticket)
    case .notKept(let why, let ticket): takeNotKept(why, ticket: ticket)
    case .draftKept: keeping.draftFailure = nil
    case .draftNotKept(let why): keeping.draftFailure = why
    case .roster(let roster): self.roster = roster
    case .notice(let text): notice = text.isEmpty ? nil : text
    case .tick, .observersWait, .listing, .reviewed, .pseudonyms, .registerLine: break
    }
    lookThroughWhenResting()
    return effects + draftEffects()
  }

  /// Session time in milliseconds; 0 before the session begins.
  var sessionNow: Int { session?.standing.clock.milliseconds(at: now) ?? 0 }

  /// When the desk next changes by itself: the clock shows seconds.
  package var nextDeadline: Moment? {
    let second = now.adding(milliseconds: 1000 - sessionNow % 1000)
    return [second, lookDueAt, keeping.savingShownAt(now)].compactMap(\.self).min()
  }

  // MARK: - Following

  private mutating func follow(_ news: Followed) {
    switch news {
    case .begun(let guide, let entries):
      session = Session(guide: guide, kept: entries)
      trouble = nil
    case .more(let entries):
      for entry in entries { session?.apply(entry) }
      trouble = nil
    case .notYet:
      trouble = "There is no session here yet. It is followed as soon as it begins; your notes wait."
    case .trouble(let why): trouble = why
    }
    gather()
  }

  /// True once the facilitator took this note of ours in.
  func isTaken(_ line: Int) -> Bool {
    session?.standing.takenNotes.contains(NoteOrigin(file: setting.file, line: line)) ?? false
  }

  /// Our notes that the facilitator has not taken in yet.
  package var waiting: [Row] { own.standing.rows.filter { !isTaken($0.id.line) } }
}
