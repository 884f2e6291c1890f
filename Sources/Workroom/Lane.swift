import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A thread that does jobs in the order they were given, so that a slow disk never holds up the screen.
///
/// It begins with its first job, and sleeps in `read` while there is nothing to do: no wake-ups when idle.
package final class Lane: Sendable {
  private let waiting = Mutex<[@Sendable () -> Void]>([])
  private let isStarted = Mutex(false)
  private let doorbell: (read: Int32, write: Int32)

  /// `nil` when the system has no descriptors left.
  package init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    doorbell = (ends[0], ends[1])
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  }

  /// Does `job` on the lane, after everything given before it.
  package func run(_ job: @escaping @Sendable () -> Void) {
    let hasThread = isStarted.withLock { isStarted in
      if !isStarted { isStarted = start() }
      return isStarted
    }
    // Without a thread left in the system the job is done here: later is better than never.
    guard hasThread else { return job() }
    waiting.withLock { $0.append(job) }
    var bell: UInt8 = 1
    _ = write(doorbell.write, &bell, 1)
  }

  /// Returns when everything given so far is done.
  package func finish() {
    guard isStarted.withLock(\.self) else { return }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return }
    let done = ends[1]
    run { close(done) }
    var byte: UInt8 = 0
    // The other end closes without a word when the lane gets there.
    while read(ends[0], &byte, 1) < 0 && errno == EINTR {}
    close(ends[0])
  }

  private func start() -> Bool {
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let me = Unmanaged.passRetained(self).toOpaque()
    let failure = pthread_create(&thread, nil, laneBody, me)
    if failure != 0 { Unmanaged<Lane>.fromOpaque(me).release() }
    return failure == 0
  }

  fileprivate func work() {
    var bells = [UInt8](repeating: 0, count: 64)
    while true {
      let count = read(doorbell.read, &bells, bells.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      let jobs = waiting.withLock { jobs in
        defer { jobs.removeAll() }
        return jobs
      }
      for job in jobs { job() }
    }
  }
}

// At the top level, so that the closure takes on nobody's isolation.
#if canImport(Darwin)
  private func laneBody(_ lane: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<Lane>.fromOpaque(lane).takeRetainedValue().work()
    return nil
  }
#else
  private func laneBody(_ lane: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    lane.map { Unmanaged<Lane>.fromOpaque($0).takeRetainedValue().work() }
    return nil
  }
#endif
