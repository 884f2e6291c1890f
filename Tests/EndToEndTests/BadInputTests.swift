import Stage
import Testing

@Suite("What cannot be used is named in one clear sentence, with its exit code")
struct BadInputTests {
  @Test(
    "a guide that is none, or no text",
    arguments: [
      ("mkdir g", 3, "'g' is a folder"),
      ("true", 3, "there is no guide 'g'"),
      ("truncate -s 100M g", 5, "'g' is larger than 16 MB"),
      ("yes '1. Why?' | head -c 100000000 > g", 5, "'g' is larger than 16 MB"),
      (#"printf '# Guide\n\000\001' > g"#, 5, "g:2:1: a NUL byte"),
      (#"printf '# Guide\n- caf\351\n' > g"#, 5, "g:2:6: not UTF-8"),
      ("mkfifo g", 3, "'g'"),
      ("ln -s g g", 3, "'g'"),
    ])
  func guide(_ preparation: String, _ code: Int, _ words: String) throws {
    let venue = try Venue()
    for command in ["run g --session s --plain", "run g --session s", "guide check g", "guide print g"] {
      let outcome = try venue.run("rm -rf g; \(preparation); exec $E \(command)", input: "1: one\n")
      #expect(outcome.code == code, "\(command)")
      #expect(outcome.complaints.contains(words) && outcome.out.isEmpty, "\(command): \(outcome.complaints)")
      #expect(
        outcome.complaints.hasPrefix("evenkeel: ") && outcome.complaints.split(separator: "\n").count == 1)
    }
    #expect(try venue.run("ls s").code != 0)
  }

  @Test("findings that standard output does not take are reported", arguments: ["text", "jsonl", "sarif"])
  func fullOutput(_ format: String) throws {
    let venue = try Venue()
    let outcome = try venue.run("echo \"We'll fix it.\" | $E check - --format \(format) > /dev/full")
    #expect(outcome.code == 3)
    #expect(outcome.complaints.hasPrefix("evenkeel: standard output did not take all findings"))
  }

  @Test("an empty guide runs all the same, and says what is missing")
  func emptyGuide() throws {
    let venue = try Venue()
    try venue.write("guide.md", "")
    let outcome = try venue.run("exec $E run guide.md --session s --plain", input: "1: one\n")
    #expect(outcome.code == 0 && outcome.out.contains("The guide has a mistake in line 1"))
    #expect(venue.turns() == [Said("P1", "one")])
    let stage = try #require(Performance.live(venue))
    #expect(stage.opens() && stage.say(2, "two"))
  }

  @Test("a guide by somebody who never read our format runs")
  func foreignGuide() throws {
    let venue = try Venue()
    let pasted =
      "\u{FEFF}INTRODUCTION\r\n\r\n1) Who are you?\r\n   a) For how long?\r\n2) What do you do?\r\n\r\nEND\r\n• Thanks\r\n"
    try venue.write("guide.md", pasted)
    let stage = try #require(Performance.live(venue))
    #expect(stage.opens() && stage.say(1, "one"))
    stage.send("\u{E}")
    #expect(stage.expect { $0.text.contains("Who are you?") || $0.text.contains("What do you do?") })
  }

  @Test(
    "a journal that is none, newer or damaged is named, refused and left as it is",
    arguments: [
      ("mkdir s/journal.jsonl", 3, "is a folder, not a journal"),
      ("head -c 5000 $E > s/journal.jsonl", 5, "is not a journal; it was left as it is"),
      (
        "sed -i '1s/\"format\":1/\"format\":2/' s/journal.jsonl", 5,
        "has format 2, newer than this evenkeel reads"
      ),
      ("sed -i '2s/one/two/' s/journal.jsonl", 5, "line 2 is damaged"),
      ("sed -i 2d s/journal.jsonl", 5, "is damaged"),
      ("mkfifo s/journal.jsonl", 3, "is no plain file"),
    ])
  func journal(_ preparation: String, _ code: Int, _ words: String) throws {
    let venue = try Venue()
    _ = try venue.run("exec $E run guide.md --session s --plain", input: "1: one\n2: two\n3: three\n")
    _ = try venue.run("case '\(preparation)' in sed*) ;; *) rm s/journal.jsonl;; esac; \(preparation)")
    let before = try venue.run("test -p s/journal.jsonl || cat s/journal.jsonl | sha256sum").out
    for command in [
      "run guide.md --session s --plain", "run guide.md --session s",
      "export s --format md --identified --to -",
    ] {
      let outcome = try venue.run("exec $E \(command)", input: "1: more\n")
      #expect(outcome.code == code && outcome.out.isEmpty, "\(command) \(outcome.code)")
      #expect(outcome.complaints.contains("s/journal.jsonl") && outcome.complaints.contains(words))
      #expect(outcome.complaints.split(separator: "\n").count == 1)
    }
    let verified = try venue.verify()
    #expect([1, code].contains(verified.code) && !(verified.out + verified.complaints).isEmpty)
    #expect(try venue.run("test -p s/journal.jsonl || cat s/journal.jsonl | sha256sum").out == before)
  }

  @Test("a damaged journal can be repaired, a copy kept, and the session goes on")
  func repaired() throws {
    let venue = try Venue()
    _ = try venue.run("exec $E run guide.md --session s --plain", input: "1: one\n2: two\n3: three\n")
    _ = try venue.run("sed -i '3s/two/tow/' s/journal.jsonl")
    let damaged = venue.bytes("s/journal.jsonl")
    let said = try venue.run("exec $E repair s")
    #expect(said.code == 0 && said.out.contains("3 lines stand") && said.out.contains("were copied to"))
    #expect(try venue.run("exec $E run guide.md --session s --plain", input: "2: again\n").code == 0)
    // The line behind the damaged one is whole, and stays.
    #expect(venue.turns() == [Said("P1", "one"), Said("P3", "three"), Said("P2", "again")])
    #expect(try venue.run("cat s/*damaged*").out == String(decoding: damaged, as: UTF8.self))
  }

  @Test("a journal of which only a torn first line was written begins anew, and the torn part is set aside")
  func tornFirstLine() throws {
    for torn in ["head -c 100 whole", "head -c 5000 /dev/zero"] {
      let venue = try Venue()
      _ = try venue.run("exec $E run guide.md --session s --plain", input: "1: one\n")
      _ = try venue.run("mv s/journal.jsonl whole; \(torn) > s/journal.jsonl; \(torn) > torn")
      let outcome = try venue.run("exec $E run --session s --plain", input: "2: two\n")
      #expect(outcome.code == 0 && venue.turns() == [Said("P2", "two")])
      #expect(try venue.run("cat s/*torn* | cmp - torn").code == 0)
      #expect(try venue.verify().code == 0)
    }
  }

  @Test("a journal of long lines opens, on the screen and in line mode, and goes on")
  func large() throws {
    let venue = try Venue()
    let words = String(repeating: "We waited and then we rang again. ", count: 1900)
    let script = "yes '1: \(words)' | head -n 40 | $E run guide.md --session s --plain > said"
    #expect(try venue.run(script).code == 0)
    #expect(venue.bytes("s/journal.jsonl").count > 2_500_000)
    let outcome = try venue.run("exec $E run guide.md --session s --plain", input: "2: in line mode\n")
    #expect(outcome.code == 0 && outcome.out.contains("in line mode"))
    let stage = try #require(Performance.live(venue))
    #expect(stage.opens() && stage.say(2, "on the screen"))
    #expect(stage.leave() == .exited(0))
  }

  @Test("wrong usage ends in exit code 2 with a way on; help and version go to standard output")
  func usage() throws {
    let venue = try Venue()
    for words in [
      "--bogus", "run", "run guide.md", "walk", "export s", "verify", "guide", "run a b c --session s",
    ] {
      let outcome = try venue.run("exec $E \(words)")
      #expect(outcome.code == (words == "guide" ? 0 : 2), "\(words)")
      #expect(
        words == "guide" || outcome.complaints.hasPrefix("evenkeel: ") && outcome.complaints.contains("elp"))
    }
    for words in ["--help", "help", "run --help", "--version"] {
      let outcome = try venue.run("exec $E \(words)")
      #expect(outcome.code == 0 && !outcome.out.isEmpty && outcome.complaints.isEmpty, "\(words)")
    }
  }
}
