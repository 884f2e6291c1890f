import Fieldwork

extension Outgoing {
  /// When the words of each line begin and end, in milliseconds of session time.
  struct CueTimes: Hashable {
    var start: Int
    var end: Int
  }

  /// The times of all lines. Starts never go back and every end lies behind its start, which WebVTT asks for; where
  /// nothing says when words ended, they last as long as they take to say, or until the next ones.
  func cueTimes() -> [CueTimes] {
    var times: [CueTimes] = []
    times.reserveCapacity(lines.count)
    var earliest = 0
    for line in lines {
      let start = max(line.milliseconds, earliest)
      earliest = start
      times.append(CueTimes(start: start, end: line.endMilliseconds ?? start + Self.speaking(line.text.text)))
    }
    var next: Int?
    for place in lines.indices.reversed() where lines[place].kind == .turn {
      let start = times[place].start
      if lines[place].endMilliseconds == nil, let next, next > start {
        times[place].end = min(times[place].end, next)
      }
      times[place].end = max(times[place].end, start + 1)
      if next.map({ start < $0 }) ?? true { next = start }
    }
    return times
  }

  /// How long it takes to say so many letters: 15 a second, a second at least, a minute at most.
  private static func speaking(_ words: String) -> Int {
    min(max(words.utf8.count * 1000 / 15, 1000), 60_000)
  }
}

/// `00:31:05.000`; hours grow past 99.
func cueClock(_ milliseconds: Int, separator: Character) -> String {
  let rest = String(max(0, milliseconds) % 1000)
  return clockText(milliseconds: milliseconds) + String(separator)
    + String(repeating: "0", count: 3 - rest.count) + rest
}
