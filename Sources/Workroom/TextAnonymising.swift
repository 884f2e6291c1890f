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
  package func run(_ path: String, on disk: any Disk) throws(Failure) -> Failure.Code? {
    let bytes = path == "-" ? readAll(0) : try Self.bytes(path, on: disk)
    let documents = input == .jsonl ? bytes : Self.document(bytes, path)
    var isSound = true
    documents.withUnsafeBufferPointer { lines in
      Anonymise.lines(lines, roster: roster, policy: policy) { answer in
        isSound = isSound && answer.isSound
        putBytes(format == .jsonl ? answer.line + [UInt8(ascii: "\n")] : Self.text(of: answer.line))
      }
    }
    return isSound ? nil : .unfit
  }

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
    return roster.people.compactMap { $0.name.map { RosterName($0) } }
  }
}
