import Canvas
import Facilitation
import Fieldwork
import Preparing

/// A running session as one looks at it: what was typed, what is kept, what is asked for.
///
/// A value: ``update(_:at:)`` takes one message in and says what it wants done, ``frame(size:)`` draws. It
/// reads no clock; `now` is the moment of the last message.
package struct LiveDesk: Sendable {
  /// What a desk is set up with and never changes.
  package struct Setting: Sendable {
    /// The session's name, such as `Group A`.
    package var title: String
    /// The marks the strip offers, a study's own among them.
    package var marks: MarkTable { readMarks() }
    /// The cards ^G goes through.
    package var cards: CardDeck { readCards() }
    let readMarks: @Sendable () -> MarkTable
    private let readCards: @Sendable () -> CardDeck
    /// What looks through words as they are typed, and again when they are kept.
    package var flagging: Flagging
    /// The version of the rule book behind `flagging`.
    package var ruleBook: String
    /// Where the clock on the wall stands, in minutes ahead of UTC.
    package var offsetMinutes: Int
    /// The table of keys, remapped where the user has a file for that.
    package var bindings: Bindings
    /// A rehearsal says so first in row 1, all the time.
    package var isRehearsal: Bool

    /// Everything the desk is set up with. Marks and cards are asked for where they are needed, which the first frame
    /// of a new session is not.
    package init(
      title: String, marks: @autoclosure @escaping @Sendable () -> MarkTable,
      cards: @autoclosure @escaping @Sendable () -> CardDeck, flagging: @escaping Flagging, ruleBook: String,
      offsetMinutes: Int = 0, bindings: Bindings = .standard, isRehearsal: Bool = false
    ) {
      self.title = title
      readMarks = marks
      readCards = cards
      self.flagging = flagging
      self.ruleBook = ruleBook
      self.offsetMinutes = offsetMinutes
      self.bindings = bindings
      self.isRehearsal = isRehearsal
    }
  }

  /// The session as kept so far: it never holds what the disk lacks.
  package internal(set) var session: Session
  /// Names for codes.
  package internal(set) var roster: Roster
  /// What the desk was set up with.
  package let setting: Setting

  /// The moment of the last message.
  var now: Moment
  /// The last size told; a frame may be asked for in another one.
  var size = Size(columns: 80, rows: 24)

  var mode = Mode.writing
  var line: TypedLine
  /// Lines put aside while the input line is needed for something else, the next to come back last.
  var aside: [TypedLine] = []
  /// How many lines were begun so far.
  var linesBegun = 0
  /// The last digit picked a speaker, and nothing came after it.
  var lastDigit: Int?
  var emptied: Emptied?

  var asking: Asking?
  var panel: Panel?
  var overlay: Overlay?
  var reading = Reading()
  var closing = Closing()
  var keeping = Keeping()
  var live = LiveFlags()
  var notice: String?
  /// What somebody should know who goes on with the session, said one after the other before anything else.
  var tidings: [String] = []
  /// A key was pressed, or something pasted.
  var hasBeenTouched = false
  var waitingNotes: [Note] = []
  /// Lines typed before, while one goes through them.
  var history: LineHistory?
  var hints: Hints
  var tally = Tally()
  var draftSent: DeskDraft?
  /// How many messages came in that were no keys: each may change anything on the screen.
  var news = 0
  /// What ``nextFrame(size:)`` drew last; it changes nothing of what is shown.
  var drawn = DrawnRows()
  /// The cards in the order ^G goes through them, since it was last opened.
  var cardOrder: [Int] = []

  /// A desk for a session that is open. `draft` is the line that was being typed when it stopped.
  package init(
    session: Session, roster: Roster, setting: Setting, draft: DeskDraft? = nil, usedHints: Set<String> = [],
    at now: Moment
  ) {
    self.session = session
    self.roster = roster
    self.setting = setting
    self.now = now
    line = TypedLine(speaker: session.standing.lastSpeaker ?? .facilitator)
    hints = Hints(used: usedHints)
    if let draft { takeUp(draft) }
    tally = Tally(session.standing)
    openFittingPart()
    if hasWordsToRead { panel = .section(left: nil, page: 0) }
  }

  /// Takes one message in; returns what is to be done, in this order.
  package mutating func update(_ message: Message, at moment: Moment) -> [Effect] {
    now = max(now, moment)
    var effects: [Effect] = []
    if !message.leavesTheRoom { news += 1 }
    switch message {
    case .key(let key):
      hasBeenTouched = true
      effects = take(key)
    case .pasted(let text):
      hasBeenTouched = true
      effects = takePaste(text)
    case .resized(let size): self.size = size
    case .tick: break
    case .kept(let entries, let ticket): effects = takeKept(entries, ticket: ticket)
    case .notKept(let why, let ticket): takeNotKept(why, ticket: ticket)
    case .draftKept: keeping.draftFailure = nil
    case .draftNotKept(let why): keeping.draftFailure = why
    case .observersWait(let notes): waitingNotes = notes.filter { !isOnItsWay($0) }
    case .roster(let roster): self.roster = roster
    case .notice(let text): hear(text)
    case .listing, .followed, .reviewed, .pseudonyms, .registerLine: break
    }
    effects += passTime()
    return effects + draftEffects()
  }

  /// What is said before the first key waits its turn; later the newest counts.
  private mutating func hear(_ text: String) {
    if text.isEmpty {
      notice = nil
    } else if hasBeenTouched {
      notice = text
    } else {
      tidings.append(text)
    }
  }

  /// Session time in milliseconds.
  var sessionNow: Int { session.standing.clock.milliseconds(at: now) }

  /// Lent, not copied: it is looked at hundreds of times for one frame.
  var standing: Standing {
    _read { yield session.standing }
  }

  /// What comes due by itself: words at rest are looked through, a silence is over.
  private mutating func passTime() -> [Effect] {
    lookThroughWhenResting()
    return countSilence()
  }

  /// When the desk next changes by itself; nil never comes: the clock shows seconds.
  package var nextDeadline: Moment? {
    let untilFullSecond = 1000 - sessionNow % 1000
    let second = now.adding(milliseconds: untilFullSecond)
    return [second, live.dueAt(line), keeping.savingShownAt(now)].compactMap(\.self).min()
  }
}

