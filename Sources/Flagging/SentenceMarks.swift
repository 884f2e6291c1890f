/// Finds clauses, questions, attributions, negations and hedges, one pass over a sentence.
struct SentenceMarks: Sendable {
  /// The lists this reads; a rule book without one of them simply has no such words.
  /// Words of which a bare acknowledgement is made.
  let bare: UInt16
  private let opener, joiner, negator, hedge, condition, asking, auxiliary, subject, other, saying, tag,
    hearsay, own: UInt16

  init(_ compiler: inout PatternCompiler) {
    bare = compiler.number(of: "bare")
    opener = compiler.number(of: "opener")
    joiner = compiler.number(of: "joiner")
    negator = compiler.number(of: "negator")
    hedge = compiler.number(of: "hedge")
    condition = compiler.number(of: "condition")
    asking = compiler.number(of: "asking")
    auxiliary = compiler.number(of: "auxiliary")
    subject = compiler.number(of: "subject")
    other = compiler.number(of: "other")
    saying = compiler.number(of: "saying")
    tag = compiler.number(of: "tag")
    hearsay = compiler.number(of: "hearsay")
    own = compiler.number(of: "own")
  }

  /// Sets the marks of every word of the sentence.
  func mark(_ words: UnsafeMutableBufferPointer<Word>, _ sentence: Sentence, _ matcher: Matcher) {
    var opening = true
    var running: Marks = []
    var whole: Marks = []
    var asks = -1
    var lastClause = sentence.first
    // Far enough away that nobody has spoken yet.
    var speaker = sentence.first - 100
    for at in sentence.first..<sentence.end {
      let id = words[at].id
      let joins = matcher.isMember(id, of: joiner)
      if at == sentence.first || words[at].stop == .pause || joins {
        opening = true
        running.remove(.negated)
        if words[at].stop == .pause { lastClause = at }
      }
      if matcher.isMember(id, of: condition) { whole.insert(.conditional) }
      if matcher.isMember(id, of: hedge) { whole.insert(.hedged) }
      if asks < 0, beginsQuestion(words, at, opening, sentence, matcher) { asks = at }
      if matcher.isMember(id, of: other) {
        speaker = at
      } else if at - speaker <= 3, matcher.isMember(id, of: saying) {
        running.insert(.attributed)
      } else if matcher.isMember(id, of: hearsay) {
        running.insert(.attributed)
      } else if matcher.isMember(id, of: own) {
        speaker = sentence.first - 100
      }
      var marks = words[at].marks.intersection(.quoted).union(running)
      if opening { marks.insert(.opening) }
      words[at].marks = marks
      if matcher.isMember(id, of: negator) { running.insert(.negated) }
      opening = opening && (joins || matcher.isMember(id, of: opener))
    }
    let question = questionStart(words, sentence, asks, lastClause, matcher)
    guard question < sentence.end || !whole.isEmpty else { return }
    for at in sentence.first..<sentence.end {
      words[at].marks.formUnion(whole)
      if at >= question { words[at].marks.insert(.question) }
    }
  }

  /// "how do …", "is it …", "would you …" at the beginning of a clause.
  private func beginsQuestion(
    _ words: UnsafeMutableBufferPointer<Word>, _ at: Int, _ opening: Bool, _ sentence: Sentence,
    _ matcher: Matcher
  ) -> Bool {
    guard opening || sentence.asked, at + 1 < sentence.end else { return false }
    let next = words[at + 1].id
    if matcher.isMember(words[at].id, of: auxiliary) { return matcher.isMember(next, of: subject) }
    guard matcher.isMember(words[at].id, of: asking) else { return false }
    if sentence.asked { return true }
    guard at + 2 < sentence.end else { return false }
    return matcher.isMember(next, of: auxiliary)
      || matcher.isMember(words[at + 2].id, of: auxiliary) && !matcher.isMember(next, of: subject)
  }

  /// The first word of the question, or the sentence's end when there is none.
  private func questionStart(
    _ words: UnsafeMutableBufferPointer<Word>, _ sentence: Sentence, _ asks: Int, _ lastClause: Int,
    _ matcher: Matcher
  ) -> Int {
    guard sentence.asked else { return asks >= 0 ? asks : sentence.end }
    // "That's a lot, right?": only the tag asks.
    if lastClause > sentence.first, (lastClause..<sentence.end).allSatisfy({ isTag(words[$0], matcher) }) {
      return lastClause
    }
    return asks >= 0 ? asks : sentence.first
  }

  private func isTag(_ word: Word, _ matcher: Matcher) -> Bool { matcher.isMember(word.id, of: tag) }
}
