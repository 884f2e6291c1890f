import Anonymising
import Fieldwork
import Journaling
import Notation
import Preparing

/// `evenkeel anonymise`: names and other identifiers in any text, replaced by pseudonyms.
package struct TextAnonymising {
  /// What comes in and what goes out.
  package enum Shape: String, CaseIterable, Sendable {
    case text
    case jsonl
  }

  private let input: Shape
  private let format: Shape
  private let policy: Policy
  private let roster: [RosterName]

  /// Documents of one study have to be read before the first is written, so all of it is held.
  private static let maxBytes = 1 << 30

  /// - Throws: code 3 when the roster cannot be read, 5 when it is none.
  package init(
    input: Shape, format: Shape, pseudonyms: Policy.Style, roster: String?, on disk: any Disk
  ) throws(Failure) {
    self.input = input
    self.format = format
    policy = Policy(style: pseudonyms)
    self.roster = try roster.map { path throws(Failure) in try Self.names(path, on: disk) } ?? []
  }

  /// Writes the pseudonymised text to standard output.
  ///
  /// - Returns: 5 when a line was no document; the rest went on.
  /// - Throws: code 3 when the file cannot be read, or standard output takes no more.
  package func run(_ path: String, on disk: any Disk) throws(Failure) -> Failure.Code? {
    let bytes = path == "-" ? readAll(0) : try Self.bytes(path, on: disk)
    if input == .text, format == .text, bytes.count > Passages.most { return try long(bytes) }
    let documents = input == .jsonl ? bytes : Self.document(bytes, path)
    var isSound = true
    var isTaken = true
    documents.withUnsafeBufferPointer { lines in
      Anonymise.lines(lines, roster: roster, policy: policy) { answer in
        isSound = isSound && answer.isSound
        let bytes = format == .jsonl ? answer.line + [UInt8(ascii: "\n")] : Self.text(of: answer.line)
        isTaken = isTaken && putBytes(bytes)
      }
    }
    guard isTaken else { throw Self.notTaken }
    return isSound ? nil : .unfit
  }

  /// A long text, read and written a passage at a time, so that it takes little more memory than it has bytes.
  private func long(_ bytes: [UInt8]) throws(Failure) -> Failure.Code? {
    var pseudonymiser = Pseudonymiser(roster: roster, policy: policy)
    for isWriting in [false, true] {
      for passage in Passages(bytes) {
        let lines = String(decoding: passage, as: UTF8.self).split(
          separator: "\n", omittingEmptySubsequences: false
        ).map { SpokenLine(String($0)) }
        guard isWriting else {
          _ = pseudonymiser.meet(lines)
          continue
        }
        let words = (pseudonymiser.redacted(lines) ?? []).map(\.text.text).joined(separator: "\n")
        guard putBytes(Array(words.utf8)) else { throw Self.notTaken }
      }
    }
    return nil
  }

  private static let notTaken = Failure(
    .unreachable, "standard output did not take all of the text; make room, then give the text again")

  private static func bytes(_ path: String, on disk: any Disk) throws(Failure) -> [UInt8] {
    try reach { () throws(DiskError) in try disk.bytes(of: path, limit: maxBytes) }
  }

  /// Text as the one document it is.
  private static func document(_ bytes: [UInt8], _ path: String) -> [UInt8] {
    (["doc": .string(path), "text": .string(String(decoding: bytes, as: UTF8.self))] as JSON).bytes
  }

  /// The text of an answer; a line that was no document has its error in its place.
  private static func text(of line: [UInt8]) -> [UInt8] {
    guard let answer = try? JSON.parse(line) else { return [] }
    if let text = answer["text"]?.string { return Array(text.utf8) }
    return Array((harmless(answer["error"]?.string ?? "") + "\n").utf8)
  }

  /// A roster as evenkeel keeps it, or a plain list of names.
  private static func names(_ path: String, on disk: any Disk) throws(Failure) -> [RosterName] {
    let text = try StudyFolder.text(path, on: disk)
    let roster: Roster
    if path.hasSuffix(".yaml") || path.hasSuffix(".yml") {
      do throws(StudyError) {
        roster = try Roster.reading(yaml: text, path: harmless(path)).roster
      } catch {
        throw Failure(.unfit, error.description)
      }
    } else {
      roster = Roster.reading(list: text).roster
    }
    return roster.people.compactMap(RosterName.init(_:))
  }
}

/// Stretches of a text that end at a line's end, each with that end in it, and about ``most`` bytes long.
private struct Passages: Sequence, IteratorProtocol {
  static let most = 1 << 16
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  mutating func next() -> ArraySlice<UInt8>? {
    guard !rest.isEmpty else { return nil }
    let end = rest.dropFirst(Self.most - 1).firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? rest.endIndex
    defer { rest = rest[end...] }
    return rest[..<end]
  }
}
