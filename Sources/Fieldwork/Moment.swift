/// A point in time, in milliseconds since 1970-01-01T00:00:00Z, leap seconds left out as POSIX does.
package struct Moment: Hashable, Comparable, Sendable {
  package var milliseconds: Int

  package init(milliseconds: Int) { self.milliseconds = milliseconds }

  package static func < (a: Moment, b: Moment) -> Bool { a.milliseconds < b.milliseconds }

  package func adding(milliseconds more: Int) -> Moment { Moment(milliseconds: milliseconds + more) }

  /// `2026-11-21T14:03:20.123Z`: always UTC, always three digits of milliseconds. Years 0 to 9999.
  package var iso8601: String {
    let day = Day(self, offsetMinutes: 0)
    let rest = floorMod(milliseconds, 86_400_000)
    // Every line of a journal has one: the digits go where they stand, no piece is made and joined.
    return String(unsafeUninitializedCapacity: 24) { bytes in
      var place = 0
      func put(_ value: Int, digits: Int, _ sign: UInt8) {
        var value = value
        for digit in stride(from: place + digits - 1, through: place, by: -1) {
          bytes[digit] = 0x30 + UInt8(value % 10)
          value /= 10
        }
        bytes[place + digits] = sign
        place += digits + 1
      }
      let civil = day.civil
      put(min(max(0, civil.year), 9999), digits: 4, UInt8(ascii: "-"))
      put(civil.month, digits: 2, UInt8(ascii: "-"))
      put(civil.day, digits: 2, UInt8(ascii: "T"))
      put(rest / 3_600_000, digits: 2, UInt8(ascii: ":"))
      put(rest / 60_000 % 60, digits: 2, UInt8(ascii: ":"))
      put(rest / 1000 % 60, digits: 2, UInt8(ascii: "."))
      put(rest % 1000, digits: 3, UInt8(ascii: "Z"))
      return place
    }
  }

  /// Reads what ``iso8601`` writes, and nothing else: the journal has one spelling for a moment.
  package init?(iso8601 text: some StringProtocol) {
    var text = String(text)
    guard let moment = text.withUTF8({ Moment(iso8601: $0) }) else { return nil }
    self = moment
  }

  /// The same, from UTF-8.
  package init?(iso8601 bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count == 24, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "."), bytes[23] == UInt8(ascii: "Z"),
      let day = Day(UnsafeBufferPointer(rebasing: bytes[0..<10])), let hour = number(bytes[11..<13]),
      let minute = number(bytes[14..<16]), let second = number(bytes[17..<19]),
      let thousandth = number(bytes[20..<23]), hour < 24, minute < 60, second < 61
    else { return nil }
    self.init(
      milliseconds: day.daysSince1970 * 86_400_000 + hour * 3_600_000 + minute * 60_000 + second * 1000
        + thousandth)
  }
}

/// A calendar day, in the proleptic Gregorian calendar.
package struct Day: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// 0 is Thursday 1 January 1970.
  package var daysSince1970: Int

  package init(daysSince1970: Int) { self.daysSince1970 = daysSince1970 }

  /// The day a moment falls on where clocks are `offsetMinutes` ahead of UTC.
  package init(_ moment: Moment, offsetMinutes: Int) {
    daysSince1970 = floorDiv(moment.milliseconds + offsetMinutes * 60_000, 86_400_000)
  }

  /// `nil` unless such a day exists.
  package init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    // Counting years from March puts the leap day last, so months have fixed offsets.
    // Source: the civil-calendar arithmetic of Howard Hinnant's "chrono-compatible low-level date algorithms".
    let y = month <= 2 ? year - 1 : year
    let era = floorDiv(y, 400)
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    daysSince1970 = era * 146_097 + dayOfEra - 719_468
    guard self.month == month, self.dayOfMonth == day else { return nil }
  }

  /// Reads `2026-11-21`.
  package init?(_ text: some StringProtocol) {
    var text = String(text)
    guard let day = text.withUTF8({ Day($0) }) else { return nil }
    self = day
  }

  /// The same, from UTF-8.
  package init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  fileprivate var civil: (year: Int, month: Int, day: Int) {
    let z = daysSince1970 + 719_468
    let era = floorDiv(z, 146_097)
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1
    )
  }

  package var year: Int { civil.year }
  /// 1 to 12.
  package var month: Int { civil.month }
  /// 1 to 31.
  package var dayOfMonth: Int { civil.day }
  /// 0 is Monday, 6 is Sunday.
  package var weekday: Int { floorMod(daysSince1970 + 3, 7) }

  /// `2026-11-21`.
  package var description: String {
    "\(padded(year, 4))-\(padded(month, 2))-\(padded(dayOfMonth, 2))"
  }

  /// `Sat 21 Nov`, as the screens have it.
  package var short: String {
    "\(Self.weekdays[weekday]) \(dayOfMonth) \(Self.months[month - 1])"
  }

  package func adding(days: Int) -> Day { Day(daysSince1970: daysSince1970 + days) }

  package static func < (a: Day, b: Day) -> Bool { a.daysSince1970 < b.daysSince1970 }

  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}

/// `00:30:50`: hours keep growing past 99. Negative spans read as zero.
package func clockText(milliseconds: Int) -> String {
  let seconds = max(0, milliseconds) / 1000
  let hours = seconds / 3600
  guard hours < 100 else {
    return "\(hours):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
  }
  // Every line of a register or a transcript has one.
  return String(unsafeUninitializedCapacity: 8) { bytes in
    for (place, number) in [(0, hours), (3, seconds / 60 % 60), (6, seconds % 60)] {
      bytes[place] = 0x30 + UInt8(number / 10)
      bytes[place + 1] = 0x30 + UInt8(number % 10)
    }
    bytes[2] = UInt8(ascii: ":")
    bytes[5] = UInt8(ascii: ":")
    return 8
  }
}

/// `2:31`, minutes and seconds, as spans are shown. The sign is dropped: a word says which way.
package func spanText(milliseconds: Int) -> String {
  let seconds = abs(milliseconds) / 1000
  return "\(seconds / 60):\(padded(seconds % 60, 2))"
}

/// Writes the digits of `value` over the zeros that end before `end`.
private func padded(_ value: Int, _ width: Int) -> String {
  var digits = String(value)
  while digits.utf8.count < width { digits = "0" + digits }
  return digits
}

private func number(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
  var value = 0
  for byte in bytes {
    guard (48...57).contains(byte) else { return nil }
    value = value * 10 + Int(byte - 48)
  }
  return value
}

private func floorDiv(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : -((b - 1 - a) / b) }
private func floorMod(_ a: Int, _ b: Int) -> Int { a - floorDiv(a, b) * b }
