/// All patterns of a book as one tree: patterns that begin alike are tried together.
///
/// A pattern looks at a bounded stretch of words and the tries at one word are limited, so the work for a
/// text is at most a constant for each word. Behind one reference, for it is large.
final class Matcher: Sendable {
  /// One element with what may follow it.
  struct Node {
    var element: Pattern.Element
    /// What may follow lies side by side, in the order it is tried in.
    var firstChild: Int32 = 0
    var children: Int32 = 0
    /// The first pattern that ends here, and in `alike` the next one; below zero: none.
    var pattern: Int32 = -1
    /// The kinds of words, several to a bit, one of which must stand where it is tried and at the place after.
    var next: UInt64 = 0
    var afterNext: UInt64 = 0
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
  private let openings: Openings
  /// One row of bits a word: which lists it stands in.
  private let bits: [UInt64]
  private let stride: Int

  init(_ patterns: [Pattern], _ compiler: PatternCompiler) {
    let words = compiler.vocabulary.words.count
    stride = max(1, (compiler.members.count + 63) / 64)
    var bits = Array(repeating: UInt64(0), count: words * stride)
    for (list, members) in compiler.members.enumerated() {
      for id in members { bits[Int(id) * stride + list >> 6] |= 1 << UInt64(list & 63) }
    }
    self.bits = bits
    var tree = PatternTree()
    for (number, pattern) in patterns.enumerated() { tree.add(pattern, Int32(number)) }
    let laid = tree.laidOut()
    let kinds = WordKinds(laid.nodes, compiler)
    let prospects = Prospects(laid.nodes, kinds)
    nodes = laid.nodes.enumerated().map { index, node in
      var node = node
      node.next = WordKinds.folded(prospects[index, 0])
      node.afterNext = WordKinds.folded(prospects[index, 1])
      return node
    }
    alike = tree.alike
    openings = Openings(laid, prospects, kinds)
  }

  /// For each word the first 64 lists it stands in, one bit each; the engine's own lists are among them.
  func rows() -> [UInt64] { Swift.stride(from: 0, to: bits.count, by: stride).map { bits[$0] } }

  /// Adds every pattern found at any word of the sentence to `hits`. Returns how many elements were tried:
  /// the cost, for the tests that watch it.
  func scan(
    _ words: UnsafeBufferPointer<Word>, _ sentence: Sentence, into hits: inout [Hit]
  ) -> Int {
    let places = sentence.end - sentence.first + Prospects.depth
    return withUnsafeTemporaryAllocation(of: Openings.Sight.self, capacity: places) { seen in
      openings.look(at: words, sentence, seen)
      return nodes.withUnsafeBufferPointer { nodes in
        alike.withUnsafeBufferPointer { alike in
          bits.withUnsafeBufferPointer { bits in
            var attempt = Attempt(
              words: words, sentence: sentence, seen: UnsafeBufferPointer(seen), nodes: nodes, alike: alike,
              bits: bits, stride: stride)
            swap(&attempt.hits, &hits)
            openings.scan(&attempt)
            swap(&attempt.hits, &hits)
            return attempt.tried
          }
        }
      }
    }
  }
}
