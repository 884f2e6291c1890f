import Fieldwork
import Flagging
import Testing

@Suite("Rules of Vale's")
struct ValeRuleTests {
  private func flagger(_ text: String, _ path: String = "styles/Ours/Words.yml") throws -> Flagger {
    Flagger(.shipped, study: StudyTerms(rules: try RuleBook(yaml: text, path: path)))
  }

  @Test("tokens are found as whole words in any case, with the message that names them")
  func existence() throws {
    let flagger = try flagger(
      """
      extends: existence
      message: "Avoid '%s'."
      level: error
      ignorecase: false
      nonword: true
      tokens:
        - going forward
        - leverage
      """, "styles/Ours/Fillers.yml")
    let finding = try #require(found("Going Forward, who rings?", flagger: flagger).first)
    #expect(finding.rule == "vale.Fillers" && finding.tier == .sure && finding.category == .judging)
    #expect(finding.reason == "Avoid 'going forward'.")
    #expect(found("They leveraged it.", flagger: flagger).isEmpty)
  }

  @Test("a swap offers its own word, and the message takes both")
  func substitution() throws {
    let flagger = try flagger(
      "extends: substitution\nmessage: \"Use '%s' instead of '%s'.\"\ncategory: leading\n"
        + "swap:\n  utilise: use\n  make use of: use|take\n")
    let finding = try #require(found("You utilise it.", flagger: flagger).first)
    #expect(finding.category == .leading && finding.tier == .likely)
    #expect(finding.reason == "Use 'use' instead of 'utilise'.")
    #expect(finding.advice == "\"use\" is the word this study uses.")
    #expect(!found("You make use of it.", flagger: flagger).isEmpty)
  }

  @Test("what is excepted is left alone, elsewhere the rule goes on")
  func exceptions() throws {
    let flagger = try flagger(
      "extends: existence\nmessage: x\ntokens: [agile]\nexceptions: [agile manifesto]\n")
    #expect(
      found("That's the Agile Manifesto there.", flagger: flagger).filter { $0.rule == "vale.Words" } == [])
    #expect(!found("It is an agile one.", flagger: flagger).filter { $0.rule == "vale.Words" }.isEmpty)
  }

  @Test(
    "what cannot be taken over is refused by line and column",
    arguments: [
      ("extends: existence\ntokens:\n  - 'a\\w+'\n", 3, 5),
      ("extends: existence\ntokens:\n  - a\n  - (?:b|c)\n", 4, 5),
      ("extends: existence\ntokens: ['!!']\n", 2, 10), ("extends: occurrence\ntokens: [a]\n", 1, 10),
      ("extends: existence\nlevel: fatal\ntokens: [a]\n", 2, 8), ("extends: existence\nraw: ['a']\n", 2, 1),
      ("extends: substitution\nswap:\n  'a.*': b\n", 3, 3), ("extends: existence\n", 1, 1),
      ("extends: existence\ncategory: odd\ntokens: [a]\n", 2, 11),
    ])
  func refused(_ text: String, _ line: Int, _ column: Int) throws {
    let error = try #require(throws: RuleFileError.self) { try RuleBook(yaml: text, path: "v.yml") }
    #expect(error.line == line && error.column == column, "\(error)")
  }
}
