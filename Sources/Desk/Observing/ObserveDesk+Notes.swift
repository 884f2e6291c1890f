import Canvas
import Facilitation
import Fieldwork

/// What is on its way to the observer's own file, in order: one step at a time.
struct NoteKeeping: Sendable {
  enum Step: Sendable {
    case note(Note)
    /// Flags, an undo: nothing anybody typed.
    case entries([Entry], notice: String?)

    var entries: [Entry] {
      switch self {
      case .note(let note): [.note(note)]
      case .entries(let entries, _): entries
      }
    }
  }

  var queue: [Step] = []
  /// Asked for, not answered yet.
  var inFlight: (step: Step, ticket: Int, since: Moment)?
  /// Why the last step could not be kept; everything waits until it is tried again.
  var failure: String?
  /// The step that failed: the words of a note are in the input line again.
  var failed: Step?
  var draftFailure: String?
  var lastTicket = 0

  func savingShownAt(_ now: Moment) -> Moment? {
    guard failure == nil, let since = inFlight?.since else { return nil }
    let due = since.adding(milliseconds: Keeping.savingAfterMilliseconds)
    return due > now ? due : nil
  }

  func state(at now: Moment) -> String {
    if failure != nil { return "NOT SAVED" }
    guard let since = inFlight?.since else { return "saved" }
    return now.milliseconds - since.milliseconds >= Keeping.savingAfterMilliseconds ? "saving" : ""
  }

  /// Words of notes that are not on the disk, in order.
  var words: [String] {
    ([inFlight?.step] + queue).compactMap { step in
      if case .note(let note)? = step { return note.text }
      return nil
    }
  }
}

extension ObserveDesk {
  // MARK: - Keeping

  /// Enter: the note is kept behind everything that waits already.
  mutating func keepNote() -> [Effect] {
    if keeping.failure != nil { return tryAgain() }
    guard field.text.contains(where: { !$0.isWhitespace }) else { return [] }
    keeping.queue.append(.note(typedNote))
    startLine()
    return sendNext()
  }

  private var typedNote: Note {
    var about: EntryID?
    if case .note(let line) = purpose { about = line }
    return Note(
      .observer(1), composed(field.text), about: about, writtenMilliseconds: sessionNow,
      authorName: setting.name)
  }

  /// An empty line for the next note.
  private mutating func startLine() {
    field = TextField()
    purpose = .note(about: nil)
    live = LiveFlags()
    emptied = nil
    notice = nil
  }

  private mutating func sendNext() -> [Effect] {
    guard keeping.inFlight == nil, keeping.failure == nil, !keeping.queue.isEmpty else { return [] }
    let step = keeping.queue.removeFirst()
    keeping.lastTicket += 1
    keeping.inFlight = (step, keeping.lastTicket, now)
    return [.append(step.entries, ticket: keeping.lastTicket)]
  }

  /// What is on the disk counts, and is looked through.
  mutating func takeKept(_ entries: [KeptEntry], ticket: Int) -> [Effect] {
    guard let flight = keeping.inFlight, flight.ticket == ticket else { return [] }
    keeping.inFlight = nil
    for entry in entries { own.apply(entry) }
    if case .entries(_, let said?) = flight.step { notice = said }
    for entry in entries { flag(entry) }
    gather()
    return sendNext()
  }

  private mutating func flag(_ kept: KeptEntry) {
    guard case .note(let note) = kept.entry else { return }
    let found = findings(in: note.text)
    guard !found.isEmpty else { return }
    let flags = found.map { Entry.flag(Flag(on: EntryID(kept.number), $0, ruleBook: setting.ruleBook)) }
    let said = LiveFlags.foremost(of: found).map(Self.flagNotice)
    keeping.queue.insert(.entries(flags, notice: said), at: 0)
  }

  /// The disk refused: the words are in the input line again, what was typed since waits behind them.
  mutating func takeNotKept(_ why: String, ticket: Int) {
    guard let flight = keeping.inFlight, flight.ticket == ticket else { return }
    keeping.inFlight = nil
    keeping.failure = why
    keeping.failed = flight.step
    guard case .note(let note) = flight.step else { return }
    if !field.isEmpty { aside = Aside(field: field, purpose: purpose) }
    field = TextField(note.text)
    purpose = .note(about: note.about)
    mode = .writing
    reading = nil
    touch()
  }

