import Stage
import Testing

/// A journal that is no longer what was written, as the person reads it who has to hold the next session in an hour.
@Suite("What verify and repair say of a damaged journal")
struct RepairTests {
  /// Six lines: the opening, four turns and the flag on one of them.
  private func venue(_ damage: String) throws -> Venue {
    let venue = try Venue()
    _ = try venue.run(
      "exec $E run guide.md --session s --plain",
      input: "1: one\n2: two\n0: We'll fix it by Friday.\n3: three\n")
    #expect(try venue.run("exec $E verify s").out == "s/journal.jsonl: whole, 6 lines\n")
    #expect(try venue.run(damage).code == 0)
    return venue
  }

  /// What `repair` prints, with the name of the copy, which has the moment in it, as `COPY`.
  private func repaired(_ venue: Venue) throws -> String {
    let outcome = try venue.run("$E repair s | sed -E \"s/'[^']*'/COPY/g\"")
    #expect(outcome.code == 0 && outcome.complaints.isEmpty)
    return outcome.out
  }

  @Test("whole: nothing is mended and nothing is written")
  func whole() throws {
    let venue = try venue("true")
    let before = try venue.run("ls -l s; sha256sum s/journal.jsonl").out
    #expect(try repaired(venue) == "s/journal.jsonl: nothing to mend, 6 lines are whole\n")
    #expect(try venue.run("ls -l s; sha256sum s/journal.jsonl").out == before)
  }

  @Test("a torn last line is ordinary: verify says so, repair copies it and cuts it")
  func torn() throws {
    let venue = try venue("truncate -s -40 s/journal.jsonl")
    let torn = try venue.run("tail -n 1 s/journal.jsonl").out
    let verified = try venue.run("exec $E verify s")
    #expect(verified.code == 0)
    #expect(
      verified.out == "s/journal.jsonl: torn tail, 5 lines, line 6 was torn by a crash and is set aside when "
        + "the session goes on\n")
    let bytes = torn.utf8.count
    #expect(
      try repaired(venue)
        == "s/journal.jsonl: 5 lines stand; \(bytes) bytes were copied to COPY before anything was cut\n")
    #expect(try venue.run("cat s/journal.torn-*").out == torn)
    #expect(try venue.run("exec $E verify s").out == "s/journal.jsonl: whole, 5 lines\n")
  }

  @Test(
    "a changed byte in the middle: the line is named, left out and kept in the copy; those behind it stand")
  func changed() throws {
    let venue = try venue("sed -i '3s/two/tow/' s/journal.jsonl")
    let damaged = venue.bytes("s/journal.jsonl")
    let verified = try venue.run("exec $E verify s")
    #expect(verified.code == 1)
    #expect(
      verified.out == """
        s/journal.jsonl: damaged, 2 lines
        s/journal.jsonl:3: damaged: its words do not fit their checksum; the lines before it stand, \
        'evenkeel repair' keeps a copy, then mends it

        """)
    #expect(
      try repaired(venue) == """
        s/journal.jsonl: 5 lines stand; \(damaged.count) bytes were copied to COPY before anything was cut
        s/journal.jsonl:3: left out: its words do not fit their checksum
        s/journal.jsonl: 3 lines behind the damage stand too; what a line left out had taken back stands again

        """)
    #expect(try venue.run("cat s/journal.damaged-*").out == String(decoding: damaged, as: UTF8.self))
    let again = try venue.run("$E verify s | sed -E \"s/'[^']*'/COPY/g\"")
    #expect(
      again.out == "s/journal.jsonl: whole, 6 lines, 1 number left out after failed writes, mended once: "
        + "1 damaged line left out, which COPY holds as it was\n")
    #expect(venue.turns() == [Said("P1", "one"), Said("F", "We'll fix it by Friday."), Said("P3", "three")])
  }

  @Test("a line that was taken out is seen in the next one, and the rest stands")
  func removed() throws {
    let venue = try venue("sed -i 3d s/journal.jsonl")
    let verified = try venue.run("exec $E verify s")
    #expect(verified.code == 1)
    #expect(
      verified.out == """
        s/journal.jsonl: damaged, 2 lines
        s/journal.jsonl:3: damaged: it does not fit the line before: a line was changed, removed or moved; \
        the lines before it stand, 'evenkeel repair' keeps a copy, then mends it

        """)
    #expect(try repaired(venue).hasPrefix("s/journal.jsonl: 4 lines stand; "))
    #expect(try venue.run("exec $E verify s").code == 0)
    #expect(try venue.run("exec $E run --session s --plain", input: "2: again\n").code == 0)
    #expect(venue.turns() == [Said("P1", "one"), Said("P3", "three"), Said("P2", "again")])
  }

  @Test("the first line is not said to have lines before it")
  func first() throws {
    let venue = try venue("sed -i '1s/opened/openee/' s/journal.jsonl")
    #expect(
      try venue.run("exec $E verify s").out == """
        s/journal.jsonl: damaged, 0 lines
        s/journal.jsonl:1: damaged: it does not fit its own checksum; 'evenkeel repair' keeps a copy, then mends it

        """)
  }

  @Test("what is no journal, or not there, is left alone and named")
  func none() throws {
    let venue = try venue("sed -i '1i garbage' s/journal.jsonl; mkdir empty")
    let before = venue.bytes("s/journal.jsonl")
    for (words, code, said) in [
      ("verify s", 5, "'s/journal.jsonl' is not a journal; it was left as it is"),
      ("repair s", 5, "'s/journal.jsonl' is not a journal; it was left as it is"),
      ("repair empty", 3, "'empty/journal.jsonl' is not there; give the folder of a session"),
      ("verify empty", 3, "there is no journal in 'empty'; give the folder of a session or a study"),
      ("repair nothing", 3, "'nothing/journal.jsonl' is not there; give the folder of a session"),
    ] {
      let outcome = try venue.run("exec $E \(words)")
      #expect(outcome.code == code && outcome.out.isEmpty)
      #expect(outcome.complaints == "evenkeel: \(said)\n")
    }
    #expect(venue.bytes("s/journal.jsonl") == before)
  }
}
