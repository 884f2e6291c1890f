import Stage
import Testing

/// Runs the program with calls on its journal that fail as `strace` is told.
private struct Trouble {
  /// What fails and when, such as `write:error=ENOSPC:when=3`.
  var fault: String

  /// The words in front of the program's own.
  func words(_ venue: Venue, _ session: String = "s") -> [String] {
    let call = String(fault.prefix { $0 != ":" })
    let paths = ["\(session)/journal.jsonl", "\(venue.path)/\(session)/journal.jsonl"].flatMap { ["-P", $0] }
    return ["-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e", "inject=\(fault)"] + paths
  }

  func run(_ venue: Venue, _ input: String) throws -> Venue.Outcome {
    let words = words(venue).joined(separator: " ")
    return try venue.run("exec strace \(words) $E run guide.md --session s --plain", input: input)
  }

  func perform(_ venue: Venue) -> Performance? {
    let words = words(venue) + [Venue.program, "run", "guide.md", "--session", "s"]
    return venue.perform(words, path: "/usr/bin/strace")
  }
}

@Suite("A disk in trouble costs no word")
struct DiskTroubleTests {
  private static let talk = (1...12).map { Said("P\($0 % 3 + 1)", "line \($0) of the talk") }
  private static let input = talk.map { "\($0.speaker): \($0.text)\n" }.joined()

