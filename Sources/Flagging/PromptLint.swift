import Fieldwork

/// What may be wrong with a prompt before anybody has heard it.
package enum PromptFault: String, CaseIterable, Hashable, Sendable {
  case leading
  case doubleBarrelled
  case closed
  case jargon
  case judging
  case agreeing
  case promising

  /// What to do about it, in a few neutral words.
  package var advice: String {
    switch self {
    case .leading: "carries its answer; ask how, or what, if anything"
    case .doubleBarrelled: "asks two things; make it two prompts"
    case .closed: "can be answered by yes or no; begin with how or what"
    case .jargon: "holds words people outside the house may not use"
    case .judging: "holds an evaluation; leave it to the people asked"
    case .agreeing: "takes a view as shared; leave it open"
    case .promising: "sounds like a promise; say what is open"
    }
  }
}

/// One fault, with the bytes of the prompt it stands in.
package struct PromptFinding: Hashable, Sendable {
  package var fault: PromptFault
  package var bytes: Range<Int>
  package var advice: String
}

/// Looks over the wording of prompts and scripts. Pure: text in, findings out.
package struct PromptLint: Sendable {
  private let flagger: Flagger

  package init(_ flagger: Flagger = .shipped) {
    self.flagger = flagger
  }

  /// What stands out in a question that will be asked: everything, by place.
  package func findings(inPrompt text: String) -> [PromptFinding] {
    var found = findings(inScript: text)
    let words = Self.words(text)
    if let range = Self.doubled(words) { found.append(Self.finding(.doubleBarrelled, range)) }
    if let range = Self.closed(words) { found.append(Self.finding(.closed, range)) }
    for word in words where Self.jargon.contains(word.text) {
      found.append(Self.finding(.jargon, word.bytes))
    }
    return found.sorted {
      ($0.bytes.lowerBound, $0.fault.rawValue) < ($1.bytes.lowerBound, $1.fault.rawValue)
    }
  }

  /// What stands out in words that will be read aloud: judging, agreeing, promising and leading only.
  package func findings(inScript text: String) -> [PromptFinding] {
    flagger.findings(in: Utterance(text, by: .facilitator)).filter { $0.tier > .faint }.map {
      PromptFinding(fault: Self.fault($0.category), bytes: $0.bytes, advice: Self.fault($0.category).advice)
    }
  }

  private static func fault(_ category: Category) -> PromptFault {
    switch category {
    case .promising: .promising
    case .agreeing: .agreeing
    case .judging: .judging
    case .leading: .leading
    }
  }

  private static func finding(_ fault: PromptFault, _ bytes: Range<Int>) -> PromptFinding {
    PromptFinding(fault: fault, bytes: bytes, advice: fault.advice)
  }

  // MARK: Wording

  struct Token: Hashable {
    var text: String
    var bytes: Range<Int>
    /// What parts it from the next word.
    var endsSentence: Bool
    var asks: Bool
  }

  /// Lower-case words with their bytes.
  static func words(_ text: String) -> [Token] {
    var tokens: [Token] = []
    var start: Int?
    let bytes = Array(text.utf8)
    for at in 0...bytes.count {
      let byte = at < bytes.count ? bytes[at] : UInt8(ascii: " ")
      let isLetter =
        byte >= 0x80 || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "-")
        || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
        || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
      if isLetter {
        start = start ?? at
      } else if let begun = start {
        let word = String(decoding: bytes[begun..<at], as: UTF8.self).lowercased()
        tokens.append(Token(text: word, bytes: begun..<at, endsSentence: false, asks: false))
        start = nil
      }
      if byte == UInt8(ascii: "?") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!"), !tokens.isEmpty
      {
        tokens[tokens.count - 1].endsSentence = true
        if byte == UInt8(ascii: "?") { tokens[tokens.count - 1].asks = true }
      }
    }
    return tokens
  }

  /// "How … and why …?", "What … ? And who … ?" in one prompt.
  private static func doubled(_ words: [Token]) -> Range<Int>? {
    if words.filter(\.asks).count > 1, let first = words.first, let last = words.last(where: \.asks) {
      return first.bytes.lowerBound..<last.bytes.upperBound
    }
    for (place, word) in words.enumerated() where word.text == "and" || word.text == "or" {
      guard place > 2, place + 1 < words.count else { continue }
      let next = words[place + 1].text
      let opens =
        asking.contains(next)
        || (auxiliaries.contains(next) && place + 2 < words.count
          && subjects.contains(words[place + 2].text))
      if opens { return word.bytes.lowerBound..<words[place + 1].bytes.upperBound }
    }
    return nil
  }

  /// A question that begins with "do you", "is it", "have you".
  private static func closed(_ words: [Token]) -> Range<Int>? {
    var opens = true
    for (place, word) in words.enumerated() {
      if opens, auxiliaries.contains(word.text), place + 1 < words.count, !invitations.contains(word.text),
        let end = words[place...].first(where: \.endsSentence), end.asks
      {
        return word.bytes.lowerBound..<end.bytes.upperBound
      }
      opens = word.endsSentence || (opens && openers.contains(word.text))
    }
    return nil
  }

  private static let asking: Set = ["what", "how", "why", "when", "where", "which", "who", "whom", "whose"]
  private static let auxiliaries: Set = [
    "do", "does", "did", "is", "are", "was", "were", "have", "has", "had", "can", "could", "would", "will",
    "should", "may", "don't", "doesn't", "didn't", "isn't", "aren't", "wasn't", "weren't", "haven't",
    "hasn't", "can't", "couldn't", "wouldn't", "won't", "shouldn't",
  ]
  /// "Could you tell me …" asks for a story, though it is built like a closed question.
  private static let invitations: Set = ["could", "can", "would", "will", "may"]
  private static let subjects: Set = [
    "you", "it", "they", "that", "this", "there", "we", "he", "she", "people", "anyone",
  ]
  private static let openers: Set = ["so", "and", "well", "now", "then", "okay", "but", "first", "finally"]

  /// Words of meetings and slide decks. A study can say which of its own words people use.
  static let jargon: Set = [
    "leverage", "synergy", "stakeholder", "stakeholders", "onboarding", "touchpoint", "touchpoints",
    "kpi", "kpis", "roadmap", "backlog", "deliverable", "deliverables", "bandwidth", "ecosystem",
    "paradigm", "holistic", "granular", "actionable", "operationalise", "operationalize", "utilise",
    "utilize", "ideate", "ideation", "pain-point", "persona", "personas", "omnichannel", "frictionless",
    "seamless", "scalable", "sla", "slas", "roi", "ux", "mvp", "epic", "sprint", "churn", "funnel",
    "monetise", "monetize", "benchmarking", "alignment", "best-in-class", "value-add", "low-hanging",
  ]
}
