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
    guard name.contains(where: { !$0.isWhitespace }), !name.unicodeScalars.contains(where: Self.isControl)
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
  package var file: String { "observer-\(Self.escaped(name)).jsonl" }
  package var journal: String { "\(session.path)/\(file)" }
  package var draft: String { "\(session.path)/observer-\(Self.escaped(name)).draft.json" }

  /// The observer whose notes are in a file of this name; `nil` for any other file.
  package static func observer(ofFile file: String) -> String? {
    guard file.hasPrefix("observer-"), file.hasSuffix(".jsonl") else { return nil }
    let stem = file.dropFirst("observer-".count).dropLast(".jsonl".count)
    return stem.isEmpty ? nil : composed(unescaped(stem))
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control
  }

  private static func escaped(_ name: String) -> String {
    name.unicodeScalars.reduce(into: "") { file, scalar in
      if scalar == " " {
        file += "_"
      } else if scalar == "-" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar.properties.canonicalCombiningClass != .notReordered
      {
        file.unicodeScalars.append(scalar)
      } else {
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { file += "%" + hex(byte) }
      }
    }
  }

  private static func hex(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }

  private static func unescaped(_ stem: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = stem.utf8[...]
    while let first = rest.popFirst() {
      let digits = rest.prefix(2)
      if first == UInt8(ascii: "%"), digits.count == 2, let byte = UInt8(String(digits) ?? "", radix: 16) {
        bytes.append(byte)
        rest.removeFirst(2)
      } else {
        bytes.append(first == UInt8(ascii: "_") ? UInt8(ascii: " ") : first)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
