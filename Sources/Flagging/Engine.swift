import Fieldwork

/// A book made ready for matching. Built once, then only read; behind one reference, for it is large.
final class Engine: Sendable {
  let reader: WordReader
  let matcher: Matcher
  let marks: SentenceMarks
  let rules: [Rule]
  /// For each rule, what is asked of it at every hit.
  let gists: [RuleGist]
  /// For each pattern, what it belongs to.
  let owners: [Owner]

  enum Owner: Sendable {
    case rule(Int)
    case cue(Cue)
    /// Words the study lets pass.
    case accepted
    /// Words the study lets pass when the rule of this name finds them.
    case silenced(rule: String)
  }

  /// Fails with the first pattern that cannot be used, and the rule it stands in.
  init(_ book: RuleBook, study: StudyTerms) throws(PatternError) {
    var vocabulary = Vocabulary(capacity: 4096)
    for (short, long) in book.shortForms { vocabulary.spell(short, as: long) }
    for filler in book.lists["filler"] ?? [] { vocabulary.drop(filler: filler) }
    let apostrophes = MissingApostrophes(book.lists, &vocabulary)
    var compiler = PatternCompiler(vocabulary, lists: book.lists)
    SentenceMarks.reserve(in: &compiler)
    var patterns: [Pattern] = []
    var owners: [Owner] = []
    for (index, rule) in book.rules.enumerated() where study.silenced[rule.name] == nil {
      for source in rule.find {
        for written in try book.written(source) {
          patterns.append(try compiler.pattern(written))
          owners.append(.rule(index))
        }
      }
      for words in rule.except.compactMap(Self.literal) {
        patterns.append(try compiler.pattern(words))
        owners.append(.silenced(rule: rule.name))
      }
    }
    for cue in Cue.allCases {
      for source in book.cues[cue] ?? [] {
        for written in try book.written(source) {
          patterns.append(try compiler.pattern(written))
          owners.append(.cue(cue))
        }
      }
    }
    for (source, owner) in Self.patterns(of: study) {
      patterns.append(try compiler.pattern(source))
      owners.append(owner)
    }
    rules = book.rules
    gists = book.rules.map(RuleGist.init)
    self.owners = owners
    matcher = Matcher(patterns, compiler)
    marks = SentenceMarks(&compiler, rows: matcher.rows())
    reader = WordReader(vocabulary: compiler.vocabulary, apostrophes: apostrophes)
  }

  private init() {
    var vocabulary = Vocabulary(capacity: 64)
    let apostrophes = MissingApostrophes([:], &vocabulary)
    var compiler = PatternCompiler(vocabulary, lists: [:])
    SentenceMarks.reserve(in: &compiler)
    rules = []
    gists = []
    owners = []
    matcher = Matcher([], compiler)
    marks = SentenceMarks(&compiler, rows: matcher.rows())
    reader = WordReader(vocabulary: compiler.vocabulary, apostrophes: apostrophes)
  }

  /// Knows no words and no rules.
  static let empty = Engine()

  /// What the study's own words are looked for as.
  private static func patterns(of study: StudyTerms) -> [(source: String, owner: Owner)] {
    var own: [(source: String?, owner: Owner)] = study.heldBack.map {
      (topic($0.topic), .cue(.cannotOffer))
    }
    own += study.accepted.map { (literal($0), .accepted) }
    own += study.silencedWords.map { (literal($0.words), .silenced(rule: $0.rule)) }
    own += channels(study.updatePlan).map { ($0, .cue(.channel)) }
    return own.compactMap { row in row.source.map { ($0, row.owner) } }
  }

  private static let articles: Set<String> = ["a", "an", "the", "any", "some", "our", "your", "no", "by"]

  /// A topic without its article, whose last word may be inflected: "a refund" is also "refunds", "refunded".
  private static func topic(_ words: String) -> String? {
    guard var parts = literal(words)?.split(separator: " ").map(String.init) else { return nil }
    while parts.count > 1, articles.contains(parts[0]) { parts.removeFirst() }
    let last = parts.removeLast()
    let stem = last.hasSuffix("e") ? String(last.dropLast()) : last
    var forms = [last, last + "s", stem + "ed", stem + "ing"]
    if last.hasSuffix("s"), last.count > 3 { forms.append(String(last.dropLast())) }
    return (parts + [forms.joined(separator: "|")]).joined(separator: " ")
  }

  /// The plan's channel without its article, with and without the hyphen: "e-mail" is also "email".
  private static func channels(_ plan: UpdatePlan?) -> [String?] {
    guard let plan, var parts = literal(plan.channel)?.split(separator: " ").map(String.init) else {
      return []
    }
    while parts.count > 1, articles.contains(parts[0]) { parts.removeFirst() }
    let joined = parts.joined()
    let hyphened = joined.hasPrefix("e") && joined.contains("mail") ? ["email", "e mail"] : [joined]
    return [parts.joined(separator: " ")] + hyphened.filter { $0 != parts.joined(separator: " ") }
  }

  /// Plain words as a pattern: only letters, digits and apostrophes count.
  static func literal(_ words: String) -> String? {
    let parts = words.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "'" || $0 == "’") }
      .prefix(24)
    return parts.isEmpty ? nil : parts.joined(separator: " ").split(separator: "’").joined(separator: "'")
  }
}