extension Message {
  /// Time passes or somebody types: ``Surroundings`` tells what of the screen that changes.
  fileprivate var leavesTheRoom: Bool {
    switch self {
    case .key, .tick, .draftKept: true
    default: false
    }
  }
}

/// The input line and what it is for.
struct TypedLine: Hashable, Sendable {
  enum Purpose: Hashable, Sendable {
    case turn
    case search
    case correction(EntryID)
    case note(EntryID?)
    /// The name of somebody; of a new person when nobody is named.
    case name(Speaker?)
    case playback(EntryID)
    /// How far somebody felt heard, in words.
    case heard(Speaker)
  }

  var field = TextField()
  var speaker: Speaker
  var purpose = Purpose.turn
  /// A space came first: the next digit or question mark is a letter.
  var startsPlain = false
  /// What was said of its flags before it is kept.
  var answers: [FlagAnswer] = []
  /// Its number among the lines begun in this run.
  var begun = 0

  var isEmpty: Bool { field.isEmpty && !startsPlain }
}

/// What was said of one flag of a line that is not kept yet.
struct FlagAnswer: Hashable, Sendable {
  var rule: String
  /// Where the words begin, in bytes.
  var start: Int
  var answer: FlagRemark.Answer

  func isAbout(_ finding: Finding) -> Bool { rule == finding.rule && start == finding.bytes.lowerBound }
}

/// A line that was emptied, for undo.
struct Emptied: Hashable, Sendable {
  var line: TypedLine
  /// Session time in milliseconds.
  var milliseconds: Int
  /// The last step on record then: what was done since is taken back before.
  var step: Int?
  /// Undo brought it back; redo empties it again.
  var isBack = false
}

/// A question the desk waits for one or two keys for.
enum Asking: Hashable, Sendable {
  /// With the key that asked: the same again leaves.
  case leave(Key)
  case mark(Target)
  /// Who expects it.
  case expectation(Target, Speaker?, Seats)
  case register(Target)
  case people(PeopleStep, Seats)
  case consent(Speaker)
  case close
}

/// What takes rows from the transcript above the lower rule.
enum Panel: Hashable, Sendable {
  case card(OpenCard)
  case share(TimeShare)
  /// A section was opened: how the last one went, and what is to be read aloud. The page is from 0.
  case section(left: SectionLeft?, page: Int)
}

/// A card that lies open.
struct OpenCard: Hashable, Sendable {
  /// Its place in the deck.
  var index: Int
  var openedAt: Moment
  /// The silence it counts was let be to its end.
  var silenceKept = false
  /// Where not all of it fits; from 0, round and round.
  var page = 0
}

/// The section that was left, as the boundary shows it.
struct SectionLeft: Hashable, Sendable {
  var title: String
  var usedMilliseconds: Int
  var minutes: Int?
}

/// What takes the transcript's place.
enum Overlay: Hashable, Sendable {
  case help(Mode, page: Int)
  /// The guide as a list; the index of the stop in focus.
  case guide(Int)
  /// What was counted; the line of it that stands highest.
  case counts(Counts, top: Int)
}
