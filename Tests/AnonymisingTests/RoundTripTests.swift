import Anonymising
import Testing

@Test("the key gives back what was typed, byte for byte", arguments: 0..<200)
func keyRoundTrip(_ seed: UInt64) {
  var chance = Chance(seed: seed)
  let text = chance.hostileText()
  var study = people("Dana Okafor", "Will Rose", "محمد العلي")
  let (redacted, redactions) = study.pseudonymised(text)
  #expect(TextKey(text, redactions).original(of: redacted.text)?.utf8.elementsEqual(text.utf8) == true)
}

@Test("any text at all gives redactions in order, apart, on scalar boundaries", arguments: 0..<200)
func anyText(_ seed: UInt64) {
  var chance = Chance(seed: seed &+ 1_000)
  let text = chance.hostileText()
  var study = people("Dana Okafor", "Will Rose", "X")
  let redactions = study.pseudonymised(text).redactions
  let bytes = Array(text.utf8)
  var last = 0
  for redaction in redactions {
    #expect(redaction.bytes.lowerBound >= last && !redaction.bytes.isEmpty)
    #expect(redaction.bytes.upperBound <= bytes.count)
    #expect(bytes[redaction.bytes.lowerBound] & 0xC0 != 0x80)
    if redaction.bytes.upperBound < bytes.count { #expect(bytes[redaction.bytes.upperBound] & 0xC0 != 0x80) }
    last = redaction.bytes.upperBound
  }
}

@Test("a key does not fit another text")
func wrongKey() {
  var study = people("Dana Okafor")
  let text = "Dana rang."
  let key = TextKey(text, study.pseudonymised(text).redactions)
  #expect(key.original(of: "Nobody rang.") == nil)
}

@Test("the same input gives the same output")
func sameEveryTime() {
  let text = "Dana Okafor and Sam Lee met Olga Petrova in Leeds on 14 March 2021."
  #expect(people("Dana Okafor", "Sam Lee").written(text) == people("Dana Okafor", "Sam Lee").written(text))
}

extension Chance {
  /// Pieces that have broken such programs, in any order.
  fileprivate mutating func hostileText() -> String {
    let pieces = [
      "Dana", "Okafor", " ", "  ", "\n", ".", ",", "@", "at", "dot", "com", "'s", "’s", "-", "(", ")", "[at]",
      "/",
      "\u{200B}", "\u{AD}", "e\u{301}", "É", "ß", "ﬁ", "İ", "ǆ", "محمد", "العلي", "田中", "🎉", "👩‍👩‍👧", "\u{FEFF}",
      "\u{0}",
      "07700", "900123", "oh", "seven", "double", "1", "12", "2021", "March", "may", "aged", "47", "years",
      "old",
      "£", "$", "W1A", "1AA", "Will", "Rose", "X", "I", "a", "will", "rose", "https", ":", "//", "www", "_",
      "+",
      "GB24", "NWBK", "\r\n", "\u{2028}", "\"", "dana", "OKAFOR", "o", "k", "a", "f", "o", "r", "\t",
      "\u{301}",
    ]
    return (0..<1 + below(40)).map { _ in pick(pieces) + (below(2) == 0 ? " " : "") }.joined()
  }
}
