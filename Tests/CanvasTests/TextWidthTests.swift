import Canvas
import Testing

/// A cluster, how it is shown, and the columns that takes.
struct Shown: Sendable, CustomTestStringConvertible {
  let typed: String
  let shown: String
  let columns: Int

  init(_ typed: String, _ shown: String, _ columns: Int) {
    self.typed = typed
    self.shown = shown
    self.columns = columns
  }

  var testDescription: String {
    typed.unicodeScalars.map { "U+" + String($0.value, radix: 16, uppercase: true) }.joined(separator: " ")
  }
}

private func shown(_ text: String) -> String { TextWidth.safeForm(of: text) }

@Test(
  "letters of every script take the columns that terminals agree on",
  arguments: [
    Shown("a", "a", 1), Shown("é", "é", 1), Shown("e\u{301}", "e\u{301}", 1),
    Shown("日", "日", 2), Shown("ﾊ", "ﾊ", 1), Shown("한", "한", 2),
    Shown("\u{1112}\u{1161}\u{11AB}", "\u{1112}\u{1161}\u{11AB}", 2),
    Shown("س", "س", 1), Shown("ש\u{5B8}", "ש\u{5B8}", 1), Shown("नि", "नि", 2), Shown("กำ", "กำ", 2),
    Shown("👍", "👍", 2), Shown("—", "—", 1), Shown("→", "→", 1), Shown("\u{3000}", "\u{3000}", 2),
    Shown("\u{1FAE0}", "\u{1FAE0}", 2), Shown("ͷ", "ͷ", 1),
  ])
func spacing(_ example: Shown) {
  #expect(shown(example.typed) == example.shown)
  #expect(TextWidth.columns(of: example.typed) == example.columns)
}

@Test(
  "a cluster that terminals draw differently is shown in the form they agree on",
  arguments: [
    Shown("👨‍👩‍👧", "👨", 2), Shown("👩🏽‍🚀", "👩", 2), Shown("👍🏽", "👍", 2), Shown("❤️", "❤", 1),
    Shown("🏳️‍🌈", "\u{1F3F3}", 1), Shown("🇩🇪", "DE", 2), Shown("🇩", "D", 1), Shown("🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏴", 2),
    Shown("1️⃣", "1\u{20E3}", 1), Shown("🏽", "🏽", 2),
    Shown("e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", "e\u{301}\u{302}\u{303}\u{304}", 1),
  ])
func agreed(_ example: Shown) {
  #expect(shown(example.typed) == example.shown)
  #expect(TextWidth.columns(of: example.typed) == example.columns)
}

@Test(
  "what a terminal might act on or hide is shown by a stand-in",
  arguments: [
    Shown("\u{1B}[31m", "□[31m", 5), Shown("\u{07}", "□", 1), Shown("\u{9B}2J", "□2J", 3),
    Shown("\u{7F}", "□", 1),
    Shown("\u{0}", "□", 1), Shown("\r", "□", 1), Shown("\u{202E}evil\u{202C}", "□evil□", 6),
    Shown("\u{2066}a\u{2069}", "□a□", 3), Shown("a\u{200B}b", "a□b", 3), Shown("a\u{200D}b", "a□b", 3),
    Shown("a\u{200C}b", "a□b", 3), Shown("\u{FEFF}", "□", 1), Shown("\u{301}", "□", 1),
    Shown("\u{FE0F}", "□", 1),
    Shown("\u{2028}", "□", 1), Shown("\u{E0041}", "□", 1), Shown("\u{378}", "□", 1),
    Shown("\u{1FABF}", "□", 1),
    Shown("\u{4DC0}", "□", 1), Shown("\u{200F}", "□", 1), Shown("a\u{AD}b", "a-b", 3),
  ])
func hostile(_ example: Shown) {
  #expect(shown(example.typed) == example.shown)
  #expect(TextWidth.columns(of: example.typed) == example.columns)
}

@Test("joiners that are spelling in their script are left out without a sign")
func joiners() {
  #expect(shown("می\u{200C}خواهم") == "میخواهم")
  #expect(shown("क\u{94D}\u{200D}ष") == "क\u{94D}ष")
}

@Test("a tab or a line feed is one blank, since a cell moves no cursor")
func blanks() { #expect(shown("a\tb\nc\r\nd") == "a b c d") }

@Test("no scalar of Unicode reaches a cell as a control or a format character, alone or after a letter")
func nothingGetsThrough() {
  for value in Array(0..<0x3100) + Array(0xA000..<0xA100) + Array(0xD700..<0xD800) + Array(0xE000..<0xE010)
    + Array(0xFB00..<0x10_200) + Array(0x1F000..<0x20010) + Array(0xE0000..<0xE0200)
  {
    guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
    for text in [String(scalar), "a\(scalar)b"] {
      let unsafe = shown(text).unicodeScalars.filter {
        [.control, .format, .unassigned, .lineSeparator].contains($0.properties.generalCategory)
      }
      #expect(unsafe.isEmpty, "U+\(String(value, radix: 16))")
    }
  }
}

@Test("every letter says which bytes it stands for, and together they are the text")
func offsets() {
  let text = "né 🇩🇪👨‍👩‍👧 नि\u{1B}x"
  let letters = TextWidth.letters(of: text)
  var end = 0
  for letter in letters {
    #expect(letter.continues ? letter.end == end : letter.start == end)
    end = letter.end
  }
  #expect(end == text.utf8.count)
}

@Test("a scalar's width is what ncurses is told: -1 for what is not printed")
func scalars() {
  #expect(TextWidth.columns(of: "a" as Unicode.Scalar) == 1)
  #expect(TextWidth.columns(of: "日" as Unicode.Scalar) == 2)
  #expect(TextWidth.columns(of: "\u{301}" as Unicode.Scalar) == 0)
  #expect(TextWidth.columns(of: "\u{7}" as Unicode.Scalar) == -1)
  #expect(TextWidth.columns(of: "\u{1FABF}" as Unicode.Scalar) == -1)
}

@Test("the short way through common letters gives what segmenting gives")
func shortWay() {
  let ends = ["", "a", " ", "\u{301}", "\u{200D}", "é", "日", "\u{FE0F}"]
  for value in Array(0xA0..<0x380) + Array(0x2000..<0x3000) {
    guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
    for end in ends {
      // With a letter of its own cluster around it, in one text and cut into clusters by the library.
      let text = "x" + String(scalar) + end
      let parts = text.map { TextWidth.safeForm(of: String($0)) }.joined()
      #expect(TextWidth.safeForm(of: text) == parts, "U+\(String(value, radix: 16)) \(end.debugDescription)")
    }
  }
}
