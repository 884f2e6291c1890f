import Canvas
import Facilitation
import Fieldwork

/// Something to be kept. What it comes to is decided when its turn comes, so that a mark on the line before
/// finds that line on the record even when the disk is slow.
struct Request: Sendable {
  enum What: Sendable {
    case command(Command)
    case entries([Entry])
    /// Something about the newest line, which may itself still wait to be kept.
    case onNewest(@Sendable (Row) -> Command?)
  }

  var what: What
  /// The words, when it is a line somebody said: they come back into the input line if they cannot be kept.
  var line: TypedLine?
  /// Said in the notice row once it is kept.
  var notice: String?
  /// Effects that wait until it is kept.
  var afterwards: [Effect] = []

  init(_ command: Command, notice: String? = nil, afterwards: [Effect] = []) {
    what = .command(command)
    self.notice = notice
    self.afterwards = afterwards
  }

  init(entries: [Entry]) { what = .entries(entries) }

  init(notice: String? = nil, onNewest: @escaping @Sendable (Row) -> Command?) {
    what = .onNewest(onNewest)
    self.notice = notice
  }

  /// A turn of whoever was chosen; begun with a quotation mark by anyone but the facilitator, a quote.
  init(_ line: TypedLine, words: String) {
    let isQuote = line.speaker != .facilitator && words.first.map { "\"“„«".contains($0) } ?? false
    what = .command(.say(line.speaker, words, marks: isQuote ? ["quote"] : []))
    self.line = line
  }

  func command(in session: Session) -> Command {
    switch what {
    case .command(let command): command
    case .entries, .onNewest: .undo
    }
  }

  /// The entries it comes to now; none when what it was about is gone.
  func entries(in session: Session, at now: Int) throws(SessionError) -> [Entry] {
    switch what {
    case .command(let command): return try session.entries(for: command, at: now)
    case .entries(let entries): return entries
    case .onNewest(let decide):
      guard let row = session.standing.lastLine, let command = decide(row) else { throw .noLine }
      return try session.entries(for: command, at: now)
    }
  }
}

/// What is on its way to the disk: one request at a time, the others behind it in their order, so that no
/// failure can put a later line before an earlier one.
struct Keeping: Sendable {
  /// Asked for, not answered yet.
  var inFlight: (request: Request, ticket: Int, since: Moment)?
  var queue: [Request] = []
  /// Why the last request could not be kept; everything waits until it is tried again.
  var failure: String?
  /// The step that could not be kept, when it was no line: a line is in the input line again.
  var failedStep: Request?
  var draftFailure: String?
  var lastTicket = 0

  /// After so many milliseconds without an answer the screen says `saving`.
  static let savingAfterMilliseconds = 300

  var isIdle: Bool { inFlight == nil && queue.isEmpty && failedStep == nil }

  /// Lines that wait, in order.
  var waitingLines: [TypedLine] { ([inFlight?.request.line] + queue.map(\.line)).compactMap(\.self) }

  func savingShownAt(_ now: Moment) -> Moment? {
    guard failure == nil, let since = inFlight?.since else { return nil }
    let due = since.adding(milliseconds: Self.savingAfterMilliseconds)
    return due > now ? due : nil
  }

  func state(at now: Moment) -> String {
    if failure != nil { return "NOT SAVED" }
    guard let since = inFlight?.since else { return "saved" }
    return now.milliseconds - since.milliseconds >= Self.savingAfterMilliseconds ? "saving" : ""
  }
}

extension Entry {
  fileprivate var isPlainTurn: Bool {
    if case .turn(let turn) = self { return turn.marks.isEmpty }
    return false
  }
}

extension LiveDesk {
  /// Keeps this behind everything that waits already.
  mutating func ask(_ request: Request) -> [Effect] {
    keeping.queue.append(request)
    return sendNext()
  }

  /// Sends the next request that comes to something; a refusal is said, and its words come back.
  mutating func sendNext() -> [Effect] {
    while keeping.inFlight == nil, keeping.failure == nil, !keeping.queue.isEmpty {
      let request = keeping.queue.removeFirst()
      do {
        let entries = try request.entries(in: session, at: sessionNow)
        guard !entries.isEmpty else { continue }
        keeping.lastTicket += 1
        keeping.inFlight = (request, keeping.lastTicket, now)
        return [.append(entries, ticket: keeping.lastTicket)]
      } catch {
        notice = sentence(error)
        if let words = request.line { bringBack(words) }
      }
    }
    return []
  }

  /// Entries are on the disk: only now they count.
  mutating func takeKept(_ entries: [KeptEntry], ticket: Int) -> [Effect] {
    let rows = standing.rows.count
    var takenBack: String?
    for entry in entries {
      takenBack = sentence(onTakingBack: entry) ?? takenBack
      session.apply(entry)
    }
    var effects: [Effect] = []
    if let flight = keeping.inFlight, flight.ticket == ticket {
      keeping.inFlight = nil
      notice = takenBack ?? flight.request.notice ?? notice
      effects = flight.request.afterwards
      raiseFlags(on: entries, answers: flight.request.line?.answers ?? [])
    }
    settle(entries, newRows: standing.rows.count - rows)
    return effects + sendNext()
  }

  /// What follows from a changed standing.
  private mutating func settle(_ entries: [KeptEntry], newRows: Int) {
    // Counting walks the whole transcript: a line that only says something changes no count.
    if entries.contains(where: { !$0.entry.isPlainTurn }) { tally = Tally(standing) }
    follow(newRows: max(0, newRows))
    if let query = reading.query { reading.hits = hits(of: query) }
    for entry in entries { follow(entry) }
  }

  /// The disk refused: the words are in the input line again, what was typed since waits behind them.
  mutating func takeNotKept(_ why: String, ticket: Int) {
    guard let flight = keeping.inFlight, flight.ticket == ticket else { return }
    keeping.inFlight = nil
    keeping.failure = why
    awaitNothing()
    if let words = flight.request.line {
      bringBack(words)
    } else {
      keeping.failedStep = flight.request
    }
  }

  private mutating func bringBack(_ words: TypedLine) {
    asking = nil
    overlay = nil
    if line.purpose != .turn { _ = putBackLine() }
    mode = .writing
    if !line.isEmpty { aside.append(line) }
    line = words
    live = LiveFlags()
    touch()
  }

  /// Enter after a failure: the same again, then everything behind it.
  mutating func tryAgain() -> [Effect] {
    keeping.failure = nil
    var again: [Request] = []
    if let step = keeping.failedStep {
      keeping.failedStep = nil
      keeping.queue.insert(step, at: 0)
      if !line.field.isEmpty { keeping.queue.append(Request(line, words: words)) }
      startLine()
      return sendNext()
    }
    if !line.field.isEmpty { again.append(Request(line, words: words)) }
    keeping.queue.insert(contentsOf: again, at: 0)
    startLine()
    if let later = aside.popLast() { line = later }
    touch()
    return sendNext()
  }
}
