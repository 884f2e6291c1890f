import Fieldwork

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The time, handed to everything that needs it.
///
/// Within one run it never goes backwards and never jumps: the wall clock is read once, from then on a
/// monotonic clock counts. So a corrected system clock neither stretches nor tears a session.
package struct Clock: Sendable {
  package let now: @Sendable () -> Moment

  /// How far the clocks in this room are ahead of UTC, in minutes.
  package let offsetMinutes: Int

  package init(offsetMinutes: Int = 0, now: @escaping @Sendable () -> Moment) {
    self.now = now
    self.offsetMinutes = offsetMinutes
  }

  /// The machine's clock. `notBefore` is the last moment a journal holds: a wall clock set back in the
  /// meantime starts from there.
  package static func system(notBefore: Moment? = nil) -> Clock {
    if let told = told(notBefore: notBefore) { return told }
    let wall = milliseconds(CLOCK_REALTIME)
    let start = max(wall, notBefore?.milliseconds ?? wall)
    let anchor = milliseconds(CLOCK_MONOTONIC)
    return Clock(offsetMinutes: zoneOffset(seconds: wall / 1000)) {
      Moment(milliseconds: start + milliseconds(CLOCK_MONOTONIC) - anchor)
    }
  }

  /// The moment that stands in a file, for scripts that play a session: the clock goes when the file is changed.
  ///
  /// `nil` without such a file. ISO 8601, as in the journal; while the file cannot be read the moment stays.
  private static func told(notBefore: Moment?) -> Clock? {
    guard let name = getenv("EVENKEEL_CLOCK"), name.pointee != 0 else { return nil }
    let path = String(cString: name)
    let start = max(moment(in: path) ?? Moment(milliseconds: 0), notBefore ?? Moment(milliseconds: 0))
    return Clock(offsetMinutes: 0) { max(start, moment(in: path) ?? start) }
  }

  private static func moment(in path: String) -> Moment? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(file, &bytes, bytes.count)
    guard count > 0 else { return nil }
    return Moment(iso8601: String(decoding: bytes[..<count].prefix { $0 > 32 }, as: UTF8.self))
  }

  private static func milliseconds(_ clock: clockid_t) -> Int {
    var time = timespec()
    clock_gettime(clock, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  private static func zoneOffset(seconds: Int) -> Int {
    var moment = time_t(seconds)
    var local = tm()
    localtime_r(&moment, &local)
    return Int(local.tm_gmtoff) / 60
  }
}

extension Clock {
  /// A wall clock behind what was kept already, in a sentence without a full stop; `nil` when it is in order.
  package static func words(behind latest: Moment, now: Moment, offsetMinutes: Int) -> String? {
    // Two machines may differ by a minute or two.
    guard now.milliseconds < latest.milliseconds - 5 * 60_000 else { return nil }
    let today = Day(now, offsetMinutes: offsetMinutes)
    let kept = Day(latest, offsetMinutes: offsetMinutes)
    return
      "the clock says \(today.short); something was kept on \(kept.short): check the clock"
  }
}
