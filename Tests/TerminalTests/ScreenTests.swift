import Canvas
import Stage
import Testing

private let terminals = ["xterm-256color", "screen-256color", "tmux-256color", "linux", "vt100"]

/// The demonstration program, once its input line stands.
private func begin(
  _ terminal: String = "xterm-256color", size: Size = Size(columns: 80, rows: 24),
  environment: [String: String] = [:]
) throws -> Performance {
  let path = BuiltProgram.path("stage-echo")
  let stage = try #require(Performance(path, terminal: terminal, size: size, environment: environment))
  #expect(stage.expect { $0.row(size.rows - 3) == "3 Dana>" && $0.cursor.row == size.rows - 3 })
  return stage
}

@Test("letters of every script appear as typed in every kind of terminal", arguments: terminals)
func types(_ terminal: String) throws {
  let stage = try begin(terminal)
  stage.send("he\u{301}llo 日本👍")
  #expect(stage.expect { $0.row(21) == "3 Dana> he\u{301}llo 日本👍" })
  #expect(stage.cursor == Position(column: 20, row: 21))
  // The Linux console and the vt100 have no second screen.
  #expect(stage.isAlternate == !["linux", "vt100"].contains(terminal))
  #expect(stage.isRaw)
  #expect(stage.bells == 0 && stage.titles == 0)
}

@Test("joined emoji and Arabic leave every other column where it was", arguments: terminals)
func layout(_ terminal: String) throws {
  let stage = try begin(terminal)
  stage.send("👨‍👩‍👧x 🇩🇪y مرحبا z")
  #expect(stage.expect { $0.row(21) == "3 Dana> 👨x DEy مرحبا z" })
  #expect(stage.cursor == Position(column: 23, row: 21))
}

@Test("special keys are known in every kind of terminal, in both forms", arguments: terminals)
func specialKeys(_ terminal: String) throws {
  let stage = try begin(terminal)
  stage.send("abc\u{1B}[D\u{1B}ODx\u{1B}[H1\u{1B}OF2\u{8}3")
  #expect(stage.expect { $0.row(21) == "3 Dana> 1axbc3" })
  stage.send("\u{1B}[A")
  #expect(stage.expect { $0.text.contains("key Up") })
  stage.send("\u{1B}p")
  #expect(stage.expect { $0.text.contains("key Esc") && $0.row(21) == "3 Dana> 1axbc3p" })
}

@Test("a lone Esc is a key without another one after it")
func escapeAlone() throws {
  let stage = try begin()
  stage.send("\u{1B}")
  #expect(stage.expect { $0.row(2) == "key Esc" })
}

@Test("Shift-Tab is what the terminal's own entry says it is")
func backTab() throws {
  let stage = try begin("linux")
  stage.send("\u{1B}\t")
  #expect(stage.expect { $0.row(2) == "key Shift-Tab" })
}

@Test("one typed letter writes that letter and nothing else")
func thrift() throws {
  let stage = try begin()
  let before = stage.written.count
  stage.send("a")
  #expect(stage.expect { $0.row(21) == "3 Dana> a" })
  #expect(stage.written[before...] == [0x61])
}

@Test("styles are weight, underline and reverse, with the two colours on the terminal's own ground")
func styles() throws {
  let stage = try begin()
  let alarm = stage.look(column: 0, row: 20)
  #expect(alarm.isBold && alarm.isReversed && alarm.colour == 1 && alarm.isOnOwnGround)
  #expect(stage.look(column: 0, row: 0).isBold)
  let marked = stage.look(column: 18, row: 20)
  #expect(marked.isUnderlined && marked.colour == nil)
  #expect(!stage.look(column: 16, row: 20).isUnderlined)
  stage.send("\u{1B}[A")
  #expect(stage.expect { $0.row(2) == "key Up" })
  let accent = stage.look(column: 0, row: 2)
  #expect(accent.isBold && accent.colour == 5 && accent.isOnOwnGround && !accent.isReversed)
}

@Test(
  "without colours weight and reverse say it all",
  arguments: [("xterm-256color", ["NO_COLOR": "1"]), ("vt100", [:])])
func monochrome(_ terminal: String, _ environment: [String: String]) throws {
  let stage = try begin(terminal, environment: environment)
  let alarm = stage.look(column: 0, row: 20)
  #expect(alarm.isBold && alarm.isReversed && alarm.colour == nil)
  #expect(!String(decoding: stage.written, as: UTF8.self).contains("\u{1B}[31m"))
}

@Test(
  "lines and signs have stand-ins where there is only ASCII, words have none",
  arguments: [("vt100", "C.UTF-8"), ("xterm-256color", "C"), ("linux", "POSIX")])
func standIns(_ terminal: String, _ locale: String) throws {
  let stage = try begin(terminal, environment: ["LANG": locale])
  #expect(stage.row(1).hasPrefix("-- log ------"))
  #expect(stage.row(20).hasSuffix("dim - words"))
  stage.send("naïve 日本")
  #expect(stage.expect { $0.row(21) == "3 Dana> naïve 日本" })
}

@Test("a locale this machine does not have is still a UTF-8 terminal")
func foreignLocale() throws {
  let stage = try begin(environment: ["LANG": "de_DE.UTF-8"])
  #expect(stage.row(20).hasSuffix("dim · words"))
}

@Test("a window of one cell and back loses nothing", arguments: terminals)
func resize(_ terminal: String) throws {
  let stage = try begin(terminal)
  stage.send("words")
  #expect(stage.expect { $0.row(21) == "3 Dana> words" })
  stage.resize(Size(columns: 1, rows: 1))
  // Where the last cell of a screen cannot be written without scrolling, the only one stays empty.
  #expect(stage.expect { ["…", "~", ""].contains($0.row(0)) })
  stage.resize(Size(columns: 100, rows: 30))
  #expect(stage.expect { $0.row(0) == "size 100x30" && $0.row(27) == "3 Dana> words" })
  stage.resize(Size(columns: 80, rows: 24))
  #expect(stage.expect { $0.row(0) == "size 80x24" && $0.row(21) == "3 Dana> words" })
  #expect(stage.cursor == Position(column: 13, row: 21))
}

@Test("a paste of twelve kilobytes comes as one paste, and its new lines keep nothing")
func longPaste() throws {
  let stage = try begin()
  let text = String(repeating: "naïve line, 日本\r\n", count: 600)
  stage.paste(text)
  #expect(
    stage.expect { $0.row(1).hasSuffix(" pastes 1 ──") && $0.text.contains("paste \(text.utf8.count)") })
  stage.send("\u{15}done")
  #expect(stage.expect { $0.row(21) == "3 Dana> done" && $0.row(22).isEmpty })
}

@Test("Ctrl-L draws a screen again that something has written over")
func redraw() throws {
  let stage = try begin()
  let before = stage.text
  let count = stage.written.count
  stage.send("\u{C}")
  #expect(stage.expect { $0.written.count > count + 200 && $0.text == before })
}

@Test("another thread's byte wakes the loop")
func waking() throws {
  let stage = try begin()
  stage.send("\u{1B}[15~")
  #expect(stage.expect { $0.row(2) == "woken" })
}
