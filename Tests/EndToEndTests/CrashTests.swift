import Canvas
import Glibc
import Stage
import Testing

@Suite("Whatever stops the program, what was kept is kept once, and what was typed is not lost")
struct CrashTests {
  /// Lines said one after the other; each is waited for before the next.
  private func talk(_ stage: Performance, _ lines: Range<Int>) -> Bool {
    lines.allSatisfy { stage.say($0 % 4, "line \($0) of the talk") }
  }

  private func expected(_ lines: Range<Int>) -> [Said] {
    lines.map { Said($0 % 4 == 0 ? "F" : "P\($0 % 4)", "line \($0) of the talk") }
  }

  @Test("kill -9 after a line loses no line, and going on loses none either")
  func killedBetweenLines() throws {
    let venue = try Venue()
    for round in 0..<4 {
      let stage = try #require(Performance.live(venue))
      #expect(stage.opens())
      #expect(talk(stage, round * 3..<round * 3 + 3))
      stage.kill(SIGKILL)
      #expect(stage.end() == .died(signal: Int(SIGKILL)))
      #expect(venue.turns() == expected(0..<round * 3 + 3))
      #expect(try venue.verify().code == 0)
    }
  }

  @Test("kill -9 in the middle of a stream of keys: what the screen showed as kept is there, in order, once")
  func killedInAStream() throws {
    for bytes in stride(from: 40, through: 440, by: 100) {
      let venue = try Venue()
      let stage = try #require(Performance.live(venue))
      #expect(stage.opens())
      let stream = (0..<30).map { "\($0 % 4)line \($0) of the talk\r" }.joined()
      stage.send(Array(stream.utf8))
      #expect(
        stage.expect {
          $0.written.count > 2000 + bytes * 8 && !$0.keptRows.filter { $0.contains("line") }.isEmpty
        })
      stage.kill(SIGKILL)
      _ = stage.end()
      let shown = stage.keptRows.compactMap { $0.firstMatch(of: #/line (\d+) of the talk/#)?.1 }.compactMap {
        Int($0)
      }
      let kept = venue.turns()
      #expect(kept == expected(0..<kept.count))
      #expect(shown.allSatisfy { $0 < kept.count })
      #expect(try venue.verify().code == 0)
    }
  }

  @Test("kill -9 while a line is typed: the words come back into the input line")
  func killedWhileTyping() throws {
    let venue = try Venue()
    let stage = try #require(Performance.live(venue))
    #expect(stage.opens() && stage.say(3, "kept before"))
    stage.send("2そう half a line")
    #expect(stage.expect { _ in venue.draft() == "そう half a line" })
    stage.kill(SIGKILL)
    _ = stage.end()
    let again = try #require(Performance.live(venue))
    #expect(again.expect { $0.inputLine == "2 P2> そう half a line" })
    #expect(again.cursor.column == 22)
    #expect(again.isKept("kept before"))
    #expect(again.leave() == .exited(0))
  }

  @Test("kill -9 right after Enter: no part of the kept line is left in the input line")
  func killedAfterEnter() throws {
    let venue = try Venue()
    let stage = try #require(Performance.live(venue))
    #expect(stage.opens())
    stage.send("1half a line")
    #expect(stage.expect { _ in venue.draft() == "half a line" })
    stage.send(" and the rest\r")
    #expect(stage.expect { _ in venue.turns().count == 1 })
    stage.kill(SIGKILL)
    _ = stage.end()
    let again = try #require(Performance.live(venue))
    #expect(again.opens() && again.isKept("half a line and the rest"))
    #expect(again.inputLine == "1 P1>")
  }

  @Test("the draft is never older than the last quarter of a second of typing")
  func draftAge() throws {
    let venue = try Venue()
    let stage = try #require(Performance.live(venue))
    #expect(stage.opens())
    var typed = ""
    for letter in "a long line typed without a pause for breath" {
      typed.append(letter)
      stage.send(String(letter))
      #expect(stage.expect { $0.inputLine.hasSuffix(typed.trimming) })
    }
    // Within the longest wait of the harness it must be there without another key.
    #expect(stage.expect { _ in venue.draft() == typed })
    stage.kill(SIGKILL)
    _ = stage.end()
    #expect(venue.draft() == typed)
  }

  @Test(
    "on a signal the draft is kept, the terminal is given back, and the program dies by that signal",
    arguments: [SIGTERM, SIGHUP, SIGINT])
  func signals(_ signal: Int32) throws {
    let venue = try Venue()
    let stage = try #require(Performance.live(venue))
    #expect(stage.opens() && stage.say(1, "kept before"))
    stage.send("not kept yet")
    #expect(stage.expect { $0.inputLine.hasSuffix("not kept yet") })
    stage.kill(signal)
    #expect(stage.end() == .died(signal: Int(signal)))
    #expect(stage.isGivenBack)
    #expect(venue.draft() == "not kept yet")
    #expect(venue.turns() == [Said("P1", "kept before")])
  }

