import Stage
import Testing

@Suite("A study is handed over, from the command line")
struct HandOverTests {
  private static let study = """
    title: Late deliveries
    people:
      - {code: P1, role: customer, unit: Harbour Clinics}
      - {code: P2, role: customer}
    """
  private static let roster = """
    people:
      - {code: F, name: "Noor Aziz"}
      - {code: P1, name: "Dana Okoro"}
      - {code: P2, name: "Omar Haddad"}
    """
  private static let input = """
    0: My name is Noor. We will fix that by Friday.
    1: I am Dana Okoro of Harbour Clinics. \u{1F600} Nobody rang, only Omar.
    /mark quote
    2: OMAR did not ring. Then Dana's van came.
    /expect
    /close
    /close

    """

  /// A study with two sessions, one called for a person in it.
  private func venue() throws -> Venue {
    let venue = try Venue()
    _ = try venue.run("mkdir -p st/sessions st/private out")
    try venue.write("st/study.yaml", Self.study)
    try venue.write("st/private/roster.yaml", Self.roster)
    for session in ["group-a", "with-dana-okoro"] {
      let outcome = try venue.run(
        "exec $E run guide.md --study st --session st/sessions/\(session) --plain --rehearsal",
        input: Self.input)
      #expect(venue.bytes("st/sessions/\(session)/journal.jsonl").count > 500, "\(outcome.complaints)")
    }
    return venue
  }

  private static let names = "dana|okoro|omar|haddad|noor|aziz|harbour clinics"

  @Test("the pack of a study has every session, no name in any file or name, and digests that hold")
  func pack() throws {
    let venue = try venue()
    let outcome = try venue.run("exec $E export st --pack --accept-guesses")
    #expect(outcome.code == 0 && outcome.out.isEmpty, "\(outcome.complaints)")
    #expect(try venue.run("cd st/exports/pack; exec sha256sum --strict --quiet -c digests.txt").code == 0)
    #expect(try venue.run("exec grep -rlaiE '\(Self.names)' st/exports/pack").out == "")
    let files = try venue.run("cd st/exports/pack; find . -type f | sort").out
    #expect(!files.contains("dana") && files.contains("transcripts/session-2.md"))
    #expect(venue.text("st/exports/pack/README.md").contains("2 sessions, handed over under pseudonyms"))
    #expect(try venue.run("exec $E verify st").code == 0)
    let again = try venue.run("exec $E export st --pack --accept-guesses")
    #expect(again.code == 3 && again.complaints.contains("--force"))
    #expect(try venue.run("exec $E export st --pack --accept-guesses --force").code == 0)
  }

  @Test("a pack with a name in its place, or with the names asked for, is refused and leaves nothing")
  func refused() throws {
    let venue = try venue()
    #expect(try venue.run("exec $E export st --pack --accept-guesses --to out/omar-haddad").code == 4)
    #expect(try venue.run("exec $E export st --pack --identified --to out/a").code == 2)
    #expect(try venue.run("exec $E export st --pack --to -").code == 2)
    #expect(try venue.run("ls -A out").out == "")
  }

  @Test(
    "killed at any call that changes the disk, there is the old pack or the new one after the next",
    arguments: ["fsync", "rename", "unlink", "mkdir"], 1...5)
  func killed(_ call: String, _ number: Int) throws {
    let venue = try venue()
    _ = try venue.run("exec $E export st --pack --accept-guesses --to out/p")
    let words = "-f -qq -o /dev/null -e trace=\(call) -e inject=\(call):signal=KILL:when=\(number)"
    _ = try venue.run("exec strace \(words) $E export st --pack --accept-guesses --force --to out/p")
    let outcome = try venue.run("exec $E export st --pack --accept-guesses --force --to out/p")
    #expect(outcome.code == 0, "\(outcome.complaints)")
    #expect(try venue.run("cd out/p; exec sha256sum --strict --quiet -c digests.txt").code == 0)
    #expect(try venue.run("ls -A out").out == "p\n")
  }

  @Test(
    "all sessions of a study go into one project, named for the study, or into the file that was asked for")
  func project() throws {
    let venue = try venue()
    let outcome = try venue.run("exec $E export st --format qdpx --accept-guesses --to out")
    #expect(outcome.code == 0, "\(outcome.complaints)")
    #expect(try venue.run("ls -A out").out == "st.qdpx\n")
    #expect(venue.bytes("out/st.qdpx").starts(with: [0x50, 0x4B, 3, 4]))
    #expect(try venue.run("exec $E export st --format qdc --accept-guesses --to out/codes.qdc").code == 0)
    let codes = venue.text("out/codes.qdc").lowercased()
    #expect(codes.contains("name=\"p1\"") && codes.contains("name=\"quote\""))
    let refused = try venue.run("exec $E export st --format qdpx --accept-guesses --to out/dana.qdpx")
    #expect(refused.code == 4)
    #expect(try venue.run("exec $E export st --format qdpx --to -").code == 2)
    #expect(try venue.run("ls -A out").out == "codes.qdc\nst.qdpx\n")
    for session in ["group-a", "with-dana-okoro"] {
      let journal = venue.text("st/sessions/\(session)/journal.jsonl")
      #expect(journal.contains("\"path\":\"out/st.qdpx\""))
    }
  }

  @Test("a reader that closes the pipe early ends the export at once, with the session whole")
  func closedPipe() throws {
    let venue = try venue()
    let lines = (1...4000).map { "1: and then it was late again, for the \($0). time, and nobody rang" }
    _ = try venue.run(
      "exec $E run guide.md --session big --plain",
      input: lines.joined(separator: "\n") + "\n/close\n/close\n")
    for format in ["md", "html", "csv", "jsonl", "vtt"] {
      let outcome = try venue.run(
        "($E export big --format \(format) --identified --to -; echo $? >code) | head -c 10 >/dev/null; cat code"
      )
      #expect(outcome.out == "141\n", "\(format)")
    }
    let ignored = try venue.run(
      "(trap '' PIPE; $E export big --format md --identified --to -; echo $? >code) | head -c 10 >/dev/null; cat code"
    )
    #expect(["3\n", "141\n"].contains(ignored.out))
    #expect(try venue.run("exec $E verify big").code == 0)
  }
}
