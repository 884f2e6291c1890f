import Fieldwork
import Flagging
import Testing

/// Many ways to say the same thing, one a line. They show what is covered, not how often it is.
enum Forms {
  /// Everything is said after a participant's statement.
  static let before = "The letters came late and nobody at the desk knew anything about it."

  static func strong(_ words: Substring) -> Set<Fieldwork.Category> {
    Set(Forms.findings(words).filter { $0.tier > .faint }.map(\.category))
  }

  static func findings(_ words: Substring) -> [Finding] {
    Flagger.shipped.findings(
      in: Utterance(String(words), by: .facilitator, after: .init(before, by: .participant)))
  }
}

@Suite("many forms of one thing")
struct FormsTests {
  @Test(
    "promises, agreement, judgement and leading questions are found in many forms",
    arguments: [
      (Fieldwork.Category.promising, Forms.promises), (.agreeing, Forms.agreements),
      (.judging, Forms.judgements), (.leading, Forms.leading),
      (.promising, Forms.wordedPromises), (.agreeing, Forms.wordedAgreements),
      (.judging, Forms.wordedJudgements), (.leading, Forms.wordedLeading),
    ])
  func found(_ category: Fieldwork.Category, _ lines: String) {
    for line in lines.split(separator: "\n") {
      #expect(Forms.strong(line).contains(category), "\(line)")
    }
  }

  @Test("all of it is found in any register, and what is next to it is left alone")
  func spoken() {
    for line in Forms.spokenPromises.split(separator: "\n") {
      #expect(Forms.strong(line).contains(.promising), "\(line)")
    }
    for line in Forms.spokenAgreements.split(separator: "\n") {
      #expect(Forms.strong(line).contains(.agreeing), "\(line)")
    }
    for line in Forms.spokenJudgements.split(separator: "\n") {
      #expect(Forms.strong(line).contains(.judging), "\(line)")
    }
    for line in Forms.spokenHopes.split(separator: "\n") {
      #expect(!Forms.strong(line).contains(.promising), "\(line)")
    }
    for line in (Forms.spokenProcess + Forms.spokenSession).split(separator: "\n") {
      #expect(Forms.strong(line).isEmpty, "\(line)")
    }
  }

  @Test("a hope, an ability and a plan stay faint")
  func hopes() {
    for line in Forms.hopes.split(separator: "\n") {
      #expect(!Forms.strong(line).contains(.promising), "\(line)")
      #expect(Forms.findings(line).contains { $0.category == .promising }, "\(line)")
    }
  }

  @Test("ordinary talk about the session is left alone")
  func neutral() {
    for line in (Forms.neutral + "\n" + Forms.wordedNeutral).split(separator: "\n") {
      #expect(Forms.strong(line).isEmpty, "\(line)")
    }
  }
}
