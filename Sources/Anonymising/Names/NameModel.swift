/// A linear chain that rates each token of a line as part of a name, an organisation or a place, or not.
///
/// File format, little-endian: `EKN1`; log2 of the number of slots (byte); the value of one weight step in
/// 65536ths (3 bytes); 64 steps (signed 16 bit) for going from one label to another, row by row; then the
/// slots, 8 bytes each: 7 weights in steps (signed 8 bit), and the top byte of the feature's hash, 0 for an
/// empty slot. A feature is in the first of the ``reach`` slots from its hash on whose top byte fits.
package struct NameModel: Sendable {
  /// The labels, in the order of the weights.
  package enum Label: Int, CaseIterable, Sendable {
    case outside, personBegins, personGoesOn, organisationBegins, organisationGoesOn, placeBegins, placeGoesOn
  }

  /// How many labels there are.
  package static let labels = 7

  /// How many slots are searched for a feature.
  package static let reach = 4

  /// Bytes before the slots.
  package static let headBytes = 8 + 128

  /// The weights that ship; `nil` in a program built before the first training.
  package static let shipped = NameModel(Shelf.nameModel)

  private let shelf: Shelf
  private let mask: UInt32
  private let step: Float
  private var moves = [SIMD8<Float>](repeating: .zero, count: 8)
  private var movesBack = [SIMD8<Float>](repeating: .zero, count: 8)

  /// Reads weights; `nil` when they are not a model.
  package init?(_ shelf: Shelf) {
    let bytes = shelf.bytes
    guard bytes.count > Self.headBytes, bytes.starts(with: "EKN1".utf8) else { return nil }
    let size = 1 << Int(bytes[4])
    guard bytes.count >= Self.headBytes + size * 8 else { return nil }
    mask = UInt32(size - 1)
    step = Float(Int(bytes[5]) | Int(bytes[6]) << 8 | Int(bytes[7]) << 16) / 65536
    self.shelf = shelf
    for from in 0..<8 {
      for to in 0..<8 {
        let at = 8 + (from * 8 + to) * 2
        let steps = Int16(bitPattern: UInt16(bytes[at]) | UInt16(bytes[at + 1]) << 8)
        let weight = from == 7 || to == 7 ? 0 : Exponential.of(Float(steps) * step)
        moves[from][to] = weight
        movesBack[to][from] = weight
      }
    }
  }

  /// The share of each label at each token, in ``Label`` order; the shares of a token add up to 1.
  ///
  /// - Parameter nudge: added to every label but ``Label/outside`` before the shares are taken.
  package func shares(_ features: NameFeatures, nudge: Float = 0) -> [SIMD8<Float>] {
    let count = features.tokenCount
    guard count > 0 else { return [] }
    var rates = [SIMD8<Float>](repeating: .zero, count: count)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: NameFeatures.count) { room in
      guard let room = room.baseAddress, let bytes = shelf.bytes.baseAddress else { return }
      for index in 0..<count {
        features.write(index, to: room)
        rates[index] = rate(room, bytes + Self.headBytes, nudge)
      }
    }
    return chained(rates)
  }

  private func rate(
    _ features: UnsafeMutablePointer<UInt32>, _ slots: UnsafePointer<UInt8>, _ nudge: Float
  ) -> SIMD8<Float> {
    var sum = SIMD8<Int16>.zero
    for index in 0..<NameFeatures.count {
      let hash = features[index]
      let mark = UInt8(hash >> 24)
      guard mark != 0 else { continue }
      var slot = hash & mask
      for _ in 0..<Self.reach {
        let at = slots + Int(slot) * 8
        if at[7] == mark {
          let row = UnsafeRawPointer(at).loadUnaligned(as: SIMD8<Int8>.self)
          sum &+= SIMD8<Int16>(truncatingIfNeeded: row)
          break
        }
        if at[7] == 0 { break }
        slot = (slot + 1) & mask
      }
    }
    sum[7] = 0
    var rated = SIMD8<Float>(sum) * step
    rated += nudge
    rated[0] -= nudge
    let top = max(
      max(max(rated[0], rated[1]), max(rated[2], rated[3])), max(max(rated[4], rated[5]), rated[6]))
    var out = SIMD8<Float>.zero
    for label in 0..<Self.labels { out[label] = Exponential.of(rated[label] - top) }
    return out
  }

  /// Forward and backward over the chain; each step is scaled to add up to 1, so nothing overflows.
  private func chained(_ rates: [SIMD8<Float>]) -> [SIMD8<Float>] {
    var forward = rates
    forward[0] /= max(forward[0].sum(), 1e-30)
    for index in forward.indices.dropFirst() {
      var reached = SIMD8<Float>.zero
      for from in 0..<Self.labels { reached += moves[from] * forward[index - 1][from] }
      let here = reached * rates[index]
      forward[index] = here / max(here.sum(), 1e-30)
    }
    var behind = SIMD8<Float>(repeating: 1)
    for index in forward.indices.reversed() {
      let share = forward[index] * behind
      forward[index] = share / max(share.sum(), 1e-30)
      let ahead = rates[index] * behind
      var reached = SIMD8<Float>.zero
      for to in 0..<Self.labels { reached += movesBack[to] * ahead[to] }
      behind = reached / max(reached.sum(), 1e-30)
    }
    return forward
  }
}

/// e to a power, from additions and multiplications alone: the same bits on every machine.
package enum Exponential {
  /// Within 1e-6 of the true value, relatively; 0 below -80, held at 80.
  package static func of(_ power: Float) -> Float {
    guard power > -80 else { return 0 }
    let scaled = min(power, 80) * 1.442_695
    let whole = scaled.rounded(.down)
    let part = (scaled - whole) * 0.693_147_2
    var series: Float = 1 + part / 6
    series = 1 + part / 5 * series
    series = 1 + part / 4 * series
    series = 1 + part / 3 * series
    series = 1 + part / 2 * series
    series = 1 + part * series
    return series * Float(sign: .plus, exponent: Int(whole), significand: 1)
  }
}
