import Fieldwork

/// How far two reviewers agree on the flags that both decided on their own.
///
/// Percent agreement, and Cohen's kappa: agreement beyond what two people reach who give the same answers as often as
/// these two, at random. Source: J. Cohen, "A coefficient of agreement for nominal scales", Educational and
/// Psychological Measurement 20 (1960). The interval is kappa ± 1.96 standard errors by the large-sample formula of
/// J. L. Fleiss, J. Cohen, B. S. Everitt, "Large sample standard errors of kappa and weighted kappa", Psychological
/// Bulletin 72 (1969), equation 13; with few flags it is a rough guide.
package struct Agreement: Hashable, Sendable {
  /// Flags that both decided.
  package let count: Int
  /// Of these, decided alike.
  package let alike: Int
  /// -1 to 1; `nil` where nothing was decided by both, or both gave one and the same answer throughout, when chance
  /// alone would agree fully.
  package let kappa: Double?
  /// Half the width of the 95 % interval around kappa.
  package let margin: Double?

  /// Pairs of answers, one for each flag that both decided.
  package init(_ pairs: [(Verdict.Answer, Verdict.Answer)]) {
    count = pairs.count
    alike = pairs.count { $0.0 == $0.1 }
    let answers = Verdict.Answer.allCases
    let place = Dictionary(uniqueKeysWithValues: answers.enumerated().map { ($1, $0) })
    var table = [[Double]](repeating: [Double](repeating: 0, count: answers.count), count: answers.count)
    for (a, b) in pairs { table[place[a] ?? 0][place[b] ?? 0] += 1 / Double(pairs.count) }
    let figures = Self.figures(table, count: pairs.count)
    kappa = figures?.kappa
    margin = figures?.margin
  }

  /// Whole percent of the flags that both decided; `nil` without any.
  package var percent: Int? { count > 0 ? (alike * 100 + count / 2) / count : nil }

  /// The 95 % interval, held to where kappa can lie.
  package var interval: ClosedRange<Double>? {
    guard let kappa, let margin else { return nil }
    return Swift.max(-1, kappa - margin)...Swift.min(1, kappa + margin)
  }

  /// 97.5 % of a normal distribution lie below so many standard deviations.
  private static let z = 1.959_963_985

  private static func figures(_ table: [[Double]], count: Int) -> (kappa: Double, margin: Double)? {
    let places = table.indices
    let rows = places.map { row in table[row].reduce(0, +) }
    let columns = places.map { column in table.reduce(0) { $0 + $1[column] } }
    let observed = places.reduce(0) { $0 + table[$1][$1] }
    let expected = places.reduce(0) { $0 + rows[$1] * columns[$1] }
    guard count > 0, expected < 1 - 1e-12 else { return nil }
    let kappa = (observed - expected) / (1 - expected)
    var spread = 0.0
    for row in places {
      let both = 1 - (rows[row] + columns[row]) * (1 - kappa)
      spread += table[row][row] * both * both
      for column in places where column != row {
        let other = columns[row] + rows[column]
        spread += (1 - kappa) * (1 - kappa) * table[row][column] * other * other
      }
    }
    let shift = kappa - expected * (1 - kappa)
    let variance = (spread - shift * shift) / (Double(count) * (1 - expected) * (1 - expected))
    return (kappa, z * variance.squareRootOrZero)
  }
}

extension Double {
  /// Rounding may leave a tiny negative number where the true one is 0.
  fileprivate var squareRootOrZero: Double { self > 0 ? squareRoot() : 0 }
}

extension Review {
  /// How far two reviewers agree; what was settled later between them does not count.
  package func agreement(_ a: String, _ b: String) -> Agreement {
    let pairs = sessions.flatMap(\.items).compactMap { item -> (Verdict.Answer, Verdict.Answer)? in
      guard let one = item.decision(of: a)?.answer, let other = item.decision(of: b)?.answer, one.decides,
        other.decides
      else { return nil }
      return (one, other)
    }
    return Agreement(pairs)
  }

  /// Every two reviewers who decided flags in common, those with most flags first.
  package var agreements: [(first: String, second: String, agreement: Agreement)] {
    let names = reviewers
    var found: [(first: String, second: String, agreement: Agreement)] = []
    for (place, first) in names.enumerated() {
      for second in names[(place + 1)...] {
        let agreement = agreement(first, second)
        if agreement.count > 0 { found.append((first, second, agreement)) }
      }
    }
    return found.sorted { $0.agreement.count > $1.agreement.count }
  }
}
