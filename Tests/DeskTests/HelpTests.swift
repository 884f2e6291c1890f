import Canvas
import Desk
import Rehearsal
import Testing

@Suite("Help")
struct HelpTests {
  private func text(_ mode: Mode, _ size: Size = Size(columns: 80, rows: 24)) -> String {
    let help = HelpScreen(mode: mode, bindings: .standard)
    return (0..<help.pageCount(size)).map { help.frame(size: size, page: $0).text }.joined(separator: "\n")
  }

  @Test("every action of a mode has its place in that mode's help", arguments: Mode.allCases)
  func complete(mode: Mode) {
    let narrow = text(mode, Size(columns: 70, rows: 60)).filter { !$0.isWhitespace }
    for row in Bindings.standard.rows where !Bindings.standard.strokes(row, in: mode).isEmpty {
      #expect(narrow.contains(row.help.filter { !$0.isWhitespace }), "\(row.action)")
    }
  }

  @Test("help at a glance and its sentences leave no action of the writing line out")
  func glance() {
    let all = text(.writing)
    // These two are written as one thinks of them: an arrow, a range.
    for row in Bindings.standard.rows
    where row.modes.contains(.writing) && ![.readBack, .speaker].contains(row.action) {
      let key = Bindings.standard.shownKey(row.action, in: .writing)
      #expect(key.isEmpty || all.contains(key), "\(row.action)")
    }
  }

  @Test("help opens at an empty line with ?, anywhere with F1, and closes without a trace")
  func openAndClose() {
    var group = LiveRehearsal.calm()
    let before = group.screen()
    group.press("? f b Esc")
    #expect(group.screen() == before)
    group.type("why?")
    #expect(group.row(22) == "3 Dana> why?")
    group.press("F1")
    #expect(group.row(1).hasPrefix("Help · writing"))
    group.press("q")
    #expect(group.row(22) == "3 Dana> why?")
  }

  @Test("help is made for the mode it was called from")
  func modes() {
    var group = LiveRehearsal.calm()
    group.press("Up ?")
    #expect(group.row(1).hasPrefix("Help · reading back"))
    group.press("f f")
    #expect(group.frame().text.contains("type the words again; the first words stay on record"))
  }

  @Test("the first page is the one of the drawings")
  func drawn() throws {
    var group = LiveRehearsal.calm()
    group.press("?")
    try expectKept(group.screen(), as: "live-help")
    try expectKept(group.screen(40, 10), as: "live-help-40x10")
  }
}
