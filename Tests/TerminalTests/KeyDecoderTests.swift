import Canvas
import Terminal
import Testing

/// Bytes as a terminal sends them, and the keys they are.
struct Sent: Sendable, CustomTestStringConvertible {
  let bytes: String
  let keys: [Key]

  init(_ bytes: String, _ keys: Key...) {
    self.bytes = bytes
    self.keys = keys
  }

  var testDescription: String { bytes.debugDescription }
}

private let table: [Sent] = [
  // Letters and controls.
  Sent("a", .character("a")), Sent("é", .character("é")), Sent("日", .character("日")),
  Sent("e\u{301}", .character("e"), .character("\u{301}")), Sent("👍", .character("👍")),
  Sent("\r", .enter), Sent("\n", .enter), Sent("\t", .tab), Sent("\u{8}", .backspace),
  Sent("\u{7F}", .backspace), Sent("\u{1}", .control("a")), Sent("\u{1A}", .control("z")),
  Sent("\u{1F}", .control("_")), Sent("\u{1C}", .control("\\")), Sent("\u{0}", .control("@")),
  // xterm, screen, tmux.
  Sent("\u{1B}[A", .up), Sent("\u{1B}OA", .up), Sent("\u{1B}OB", .down), Sent("\u{1B}[C", .right),
  Sent("\u{1B}OD", .left), Sent("\u{1B}[H", .home), Sent("\u{1B}OF", .end), Sent("\u{1B}[Z", .backTab),
  Sent("\u{1B}[3~", .delete), Sent("\u{1B}[2~", .insert), Sent("\u{1B}[5~", .pageUp),
  Sent("\u{1B}[6~", .pageDown),
  Sent("\u{1B}OP", .function(1)), Sent("\u{1B}[15~", .function(5)), Sent("\u{1B}[24~", .function(12)),
  Sent("\u{1B}[1;5D", .wordLeft), Sent("\u{1B}[1;3C", .wordRight), Sent("\u{1B}[1;2A", .up),
  Sent("\u{1B}[3;5~", .delete),
  // The Linux console, rxvt, PuTTY, the number pad of a vt100.
  Sent("\u{1B}[[A", .function(1)), Sent("\u{1B}[[E", .function(5)), Sent("\u{1B}[1~", .home),
  Sent("\u{1B}[4~", .end), Sent("\u{1B}[7~", .home), Sent("\u{1B}[8~", .end), Sent("\u{1B}Oc", .wordRight),
  Sent("\u{1B}[11~", .function(1)), Sent("\u{1B}Op", .character("0")), Sent("\u{1B}OM", .enter),
  // Alt and a letter is Esc and the letter.
  Sent("\u{1B}p", .escape, .character("p")), Sent("\u{1B}\u{1B}", .escape, .escape),
  Sent("\u{1B}\u{1B}[A", .escape, .up), Sent("\u{1B}é", .escape, .character("é")),
  Sent("\u{1B}]", .escape, .character("]")),
  Sent("\u{1B}P", .escape, .character("P")), Sent("\u{1B}\"", .escape, .character("\"")),
  // Unknown sequences are passed over whole.
  Sent("\u{1B}[Ix", .character("x")), Sent("\u{1B}[?62;4cx", .character("x")),
  Sent("\u{1B}[99~x", .character("x")),
]

private func keys(_ happenings: [Happening]) -> [Key] {
  happenings.compactMap { if case .key(let key) = $0 { key } else { nil } }
}

@Test("every key is known by what terminals send for it", arguments: table)
func known(_ sent: Sent) {
  var decoder = KeyDecoder()
  let happened = decoder.take(sent.bytes.utf8) + decoder.giveUp()
  #expect(keys(happened) == sent.keys)
  #expect(!decoder.isWaiting)
}

@Test("a key torn over two reads is the same key", arguments: table)
func torn(_ sent: Sent) {
  let bytes = Array(sent.bytes.utf8)
  for cut in 1..<max(2, bytes.count) {
    var decoder = KeyDecoder()
    var happened = decoder.take(bytes[..<cut])
    happened += decoder.take(bytes[cut...])
    happened += decoder.giveUp()
    #expect(keys(happened) == sent.keys, "cut at \(cut)")
  }
}

@Test("all keys of one read come together, in order")
func together() {
  var decoder = KeyDecoder()
  let happened = decoder.take(table.flatMap { Array($0.bytes.utf8) })
  #expect(keys(happened) == table.flatMap(\.keys))
}

@Test("a lone Esc waits for what may follow, and is Esc when nothing does")
func loneEscape() {
  var decoder = KeyDecoder()
  #expect(decoder.take([0x1B]).isEmpty)
  #expect(decoder.isWaiting)
  #expect(decoder.giveUp() == [.key(.escape)])
  #expect(decoder.take("p".utf8) == [.key(.character("p"))])
}

