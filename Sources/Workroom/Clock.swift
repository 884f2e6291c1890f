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
    let wall = milliseconds(CLOCK_REALTIME)
    let start = max(wall, notBefore?.milliseconds ?? wall)
    let anchor = milliseconds(CLOCK_MONOTONIC)
    return Clock(offsetMinutes: zoneOffset(seconds: wall / 1000)) {
      Moment(milliseconds: start + milliseconds(CLOCK_MONOTONIC) - anchor)
    }
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
