import Anonymising
import Testing

@Test(
  "accents, curly quotes, wide and invisible signs fold away, with the way back kept",
  arguments: [
    ("Zoë’s", "zoe's"), ("e\u{301}a", "ea"), ("Stra\u{DF}e", "strasse"), ("a\u{AD}b\u{200B}c", "abc"),
    ("ＡＢ１", "ab1"), ("Łódź", "lodz"), ("plain", "plain"), ("ЖУК", "жук"),
  ])
func folding(_ text: String, _ folded: String) {
  let surface = Surface(text)
  #expect(surface.key(0..<surface.low.count) == folded)
  #expect(surface.source(0..<surface.low.count) == 0..<text.utf8.count)
}

@Test("words keep their apostrophes where they belong to them")
func tokens() {
  let surface = Surface("Dana's, O'Neil don't she'll x")
  #expect(
    surface.tokens().map { surface.key($0.bytes) } == [
      "dana", "'s", ",", "o'neil", "don't", "she", "'ll", "x",
    ])
}

@Test("the name model's weights are read, and other bytes are refused")
func modelFormat() {
  #expect(NameModel.shipped != nil)
  #expect(NameModel(Shelf.nicknames) == nil)
}
