import Canvas

/// Where the parts of an observer's screen stand, in rows and columns from 0. Only the transcript scrolls.
///
///     0      place and clock           rows - 5        lower rule
///     1      question                  rows - 4        notice
///     2      rule                      rows - 3 …      input
///     3 …    transcript                rows - 1        keys
///
/// A wide screen has the observer's own notes beside the transcript; a short one goes without rules.
struct ObserveLayout: Hashable {
  let size: Size
  let hasRules: Bool
  /// The column of the line between transcript and notes; `nil` without them.
  let divider: Int?
  let body: Range<Int>
  let columns: Layout.Columns

  init(_ size: Size) {
    self.size = size
    hasRules = size.rows >= Layout.tallFrom
    divider = size.columns >= Layout.wideFrom && hasRules ? Layout.transcriptColumns + 1 : nil
    let top = hasRules ? 3 : 2
    body = top..<max(top, size.rows - (hasRules ? 5 : 4))
    columns = Layout.Columns(screen: size.columns, seatColumns: 2)
  }

  var lowerRule: Int { body.upperBound }
  var noticeRow: Int { size.rows - 4 }
  var inputRow: Int { size.rows - 3 }
  var inputRows: Int { 2 }
}
