import Canvas
import Testing

private func frame(_ columns: Int, _ rows: Int) -> Frame { Frame(size: Size(columns: columns, rows: rows)) }
private func at(_ column: Int, _ row: Int) -> Position { Position(column: column, row: row) }

@Test("text that is cut ends in an ellipsis in the last column")
func cut() {
  var frame = frame(12, 2)
  #expect(frame.put("the reader and the writer", at: at(0, 0)) == 12)
  #expect(frame.put("日本語です", at: at(0, 1), within: 6) == 6)
  #expect(frame.text == "the reader …\n日本…")
}

@Test("drawing outside the frame does nothing")
func outside() {
  var frame = frame(4, 2)
  frame.put("abc", at: at(2, 5))
  frame.put("abc", at: at(9, 0))
  frame.fill(row: -1, with: "x")
  frame.rule(row: 7)
  frame.restyle(row: 9, adding: .focus)
  frame.divide(column: 9, rows: 0..<9)
  #expect(frame.text == "\n")
}

@Test("half a wide letter is never left standing")
func halves() {
  var left = frame(4, 1)
  left.put("日本", at: at(0, 0))
  left.put("x", at: at(1, 0))
  #expect(left.text == " x本")
  var right = frame(4, 1)
  right.put("日本", at: at(0, 0))
  right.put("x", at: at(2, 0))
  #expect(right.text == "日x")
  var over = frame(4, 1)
  over.put("日本", at: at(0, 0))
  over.put("語", at: at(1, 0))
  #expect(over.text == " 語")
  var edge = frame(3, 1)
  edge.put(TextWidth.letters(of: "a日本"), at: at(0, 0))
  #expect(edge.text == "a日")
}

@Test("flagged words are underlined by their bytes, in a wrapped row as well")
func marked() {
  var frame = frame(10, 3)
  frame.put("né fix it", at: at(0, 0), marked: [4..<7])
  for (index, row) in Wrapping.rows(of: "we will fix it", columns: 8).enumerated() {
    frame.put(row, at: at(0, 1 + index), marked: [3..<11])
  }
  #expect(frame.styledText == "|né fix it\n∙   uuu\n|we will\n∙   uuuu\n|fix it\n∙uuu")
}

@Test("rules hold words at either end, and a divider joins them")
func rules() {
  var frame = frame(40, 4)
  frame.rule(row: 0)
  frame.rule(row: 1, leading: "Mia · 1 of 2")
  frame.rule(row: 3, trailing: "flags 1")
  frame.divide(column: 20, rows: 0..<4)
  #expect(
    frame.text
      == """
      ────────────────────┬───────────────────
      ── Mia · 1 of 2 ────┴───────────────────
                          │
      ────────────────────┴───────── flags 1 ──
      """.replacing("── flags", with: "─ flags"))
}

@Test("numbers align at the right")
func right() {
  var frame = frame(20, 2)
  #expect(frame.putRight("2:31 behind", before: 20, row: 0) == 9)
  #expect(frame.putRight("a longer text than fits", before: 20, row: 1) == 0)
  #expect(frame.text == "         2:31 behind\na longer text than …")
}

@Test("stand-ins keep the shape of a screen, and words stay as typed")
func standIns() {
  var frame = frame(16, 2)
  frame.put("─│┬┴▸…·–→↑□", at: at(0, 0))
  frame.put("naïve 日本", at: at(0, 1))
  #expect(frame.withStandIns().text == "-|++>~--->^?".replacing("--->", with: "-->") + "\nnaïve 日本")
  #expect(frame.withStandIns().row(0).count == frame.row(0).count)
}

@Test("a right-to-left line keeps the columns before and after it")
func arabic() {
  var frame = frame(30, 2)
  frame.put("00:28:40", at: at(0, 0), style: .dim)
  frame.put("مرحبا \u{202E}بالعالم", at: at(9, 0), within: 15)
  frame.put("f2", at: at(26, 0))
  #expect(frame[at(26, 0)].text == "f")
  #expect(frame.text(row: 0) == "00:28:40 مرحبا □بالعالم   f2")
}

@Test("the styled form shows styles under the text and the cursor in its place")
func styled() {
  var frame = frame(14, 3)
  frame.put("NOT SAVED", at: at(0, 0), style: .alarm)
  frame.put("P!", at: at(12, 0), style: .accent)
  frame.put("plain", at: at(0, 1))
  frame.put("00:01", at: at(0, 2), style: .dim)
  frame.restyle(row: 2, columns: 5..<9, adding: .focus)
  frame.cursor = at(0, 2)
  #expect(frame.styledText == "|NOT SAVED   P!\n∙!!!!!!!!!   AA\n|plain\n|00:01\n∙█ddddrrrr")
}

@Test("glyphs hold a base and at most four marks, and wide ones two cells")
func glyphs() {
  var glyph = Glyph("e", columns: 1)
  for mark in "\u{301}\u{302}\u{303}\u{304}\u{305}".unicodeScalars { glyph.add(mark: mark) }
  #expect(glyph.text == "e\u{301}\u{302}\u{303}\u{304}")
  #expect(glyph.columns == 1)
  #expect(Glyph("日", columns: 2).columns == 2)
  #expect(Glyph.rest.text.isEmpty)
}
