import Anonymising
import Exporting
import Facilitation
import Fieldwork
import Foundation
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
    #expect(Set(asked).isSuperset(of: ["Late deliveries", "Who told Dana?"]))
    #expect(outgoing.name == RedactedText(session: 1))
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

  private func ladder() throws -> Telling {
    var telling = Telling(people: (1...3).map { Participant(.participant($0)) })
    let office = telling.keep([.turn(Turn(.participant(2), "We keep a *second* list."))])
    telling.wait(seconds: 10)
    telling.keep([.card(CardUse("ladder", line: office))])
    telling.keep([.turn(Turn(.facilitator, "What led to that?"))])
    telling.wait(seconds: 10)
    let wrong = telling.keep([.turn(Turn(.participant(2), "The first was wrong too often."))])
    let late = telling.keep([.turn(Turn(.participant(3), "It came a week late."))])
    telling.keep([.note(Note(.facilitator, "nods", about: late))])
    telling.keep([.link(Ladder(effect: office, cause: wrong))])
    telling.keep([.link(Ladder(effect: wrong, cause: late))])
    telling.wait(seconds: 10)
    telling.keep([.card(CardUse("silence", line: late))])
    return telling
  }

  @Test(
    "A reader of the transcript sees what led to what, which cards were used and where, and who sat where")
  func readable() throws {
    var telling = try ladder()
    telling.keep(try telling.session.entries(for: .seat([.participant(3)]), at: 0))
    let record = Record(telling.session, name: "a", offsetMinutes: 0)
    let text = String(decoding: Outgoing(identified: record).markdownTranscript(), as: UTF8.self)
    #expect(
      text.contains(
        """
        00:00:00 **P2** We keep a \\*second\\* list. *(led to by 00:00:20 P2)*

        00:00:10 *card: ladder*

        00:00:10 **F** What led to that?

        00:00:20 **P2** The first was wrong too often. *(led to by 00:00:20 P3)*

        00:00:20 **P3** It came a week late.

        > 00:00:20 F note: nods *(about 00:00:20 P3)*

        00:00:30 *card: silence*

        ## What led to what

        - 00:00:00 P2: "We keep a \\*second\\* list."
          - led to by 00:00:20 P2: "The first was wrong too often."
            - led to by 00:00:20 P3: "It came a week late."
        """))
    let people = text.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst(2)
    #expect(people.map { $0.prefix(4) } == ["| F ", "| P3", "| P1", "| P2"])
    #expect(text.contains("In the order they sat, from the facilitator's left."))
    let page = String(decoding: Outgoing(identified: record).html(), as: UTF8.self)
    #expect(page.contains("<li><bdi>led to by 00:00:20 P2</bdi></li>"))
  }

  @Test("Lines that lead to each other in a ring are shown once each")
  func ring() throws {
    var telling = Telling()
    let one = telling.keep([.turn(Turn(.participant(1), "one"))])
    let two = telling.keep([.turn(Turn(.participant(1), "two"))])
    telling.keep([.link(Ladder(effect: one, cause: two))])
    telling.keep([.link(Ladder(effect: two, cause: one))])
    let record = Record(telling.session, name: "a", offsetMinutes: 0)
    let text = String(decoding: Outgoing(identified: record).markdownTranscript(), as: UTF8.self)
    #expect(
      text.components(separatedBy: "\"one\"").count == 3, "once at the top, once as the cause of its cause")
  }

  @Test("Under pseudonyms nobody can tell who sat where, and a card's own name is looked through too")
  func seatsStay() throws {
    var telling = try ladder()
    telling.keep(try telling.session.entries(for: .seat([.participant(3)]), at: 0))
    telling.keep([.card(CardUse("ask Dana"))])
    let outgoing = Outgoing(Record(telling.session, name: "a", offsetMinutes: 0)) { words, _ in
      (RedactedText(identified: words.contains("Dana") ? "x" : words), [])
    }
    #expect(outgoing.people.allSatisfy { $0.place == nil })
    #expect(outgoing.cards.map(\.name.text) == ["ladder", "silence", "x"])
  }

  @Test("A transcript of a mended record says how many lines are missing")
  func mended() throws {
    var telling = try told()
    telling.keep([.repaired(RepairRecord(lines: [3, 4], damaged: 2, kept: 9, copy: "journal.damaged-1"))])
    let record = Record(telling.session, name: "a", offsetMinutes: 0)
    let text = String(decoding: Outgoing(identified: record).markdownTranscript(), as: UTF8.self)
    #expect(text.contains("**2 lines were damaged; what stands here is the rest of the record.**"))
  }
}
