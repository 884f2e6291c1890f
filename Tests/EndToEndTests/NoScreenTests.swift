import Stage
import Testing

@Suite("Any terminal, a bad one, or none: it works or says so, and never spins")
struct NoScreenTests {
  @Test(
    "it opens, takes words and leaves on every terminal it names",
    arguments: ["xterm-256color", "screen", "tmux", "linux", "vt100"])
  func terminals(_ name: String) throws {
    let venue = try Venue()
    let stage = try #require(venue.perform(["run", "guide.md", "--session", "s"], terminal: name))
    #expect(stage.expect { $0.inputLine.hasSuffix(">") && $0.isRaw })
    #expect(stage.say(1, "words on \(name)"))
    stage.send("2café")
    #expect(stage.expect { $0.inputLine.hasPrefix("2 P2> caf") })
    #expect(stage.leave() == .exited(0))
    #expect(!stage.isRaw && stage.isCursorVisible)
    #expect(venue.turns() == [Said("P1", "words on \(name)")] && venue.draft() == "café")
  }

  @Test(
    "a terminal without a cursor, an unknown one or none gets line mode, and is told so",
    arguments: ["dumb", "", "no-such-terminal"])
  func lineModeInstead(_ name: String) throws {
    let venue = try Venue()
    let stage = try #require(venue.perform(["run", "guide.md", "--session", "s"], terminal: name))
    #expect(stage.expect { $0.text.contains("line mode") && $0.text.contains("0 you>") })
    #expect(!stage.isRaw)
    stage.send("1: words\n")
    #expect(stage.expect { $0.isKept("words") })
    stage.send("/quit\n")
    #expect(stage.end() == .exited(0))
    #expect(venue.turns() == [Said("P1", "words")])
  }

  @Test("without TERM it goes on in line mode")
  func noTerm() throws {
    let venue = try Venue()
    let stage = try #require(
      venue.perform(["-c", "unset TERM; exec $E run guide.md --session s"], path: "/bin/sh"))
    #expect(stage.expect { $0.text.contains("line mode") })
    stage.send("1: words\n/quit\n")
    #expect(stage.end() == .exited(0))
    #expect(venue.turns() == [Said("P1", "words")])
  }

  @Test(
    "input that is empty, ends or is closed leaves a session to be resumed",
    arguments: ["</dev/null", "<&-", "<guide.md", "</dev/null >&-", "<&- >&- 2>&-"])
  func noInput(_ redirection: String) throws {
    let venue = try Venue()
    _ = try venue.run("exec $E run guide.md --session s --plain", input: "1: before\n")
    for option in ["", "--plain"] {
      let outcome = try venue.run("exec $E run guide.md --session s \(option) \(redirection)")
      #expect(outcome.code == 0)
    }
    #expect(venue.turns().first == Said("P1", "before"))
    let verified = try venue.verify()
    #expect(verified.code == 0 && verified.out.contains("whole"), "\(verified.out)")
  }

  @Test("the home screen needs a terminal and says so")
  func home() throws {
    let venue = try Venue()
    let outcome = try venue.run("exec $E")
    #expect(outcome.code == 3 && outcome.complaints.contains("evenkeel --help"))
    let stage = try #require(venue.perform([]))
    #expect(stage.expect { $0.text.contains("Sample study") && $0.cursor.column == 0 })
    stage.send("q")
    #expect(stage.end() == .exited(0))
    #expect(stage.isGivenBack)
  }

  @Test("leaving by /quit leaves no command behind that ends the next run")
  func quit() throws {
    let venue = try Venue()
    _ = try venue.run("exec $E run guide.md --session s --plain", input: "1: one\n/quit\n2: never read\n")
    #expect(venue.draft().isEmpty)
    let again = try venue.run("exec $E run guide.md --session s --plain", input: "2: two\n")
    #expect(again.code == 0 && !again.out.contains("not kept yet"))
    #expect(venue.turns() == [Said("P1", "one"), Said("P2", "two")])
  }

  @Test("words typed after the close wait in the draft, and are kept once the session is opened again")
  func wordsAfterTheClose() throws {
    let venue = try Venue()
    let closed = try venue.run(
      "exec $E run guide.md --session s --plain", input: "1: one\n/close\n2: one thing more\n")
    #expect(closed.code == 0 && closed.out.contains("the line waits in the draft"))
    #expect(venue.draft() == "2: one thing more\n")
    let screen = try #require(Performance.live(venue))
    #expect(screen.expect { $0.inputLine == "2 P2> one thing more" })
    #expect(screen.leave() == .exited(0))
    let again = try venue.run("exec $E run guide.md --session s --plain", input: "\n/undo\n3: three\n")
    #expect(
      again.code == 0 && again.out.contains("not kept yet; an empty line keeps it:\nP2: one thing more"))
    #expect(venue.turns() == [Said("P1", "one"), Said("P2", "one thing more"), Said("P3", "three")])
    #expect(venue.draft().isEmpty)
  }

  @Test("a reader of line mode's output that goes away costs no kept line")
  func readerGone() throws {
    let venue = try Venue()
    let talk = (1...50).map { "1: line \($0)\n" }.joined()
    _ = try venue.run("$E run guide.md --session s --plain | head -n 8 > some", input: talk)
    let kept = venue.turns()
    #expect(kept == (1...50).map { Said("P1", "line \($0)") }.prefix(kept.count).map(\.self) && !kept.isEmpty)
    #expect(try venue.verify().code == 0)
  }

  @Test("a line refused once and kept with the next is not brought back by the draft after a kill")
  func killedInLineMode() throws {
    let venue = try Venue()
    try venue.write(
      "drill",
      """
      mkfifo talk
      strace -f -qq -o /dev/null -P s/journal.jsonl -P "$PWD/s/journal.jsonl" -e trace=write -e inject=write:error=ENOSPC:when=3 \\
        $E run guide.md --session s --plain < talk > said &
      exec 3> talk
      printf '1: one\\n2: two\\n3: three\\n' >&3
      tail -f --pid=$! said | grep -q three
      kill -KILL $(sed 's/.*process \\([0-9]*\\).*/\\1/' s/journal.lock)
      wait
      """)
    _ = try venue.run("touch said; exec timeout 20 bash drill")
    let talk = [Said("P1", "one"), Said("P2", "two"), Said("P3", "three")]
    #expect(venue.text("said").contains("NOT SAVED  The disk is full."))
    #expect(venue.turns() == talk)
    _ = try venue.run("exec $E run guide.md --session s --plain", input: "\n")
    #expect(venue.turns() == talk)
  }
}
