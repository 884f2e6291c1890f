/// Finds clauses, questions, attributions, negations and hedges, one pass over a sentence.
///
/// Behind one reference, for it is asked for every sentence.
final class SentenceMarks: Sendable {
  /// The lists this reads; a rule book without one of them simply has no such words.
  /// Words of which a bare acknowledgement is made.
  let bare: UInt64
  /// Words of manners: "please", "sorry".
  let courtesy: UInt64
  private let opener, joiner, negator, hedge, condition, asking, auxiliary, subject, other, saying: UInt64
  private let tag, hearsay, own, aside, opinion, monthLead, inverted: UInt64
  private let or, number: UInt16

  /// For each word the first 64 lists it stands in, one bit each.
  private let rows: [UInt64]

  /// `rows` of the words of all patterns; ``reserve(in:)`` came before any pattern was read.
  init(_ compiler: inout PatternCompiler, rows: [UInt64]) {
    self.rows = rows
    or = compiler.vocabulary.id(adding: "or")
    number = compiler.vocabulary.numberID
    bare = Self.bit("bare", &compiler)
    opener = Self.bit("opener", &compiler)
    joiner = Self.bit("joiner", &compiler)
    negator = Self.bit("negator", &compiler)
    hedge = Self.bit("hedge", &compiler)
    condition = Self.bit("condition", &compiler)
    asking = Self.bit("asking", &compiler)
    auxiliary = Self.bit("auxiliary", &compiler)
    subject = Self.bit("subject", &compiler)
    other = Self.bit("other", &compiler)
    saying = Self.bit("saying", &compiler)
    tag = Self.bit("tag", &compiler)
    hearsay = Self.bit("hearsay", &compiler)
    own = Self.bit("own", &compiler)
    aside = Self.bit("aside", &compiler)
    opinion = Self.bit("opinion", &compiler)
    monthLead = Self.bit("monthLead", &compiler)
    inverted = Self.bit("inverted", &compiler)
    courtesy = Self.bit("courtesy", &compiler)
  }

  /// Has these lists numbered first, so that one row of bits a word holds them all.
  static func reserve(in compiler: inout PatternCompiler) { _ = SentenceMarks(&compiler, rows: []) }

  private static func bit(_ list: String, _ compiler: inout PatternCompiler) -> UInt64 {
    let number = compiler.number(of: list)
    return number < 64 ? 1 << UInt64(number) : 0
  }

  /// The lists a word stands in, of those that are read here.
  @inline(__always)
  func row(of word: Word) -> UInt64 { rows[Int(word.id)] }

  /// Sets the marks of every word of the sentence.
  func mark(_ words: UnsafeMutableBufferPointer<Word>, _ sentence: Sentence) {
    var opening = true
    var running: Marks = []
    var whole: Marks = []
    var asks = -1
    var lastClause = sentence.first
    var deniesCondition = false
    var isOwn = false
    // Far enough away that nobody has spoken yet.
    var speaker = sentence.first - 100
    for at in sentence.first..<sentence.end {
      let row = row(of: words[at])
      let joins = row & joiner != 0
      if at == sentence.first || words[at].stop == .pause || joins {
        opening = true
        running.remove(.negated)
        if words[at].stop == .pause { lastClause = at }
      }
      if row & condition != 0 { whole.insert(.conditional) }
      if row & hedge != 0, !isMonth(words, at, sentence) { whole.insert(.hedged) }
      if asks < 0, row & (auxiliary | asking) != 0, beginsQuestion(words, at, opening, sentence) {
        // "Should it fail again, we …" asks nothing.
        if row & inverted != 0, !sentence.asked { whole.insert(.conditional) } else { asks = at }
      }
      if row & other != 0 {
        speaker = at
      } else if at - speaker <= 3, row & saying != 0 {
        running.insert(.attributed)
      } else if row & hearsay != 0 {
        running.insert(.attributed)
      } else if row & own != 0 {
        speaker = sentence.first - 100
        // "If it does not work we will …": what is denied is the condition.
        if deniesCondition { running.remove(.negated) }
        isOwn = true
      }
      var marks = words[at].marks.intersection(.quoted).union(running)
      if opening { marks.insert(.opening) }
      words[at].marks = marks
      if row & negator != 0 {
        running.insert(.negated)
        deniesCondition = whole.contains(.conditional) && !isOwn
      }
      opening = opening && (joins || row & opener != 0 || beginsAside(words, at, sentence))
    }
    let question = questionStart(words, sentence, asks, lastClause)
    guard question < sentence.end || !whole.isEmpty else { return }
    for at in sentence.first..<sentence.end {
      words[at].marks.formUnion(whole)
      if at >= question { words[at].marks.insert(.question) }
    }
  }

  /// "I think", "you know", "I mean": what follows still opens the clause; after "I" alone it does not.
  private func beginsAside(
    _ words: UnsafeMutableBufferPointer<Word>, _ at: Int, _ sentence: Sentence
  ) -> Bool {
    at + 1 < sentence.end && row(of: words[at]) & aside != 0 && row(of: words[at + 1]) & opinion != 0
  }

  /// "4 May", "May 4", "by May": a month, and no hedge.
  private func isMonth(
    _ words: UnsafeMutableBufferPointer<Word>, _ at: Int, _ sentence: Sentence
  ) -> Bool {
    if at > sentence.first, row(of: words[at - 1]) & monthLead != 0 { return true }
    return (at > sentence.first && words[at - 1].id == number)
      || (at + 1 < sentence.end && words[at + 1].id == number)
  }

  /// Whether the sentence is a question from its beginning on.
  func isQuestion(
    _ words: UnsafeMutableBufferPointer<Word>, _ sentence: Sentence
  ) -> Bool {
    mark(words, sentence)
    return words[sentence.end - 1].marks.contains(.question)
  }

  /// Whether the sentence asks by its words, not only by its mark.
  func asksOutright(
    _ words: UnsafeMutableBufferPointer<Word>, _ sentence: Sentence
  ) -> Bool {
    (sentence.first..<sentence.end).contains { at in
      row(of: words[at]) & (auxiliary | asking) != 0 && beginsQuestion(words, at, false, sentence)
    }
  }

  /// "how do …", "is it …", "would you …" at the beginning of a clause.
  private func beginsQuestion(
    _ words: UnsafeMutableBufferPointer<Word>, _ at: Int, _ opening: Bool, _ sentence: Sentence
  ) -> Bool {
    guard opening || sentence.asked, at + 1 < sentence.end else { return false }
    let next = row(of: words[at + 1])
    if row(of: words[at]) & auxiliary != 0 { return next & subject != 0 }
    if sentence.asked { return true }
    guard at + 2 < sentence.end else { return false }
    if next & auxiliary != 0 { return true }
    return row(of: words[at + 2]) & auxiliary != 0 && next & subject == 0
  }

  /// The first word of the question, or the sentence's end when there is none.
  private func questionStart(
    _ words: UnsafeMutableBufferPointer<Word>, _ sentence: Sentence, _ asks: Int, _ lastClause: Int
  ) -> Int {
    guard sentence.asked else { return asks >= 0 ? asks : sentence.end }
    // "That's a lot, right?": only the tag asks.
    if lastClause > sentence.first, (lastClause..<sentence.end).allSatisfy({ isTag(words[$0]) }) {
      return lastClause
    }
    // "Then they call you, or how does that go?": all of it is asked.
    if asks > sentence.first, words[asks - 1].id == or { return sentence.first }
    return asks >= 0 ? asks : sentence.first
  }

  private func isTag(_ word: Word) -> Bool { row(of: word) & tag != 0 }
}
