import Stage
import Testing

@Suite("Somebody withdraws, from the command line")
struct WithdrawalTests {
  private static let input = """
    /add Dana Okoro
    /add Omar Haddad
    1: Our second warehouse in Quarrydale floods every spring.
    2: Same with us, twice since autumn.
    0: Thank you, Dana.
    /close
    /close

    """

  private static let theirs = "quarrydale|dana|okoro"

  /// A session in which Dana and Omar spoke, with an identified export beside it.
  private func venue() throws -> Venue {
    let venue = try Venue()
    _ = try venue.run("exec $E run guide.md --session s --plain", input: Self.input)
    _ = try venue.run("exec $E export s --format jsonl --identified --to s/out.jsonl")
    return venue
  }

  /// Files of the session with any of the words, whatever the case.
  private func holding(_ venue: Venue, _ words: String = theirs) throws -> Set<String> {
    let found = try venue.run("exec grep -rliE '\(words)' s").out
    return Set(found.split(separator: "\n").map(String.init))
  }

  @Test("their words and names are found by no byte search, the chain verifies, the others' words stand")
  func gone() throws {
    let venue = try venue()
    #expect(try holding(venue).count == 4)
    let outcome = try venue.run("exec $E withdraw s 'Dana Okoro'")
    #expect(outcome.code == 0)
    #expect(outcome.out.contains("journal.jsonl:") && outcome.out.contains("F names them"))
    #expect(outcome.out.contains("out of reach: backups"))
    #expect(try holding(venue) == [])
    #expect(try venue.verify().code == 0)
    #expect(venue.text("s/transcript.md").contains("Same with us, twice since autumn."))
    let export = try venue.run("exec $E export s --format jsonl --identified --to -")
    #expect(export.code == 0 && export.out.contains("twice since autumn") && !export.out.contains("floods"))
  }

  @Test("a list changes nothing and says so by its exit code")
  func list() throws {
    let venue = try venue()
    let before = venue.bytes("s/journal.jsonl")
    let outcome = try venue.run("exec $E withdraw s P1 --list")
    #expect(outcome.code == 1 && outcome.out.contains("lose their words"))
    #expect(venue.bytes("s/journal.jsonl") == before)
    #expect(try holding(venue).count == 4)
  }

  @Test(
    "killed at any call that changes the disk, the next start finds the old state or the new one",
    arguments: ["write", "fdatasync", "fsync", "rename", "unlink"], 1...7)
  func killed(_ call: String, _ number: Int) throws {
    let venue = try venue()
    let words = "-f -qq -o /dev/null -e trace=\(call) -e inject=\(call):signal=KILL:when=\(number)"
    _ = try venue.run("exec strace \(words) $E withdraw s P1")
    #expect(try venue.verify().code == 0)
    let left = try holding(venue)
    #expect(left.isEmpty || left.count == 4)
  }
}
