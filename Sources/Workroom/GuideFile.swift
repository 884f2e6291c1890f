import Fieldwork
import Journaling
import Notation

/// A guide as it stands in a file: its bytes, and what was read from them.
package struct GuideFile: Sendable {
  package var path: String
  package var bytes: [UInt8]
  package var guide: Guide
  package var problems: [GuideProblem]

  /// A guide of a thousand pages; more is another kind of file.
  package static let maxBytes = 16 << 20

  /// - Throws: a failure with code 3 when it cannot be read, 5 when it is no text.
  package init(reading path: String, on disk: any Disk) throws(Failure) {
    try self.init(try Self.bytes(of: path, on: disk), path: path)
  }

  /// - Throws: a failure with code 3 when it cannot be read, 5 when it is too large.
  static func bytes(of path: String, on disk: any Disk) throws(Failure) -> [UInt8] {
    do throws(DiskError) {
      return try disk.bytes(of: path, limit: maxBytes)
    } catch {
      throw failure(error, path)
    }
  }

  package init(_ bytes: [UInt8], path: String) throws(Failure) {
    let shown = harmless(path)
    if let offset = bytes.firstIndex(of: 0) {
      throw Failure(
        .unfit, "\(place(shown, bytes, offset)) a NUL byte, so this is not a text; give a guide in Markdown")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let offset = firstInvalidByte(bytes)
      throw Failure(
        .unfit, "\(place(shown, bytes, offset)) not UTF-8; save the guide as UTF-8 text and try again")
    }
    self.path = path
    self.bytes = bytes
    (guide, problems) = Guide.reading(text)
  }

  private static func failure(_ error: DiskError, _ path: String) -> Failure {
    switch error.reason {
    case .tooLarge:
      Failure(
        .unfit,
        "'\(harmless(path))' is larger than \(maxBytes >> 20) MB, so it is no guide; give the Markdown file")
    case .isFolder:
      Failure(.unreachable, "'\(harmless(path))' is a folder; give the guide's Markdown file")
    case .missing:
      Failure(
        .unreachable, "there is no guide '\(harmless(path))'; 'evenkeel guide new focus-group' writes one")
    default: Failure(.unreachable, "\(error); \(error.reason.remedy)")
    }
  }
}

/// `path:line:column:` of a byte offset, both from 1, the column in bytes.
private func place(_ path: String, _ bytes: [UInt8], _ offset: Int) -> String {
  let before = bytes[..<offset]
  let line = before.count { $0 == UInt8(ascii: "\n") } + 1
  let column = offset - (before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0) + 1
  return "\(path):\(line):\(column):"
}

/// Where the first byte stands that is no UTF-8; the length when all is.
func firstInvalidByte(_ bytes: [UInt8]) -> Int {
  var decoder = UTF8()
  var iterator = bytes.makeIterator()
  var offset = 0
  while true {
    switch decoder.decode(&iterator) {
    case .scalarValue(let scalar): offset += UTF8.width(scalar)
    case .emptyInput, .error: return offset
    }
  }
}