  private mutating func tryAgain() -> [Effect] {
    keeping.failure = nil
    guard let failed = keeping.failed else { return sendNext() }
    keeping.failed = nil
    guard case .note(var note) = failed else {
      keeping.queue.insert(failed, at: 0)
      return sendNext()
    }
    if field.text.contains(where: { !$0.isWhitespace }) {
      note.text = composed(field.text)
      keeping.queue.insert(.note(note), at: 0)
    }
    startLine()
    putBackAside()
    return sendNext()
  }

  /// The note that waited while something else was typed.
  mutating func putBackAside() {
    field = aside?.field ?? TextField()
    purpose = aside?.purpose ?? .note(about: nil)
    aside = nil
    touch()
  }

  // MARK: - Undo

  mutating func undo() -> [Effect] {
    if field.isEmpty, let emptied {
      field = emptied
      self.emptied = nil
      touch()
      return []
    }
    guard let line = own.steps.last else { return say("There is nothing to undo.") }
    guard !isTaken(line) else {
      return say("The facilitator took that note in; it stands in the transcript.")
    }
    return keep([.undo(line)], "Taken back: \(words(ofLine: line)). \(key(.redo)) brings it back.")
  }

  mutating func redo() -> [Effect] {
    guard let line = own.takenBack.last else { return say("There is nothing to redo.") }
    return keep([.redo(line)], "Back: \(words(ofLine: line)).")
  }

  private mutating func keep(_ entries: [Entry], _ notice: String) -> [Effect] {
    // What undo is about is decided from what is kept, so nothing may be on its way.
    guard keeping.inFlight == nil, keeping.queue.isEmpty, keeping.failure == nil else { return [] }
    keeping.queue.append(.entries(entries, notice: notice))
    return sendNext()
  }

  private func words(ofLine line: Int) -> String {
    guard case .note(let note)? = own.entry(line)?.entry else { return "a note" }
    return "\"\(Self.excerpt(note.text))\", \(clockText(milliseconds: note.writtenMilliseconds ?? 0))"
  }

  static func excerpt(_ text: String) -> String {
    text.count > 30 ? text.prefix(29).trimmingSpaces + "…" : text
  }

  // MARK: - Draft

  /// Everything typed that is not on the disk, in the order it was typed, as one line.
  private var draft: DeskDraft {
    let open = isNote ? [field.text] : []
    let behind = aside.map { [$0.field.text] } ?? []
    let isBack = keeping.failure != nil
    let lines = isBack ? open + keeping.words + behind : keeping.words + behind + open
    let text = lines.filter { !$0.isEmpty }.joined(separator: " ")
    let rest = isNote && !isBack ? field.text.utf8.dropFirst(field.cursor).count { $0 & 0xC0 != 0x80 } : 0
    return DeskDraft(
      text: text, cursor: text.unicodeScalars.count - rest, speaker: .observer(1),
      elapsedMilliseconds: sessionNow, after: own.kept.last?.number,
      lines: text.isEmpty
        ? [] : lines.filter { !$0.isEmpty }.map { .init($0, by: .observer(1), kind: .note(nil)) })
  }

  private var isNote: Bool { purpose != .filter }

  /// The draft file learns what changed in the words.
  mutating func draftEffects() -> [Effect] {
    let draft = draft
    if let sent = draftSent, sent.text == draft.text, sent.cursor == draft.cursor,
      draft.text.isEmpty || sent.after == draft.after
    {
      return []
    }
    defer { draftSent = draft }
    if draftSent == nil && draft.text.isEmpty { return [] }
    return [.saveDraft(draft)]
  }

  /// Goes on with the line of a stopped program, less what had been kept after the draft was written.
  mutating func takeUp(_ draft: DeskDraft) {
    field = TextField(draft.left(after: own.kept).map(\.text).joined(separator: " "))
    draftSent = draft
    touch()
  }
}
