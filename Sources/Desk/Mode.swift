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
  package static func modes(_ letters: String) -> Modes {
    letters.compactMap(Mode.init(rawValue:)).reduce(into: Modes()) { $0.insert($1) }
  }
}

/// Several modes. One word, since the bottom line asks every row of the key table for it at every key.
package struct Modes: Hashable, Sendable {
  private var bits: UInt16 = 0

  /// No mode.
  package init() {}

  /// True when there is none.
  package var isEmpty: Bool { bits == 0 }

  /// True when `mode` is among them.
  package func contains(_ mode: Mode) -> Bool { bits & mode.bit != 0 }

  /// True when the two have no mode in common.
  package func isDisjoint(with other: Modes) -> Bool { bits & other.bits == 0 }

  /// Takes `mode` in.
  package mutating func insert(_ mode: Mode) { bits |= mode.bit }

  /// Takes all of `other` in.
  package mutating func formUnion(_ other: Modes) { bits |= other.bits }
}

extension Mode {
  fileprivate var bit: UInt16 {
    switch self {
    case .writing: 1
    case .command: 2
    case .readingBack: 4
    case .closing: 8
    case .home: 16
    case .start: 32
    case .review: 64
    case .followUps: 128
    case .pseudonyms: 256
    }
  }
}
