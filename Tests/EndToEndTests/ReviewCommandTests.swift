import Canvas
import Glibc
import Stage
import Testing

@Suite("A reviewer decides what was really promised")
struct ReviewCommandTests {
  /// A closed session with a promise, an agreement and a participant's report.
  private func venue() throws -> Venue {
    let venue = try Venue()
    let talk = """
      1: When is it done?
      0: We'll fix that by Friday.
      2: You said you'd fix that by the spring.
      0: You're right about that.
      /quit

      """
    let outcome = try venue.run("exec $E run guide.md --session s --plain", input: talk)
    #expect(outcome.code == 0)
    return venue
  }

  private func review(_ venue: Venue, _ reviewer: String = "Ada") -> Performance? {
    venue.perform(["review", "s", "--reviewer", reviewer])
  }

  private func opens(_ stage: Performance) -> Bool {
    stage.expect { $0.row(0).hasPrefix("Review · S · flag") }
  }

  @Test("a promise with owner and day is two keys, and after kill -9 the verdict is still there")
  func promise() throws {
    let venue = try venue()
    let stage = try #require(review(venue))
    #expect(opens(stage))
    stage.send("y")
    #expect(stage.expect { $0.text.contains("a promise") && $0.text.contains("by whom   0 you") })
    stage.send("\r")
    #expect(stage.expect { $0.row(0).contains("1 decided") })
    stage.kill(SIGKILL)
    _ = stage.end()
    #expect(try venue.verify().code == 0)
    #expect(venue.text("s/review-Ada.jsonl").contains(#""answer":"promise""#))
    let again = try #require(review(venue))
    #expect(again.expect { $0.row(0).contains("1 decided") })
    again.send("x")
    #expect(again.expect { $0.row(0).contains("2 decided") })
    again.send("uu")
    #expect(again.expect { $0.row(0).contains("0 decided") })
    again.send("q")
    #expect(again.end() == .exited(0))
    #expect(again.isGivenBack)
  }

  @Test("two reviewers work at once, each in a file of their own; a second copy of one is refused")
  func atOnce() throws {
    let venue = try venue()
    let ada = try #require(review(venue, "Ada"))
    #expect(opens(ada))
    let noor = try #require(review(venue, "Noor"))
    #expect(opens(noor))
    let copy = try #require(review(venue, "Ada"))
    #expect(copy.end() == .exited(4))
    #expect(copy.text.contains("is open in another evenkeel (Ada"))
    ada.send("x")
    noor.send("y\r")
    #expect(ada.expect { $0.row(0).contains("1 decided") })
    #expect(noor.expect { $0.row(0).contains("1 decided") })
    ada.send("q")
    noor.send("q")
    #expect(ada.end() == .exited(0) && noor.end() == .exited(0))
    let third = try #require(review(venue, "Noor"))
    #expect(third.expect { $0.row(0).contains("1 disagreement") })
    third.send("q")
    #expect(third.end() == .exited(0))
  }

