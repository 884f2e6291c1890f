/// What a sentence does that a neutral facilitator does not.
package enum Category: String, CaseIterable, Hashable, Sendable {
  case promising
  case agreeing
  case judging
  case leading

  /// The letter that stands for it in the gutter: `P`, `A`, `J`, `L`.
  package var letter: Character {
    switch self {
    case .promising: "P"
    case .agreeing: "A"
    case .judging: "J"
    case .leading: "L"
    }
  }

  /// The word for one such flag, as the review and the screen say it.
  package var noun: String {
    switch self {
    case .promising: "promise"
    case .agreeing: "agreement"
    case .judging: "judgement"
    case .leading: "leading question"
    }
  }
}

/// How sure a finding is. Faint findings are shown dimmed and never count as a breach.
package enum Tier: Int, CaseIterable, Comparable, Hashable, Sendable {
  case faint = 1
  case likely = 2
  case sure = 3

  package static func < (a: Tier, b: Tier) -> Bool { a.rawValue < b.rawValue }

  /// The sign behind the letter in the gutter: `!` sure, `?` likely, `.` faint.
  package var sign: Character {
    switch self {
    case .sure: "!"
    case .likely: "?"
    case .faint: "."
    }
  }
}

/// One place where a rule found what it looks for.
package struct Finding: Hashable, Sendable {
  package var category: Category

  /// The rule's stable name, such as `promise.deadline`.
  package var rule: String

  /// Half-open range of UTF-8 bytes in the text as it was given, on scalar boundaries, never empty.
  package var bytes: Range<Int>

  package var tier: Tier

  /// 0 to 1; comparable only between findings of one rule book.
  package var score: Double

  /// What kind it is in two or three words, such as `dated promise`.
  package var kind: String

  /// Why it was flagged, such as `a first person, an action, a date ("by Friday")`.
  package var reason: String

  /// One neutral sentence to say instead.
  package var advice: String

  package init(
    _ category: Category, rule: String, bytes: Range<Int>, tier: Tier, score: Double,
    kind: String, reason: String, advice: String
  ) {
    self.category = category
    self.rule = rule
    self.bytes = bytes
    self.tier = tier
    self.score = score
    self.kind = kind
    self.reason = reason
    self.advice = advice
  }
}

/// Whose words these are, as far as the neutral rule cares.
///
/// Facilitator and provider are bound by the rule; a note is judged for what it says about people;
/// participants may agree, judge and promise as they like: that is the data.
package enum Voice: String, CaseIterable, Hashable, Sendable {
  case facilitator
  case provider
  case participant
  case observer
  case note
}

/// Words to look through, with what was said just before them.
package struct Utterance: Hashable, Sendable {
  package var text: String
  package var voice: Voice
  package var previous: Previous?

  /// The line before, and whose it was when that is known.
  package struct Previous: Hashable, Sendable {
    package var text: String
    package var voice: Voice?

    package init(_ text: String, by voice: Voice?) {
      self.text = text
      self.voice = voice
    }
  }

  package init(_ text: String, by voice: Voice, after previous: Previous? = nil) {
    self.text = text
    self.voice = voice
    self.previous = previous
  }
}

/// Converts a byte range of `text` to a range of Unicode scalars, the unit of everything that leaves the program.
///
/// Linear in the text. Offsets off the end are held to it.
package func scalarRange(ofBytes bytes: Range<Int>, in text: String) -> Range<Int> {
  var scalars = 0
  var start = 0
  var offset = 0
  for byte in text.utf8 {
    if offset == bytes.lowerBound { start = scalars }
    if offset >= bytes.upperBound { break }
    // Continuation bytes are 10xxxxxx; every other byte begins a scalar.
    if byte & 0xC0 != 0x80 { scalars += 1 }
    offset += 1
  }
  if bytes.lowerBound >= offset && bytes.lowerBound > 0 { start = scalars }
  return start..<max(start, scalars)
}
