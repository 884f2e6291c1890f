import Anonymising

/// Learns a linear-chain conditional random field by stochastic gradient (AdaGrad), from additions,
/// multiplications and square roots alone, so the result is the same to the bit wherever it runs.
struct Trainer {
  /// How often a feature must be seen to be learned.
  static let leastSeen: UInt8 = 3
  static let rate: Float = 0.12
  static let none: UInt32 = .max

  var lessons: Lessons
  private var hashOf: [UInt32] = []
  private var weights: [SIMD8<Float>] = []
  private var squares: [SIMD8<Float>] = []
  private var moves = [SIMD8<Float>](repeating: .zero, count: 7)
  private var moveSquares = [SIMD8<Float>](repeating: SIMD8(repeating: 1), count: 7)

  init(_ lessons: Lessons) {
    self.lessons = lessons
    number()
  }

  /// Replaces the hashes by indexes of the features that are common enough.
  private mutating func number() {
    var seen = [UInt8](repeating: 0, count: 1 << 26)
    for hash in lessons.hashes where seen[Int(hash & 0x3FF_FFFF)] < 255 { seen[Int(hash & 0x3FF_FFFF)] += 1 }
    var index: [UInt32: UInt32] = [:]
    for at in lessons.hashes.indices {
      let hash = lessons.hashes[at]
      // The top byte marks a slot's feature and 0 marks an empty slot.
      if seen[Int(hash & 0x3FF_FFFF)] < Self.leastSeen || hash >> 24 == 0 {
        lessons.hashes[at] = Self.none
      } else if let known = index[hash] {
        lessons.hashes[at] = known
      } else {
        let fresh = UInt32(index.count)
        index[hash] = fresh
        hashOf.append(hash)
        lessons.hashes[at] = fresh
      }
    }
    reset()
  }

  private mutating func reset() {
    weights = Array(repeating: .zero, count: hashOf.count)
    squares = Array(repeating: SIMD8(repeating: 0.1), count: hashOf.count)
    moves = Array(repeating: .zero, count: 7)
    moveSquares = Array(repeating: SIMD8(repeating: 1), count: 7)
  }

  var featureCount: Int { hashOf.count }

  /// Goes over all lessons `times` times, in an order drawn from `chance`, and settles on the mean of what the
  /// weights were after each round: later lessons then count no more than earlier ones.
  mutating func learn(_ times: Int, _ chance: inout Chance) {
    var order = Array(lessons.lessons.indices)
    var sums = [SIMD8<Float>](repeating: .zero, count: weights.count)
    var moveSums = [SIMD8<Float>](repeating: .zero, count: 7)
    for _ in 0..<times {
      for index in stride(from: order.count - 1, to: 0, by: -1) {
        order.swapAt(index, chance.below(index + 1))
      }
      for index in order { learn(lessons.lessons[index]) }
      for index in weights.indices { sums[index] += weights[index] }
      for label in 0..<7 { moveSums[label] += moves[label] }
    }
    weights = sums.map { $0 / Float(times) }
    moves = moveSums.map { $0 / Float(times) }
  }

  private mutating func learn(_ lesson: Lesson) {
    let count = lesson.allowed.count
    var scores = [SIMD8<Float>](repeating: .zero, count: count)
    for token in 0..<count {
      var sum = SIMD8<Float>.zero
      let from = lesson.features.lowerBound + token * NameFeatures.count
      for at in from..<from + NameFeatures.count where lessons.hashes[at] != Self.none {
        sum += weights[Int(lessons.hashes[at])]
      }
      scores[token] = sum
    }
    let free = Chain(scores, moves, allowed: nil)
    let held = Chain(scores, moves, allowed: lesson.allowed)
    for token in 0..<count {
      let slope = (held.shares[token] - free.shares[token]) * lesson.weight
      let from = lesson.features.lowerBound + token * NameFeatures.count
      if (slope * slope).sum() < 1e-8 { continue }
      for at in from..<from + NameFeatures.count where lessons.hashes[at] != Self.none {
        let feature = Int(lessons.hashes[at])
        squares[feature] += slope * slope
        weights[feature] += Self.rate * slope / squares[feature].squareRoot()
      }
    }
    for label in 0..<7 {
      let slope = (held.moves[label] - free.moves[label]) * lesson.weight
      moveSquares[label] += slope * slope
      moves[label] += Self.rate * slope / moveSquares[label].squareRoot()
    }
  }

