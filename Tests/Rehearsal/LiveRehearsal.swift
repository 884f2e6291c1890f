import Canvas
import Desk
import Facilitation
import Fieldwork
import Preparing

/// A live session played by keys: what the desk asks to keep is kept as a disk would keep it, and the screen
/// is a text to compare.
package struct LiveRehearsal {
  /// The desk the keys are pressed on.
  package private(set) var desk: LiveDesk
  /// The moment of the next key.
  package private(set) var now: Moment
  /// Everything the desk has asked for, in order.
  package private(set) var effects: [Effect] = []
  /// Names for codes, as the private roster has them.
  package var roster: Roster

  /// How the disk answers.
  package enum Disk: Hashable, Sendable {
    case quick
    /// Answers wait until ``answer()`` is called.
    case slow
    /// Refuses, for this reason.
    case full(String)
  }

  /// How the disk answers from now on.
  package var disk = Disk.quick
  /// Requests a slow disk has not answered yet, in order.
  package private(set) var unanswered: [(entries: [Entry], ticket: Int)] = []
  private var nextNumber: Int

  /// Whether a frame drawn after another one was ever not the frame drawn afresh.
  private var isStale = false
  private var lastMessage: Message?
  /// The size it is looked at while keys are pressed; goes round, so that each change of size comes too.
  private var lookedAt: Size {
    let sizes = [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40), Size(columns: 40, rows: 10)]
    return sizes[effects.count / 3 % sizes.count]
  }

  /// Noon of Saturday 21 November 2026.
  package static let opening = Moment(milliseconds: 1_795_262_400_000)

  /// A session that was just opened; `kept` is what its journal holds already.
  package init(
    _ guide: Guide, people: [Participant] = [], setting: LiveDesk.Setting = .rehearsal(),
    draft: DeskDraft? = nil,
    usedHints: Set<String> = ["speaker", "keep", "mark", "command"], kept: [KeptEntry] = [],
    at now: Moment = opening
  ) {
    let opened = KeptEntry(0, at: Self.opening, .opened(Opening(session: setting.title, evenkeel: "test")))
    let journal = kept.isEmpty ? [opened] : kept
    roster = Roster(people)
    nextNumber = (journal.last?.number ?? 0) + 1
    self.now = now
    desk = LiveDesk(
      session: Session(guide: guide, expecting: people, kept: journal), roster: roster, setting: setting,
      draft: draft, usedHints: usedHints, at: now)
  }

  // MARK: - Playing

  /// Presses these keys, one after the other.
  package mutating func press(_ keys: Key...) { for key in keys { send(.key(key)) } }

  /// The keys by their names, spaces between: `Esc e Enter`.
  package mutating func press(_ names: String) {
    for name in names.split(separator: " ") {
      if let key = Key(named: String(name)) { press(key) }
    }
  }

  /// Letter by letter, as from a keyboard.
  package mutating func type(_ text: String) {
    for scalar in text.unicodeScalars { press(.character(Character(scalar))) }
  }

  /// Somebody says something, at this time of the session.
  package mutating func say(_ time: String, _ seat: Int, _ words: String) {
    at(time)
    press(.character(Character(String(seat % 10))))
    type(words)
    press(.enter)
  }

  /// Goes to a time of the session, `00:30:50`.
  package mutating func at(_ time: String) {
    let parts = time.split(separator: ":").compactMap { Int($0) }
    let seconds = parts.reduce(0) { $0 * 60 + $1 }
    now = max(now, Self.opening.adding(milliseconds: seconds * 1000))
    send(.tick)
  }

  /// Lets time pass; the desk hears of it once, at the end.
  package mutating func wait(milliseconds: Int) {
    now = now.adding(milliseconds: milliseconds)
    send(.tick)
  }

  /// Gives the desk a message and carries out what it asks for.
  package mutating func send(_ message: Message) {
    if case .roster(let roster) = message { self.roster = roster }
    carryOut(desk.update(message, at: now))
    // At the first letter of a line only: what does not hold shows there, or at the next other key.
    defer { lastMessage = message }
    if case .key(.character) = message, case .key(.character)? = lastMessage { return }
    if desk.nextFrame(size: lookedAt) != desk.frame(size: lookedAt) { isStale = true }
  }

  /// Entries from elsewhere reach the record: the start of the session, an export.
  package mutating func keep(_ entries: [Entry]) {
    unanswered.append((entries, 0))
    answer()
  }

  private mutating func carryOut(_ wanted: [Effect]) {
    effects += wanted
    for effect in wanted {
      switch effect {
      case .append(let entries, let ticket):
        unanswered.append((entries, ticket))
        if disk != .slow { answer() }
      case .name(let code, let name):
        var people = roster.people.filter { $0.code != code }
        people.append(Participant(code, name: name))
        send(.roster(Roster(people)))
      default: break
      }
    }
  }

  /// The disk answers what waits longest.
  package mutating func answer() {
    guard !unanswered.isEmpty else { return }
    let request = unanswered.removeFirst()
    if case .full(let why) = disk { return send(.notKept(why: why, ticket: request.ticket)) }
    let entry = request.entries.count == 1 ? request.entries[0] : .batch(request.entries)
    let kept = KeptEntry(nextNumber, at: now, entry)
    nextNumber += 1
    send(.kept([kept], ticket: request.ticket))
  }

  // MARK: - Looking

  /// The screen at this size; blank once something was taken over from an earlier frame that no longer held, so that
  /// every test that looks sees it.
  package func frame(_ columns: Int = 80, _ rows: Int = 24) -> Frame {
    let size = Size(columns: columns, rows: rows)
    return isStale ? Frame(size: size) : desk.frame(size: size)
  }

  /// The screen with the cursor drawn in, as `█`.
  package func screen(_ columns: Int = 80, _ rows: Int = 24) -> Frame { frame(columns, rows).withCursorDrawn }

  /// One row of the screen, from 1 as people count.
  package func row(_ row: Int, of rows: Int = 24) -> String { frame(80, rows).text(row: row - 1) }

  /// The notice row, 80 x 24.
  package var notice: String { row(21) }
  /// The bottom line, 80 x 24.
  package var keys: String { row(24) }

  /// The transcript's lines as kept: time, speaker, words.
  package var lines: [String] {
    desk.session.standing.rows.filter { $0.speaker != nil }.map {
      "\(clockText(milliseconds: $0.milliseconds)) \($0.speaker?.description ?? "") \($0.text)"
    }
  }

  /// Words alone, in order.
  package var words: [String] { desk.session.standing.rows.filter(\.isTurn).map(\.text) }
}

