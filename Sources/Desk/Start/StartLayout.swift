import Canvas

/// Which rows of the screen before a session belong to the people, and which to the readiness list.
struct StartLayout: Hashable {
  /// The row of the purposes' names; nil while the people are out of sight.
  var header: Int?
  var people: Range<Int>
  /// The line that begins the readiness list; nil while it is out of sight or the screen is small.
  var rule: Int?
  var ready: Range<Int>
  var notice: Int

  /// A part that has to give way keeps this many rows.
  private static let least = 3

  /// `people` and `ready` are the rows the two parts would take, `part` is the one with the focus.
  init(_ size: Size, people wantedPeople: Int, ready wantedReady: Int, part: StartDesk.Part) {
    let isSmall = size.isSmall
    notice = size.rows - (isSmall ? 3 : 4)
    if isSmall {
      let isReady = part == .ready
      header = isReady ? nil : 2
      people = isReady ? 2..<2 : 3..<max(3, notice)
      ready = isReady ? 2..<max(2, notice) : notice..<notice
      return
    }
    // Head, purposes' names, the blank row and the line between the two parts, the blank row below.
    let room = notice - 7
    let peopleRows =
      part == .ready
      ? room - min(wantedReady, room - min(wantedPeople, Self.least))
      : room - min(wantedReady, max(Self.least, room - wantedPeople))
    header = 3
    people = 4..<(4 + min(wantedPeople, peopleRows))
    let line = people.upperBound + 1
    rule = line
    ready = (line + 1)..<(notice - 1)
  }
}

/// Where the columns of the people begin; what is over 80 goes to names and units.
struct StartColumns: Hashable {
  let name: Range<Int>
  /// Nil where the screen is too narrow for it.
  let unit: Range<Int>?
  /// Where each purpose's name begins, in the purposes' order, and where its answers do.
  let purposes: [Int]
  let answers: [Int]
  let isNarrow: Bool

  init(_ size: Size) {
    isNarrow = size.columns < 80
    guard !isNarrow else {
      let grid = size.columns - 20
      name = 3..<(grid - 1)
      unit = nil
      purposes = (0..<4).map { grid + 5 * $0 }
      answers = purposes
      return
    }
    let extra = min(size.columns - 80, 40)
    let unitStart = 18 + extra / 2
    name = 3..<(unitStart - 1)
    unit = unitStart..<(34 + extra)
    purposes = [35, 46, 54, 65].map { $0 + extra }
    answers = [38, 48, 57, 68].map { $0 + extra }
  }
}
