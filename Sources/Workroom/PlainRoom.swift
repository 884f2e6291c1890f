import Desk
import Facilitation
import Fieldwork
import Journaling
import Notation

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Line mode: lines in, kept rows out, until the input ends.
///
/// A line that cannot be kept waits, and everything after it waits behind it in order; each further line tries
/// again first, an empty one does only that.
package struct PlainRoom {
  private var desk: PlainDesk
  private let keeper: Keeper
  private let clock: Clock
  private let isTerminal: Bool
  private var roster: RosterBook
  private var observers: (Session) -> [Note]?
  private let folder: SessionFolder

  /// Lines read while the disk refused, the oldest first.
  private var waiting: [String] = []

  /// Words that wait for the session to go on, the oldest first.
  private var held: [String] = []

  /// Whether the draft on the disk still holds lines; it is written anew once they are kept.
  private var isDraftFull = false

  private let notices: [String]

  /// Keeps what the session begins with; a draft that was left waits to be kept as the first line.
  package init(_ opened: OpenedSession) throws(Failure) {
    keeper = opened.keeper
    clock = opened.clock
    roster = opened.roster
    folder = opened.folder
    observers = opened.observersReader()
    isTerminal = isatty(0) == 1
    var session = opened.session
    var opened = opened
    do throws(Failure) {
      try opened.passGate()
    } catch {
      opened.keeper.close()
      throw error
    }
    try opened.keepBeginning(&session)
    desk = opened.plainDesk(session)
    notices = opened.notices
    if let draft = opened.draft { waiting = desk.lines(of: draft) }
    isDraftFull = !waiting.isEmpty
  }

  /// Reads to the end of the input, or to `/quit`.
  ///
  /// - Throws: code 3 when lines that were typed could not be kept to the end; they are in the draft then.
  package mutating func conduct() throws(Failure) {
    tell(notices)
    tell(desk.place())
    if !waiting.isEmpty { tell(["not kept yet; an empty line keeps it:"] + waiting) }
    var lines = InputLines(descriptor: 0)
    ask()
    while let line = lines.next() {
      if let notes = observers(desk.session) { hear(notes) }
      waiting.append(line)
      if !work() { return keeper.close() }
      ask()
    }
    _ = work()
    keepDraft()
    keeper.close()
    if !held.isEmpty { tell(["the words are in '\(harmless(folder.draft))'"]) }
    guard waiting.allSatisfy({ PlainLine($0) == .nothing }) else {
      throw Failure(
        .unreachable,
        "\(waiting.count) line\(waiting.count == 1 ? "" : "s") could not be kept; the words are in "
          + "'\(harmless(folder.draft))': make room, then run the session again")
    }
  }

  /// Does what waits, in order, until the disk refuses; false when the session is to be left.
  private mutating func work() -> Bool {
    while let line = waiting.first {
      let step = desk.read(line, at: now)
      if case .hold = step { held.append(line) }
      switch obey(step) {
      case .done:
        waiting.removeFirst()
        goOnWithHeld()
      case .refused:
        keepDraft()
        return true
      case .leave:
        waiting.removeFirst()
        keepDraft()
        return false
      }
    }
    if isDraftFull || !held.isEmpty { keepDraft() }
    return true
  }

  /// What waited for the session to be opened again comes before what is typed since.
  private mutating func goOnWithHeld() {
    guard !held.isEmpty, desk.session.standing.stage != .closed else { return }
    waiting = held + waiting
    held = []
  }

  private enum Outcome { case done, refused, leave }

  private mutating func obey(_ step: PlainDesk.Step) -> Outcome {
    switch step {
    case .keep(let entries): return keep(entries) ? .done : .refused
    case .keepNamed(let entries, let name):
      guard keep(entries) else { return .refused }
      if case .person(let step)? = entries.first { self.name(step.code, name) }
      return .done
    case .takeInNotes(let entries):
      guard keep(entries) else { return .refused }
      desk.waiting = []
      return .done
    case .name(let code, let name):
      self.name(code, name)
      return .done
    case .say(let lines), .hold(let lines):
      tell(lines)
      return .done
    case .close(let entries):
      guard keep(entries) else { return .refused }
      close()
      return .done
    case .quit: return .leave
    }
  }

  private mutating func keep(_ entries: [Entry]) -> Bool {
    do throws(JournalError) {
      let outcome = desk.kept(try keeper.keepNow(entries, at: clock.now()))
      tell(outcome.lines)
      // The turn is safe; a flag that cannot be kept is said and costs nothing else.
      for entry in outcome.next where !keep([entry]) { return true }
      return true
    } catch {
      let reason = error.reason.prefix(1).uppercased() + error.reason.dropFirst()
      tell(["NOT SAVED  \(reason). Your words wait; \(error.remedy), then an empty line."])
      return false
    }
  }

  private mutating func name(_ code: Speaker, _ name: String) {
    roster.name(code, name, through: nil)
    desk.roster = roster.roster
    if let trouble = roster.trouble { tell([trouble]) } else { tell(["\(code) is \(name)"]) }
  }

  private mutating func hear(_ notes: [Note]) {
    if notes.count > desk.waiting.count {
      let isOne = notes.count == 1
      let waiting = isOne ? "1 note from observers waits" : "\(notes.count) notes from observers wait"
      tell(["\(waiting); /notes takes \(isOne ? "it" : "them") in"])
    }
    desk.waiting = notes
  }

  private func close() {
    do throws(Failure) {
      let path = try TranscriptFile.write(desk.session, folder, offsetMinutes: clock.offsetMinutes)
      tell(["closed; the transcript is in '\(path)'"])
    } catch {
      tell([error.description])
    }
  }

  private mutating func keepDraft() {
    // The line end at the end tells these from the words of a screen.
    let lines = held + waiting
    keeper.save(
      Draft(
        text: lines.map { $0 + "\n" }.joined(), cursor: 0, speaker: desk.speaker, elapsedMilliseconds: now,
        after: desk.session.kept.last?.number))
    keeper.finish()
    isDraftFull = !lines.isEmpty
  }

  private var now: Int { desk.session.standing.clock.milliseconds(at: clock.now()) }

  private func ask() {
    if isTerminal { put("\(harmless(desk.prompt)) ") }
  }

  private func tell(_ lines: [String]) {
    if !lines.isEmpty { put(lines.map { harmless($0) + "\n" }.joined()) }
  }
}

