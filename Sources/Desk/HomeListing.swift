import Fieldwork

/// What the home screen shows: studies, each with its sessions.
package struct HomeListing: Hashable, Sendable {
  package struct Study: Hashable, Sendable {
    package var title: String
    /// At the right of the title, such as `3 of 4 groups held`.
    package var state: String
    package var path: String
    package var isSample: Bool
    package var sessions: [Session]

    package init(title: String, state: String, path: String, isSample: Bool = false, sessions: [Session] = []) {
      self.title = title
      self.state = state
      self.path = path
      self.isSample = isSample
      self.sessions = sessions
    }
  }

  package struct Session: Hashable, Sendable {
    package var title: String
    package var path: String
    /// The day it was or will be held.
    package var day: Day?
    package var people: Int
    /// How long it ran; `nil` while it has not been held to its end.
    package var minutes: Int?
    package var state: State

    package init(title: String, path: String, day: Day?, people: Int, minutes: Int?, state: State) {
      self.title = title
      self.path = path
      self.day = day
      self.people = people
      self.minutes = minutes
      self.state = state
    }
  }

  package enum State: Hashable, Sendable {
    /// Planned, nothing kept yet.
    case planned
    /// Stopped before its close; session time in milliseconds.
    case stopped(milliseconds: Int)
    case closed(flagsToDecide: Int)
    /// Somebody else is writing to it; who.
    case held(by: String)
    /// It cannot be read; one sentence.
    case unreadable(String)
  }

  package var studies: [Study]

  package init(studies: [Study] = []) { self.studies = studies }
}

/// What Enter or a letter on the home screen asks for.
package enum HomeAction: Hashable, Sendable {
  /// Start or resume the session in this folder, or show it when it is closed.
  case session(path: String)
  /// Lay out the sample study, then show it.
  case sample
  case practice
  /// A new session: its title, the shipped guide's name or a path, people's names in order.
  case newSession(title: String, guide: String, people: [String], isRehearsal: Bool)
  /// Write the transcript and say where it is.
  case export(path: String)
}
