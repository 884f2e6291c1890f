import CCurses
import Canvas

extension Terminal {
  /// How long the rest of a key may take after its Esc, in milliseconds: longer than a keyboard needs,
  /// shorter than anybody notices.
  private static let escapeMilliseconds = 25

  /// How long a paste may pause before what has come of it is shown, in milliseconds.
  private static let pasteMilliseconds = 500

  /// How long a hang-up may come after the end of the line, in milliseconds.
  private static let hangUpMilliseconds: Int32 = 100

  /// Waits in one `poll` for keys, signals and wakers; one `read` for all the keys that wait.
  package mutating func happenings(waitingAtMostMilliseconds limit: Int?) -> [Happening] {
    var happened: [Happening] = []
    while happened.isEmpty {
      let isPatient = decoder.isWaiting || decoder.isPasting
      let patience = decoder.isPasting ? Self.pasteMilliseconds : Self.escapeMilliseconds
      let wait = isPatient ? patience : limit ?? -1
      let found = ek_wait(Int32(clamping: wait))
      happened += answers(to: found)
      if found == 0 { happened += isPatient ? decoder.giveUp() : [] }
      if found == 0 && happened.isEmpty { return [.quiet] }
    }
    return happened
  }

  private mutating func answers(to found: Int32) -> [Happening] {
    var happened: [Happening] = []
    if found & Int32(EK_SIGNAL) != 0 { happened += signals() }
    if found & Int32(EK_WOKEN) != 0 { happened.append(.woken) }
    if found & Int32(EK_INPUT) != 0 { happened += input() }
    if found & Int32(EK_LOST) != 0 { happened.append(.lost) }
    // A closed window ends the line a moment before the hang-up comes, and the hang-up says why.
    if happened.last == .lost, ek_wait_for_signal(Self.hangUpMilliseconds) != 0 {
      happened = happened.dropLast() + signals() + [.lost]
    }
    return happened
  }

  /// All that waits on the terminal, in as few reads as it takes.
  private mutating func input() -> [Happening] {
    // A kilobyte stays on the stack.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1024) { buffer in
      var happened: [Happening] = []
      while true {
        let count = ek_read(buffer.baseAddress, buffer.count)
        // End of file on a terminal never goes away: reading on would spin.
        if count == 0 { return happened + [.lost] }
        if count < 0 { return happened }
        happened += decoder.take(buffer[..<count])
        // Only a full buffer means that there may be more.
        if count < buffer.count || ek_wait(0) & Int32(EK_INPUT) == 0 { return happened }
      }
    }
  }

  private mutating func signals() -> [Happening] {
    var happened: [Happening] = []
    while case let number = ek_next_signal(), number != 0 {
      switch number {
      case ek_signal_interrupt(): happened.append(.signal(.interrupt))
      case ek_signal_terminate(): happened.append(.signal(.terminate))
      case ek_signal_hang_up(): happened.append(.signal(.hangUp))
      case ek_signal_stop():
        suspend()
        // With no shell to stop for there was no stop, and no signal to go on will come.
        happened.append(.resumed)
      case ek_signal_continue():
        ek_take_again()
        shown = nil
        happened.append(.resumed)
      default: break
      }
    }
    // Asked for after every signal: the window may have changed while the program stood still.
    if let size = takeSize() { happened.append(.resized(size)) }
    return happened
  }
}
