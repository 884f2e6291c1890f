import Fieldwork
import Journaling

/// Where an observer's files are, beside the session's journal. Nobody else writes them.
///
/// The name in the file's name can be read back: a space stands as `_`, whatever a file system may trip over as
/// `%` and two hex digits.
package struct ObserverFolder: Hashable, Sendable {
  package let session: SessionFolder
  /// As it was given, composed.
  package let name: String

  /// With everything escaped, still a file name that any system takes: 255 bytes at most.
  private static let maxNameBytes = 64

  /// - Throws: code 2 for a name that is blank or too long.
  package init(_ session: SessionFolder, name: String) throws(Failure) {
    let name = composed(name)
    guard name.contains(where: { !$0.isWhitespace }), !name.unicodeScalars.contains(where: FileWord.isControl)
    else {
      throw Failure(.usage, "an observer needs a name; give one with '--name'")
    }
    guard name.utf8.count <= Self.maxNameBytes else {
      throw Failure(
        .usage, "the name has \(name.utf8.count) bytes, more than \(Self.maxNameBytes); give a shorter one")
    }
    self.session = session
    self.name = name
  }

  /// The name of the journal's file, without its folder.
  package var file: String { "observer-\(FileWord.escaped(name)).jsonl" }
  package var journal: String { "\(session.path)/\(file)" }
  package var draft: String { "\(session.path)/observer-\(FileWord.escaped(name)).draft.json" }

  /// The observer whose notes are in a file of this name; `nil` for any other file.
  package static func observer(ofFile file: String) -> String? {
    guard file.hasPrefix("observer-"), file.hasSuffix(".jsonl") else { return nil }
    let stem = file.dropFirst("observer-".count).dropLast(".jsonl".count)
    return stem.isEmpty ? nil : composed(FileWord.unescaped(stem))
  }
}
