import Fieldwork

/// A book made ready for matching. Built once, then only read; behind one reference, for it is large.
final class Engine: Sendable {
  let reader: WordReader
  let matcher: Matcher
  let marks: SentenceMarks
  let rules: [Rule]
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
    marks = SentenceMarks(&compiler)
    var patterns: [Pattern] = []
    var owners: [Owner] = []
    for (index, rule) in book.rules.enumerated() where study.silenced[rule.name] == nil {
      for source in rule.find {
        patterns.append(try compiler.pattern(source))
        owners.append(.rule(index))
      }
    }
    for cue in Cue.allCases {
      for source in book.cues[cue] ?? [] {
        patterns.append(try compiler.pattern(source))
        owners.append(.cue(cue))
      }
    }
    var own: [(words: String, owner: Owner)] = study.cannotOffer.map { ($0, .cue(.cannotOffer)) }
    own += study.accepted.map { ($0, .accepted) }
    own += study.silencedWords.map { ($0.words, .silenced(rule: $0.rule)) }
    if let channel = study.updatePlan?.channel { own.append((channel, .cue(.channel))) }
    for (words, owner) in own {
      guard let source = Self.literal(words) else { continue }
      patterns.append(try compiler.pattern(source))
      owners.append(owner)
    }
    rules = book.rules
    self.owners = owners
    matcher = Matcher(patterns, compiler)
    reader = WordReader(vocabulary: compiler.vocabulary, apostrophes: apostrophes)
  }

  private init() {
    var vocabulary = Vocabulary(capacity: 64)
    let apostrophes = MissingApostrophes([:], &vocabulary)
    var compiler = PatternCompiler(vocabulary, lists: [:])
    marks = SentenceMarks(&compiler)
    rules = []
    owners = []
    matcher = Matcher([], compiler)
    reader = WordReader(vocabulary: compiler.vocabulary, apostrophes: apostrophes)
  }

  /// Knows no words and no rules.
  static let empty = Engine()

  /// Plain words as a pattern: only letters, digits and apostrophes count.
  static func literal(_ words: String) -> String? {
    let parts = words.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "'" || $0 == "’") }
      .prefix(24)
    return parts.isEmpty ? nil : parts.joined(separator: " ").split(separator: "’").joined(separator: "'")
  }
}
