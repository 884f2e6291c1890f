import Fieldwork
import Journaling
import Notation
import Preparing

/// What people wrote down between the sessions of a study: what baffled, confused or troubled them.
///
/// One journal for each writer beside `study.yaml`, `inbox-P3.jsonl`, with a turn for each item and the kind as its mark.
/// Writers go by code, so no name stands there, and a withdrawal takes their words out as it does elsewhere.
package struct Inbox: Sendable {
  /// The kinds there are. Source: REQUIREMENTS 3.6.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case baffled
    case confused
    case troubled
  }

  /// One item, in the words of whoever wrote it.
  package struct Item: Hashable, Sendable {
    package var kind: Kind
    package var writer: Speaker
    package var text: String
    package var at: Moment
  }

  /// The study's folder.
  let path: String
  let disk: any Disk

  /// - Throws: code 3 when there is no study.
  package init(_ study: String, on disk: any Disk) throws(Failure) {
    path = SessionFolder(study, on: disk).path
    self.disk = disk
    guard
      case .file = try reach({ [path] () throws(DiskError) in
        try disk.kind(of: path + "/study.yaml")
      })
    else {
      throw Failure(
        .unreachable, "'\(harmless(study))' has no study.yaml; 'evenkeel study new' begins a study")
    }
  }

  /// The writer whose items are in a file of this name; `nil` for any other file.
  static func writer(ofFile name: String) -> Speaker? {
    guard name.hasPrefix("inbox-"), name.hasSuffix(".jsonl") else { return nil }
    return Speaker(String(name.dropFirst("inbox-".count).dropLast(".jsonl".count)))
  }

  // MARK: - Reading

  /// Everything written since `moment`, oldest first, and what could not be read, a sentence each.
  package func items(since moment: Moment? = nil) throws(Failure) -> (items: [Item], troubles: [String]) {
    try Intent.finish(in: path, on: disk)
    var items: [Item] = []
    var troubles: [String] = []
    for name in try reach({ () throws(DiskError) in try disk.list(path) }).sorted() {
      guard let writer = Self.writer(ofFile: name) else { continue }
      do throws(JournalError) {
        let reading = try JournalReader.read("\(path)/\(name)", on: disk)
        items += reading.entries.compactMap { Self.item($0, of: writer) }
        if reading.condition != .empty, let error = reading.error(path: "\(path)/\(name)") { throw error }
      } catch {
        troubles.append(error.description)
      }
    }
    return (items.filter { item in moment.map { item.at > $0 } ?? true }.sorted { $0.at < $1.at }, troubles)
  }

  private static func item(_ kept: KeptEntry, of writer: Speaker) -> Item? {
    guard case .turn(let turn) = kept.entry, turn.speaker == writer else { return nil }
    let kind = turn.marks.lazy.compactMap(Kind.init).first ?? .confused
    return Item(kind: kind, writer: writer, text: turn.text, at: kept.at)
  }

  /// When the session held last was opened; `nil` before any. What came in since is for the next one.
  package func lastHeld() throws(Failure) -> Moment? {
    let sessions = path + "/sessions"
    guard case .folder = try reach({ () throws(DiskError) in try disk.kind(of: sessions) }) else {
      return nil
    }
    var last: Moment?
    for name in try reach({ () throws(DiskError) in try disk.list(sessions) }) where !name.hasPrefix(".") {
      let journal = "\(sessions)/\(name)/journal.jsonl"
      guard case .file(let size)? = try? disk.kind(of: journal), size > 0,
        let first = try? JournalReader.read(journal, on: disk).entries.first,
        case .opened(let opening) = first.entry, !opening.isRehearsal
      else { continue }
      last = max(last ?? first.at, first.at)
    }
    return last
  }

  // MARK: - Writing

  /// Keeps an item in its writer's file; returns once it is on the disk.
  ///
  /// - Parameter writer: a code, or a name of the roster.
  /// - Throws: code 2 for a writer nobody knows or words that are none, 3 when the disk refuses, 4 while the same writer
  ///   is at work elsewhere.
  package func add(
    _ text: String, _ kind: Kind, by writer: String, version: String, clock: Clock
  ) throws(Failure) -> Speaker {
    let words = composed(text)
    guard words.contains(where: { !$0.isWhitespace }), words.utf8.count <= Turn.maxTextBytes else {
      throw Failure(.usage, "an item is some words, at most \(Turn.maxTextBytes) bytes")
    }
    let code = try code(writer)
    do throws(JournalError) {
      let opened = try JournalWriter.open(
        "\(path)/inbox-\(code).jsonl", on: disk, holder: SystemDisk.holder(name: "inbox"), now: clock.now(),
        chance: SystemRandomNumberGenerator())
      defer { opened.writer.close() }
      let beginning = Entry.opened(Opening(session: "inbox", evenkeel: version))
      let entries =
        (opened.reading.lines > 0 ? [] : [beginning])
        + [.turn(Turn(code, words, marks: [kind.rawValue]))]
      _ = try opened.writer.keep(entries.map { JournalWriter.Waiting($0, at: clock.now()) })
    } catch {
      throw Failure(error)
    }
    return code
  }

  private func code(_ writer: String) throws(Failure) -> Speaker {
    let wanted = composed(writer)
    if let code = Speaker(wanted.uppercased()) { return code }
    let roster = try RosterBook(
      SessionFolder("\(path)/sessions/inbox", study: path, on: disk), on: disk, facilitator: nil
    ).roster
    let found = roster.people.filter { $0.name?.lowercased() == wanted.lowercased() }
    guard found.count == 1, let person = found.first else {
      throw Failure(
        .usage,
        "'\(harmless(writer))' is \(found.isEmpty ? "nobody" : "more than one") on the roster; give a "
          + "code, such as P3, V1 or F")
    }
    return person.code
  }
}
