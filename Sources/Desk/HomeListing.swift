import Fieldwork

/// What the home screen shows: studies, each with its sessions.
package struct HomeListing: Hashable, Sendable {
  /// A study, or a place where sessions without one are kept.
  package struct Study: Hashable, Sendable {
    /// As people know it; shown with what a terminal cannot show replaced.
    package var title: String
    /// At the right of the title, such as `3 of 4 groups held`.
    package var state: String
    /// Its folder.
    package var path: String
    /// The study that ships inside: shown last, apart.
    package var isSample: Bool
    /// In the order shown.
    package var sessions: [Session]

    /// A study as its folder has it.
    package init(title: String, state: String, path: String, isSample: Bool = false, sessions: [Session] = [])
    {
      self.title = title
      self.state = state
      self.path = path
      self.isSample = isSample
      self.sessions = sessions
    }
  }

  /// One session of a study, held or planned.
  package struct Session: Hashable, Sendable {
    /// Such as `Group A`.
    package var title: String
    /// Its folder; tells it from all others.
    package var path: String
    /// The day it was or will be held.
    package var day: Day?
    /// How many were or will be there; 0 shows nothing.
    package var people: Int
    /// How long it ran; `nil` while it has not been held to its end.
    package var minutes: Int?
    /// What was done with it so far.
    package var state: State
    /// What has to be done before it can start, such as `2 sign-offs missing`; `nil` when nothing has.
    package var waiting: String?
    /// The day it was last written out.
    package var exported: Day?

    /// A session as its folder has it.
    package init(
      title: String, path: String, day: Day?, people: Int, minutes: Int?, state: State,
      waiting: String? = nil, exported: Day? = nil
    ) {
      self.title = title
      self.path = path
      self.day = day
      self.people = people
      self.minutes = minutes
      self.state = state
      self.waiting = waiting
      self.exported = exported
    }
  }

  /// What was done with a session so far; says what Enter does next.
  package enum State: Hashable, Sendable {
    /// Planned, nothing kept yet.
    case planned
    /// Something was kept; what is still being read.
    case reading
    /// Stopped before its close; session time in milliseconds.
    case stopped(milliseconds: Int)
    case closed(flagsToDecide: Int)
    /// Somebody else is writing to it; who.
    case held(by: String)
    /// It cannot be read; one sentence.
    case unreadable(String)
  }

  /// How many follow-ups people have to be warned about.
  package struct Due: Hashable, Sendable {
    /// Their warn-by is today or tomorrow.
    package var byTomorrow: Int
    /// Their warn-by has passed and nobody was told.
    package var past: Int

    /// Both from 0.
    package init(byTomorrow: Int, past: Int) {
      self.byTomorrow = byTomorrow
      self.past = past
    }
  }

  /// In the order shown, the sample after the others wherever it stands here.
  package var studies: [Study]

  /// `nil` while nothing keeps the register.
  package var due: Due?

  /// Without a study it is a first start.
  package init(studies: [Study] = [], due: Due? = nil) {
    self.studies = studies
    self.due = due
  }
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
  /// Decide on the flags of this session; asked for only where ``HomeOffer/review`` was offered.
  case review(path: String)
  /// The register; asked for only where ``HomeOffer/followUps`` was offered.
  case followUps
}

/// A screen that the home screen leads to when the program has it.
package enum HomeOffer: Hashable, Sendable {
  case review
  case followUps
}

/// A guide one can begin with.
package struct GuideChoice: Hashable, Sendable {
  /// As it is typed: `focus-group`, or a path.
  package var name: String
  /// The guide's own title.
  package var title: String
  /// Minutes of its slot.
  package var minutes: Int?
  /// Participants it is made for.
  package var people: Int?

  /// `minutes` and `people` as the guide's front matter has them.
  package init(name: String, title: String, minutes: Int? = nil, people: Int? = nil) {
    self.name = name
    self.title = title
    self.minutes = minutes
    self.people = people
  }
}
