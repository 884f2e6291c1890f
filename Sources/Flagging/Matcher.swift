/// All patterns of a book, filed under the words they can begin with.
///
/// A pattern looks at a bounded stretch (at most 24 elements, each at most eight words), so the work for a
/// text is at most a constant for each word.
struct Matcher: Sendable {
  let vocabulary: Vocabulary
  private let elements: [Pattern.Element]
  private let firsts: [Int32]
  /// For each word, where its patterns begin in `filed`.
  private let drawers: [Int32]
  private let filed: [UInt16]
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
    var elements: [Pattern.Element] = []
    var firsts: [Int32] = []
    var drawer: [[UInt16]] = Array(repeating: [], count: words)
    for (number, pattern) in patterns.enumerated() {
      firsts.append(Int32(elements.count))
      elements += pattern.elements
      for id in Self.openers(of: pattern, compiler.members) { drawer[Int(id)].append(UInt16(number)) }
    }
    firsts.append(Int32(elements.count))
    self.elements = elements
    self.firsts = firsts
    var drawers: [Int32] = [0]
    var filed: [UInt16] = []
    drawer[0] = []
    for patterns in drawer {
      filed += patterns
      drawers.append(Int32(filed.count))
    }
    self.drawers = drawers
    self.filed = filed
  }

  /// The words a pattern can begin with.
  private static func openers(of pattern: Pattern, _ members: [[UInt16]]) -> Set<UInt16> {
    var ids: Set<UInt16> = []
    for element in pattern.elements {
      switch element.test {
      case .word: ids.insert(element.value)
      case .list: ids.formUnion(members[Int(element.value)])
      case .any, .clauseStart, .sentenceStart, .clauseEnd, .sentenceEnd, .gap: continue
      }
      if element.least > 0 { break }
    }
    return ids
  }

  func isMember(_ id: UInt16, of list: UInt16) -> Bool {
    id != 0 && bits[Int(id) * stride + Int(list >> 6)] & (1 << UInt64(list & 63)) != 0
  }

  /// Calls `found` with pattern number, first and past-last word for every pattern at every word of the
  /// sentence. Returns how many elements were tried: the cost, for the tests that watch it.
  @discardableResult
  func scan(
    _ words: UnsafeBufferPointer<Word>, _ sentence: Sentence, _ found: (Int, Int, Int) -> Void
  ) -> Int {
    var tried = 0
    elements.withUnsafeBufferPointer { elements in
      bits.withUnsafeBufferPointer { bits in
        filed.withUnsafeBufferPointer { filed in
          drawers.withUnsafeBufferPointer { drawers in
            firsts.withUnsafeBufferPointer { firsts in
              var attempt = Attempt(
                words: words, elements: elements, bits: bits, stride: stride, sentence: sentence)
              for at in sentence.first..<sentence.end {
                let id = Int(words[at].id)
                var slot = Int(drawers[id])
                let end = Int(drawers[id + 1])
                while slot < end {
                  let number = Int(filed[slot])
                  let stop = attempt.match(pattern: Int(firsts[number]), Int(firsts[number + 1]), at)
                  if stop > at { found(number, at, stop) }
                  slot += 1
                }
              }
              tried = attempt.tried
            }
          }
        }
      }
    }
    return tried
  }
}

/// One try of one pattern at one word.
private struct Attempt {
  let words: UnsafeBufferPointer<Word>
  let elements: UnsafeBufferPointer<Pattern.Element>
  let bits: UnsafeBufferPointer<UInt64>
  let stride: Int
  let sentence: Sentence
  /// Elements tried over all attempts, and where the present attempt gives up.
  var tried = 0
  var limit = 0

  /// A pattern with many gaps could be tried in a great many ways; no more than this are.
  static let mostTries = 400

  mutating func match(pattern from: Int, _ end: Int, _ start: Int) -> Int {
    limit = tried + Self.mostTries
    return match(from, end, start)
  }

  /// Past the last word of the match, or -1.
  private mutating func match(_ from: Int, _ end: Int, _ start: Int) -> Int {
    var element = from
    var at = start
    while element < end {
      tried &+= 1
      if tried > limit { return -1 }
      let wanted = elements[element]
      switch wanted.test {
      case .clauseStart:
        guard words[at].marks.contains(.opening) else { return -1 }
      case .sentenceStart:
        guard at == sentence.first || (words[at].marks.contains(.opening) && opensSentence(at)) else {
          return -1
        }
      case .clauseEnd:
        guard at == sentence.end || words[at].stop != .none || words[at].marks.contains(.opening) else {
          return -1
        }
      case .sentenceEnd:
        guard at == sentence.end else { return -1 }
      case .gap:
        return gap(wanted, element, end, at)
      case .word, .list, .any:
        if wanted.refused {
          if at < sentence.end, fits(wanted, at) { return -1 }
        } else if wanted.least == wanted.most {
          guard at < sentence.end, fits(wanted, at) else { return -1 }
          at += 1
        } else {
          return repeated(wanted, element, end, at)
        }
      }
      element += 1
    }
    return at
  }

  /// Only opening words stand between the sentence's first word and this one.
  private func opensSentence(_ at: Int) -> Bool {
    var index = at - 1
    while index >= sentence.first {
      guard words[index].marks.contains(.opening) else { return false }
      index -= 1
    }
    return true
  }

  private mutating func gap(_ wanted: Pattern.Element, _ element: Int, _ end: Int, _ at: Int) -> Int {
    var at = at
    for _ in 0...Int(wanted.most) {
      let stop = match(element + 1, end, at)
      if stop >= 0 { return stop }
      guard at < sentence.end else { return -1 }
      // A short gap stays in its clause, a long one in its sentence.
      if wanted.most <= 4, words[at].stop != .none { return -1 }
      at += 1
    }
    return -1
  }

  /// Takes as many as fit, then gives back one by one.
  private mutating func repeated(_ wanted: Pattern.Element, _ element: Int, _ end: Int, _ at: Int) -> Int {
    var taken = 0
    while taken < Int(wanted.most), at + taken < sentence.end, fits(wanted, at + taken) { taken += 1 }
    while taken >= 0 {
      let stop = match(element + 1, end, at + taken)
      if stop >= 0 { return stop }
      taken -= 1
    }
    return -1
  }

  @inline(__always)
  private func fits(_ wanted: Pattern.Element, _ at: Int) -> Bool {
    let id = words[at].id
    switch wanted.test {
    case .word: return id == wanted.value
    case .list:
      return id != 0
        && bits[Int(id) * stride + Int(wanted.value >> 6)] & (1 << UInt64(wanted.value & 63)) != 0
    case .any: return true
    case .clauseStart, .sentenceStart, .clauseEnd, .sentenceEnd, .gap: return false
    }
  }
}
