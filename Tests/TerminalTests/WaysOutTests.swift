import Canvas
import Glibc
import Stage
import Testing

private func begin(
  _ arguments: [String] = [], path: String = BuiltProgram.path("stage-echo"),
  terminal: String = "xterm-256color"
) throws -> Performance {
  let stage = try #require(Performance(path, arguments, terminal: terminal))
  #expect(stage.expect { $0.row(21) == "3 Dana>" })
  return stage
}

/// True when the terminal is as the shell left it.
private func isGivenBack(_ stage: Performance) -> Bool {
  let written = String(decoding: stage.written, as: UTF8.self)
  let isPasteOff = written.contains("\u{1B}[?2004l")
  return !stage.isAlternate && !stage.isRaw && stage.isCursorVisible && isPasteOff
}

@Test(
  "on a signal the terminal is given back and the program dies by that signal",
  arguments: [SIGINT, SIGTERM, SIGHUP])
func signals(_ signal: Int32) throws {
  let stage = try begin()
  stage.kill(signal)
  #expect(stage.end() == .died(signal: Int(signal)))
  #expect(isGivenBack(stage))
}

@Test("a crash gives the terminal back and is still that crash")
func crash() throws {
  let stage = try begin()
  stage.send("\u{1B}OQ")
  #expect(stage.end() == .died(signal: Int(SIGSEGV)))
  #expect(isGivenBack(stage))
}

@Test("a mistake of ours that stops the program can be read afterwards")
func trap() throws {
  let stage = try begin()
  stage.send("\u{1B}[17~")
  let ending = stage.end()
  #expect([.died(signal: Int(SIGILL)), .died(signal: Int(SIGTRAP))].contains(ending))
  #expect(isGivenBack(stage))
  #expect(stage.text.contains("Fatal error: Index out of range"))
}

@Test("a stop asked for from outside, with nobody to bring the program back, leaves it running")
func stopWithoutShell() throws {
  let stage = try begin()
  stage.kill(SIGTSTP)
  stage.send("words")
  #expect(stage.expect { $0.isAlternate && $0.row(21) == "3 Dana> words" })
}

@Test(
  "leaving in the ordinary way, or by exit, gives the terminal back",
  arguments: [("\u{4}", 0), ("\u{1B}OR", 3)])
func exits(_ key: String, _ code: Int) throws {
  let stage = try begin()
  stage.send(key)
  #expect(stage.end() == .exited(code))
  #expect(isGivenBack(stage))
}

@Test("what went to standard error while the screen was up can be read afterwards")
func errors() throws {
  let stage = try begin()
  stage.send("\u{1B}OSx")
  #expect(stage.expect { $0.row(21) == "3 Dana> x" && !$0.text.contains("trouble") })
  stage.send("\u{4}")
  #expect(stage.end() == .exited(0))
  #expect(stage.text.contains("trouble"))
}

@Test("a closed window ends the program")
func closed() throws {
  let stage = try begin()
  stage.closeTerminal()
  #expect(stage.end() == .died(signal: Int(SIGHUP)))
}

@Test("a closed window ends a program that hears no hang-up, and it does not spin")
func closedUnderNohup() throws {
  let script = "trap '' HUP; exec \(BuiltProgram.path("stage-echo"))"
  let stage = try begin(["-c", script], path: "/bin/sh")
  stage.closeTerminal()
  #expect(stage.end() == .exited(7))
}

@Test("Ctrl-Z gives the shell its terminal, and fg brings the screen back whole")
func suspend() throws {
  let stage = try #require(Performance("/bin/bash", ["--norc", "--noprofile", "-i"]))
  stage.send(BuiltProgram.path("stage-echo") + "\r")
  #expect(stage.expect { $0.row(21) == "3 Dana>" })
  stage.send("words\u{1A}")
  #expect(stage.expect { $0.text.contains("Stopped") && !$0.isAlternate })
  stage.send("echo from the shell\r")
  #expect(stage.expect { $0.text.contains("\nfrom the shell") })
  stage.send("fg\r")
  #expect(stage.expect { $0.isAlternate && $0.row(21) == "3 Dana> words" && $0.row(2) == "resumed" })
  #expect(stage.cursor == Position(column: 13, row: 21))
  stage.send("!")
  #expect(stage.expect { $0.row(21) == "3 Dana> words!" })
}

@Test("a stop that cannot be caught is drawn over when the program goes on")
func stopped() throws {
  let stage = try begin()
  let count = stage.written.count
  stage.kill(SIGSTOP)
  stage.makeCooked()
  stage.kill(SIGCONT)
  #expect(stage.expect { $0.row(2) == "resumed" && $0.row(21) == "3 Dana>" })
  #expect(stage.isRaw && stage.written.count > count + 200)
}

@Test(
  "without a terminal on both sides the program says so and does not spin",
  arguments: ["< /dev/null", "| cat"])
func noTerminal(_ redirection: String) throws {
  let program = BuiltProgram.path("stage-echo")
  let stage = try #require(Performance("/bin/sh", ["-c", "\(program) \(redirection)"]))
  #expect(stage.end() != nil)
  #expect(stage.text.hasPrefix("no screen: standard input and output are not both a terminal"))
}

@Test(
  "a terminal that cannot place its cursor, or is unknown, is refused in one sentence",
  arguments: [
    ("dumb", "cannot place its cursor"), ("", "cannot place its cursor"),
    ("no-such-terminal", "is unknown here"),
    ("teletype", ""),
  ])
func refused(_ terminal: String, _ words: String) throws {
  let stage = try #require(Performance(BuiltProgram.path("stage-echo"), terminal: terminal))
  #expect(stage.end() == .exited(2))
  #expect(stage.text.contains("no screen: the terminal '\(terminal)'") && stage.text.contains(words))
  #expect(!stage.isRaw)
}
