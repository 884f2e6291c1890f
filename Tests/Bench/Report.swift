import Glibc

/// What is asked of a figure.
enum Bar {
  /// At most so many times the control.
  case times(floor: Double, goal: Double)
  case below(Double)
  case atLeast(Double)

  /// The words behind the figure; whether the floor holds.
  func judged(_ ours: Double, _ control: Double) -> (words: String, holds: Bool) {
    switch self {
    case .times(let floor, let goal):
      let ratio = ours / control
      let words = "\(shown(ratio)) times (floor \(shown(floor)), goal \(shown(goal)))"
      return (
        words + (ratio <= goal ? "  goal reached" : ratio <= floor ? "  floor holds" : ""), ratio <= floor
      )
    case .below(let limit): return ("limit \(shown(limit))", ours < limit)
    case .atLeast(let limit): return ("at least \(shown(limit))", ours >= limit)
    }
  }
}

/// Prints the figures as they come, and remembers whether all held.
struct Report {
  private(set) var missed: [String] = []

  /// Words without a figure.
  func say(_ words: String) {
    print(words)
    fflush(nil)
  }

  /// One figure beside its control, both in `unit`.
  mutating func add(
    _ name: String, _ ours: Times, unit: String, _ bar: Bar?, against control: Times? = nil,
    called controlName: String = "control"
  ) {
    let judged = bar.map { $0.judged(ours.median, control?.median ?? .nan) }
    let beside = control.map { "  \(controlName) \(shown($0.median)) (p90 \(shown($0.ninetieth)))" } ?? ""
    let verdict = judged.map { "  \($0.words)" + ($0.holds ? "" : "  MISSED") } ?? ""
    say(
      "\(padded(name))\(shown(ours.median)) \(unit) (p90 \(shown(ours.ninetieth)))\(beside)\(verdict)  N \(ours.count)"
    )
    if judged?.holds == false { missed.append(name) }
  }

  /// One figure counted once.
  mutating func add(_ name: String, _ value: Double, unit: String, _ bar: Bar) {
    let judged = bar.judged(value, .nan)
    say("\(padded(name))\(shown(value)) \(unit)  \(judged.words)" + (judged.holds ? "" : "  MISSED"))
    if !judged.holds { missed.append(name) }
  }

  private func padded(_ name: String) -> String {
    name + String(repeating: " ", count: max(2, 46 - name.count))
  }
}

/// Three figures are enough: `0.214`, `12.3`, `412000`.
func shown(_ value: Double) -> String {
  guard value.isFinite else { return "?" }
  let decimals = abs(value) < 1 ? 3 : abs(value) < 10 ? 2 : abs(value) < 100 ? 1 : 0
  let scale = [1.0, 10, 100, 1000][decimals]
  let whole = Int((value * scale).rounded())
  guard decimals > 0 else { return "\(whole)" }
  let rest = String(abs(whole) % Int(scale))
  let sign = whole < 0 ? "-" : ""
  return "\(sign)\(abs(whole) / Int(scale))." + String(repeating: "0", count: decimals - rest.count) + rest
}
