import Fieldwork
import Journaling

/// What a new or resumed session begins with, as far as it is not kept yet: a line of the journal each.
///
/// The guide's digest is taken only when the opening is kept. That is on the journal's own thread: the first digest of
/// a program costs the time of a whole frame.
package struct Beginning: Sendable {
  package var lines: [[Entry]]

  /// The guide the session begins with; `nil` when it is resumed.
  private let guide: [UInt8]?

  package init(_ lines: [[Entry]] = [], guide: [UInt8]? = nil) {
    self.lines = lines
    self.guide = guide
  }

  /// The first line, as it is to be kept; it stays until it is.
  func next() -> [Entry]? { lines.first.map(seal) }

  /// What the opening will say of the guide; `nil` when the session is resumed.
  var guideDigest: String? { guide.map { Checksum(of: $0).description } }

  /// All of them, as they are to be kept.
  var sealed: [[Entry]] { lines.map(seal) }

  private func seal(_ entries: [Entry]) -> [Entry] {
    entries.map { entry in
      guard case .opened(var opening) = entry, opening.guideDigest == nil else { return entry }
      opening.guideDigest = guideDigest
      return .opened(opening)
    }
  }
}