  @Test("a closed terminal ends the program, draft and all, and it does not spin")
  func closedTerminal() throws {
    let venue = try Venue()
    for line in ["exec $E run guide.md --session s", "trap '' HUP; exec $E run guide.md --session s"] {
      let stage = try #require(venue.perform(["-c", "ulimit -t 5; " + line], path: "/bin/sh"))
      #expect(stage.opens())
      stage.send("\u{15}1words in the air")
      #expect(stage.expect { $0.inputLine.hasSuffix("words in the air") })
      stage.closeTerminal()
      let ending = stage.end()
      #expect(ending == .died(signal: Int(SIGHUP)))
      #expect(venue.draft() == "words in the air")
    }
  }

  @Test("Ctrl-Z gives the shell its terminal, with the draft kept; fg brings the screen back whole")
  func suspended() throws {
    let venue = try Venue()
    let stage = try #require(venue.perform(["--norc", "--noprofile", "-i"], path: "/bin/bash"))
    stage.send("\(Venue.program) run guide.md --session s\r")
    #expect(stage.opens() && stage.say(1, "kept before"))
    stage.send("and then\u{1A}")
    #expect(stage.expect { $0.text.contains("Stopped") && !$0.isAlternate })
    #expect(venue.draft() == "and then")
    stage.send("fg\r")
    #expect(stage.expect { $0.isAlternate && $0.inputLine == "1 P1> and then" && $0.isKept("kept before") })
    stage.send(" more\r")
    #expect(stage.expect { $0.isKept("and then more") })
  }

  @Test("a window of 1 × 1 and back loses nothing, and words typed meanwhile are kept")
  func resized() throws {
    let venue = try Venue()
    let stage = try #require(Performance.live(venue))
    #expect(stage.opens() && stage.say(1, "kept before"))
    for size in [Size(columns: 1, rows: 1), Size(columns: 40, rows: 10), Size(columns: 2, rows: 50)] {
      stage.resize(size)
      stage.send("x")
    }
    stage.resize(Size(columns: 1, rows: 1))
    stage.send("\r2while it was small\r")
    #expect(stage.expect { _ in venue.turns().count == 3 })
    stage.resize(Size(columns: 80, rows: 24))
    #expect(stage.expect { $0.isKept("1 P1     xxx") && $0.isKept("2 P2     while it was small") })
    #expect(stage.inputLine == "2 P2>")
  }

  @Test("a torn last line is set aside and said so, and the session goes on behind the last whole line")
  func torn() throws {
    let venue = try Venue()
    _ = try venue.run("exec $E run guide.md --session s --plain", input: "1: one\n1: two\n")
    let whole = venue.bytes("s/journal.jsonl")
    let torn = Array(whole.dropLast(40))
    try venue.write("s/journal.jsonl", torn)
    let stage = try #require(Performance.live(venue))
    #expect(
      stage.expect { $0.text.contains("The last line was torn by the… it is kept in 's/journal.torn-") })
    #expect(stage.isKept("one") && !stage.isKept("two") && stage.say(2, "two again"))
    #expect(stage.leave() == .exited(0))
    #expect(venue.turns() == [Said("P1", "one"), Said("P2", "two again")])
    #expect(try venue.verify().code == 0)
    let aside = try venue.run("cat s/journal*torn*")
    #expect(
      aside.out
        == String(decoding: torn.suffix(from: torn.lastIndex(of: 10).map { $0 + 1 } ?? 0), as: UTF8.self))
  }

  @Test("a second writer is refused with exit code 4 and told who has it; the first goes on")
  func secondWriter() throws {
    let venue = try Venue()
    let first = try #require(
      venue.perform(["run", "guide.md", "--session", "s", "--facilitator", "Noor"]))
    #expect(first.opens() && first.say(1, "kept before"))
    for mode in ["", "--plain"] {
      let second = try venue.run("exec $E run guide.md --session s \(mode)", input: "1: mine\n")
      #expect(second.code == 4)
      #expect(second.complaints.contains("Noor, process \(first.process)") && second.out.isEmpty)
    }
    #expect(first.say(1, "kept after"))
    first.kill(SIGKILL)
    _ = first.end()
    let third = try venue.run("exec $E run guide.md --session s --plain", input: "1: third\n")
    #expect(third.code == 0)
    #expect(venue.turns().map(\.text) == ["kept before", "kept after", "third"])
  }

  @Test("a clock that was set back never makes times run backwards")
  func clockSetBack() throws {
    let venue = try Venue()
    let future = String(try venue.run("date -u -d '+2 hours' +%FT%T.000Z").out.prefix(24))
    _ = try venue.run("exec $E run guide.md --session s --plain", input: "1: one\n")
    try venue.writeJournal("s", at: future, texts: ["from the future"])
    let stage = try #require(Performance.live(venue))
    #expect(stage.opens() && stage.isKept("from the future") && stage.say(2, "and on"))
    #expect(stage.leave() == .exited(0))
    let times = venue.lines().compactMap { $0["at"]?.string }
    #expect(times == times.sorted() && times.last.map { $0 >= future } == true)
    #expect(try venue.verify().code == 0)
  }
}

extension String {
  var trimming: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
