import Fieldwork
import Preparing
import Testing

@Suite("Cards, marks and sessions from files")
struct DataFileTests {
  @Test("a study's card takes the place of ours by name, a new one comes last")
  func ownCards() {
    let (own, problems) = CardDeck.reading(
      "# Ours\n\n## Echo\nwhen: always\nsay: … ?\n\n## money\nkind: probe\nsay: What does it cost you?\ncaution: -\n"
    )
    #expect(problems.isEmpty)
    let deck = Shelf.cards.adding(own)
    #expect(deck["echo"]?.says == ["… ?"])
    #expect(deck.cards.last?.name == "money")
    #expect(deck.cards.count == Shelf.cards.cards.count + 1)
  }

  @Test("what is wrong with a card is named by line, and the others are read")
  func badCards() {
    let (deck, problems) = CardDeck.reading("## a\nkind: song\nsay x\n## b\nsay: y\nhue: red\n")
    #expect(deck.cards.map(\.name) == ["b"])
    #expect(problems.map(\.line) == [1, 2, 3, 6])
  }

  @Test("a study's marks are added, and one that wants a taken key is told")
  func ownMarks() {
    let own = [
      Mark(key: "z", gutter: "z", name: "cost", meaning: "money"),
      Mark(key: "p", gutter: "pr", name: "price", meaning: "m"),
      Mark(key: "\"", gutter: "Q", name: "quote", meaning: "their words"),
    ]
    let (table, clashes) = Shelf.marks.adding(own)
    #expect(table["cost"] != nil && table["price"] == nil && table["quote"]?.gutter == "Q")
    #expect(clashes.map(\.name) == ["price"])
  }

  @Test("of one set the last mark stands in the gutter, all others stand side by side")
  func gutter() {
    #expect(Shelf.marks.gutter(["frustration1", "quote", "frustration3", "communication"]) == "\"f3c")
    #expect(Shelf.marks.gutter(["pain", "ours"]) == "-")
  }

  @Test("what is wrong with a mark is named by line, and the others are read")
  func badMarks() {
    let (table, problems) = MarkTable.reading(
      "| key | gutter | name | set | meaning |\n|---|---|---|---|---|\n| a | a | one | | x |\n| ab | a | two | | x |\n| a | b | three | | x |\n| c | c | one | | x |\n| d |\n| e | eee | four | | x |\n"
    )
    #expect(table.marks.map(\.name) == ["one"])
    #expect(problems.map(\.line) == [4, 5, 6, 7, 8])
  }

  @Test("a session script becomes entries that point at the right journal lines")
  func session() throws {
    let steps = try SampleSession.reading(
      """
      # for the reader
      00:00:00 /prompt 1.0
      00:00:05 0 Welcome to you all.
      00:01:00 /consent 3 yes no yes yes
      00:01:10 3 Found out from my own customer. {quote, frustration3}
      00:01:11 /expect 3 a call
      01:00:00 /stage closed
      """)
    #expect(steps.map(\.milliseconds) == [0, 5000, 60_000, 70_000, 71_000, 3_600_000])
    #expect(steps[0].entry == .prompt(PromptStep(Prompt.ID(section: 0, place: -1), .next)))
    #expect(
      steps[3].entry
        == .turn(Turn(.participant(3), "Found out from my own customer.", marks: ["quote", "frustration3"])))
    #expect(
      steps[4].entry
        == .followUp(FollowUp(.expectation, line: EntryID(4), words: "a call", toWhom: [.participant(3)])))
    guard case .batch(let answers) = steps[2].entry else {
      Issue.record("consent is no batch")
      return
    }
    #expect(answers.count == 4 && answers[1] == .consent(Consent(.participant(3), .record, .no)))
  }

  @Test(
    "a script's mistake is named by its line",
    arguments: [
      ("00:00:00 0 a\n00:00 0 b", "line 2: begin with a time"),
      ("00:00:05 0 a\n00:00:01 0 b", "line 2: the time is before"),
      ("00:00:00 X 1", "line 1: 'X' is nobody"), ("00:00:00 /dance", "line 1: '/dance' is no step"),
      ("00:00:00 /expect 3 x", "line 1: no turn stands before this"),
      ("00:00:00 /consent 3 yes", "line 1: consent is a person"),
      ("00:61:00 0 x", "line 1: begin with a time"), ("00:00:00 /here", "line 1: say for whom"),
    ])
  func badSession(text: String, expected: String) {
    let error = #expect(throws: SampleError.self) { try SampleSession.reading(text) }
    #expect(error?.description.hasPrefix(expected) == true, "\(error?.description ?? "")")
  }
}