extension Frame {
  /// The same with `█` where the cursor rests.
  package var withCursorDrawn: Frame {
    var shown = self
    if let cursor { shown.set(Glyph("\u{2588}", columns: 1), at: cursor) }
    return shown
  }
}

extension LiveDesk.Setting {
  /// Shipped marks and cards, and a flagger that knows a handful of phrases.
  package static func rehearsal(
    title: String = "Group A", bindings: Bindings = .standard, isRehearsal: Bool = false
  ) -> LiveDesk.Setting {
    LiveDesk.Setting(
      title: title, marks: Shelf.marks, cards: Shelf.cards, flagging: phraseFlagging, ruleBook: "rehearsal",
      offsetMinutes: 0, bindings: bindings, isRehearsal: isRehearsal)
  }

  /// Phrases and what is found in them; the real rule book lives behind the same closure.
  private static let phrases:
    [(words: String, category: Category, tier: Tier, kind: String, advice: String)] = [
      (
        "fix that by Friday", .promising, .sure, "dated promise",
        "I can't say what will happen; it goes on record."
      ),
      ("you're right about that", .agreeing, .sure, "agreement", "Thank you. Who sees it differently?"),
      ("should be fine", .promising, .likely, "soft promise", "That isn't mine to decide."),
      ("I see", .agreeing, .faint, "acknowledgement", "Thank you."),
      ("difficult", .judging, .likely, "judgement of a person", "Raised three objections."),
    ]

  private static let phraseFlagging: Flagging = { utterance in
    guard utterance.voice != .participant else { return [] }
    return phrases.compactMap { phrase in
      guard let start = start(of: phrase.words, in: utterance.text) else { return nil }
      return Finding(
        phrase.category, rule: "rehearsal.\(phrase.kind)", bytes: start..<(start + phrase.words.utf8.count),
        tier: phrase.tier, score: 1, kind: phrase.kind, reason: phrase.words, advice: phrase.advice)
    }
  }

  private static func start(of words: String, in text: String) -> Int? {
    let bytes = Array(text.utf8)
    let sought = Array(words.utf8)
    guard bytes.count >= sought.count else { return nil }
    return (0...(bytes.count - sought.count)).first { Array(bytes[$0..<($0 + sought.count)]) == sought }
  }
}
