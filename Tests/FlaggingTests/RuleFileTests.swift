import Fieldwork
import Flagging
import Foundation
import Testing

@Suite("Rule files")
struct RuleFileTests {
  private static let folder: String = {
    let here = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    return here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/Flagging/Rules").path
  }()

  @Test("the shipped table is what the rule files say")
  func fresh() throws {
    var book = RuleBook(version: RuleBook.shipped.version)
    for name in ["lists", "promising", "agreeing", "judging", "leading"] {
      let path = "\(Self.folder)/\(name).yaml"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      book = book.adding(try RuleBook(yaml: text, path: path))
    }
    book.version = RuleBook.shipped.version
    #expect(book.rules.map(\.name) == RuleBook.shipped.rules.map(\.name))
    for (one, other) in zip(book.rules, RuleBook.shipped.rules) where one != other {
      Issue.record("\(one.name) differs; run Scripts/regenerate-rules")
    }
    #expect(book.lists == RuleBook.shipped.lists)
    #expect(book.cues == RuleBook.shipped.cues)
    #expect(book.phrases == RuleBook.shipped.phrases)
    #expect(book.advice == RuleBook.shipped.advice)
    #expect(book.shortForms == RuleBook.shipped.shortForms)
  }

  @Test("a study's own rule finds what it says")
  func own() throws {
    let text = """
      category: promising
      rules:
        - rule: own.voucher
          kind: voucher
          tier: 3
          say: ours
          find: ["a|the free? voucher"]
      advice:
        ours: [Vouchers are settled by the branch.]
      """
    let book = try RuleBook(yaml: text, path: "rules.yaml")
    let flagger = Flagger(.shipped, study: StudyTerms(rules: book))
    let finding = try #require(found("There is a free voucher here.", flagger: flagger).first)
    #expect(finding.rule == "own.voucher")
    #expect(finding.advice == "Vouchers are settled by the branch.")
  }

  @Test("a name in angle brackets stands for any of its phrases")
  func phrases() throws {
    let text = """
      category: promising
      phrases:
        soonish: [in a jiffy, two shakes]
      rules:
        - rule: own.soon
          find: ["back <soonish>"]
      """
    let book = try RuleBook(yaml: text, path: "rules.yaml")
    let flagger = Flagger(.shipped, study: StudyTerms(rules: book))
    for words in ["Back in a jiffy", "Back two shakes"] {
      #expect(found(words, flagger: flagger).contains { $0.rule == "own.soon" }, "\(words)")
    }
    let error = try #require(throws: RuleFileError.self) {
      try RuleBook(yaml: text.replacing("<soonish>", with: "<never>"), path: "rules.yaml")
    }
    #expect(error.line == 6 && error.problem.contains("no phrases 'never'"))
  }

  @Test("a bad rule file is named by path, line and column, with the lines around")
  func bad() throws {
    let text = "category: promising\nrules:\n  - rule: own.one\n    find: [\"{nobody} will\"]\n"
    let error = try #require(throws: RuleFileError.self) {
      try RuleBook(yaml: text, path: "study/rules.yaml")
    }
    #expect(error.path == "study/rules.yaml" && error.line == 4)
    #expect(error.description.hasPrefix("study/rules.yaml:4:"))
    #expect(error.around.contains("> 4 |") && error.around.contains("  3 |"))
  }

  @Test(
    "other mistakes are refused where they stand",
    arguments: [
      ("rules: 3\n", 1), ("rulez: []\n", 1), ("category: praising\n", 1), ("rules:\n  - kind: x\n", 2),
      ("category: judging\nrules:\n  - rule: a\n    tier: 9\n    find: [x]\n", 4),
      ("rules: [\n", 2), ("", 1), ("category: judging\nrules:\n  - rule: a\n    find: [\"..\"]\n", 4),
    ])
  func refused(_ text: String, _ line: Int) throws {
    let error = try #require(throws: RuleFileError.self) { try RuleBook(yaml: text, path: "r.yaml") }
    #expect(error.line == line)
  }

  @Test(
    "what is no YAML, or no text, is named by line and column, and nothing in it acts on a terminal",
    arguments: [
      ("rules:\n  - rule: a\n\u{1B}[2Jx: y\n", 3, "not YAML"),
      ("rules: []\nrules: []\n", 1, "'rules' stands here twice"),
      ("rules:\n  - rule: a\n    \"c\\e[2Jd\": y\n", 3, "'c\\u001b[2Jd' is not part of a rule"),
      ("category: judging\nrules:\n  - rule: a\n    find: [\"{b\\u009B2J} c\"]\n", 4, "no list 'b\\u009b2J'"),
    ])
  func hostile(_ text: String, _ line: Int, _ words: String) {
    let error = #expect(throws: RuleFileError.self) { _ = try RuleBook(yaml: text, path: "x.yaml") }
    #expect(error?.line == line)
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    let shown = error?.description.unicodeScalars.filter { $0 != "\n" } ?? []
    #expect(shown.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) })
  }

  @Test("bytes that are no text are named where they begin")
  func noText() {
    let bytes = Array("rules:\n  - é".utf8) + [0xFF, 0xFE, 0x0A]
    let error = #expect(throws: RuleFileError.self) { _ = try RuleBook(yaml: bytes, path: "x.yaml") }
    #expect(error?.line == 2)
    #expect(error?.column == 6)
    #expect(error?.problem == "from here on this is not UTF-8; save the file as UTF-8 text")
  }
}
