import Canvas
import Testing

private func rows(_ text: String, _ columns: Int, indent: Int = 0, hanging: Int = 0) -> [String] {
  Wrapping.rows(of: text, columns: columns, indent: indent, hanging: hanging).map(\.text)
}

@Test("words are wrapped whole, and the space broken at is not shown")
func words() {
  #expect(
    rows("If you can't get it done when you said you would, let us know before the time is up.", 53) == [
      "If you can't get it done when you said you would, let", "us know before the time is up.",
    ])
  #expect(rows("one two", 7) == ["one two"])
  #expect(rows("one two", 6) == ["one", "two"])
  #expect(rows("one   two", 5) == ["one", "two"])
}

@Test("later rows hang under the first word")
func hanging() {
  #expect(rows("one two three", 8, indent: 2, hanging: 4) == ["  one", "    two", "    thre", "    e"])
}

@Test("a word longer than a row is broken where the row ends")
func longWords() {
  #expect(rows("abcdefgh", 3) == ["abc", "def", "gh"])
  #expect(rows("x abcdefgh", 4) == ["x", "abcd", "efgh"])
}

@Test("wide letters are broken between, never through")
func wideLetters() {
  #expect(rows("日本語です", 5) == ["日本", "語で", "す"])
  #expect(rows("日本", 1) == ["日", "本"])
  #expect(rows("🇩🇪🇫🇷", 3) == ["DE", "FR"])
}

@Test("a line feed begins a row, and empty text is one empty row")
func lineFeeds() {
  #expect(rows("one\ntwo three", 20) == ["one", "two three"])
  #expect(rows("one\n\ntwo", 20) == ["one", "", "two"])
  #expect(rows("", 20) == [""])
}

@Test(
  "the rows cover the text byte for byte and keep to their width, however narrow",
  arguments: [
    "", " ", "a", "one two  three ", "日本語 text 👍🏽 mixed", "aaaaaaaaaaaaaaaaaaaa b", "नि नि नि",
    "e\u{301}\u{1B}[2J x",
    "  leading", "a\nb\n", "🇩🇪 🇫🇷 🇬🇧",
  ])
func covering(_ text: String) {
  for columns in 1...12 {
    for hanging in [0, 3] {
      let rows = Wrapping.rows(of: text, columns: columns, hanging: hanging)
      #expect(rows.first?.bytes.lowerBound == 0)
      #expect(rows.last?.bytes.upperBound == text.utf8.count)
      for (row, next) in zip(rows, rows.dropFirst()) {
        #expect(row.bytes.upperBound == next.bytes.lowerBound)
      }
      for row in rows where row.letters.count > 2 { #expect(row.indent + row.columns <= columns) }
    }
  }
}

@Test("a byte's place in the rows is found, so that flagged words can be underlined and the cursor set")
func places() {
  let rows = Wrapping.rows(of: "one two three", columns: 8, indent: 2, hanging: 4)
  #expect(Wrapping.place(of: 0, in: rows) == Position(column: 2, row: 0))
  #expect(Wrapping.place(of: 2, in: rows) == Position(column: 4, row: 0))
  #expect(Wrapping.place(of: 4, in: rows) == Position(column: 4, row: 1))
  #expect(Wrapping.place(of: 13, in: rows) == Position(column: 5, row: 3))
}

@Test("rows as text are the same rows, for plain text and any other")
func texts() {
  var numbers = SystemRandomNumberGenerator()
  for letters in ["ab  c ", "a  b", "aé · –", "aé日 -", "a\u{AD} \u{A0}‧‰", "    "] {
    for _ in 0..<500 {
      let text = String(
        (0..<Int.random(in: 0...40, using: &numbers)).map { _ in letters.randomElement() ?? " " })
      let (columns, hanging) = (
        Int.random(in: 0...14, using: &numbers), Int.random(in: 0...16, using: &numbers)
      )
      var bytes: [UInt8] = []
      Array(text.utf8).withUnsafeBufferPointer {
        Wrapping.put($0, columns: columns, hanging: hanging, to: &bytes)
      }
      let expected = rows(text, columns, hanging: hanging).map { $0 + "\n" }.joined()
      #expect(String(decoding: bytes, as: UTF8.self) == expected, "\(text)|\(columns)|\(hanging)")
    }
  }
}
