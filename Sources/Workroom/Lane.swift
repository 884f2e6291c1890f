import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A thread that does jobs in the order they were given, so that a slow disk never holds up the screen.
///
/// It sleeps in `read` while there is nothing to do: no wake-ups when idle.
package final class Lane: Sendable {
  private let waiting = Mutex<[@Sendable () -> Void]>([])
  private let doorbell: (read: Int32, write: Int32)

  /// `nil` when the system has no descriptors or threads left.
  package init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    doorbell = (ends[0], ends[1])
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    guard start() else { return nil }
  }

  /// Does `job` on the lane, after everything given before it.
  package func run(_ job: @escaping @Sendable () -> Void) {
    waiting.withLock { $0.append(job) }
    var bell: UInt8 = 1
    _ = write(doorbell.write, &bell, 1)
  }

  /// Returns when everything given so far is done.
  package func finish() {
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
