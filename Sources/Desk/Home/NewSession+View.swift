import Canvas

extension NewSession {
  var prompt: String {
    switch question {
    case .title: "title> "
    case .guide: "guide> "
    case .people: "people> "
    }
  }

  /// What is asked, for the notice row.
  func sentence(default other: String) -> String {
    switch question {
    case .title: return "A new session: its title? Enter alone names it \(other)."
    case .guide:
      if guide == nil { return "No guide begins so. Choose one with the arrows, or type a path." }
      return "Which guide? A digit, arrows, or a path to a guide of your own."
    case .people:
      let count = names(in: people.text).count
      if count > 0 { return "\(counted(count, "name")), numbered in this order. Enter goes on." }
      return "Who comes? Dana, Omar, and so on. Enter alone begins without names."
    }
  }

  var hints: [BottomLine.Entry] {
    var hints = [BottomLine.Entry("Enter", question == .people ? "begin" : "go on")]
    hints.append(BottomLine.Entry("Esc", question == .title ? "close" : "back"))
    if question == .guide { hints.append(BottomLine.Entry("1-\(min(9, max(1, guides.count)))", "choose")) }
    return hints
  }

  /// The guides as a list in the place of the sessions.
  func drawGuides(on frame: inout Frame, rows: Range<Int>) {
    let top = HomeDesk.top(0, focus: chosen, of: guides.count, shown: rows.count)
    for (row, index) in zip(rows, top..<max(top, guides.count)) {
      draw(guides[index], number: index + 1, row: row, on: &frame)
      if index == chosen && typedGuide.isEmpty { frame.restyle(row: row, adding: .focus) }
    }
  }

  private func draw(_ guide: GuideChoice, number: Int, row: Int, on frame: inout Frame) {
    let columns = frame.size.columns
    let showsFacts = columns >= 60
    let facts = showsFacts ? columns - 27 : columns + 1
    frame.putRight("\(number)", before: 3, row: row)
    frame.put(guide.title, at: Position(column: 4, row: row), within: facts - 5)
    guard showsFacts else { return }
    if let minutes = guide.minutes { frame.putRight("\(minutes) min", before: facts + 7, row: row) }
    guard let people = guide.people else { return }
    let words = people == 1 ? "1 person" : "\(people) people"
    frame.put(words, at: Position(column: facts + 10, row: row))
  }
}
