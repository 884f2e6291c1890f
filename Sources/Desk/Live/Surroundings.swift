import Canvas
import Facilitation
import Fieldwork

/// All that a key in the input line leaves as it was, as far as the screen around the line depends on it.
///
/// Session, roster, counts and waiting notes change by messages only, and each of those raises ``news``. Every test that
/// plays keys compares the screens drawn with the help of this against screens drawn anew.
struct Surroundings: Equatable, Sendable {
  var size: Size
  var news: Int
  /// The full second of the session's clock; clocks on the screen move with it.
  var second: Int
  var stop: Int
  var speaker: Speaker
  var purpose: TypedLine.Purpose
  var linesAside: Int
  var mode: Mode
  var asking: Asking?
  var panel: Panel?
  var overlay: Overlay?
  var reading: Reading
  var notesWaiting: Int
  var ticket: Int
}

extension LiveDesk {
  /// `nil` where the screen has more to follow than the input line: a card that counts seconds, points to read back.
  var surroundings: Surroundings? {
    if case .card = panel { return nil }
    guard mode != .closing, !showsClosing, overlay == nil else { return nil }
    return Surroundings(
      size: size, news: news, second: shownNow, stop: standing.stopIndex, speaker: line.speaker,
      purpose: line.purpose, linesAside: aside.count, mode: mode, asking: asking, panel: panel,
      overlay: overlay,
      reading: reading, notesWaiting: waitingNotes.count, ticket: keeping.lastTicket)
  }

  /// Session time in milliseconds, at its last full second: what clocks on the screen show.
  var shownNow: Int { sessionNow / 1000 * 1000 }
}
