import Fieldwork

/// What the model looks at in one sentence: places in its table of weights.
///
/// Words and pairs of words, how the sentence opens and how long it is, which rules spoke and where in the
/// sentence, and whether the line before was a question or somebody else's.
struct StanceFeatures {
  /// The two the model has a view on.
  static let categories: [Category] = [.agreeing, .judging]

  /// How many weights a category has. Collisions at this size cost nothing that could be measured.
  static let tableSize = 1 << 14

  private(set) var common: [UInt16] = []
  private(set) var own: [[UInt16]] = [[], []]

  mutating func read(
    _ words: UnsafeBufferPointer<Word>, _ sentence: Sentence, _ candidates: [Candidate], _ rules: [Rule],
    before: Before
  ) {
    common.removeAll(keepingCapacity: true)
    for index in own.indices { own[index].removeAll(keepingCapacity: true) }
    var first = sentence.first
    var opener: UInt32 = 1
    while first < sentence.end - 1, words[first].marks.contains(.opening),
      words[first + 1].marks.contains(.opening)
    {
      opener = words[first].hash
      first += 1
    }
    let length = sentence.end - sentence.first
    let left = UInt32(Self.bucket(sentence.end - first))
    add(1, left)
    add(2, UInt32(Self.bucket(length)))
    add(3, opener)
    add(4, words[first].hash ^ left)
    add(5, words[sentence.end - 1].hash)
    add(6, before.code)
    add(7, before.code &* 31 &+ words[first].hash)
    add(8, before.code &* 31 &+ left)
    add(9, UInt32(words[first].marks.rawValue))
    add(15, (opener &* 31 &+ UInt32(words[first].stop.rawValue)) &* 31 &+ left)
    add(16, opener &* 31 &+ UInt32(words[first].stop.rawValue))
    add(17, words[sentence.end - 1].hash &* 31 &+ UInt32(words[sentence.end - 1].stop.rawValue))
    add(12, opener &* 31 &+ left)
    add(13, opener &* 31 &+ words[first].hash)
    add(14, before.code &* 31 &+ opener)
    let parted = UInt32(words[first].stop.rawValue)
    add(18, parted)
    add(19, (parted &* 31 &+ before.code) &* 31 &+ left)
    // Long sentences are told by their beginning and by what the rules found.
    var last: UInt32 = 0
    for at in sentence.first..<min(sentence.end, sentence.first + 24) {
      add(10, words[at].hash)
      add(11, last &* 31 &+ words[at].hash)
      last = words[at].hash
    }
    add(11, last &* 31)
    for candidate in candidates { read(candidate, words, first, sentence, left, rules) }
  }

  private mutating func read(
    _ candidate: Candidate, _ words: UnsafeBufferPointer<Word>, _ first: Int, _ sentence: Sentence,
    _ left: UInt32, _ rules: [Rule]
  ) {
    guard let index = Self.categories.firstIndex(of: candidate.category) else { return }
    let name = rules[candidate.rule].nameHash
    let ahead = UInt32(Self.bucket(max(0, candidate.first - first)))
    let after = UInt32(Self.bucket(sentence.end - candidate.end))
    let marks = UInt32(words[candidate.first].marks.rawValue)
    let named = name &* 31
    let place = ahead &* 8 &+ after
    let last = words[candidate.end - 1].hash
    let pair = words[candidate.first].hash &* 31 &+ last
    add(20, name, index)
    add(21, named &+ ahead, index)
    add(22, named &+ after, index)
    add(23, place, index)
    add(24, named &+ marks, index)
    add(25, last, index)
    add(26, named &+ left, index)
    add(27, pair, index)
    add(28, place &+ named, index)
  }

  private mutating func add(_ kind: UInt32, _ value: UInt32, _ index: Int) {
    own[index].append(Self.place(kind, value))
  }

  private mutating func add(_ kind: UInt32, _ value: UInt32) {
    common.append(Self.place(kind, value))
  }

  @inline(__always)
  private static func place(_ kind: UInt32, _ value: UInt32) -> UInt16 {
    var mixed = (value ^ kind &* 0x9E37_79B9) &* 0x85EB_CA6B
    mixed ^= mixed >> 15
    return UInt16(truncatingIfNeeded: mixed &* 0xC2B2_AE35 >> 13) & UInt16(tableSize - 1)
  }

  private static func bucket(_ count: Int) -> Int {
    switch count {
    case ...3: count
    case 4...5: 4
    case 6...8: 5
    case 9...14: 6
    default: 7
    }
  }

  /// What stood before the sentence.
  enum Before {
    case nothing
    /// An earlier sentence of the same line.
    case same
    case statement(by: Voice?)
    case question(by: Voice?)

    var code: UInt32 {
      switch self {
      case .nothing, .same, .statement(nil): 1
      case .statement(.participant), .statement(.observer): 4
      case .statement: 5
      case .question(nil): 6
      case .question(.participant), .question(.observer): 7
      case .question: 8
      }
    }
  }
}
