import Fieldwork
import Journaling

/// What a session begins with, as far as it is not kept yet, a line of entries each.
///
/// A new session needs its own copy of the guide, and its opening says what that copy is. Copying and taking the
/// digest happen when the opening is kept, since no first frame waits for that.
package struct Beginning: Sendable {
  package var lines: [[Entry]]

  /// The guide the session begins with; `nil` when it is resumed.
  private let guide: [UInt8]?

  private var isGuideCopied = false

  package init(_ lines: [[Entry]] = [], guide: [UInt8]? = nil) {
    self.lines = lines
    self.guide = guide
  }

  /// What is to lie in the session's folder before its first line is kept; `nil` once it does.
  var guideToCopy: [UInt8]? { isGuideCopied ? nil : guide }

  mutating func guideWasCopied() { isGuideCopied = true }

  /// The first line, as it is to be kept; it stays until it is.
  func next() -> [Entry]? { lines.first.map(seal) }

  /// What the opening will say of the guide; `nil` when the session is resumed.
  var guideDigest: String? { guide.map { Checksum(of: $0).description } }

  private func seal(_ entries: [Entry]) -> [Entry] {
    entries.map { entry in
      guard case .opened(var opening) = entry, opening.guideDigest == nil else { return entry }
      opening.guideDigest = guideDigest
      return .opened(opening)
    }
  }
}
