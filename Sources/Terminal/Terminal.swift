import CCurses
import Canvas

/// The real screen: the terminal this process was started in.
///
/// Taken over by `init` and given back on every way out: when the value goes, when `close` is called, at
/// `exit`, and in a crash. There is one at a time, used from one thread.
package struct Terminal: ~Copyable {
  /// The window in cells, as it was when the last `resized` was handed out.
  package private(set) var size: Size

  /// Found when the terminal was opened.
  package let abilities: Abilities

  /// The frame on the screen; nil when it has to be drawn whole.
  var shown: Frame?

  var decoder = KeyDecoder()

  /// Takes the terminal over. `hasColour` is false under `NO_COLOR`; `name` is TERM, for the error only.
  package init(hasColour: Bool, name: String) throws(TerminalError) {
    switch ek_open(hasColour ? 1 : 0) {
    case Int32(EK_OPENED): break
    case Int32(EK_UNKNOWN_TERMINAL): throw .unknownTerminal(name: name)
    case Int32(EK_DUMB_TERMINAL): throw .dumbTerminal(name: name)
    case Int32(EK_ALREADY_OPEN): throw .alreadyOpen
    case Int32(EK_NO_PIPE): throw .noDescriptors
    default: throw .notATerminal
    }
    size = Self.windowSize()
    abilities = Abilities(
      hasColour: ek_has_colour() != 0, hasDim: ek_has_dim() != 0, hasUTF8: ek_has_utf8() != 0)
    decoder.ownKeys = Self.ownKeys()
  }

  deinit { ek_close() }

  /// Gives the terminal back now. Nothing may be drawn or awaited afterwards.
  package consuming func close() {}

  /// A byte written here, from any thread, wakes `happenings`. It stays open for the life of the process,
  /// so that a byte written after the terminal is given back does no harm.
  package var wakeDescriptor: Int32 { ek_wake_descriptor() }

  /// Ends the process by `signal`, as if it had never been caught. Close the terminal first.
  package static func dieBy(_ signal: StopSignal) -> Never {
    switch signal {
    case .interrupt: ek_die_by(ek_signal_interrupt())
    case .terminate: ek_die_by(ek_signal_terminate())
    case .hangUp: ek_die_by(ek_signal_hang_up())
    }
  }

  private static func windowSize() -> Size {
    var rows: Int32 = 0
    var columns: Int32 = 0
    ek_size(&rows, &columns)
    return Size(columns: Int(columns), rows: Int(rows))
  }

  private static func ownKeys() -> [(bytes: [UInt8], key: Key)] {
    var keys: [(bytes: [UInt8], key: Key)] = []
    for (name, key) in KeyTables.terminfoNames {
      var bytes = [UInt8](repeating: 0, count: 16)
      let length = ek_key_bytes(name, &bytes, Int32(bytes.count))
      // One byte alone would swallow a key that means something else (vt100's cursor-left is Backspace).
      if length > 1 && bytes[0] == 0x1B { keys.append((Array(bytes[..<Int(length)]), key)) }
    }
    return keys
  }

  /// Takes in a new window size; nil when it has not changed.
  mutating func takeSize() -> Size? {
    let now = Self.windowSize()
    guard now != size else { return nil }
    size = now
    ek_resize(Int32(now.rows), Int32(now.columns))
    shown = nil
    return now
  }
}
