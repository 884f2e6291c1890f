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

  /// "Hurricane Rita", "Typhoon Mary": storms have first names, and nobody is meant. Both have capitals: "after the
  /// storm Jane rang" is about somebody.
  static func isStorm(_ document: Document, _ index: Int) -> Bool {
    leadsToStorm(document, index - 1) && document.tokens[index].letters.isCapitalised
  }

  /// Whether the word says that a storm's name follows.
  static func leadsToStorm(_ document: Document, _ index: Int) -> Bool {
    document.isOne(index, of: storms) && document.tokens[index].letters.isCapitalised
      && !document.lines.isCaseless(index)
  }

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
  ///
  /// Only what no sentence about somebody goes on with: "Bill was late", "Frank and I", "Pat on reception" and "Olive
  /// Green" are people, so a word that follows any name ("is", "and", "on", "up", "it") makes no phrase.
  private static let phrases = """
    cup|cups|mug of *joe
    average|ordinary *joe
    *ray of light|sunshine|hope
    *mark my words
    *dawn chorus|raid|raids
    crack of *dawn
    *rose gold|garden|gardens|bush|bushes|petal|petals|wine|water|tinted|window|hip|hips
    *deja vu
    *will power
    free|ill *will
    against my|your|his|her|our|their *will
    *grace period|periods|note|notes
    saving *grace
    good|bad|blind *faith
    *faith school|schools|group|groups
    no|any|some|much|little *hope
    *jack of all
    *frank discussion|discussions|conversation|conversations|exchange
    the *penny dropped|drops
    *penny pinching
    *ginger beer|ale|nut|nuts|snap|snaps|bread|biscuit|biscuits|tea|root|hair
    mother of *pearl
    *pearl necklace|barley|earrings
    *ruby red
    *olive oil|branch|tree|trees
    *amber light|lights|alert
    *crystal clear|ball|balls
    *holly wreath|berries
    *daisy chain|chains
    *lily pad|pads
    *hazel eyes
    *rusty nail|nails|pipe|pipes|hinge|hinges
    *sandy beach|beaches|soil
    *cliff edge|top
    *max capacity|speed
    to the *max
    *miles per|apart
    *nick of time
    *rich pickings|people
    tom dick and *harry
    *victoria sponge
    *jerry cans
    *carol singers|service|services
    christmas *carol|carols
    *robin redbreast
    *art gallery|galleries|classes|exhibition|exhibitions|history|students
    phone|gas|water|electricity|electric|heating|tax|hospital *bill
    *dot com|matrix
    *gene pool|therapy
    *iris scan|scans
    *ivy league
    *april fool|fools|showers
    *may have|be|not
    *summer holiday|holidays|camp|term|break|months
    *autumn term|leaves|colours|colors
    *charity shop|shops|event|events
    *joy ride
    pride and *joy
    *angel investor|investors|delight
    guardian *angel
    *van driver|drivers|load|hire
    the *dean of
    *earl grey
    *mason jar|jars
    *cherry pie|pick|picked|picking|tree|trees|tomato|tomatoes
    *candy floss|bar|bars|cane|canes|store|shop|crush
    *honey bee|bees|trap|pot|comb
    *coral reef|reefs
    *sage advice
    *ward round|rounds|sister
    *jasmine tea|rice
    *heather honey
    *sally forth
    *bear market
    *major problem|problems|issue|issues|change|changes
    """
}
