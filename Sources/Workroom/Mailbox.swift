import Desk
import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where threads leave messages for the loop, and the bell that wakes it.
package final class Mailbox: Sendable {
  private let messages = Mutex<[Message]>([])
  private let bell = Mutex<Int32>(-1)

  package init() {}

  /// A byte is written to `descriptor` whenever a message comes in; -1 for nobody.
  package func ring(_ descriptor: Int32) { bell.withLock { $0 = descriptor } }

  package func post(_ message: Message) {
    messages.withLock { $0.append(message) }
    let descriptor = bell.withLock { $0 }
    guard descriptor >= 0 else { return }
    var byte: UInt8 = 1
    _ = write(descriptor, &byte, 1)
  }

  /// Everything that came in since the last time.
  package func take() -> [Message] {
    messages.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
  }
}
