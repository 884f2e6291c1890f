import Fieldwork

/// A time in a cell of a table or in a JSON value: a clock, seconds, milliseconds or a moment.
enum WrittenTime {
  /// Since the recording began, in milliseconds.
  case span(Int)
  case moment(Moment)

  /// Longer than any recording: ten years.
  private static let longest = 315_360_000_000.0

  /// Reads `00:01:02.5`, `62.5` (seconds, or milliseconds where the column says so), `2026-11-21T14:03:20.123Z`.
  init?(_ text: String, isMilliseconds: Bool) {
    let bytes = Array(text.utf8)[...].trimmed
    if let stamp = TimeStamp(bytes), stamp.end == bytes.endIndex {
      self = .span(stamp.milliseconds)
    } else if let start = TimeStamp.startOfSpan(bytes) {
      self = .span(start)
    } else if let number = Double(bytes.text) {
      self.init(number, isMilliseconds: isMilliseconds)
    } else if let moment = Moment(loosely: bytes) {
      self = .moment(moment)
    } else {
      return nil
    }
  }

  /// A number of seconds or milliseconds.
  init?(_ number: Double, isMilliseconds: Bool) {
    let milliseconds = isMilliseconds ? number : number * 1000
    guard milliseconds >= 0, milliseconds <= Self.longest else { return nil }
    self = .span(Int(milliseconds.rounded()))
  }
}

extension Moment {
  /// Reads an ISO 8601 moment as other programs write one: a blank for the T, no fraction, another zone.
  ///
  /// Without a zone it is taken for UTC.
  init?(loosely text: Bytes) {
    guard let day = Day(text.prefix(10).text), text.count > 11,
      [UInt8(ascii: "T"), UInt8(ascii: "t"), .space].contains(text[text.startIndex + 10]),
      let clock = ClockReading(text.dropFirst(11)),
      let offset = Self.offsetMinutes(text[clock.end...].trimmed)
    else { return nil }
    self.init(
      milliseconds: day.daysSince1970 * 86_400_000 + clock.milliseconds - offset * 60_000)
  }

  private static func offsetMinutes(_ zone: Bytes) -> Int? {
    guard let sign = zone.first else { return 0 }
    if zone.text.lowercased() == "z" { return 0 }
    let digits = zone.dropFirst().compactMap(\.digit)
    guard sign == UInt8(ascii: "+") || sign == .hyphen, digits.count == 4 else { return nil }
    let minutes = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3]
    return sign == .hyphen ? -minutes : minutes
  }
}
