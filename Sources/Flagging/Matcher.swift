/// All patterns of a book as one tree: patterns that begin alike are tried together.
///
/// A pattern looks at a bounded stretch of words and the tries at one word are limited, so the work for a
/// text is at most a constant for each word.
struct Matcher: Sendable {
  let vocabulary: Vocabulary

  /// One element with what may follow it.
  struct Node {
    var element: Pattern.Element
    /// Below zero: none.
    var firstChild: Int32 = -1
    var nextSibling: Int32 = -1
    /// The first pattern that ends here, and in `alike` the next one; below zero: none.
    var pattern: Int32 = -1
  }

  /// Where a pattern may begin: anywhere, at a clause, at a sentence.
  enum Place: Int, CaseIterable {
    case anywhere
    case clause
    case sentence
  }

  private let nodes: [Node]
  /// For each pattern, the next one with the very same elements.
  private let alike: [Int32]
  /// For each place and word, where its trees begin in `filed`.
  private let drawers: [[Int32]]
  private let filed: [Int32]
  /// One row of bits a word: which lists it stands in.
  private let bits: [UInt64]
  private let stride: Int

  init(_ patterns: [Pattern], _ compiler: PatternCompiler) {
    vocabulary = compiler.vocabulary
    let words = compiler.vocabulary.words.count
    stride = max(1, (compiler.members.count + 63) / 64)
    var bits = Array(repeating: UInt64(0), count: words * stride)
    for (list, members) in compiler.members.enumerated() {
      for id in members { bits[Int(id) * stride + list >> 6] |= 1 << UInt64(list & 63) }
    }
    self.bits = bits
    var tree = Tree()
    for (number, pattern) in patterns.enumerated() { tree.add(pattern, Int32(number)) }
    nodes = tree.nodes
    alike = tree.alike
    var drawers: [[Int32]] = []
    var filed: [Int32] = []
    for place in Place.allCases {
      drawers.append(tree.file(place, words: words, compiler.members, into: &filed))
    }
    self.drawers = drawers
    self.filed = filed
  }

  /// The first 64 lists a word stands in, one bit each; the engine's own lists are among them.
  @inline(__always)
  func row(of id: UInt16) -> UInt64 { bits[Int(id) * stride] }

  /// Adds every pattern found at any word of the sentence to `hits`. Returns how many elements were tried:
  /// the cost, for the tests that watch it.
  func scan(
    _ words: UnsafeBufferPointer<Word>, _ sentence: Sentence, into hits: inout [Hit]
  ) -> Int {
    nodes.withUnsafeBufferPointer { nodes in
      alike.withUnsafeBufferPointer { alike in
        bits.withUnsafeBufferPointer { bits in
          filed.withUnsafeBufferPointer { filed in
            var attempt = Attempt(
              words: words, nodes: nodes, alike: alike, bits: bits, stride: stride, sentence: sentence)
            swap(&attempt.hits, &hits)
            var isSentenceStart = true
            for at in sentence.first..<sentence.end {
              let id = Int(words[at].id)
              let opens = words[at].marks.contains(.opening)
              isSentenceStart = isSentenceStart && opens
              if id == 0 { continue }
              attempt.begin(at)
              for place in 0...(isSentenceStart ? 2 : opens ? 1 : 0) {
                let from = Int(drawers[place][id])
                let end = Int(drawers[place][id + 1])
                for slot in from..<end { attempt.walk(Int(filed[slot]), at) }
              }
            }
            swap(&attempt.hits, &hits)
            return attempt.tried
          }
        }
      }
    }
  }
}

/// The tree being planted.
private struct Tree {
  var nodes: [Matcher.Node] = []
  var alike: [Int32] = []
  private var roots: [[Int32]] = [[], [], []]

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
    alike[Int(number)] = nodes[node].pattern
    nodes[node].pattern = number
  }

  private mutating func root(_ element: Pattern.Element, _ place: Int) -> Int {
    if let found = roots[place].first(where: { nodes[Int($0)].element == element }) { return Int(found) }
    nodes.append(Matcher.Node(element: element))
    roots[place].append(Int32(nodes.count - 1))
    return nodes.count - 1
  }

  private mutating func child(of parent: Int, _ element: Pattern.Element) -> Int {
    var at = Int(nodes[parent].firstChild)
    while at >= 0 {
      if nodes[at].element == element { return at }
      at = Int(nodes[at].nextSibling)
    }
    var node = Matcher.Node(element: element)
    node.nextSibling = nodes[parent].firstChild
    nodes.append(node)
    nodes[parent].firstChild = Int32(nodes.count - 1)
    return nodes.count - 1
  }

  /// Files every tree of a place under the words it can begin with.
  func file(
    _ place: Matcher.Place, words: Int, _ members: [[UInt16]], into filed: inout [Int32]
  ) -> [Int32] {
    var drawer: [[Int32]] = Array(repeating: [], count: words)
    for root in roots[place.rawValue] {
      openers(of: Int(root), members) { id in
        if drawer[Int(id)].last != root { drawer[Int(id)].append(root) }
      }
    }
    var drawers = [Int32(filed.count)]
    drawers.reserveCapacity(words + 1)
    for trees in drawer {
      filed += trees
      drawers.append(Int32(filed.count))
    }
    return drawers
  }

  private func openers(of node: Int, _ members: [[UInt16]], _ file: (UInt16) -> Void) {
    let element = nodes[node].element
    switch element.test {
    case .word: file(element.value)
    case .list: for id in members[Int(element.value)] { file(id) }
    case .any, .clauseStart, .sentenceStart, .clauseEnd, .sentenceEnd, .gap: break
    }
    guard element.least == 0 else { return }
    var child = Int(nodes[node].firstChild)
    while child >= 0 {
      openers(of: child, members, file)
      child = Int(nodes[child].nextSibling)
    }
  }
}

