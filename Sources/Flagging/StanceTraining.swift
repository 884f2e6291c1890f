import Fieldwork

/// Trains the stance model: logistic regression over hashed features, the same to the byte on every machine.
///
/// Only additions, multiplications and divisions of IEEE doubles in a fixed order are used, and examples
/// are shuffled by a generator seeded with ``seed``.
package struct StanceTraining {
  package static let seed: UInt64 = 20_261_121

  /// One sentence and what it is known to do.
  package struct Example {
    var common: [UInt16]
    var own: [[UInt16]]
    /// By category: does it, does not, or nobody knows.
    var labels: [Bool?]
    var weight: Double
  }

  private let flagger: Flagger
  package private(set) var examples: [Example] = []

  /// Learns over the candidates `book` gives.
  package init(_ book: RuleBook) {
    flagger = Flagger(book, model: nil)
  }

  /// Takes in one line. `labels` for agreeing and judging.
  package mutating func add(_ utterance: Utterance, labels: [Bool?], weight: Double) {
    let heard = flagger.heard(in: utterance)
    // Of a line with several sentences nobody knows which one does it.
    guard heard.count == 1 || !labels.contains(true) else { return }
    for features in heard.map(\.features) {
      examples.append(
        Example(common: features.common, own: features.own, labels: labels, weight: weight))
    }
  }

  /// The weights of one category before they are rounded: the last is the bias.
  ///
  /// The mean of the last rounds: any single one leans toward the examples it saw last.
  package func train(
    _ index: Int, rounds: Int = 12, averaging last: Int = 8, holding decay: Double = 0.1
  ) -> [Double] {
    var sums = Array(repeating: 0.0, count: StanceFeatures.tableSize + 1)
    var weights = Array(repeating: 0.0, count: StanceFeatures.tableSize + 1)
    var squares = Array(repeating: 1e-4, count: StanceFeatures.tableSize + 1)
    var order = examples.indices.filter { examples[$0].labels[index] != nil }
    var dice = SplitMix(state: Self.seed)
    for round in 0..<rounds {
      order.shuffle(using: &dice)
      for number in order {
        let example = examples[number]
        let places =
          example.common.map(Int.init) + example.own[index].map(Int.init)
          + [StanceFeatures.tableSize]
        let sum = places.reduce(0.0) { $0 + weights[$1] }
        let target = example.labels[index] == true ? 1.0 : 0.0
        let slope = (Self.logistic(sum) - target) * example.weight
        for place in places {
          let step = slope + decay * weights[place]
          squares[place] += step * step
          weights[place] -= 0.1 * step / squares[place].squareRoot()
        }
      }
      if round >= rounds - last { for place in sums.indices { sums[place] += weights[place] } }
    }
    return sums.map { $0 / Double(max(1, min(last, rounds))) }
  }

  /// The file `StanceModel` reads.
  package static func file(_ trained: [[Double]]) -> [UInt8] {
    var bytes = Array("stance1\n".utf8)
    for weights in trained {
      let table = weights.dropLast()
      let widest = table.reduce(0.001) { max($0, abs($1)) }
      // One step of a signed byte, in thousandths of a thousandth of log-odds.
      let scale = (widest / 127 * 1_000_000).rounded(.up)
      bytes += littleEndian(Int32((weights[weights.count - 1] * 1000).rounded()))
      bytes += littleEndian(Int32(scale))
      bytes += table.map { UInt8(bitPattern: Int8(max(-127, min(127, ($0 * 1_000_000 / scale).rounded())))) }
    }
    return bytes
  }

  private static func littleEndian(_ value: Int32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: UInt32(bitPattern: value) >> UInt32(8 * $0)) }
  }

  /// 1 / (1 + e^-x), with e^x from its series after halving ten times: no library whose last digit may differ.
  private static func logistic(_ x: Double) -> Double {
    let small = max(-30, min(30, -x)) / 1024
    var power = 1 + small * (1 + small / 2 * (1 + small / 3 * (1 + small / 4)))
    for _ in 0..<10 { power *= power }
    return 1 / (1 + power)
  }
}

/// SplitMix64. Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
package struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  package init(state: UInt64) { self.state = state }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
