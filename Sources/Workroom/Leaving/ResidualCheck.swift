import Anonymising
import Exporting
import Journaling
import Notation

/// The last look at files before they leave: at the bytes as the disk has them, and at their names.
struct ResidualCheck {
  private var check: LeakCheck

  /// - Parameter lines: words that leave; what somebody decided to leave in them may stand there.
  init(_ leaving: Leaving, _ lines: [RedactedLine] = []) {
    check = leaving.pseudonymiser.leakCheck()
    allow(lines)
  }

  /// Lets stand what somebody decided to leave in these words.
  mutating func allow(_ lines: [RedactedLine]) {
    for line in lines where !line.left.isEmpty {
      for range in line.leftRanges { check.allow(range, in: line.text.text) }
    }
  }

  /// How many names and forms of names are looked for.
  var nameCount: Int { check.count }

  /// A first look, on all processors: whether a name may be left somewhere.
  struct Look: Sendable {
    fileprivate let hits: Underway<Bool>
  }

  /// Begins the first look; what it is about can be packed and written meanwhile.
  func begin(_ parts: [[UInt8]]) -> Look {
    let check = check
    return Look(
      hits: Crew.begin(parts.flatMap(Self.shares)) { $0.contains { !check.leaks(in: Array($0)).isEmpty } })
  }

  /// - Parameters:
  ///   - parts: what was written.
  ///   - shown: how a message names the file.
  ///   - wordless: what the format makes of the same sessions without a word that anybody said or wrote.
  /// - Throws: code 4, with the place of the first name that is left and what to do, never the name.
  func pass(
    _ parts: [[UInt8]], shown: String, decide: String, wordless: () throws(Failure) -> [[UInt8]]
  ) throws(Failure) {
    try pass(begin(parts), parts, shown: shown, decide: decide, wordless: wordless)
  }

  /// The same where the first look was begun before.
  func pass(
    _ look: Look, _ parts: [[UInt8]], shown: String, decide: String,
    wordless: () throws(Failure) -> [[UInt8]]
  ) throws(Failure) {
    guard look.hits.products.contains(true) else { return }
    // What the format itself says may be somebody's name too; it would stand there whoever was in the room.
    var lenient = check
    for part in try wordless() { lenient.allow(whatStandsIn: part) }
    let leaks = parts.flatMap { lenient.leaks(in: $0) }
    guard let first = leaks.first else { return }
    let others = leaks.count > 1 ? " and \(leaks.count - 1) more" : ""
    throw Failure(
      .refused,
      "\(shown) was not written: \(first.form.rawValue) of the study's names is left in line \(first.line)"
        + "\(others) (\(first.entity)); \(decide) shows what was found, or hide these words there with 'a'")
  }

  /// So many bytes are looked at by one thread at a time, and so many before them once more, so that no name is cut.
  private static let share = 1 << 16
  private static let overlap = 1 << 12

  /// A part in pieces that each begin behind a blank or a tag where there is one.
  private static func shares(_ part: [UInt8]) -> [ArraySlice<UInt8>] {
    // A long page repeats its tags; the same bytes are looked at once.
    let bytes = part.first == UInt8(ascii: "<") ? markupWords(part) : part
    return stride(from: 0, to: bytes.count, by: share).map { start in
      let back = max(0, start - overlap)
      let head = bytes[back..<start].firstIndex { $0 <= 0x20 || $0 == UInt8(ascii: ">") } ?? back
      return bytes[(back == 0 ? 0 : head)..<min(start + share, bytes.count)]
    }
  }

  /// The file's own name may not say who it is about. Its format's ending says nothing: Mary Dunn may be MD in the
  /// words, and there is no other name for a Markdown file.
  func pass(name path: String) throws(Failure) {
    var name = path.split(separator: "/").last.map(String.init) ?? path
    if let dot = name.lastIndex(of: "."), Self.endings.contains(String(name[dot...].dropFirst())) {
      name.removeSubrange(dot...)
    }
    guard check.namesSomebody(in: name, sparesEverydayWords: true) else { return }
    throw Failure(
      .refused,
      "the name of the file to write holds a name of the study; nothing was written: give another name with --to"
    )
  }

  private static let endings = Set(ExportFormat.allCases.map(\.ending))

  /// Whether a text may leave beside the file.
  func isClean(_ bytes: [UInt8]) -> Bool { check.leaks(in: bytes).isEmpty }
}