/// All tries at one word after another.
private struct Attempt {
  let words: UnsafeBufferPointer<Word>
  let nodes: UnsafeBufferPointer<Matcher.Node>
  let alike: UnsafeBufferPointer<Int32>
  let bits: UnsafeBufferPointer<UInt64>
  let stride: Int
  let sentence: Sentence
  var hits: [Hit] = []

  /// Elements tried over all words, and where the tries at this word give up.
  var tried = 0
  private var limit = 0
  private var start = 0

  /// Patterns with many gaps could be tried in a great many ways; no more than this are at one word.
  static let mostTries = 2000

  init(
    words: UnsafeBufferPointer<Word>, nodes: UnsafeBufferPointer<Matcher.Node>,
    alike: UnsafeBufferPointer<Int32>, bits: UnsafeBufferPointer<UInt64>, stride: Int, sentence: Sentence
  ) {
    self.words = words
    self.nodes = nodes
    self.alike = alike
    self.bits = bits
    self.stride = stride
    self.sentence = sentence
  }

  mutating func begin(_ at: Int) {
    start = at
    limit = tried + Self.mostTries
  }

  /// Tries a node at a word, and what follows it.
  mutating func walk(_ index: Int, _ at: Int) {
    tried &+= 1
    if tried > limit { return }
    let wanted = nodes[index].element
    switch wanted.test {
    case .word, .list, .any:
      if wanted.refused {
        if at < sentence.end, fits(wanted, at) { return }
        follow(index, at)
      } else if wanted.least == wanted.most {
        if at < sentence.end, fits(wanted, at) { follow(index, at + 1) }
      } else {
        repeated(wanted, index, at)
      }
    case .gap: gap(wanted, index, at)
    case .clauseEnd:
      if at == sentence.end || words[at].stop != .none || words[at].marks.contains(.opening) {
        follow(index, at)
      }
    case .sentenceEnd: if at == sentence.end { follow(index, at) }
    case .clauseStart, .sentenceStart: follow(index, at)
    }
  }

  /// A pattern may end after this node; others go on. One pattern may be reported with several ends: the
  /// first is the longest its repetitions allow, and overlapping findings are merged later.
  private mutating func follow(_ index: Int, _ at: Int) {
    let node = nodes[index]
    if at > start {
      var pattern = node.pattern
      while pattern >= 0 {
        hits.append(Hit(pattern: pattern, first: start, end: at))
        pattern = alike[Int(pattern)]
      }
    }
    var child = Int(node.firstChild)
    while child >= 0 {
      walk(child, at)
      child = Int(nodes[child].nextSibling)
    }
  }

  private mutating func gap(_ wanted: Pattern.Element, _ index: Int, _ at: Int) {
    var at = at
    for _ in 0...Int(wanted.most) {
      follow(index, at)
      // A short gap stays in its clause, a long one in its sentence.
      guard at < sentence.end, wanted.most > 4 || words[at].stop == .none else { return }
      at += 1
    }
  }

  /// Takes as many as fit, then gives back one by one.
  private mutating func repeated(_ wanted: Pattern.Element, _ index: Int, _ at: Int) {
    var taken = 0
    while taken < Int(wanted.most), at + taken < sentence.end, fits(wanted, at + taken) { taken += 1 }
    while taken >= 0 {
      follow(index, at + taken)
      taken -= 1
    }
  }

  @inline(__always)
  private func fits(_ wanted: Pattern.Element, _ at: Int) -> Bool {
    let id = words[at].id
    switch wanted.test {
    case .word: return id == wanted.value
    case .list: return bits[Int(id) * stride + Int(wanted.value >> 6)] & (1 << UInt64(wanted.value & 63)) != 0
    case .any: return true
    case .clauseStart, .sentenceStart, .clauseEnd, .sentenceEnd, .gap: return false
    }
  }
}
