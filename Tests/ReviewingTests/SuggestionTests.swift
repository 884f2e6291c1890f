import Fieldwork
import Preparing
import Reviewing
import Testing

@Suite("What participants' words suggest")
struct SuggestionTests {
  private let table = SuggestionTable(Shelf.suggestions)

  @Test(
    "they report, expect and ask in many words",
    arguments: [
      ("You said you'd fix that by the spring.", .reported), ("We were told it would be ready.", .reported),
      ("You said last spring you would fix the list.", .reported),
      ("Could we get a list of the parts?", .request), ("Last year they promised a new counter.", .reported),
      ("You\u{2019}ve been promised, they say.", .reported),
      ("So we can count on Monday then.", .expectation), ("We expect a notice the day before.", .expectation),
      ("Could you please send us the list?", .request), ("I'd like you to ring the ward.", .request),
    ] as [(String, FollowUp.Kind)])
  func found(_ text: String, _ kind: FollowUp.Kind) {
    #expect(table.suggestions(in: text).contains { $0.kind == kind })
  }

  @Test(
    "they say nothing about plain talk",
    arguments: [
      "First I hear of it is when the truck is not there.", "Nobody did. I rang, and rang again.",
      "We keep a second stock now, to be safe.", "She said it was raining.", "", "…", "你好",
    ])
  func silent(_ text: String) { #expect(table.suggestions(in: text).isEmpty) }

  @Test("the words that speak for it are given in bytes, also behind wide letters")
  func place() throws {
    let text = "Naïve 日本: you said you'd ring."
    let bytes = try #require(table.suggestions(in: text).first?.bytes)
    #expect(text.stretch(bytes) == "you said you'd")
  }

  @Test("only participants' lines are looked at; taken up or left, a line is offered no more")
  func queue() {
    var told = ToldReview()
    #expect(told.review.suggestions(table).map(\.line) == [EntryID(8)])
    told.keep(told.review.entries(leavingSuggestionsOn: EntryID(8)))
    #expect(told.review.suggestions(table).isEmpty)
    told.undo()
    #expect(told.review.suggestions(table).map(\.kind) == [.reported])
    told.keep([.followUp(FollowUp(.reported, line: EntryID(8), words: "by the spring"))])
    #expect(told.review.suggestions(table).isEmpty)
  }
}
