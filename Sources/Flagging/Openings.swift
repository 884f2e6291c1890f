/// Which trees are worth trying at a word: judged by it and the words after it, all trees at once.
///
/// A tree that is left out finds nothing there; one that is tried may still find nothing.
struct Openings: Sendable {
  /// What is known of the place a word stands at, or of one past the sentence's end.
  struct Sight {
    /// Where the row of its kind begins.
    var row: Int32
    /// Its kind as nodes see it: one bit, and another where a clause may end.
    var kind: UInt64
  }

  /// For each ``Matcher/Place``, how many machine words hold its trees and those of the ones before. The trees of
  /// each begin a new machine word.
  private let widths: [Int]
  private var width: Int { widths[widths.count - 1] }
  /// For each bit of a set of trees, its root.
  private let roots: [Int32]
  /// For each kind of word, twice (a clause cannot end before it, or can), and each place looked at: the set of
  /// trees that put up with it there.
  private let table: [UInt64]
  /// For each word of the vocabulary, what is seen of it.
  private let sights: [Sight]
  private let pastEnd: Sight

  init(_ laid: PatternTree.Laid, _ prospects: Prospects, _ kinds: WordKinds) {
    (roots, widths) = Self.numbered(laid.roots)
    table = Self.table(roots, prospects)
    let row = roots.count / 64 * Prospects.depth
    func sight(_ kind: Int) -> Sight { Sight(row: Int32(kind * 2 * row), kind: 1 << UInt64(kind & 63)) }
    sights = kinds.ofWord.map { sight(Int($0)) }
    pastEnd = sight(WordKinds.pastEnd)
  }

  /// Gives each root its bit. Roots come place after place, `counts` of each; -1 stands for a bit nobody has.
  private static func numbered(_ counts: [Int]) -> (roots: [Int32], widths: [Int]) {
    var roots: [Int32] = []
    var widths: [Int] = []
    var from = 0
    for count in counts {
      roots += (from..<from + count).map(Int32.init)
      roots += Array(repeating: -1, count: (64 - roots.count % 64) % 64)
      widths.append(roots.count / 64)
      from += count
    }
    return (roots, widths)
  }

  private static func table(_ roots: [Int32], _ prospects: Prospects) -> [UInt64] {
    let width = roots.count / 64
    let row = width * Prospects.depth
    var table = Array(repeating: UInt64(0), count: WordKinds.count * 2 * row)
    for (place, root) in roots.enumerated() where root >= 0 {
      let bit = UInt64(1) << UInt64(place & 63)
      for ahead in 0..<Prospects.depth {
        let allowed = prospects[Int(root), ahead]
        let parts = WordKinds.holds(allowed, WordKinds.clauseEnd)
        for kind in 0..<WordKinds.count {
          let fits = WordKinds.holds(allowed, kind)
          let at = 2 * kind * row + ahead * width + place >> 6
          if fits { table[at] |= bit }
          if fits || parts { table[at + row] |= bit }
        }
      }
    }
    return table
  }

  /// Looks at every word of the sentence, and at the places past its end.
  func look(
    at words: UnsafeBufferPointer<Word>, _ sentence: Sentence, _ seen: UnsafeMutableBufferPointer<Sight>
  ) {
    let clauseEnd = UInt64(1) << UInt64(WordKinds.clauseEnd & 63)
    for at in sentence.first..<sentence.end {
      var sight = sights[Int(words[at].id)]
      if words[at].stop != .none || words[at].marks.contains(.opening) {
        sight.row += Int32(width * Prospects.depth)
        sight.kind |= clauseEnd
      }
      seen[at - sentence.first] = sight
    }
    for place in sentence.end - sentence.first..<seen.count { seen[place] = pastEnd }
  }

  /// Tries at each word of the sentence the trees that may begin there.
  func scan(_ attempt: inout Attempt) {
    table.withUnsafeBufferPointer { table in
      roots.withUnsafeBufferPointer { roots in
        var isSentenceStart = true
        for at in attempt.sentence.first..<attempt.sentence.end {
          let word = attempt.words[at]
          let opens = word.marks.contains(.opening)
          isSentenceStart = isSentenceStart && opens
          if word.id == 0 { continue }
          attempt.begin(at)
          let place: Matcher.Place = isSentenceStart ? .sentence : opens ? .clause : .anywhere
          scan(table, roots, widths[place.rawValue], at, &attempt)
        }
      }
    }
  }

  /// Tries at one word the trees of the first `count` machine words.
  @inline(__always)
  private func scan(
    _ table: UnsafeBufferPointer<UInt64>, _ roots: UnsafeBufferPointer<Int32>, _ count: Int, _ at: Int,
    _ attempt: inout Attempt
  ) {
    let (seen, place) = (attempt.seen, at - attempt.sentence.first)
    let first = Int(seen[place].row)
    let second = Int(seen[place + 1].row) + width
    let third = Int(seen[place + 2].row) + 2 * width
    let fourth = Int(seen[place + 3].row) + 3 * width
    for part in 0..<count {
      var trees = table[first + part] & table[second + part]
      trees &= table[third + part] & table[fourth + part]
      while trees != 0 {
        attempt.walk(Int(roots[part << 6 + trees.trailingZeroBitCount]), at)
        trees &= trees - 1
      }
    }
  }
}
