import Canvas
import Desk
import Facilitation
import Fieldwork
import Journaling

/// A screenful of the program as the loop sees it.
package protocol Deskwork {
  /// The session that is worked on, if there is one.
  var ongoing: Session? { get }

  mutating func update(_ message: Message, at moment: Moment) -> [Effect]
  func frame(size: Size) -> Frame
  /// The same as ``frame(size:)``, for whoever draws one after the other.
  mutating func nextFrame(size: Size) -> Frame
  /// When it next changes by itself; `nil` when it does not.
  var nextDeadline: Moment? { get }
}

extension Deskwork {
  package var ongoing: Session? { nil }
  package mutating func nextFrame(size: Size) -> Frame { frame(size: size) }
}

extension LiveDesk: Deskwork {
  package var ongoing: Session? { session }
}

extension HomeDesk: Deskwork {}
extension StartDesk: Deskwork {}
extension PracticeDesk: Deskwork {}
extension PseudonymDesk: Deskwork {}

/// The loop: whatever happens goes to the desk as a message, what the desk wants is done, the screen is drawn.
///
/// One thread, asleep in `poll` until a key, a signal, an answer of the keeper or a deadline.
package struct Conductor {
  /// How a screen was left.
  package enum Ending: Hashable, Sendable {
    case left
    case stopped(StopSignal)
    /// The terminal is gone.
    case lost
    case action(HomeAction)
    /// The start screen is done.
    case begin(StartOutcome)
  }

  let clock: Clock
  let keeper: Keeper?

  /// Where messages come in from other threads.
  var mailbox: Mailbox?

  /// Where a review's entries go, one file a session.
  var reviewFiles: ReviewFiles?

  /// Names go to the private roster.
  var roster: RosterBook?

  /// Writes the transcript of the session as it stands.
  var writeTranscript: ((Session) -> Void)?

  /// Remembers that a first-run hint was used.
  var hintUsed: ((String) -> Void)?

  /// The lines around one of a session that stands in the register.
  var registerLine: ((Int, EntryID) -> RegisterContext?)?

  /// Remembers what the start screen gathered so far.
  var keepStart: ((StartOutcome) -> Void)?

  /// Keeps a decision about what was found.
  var decide: ((PseudonymDeed) -> Void)?

  /// What to do once the first frame is there, since nobody is to wait for it.
  var shown: (() -> Void)?

  /// The notes of observers that wait for the session that is worked on; asked once a second at most.
  var observers: ((Session) -> [Note]?)?

  /// What came into the session that is followed from here; asked once a second at most.
  var follow: (() -> [Message])?

  private var drafts = DraftPace()
  private var lookDueAt: Moment?

  package init(clock: Clock, keeper: Keeper?, roster: RosterBook? = nil) {
    self.clock = clock
    self.keeper = keeper
    mailbox = keeper?.mailbox
    self.roster = roster
  }

  package mutating func conduct(_ desk: inout some Deskwork, on screen: inout some Screen & ~Copyable)
    -> Ending
  {
    var ending: Ending?
    hear(.resized(screen.size), &desk, &screen, &ending)
    while true {
      screen.draw(desk.nextFrame(size: screen.size))
      shown?()
      shown = nil
      if lookDueAt == nil, observers != nil || follow != nil {
        // What others wrote is there before the first key: a note gets its time from the session it is about.
        lookAround(&desk, &screen, &ending)
        screen.draw(desk.frame(size: screen.size))
      }
      for happening in screen.happenings(waitingAtMostMilliseconds: patience(desk)) {
        switch happening {
        case .key(let key): hear(.key(key), &desk, &screen, &ending)
        case .paste(let text): hear(.pasted(text), &desk, &screen, &ending)
        case .resized(let size): hear(.resized(size), &desk, &screen, &ending)
        case .resumed: screen.redraw()
        case .signal(let signal): ending = .stopped(signal)
        case .lost: ending = .lost
        case .woken, .quiet: break
        }
      }
      for answer in mailbox?.take() ?? [] { hear(answer, &desk, &screen, &ending) }
      hear(.tick, &desk, &screen, &ending)
      lookAround(&desk, &screen, &ending)
      keepDraftIfDue()
      if let ending {
        drafts.flush(into: keeper)
        return ending
      }
    }
  }

  private mutating func hear(
    _ message: Message, _ desk: inout some Deskwork, _ screen: inout some Screen & ~Copyable,
    _ ending: inout Ending?
  ) {
    for effect in desk.update(message, at: clock.now()) { run(effect, desk.ongoing, &screen, &ending) }
  }

  private mutating func run(
    _ effect: Effect, _ session: Session?, _ screen: inout some Screen & ~Copyable, _ ending: inout Ending?
  ) {
    switch effect {
    case .append(let entries, let ticket): keeper?.append(entries, ticket: ticket, at: clock.now())
    case .appendReview(let entries, let session, let ticket):
      reviewFiles?.append(entries, session: session, ticket: ticket, at: clock.now())
    case .showRegisterLine(let source, let line):
      mailbox?.post(.registerLine(registerLine?(source, line)))
    case .saveDraft(let draft): drafts.take(draft, at: clock.now())
    case .name(let code, let name):
      let keeper = keeper
      roster?.name(code, name, through: keeper)
    case .takeObserversNotes: lookDueAt = nil
    case .writeTranscript: if let session { writeTranscript?(session) }
    case .suspend:
      drafts.flush(into: keeper)
      // A stopped program writes nothing: what is typed has to be on the disk before.
      keeper?.finish()
      screen.suspend()
    case .redraw: screen.redraw()
    case .leave: ending = .left
    case .open(let action): ending = .action(action)
    case .hintUsed(let name): hintUsed?(name)
    case .keepStart(let outcome): keepStart?(outcome)
    case .begin(let outcome): ending = .begin(outcome)
    case .decide(let deed): decide?(deed)
    }
  }

  /// Looks at what other programs write, once a second at most.
  private mutating func lookAround(
    _ desk: inout some Deskwork, _ screen: inout some Screen & ~Copyable, _ ending: inout Ending?
  ) {
    guard observers != nil || follow != nil, clock.now() >= lookDueAt ?? clock.now() else { return }
    lookDueAt = clock.now().adding(milliseconds: 1000)
    for message in follow?() ?? [] { hear(message, &desk, &screen, &ending) }
    if let session = desk.ongoing, let notes = observers?(session) {
      hear(.observersWait(notes), &desk, &screen, &ending)
    }
  }

  /// How long the loop may sleep: until the desk changes or the draft is due.
  private func patience(_ desk: some Deskwork) -> Int? {
    let due = [desk.nextDeadline, drafts.dueAt].compactMap(\.self).min()
    return due.map { max(0, $0.milliseconds - clock.now().milliseconds) }
  }

  private mutating func keepDraftIfDue() {
    let now = clock.now()
    if let due = drafts.dueAt, due <= now { drafts.flush(into: keeper) }
  }
}

/// When the draft is written: soon after the first change that is not in it yet.
struct DraftPace {
  /// Less than the quarter of a second that is promised, by the time a write takes.
  private static let delayMilliseconds = 150

  private var latest: DeskDraft?
  private(set) var dueAt: Moment?

  mutating func take(_ draft: DeskDraft, at now: Moment) {
    latest = draft
    dueAt = dueAt ?? now.adding(milliseconds: Self.delayMilliseconds)
  }

  mutating func flush(into keeper: Keeper?) {
    guard dueAt != nil, let latest else { return }
    dueAt = nil
    keeper?.save(Draft(latest))
  }
}
