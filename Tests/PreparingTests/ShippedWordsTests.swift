import Crypto
import Fieldwork
import Flagging
import Preparing
import Testing

@Suite("The words that are shipped")
struct ShippedWordsTests {
  /// Quotes of what others might say stand in double quotes and are theirs.
  @Test(
    "every sentence of the guides and the sample's guide is neutral", arguments: Shelf.guideKinds + ["sample"]
  )
  func neutral(kind: String) throws {
    let text = kind == "sample" ? Shelf.sample("late-deliveries.md") : try #require(Shelf.guide(named: kind))
    let found = Guide.wordings(text).flatMap { wording in
      Flagger.shipped.findings(in: Utterance(wording.text, by: .facilitator)).filter { $0.tier > .faint }.map
      {
        "\(wording.place(ofByte: 0).line): \($0.rule): \(wording.text)"
      }
    }
    #expect(found == [])
  }

  @Test("every sentence of the cards is neutral")
  func neutralCards() {
    let found = Shelf.cards.cards.flatMap { card in
      card.says.flatMap { say in
        Flagger.shipped.findings(in: Utterance(say, by: .facilitator)).filter { $0.tier > .faint }.map {
          "\(card.name): \($0.rule): \(say)"
        }
      }
    }
    #expect(found == [])
  }

  @Test("the sample's gatekeepers have signed the guide as it ships")
  func sampleSigned() throws {
    var hash = SHA256()
    Array(Shelf.sample("late-deliveries.md").utf8).withUnsafeBytes { hash.update(bufferPointer: $0) }
    let digest = hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    let study = try Study.reading(Shelf.sample("study.yaml")).study
    for keeper in study.gatekeepers { #expect(keeper.signOffs.contains { $0.isFor(digest) }, "\(digest)") }
  }

  @Test("the sample session holds slips of the facilitator worth flagging, and participants speak freely")
  func slips() throws {
    let turns = try SampleSession.reading(Shelf.sample("session.txt")).compactMap { step in
      if case .turn(let turn) = step.entry { turn } else { nil }
    }
    let flagged = turns.filter { turn in
      Flagger.shipped.findings(in: Utterance(turn.text, by: turn.speaker.voice)).contains { $0.tier > .faint }
    }
    #expect(flagged.allSatisfy { $0.speaker == .facilitator })
    #expect(flagged.count >= 6)
  }
}