  /// Keeps the `count` features that decide most, forgets what was learned, and is ready to learn again.
  mutating func keep(_ count: Int) {
    var seen = [Float](repeating: 0, count: hashOf.count)
    for index in lessons.hashes where index != Self.none { seen[Int(index)] += 1 }
    func worth(_ feature: Int) -> Float {
      let weight = weights[feature]
      return (weight * weight).sum() * min(seen[feature], 60).squareRoot()
    }
    let worths = weights.indices.map(worth)
    let best = weights.indices.sorted { worths[$0] != worths[$1] ? worths[$0] > worths[$1] : $0 < $1 }
    var fresh = [UInt32](repeating: Self.none, count: hashOf.count)
    var kept: [UInt32] = []
    for feature in best.prefix(count) {
      fresh[feature] = UInt32(kept.count)
      kept.append(hashOf[feature])
    }
    hashOf = kept
    for at in lessons.hashes.indices where lessons.hashes[at] != Self.none {
      lessons.hashes[at] = fresh[Int(lessons.hashes[at])]
    }
    reset()
  }

  /// The model's file; `NameModel` describes the format.
  func file(slotBits: Int) -> [UInt8] {
    let step: Float = 3072.0 / 65536
    let size = 1 << slotBits
    var bytes = Array("EKN1".utf8) + [UInt8(slotBits), 0x00, 0x0C, 0x00]
    for from in 0..<8 {
      for to in 0..<8 {
        let value = from < 7 && to < 7 ? moves[from][to] : 0
        let steps = UInt16(bitPattern: Int16((value / step).rounded()))
        bytes += [UInt8(steps & 255), UInt8(steps >> 8)]
      }
    }
    var slots = [UInt8](repeating: 0, count: size * 8)
    // The features come best first, so the least ones are left out where slots are taken.
    for (feature, hash) in hashOf.enumerated() {
      var row = [UInt8](repeating: 0, count: 8)
      for label in 0..<7 {
        row[label] = UInt8(bitPattern: Int8(max(-127, min(127, (weights[feature][label] / step).rounded()))))
      }
      guard row.contains(where: { $0 != 0 }) else { continue }
      row[7] = UInt8(hash >> 24)
      for reach in 0..<NameModel.reach {
        let slot = (Int(hash) + reach) & (size - 1)
        if slots[slot * 8 + 7] == row[7] { break }
        if slots[slot * 8 + 7] == 0 {
          slots.replaceSubrange(slot * 8..<slot * 8 + 8, with: row)
          break
        }
      }
    }
    return bytes + slots
  }
}

/// Forward and backward over one line, with some labels shut out where `allowed` says so.
struct Chain {
  private(set) var shares: [SIMD8<Float>]
  private(set) var moves = [SIMD8<Float>](repeating: .zero, count: 7)

  init(_ scores: [SIMD8<Float>], _ weights: [SIMD8<Float>], allowed: [UInt8]?) {
    let steps = weights.map { row in Self.exponential(row) }
    var rates = scores.map { score in
      Self.exponential(
        score
          - max(max(max(score[0], score[1]), max(score[2], score[3])), max(max(score[4], score[5]), score[6]))
      )
    }
    if let allowed {
      for index in rates.indices {
        for label in 0..<7 {
          if allowed[index] >> UInt8(label) & 1 == 0 {
            rates[index][label] = 0
          } else {
            rates[index][label] = max(rates[index][label], 1e-20)
          }
        }
      }
    }
    shares = rates
    shares[0] /= max(shares[0].sum(), 1e-35)
    for index in rates.indices.dropFirst() {
      var reached = SIMD8<Float>.zero
      for from in 0..<7 { reached += steps[from] * shares[index - 1][from] }
      let here = reached * rates[index]
      shares[index] = here / max(here.sum(), 1e-35)
    }
    var behind = SIMD8<Float>(repeating: 1)
    for index in rates.indices.reversed() {
      let ahead = rates[index] * behind
      if index > 0 {
        var pairs = [SIMD8<Float>](repeating: .zero, count: 7)
        var total: Float = 0
        for from in 0..<7 {
          pairs[from] = steps[from] * ahead * shares[index - 1][from]
          total += pairs[from].sum()
        }
        for from in 0..<7 { moves[from] += pairs[from] / max(total, 1e-35) }
      }
      let share = shares[index] * behind
      shares[index] = share / max(share.sum(), 1e-35)
      var reached = SIMD8<Float>.zero
      for from in 0..<7 { reached[from] = (steps[from] * ahead).sum() }
      behind = reached / max(reached.sum(), 1e-35)
    }
  }

  private static func exponential(_ row: SIMD8<Float>) -> SIMD8<Float> {
    var out = SIMD8<Float>.zero
    for label in 0..<7 { out[label] = Exponential.of(row[label]) }
    return out
  }
}
