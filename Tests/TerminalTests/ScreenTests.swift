import Canvas
import Stage
import Testing

@Test(
  "letters of every script appear as typed in every kind of terminal",
  arguments: ["xterm-256color", "screen-256color", "tmux-256color", "linux", "vt100"])
func types(_ terminal: String) throws {
  let stage = try #require(Performance(BuiltProgram.path("stage-echo"), terminal: terminal))
  #expect(stage.expect { $0.row(21) == "3 Dana>" && $0.cursor == Position(column: 8, row: 21) })
  stage.send("he\u{301}llo 日本👍")
  #expect(stage.expect { $0.row(21) == "3 Dana> he\u{301}llo 日本👍" })
  #expect(stage.cursor == Position(column: 20, row: 21))
  #expect(stage.bells == 0)
  print(stage.text)
}
