/// Sorts the words of a vocabulary into kinds, so that a set of words is a few machine words.
///
/// The words most patterns ask for have a kind of their own, as have words no rule names, names and numbers,
/// for much of what people say is made of them. All others share the rest, neighbours together: words of one
/// list are numbered one after another.
struct WordKinds {
  /// A set of kinds.
  typealias Kinds = SIMD4<UInt64>

  static let count = 4 * UInt64.bitWidth
  /// Stands where a sentence has ended.
  static let pastEnd = count - 1
  /// No kind of a word, but a place in a set: a clause may end before the word.
  static let clauseEnd = count - 2
  private static let shared = 60
  private static let own = clauseEnd - shared

  static let everything = Kinds(repeating: .max)
  private static let anyWord = everything & ~kinds([pastEnd])

  /// For each word of the vocabulary, its kind.
  let ofWord: [UInt8]
  /// For each list, the kinds of its words.
  private let ofList: [Kinds]

  init(_ nodes: [Matcher.Node], _ compiler: PatternCompiler) {
    let vocabulary = compiler.vocabulary
    var asked = Array(repeating: 0, count: vocabulary.words.count)
    var listAsked = Array(repeating: 0, count: compiler.members.count)
    for node in nodes {
      switch node.element.test {
      case .word: asked[Int(node.element.value)] += 1
      case .list: listAsked[Int(node.element.value)] += 1
      case .any, .clauseStart, .sentenceStart, .clauseEnd, .sentenceEnd, .gap: break
      }
    }
    for (list, members) in compiler.members.enumerated() {
      for id in members { asked[Int(id)] += listAsked[list] }
    }
    for id in [0, vocabulary.nameID, vocabulary.numberID] { asked[Int(id)] = .max }
    let ranked = asked.indices.sorted { (asked[$0], $1) > (asked[$1], $0) }
    var kinds = Array(repeating: UInt8(0), count: asked.count)
    for (kind, id) in ranked.prefix(Self.own).enumerated() { kinds[id] = UInt8(kind) }
    let others = ranked.dropFirst(Self.own).sorted()
    for (place, id) in others.enumerated() {
      kinds[id] = UInt8(Self.own + place * Self.shared / others.count)
    }
    ofWord = kinds
    ofList = compiler.members.map { members in Self.kinds(members.map { Int(kinds[Int($0)]) }) }
  }

  /// The kinds of the words an element takes; none for one that takes no word.
  func kinds(of element: Pattern.Element) -> Kinds {
    switch element.test {
    case .word: Self.kinds([Int(ofWord[Int(element.value)])])
    case .list: ofList[Int(element.value)]
    case .any, .gap: Self.anyWord
    case .clauseStart, .sentenceStart, .clauseEnd, .sentenceEnd: .zero
    }
  }

  static func kinds(_ numbers: [Int]) -> Kinds {
    var kinds = Kinds.zero
    for number in numbers { kinds[number >> 6] |= 1 << UInt64(number & 63) }
    return kinds
  }

  static func holds(_ kinds: Kinds, _ number: Int) -> Bool {
    kinds[number >> 6] >> UInt64(number & 63) & 1 != 0
  }

  /// The same set with four kinds to a bit: what it holds, it holds here too.
  static func folded(_ kinds: Kinds) -> UInt64 { kinds[0] | kinds[1] | kinds[2] | kinds[3] }
}
