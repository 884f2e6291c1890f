import Anonymising
import Exporting
import Facilitation
import Fieldwork
import Rehearsal
import Testing

@Suite("A session as it leaves")
struct OutgoingTests {
  private func told() throws -> Telling {
    var telling = Telling(people: [Participant(.participant(1)), Participant(.participant(2))])
    telling.keep([.turn(Turn(.facilitator, "Who told Dana?"))])
    let line = telling.keep([.turn(Turn(.participant(2), "Dana will fix that by Friday."))])
    telling.keep([
      .flag(
        Flag(
          on: line,
          Finding(
            .promising, rule: "promise.deadline", bytes: 5..<28, tier: .sure, score: 1, kind: "dated promise",
            reason: "", advice: ""), ruleBook: "1"))
    ])
    return telling
  }

  @Test("Every word of people goes through what hides names")
  func everythingIsHidden() throws {
    let record = Record(try told().session, name: "dana-s-group", offsetMinutes: 0)
    var asked: [String] = []
    let outgoing = Outgoing(record) { words, _ in
      asked.append(words)
      return (RedactedText(identified: "x"), [])
    }
    #expect(Set(asked).isSuperset(of: ["Late deliveries", "dana-s-group", "Who told Dana?"]))
    #expect(Set(outgoing.lines.map(\.text.text)) == ["x"])
    #expect(!outgoing.isIdentified)
  }

  @Test("A flag stays on its words when a name before or within them is replaced")
  func flagsMove() throws {
    let record = Record(try told().session, name: "a", offsetMinutes: 0)
    var names = Pseudonymiser(roster: [RosterName("Dana Whitfield")], model: nil)
    let outgoing = Outgoing(record) { names.pseudonymised($0, speaker: $1?.description) }
    let line = try #require(outgoing.lines.last)
    let flag = try #require(line.flags.first)
    let words = Array(line.text.text.utf8)[flag.bytes]
    #expect(line.text.text == "[Person 1] will fix that by Friday.")
    #expect(String(decoding: words, as: UTF8.self) == "will fix that by Friday")
  }
}
