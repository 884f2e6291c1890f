import Fieldwork
import Flagging
import Testing

@Suite("Patterns")
struct PatternTests {
  @Test("a pattern is found in a sentence exactly when a plain reading of it, word by word, finds it there")
  func plainReading() {
    var dice = SplitMix(state: 11)
    var found = 0
    for _ in 0..<1500 {
      let pattern = PlainPattern(using: &dice)
      let rule = Rule("own", .judging, kind: "own", find: [pattern.source])
      let flagger = Flagger(RuleBook(version: "1", rules: [rule]), model: nil)
      for _ in 0..<12 {
        let sentence = PlainSentence(using: &dice)
        let isFound = !flagger.findings(in: Utterance(sentence.text, by: .facilitator)).isEmpty
        #expect(isFound == pattern.isFound(in: sentence), "'\(pattern.source)' in '\(sentence.text)'")
        if isFound { found += 1 }
      }
    }
    // Neither always nor never, or nothing was compared.
    #expect(found > 1000 && found < 15_000)
  }

  @Test("a pattern among many others is found where it is found alone")
  func amongOthers() {
    var dice = SplitMix(state: 12)
    let patterns = (0..<300).map { _ in PlainPattern(using: &dice) }
    let rules = patterns.enumerated().map { number, pattern in
      Rule("own\(number)", .judging, kind: "own", find: [pattern.source])
    }
    let together = Flagger(RuleBook(version: "1", rules: rules), model: nil)
    for _ in 0..<400 {
      let sentence = PlainSentence(using: &dice)
      let isFound = !together.findings(in: Utterance(sentence.text, by: .facilitator)).isEmpty
      #expect(isFound == patterns.contains { $0.isFound(in: sentence) }, "'\(sentence.text)'")
    }
  }
}

private let names = ["ash", "birch", "cedar", "elm", "fir", "hazel", "larch", "oak"]

/// A few names with commas between some; none so soon again that it counts as a stutter.
private struct PlainSentence {
  var words: [String] = []
  /// Whether a clause begins at the word.
  var opens: [Bool] = []

  init(using dice: inout SplitMix) {
    for place in 0..<Int.random(in: 1...9, using: &dice) {
      let fresh = names.filter { !words.suffix(3).contains($0) }
      words.append(fresh.randomElement(using: &dice) ?? "ash")
      opens.append(place == 0 || Int.random(in: 0..<4, using: &dice) == 0)
    }
  }

  var text: String {
    words.indices.map { ($0 == 0 ? "" : opens[$0] ? ", " : " ") + words[$0] }.joined() + "."
  }
}

/// A pattern as its rules are told to people, and nothing made faster.
private struct PlainPattern {
  enum Piece {
    case words([String], least: Int, most: Int)
    case refused(String)
    case gap(Int)
    case clauseEnd
    case sentenceEnd
  }

  var lead: String
  var pieces: [Piece]

  init(using dice: inout SplitMix) {
    lead = ["", "", "^ ", "^^ "].randomElement(using: &dice) ?? ""
    pieces = []
    if Int.random(in: 0..<4, using: &dice) == 0 {
      pieces.append(.words(Self.some(&dice), least: 0, most: Bool.random(using: &dice) ? 1 : 4))
    }
    pieces.append(.words(Self.some(&dice), least: 1, most: 1))
    for _ in 0..<Int.random(in: 0...4, using: &dice) { pieces.append(Self.piece(&dice)) }
  }

  private static func some(_ dice: inout SplitMix) -> [String] {
    Array(names.prefix(7).shuffled(using: &dice).prefix(Int.random(in: 1...3, using: &dice)))
  }

  private static func piece(_ dice: inout SplitMix) -> Piece {
    switch Int.random(in: 0..<12, using: &dice) {
    case 0: .gap(4)
    case 1: .gap(8)
    case 2: .clauseEnd
    case 3: .sentenceEnd
    case 4: .refused(names[Int.random(in: 0..<7, using: &dice)])
    case 5: .words([], least: 1, most: 1)
    case 6: .words(some(&dice), least: 0, most: 1)
    case 7: .words(some(&dice), least: 0, most: 4)
    default: .words(some(&dice), least: 1, most: 1)
    }
  }

  var source: String { lead + pieces.map(Self.written).joined(separator: " ") }

  private static func written(_ piece: Piece) -> String {
    switch piece {
    case .words(let words, let least, let most):
      (words.isEmpty ? "_" : words.joined(separator: "|")) + (least == 1 ? "" : most == 1 ? "?" : "*")
    case .refused(let word): "!\(word)"
    case .gap(let most): most == 4 ? ".." : "..."
    case .clauseEnd: "$"
    case .sentenceEnd: "$$"
    }
  }

  func isFound(in sentence: PlainSentence) -> Bool {
    sentence.words.indices.contains { start in
      // "Oak, ash": the first clause is short, and the second still counts as the sentence's beginning.
      let opening = lead == "^^ " ? sentence.opens[...start] : sentence.opens[start...start]
      return (lead.isEmpty || !opening.contains(false)) && goesOn(pieces[...], sentence, start, after: start)
    }
  }

  /// Whether the rest of the pattern can be read from `at` on, with a word taken at all.
  private func goesOn(
    _ rest: ArraySlice<Piece>, _ sentence: PlainSentence, _ at: Int, after start: Int
  ) -> Bool {
    guard let piece = rest.first else { return at > start }
    let others = rest.dropFirst()
    let isEnd = at == sentence.words.count
    switch piece {
    case .words(let words, let least, let most):
      let fit = sentence.words[at...].prefix(most).prefix { words.isEmpty || words.contains($0) }.count
      return fit >= least && (least...fit).contains { goesOn(others, sentence, at + $0, after: start) }
    case .refused(let word):
      return (isEnd || sentence.words[at] != word) && goesOn(others, sentence, at, after: start)
    case .gap(let most):
      let room = (at..<sentence.words.count).prefix(most).prefix { most > 4 || !sentence.opens[$0] }.count
      return (0...room).contains { goesOn(others, sentence, at + $0, after: start) }
    case .clauseEnd:
      return (isEnd || sentence.opens[at]) && goesOn(others, sentence, at, after: start)
    case .sentenceEnd: return isEnd && goesOn(others, sentence, at, after: start)
    }
  }
}
