import Stage
import Testing

@Suite("A study with a fault: a session that runs goes on, and somebody is told")
struct StudyFaultTests {
  private static let study = """
    title: Late deliveries
    people:
      - {code: P1, role: customer, unit: North, site: Harbour}
    """

  private func venue() throws -> Venue {
    let venue = try Venue()
    _ = try venue.run("mkdir -p st/sessions")
    try venue.write("st/study.yaml", Self.study + "\n")
    let begun = try venue.run(
      "exec $E run guide.md --session st/sessions/a --plain --rehearsal", input: "1: one\n")
    #expect(begun.code == 0, "\(begun.complaints)")
    return venue
  }

  private static let faults: [(fault: String, sentence: String)] = [
    ("title: [", "The study cannot be read; going on without it. 'evenkeel study check' says why."),
    ("\\377", "The study cannot be read; going on without it. 'evenkeel study check' says why."),
    (
      "\(study.replacing("\n", with: "\\n"))\\nrules: [none.yaml]\\n",
      "The study's rules cannot be read; flags here come from evenkeel's own rules."
    ),
    (
      "\(study.replacing("\n", with: "\\n"))\\nporpose: what\\n",
      "study.yaml line 4 is passed over; 'evenkeel study check' says why."
    ),
  ]

  @Test("the session goes on without what cannot be read, in line mode and on the screen", arguments: faults)
  func goesOn(_ fault: (fault: String, sentence: String)) throws {
    let venue = try venue()
    _ = try venue.run("printf '\(fault.fault)' > st/study.yaml")
    let outcome = try venue.run("exec $E run --session st/sessions/a --plain", input: "1: two\n")
    #expect(outcome.code == 0 && outcome.out.contains(fault.sentence), "\(outcome.out) \(outcome.complaints)")
    let stage = try #require(venue.perform(["run", "--session", "st/sessions/a"]))
    #expect(stage.opens() && stage.expect { $0.text.contains(fault.sentence) })
    #expect(stage.say(1, "three") && stage.leave() == .exited(0))
  }

  @Test("a session that would begin is refused: what the gate asks for stands in the study")
  func doesNotBegin() throws {
    let venue = try venue()
    _ = try venue.run("printf 'title: [' > st/study.yaml")
    let outcome = try venue.run("exec $E run guide.md --session st/sessions/b --plain", input: "1: two\n")
    #expect(outcome.code == 5 && outcome.complaints.hasPrefix("evenkeel: st/study.yaml:"))
    #expect(try venue.run("test -e st/sessions/b").code == 1)
  }

  @Test("an observer is told of a rule file that cannot be read, and keeps notes all the same")
  func observer() throws {
    let venue = try venue()
    try venue.write("st/study.yaml", Self.study + "\nrules: [bad.yaml]\n")
    try venue.write("st/bad.yaml", "rules: [\n")
    let stage = try #require(venue.perform(["observe", "st/sessions/a", "--name", "Ada"]))
    let sentence = "The study's rules cannot be read; flags here come from evenkeel's own rules."
    #expect(stage.expect { $0.text.contains(sentence) })
    stage.send("She promised it for Monday.\r")
    #expect(stage.expect { $0.text.contains("note, waits: She promised it for Monday.") })
  }
}
