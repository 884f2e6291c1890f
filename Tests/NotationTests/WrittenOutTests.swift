import Notation
import Testing

@Suite("Text written out for files that are read back")
struct WrittenOutTests {
  @Test(
    "What could act or be misread is written out, and nothing else",
    arguments: [
      ("We ring the office.", "We ring the office."),
      (#"It is in C:\temp\u12"#, #"It is in C:\temp\u12"#),
      ("\u{1B}[2J", #"\u001b[2J"#),
      (" a b ", #"\u0020a b\u0020"#),
      ("one\ntwo", #"one\u000atwo"#),
      (#"typed \u000a by hand"#, #"typed \u005cu000a by hand"#),
      (#"typed \u0041 by hand"#, #"typed \u0041 by hand"#),
      (#"\\u000a"#, #"\\u005cu000a"#),
      ("caf\u{E9} \u{1F469}\u{200D}\u{1F4BB}", "caf\u{E9} \u{1F469}\u{200D}\u{1F4BB}"),
    ])
  func written(_ text: String, _ expected: String) {
    #expect(writtenOut(text) == expected)
    #expect(readBack(expected) == text)
  }

  @Test("A line break stands where the format takes one, unless a reader would trim it")
  func lineBreaks() {
    #expect(writtenOut("one\ntwo", keepsLineBreaks: true) == "one\ntwo")
    #expect(writtenOut("one\n\ntwo\n", keepsLineBreaks: true) == #"one\u000a\u000atwo\u000a"#)
    #expect(writtenOut("one \n two", keepsLineBreaks: true) == "one\\u0020\n\\u0020two")
  }

  @Test("A format's own signs are written out where it says so, and come back")
  func signs() {
    let written = writtenOut("Sam: yes", signs: { $0 == ":" })
    #expect(written == #"Sam\u003a yes"#)
    #expect(readBack(written) == "Sam: yes")
  }

  @Test("Any text comes back")
  func anyText() {
    let pieces = [
      "\\", "u", "0", "00", "5c", "a", "\n", " ", "\t", "\u{202E}", "\u{2003}", "😀", "-->", ":", "=", "'",
      ";",
    ]
    var state: UInt64 = 7
    for _ in 0..<3000 {
      var text = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count]
      }
      for keeps in [true, false] {
        #expect(readBack(writtenOut(text, keepsLineBreaks: keeps, signs: { $0 == ":" })) == text)
      }
      #expect(readBackCell(writtenCell(text)) == text)
    }
  }

  @Test(
    "A spreadsheet runs no cell, and every cell comes back",
    arguments: [
      ("=1+1", "'=1+1"), ("- no", "'- no"), ("+44 20", "'+44 20"), ("\u{FF1D}A1", "'\u{FF1D}A1"),
      ("@x", "'@x"),
      ("'=1", "''=1"), ("'tis so", "'tis so"), ("\t=1", "'\\u0009=1"), (" =1", "'\\u0020=1"),
      ("a;=1", "a;\\u003d1"), ("a; \u{FF1D}1", "a; \\uff1d1"), ("a\n-b", "a\n\\u002db"),
      ("well, - no", "well, - no"),
    ])
  func cells(_ words: String, _ cell: String) {
    #expect(writtenCell(words) == cell)
    #expect(readBackCell(cell) == words)
  }
}
