import Canvas
import Testing

private func field(_ text: String, _ keys: Key...) -> TextField {
  var field = TextField(text)
  for key in keys { field.take(key) }
  return field
}

/// The text with `|` at the cursor.
private func shown(_ field: TextField) -> String {
  var marked = field
  marked.insert("|")
  return marked.text
}

@Test("typed letters go in at the cursor")
func typing() {
  #expect(shown(field("ac", .left, .character("b"))) == "ab|c")
  #expect(shown(field("日本", .left, .character("x"))) == "日x|本")
}

@Test("a typed combining mark joins the letter before it, and one Backspace takes both")
func combining() {
  let joined = field("he", .character("\u{301}"), .character("l"))
  #expect(joined.text == "he\u{301}l")
  #expect(joined.text.count == 3)
  #expect(shown(field("he\u{301}", .backspace)) == "h|")
  #expect(shown(field("👨‍👩‍👧", .backspace)) == "|")
  #expect(shown(field("e\u{301}x", .home, .right)) == "e\u{301}|x")
}

@Test("a family typed scalar by scalar is one letter")
func family() {
  var field = TextField()
  for scalar in "👨‍👩‍👧".unicodeScalars { field.take(.character(Character(scalar))) }
  #expect(field.text.count == 1)
  field.take(.left)
  #expect(field.cursor == 0)
}

@Test(
  "editing keys do what help says",
  arguments: [
    ("one two three", [Key.wordLeft], "one two |three"),
    ("one two three", [.wordLeft, .wordLeft], "one |two three"),
    ("one, two", [.home, .wordRight], "one|, two"),
    ("one two", [.home, .wordRight, .wordRight, .wordRight], "one two|"),
    ("one two", [.control("a")], "|one two"),
    ("one two", [.home, .end], "one two|"),
    ("one two", [.home, .control("e")], "one two|"),
    ("one two ", [.control("w")], "one |"),
    ("don't, no", [.left, .left, .left, .control("w")], "| no"),
    ("one two", [.wordLeft, .control("k")], "one |"),
    ("one two", [.wordLeft, .control("u")], "|"),
    ("one", [.home, .delete], "|ne"),
    ("one", [.delete], "one|"),
    ("one", [.home, .backspace, .left], "|one"),
    ("one", [.right], "one|"),
    ("one two", [.control("w"), .home, .control("f")], "two|one "),
    ("one two", [.control("u"), .control("f"), .control("f")], "one twoone two|"),
    ("日本語", [.left, .backspace], "日|語"),
  ])
func editing(_ text: String, _ keys: [Key], _ expected: String) {
  var field = TextField(text)
  let taken = keys.map { key in field.take(key) }
  #expect(!taken.contains(false))
  #expect(shown(field) == expected)
}

@Test("keys that are not editing keys are left to others")
func others() {
  var field = TextField("words")
  for key in [Key.enter, .escape, .tab, .control("y"), .control("n"), .up, .pageUp, .function(1)] {
    let isTaken = field.take(key)
    #expect(!isTaken)
  }
  #expect(field == TextField("words"))
}

@Test("no editing key stands twice in the table, and none is a letter")
func table() {
  let keys = TextField.edits.flatMap(\.keys)
  #expect(Set(keys).count == keys.count)
  #expect(Set(TextField.edits.map(\.edit)) == Set(TextField.Edit.allCases))
}

@Test("pasted new lines and tabs become spaces, and controls are dropped")
func pasting() {
  var field = TextField("a")
  field.insert("one\r\ntwo\nthree\rfour\tfive\u{2028}six\u{1B}[31m\u{9B}\u{0}\u{7F}")
  #expect(field.text == "aone two three four five six[31m")
}

@Test("what is typed stays as typed, whatever a terminal can show")
func stored() {
  let text = "👩🏽‍🚀 \u{202E}abc\u{202C} a\u{200B}b 🇩🇪"
  #expect(TextField(text).text == text)
}

@Test("a paste that does not fit changes nothing and says so")
func limit() {
  var field = TextField(String(repeating: "a", count: TextField.maxBytes - 1))
  let isTooLong = !field.insert("bc")
  #expect(isTooLong && field.text.utf8.count == TextField.maxBytes - 1)
  field.insert("b")
  #expect(field.text.utf8.count == TextField.maxBytes)
}

