import Canvas
import Desk
import Facilitation
import Fieldwork
import Preparing
import Rehearsal

/// An observer at a second terminal, played by keys: their notes are kept as a disk would keep them.
struct ObserveRehearsal {
  private(set) var desk: ObserveDesk
  private(set) var now = LiveRehearsal.opening
  private(set) var effects: [Effect] = []
  /// Everything their own file holds.
  private(set) var kept: [KeptEntry]

  /// Why the disk refuses; `nil` when it takes what it is given.
  var refusal: String?

  static let file = "observer-Ada.jsonl"

  init(
    kept: [KeptEntry] = [
      KeptEntry(0, at: LiveRehearsal.opening, .opened(Opening(session: "group-a", evenkeel: "test")))
    ],
    draft: DeskDraft? = nil, isFollowing live: LiveRehearsal? = .calm()
  ) {
    self.kept = kept
    let setting = LiveDesk.Setting.rehearsal()
    desk = ObserveDesk(
      setting: ObserveDesk.Setting(
        title: "group-a", name: "Ada", file: Self.file, marks: Shelf.marks, flagging: setting.flagging,
        ruleBook: "test", bindings: ObserveDesk.bindings(of: .standard)), kept: kept,
      roster: Roster(LiveRehearsal.people), draft: draft, at: now)
    guard let live else { return }
    now = live.now
    follow(live.desk.session)
  }

  mutating func follow(_ session: Session) { send(.followed(.begun(session.guide, session.kept))) }

  mutating func press(_ names: String) {
    for name in names.split(separator: " ") {
      if let key = Key(named: String(name)) { send(.key(key)) }
    }
  }

  mutating func type(_ text: String) { for letter in text { send(.key(.character(letter))) } }

  mutating func write(_ note: String) {
    type(note)
    press("Enter")
  }

  mutating func wait(milliseconds: Int) {
    now = now.adding(milliseconds: milliseconds)
    send(.tick)
  }

  mutating func send(_ message: Message) {
    let wanted = desk.update(message, at: now)
    effects += wanted
    for case .append(let entries, let ticket) in wanted {
      if let refusal {
        send(.notKept(why: refusal, ticket: ticket))
      } else {
        let entry = KeptEntry(
          (kept.last?.number ?? -1) + 1, at: now, entries.count == 1 ? entries[0] : .batch(entries))
        kept.append(entry)
        send(.kept([entry], ticket: ticket))
      }
    }
  }

  /// The session after the facilitator took in what waits here.
  mutating func takeIn(into live: inout LiveRehearsal) {
    let notes = desk.waiting.map { row in
      Note(
        .observer(1), row.text, writtenMilliseconds: row.milliseconds, authorName: "Ada",
        origin: NoteOrigin(file: Self.file, line: row.id.line))
    }
    live.keep(notes.map(Entry.note))
    follow(live.desk.session)
  }

  func screen(_ columns: Int = 80, _ rows: Int = 24) -> Frame {
    desk.frame(size: Size(columns: columns, rows: rows)).withCursorDrawn
  }

  func row(_ row: Int, of rows: Int = 24) -> String {
    desk.frame(size: Size(columns: 80, rows: rows)).text(row: row - 1)
  }

  var notice: String { row(21) }
  var input: String { row(22) }
  var text: String { desk.frame(size: Size(columns: 80, rows: 24)).text }
  var waiting: [String] { desk.waiting.map(\.text) }
}
