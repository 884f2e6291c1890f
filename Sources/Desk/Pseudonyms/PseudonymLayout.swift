import Canvas

/// Which rows hold what. Where there is more room the list and the places share it.
struct PseudonymLayout {
  let size: Size
  let list: Range<Int>

  /// The rule above the places.
  let rule: Int
  let places: Range<Int>

  /// Where the line is shown as it would leave; empty where there is no room.
  let outcome: Range<Int>

  /// What is said, or asked.
  let notice: Int

  init(_ size: Size) {
    self.size = size
    if size.isSmall {
      let count = max(1, (size.rows - 5) / 2)
      list = 1..<1 + count
      rule = list.upperBound
      notice = size.rows - 2
      let rest = max(0, notice - rule - 1)
      places = rule + 1..<rule + 1 + max(0, rest - 1)
      outcome = places.upperBound..<notice
      return
    }
    // 24 rows give six to the list and, with the outcome, eleven below the rule; more are shared.
    let more = size.rows - 24
    list = 3..<9 + max(0, more / 2)
    rule = list.upperBound + 1
    notice = size.rows - 2
    let placeRows = max(2, 2 + (more - more / 2))
    places = rule + 1..<rule + 1 + placeRows
    outcome = places.upperBound + 1..<max(places.upperBound + 1, notice - 1)
  }
}
