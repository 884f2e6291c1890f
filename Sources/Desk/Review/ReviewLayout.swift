import Canvas

/// Where the parts of the review stand, in rows and columns from 0.
///
///     0      place and progress        80 columns: 3 … 9 the line with those around it, 10 a rule, from 11 the
///     1      the flag                  flags of the line, from 14 why it was flagged or how it would stand
///     2      rule                      100 columns: the queue at the left, the rest beside it, the lines around
///     …                                take what a taller screen has
///     - 2    notice, - 1 keys
struct ReviewLayout: Hashable {
  let size: Size
  /// The column of the line between queue and flag; `nil` without a queue.
  let divider: Int?
  /// The first column of everything but the queue.
  let left: Int
  /// Rows of the transcript.
  let context: Range<Int>
  /// The flags of the line, where the queue does not show them.
  let list: Range<Int>
  /// Why it was flagged, or how it would stand.
  let below: Range<Int>
  let noticeRow: Int

  static let queueColumns = 30
  /// Rows a wide screen needs besides the lines around: those of a screen of 31 rows with eleven lines.
  private static let wideOthers = 20

  init(_ size: Size, flagsOnLine: Int = 1, hasWholeBody: Bool = false) {
    self.size = size
    noticeRow = size.rows - 2
    let isSmall = size.isSmall
    let isWide = size.columns >= Layout.wideFrom && !isSmall
    divider = isWide ? Self.queueColumns : nil
    left = isWide ? Self.queueColumns + 2 : 0
    let top = isSmall ? 2 : 3
    // A wide screen has a rule above the notice.
    let bottom = max(top, noticeRow - (isWide ? 1 : 0))
    if hasWholeBody {
      context = top..<bottom
      list = bottom..<bottom
      below = bottom..<bottom
    } else if isWide {
      let rows = max(3, min(size.rows - Self.wideOthers, bottom - top - 8))
      context = top..<min(bottom, top + rows)
      list = context.upperBound..<context.upperBound
      below = min(bottom, context.upperBound + 1)..<bottom
    } else if isSmall {
      context = top..<max(top, bottom - 1)
      list = context.upperBound..<context.upperBound
      below = context.upperBound..<bottom
    } else {
      // A taller screen of ordinary width shows more lines around, nothing else.
      let end = min(bottom, top + 7 + max(0, size.rows - 24))
      context = top..<end
      let flags = min(max(1, flagsOnLine), 4)
      list = min(bottom, end + 1)..<min(bottom, end + 1 + flags)
      below = min(bottom, end + 2 + max(2, flags))..<bottom
    }
  }

  var hasRules: Bool { !size.isSmall }
  /// The rule under the lines around, where there is no queue.
  var middleRule: Int? { divider == nil && hasRules && !list.isEmpty ? context.upperBound : nil }
  var columns: Range<Int> { left..<size.columns }
}
