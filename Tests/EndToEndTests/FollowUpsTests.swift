import Notation
import Testing

@Suite("The register from the shell")
struct FollowUpsTests {
  /// A study of one session with three lines of the register, none with a day.
  private func venue() throws -> Venue {
    let venue = try Venue()
    _ = try venue.run(
      "$E run guide.md --session st/sessions/a --plain",
      input: "3: You said you would fix that.\n/reported\n2: A named person to ring\n/expect\n/park\n/quit\n")
    // Without a study the session begins at once, and nobody is asked anything.
    _ = try venue.run("printf 'title: Late deliveries\\n' > st/study.yaml")
    return venue
  }

  @Test("it lists what was kept, by kind too, and ends with 0 while nothing is past its warn-by")
  func lists() throws {
    let venue = try venue()
    let all = try venue.run("$E followups st")
    #expect(all.code == 0 && all.complaints == "")
    #expect(all.out.contains("You said you would fix that."))
    #expect(all.out.contains("reported promise · to P3 · a 00:00:00"))
    #expect(all.out.contains("Open: 3 · reported 1 · expectations 1 · parked 1."))
    let one = try venue.run("$E followups st --kind parked-item --open --format jsonl | wc -l")
    #expect(one.out.contains("1"))
  }

  @Test("what is past its warn-by makes the exit code 1, until somebody was told")
  func past() throws {
    let venue = try venue()
    let listed = try venue.run("$E followups st --kind expectation --format jsonl").out
    let entry = try #require(try JSON.parse(listed.dropLast().utf8)["entry"]?.string)
    // What the register screen writes: a day for the expectation, long ago.
    let dated =
      #"{"of":\#(entry),"step":"dated","due":"2026-01-02","warn_by":"2026-01-01T10:00:00.000Z","reason":"they said so"}"#
    try venue.writeJournal("st/sessions/a/review-noor.jsonl", [("follow-up-step", dated)])
    let late = try venue.run("$E followups st --due-within 7d")
    #expect(late.code == 1)
    #expect(late.out.contains("past"))
    let told = #"{"of":\#(entry),"step":"told","who":["P2"],"on":"2026-01-01","how":"by telephone"}"#
    try venue.writeJournal(
      "st/sessions/a/review-noor.jsonl", [("follow-up-step", dated), ("follow-up-step", told)])
    #expect(try venue.run("$E followups st").code == 0)
  }

