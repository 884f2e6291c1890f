/// What the keys mean just now.
package enum Mode: Character, CaseIterable, Hashable, Sendable {
  case writing = "W"
  /// After Esc: one letter, then writing again.
  case command = "C"
  case readingBack = "B"
  /// Playback and what is left to close.
  case closing = "K"
  case home = "H"
  case start = "S"
  case review = "V"
  case followUps = "F"
  case pseudonyms = "N"

  /// As the help screen names it.
  package var title: String {
    switch self {
    case .writing: "writing in a live session"
    case .command: "after Esc, one letter"
    case .readingBack: "reading back"
    case .closing: "playback and close"
    case .home: "studies and sessions"
    case .start: "starting a session"
    case .review: "review of flags"
    case .followUps: "follow-ups"
    case .pseudonyms: "pseudonyms"
    }
  }

  /// The modes a row of the key table names, such as `WCB`.
  package static func modes(_ letters: String) -> Set<Mode> { Set(letters.compactMap(Mode.init(rawValue:))) }
}
