import Anonymising
import Foundation

/// One labelled document, as the corpora in shared/corpora/anon have it.
struct Example {
  struct Span {
    var start: Int
    var end: Int
    var type: String
    var isIgnored: Bool
  }

  var name: String
  var text: String
  var spans: [Span]
  var types: Set<String>

  /// How much one of its lines counts in training.
  var weight: Float
}

/// The documents that the corpora's README allows a shipped model to learn from.
enum Corpus {
  /// File, genres (`nil` for all of them), weight.
  private static let allowed: [(file: String, genres: Set<String>?, weight: Float)] = [
    ("transcripts_hand", nil, 2),
    ("gum", ["interview", "news", "court", "academic", "bio", "voyage"], 1),
    ("ewt", nil, 1.5),
    ("btc", nil, 0.5),
    ("wnut17", nil, 0.5),
    ("presidio_synth", nil, 0.3),
    ("structured", nil, 0.3),
  ]

  /// Reads every allowed document; with `fold`, leaves out those whose name falls into it.
  static func read(_ folder: String, leavingOut fold: (index: Int, of: Int)?) throws -> [Example] {
    var examples: [Example] = []
    for source in allowed {
      let lines = try String(contentsOfFile: "\(folder)/\(source.file).jsonl", encoding: .utf8)
      for line in lines.split(separator: "\n") {
        guard let row = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
          let name = row["doc"] as? String, let text = row["text"] as? String
        else { continue }
        if let genres = source.genres, !genres.contains(row["genre"] as? String ?? "") { continue }
        if let fold, Int(Token.hash(name) >> 4) % fold.of == fold.index { continue }
        let spans = (row["spans"] as? [[String: Any]] ?? []).map { span in
          Example.Span(
            start: span["start"] as? Int ?? 0, end: span["end"] as? Int ?? 0,
            type: span["type"] as? String ?? "", isIgnored: span["ignore"] as? Bool ?? false)
        }
        examples.append(
          Example(
            name: name, text: text, spans: spans, types: Set(row["types"] as? [String] ?? []),
            weight: source.weight))
      }
    }
    return examples
  }
}

extension Example {
  /// The same document without capitals. Scalars that would change their number stay as they are.
  var lowered: Example {
    var copy = self
    copy.text = String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          let lower = scalar.properties.lowercaseMapping.unicodeScalars
          return lower.count == 1 ? lower.first ?? scalar : scalar
        }))
    return copy
  }

  /// The same document about other people in other places: each word of a name becomes another one,
  /// the same everywhere in the document.
  func swapped(_ names: NamePool, _ chance: inout Chance) -> Example {
    let scalars = Array(text.unicodeScalars)
    var out = String.UnicodeScalarView()
    var moved: [Span] = []
    var others: [String: String] = [:]
    var at = 0
    for span in spans.sorted(by: { $0.start < $1.start }) where span.start >= at && span.end <= scalars.count
    {
      out.append(contentsOf: scalars[at..<span.start])
      let original = String(String.UnicodeScalarView(scalars[span.start..<span.end]))
      let fresh =
        span.isIgnored || !["PERSON", "PLACE"].contains(span.type)
        ? original : names.instead(of: original, type: span.type, known: &others, &chance)
      var copy = span
      copy.start = out.count
      out.append(contentsOf: fresh.unicodeScalars)
      copy.end = out.count
      moved.append(copy)
      at = span.end
    }
    out.append(contentsOf: scalars[at...])
    var copy = self
    copy.text = String(out)
    copy.spans = moved
    return copy
  }
}

/// Names and places to put where others stood.
struct NamePool {
  private var first: [String] = []
  private var surnames: [String] = []
  private var places: [String] = []

  init() {
    Shelf.lexicon.eachLine { line in
      let parts = line.split(separator: .init(ascii: " "))
      guard parts.count == 2 else { return }
      let word = String(decoding: parts[0], as: UTF8.self)
      let facts = Lexicon.shipped.facts(word)
      // A commoner name comes up more often.
      for _ in 0..<max(0, Int(facts.first) - 2) where facts.first > 2 { first.append(word) }
      for _ in 0..<max(0, Int(facts.surname) - 2) where facts.surname > 2 { surnames.append(word) }
      if facts.place > 3 { places.append(word) }
    }
  }

  func instead(
    of original: String, type: String, known: inout [String: String], _ chance: inout Chance
  ) -> String {
    let words = original.split(separator: " ")
    guard type == "PERSON" || words.count == 1 else { return original }
    return words.enumerated().map { index, word in
      let word = String(word)
      let letters = word.unicodeScalars.allSatisfy { $0.properties.isAlphabetic }
      guard word.count > 2, letters, word != word.uppercased() else { return word }
      if let before = known[word.lowercased()] { return before }
      let pool = type == "PLACE" ? places : words.count > 1 && index == words.count - 1 ? surnames : first
      let fresh = pool[chance.below(pool.count)]
      let same = word.first?.isUppercase == true ? fresh.prefix(1).uppercased() + fresh.dropFirst() : fresh
      known[word.lowercased()] = same
      return same
    }.joined(separator: " ")
  }
}

/// SplitMix64 from a pinned seed, so that a second training gives the same bytes.
struct Chance {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