/// Writes all of it to standard output. A reader that has gone ends the program by SIGPIPE, with all kept safe.
func put(_ text: String) { putBytes(Array(text.utf8)) }

/// The same for bytes; false when it did not take all of them.
@discardableResult
func putBytes(_ all: [UInt8]) -> Bool {
  var bytes = all[...]
  while !bytes.isEmpty {
    let count = bytes.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
    if count < 0 && errno == EINTR { continue }
    guard count > 0 else { return false }
    bytes = bytes.dropFirst(count)
  }
  return true
}

/// The lines of a descriptor, without their ends; what is no UTF-8 becomes U+FFFD.
struct InputLines {
  let descriptor: Int32
  private var pending: [UInt8] = []
  private var isAtEnd = false

  /// More without a line end is taken as a line: nothing typed is that long.
  private static let maxBytes = 1 << 24

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// Waits for the next line; `nil` at the end of the input. The last line may lack its end.
  mutating func next() -> String? {
    var searched = 0
    while true {
      if let end = pending[searched...].firstIndex(of: UInt8(ascii: "\n")) { return take(upTo: end) }
      searched = pending.count
      if isAtEnd || pending.count >= Self.maxBytes {
        return pending.isEmpty ? nil : take(upTo: pending.count)
      }
      fill()
    }
  }

  private mutating func take(upTo end: Int) -> String {
    var line = pending[..<end]
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    let text = String(decoding: line, as: UTF8.self)
    pending.removeFirst(min(end + 1, pending.count))
    return text
  }

  private mutating func fill() {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(descriptor, &buffer, buffer.count)
    if count < 0 && errno == EINTR { return }
    if count > 0 { pending += buffer[..<count] } else { isAtEnd = true }
  }
}