  @Test("a disk that is full says NOT SAVED, and the verdict is kept once there is room")
  func fullDisk() throws {
    let venue = try venue()
    let file = "\(venue.path)/s/review-Ada.jsonl"
    let stage = try #require(
      venue.perform(
        [
          "-f", "-qq", "-o", "/dev/null", "-e", "trace=fdatasync", "-e",
          "inject=fdatasync:error=ENOSPC:when=1..4", "-P", file, "-P", "s/review-Ada.jsonl", Venue.program,
          "review",
          "s", "--reviewer", "Ada",
        ], path: "/usr/bin/strace"))
    #expect(opens(stage))
    stage.send("x")
    #expect(stage.expect { $0.text.contains("NOT SAVED  ") && $0.row(0).contains("0 decided") })
    for _ in 0..<4 {
      stage.send("\r")
      stage.settle(milliseconds: 300)
    }
    #expect(stage.expect { $0.row(0).contains("1 decided") })
    stage.kill(SIGKILL)
    _ = stage.end()
    #expect(try venue.verify().code == 0)
  }

  @Test(
    "a study of many sessions opens on the first ones and has them all in the end, a link to one counted once"
  )
  func manySessions() throws {
    let venue = try venue()
    let copies = "mkdir -p st/sessions && for n in 1 2 3 4 5 6 7; do cp -r s st/sessions/group-$n; done"
    #expect(
      try venue.run(
        "\(copies) && ln -s group-1 st/sessions/link && echo no > st/sessions/group-6/journal.jsonl"
      ).code == 0)
    let stage = try #require(venue.perform(["review", "st", "--reviewer", "Ada"]))
    #expect(stage.expect { $0.row(0).hasPrefix("Review · Group 1 · flag 1 of 12") })
    stage.send("Gx")
    #expect(stage.expect { $0.row(0).contains("1 decided") })
    stage.send("q")
    #expect(stage.end() == .exited(0))
    #expect(venue.text("st/sessions/group-7/review-Ada.jsonl").contains("false alarm"))
    #expect(stage.text.contains("st/sessions/group-6/journal.jsonl"))
  }

  @Test("bad paths, blank names and no terminal end with a sentence and the right code")
  func badInput() throws {
    let venue = try venue()
    #expect(try venue.run("exec $E review s").code == 2)
    #expect(try venue.run("exec $E review").code == 2)
    let missing = try #require(venue.perform(["review", "nowhere"]))
    #expect(missing.end() == .exited(3))
    #expect(missing.text.contains("there is no session in 'nowhere'"))
    let blank = try #require(venue.perform(["review", "s", "--reviewer", " "]))
    #expect(blank.end() == .exited(2))
  }

  @Test("a pipe reviews line by line, and without a screen the word for that is said")
  func plain() throws {
    let venue = try venue()
    let outcome = try venue.run(
      "exec $E review s --reviewer Ada --plain", input: "y\nd 15 dec\n\nx\nundo\n")
    #expect(outcome.code == 0)
    #expect(outcome.out.contains("> 00:00:00 0"))
    #expect(outcome.out.contains("Taken back: not a flag"))
    let kept = venue.text("s/review-Ada.jsonl")
    #expect(kept.contains(#""answer":"promise""#) && kept.contains("-12-15"))
    #expect(try venue.verify().code == 0)
    let refused = try venue.run("exec $E review s", input: "")
    #expect(refused.code == 2 && refused.complaints.contains("review --plain"))
  }

  @Test(
    "looked through anew, a bad rule file is named by line and column, and the good ones find what they say")
  func badRuleFile() throws {
    let venue = try venue()
    #expect(
      try venue.run("mkdir -p st/sessions && mv s st/sessions/a && cp -r st/sessions/a st/sessions/b").code
        == 0)
    try venue.write("st/study.yaml", "title: Late deliveries\nrules: [bad.yaml, good.yaml]\n")
    try venue.write(
      "st/bad.yaml", "category: promising\nrules:\n  - rule: own.bad\n    tier: nine\n    find: [\"it\"]\n")
    try venue.write(
      "st/good.yaml",
      "category: judging\nrules:\n  - rule: own.right\n    kind: our own rule\n    tier: 3\n    say: ours\n"
        + "    find: [\"right about that\"]\nadvice:\n  ours: [I will write that down.]\n")
    let plain = try venue.run("exec $E review st --reviewer Ada --rescan --plain", input: "n\nn\nn\nn\nn\n")
    #expect(plain.code == 0)
    #expect(plain.out.contains("our own rule"))
    #expect(plain.complaints.contains("all other rules count: st/bad.yaml:4:"))
    #expect(plain.complaints.contains("> 4 |     tier: nine"))
    #expect(plain.complaints.split(separator: "st/bad.yaml:4:").count == 2, "said once for both sessions")
    let stage = try #require(venue.perform(["review", "st", "--reviewer", "Ada", "--rescan"]))
    #expect(stage.expect { $0.row(0).hasPrefix("Review · A · flag") })
    #expect(stage.expect { $0.text.contains("A rule file was left out") })
    stage.send("q")
    #expect(stage.end() == .exited(0))
    #expect(stage.text.contains("st/bad.yaml:4:"))
  }

  @Test("home leads to the review of a session and back")
  func fromHome() throws {
    let venue = try venue()
    #expect(try venue.run("mkdir -p data/evenkeel/sessions && mv s data/evenkeel/sessions/s").code == 0)
    let stage = try #require(venue.perform([]))
    #expect(stage.expect { $0.text.contains("stopped at") })
    stage.send("R")
    #expect(opens(stage))
    stage.send("x")
    #expect(stage.expect { $0.row(0).contains("1 decided") })
    stage.send("\u{1B}")
    #expect(stage.expect { $0.row(0).hasPrefix("evenkeel") })
    stage.send("q")
    #expect(stage.end() == .exited(0))
  }
}
