/// Where a name is no person's: in a phrase that everybody uses ("a cup of joe", "ray of sunshine"), and behind a word
/// for a storm.
///
/// A capital inside a sentence is stronger than a phrase: "She met Rose Garden there" is about somebody.
enum FixedPhrases {
  /// Whether the word at `index` belongs to such a phrase and its capital, if it has one, says nothing.
  static func hold(_ document: Document, _ index: Int) -> Bool {
    guard let uses = table[document.tokens[index].word], !hasTellingCapital(document, index) else {
      return false
    }
    return uses.contains { use in
      stands(use.before, document, from: index - use.before.count)
        && stands(use.after, document, from: index + 1)
    }
  }

  /// "Hurricane Rita", "Typhoon Mary": storms have first names, and nobody is meant.
  static func isStorm(_ document: Document, _ index: Int) -> Bool { document.isOne(index - 1, of: storms) }

  /// Whether the word says that a storm's name follows.
  static func leadsToStorm(_ document: Document, _ index: Int) -> Bool { document.isOne(index, of: storms) }

  private static let storms: Set<String> = [
    "hurricane", "hurricanes", "typhoon", "typhoons", "cyclone", "cyclones", "storm",
  ]

  private static func hasTellingCapital(_ document: Document, _ index: Int) -> Bool {
    guard document.tokens[index].letters.isCapitalised, index > 0, !document.lines.isCaseless(index) else {
      return false
    }
    return document.tokens[index - 1].kind == .word || document.is(index - 1, ",")
  }

  private static func stands(_ words: [UInt32], _ document: Document, from start: Int) -> Bool {
    words.enumerated().allSatisfy { step, word in
      document.isWord(start + step) && document.tokens[start + step].word == word
    }
  }

  private struct Use {
    var before: [UInt32]
    var after: [UInt32]
  }

  private static let table: [UInt32: [Use]] = {
    var table: [UInt32: [Use]] = [:]
    for line in phrases.split(separator: "\n") {
      for phrase in spelledOut(line.split(separator: " ").map { $0.split(separator: "|").map(String.init) }) {
        guard let at = phrase.firstIndex(where: { $0.hasPrefix("*") }) else { continue }
        let hashes = phrase.map { Token.hash($0.drop { $0 == "*" }.utf8) }
        table[hashes[at], default: []].append(
          Use(before: Array(hashes[..<at]), after: Array(hashes[(at + 1)...])))
      }
    }
    return table
  }()

  /// Every phrase that one line with choices stands for.
  private static func spelledOut(_ words: [[String]]) -> [[String]] {
    words.reduce([[]]) { phrases, choices in
      phrases.flatMap { phrase in choices.map { phrase + [$0] } }
    }
  }

  /// One phrase a line, the name with a star, a choice of words with strokes between them.
  private static let phrases = """
    cup|cups|mug of *joe
    average|ordinary *joe
    *ray of light|sunshine|hope
    *mark my words
    *mark it|them|you|out|up|down
    *dawn broke|breaks|breaking|chorus|raid|of
    crack of *dawn
    *rose gold|garden|gardens|bush|bushes|petal|petals|wine|water|tinted|window|hip|hips
    *rose to|from|by|up|again|sharply
    *bob up|along|about|for
    *deja vu
    *will power
    free|good|ill *will
    against my|your|his|her|our|their *will
    *grace period|note|notes|and
    saving *grace
    good|bad|blind *faith
    *faith in|school|schools|group|groups
    *hope for|so|not|that|to|it|you|we|they|this|the|and
    no|any|some|much|little|more|of|with|in *hope
    *jack of all
    *jack up|it
    *peter out|outs
    *pat on|down
    *frank about|discussion|talk|conversation|exchange|with|and|answer
    *sue for|them|us|him|her|you|me|over
    *chuck it|out|away|them|in
    *penny for|dropped|drops|pinching
    *ginger beer|ale|nut|nuts|snap|snaps|bread|biscuit|biscuits|tea|root|hair|cat
    mother of *pearl
    *pearl necklace|barley|earrings
    *ruby red|wedding
    *olive oil|branch|green|tree|trees
    *jade green
    *amber light|lights|alert
    *crystal clear|ball|balls
    *holly bush|wreath|berries
    *daisy chain|chains
    *lily pad|pads
    *hazel eyes
    *rusty nail|nails|pipe|pipes|car|hinge|hinges|old
    *sandy beach|beaches|soil
    *cliff edge|face|top
    *max out|outs|capacity|speed
    to the *max
    *miles away|per|an|from|of|long|off|to|and|or|on|in|further|apart
    *nick of time
    *rich pickings|people|in|and|man|men|kid|kids|or
    tom dick and *harry
    *victoria sponge
    *jerry can|cans|built
    *carol singing|singer|singers|service
    christmas *carol
    *robin redbreast
    *art gallery|class|classes|school|work|of|form|student|students|teacher|room|exhibition|history
    *bill for|of|came|from|is|to|was
    the|a|my|our|your|this|that|phone|gas|water|electricity|electric|heating|tax|hospital *bill
    *dot com|matrix
    *gene pool|therapy
    *iris scan|scans
    *ivy league
    *april fool|fools|showers
    *may have|be|not|as|well|or|day
    *summer holiday|holidays|camp|school|time|term|break|job|months
    *autumn term|leaves|is|colours|colors
    *patience of|with|is|and
    *charity shop|shops|work|event
    *joy of|ride|to
    pride and *joy
    in *harmony
    *angel investor|investors|delight
    guardian *angel
    *van driver|drivers|load|hire
    *dean of
    *earl grey|of
    *chase it|up|them|him|her|down|after
    *mason jar|jars
    *cherry pie|pick|picked|picking|tree|trees|tomato|tomatoes|red
    *candy floss|bar|bars|cane|canes|store|shop|crush
    *honey bee|bees|trap|pot|comb
    *coral reef|reefs|pink
    *sage advice|green
    *drew a|on|the|up|it|him|her|me|my|us|them|attention|breath
    *mike drop|stand|check
    *wade in|through|into
    *ward off|round|sister|manager
    *jasmine tea|rice
    *heather honey
    *sally forth
    *josh about|around
    *hop on|onto|off|in|over|to
    *bear with|in|market
    *major problem|problems|issue|issues|part|change|changes|thing
    """
}
