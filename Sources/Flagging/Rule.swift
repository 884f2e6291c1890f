import Fieldwork

/// What to look for, in whose words, and what to say about it. A row of a rule file.
package struct Rule: Hashable, Sendable {
  /// The stable name, such as `promise.direct`.
  package var name: String {
    didSet { nameHash = UInt32(truncatingIfNeeded: WordHash.of(name)) }
  }
  /// What the model knows the rule by, whatever its place in the book.
  private(set) var nameHash: UInt32
  package var category: Category
  /// What kind it is in two or three words, such as `dated promise`.
  package var kind: String
  /// What was seen, as the review explains it.
  package var reason: String
  package var tier: Tier
  /// The tier under the softer profile; `nil` says the rule keeps quiet there.
  package var usability: Tier?
  /// Which sentences to offer instead: a key of ``RuleBook/advice``.
  package var advice: String
  /// Where any of these holds, the rule says nothing.
  package var unless: Marks
  /// Where any of these holds, what it says is faint.
  package var faintIf: Marks
  /// Endorsements that answer when a question came before: faint then.
  package var answers: Bool
  /// The model has no view on it: its corpora hold too little of what this rule finds.
  package var alone: Bool
  /// A date beside it does not make it surer: a hope stays a hope.
  package var steady: Bool
  /// Somebody, something or a day beside it makes it likely: a deed of ours that no list names.
  package var eager: Bool
  /// Whose words it looks at.
  package var voices: Set<Voice>
  /// Phrases in the language of ``Pattern``.
  package var find: [String]
  /// Words it says nothing about, as they are said: what a found phrase is part of.
  package var except: [String] = []

  package init(
    _ name: String, _ category: Category, kind: String, reason: String = "", tier: Tier = .likely,
    usability: Tier? = nil, advice: String = "", unless: Marks = [], faintIf: Marks = [],
    answers: Bool = false, alone: Bool = false, steady: Bool = false,
    eager: Bool = false, voices: Set<Voice> = [.facilitator, .provider], find: [String]
  ) {
    self.name = name
    nameHash = UInt32(truncatingIfNeeded: WordHash.of(name))
    self.category = category
    self.kind = kind
    self.reason = reason
    self.tier = tier
    self.usability = usability
    self.advice = advice
    self.unless = unless
    self.faintIf = faintIf
    self.answers = answers
    self.alone = alone
    self.steady = steady
    self.eager = eager
    self.voices = voices
    self.find = find
  }
}

/// Something that makes a finding weigh more, or not at all, when it stands in the same sentence.
package enum Cue: String, CaseIterable, Hashable, Sendable {
  /// A day or a span: "by Friday", "next week".
  case date
  /// "Right away", "immediately".
  case immediate
  /// Someone beyond the room, or the one who is spoken to: "to you", "to the team".
  case recipient
  /// Somebody who is not in the room, a place outside it, a time after the session.
  case beyond
  /// A thing handed over: "the report", "an email".
  case deliverable
  /// "For you", "just this once".
  case deal
  /// Putting words in the record, or running the session.
  case process
  /// A topic of the study's cannot-offer list.
  case cannotOffer
  /// The channel of the update plan.
  case channel
  /// Any channel people hear by: with another than the plan's, a sentence does not follow the plan.
  case anyChannel
  /// Hearing what was decided: "you'll hear", "the summary".
  case news
  /// What may always be said, whatever rule finds words in it: the record, the timetable, reading back.
  case allowed
}

/// Rules, word lists and the sentences offered instead. A value: books are put together with ``adding(_:)``.
package struct RuleBook: Hashable, Sendable {
  /// Kept with each flag, so that it can be explained a year on.
  package var version: String
  /// Lists a pattern names in braces, each word on its own.
  package var lists: [String: [String]]
  /// What a pattern names in angle brackets: any of several phrases.
  package var phrases: [String: [String]]
  /// Short forms and what they stand for: `gonna` is `going to`.
  package var shortForms: [String: String]
  package var rules: [Rule]
  package var cues: [Cue: [String]]
  /// By key, several neutral sentences each.
  package var advice: [String: [String]]

  package init(
    version: String, lists: [String: [String]] = [:], phrases: [String: [String]] = [:],
    shortForms: [String: String] = [:], rules: [Rule] = [], cues: [Cue: [String]] = [:],
    advice: [String: [String]] = [:]
  ) {
    self.version = version
    self.lists = lists
    self.phrases = phrases
    self.shortForms = shortForms
    self.rules = rules
    self.cues = cues
    self.advice = advice
  }

  /// This book with another's rules after its own. Lists and advice of one name are joined; a rule of one
  /// name is replaced.
  package func adding(_ other: RuleBook) -> RuleBook {
    var book = self
    book.version = other.version.isEmpty ? version : "\(version)+\(other.version)"
    book.lists.merge(other.lists) { $0 + $1 }
    book.phrases.merge(other.phrases) { $0 + $1 }
    book.shortForms.merge(other.shortForms) { $1 }
    book.cues.merge(other.cues) { $0 + $1 }
    book.advice.merge(other.advice) { $0 + $1 }
    let replaced = Set(other.rules.map(\.name))
    book.rules = rules.filter { !replaced.contains($0.name) } + other.rules
    return book
  }

  /// A pattern with its phrases written out: one for each of them.
  func written(_ source: String) throws(PatternError) -> [String] {
    // By bytes: nearly all patterns end here, and a book holds thousands.
    guard let start = source.utf8.firstIndex(of: UInt8(ascii: "<")),
      let end = source.utf8[start...].firstIndex(of: UInt8(ascii: ">"))
    else { return [source] }
    let name = String(source[source.utf8.index(after: start)..<end])
    guard let choices = phrases[name] else {
      throw PatternError(pattern: source, problem: "there are no phrases '\(name)'")
    }
    let rest = source[source.utf8.index(after: end)...]
    guard !rest.contains("<"), !choices.contains(where: { $0.contains("<") }) else {
      throw PatternError(pattern: source, problem: "one name in angle brackets is enough for a pattern")
    }
    return choices.map { source[..<start] + $0 + rest }
  }
}
