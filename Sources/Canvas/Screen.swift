/// What a terminal can do beyond moving the cursor and printing letters.
package struct Abilities: Hashable, Sendable {
  /// Coloured letters; false under `NO_COLOR`.
  package var hasColour: Bool

  /// Dim letters; without them dim is plain.
  package var hasDim: Bool

  /// Lines and signs beyond ASCII. Without them a frame is drawn with its stand-ins.
  package var hasUTF8: Bool

  /// All three must be told: what a terminal can do is never assumed.
  package init(hasColour: Bool, hasDim: Bool, hasUTF8: Bool) {
    self.hasColour = hasColour
    self.hasDim = hasDim
    self.hasUTF8 = hasUTF8
  }
}

/// The signals that ask the program to end.
package enum StopSignal: Hashable, Sendable {
  case interrupt
  case terminate
  case hangUp
}

/// Something the loop has to answer.
package enum Happening: Hashable, Sendable {
  case key(Key)

  /// Pasted text as it came, new lines included; one paste may arrive in several pieces.
  case paste(String)

  case resized(Size)
  case signal(StopSignal)

  /// The program runs again after a stop; the next frame is drawn whole.
  case resumed

  /// Somebody wrote to the wake descriptor.
  case woken

  /// The terminal is gone: nothing will be read or shown any more.
  case lost

  /// The time to wait has passed.
  case quiet
}

/// A terminal as the loop sees it: keys in, frames out.
package protocol Screen: ~Copyable {
  /// In cells; at least 1 by 1.
  var size: Size { get }

  var abilities: Abilities { get }

  /// Shows `frame`, writing only what differs from the one before.
  mutating func draw(_ frame: Frame)

  /// The next frame is drawn whole, whatever the screen shows now: after another program wrote on it.
  mutating func redraw()

  /// Waits until something happens, at most so many milliseconds (nil: for as long as it takes), and
  /// returns all that has, in order, so that the caller paints once. Never empty: `quiet` when the time
  /// is up. Keys typed faster than they are read come together.
  mutating func happenings(waitingAtMostMilliseconds: Int?) -> [Happening]

  /// Gives the terminal back to the shell and stops, as Ctrl-Z does elsewhere; returns when the shell
  /// brings the program back.
  mutating func suspend()
}
