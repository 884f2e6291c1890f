import Fieldwork
import Testing

@Suite("The roster calls people as the room does")
struct RosterTests {
  @Test(
    "The first name where nobody else has it, else the whole name; a title is not a first name",
    arguments: [
      (["Dana Okoro", "Abe Linden"], ["Dana", "Abe"]),
      (["Sam Reed", "Sam Hill", "Bo"], ["Sam Reed", "Sam Hill", "Bo"]),
      (["Mrs Okafor", "Dr. Lund"], ["Mrs Okafor", "Dr. Lund"]),
      (["Sam", "Sam Hill"], ["Sam", "Sam Hill"]),
    ])
  func shownNames(_ names: [String], _ shown: [String]) {
    let roster = Roster(names.enumerated().map { Participant(.participant($0.offset + 1), name: $0.element) })
    #expect(names.indices.map { roster.shownName(.participant($0 + 1)) } == shown)
  }

  @Test("The facilitator is you, and whoever has no name the code")
  func withoutNames() {
    #expect(Roster([Participant(.facilitator, name: "Noor")]).shownName(.facilitator) == "you")
    #expect(Roster().shownName(.participant(4)) == "P4")
  }
}
