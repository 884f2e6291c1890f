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

  /// What half the square of a weight costs, for agreeing and for judging; chosen in cross-validation.
  private static let penalties = [10.0, 4]

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
  /// Weight by weight, in an order shuffled anew each round, one Newton step down the penalised log loss. The
  /// curvature is taken at its upper bound (Böhning and Lindsay 1988), so that no step goes too far and nothing has
  /// to be searched for along it. The bias is not penalised.
  package func train(_ index: Int, rounds: Int = 30) -> [Double] {
    let penalty = Self.penalties[index]
    let taken = examples.filter { $0.labels[index] != nil }
    let columns = columns(taken, index)
    let does = taken.map { $0.labels[index] == true ? 1.0 : 0 }
    let worth = taken.map(\.weight)
    var views = Array(repeating: 0.0, count: taken.count)
    var weights = Array(repeating: 0.0, count: columns.count)
    var order = columns.indices.filter { !columns[$0].isEmpty }
    var dice = SplitMix(state: Self.seed)
    for _ in 0..<rounds {
      order.shuffle(using: &dice)
      for place in order {
        let held = place == StanceFeatures.tableSize ? 0 : penalty
        var slope = held * weights[place]
        var curvature = held
        for (row, times) in columns[place] {
          slope += times * worth[row] * (Self.logistic(views[row]) - does[row])
          curvature += times * times * worth[row] / 4
        }
        let step = slope / curvature
        weights[place] -= step
        for (row, times) in columns[place] { views[row] -= times * step }
      }
    }
    return weights
  }

  /// By place in the table, and for the bias behind it: the examples it occurs in, and how often.
  private func columns(_ taken: [Example], _ index: Int) -> [[(row: Int, times: Double)]] {
    var columns = Array(repeating: [(row: Int, times: Double)](), count: StanceFeatures.tableSize + 1)
    for (row, example) in taken.enumerated() {
      for place in (example.common + example.own[index]).map(Int.init) + [StanceFeatures.tableSize] {
        if let last = columns[place].last, last.row == row {
          columns[place][columns[place].count - 1].times += 1
        } else {
          columns[place].append((row, 1))
        }
      }
    }
    return columns
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