  @Test("what cannot be read is said on standard error, and the rest is listed")
  func troubles() throws {
    let venue = try venue()
    let outcome = try venue.run(
      "mkdir -p st/sessions/b st/sessions/c && echo hello > st/sessions/b/journal.jsonl && "
        + "head -c 900 st/sessions/a/journal.jsonl > st/sessions/c/journal.jsonl && "
        + "ln -s .. st/sessions/loop && ln -s self st/sessions/self && ln -s a st/sessions/again && $E followups st nowhere"
    )
    #expect(outcome.code == 3 || outcome.code == 5)
    #expect(outcome.out.contains("You said you would fix that."))
    let complaints = outcome.complaints
    #expect(complaints.contains("'st/sessions/b/journal.jsonl' is not a journal"))
    #expect(complaints.contains("'st/sessions/c/journal.jsonl' ends in a torn line"))
    #expect(complaints.contains("'nowhere' is not there"))
    #expect(
      complaints.contains("'st/sessions/again' is the folder 'st/sessions/a' again")
        || complaints.contains("'st/sessions/a' is the folder 'st/sessions/again' again"))
    #expect(complaints.contains("'st/sessions/loop' is the folder 'st' again"))
    #expect(complaints.contains("st/sessions/self"))
  }

  @Test("a session that a link leads to is listed under its own name, in its own study")
  func links() throws {
    let venue = try venue()
    _ = try venue.run("mkdir all && ln -s $PWD/st/sessions/a all/shown && ln -s st/sessions/a link")
    for path in ["all", "link", "all/shown/"] {
      #expect(
        try venue.run("$E followups \(path)").out.contains("reported promise · to P3 · a 00:00:00"), "\(path)"
      )
      let line = try venue.run("$E followups \(path) --format jsonl | head -n 1").out
      #expect(try JSON.parse(line.utf8)["study"]?.string?.hasSuffix("/st") == true, "\(path)")
    }
    #expect(try venue.run("cd st/sessions/a && $E followups .").out.contains("to P3 · a 00:00:00"))
  }

  @Test("a journal that was changed is read anew, though it kept its size and the time it was written at")
  func changed() throws {
    let venue = try venue()
    _ = try venue.run("find st -exec touch -d 2026-01-01 {} + && XDG_CACHE_HOME=$HOME/cache $E followups st")
    let path = "st/sessions/a/journal.jsonl"
    _ = try venue.run("sed 's/would fix that/would fox that/' \(path) > new && cat new > \(path)")
    _ = try venue.run("touch -d 2026-01-01 \(path)")
    let outcome = try venue.run("XDG_CACHE_HOME=$HOME/cache $E followups st")
    #expect(outcome.code == 5 && outcome.complaints.contains("is damaged"))
  }

  @Test("several that run at once say the same, and leave a cache that is good or none")
  func atOnce() throws {
    let venue = try venue()
    let without = try venue.run("$E followups st --no-cache")
    _ = try venue.run("find st -exec touch -d 2026-01-01 {} +")
    let run = "XDG_CACHE_HOME=$HOME/cache $E followups st"
    _ = try venue.run("for i in 1 2 3 4 5 6; do \(run) > out.$i 2>&1 & done; wait")
    for number in 1...6 { #expect(venue.text("out.\(number)") == without.out) }
    #expect(try venue.run(run).out == without.out)
  }

  @Test("a file is written whole, and one that is there is left unless that was asked for")
  func toFile() throws {
    let venue = try venue()
    #expect(try venue.run("$E followups st --format csv --to out.csv").code == 0)
    #expect(venue.bytes("out.csv").starts(with: [0xEF, 0xBB, 0xBF]))
    let second = try venue.run("$E followups st --format ics --to out.csv")
    #expect(second.code == 3 && second.complaints.contains("'--force' replaces it"))
    #expect(try venue.run("$E followups st --format ics --to out.csv --force").code == 0)
    #expect(venue.text("out.csv").hasPrefix("BEGIN:VCALENDAR\r\n"))
  }

  @Test(
    "nonsense is answered with how it is used",
    arguments: ["", "st --kind promis", "st --due-within soon", "st --format xml"])
  func usage(_ words: String) throws {
    let venue = try Venue()
    #expect(try venue.run("$E followups \(words)").code == 2)
  }

  @Test("the cache lies where caches lie, and without one the answer is the same")
  func cache() throws {
    let venue = try venue()
    let without = try venue.run("$E followups st --no-cache")
    _ = try venue.run("find st -exec touch -d 2026-01-01 {} +")
    #expect(try venue.run("XDG_CACHE_HOME=$HOME/cache $E followups st").out == without.out)
    #expect(try venue.run("ls cache/evenkeel").out.hasPrefix("register-"))
    #expect(try venue.run("XDG_CACHE_HOME=$HOME/cache $E followups st").out == without.out)
    #expect(try venue.run("XDG_CACHE_HOME=/dev/null $E followups st").out == without.out)
  }
}

extension Venue {
  /// Writes a file of entries, opened first, as another program would that keeps to the format.
  func writeJournal(_ path: String, _ entries: [(kind: String, body: String)]) throws {
    let opening = (kind: "opened", body: #"{"format":1,"session":"a","evenkeel":"0"}"#)
    let (moment, salt) = ("2025-12-24T10:00:00.000Z", String(repeating: "0", count: 32))
    var journal = ""
    var chain = String(repeating: "0", count: 64)
    for (number, entry) in ([opening] + entries).enumerated() {
      let digest = try checksum(salt + entry.body)
      chain = try checksum([chain, "\(number)", moment, entry.kind, digest].joined(separator: "\n"))
      journal +=
        #"{"seq":\#(number),"at":"\#(moment)","kind":"\#(entry.kind)","body":\#(entry.body),"salt":"\#(salt)","#
      journal += #""digest":"\#(digest)","chain":"\#(chain)"}"# + "\n"
    }
    try write(path, journal)
  }
}