@Test("the cursor always stands between letters, whatever is done")
func boundaries() {
  let keys: [Key] = [
    .character("a"), .character("\u{301}"), .character("日"), .character("👍"), .character("\u{1F3FD}"),
    .character("\u{200D}"), .character(" "), .character("\u{1F1E9}"), .left, .right, .wordLeft, .wordRight,
    .home, .end, .backspace, .delete, .control("w"), .control("k"), .control("f"),
  ]
  var field = TextField()
  var seed: UInt64 = 7
  for _ in 0..<3000 {
    seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    field.take(keys[Int(seed >> 33) % keys.count])
    if field.text.utf8.count > 300 { field.take(.control("u")) }
    var ends: Set<Int> = [0]
    var end = 0
    for letter in field.text {
      end += letter.utf8.count
      ends.insert(end)
    }
    #expect(ends.contains(field.cursor))
  }
}

private func screen(
  _ field: TextField, columns: Int = 20, maxRows: Int = 2, marked: [Range<Int>] = []
) -> Frame {
  var frame = Frame(size: Size(columns: columns, rows: maxRows))
  frame.put(
    field, prompt: "3 Dana> ", at: Position(column: 0, row: 0), columns: columns, maxRows: maxRows,
    marked: marked)
  return frame
}

@Test("a line longer than the row goes on in the next, under its first word")
func secondRow() {
  let frame = screen(TextField("So the truck comes"))
  #expect(frame.text == "3 Dana> So the truck\n".replacing(" truck\n", with: "\n") + "        truck comes")
  #expect(frame.cursor == Position(column: 19, row: 1))
}

@Test("more rows than may be shown scroll under the prompt, which says so")
func scrolled() {
  let frame = screen(TextField("So the truck comes on the Monday"))
  #expect(frame.text == "3 Dana> …on the\n        Monday")
  #expect(frame.cursor == Position(column: 14, row: 1))
}

@Test("a single row shows the end of a long line and says that more stands before it")
func singleRow() {
  let frame = screen(TextField("So the truck comes"), maxRows: 1)
  #expect(frame.text == "3 Dana> …comes")
  #expect(frame.cursor == Position(column: 14, row: 0))
}

@Test("the rows with the cursor stay in sight when it goes back")
func scrolledBack() {
  let frame = screen(field("So the truck comes on the Monday", .home))
  #expect(frame.text == "3 Dana> So the\n        truck comes…")
  #expect(frame.cursor == Position(column: 8, row: 0))
}

@Test("the cursor is in the screen for every text, width and height")
func cursorInside() {
  let texts = [
    "", "a", "word ", "word      ", "日本語日本語日本語", "a longer line of words that wraps   ", "नि नि नि नि नि",
  ]
  for text in texts {
    for columns in 1...24 {
      for maxRows in 1...3 {
        for steps in [0, 3, 7] {
          var field = TextField(text)
          for _ in 0..<steps { field.take(.left) }
          let rows = field.rows(columns: columns, prompt: "3 Dana> ", maxRows: maxRows)
          #expect(rows.rows.count <= maxRows)
          #expect((0..<maxRows).contains(rows.cursor.row))
          #expect(rows.cursor.column >= 0)
          if columns > 5 { #expect(rows.cursor.column < columns, "\(text) \(columns) \(maxRows) \(steps)") }
        }
      }
    }
  }
}

@Test("flagged words in the input line are underlined in both rows")
func flagged() {
  let frame = screen(TextField("So the truck comes"), marked: [7..<18])
  #expect(frame.styledText == "|3 Dana> So the\n|        truck comes\n∙        uuuuuuuuuuu█")
}

@Test("lines typed before come back, and the one being typed after them")
func history() {
  var history = LineHistory(["first", "second"])
  #expect(history.older(than: "typing") == "second")
  #expect(history.older(than: "second") == "first")
  #expect(history.older(than: "first") == nil)
  #expect(history.newer() == "second")
  #expect(history.newer() == "typing")
  #expect(history.newer() == nil)
}
