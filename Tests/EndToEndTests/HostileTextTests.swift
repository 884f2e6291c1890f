import Stage
import Testing

@Suite("Hostile text is shown visibly and does nothing")
struct HostileTextTests {
  /// A title, a bell, a clear screen, a C1 string, an order turned round, letters of no width.
  private static let hostile = [
    "\u{1B}]0;owned\u{7}", "\u{1B}[2J", "\u{9D}0;owned\u{9C}", "\u{202E}", "\u{200B}", "\u{2028}", "\u{7F}",
    "\u{8}",
  ]
  private static let words = "a" + hostile.joined(separator: "b") + "z"

  /// Bytes that reached the terminal or a pipe and act on one.
  private func acts(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    let marks: [Unicode.Scalar] = ["\u{202E}", "\u{2028}", "\u{9D}", "\u{9C}", "\u{7}", "\u{7F}"]
    return text.contains("]0;owned") && text.contains("\u{1B}]")
      || text.unicodeScalars.contains { marks.contains($0) }
  }

  /// Nothing of C0 but line ends, nothing of C1.
  private func isPlain(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) }
      && !text.unicodeScalars.contains("\u{202E}")
  }

  private func prepared() throws -> Venue {
    let venue = try Venue()
    try venue.write(
      "guide.md",
      "# T\(Self.words)\n## S\(Self.words) (5 min)\n> R\(Self.words)\n- [ ] C\(Self.words)\n1. Q\(Self.words)\n   - probe: B\(Self.words)\n2. Again\n"
    )
    return venue
  }

  @Test("on the screen: in the guide, in what is typed, pasted and kept, and in names")
  func onScreen() throws {
    let venue = try prepared()
    let stage = try #require(Performance.live(venue))
    #expect(stage.opens())
    stage.send("\u{1B}wa")
    #expect(stage.expect { $0.inputLine.hasPrefix("name>") })
    stage.paste("Dana" + Self.words.filter { $0 != "\u{1B}" })
    stage.send("\r")
    #expect(stage.expect { $0.text.contains("is here") })
    stage.send("1")
    stage.paste("said " + Self.words.filter { $0 != "\u{1B}" } + "\r\nmore")
    stage.send("\r")
    #expect(stage.expect { $0.isKept("said") })
    stage.send("\u{E}")
    #expect(stage.expect { $0.row(1).hasPrefix("Q") })
    stage.send("\u{1B}l")
    #expect(stage.expect { !$0.isKept("said") })
    stage.send("\u{1B}")
    #expect(stage.expect { $0.isKept("said") })
    #expect(stage.leave() == .exited(0))
    #expect(!acts(stage.written) && stage.titles == 0 && stage.bells == 0)
    #expect(venue.turns().first?.text.unicodeScalars.contains("\u{202E}") == true)
  }

  @Test("a journal and a roster full of it: resumed on the screen and in line mode")
  func resumed() throws {
    let venue = try prepared()
    let typed = Self.words.filter { !"\u{2028}\n".contains($0) }
    let first = try venue.run(
      "exec $E run guide.md --session s --plain",
      input:
        "/add Dana\(typed)\n1: said \(typed)\n/note n\(typed)\n/people\n/next\n/guide\n/find \(typed)\n/\(typed)\n/flags\n"
    )
    #expect(first.code == 0 && isPlain(first.out) && isPlain(first.complaints))
    #expect(venue.turns().first?.text.contains("\u{1B}]0;owned") == true)
    let stage = try #require(Performance.live(venue))
    #expect(stage.opens() && stage.isKept("said"))
    stage.send("\u{1B}/said\r")
    #expect(stage.expect { $0.text.contains("reading back") })
    stage.send("\u{1B}")
    #expect(stage.expect { !$0.text.contains("reading back") })
    #expect(stage.leave() == .exited(0))
    #expect(!acts(stage.written) && stage.titles == 0 && stage.bells == 0)
    let closed = try venue.run("exec $E run --session s --plain", input: "/close\n")
    #expect(closed.code == 0 && isPlain(closed.out))
    #expect(isPlain(venue.text("s/transcript.md")))
    let exported = try venue.run("exec $E export s --format jsonl --identified --to -")
    #expect(exported.code == 0 && exported.out.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
  }

  @Test("in the names of files and in arguments, whatever the command says of them")
  func names() throws {
    let venue = try prepared()
    let name = "f\u{1B}]0;owned\u{7}\u{9D}\u{202E}x"
    for command in [
      "run \"$n\" --session s", "run guide.md --session \"$n/$n\"", "check \"$n\"", "guide check \"$n\"",
      "guide new focus-group --to \"$n/a\"", "guide new \"$n\"",
      "export \"$n\" --format md --identified --to -",
      "verify \"$n\"", "repair \"$n\"", "\"--$n\"", "run guide.md --session \"$n\" --plain",
      "check \"$n.md\"",
    ] {
      try venue.write("n", name)
      let outcome = try venue.run(
        "n=$(cat n); touch \"$n.md\"; exec $E \(command)", input: "1: one\n/close\n")
      #expect(isPlain(outcome.out) && isPlain(outcome.complaints), "\(command)")
      #expect(
        outcome.code == 0 || outcome.complaints.contains("\\u001b"), "\(command): \(outcome.complaints)")
    }
  }

  @Test("what check and the guide's check quote")
  func quoted() throws {
    let venue = try prepared()
    try venue.write(
      "talk", "F: We will fix \(Self.words.filter { $0 != "\u{2028}" }) that by Friday, I promise.\n")
    for command in [
      "check talk", "check talk --format jsonl", "check talk --format sarif", "guide check guide.md",
      "guide print guide.md",
    ] {
      let outcome = try venue.run("exec $E \(command)")
      #expect(
        [0, 1].contains(outcome.code) && isPlain(outcome.out) && isPlain(outcome.complaints), "\(command)")
      #expect(!outcome.out.isEmpty, "\(command)")
    }
  }
}