@Test("Esc and a bracket typed by hand are Esc and the bracket")
func escapeBracket() {
  var decoder = KeyDecoder()
  #expect(decoder.take("\u{1B}[".utf8).isEmpty)
  #expect(decoder.giveUp() == [.key(.escape), .key(.character("["))])
  #expect(decoder.take("A".utf8) == [.key(.character("A"))])
}

@Test("the rest of an arrow key that comes too late types no letters")
func lateArrow() {
  var decoder = KeyDecoder()
  #expect(decoder.take([0x1B]).isEmpty)
  #expect(decoder.giveUp() == [.key(.escape)])
  #expect(decoder.take("[A".utf8) == [.key(.up)])
  #expect(decoder.take("[A".utf8) == [.key(.character("[")), .key(.character("A"))])
}

@Test("words that begin with a bracket after a lone Esc are words")
func lateWords() {
  var decoder = KeyDecoder()
  _ = decoder.take([0x1B]) + decoder.giveUp()
  #expect(
    keys(decoder.take("[And".utf8)) == [.character("["), .character("A"), .character("n"), .character("d")])
}

@Test("a paste is text, whatever keys it holds, and keys go on behind it")
func pasteIsText() {
  var decoder = KeyDecoder()
  let happened = decoder.take("x\u{1B}[200~one\rtwo\u{1B}[A\u{3}\u{1B}[201~y".utf8)
  #expect(happened == [.key(.character("x")), .paste("one\rtwo\u{1B}[A\u{3}"), .key(.character("y"))])
}

@Test("a paste arrives whole in reads of any size")
func tornPaste() {
  let text = "naïve 日本\r\nlines \u{1B}[2 and 👍"
  let bytes = Array("\u{1B}[200~\(text)\u{1B}[201~z".utf8)
  for size in 1...bytes.count {
    var decoder = KeyDecoder()
    var happened: [Happening] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      happened += decoder.take(bytes[start..<min(start + size, bytes.count)])
    }
    #expect(happened == [.paste(text), .key(.character("z"))], "reads of \(size)")
  }
}

@Test("a paste that pauses is shown in pieces, letters whole, and stays a paste")
func pausingPaste() {
  var decoder = KeyDecoder()
  #expect(decoder.take("\u{1B}[200~one 日".utf8.dropLast()).isEmpty)
  #expect(decoder.giveUp() == [.paste("one ")])
  #expect(decoder.isPasting)
  #expect(decoder.take(Array("日".utf8.suffix(1)) + Array("\rx\u{1B}[201~".utf8)) == [.paste("日\rx")])
  #expect(!decoder.isPasting)
}

@Test("a paste without an end is left with Ctrl-C")
func endlessPaste() {
  var decoder = KeyDecoder()
  _ = decoder.take("\u{1B}[200~one".utf8)
  #expect(decoder.giveUp() == [.paste("one")])
  #expect(decoder.take([0x03]) == [.key(.control("c"))])
  #expect(decoder.take("x".utf8) == [.key(.character("x"))])
}

@Test("bytes that are no UTF-8 show as a sign that something came")
func invalid() {
  var decoder = KeyDecoder()
  #expect(
    keys(decoder.take([0xE9, 0x61, 0xFF, 0x62])) == [
      .character("\u{FFFD}"), .character("a"), .character("\u{FFFD}"), .character("b"),
    ])
  #expect(decoder.take([0xE6, 0x97]).isEmpty)
  #expect(decoder.giveUp() == [.key(.character("\u{FFFD}")), .key(.character("\u{FFFD}"))])
}

@Test("a key only this terminal's terminfo knows is known")
func ownKeys() {
  var decoder = KeyDecoder()
  decoder.ownKeys = [([0x1B, 0x09], .backTab)]
  #expect(decoder.take("\u{1B}\ta".utf8) == [.key(.backTab), .key(.character("a"))])
}

@Test("no bytes make the decoder stumble, and all it owes comes out in the end")
func anyBytes() {
  var seed: UInt64 = 11
  let likely: [UInt8] = [0x1B, 0x5B, 0x4F, 0x32, 0x30, 0x31, 0x7E, 0x3B, 0xE6, 0x97, 0xA5, 0x41, 0x0D]
  for _ in 0..<300 {
    var decoder = KeyDecoder()
    for _ in 0..<60 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let pick = Int(seed >> 40)
      _ = decoder.take([pick % 5 == 0 ? UInt8(truncatingIfNeeded: pick >> 4) : likely[pick % likely.count]])
      if pick % 7 == 0 { _ = decoder.giveUp() }
    }
    _ = decoder.giveUp()
    #expect(!decoder.isWaiting)
  }
}
