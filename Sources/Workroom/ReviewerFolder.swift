import Fieldwork
import Journaling
import Notation

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where a reviewer's file is in a session's folder. Nobody else writes it.
package struct ReviewerFolder: Hashable, Sendable {
  /// As it was given, composed.
  package let name: String

  /// With everything escaped, still a file name that any system takes: 255 bytes at most.
  private static let maxNameBytes = 64

  /// - Throws: code 2 for a name that is blank or too long.
  package init(name: String) throws(Failure) {
    let name = composed(name)
    guard name.contains(where: { !$0.isWhitespace }), !name.unicodeScalars.contains(where: FileWord.isControl)
    else {
      throw Failure(.usage, "a reviewer needs a name; give one with '--reviewer'")
    }
    guard name.utf8.count <= Self.maxNameBytes else {
      throw Failure(
        .usage, "the name has \(name.utf8.count) bytes, more than \(Self.maxNameBytes); give a shorter one")
    }
    self.name = name
  }

  /// The file's name, without its folder.
  package var file: String { "review-\(FileWord.escaped(name)).jsonl" }

  package func journal(in session: SessionFolder) -> String { "\(session.path)/\(file)" }

  /// The reviewer who writes a file of this name; `nil` for any other file.
  package static func reviewer(ofFile file: String) -> String? {
    guard file.hasPrefix("review-"), file.hasSuffix(".jsonl") else { return nil }
    let stem = file.dropFirst("review-".count).dropLast(".jsonl".count)
    return stem.isEmpty ? nil : composed(FileWord.unescaped(stem))
  }
}

extension ReviewerFolder {
  /// The name to review under when none is given: `$USER` or `$LOGNAME`, else that of the user's number.
  package static var login: String {
    for variable in ["USER", "LOGNAME"] {
      if let name = getenv(variable).map({ String(cString: $0) }), !name.isEmpty { return harmless(name) }
    }
    if let entry = getpwuid(getuid()) { return harmless(String(cString: entry.pointee.pw_name)) }
    return "reviewer"
  }
}