  /// Lines of the transcript that line mode printed, words only.
  private func shown(_ out: String) -> [String] {
    out.split(separator: "\n").compactMap { $0.firstMatch(of: #/^\d\d:\d\d:\d\d .*(line \d+ of the talk)/#) }
      .map { String($0.1) }
  }

  @Test(
    "a write that fails once is said, tried again, and every line is there once, in order",
    arguments: 2...20)
  func failedWrite(_ number: Int) throws {
    let venue = try Venue()
    let outcome = try Trouble(fault: "write:error=ENOSPC:when=\(number)").run(venue, Self.input)
    #expect(outcome.code == 0)
    #expect(venue.turns() == Self.talk && shown(outcome.out) == Self.talk.map(\.text))
    #expect(outcome.out.contains("NOT SAVED  The disk is full.") == (number <= Self.talk.count + 1))
    #expect(try venue.verify().code == 0)
    #expect(venue.draft().isEmpty)
  }

  @Test(
    "after a failed sync the lines are written again under new numbers, and are there once, in order",
    arguments: 1...20)
  func failedSync(_ number: Int) throws {
    let venue = try Venue()
    let outcome = try Trouble(fault: "fdatasync:error=EIO:when=\(number)").run(venue, Self.input)
    #expect(outcome.code == 0)
    #expect(venue.turns() == Self.talk && shown(outcome.out) == Self.talk.map(\.text))
    #expect(try venue.verify().code == 0)
    let numbers = venue.lines().compactMap { $0["seq"]?.int }
    #expect((numbers.last ?? 0) == numbers.count - 1 + (number <= numbers.count ? 1 : 0))
  }

  @Test(
    "a disk that refuses from some call on ends in exit code 3 with every word in the journal or the draft",
    arguments: ["write:error=ENOSPC", "fdatasync:error=EIO", "write:error=EDQUOT"], 2...6)
  func refusedFromThenOn(_ fault: String, _ number: Int) throws {
    let venue = try Venue()
    let outcome = try Trouble(fault: "\(fault):when=\(number)+").run(venue, Self.input)
    let kept = venue.turns().prefix(number - 2)
    #expect(outcome.code == 3 && shown(outcome.out) == kept.map(\.text))
    #expect(Array(kept) == Array(Self.talk.prefix(number - 2)))
    let draft = venue.draft().split(separator: "\n").map(String.init)
    #expect(draft == Self.talk.dropFirst(number - 2).map { "\($0.speaker): \($0.text)" })
    #expect(
      outcome.complaints.contains("\(draft.count) lines could not be kept; the words are in 's/draft.json'"))
    let again = try venue.run("exec $E run guide.md --session s --plain", input: "\n")
    #expect(again.code == 0 && venue.turns() == Self.talk && venue.draft().isEmpty)
    #expect(try venue.verify().code == 0)
  }

  @Test("the first line of all: a session that cannot begin says so, and begins when there is room")
  func cannotBegin() throws {
    let venue = try Venue()
    let outcome = try Trouble(fault: "write:error=ENOSPC:when=1+").run(venue, Self.input)
    #expect(outcome.code == 3 && outcome.out.isEmpty)
    #expect(outcome.complaints.contains("the disk is full") && outcome.complaints.contains("make room"))
    #expect(try venue.run("exec $E run guide.md --session s --plain", input: "1: one\n").code == 0)
    #expect(venue.turns() == [Said("P1", "one")])
  }

  @Test(
    "on the screen NOT SAVED stands with the reason, the words stay, and Enter keeps them once",
    arguments: [1, 2, 3])
  func onScreen(_ number: Int) throws {
    let venue = try Venue()
    // What the session begins with is tried again in silence, so there the second attempt fails too.
    let calls = number == 1 ? "1..2" : "\(number)"
    let stage = try #require(Trouble(fault: "write:error=ENOSPC:when=\(calls)").perform(venue))
    #expect(stage.opens())
    for line in 1..<max(number - 1, 1) { #expect(stage.say(1, "line \(line)")) }
    stage.send("1words that matter\r")
    #expect(stage.expect { $0.state.hasSuffix("NOT SAVED") && !$0.isKept("words that matter") })
    #expect(stage.text.contains("NOT SAVED  The disk is full. Your words are below; make room, then Enter."))
    #expect(stage.inputLine == "1 P1> words that matter")
    #expect(stage.expect { _ in venue.draft() == "words that matter" })
    stage.send("\r")
    #expect(stage.expect { $0.isKept("words that matter") && $0.state.hasSuffix("saved") })
    #expect(stage.inputLine == "1 P1>")
    #expect(stage.leave() == .exited(0))
    #expect(venue.turns().filter { $0.text == "words that matter" }.count == 1)
    #expect(try venue.verify().code == 0)
  }

  @Test("a line cut short by a full disk is taken off again, and its words wait")
  func shortWrite() throws {
    let venue = try Venue()
    let words = String(repeating: "words ", count: 150)
    let input = (1...8).map { "1: \($0) \(words)\n" }.joined()
    // Blocks of 512 bytes: the fourth line or so is written in part.
    let outcome = try venue.run("ulimit -f 10; exec $E run guide.md --session s --plain", input: input)
    #expect(outcome.code == 3 && outcome.out.contains("NOT SAVED"))
    let kept = venue.turns().count
    #expect((2...5).contains(kept) && venue.bytes("s/journal.jsonl").last == 10)
    #expect(try venue.verify().code == 0)
    let again = try venue.run("exec $E run guide.md --session s --plain", input: "\n")
    #expect(again.code == 0 && kept < 8)
    #expect(venue.turns().map { $0.text.prefix(1) } == (1...8).map { "\($0)" })
  }

  @Test("a slow sync never holds up the typing")
  func slowSync() throws {
    let venue = try Venue()
    let stage = try #require(Trouble(fault: "fdatasync:delay_enter=2s:when=2").perform(venue))
    #expect(stage.opens())
    stage.send("1first\r")
    stage.send("second, typed meanwhile")
    #expect(stage.expect { $0.inputLine == "1 P1> second, typed meanwhile" })
    #expect(!stage.isKept("first"))
    #expect(stage.expect { $0.isKept("first") })
    stage.send("\r")
    #expect(stage.expect { $0.isKept("second, typed meanwhile") })
  }

  @Test(
    "a place that cannot be written is named with what to do, exit code 3, and nothing is made",
    arguments: [
      ("mkdir r; chmod 555 r", "r/s", "there is no permission"),
      ("echo words > f", "f", "a part of the path is no folder"),
      ("echo words > f", "f/s", "a part of the path is no folder"),
      ("true", "/dev/null", "a part of the path is no folder"),
      ("true", "/proc/nowhere/s", "cannot make '/proc/nowhere'"),
      ("true", "''", "cannot make ''"),
    ])
  func cannotMake(_ preparation: String, _ folder: String, _ words: String) throws {
    let venue = try Venue()
    // Root may write anywhere, so there somebody else tries.
    let line = """
      \(preparation); chmod 755 .; me=
      [ $(id -u) != 0 ] || me='setpriv --reuid=65534 --regid=65534 --clear-groups'
      exec $me $E run guide.md --session \(folder) --plain
      """
    let outcome = try venue.run(line, input: "1: one\n")
    #expect(outcome.code == 3 && outcome.out.isEmpty)
    #expect(outcome.complaints.hasPrefix("evenkeel: ") && outcome.complaints.contains(words))
    #expect(venue.bytes("r/s/journal.jsonl").isEmpty)
  }

  @Test("a folder that is not there yet is made, with those above it")
  func madeFolders() throws {
    let venue = try Venue()
    #expect(try venue.run("exec $E run guide.md --session a/b/c/ --plain", input: "1: one\n").code == 0)
    #expect(venue.turns("a/b/c") == [Said("P1", "one")])
  }

  @Test("a folder that vanishes while the session runs: nothing is shown as kept, the words stay")
  func vanished() throws {
    let venue = try Venue()
    let stage = try #require(Performance.live(venue))
    #expect(stage.opens() && stage.say(1, "before"))
    _ = try venue.run("mv s elsewhere")
    stage.send("1after\r")
    #expect(stage.expect { $0.state.hasSuffix("NOT SAVED") && $0.inputLine == "1 P1> after" })
    #expect(!stage.isKept("after"))
    _ = try venue.run("mv elsewhere s")
    stage.send("\r")
    #expect(stage.expect { $0.isKept("after") })
    #expect(venue.turns().map(\.text) == ["before", "after"])
  }

  @Test("an export that standard output cannot take ends in exit code 3")
  func exportToFullDisk() throws {
    let venue = try Venue()
    _ = try venue.run("exec $E run guide.md --session s --plain", input: "1: one\n")
    let outcome = try venue.run("exec $E export s --format jsonl --identified --to - > /dev/full")
    #expect(outcome.code == 3 && outcome.complaints.contains("did not take all of it"))
  }
}
