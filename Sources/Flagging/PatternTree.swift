/// The tree of patterns being planted.
struct PatternTree {
  private struct Sprout {
    var element: Pattern.Element
    /// Below zero: none.
    var firstChild = -1
    var nextSibling = -1
    var pattern: Int32 = -1
  }

  private var sprouts: [Sprout] = []
  private var roots: [[Int]] = Array(repeating: [], count: Matcher.Place.allCases.count)
  /// For each pattern, the next one with the very same elements; below zero: none.
  private(set) var alike: [Int32] = []

  mutating func add(_ pattern: Pattern, _ number: Int32) {
    alike.append(-1)
    var elements = pattern.elements[...]
    var place = Matcher.Place.anywhere
    while let first = elements.first, first.test == .clauseStart || first.test == .sentenceStart {
      if first.test == .sentenceStart { place = .sentence } else if place == .anywhere { place = .clause }
      elements = elements.dropFirst()
    }
    guard let first = elements.first else { return }
    var node = root(first, place.rawValue)
    for element in elements.dropFirst() { node = child(of: node, element) }
    alike[Int(number)] = sprouts[node].pattern
    sprouts[node].pattern = number
  }

  private mutating func root(_ element: Pattern.Element, _ place: Int) -> Int {
    if let found = roots[place].first(where: { sprouts[$0].element == element }) { return found }
    sprouts.append(Sprout(element: element))
    roots[place].append(sprouts.count - 1)
    return sprouts.count - 1
  }

  private mutating func child(of parent: Int, _ element: Pattern.Element) -> Int {
    var at = sprouts[parent].firstChild
    while at >= 0 {
      if sprouts[at].element == element { return at }
      at = sprouts[at].nextSibling
    }
    var sprout = Sprout(element: element)
    sprout.nextSibling = sprouts[parent].firstChild
    sprouts.append(sprout)
    sprouts[parent].firstChild = sprouts.count - 1
    return sprouts.count - 1
  }

  /// The whole tree with roots first and the children of each node side by side: what is tried one after
  /// another is read one after another.
  func laidOut() -> Laid {
    var order = roots.flatMap { $0 }
    var nodes: [Matcher.Node] = []
    nodes.reserveCapacity(sprouts.count)
    while nodes.count < order.count {
      let sprout = sprouts[order[nodes.count]]
      var node = Matcher.Node(element: sprout.element, pattern: sprout.pattern)
      node.firstChild = Int32(order.count)
      var child = sprout.firstChild
      while child >= 0 {
        order.append(child)
        child = sprouts[child].nextSibling
      }
      node.children = Int32(order.count) - node.firstChild
      nodes.append(node)
    }
    return Laid(nodes: nodes, roots: roots.map(\.count))
  }

  /// A tree whose children come after their parents.
  struct Laid {
    let nodes: [Matcher.Node]
    /// How many trees each place has; they lie one after another from 0 on.
    let roots: [Int]
  }
}
