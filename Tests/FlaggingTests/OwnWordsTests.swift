import Fieldwork
import Flagging
import Testing

@Suite("What evenkeel itself says")
struct OwnWordsTests {
  @Test("every sentence offered instead passes the flagger and fits the notice row")
  func advice() {
    for (key, sentences) in RuleBook.shipped.advice {
      #expect(sentences.count >= 3 || key == "leading.closing", "\(key)")
      for sentence in sentences {
        #expect(found(sentence).isEmpty, "\(key): \(sentence)")
        #expect(found(sentence, by: .note).isEmpty, "\(key): \(sentence)")
        // With "P! shared experience · say: " before it, a row of 80 columns has room.
        #expect(sentence.count <= 50, "\(key): \(sentence)")
      }
    }
  }

  @Test("every rule has a sentence to offer, a kind and a reason")
  func complete() {
    for rule in RuleBook.shipped.rules {
      #expect(RuleBook.shipped.advice[rule.advice]?.isEmpty == false, "\(rule.name)")
      #expect(!rule.kind.isEmpty && !rule.reason.isEmpty && !rule.find.isEmpty, "\(rule.name)")
      #expect(found(rule.kind).filter { $0.tier == .sure }.isEmpty)
    }
  }

  @Test("the same words are answered the same, other words differently")
  func choice() {
    let first = found("That's great.").first?.advice
    #expect(found("That's great.").first?.advice == first)
    let words = ["great", "awesome", "interesting", "lovely", "brilliant", "wonderful"]
    #expect(Set(words.compactMap { found("That's \($0).").first?.advice }).count > 1)
  }

  @Test("practice invites every subtype, and its lines are never judged")
  func deck() {
    let deck = PracticeLine.shipped
    #expect(deck.count >= 30)
    let invited = Set(deck.map(\.invites))
    // Notes about people are not said aloud; the rest is left to what the reader makes of the other lines.
    let unsaid: Set = ["judge.person", "promise.form", "promise.deed", "promise.present"]
    let known = Set(RuleBook.shipped.rules.map(\.name)).subtracting(unsaid)
    #expect(invited.subtracting(known) == ["promise.dated"])
    let kinds = Set(RuleBook.shipped.rules.filter { known.contains($0.name) }.map(\.kind))
    let invitedKinds = Set(RuleBook.shipped.rules.filter { invited.contains($0.name) }.map(\.kind))
    #expect(kinds.subtracting(invitedKinds).isEmpty)
    for line in deck { #expect(Flagger.shipped.findings(in: Utterance(line.text, by: .participant)).isEmpty) }
  }

  @Test("a deck of one's own is one line each, without empty lines and comments")
  func ownDeck() {
    #expect(PracticeLine.deck(fromLines: "# ours\n\n When?\n").map(\.text) == ["When?"])
  }

  @Test("a prompt is looked over for two questions, yes or no, jargon and leading")
  func lint() {
    let lint = PromptLint()
    func faults(_ text: String) -> Set<PromptFault> { Set(lint.findings(inPrompt: text).map(\.fault)) }
    #expect(faults("What happens, step by step, when a date slips?").isEmpty)
    #expect(faults("How did you hear of it and why did you stay?").contains(.doubleBarrelled))
    #expect(faults("Do you like the form?").contains(.closed))
    #expect(faults("Wouldn't it be better to ring first?").contains(.leading))
    #expect(faults("What would a holistic roadmap change?").contains(.jargon))
    #expect(faults("Could you tell me about the last time?").isEmpty)
  }
}
