import Glibc

/// Nanoseconds of a clock that only goes forward.
func nanoseconds() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return time.tv_sec * 1_000_000_000 + time.tv_nsec
}

/// How long `body` takes, in nanoseconds.
func measured(_ body: () throws -> Void) rethrows -> Int {
  let begun = nanoseconds()
  try body()
  return nanoseconds() - begun
}

/// Measurements of one kind, such as nanoseconds.
struct Times {
  private(set) var all: [Double] = []

  mutating func add(_ one: Int) { all.append(Double(one)) }
  mutating func add(_ one: Double) { all.append(one) }

  var count: Int { all.count }
  var median: Double { at(0.5) }

  /// Nine in ten are no larger.
  var ninetieth: Double { at(0.9) }

  private func at(_ share: Double) -> Double {
    guard !all.isEmpty else { return .nan }
    return all.sorted()[min(all.count - 1, Int(share * Double(all.count)))]
  }

  /// The same in a larger unit.
  func over(_ divisor: Double) -> Times {
    var result = self
    result.all = all.map { $0 / divisor }
    return result
  }
}
