import Fieldwork
import Flagging
import Foundation
import Testing

@Suite("The engine")
struct EngineTests {
  @Test("any bytes are read, and every finding lies inside the text on scalar boundaries")
  func anyBytes() {
    var dice = SplitMix(state: 4)
    let parts = [
      "we'll fix that by friday", "exactly", "that's great", "don't worry", "?", ".", "\"", "“", "”", "’",
      "\u{0}",
      "i - i will", "th-", "\n", "é", "e\u{301}", "日本", "🙂", ",", " ", "ill", "well", "4 December", "[", "'",
      "not", "you said",
    ].map { Array($0.utf8) }
    var scratch = Scratch()
    for round in 0..<3000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<24, using: &dice) {
        if round % 3 == 0 {
          bytes.append(UInt8.random(in: 0...255, using: &dice))
        } else {
          bytes += parts.randomElement(using: &dice) ?? []
          if Bool.random(using: &dice) { bytes.append(32) }
        }
      }
      let findings = bytes.withUnsafeBufferPointer {
        Flagger.shipped.findings(inBytes: $0, by: .facilitator, after: nil, &scratch)
      }
      for finding in findings {
        #expect(finding.bytes.lowerBound >= 0 && finding.bytes.upperBound <= bytes.count)
        #expect(!finding.bytes.isEmpty)
        #expect(bytes[finding.bytes.lowerBound] & 0xC0 != 0x80 || round % 3 == 0)
      }
      #expect(findings == findings.sorted { $0.bytes.lowerBound < $1.bytes.lowerBound } || findings.count > 1)
      let text = String(decoding: bytes, as: UTF8.self)
      let utterance = Utterance(text, by: .facilitator)
      #expect(Flagger.shipped.findings(in: utterance) == Flagger.shipped.findings(in: utterance))
    }
  }

  @Test("the work grows with the text and no faster, also within one endless sentence")
  func linear() {
    for unit in [
      "we'll really really really just fix that by ", "i i that that is is so so so ", "\"you said ", "? ",
    ] {
      let small = cost(String(repeating: unit, count: 500))
      let large = cost(String(repeating: unit, count: 4000))
      #expect(large <= small * 10, "\(unit)")
    }
  }

  private func cost(_ text: String) -> Int {
    var scratch = Scratch()
    _ = Flagger.shipped.findings(in: Utterance(text, by: .facilitator), using: &scratch)
    return max(1, scratch.tried)
  }

  @Test("without the model the rules still find and stay silent as they should")
  func withoutModel() {
    let flagger = Flagger(.shipped, model: nil)
    #expect(found("We'll fix that by Friday.", flagger: flagger).map(\.rule) == ["promise.direct"])
    #expect(found("Exactly.", flagger: flagger).map(\.category) == [.agreeing])
    #expect(found("Okay.", flagger: flagger).isEmpty)
    #expect(StanceModel.shipped != nil)
  }

  @Test("the model card names the corpora, their licences and this book's version")
  func card() throws {
    let here = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    let path = here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/Flagging/MODEL-CARD.md").path
    let card = try String(contentsOfFile: path, encoding: .utf8)
    for words in [
      "MRDA", "AMI", "CC BY 4.0", "seed \(StanceTraining.seed)",
      "rule book \(RuleBook.shipped.version.prefix { $0 != "." })",
    ] {
      #expect(card.contains(words), "\(words)")
    }
    let model = here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/CShelf/flagging/stance.model").path
    let bytes = try Data(contentsOf: URL(fileURLWithPath: model))
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    #expect(
      card.contains("FNV-1a \(String(hash, radix: 16))"), "weights changed: measure, then renew the card")
  }
}
