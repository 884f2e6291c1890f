/// All tries of a matcher at one word of a sentence after another.
struct Attempt {
  let words: UnsafeBufferPointer<Word>
  let sentence: Sentence
  /// What is known of the sentence's places and the ones past its end.
  let seen: UnsafeBufferPointer<Openings.Sight>
  let nodes: UnsafeBufferPointer<Matcher.Node>
  let alike: UnsafeBufferPointer<Int32>
  let bits: UnsafeBufferPointer<UInt64>
  let stride: Int
  var hits: [Hit] = []

  /// Elements tried over all words, and where the tries at this word give up.
  private(set) var tried = 0
  private var limit = 0
  private var start = 0

  /// Patterns with many gaps could be tried in a great many ways; no more than this are at one word.
  static let mostTries = 2000

  init(
    words: UnsafeBufferPointer<Word>, sentence: Sentence, seen: UnsafeBufferPointer<Openings.Sight>,
    nodes: UnsafeBufferPointer<Matcher.Node>,
    alike: UnsafeBufferPointer<Int32>, bits: UnsafeBufferPointer<UInt64>, stride: Int
  ) {
    self.words = words
    self.sentence = sentence
    self.seen = seen
    self.nodes = nodes
    self.alike = alike
    self.bits = bits
    self.stride = stride
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
    let children = Int(node.firstChild)..<Int(node.firstChild &+ node.children)
    // To look at a node costs an eighth of trying it, about.
    tried &+= children.count >> 3
    let place = at - sentence.first
    let (next, afterNext) = (seen[place].kind, seen[place + 1].kind)
    for child in children where nodes[child].next & next != 0 && nodes[child].afterNext & afterNext != 0 {
      walk(child, at)
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
