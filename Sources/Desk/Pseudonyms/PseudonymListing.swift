/// What the pseudonym screen shows: everything found in a study's sessions, and what stands in its place.
package struct PseudonymListing: Hashable, Sendable {
  /// The study's, or the session's.
  package var title: String

  /// How many sessions were read.
  package var sessions: Int

  /// Open first, the riskiest and most doubtful of them first; then what is decided.
  package var candidates: [Candidate]

  package init(title: String, sessions: Int, candidates: [Candidate] = []) {
    self.title = title
    self.sessions = sessions
    self.candidates = candidates
  }

  /// How many nobody has decided.
  package var openCount: Int { candidates.count(where: \.isOpen) }

  /// One person, thing or detail, or one doubtful way of naming it.
  package struct Candidate: Hashable, Sendable {
    /// Where a decision stands.
    package enum State: String, Hashable, Sendable {
      case open
      case later
      case done
      case left
    }

    /// Tells it from all others, over runs of the program too.
    package var id: String
    package var state: State

    /// As it is written, such as `Dana, Dana O.`
    package var words: String

    /// In one word, such as `person`.
    package var kind: String

    /// Such as `[Person 9]`, or `stays`.
    package var replacement: String

    /// Why it was found, or who decided.
    package var reason: String
    package var places: [Place]

    package init(
      id: String, state: State, words: String, kind: String, replacement: String, reason: String,
      places: [Place]
    ) {
      self.id = id
      self.state = state
      self.words = words
      self.kind = kind
      self.replacement = replacement
      self.reason = reason
      self.places = places
    }

    package var isOpen: Bool { state == .open || state == .later }
  }

  /// One place in the words.
  package struct Place: Hashable, Sendable {
    /// Tells it from all others.
    package var id: String

    /// Such as `Group A`.
    package var session: String

    /// Such as `00:51:02`; empty for a title.
    package var time: String

    /// Such as `6 Omar`.
    package var speaker: String

    /// The words before it, it, and the words behind it.
    package var before: String
    package var words: String
    package var after: String

    /// The line as it would leave.
    package var wouldRead: String

    /// What else in the line points to somebody.
    package var pointers: [String]
    package var isHidden: Bool

    package init(
      id: String, session: String, time: String, speaker: String, before: String, words: String,
      after: String, wouldRead: String, pointers: [String] = [], isHidden: Bool = true
    ) {
      self.id = id
      self.session = session
      self.time = time
      self.speaker = speaker
      self.before = before
      self.words = words
      self.after = after
      self.wouldRead = wouldRead
      self.pointers = pointers
      self.isHidden = isHidden
    }
  }
}

/// What the pseudonym screen asks to be decided; candidates and places by their ids.
package enum PseudonymDeed: Hashable, Sendable {
  case hide(String)
  case leave(String)
  case hideHere(String, place: String)
  case leaveHere(String, place: String)
  case later(String)
  case rename(String, to: String)
  case same(String, as: String)

  /// The words at this place mean somebody else: in this session, or wherever they stand in the study.
  case apart(String, place: String, everywhere: Bool)

  /// Another kind, by its word.
  case retype(String, kind: String)

  /// Everything open of this kind is replaced as shown.
  case acceptKind(String)

  /// A step less, or more, of the detail itself.
  case sayLess(String)
  case sayMore(String)

  /// Words to hide everywhere.
  case always(String)
  case undo
  case redo

  /// Write the record out in this format.
  case export(format: String)
}
