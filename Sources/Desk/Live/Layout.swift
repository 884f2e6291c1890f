import Canvas

/// Where the parts of the live screen stand, in rows and columns from 0. Only the transcript scrolls.
///
///     0      place and clock           rows - 6, - 5   people
///     1      question                  rows - 4        notice
///     2      rule                      rows - 3 …      input
///     3 …    transcript                rows - 1        keys
///
/// A wide screen has the guide and the people beside the transcript; a short one goes without rules, and its
/// notice row says who is quiet.
struct Layout: Hashable {
  let size: Size
  let hasRules: Bool
  /// Points to read back take the lower rule's row and the people's.
  let hasLowerRule: Bool
  let hasPeopleRows: Bool
  /// The column of the line between transcript and pane; `nil` without a pane.
  let divider: Int?
  /// Rows between the upper rule and the lower one.
  let bodyRows: Range<Int>
  /// The transcript's rows: the body less what a panel takes.
  let body: Range<Int>
  let columns: Columns

  static let wideFrom = 100
  static let tallFrom = 16
  /// The transcript's columns, on any screen that has them.
  static let transcriptColumns = 80

  init(of desk: LiveDesk, size: Size) {
    self.size = size
    hasRules = size.rows >= Self.tallFrom
    let isWide = size.columns >= Self.wideFrom && hasRules
    hasLowerRule = hasRules && !(desk.showsClosing && !isWide)
    hasPeopleRows = hasLowerRule && !isWide
    divider = isWide ? Self.transcriptColumns + 1 : nil
    let top = hasRules ? 3 : 2
    let inputRows = isWide && size.rows >= 30 ? 3 : 2
    let under = 1 + inputRows + 1 + (hasPeopleRows ? 2 : 0) + (hasLowerRule ? 1 : 0)
    bodyRows = top..<max(top, size.rows - under)
    columns = Columns(screen: size.columns, seatColumns: desk.seatColumns)
    let wanted = desk.panelRows(columns: isWide ? Self.transcriptColumns : size.columns, room: bodyRows.count)
    body = top..<max(top, bodyRows.upperBound - wanted)
  }

  /// The lower rule's row; under the body.
  var lowerRule: Int { bodyRows.upperBound }
  var peopleRow: Int { lowerRule + (hasLowerRule ? 1 : 0) }
  var noticeRow: Int { peopleRow + (hasPeopleRows ? 2 : 0) }
  var inputRow: Int { noticeRow + 1 }
  var inputRows: Int { max(1, size.rows - 1 - inputRow) }
  /// The columns the transcript and the panels have.
  var textColumns: Int { divider ?? size.columns }
  var panelRows: Range<Int> { body.upperBound..<bodyRows.upperBound }

  /// The columns of a transcript row.
  struct Columns: Hashable {
    /// Under so many columns names give way to digits.
    static let namesFrom = 64

    let speaker: Range<Int>
    let words: Range<Int>
    let gutter: Range<Int>
    var hasNames: Bool { speaker.count >= 8 }

    init(screen: Int, seatColumns: Int) {
      if screen >= Self.namesFrom {
        let end = min(screen, Layout.transcriptColumns)
        speaker = 9..<17
        // Words end two columns before the gutter, so that a mark never seems to belong to a word.
        words = 18..<(end - 10)
        gutter = (end - 8)..<end
      } else {
        speaker = 9..<(9 + seatColumns)
        gutter = (screen - 3)..<screen
        words = min(10 + seatColumns, screen - 4)..<(screen - 3)
      }
    }
  }
}

extension LiveDesk {
  /// Columns the highest number takes: two from ten on.
  var seatColumns: Int {
    let hasTen = standing.people.contains {
      (standing.seat(of: $0.code) ?? 0) > 9 || $0.code.kind == .observer
    }
    return hasTen ? 2 : 1
  }
}
