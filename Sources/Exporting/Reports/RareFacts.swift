import Anonymising
import Fieldwork

/// The rarest things people said: what somebody with a search engine would try first.
struct RareFacts {
  let facts: [RiskReport.Fact]

  /// As many as somebody will read.
  private static let most = 12

  init(_ outgoing: Outgoing) {
    let labels = outgoing.labels
    var scored: [(score: Int, fact: RiskReport.Fact)] = []
    for line in outgoing.lines where line.kind == .turn && !line.isPlaceholder {
      guard let speaker = line.speaker, speaker.kind == .participant,
        let (score, why, words) = Self.rarest(line.text.text)
      else { continue }
      scored.append(
        (
          score,
          RiskReport.Fact(
            time: clockText(milliseconds: line.milliseconds),
            label: labels[speaker]?.text ?? speaker.description, words: words, why: why)
        ))
    }
    // Sorting does not keep the order of equals by promise, so the place counts too.
    facts = scored.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
      .prefix(Self.most).map(\.element.fact)
  }

  /// Phrases that single somebody out.
  private static let telling: [(words: [String], why: String)] = [
    (["the", "only"], "says that there is one"), (["the", "first"], "says that somebody was first"),
    (["head", "of"], "an office that one person holds"), (["in", "charge", "of"], "an office"),
    (["my", "husband"], "family"), (["my", "wife"], "family"), (["my", "partner"], "family"),
    (["my", "son"], "family"), (["my", "daughter"], "family"), (["i", "founded"], "an event"),
    (["was", "born"], "birth"), (["years", "now"], "a length of service"), (["since", "the"], "a beginning"),
    (["diagnosed"], "health"), (["pregnant"], "health"), (["divorced"], "family"),
    (["in", "the", "news"], "news"),
  ]

  /// The rarest of a line: its weight, why, and some words round it.
  private static func rarest(_ text: String) -> (Int, String, String)? {
    let words = pieces(text)
    var best: (Int, String, Int)?
    for index in words.indices {
      if let found = telling(words, index), found.0 > best?.0 ?? 0 { best = (found.0, found.1, index) }
      let word = words[index]
      guard word.count > 5, !word.hasPrefix("["), word.allSatisfy(\.isLetter) else { continue }
      let facts = Lexicon.shipped.facts(word.lowercased())
      guard facts.ordinary == 0, facts.common <= 2, !word.lowercased().hasSuffix("day") else { continue }
      let score = facts.isKnown ? 4 : 6
      if score > best?.0 ?? 0 { best = (score, "a rare word", index) }
    }
    guard let (score, why, index) = best else { return nil }
    let from = max(0, index - 4)
    let to = min(words.count, index + 6)
    return (score, why, words[from..<to].joined(separator: " "))
  }

  /// The words, what stands in brackets as one.
  private static func pieces(_ text: String) -> [Substring] {
    var isBracketed = false
    return text.split { letter in
      if letter == "[" { isBracketed = true }
      if letter == "]" { isBracketed = false }
      return !isBracketed && !letter.isLetter && !letter.isNumber && !"'[]".contains(letter)
    }
  }

  private static func telling(_ words: [Substring], _ index: Int) -> (Int, String)? {
    for row in telling where index + row.words.count <= words.count {
      let isHere = row.words.indices.allSatisfy { words[index + $0].lowercased() == row.words[$0] }
      if isHere { return (5, row.why) }
    }
    return nil
  }

  /// The age band somebody gives as their own: `I'm [45–49]`.
  static func ownAge(_ text: String) -> String? {
    // Most lines have no bracket, which is seen at once.
    guard text.utf8.contains(UInt8(ascii: "[")) else { return nil }
    for start in ["I'm ", "I am ", "i'm ", "i am "] {
      guard let range = text.firstRange(of: start) else { continue }
      let rest = text[range.upperBound...]
      guard rest.hasPrefix("["), let end = rest.firstIndex(of: "]") else { continue }
      let band = rest[rest.index(after: rest.startIndex)..<end]
      if band.contains(where: \.isNumber), band.contains("–") || band.hasSuffix("s") { return String(band) }
    }
    return nil
  }
}
