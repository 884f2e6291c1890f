/// For every node of a tree, which kinds of words may stand where it is tried and at the places after it, so that
/// a pattern may be found.
///
/// It may promise more than there is, never less: what it rules out need not be tried.
struct Prospects {
  /// How many places are looked at.
  static let depth = 4

  private var kinds: [WordKinds.Kinds]

  init(_ nodes: [Matcher.Node], _ words: WordKinds) {
    kinds = Array(repeating: .zero, count: nodes.count * Self.depth)
    // Children come after their parents.
    for index in nodes.indices.reversed() {
      let following = following(nodes[index])
      for ahead in 0..<Self.depth {
        kinds[index * Self.depth + ahead] = Self.prospect(nodes[index].element, ahead, words, following)
      }
    }
  }

  subscript(node: Int, ahead: Int) -> WordKinds.Kinds { kinds[node * Self.depth + ahead] }

  /// What may stand after a node.
  private func following(_ node: Matcher.Node) -> [WordKinds.Kinds] {
    guard node.pattern < 0 else { return Array(repeating: WordKinds.everything, count: Self.depth) }
    var following = Array(repeating: WordKinds.Kinds.zero, count: Self.depth)
    for child in Int(node.firstChild)..<Int(node.firstChild + node.children) {
      for ahead in 0..<Self.depth { following[ahead] |= self[child, ahead] }
    }
    return following
  }

  private static func prospect(
    _ element: Pattern.Element, _ ahead: Int, _ words: WordKinds, _ following: [WordKinds.Kinds]
  ) -> WordKinds.Kinds {
    switch element.test {
    case .sentenceEnd: return WordKinds.kinds([WordKinds.pastEnd])
    case .clauseEnd where ahead == 0: return WordKinds.kinds([WordKinds.pastEnd, WordKinds.clauseEnd])
    case .clauseEnd, .clauseStart, .sentenceStart: return following[ahead]
    case .word, .list, .any, .gap: break
    }
    if element.refused { return following[ahead] }
    let own = words.kinds(of: element)
    var found = WordKinds.Kinds.zero
    for taken in Int(element.least)...Int(element.most) {
      found |= taken > ahead ? own : following[ahead - taken]
    }
    return found
  }
}
