import Fieldwork

/// A row of sessions about one matter: who, why, what may not be offered, when people hear.
///
/// Holds no real names: those stand in the private roster.
package struct Study: Hashable, Sendable {
  package var title: String
  package var purpose: String?
  /// By code; names are `nil`.
  package var people: [Participant]
  package var gatekeepers: [Gatekeeper]
  package var cannotOffer: [CannotOffer]
  package var horizon: Horizon?
  package var updatePlan: UpdatePlan?
  /// How strict practice is, as the flagger spells it; `nil` is its default.
  package var profile: String?
  /// Files with rules of the study's own, beside `study.yaml`.
  package var rules: [String]
  /// Words that are never flagged in this study.
  package var accepted: [String]
  /// Rules that keep quiet, each with the reason it was given.
  package var silenced: [String: String]
  /// Words that one rule lets pass.
  package var silencedWords: [SilencedWords]
  /// Marks of the study's own.
  package var marks: [Mark]
  /// How pseudonyms look in what leaves.
  package var pseudonyms: Pseudonyms
  /// Whether its sessions come again; `nil` where nothing is said.
  package var series: Series?

  package init(
    title: String, purpose: String? = nil, people: [Participant] = [], gatekeepers: [Gatekeeper] = [],
    cannotOffer: [CannotOffer] = [], horizon: Horizon? = nil, updatePlan: UpdatePlan? = nil,
    profile: String? = nil, rules: [String] = [], accepted: [String] = [], silenced: [String: String] = [:],
    silencedWords: [SilencedWords] = [], marks: [Mark] = [],
    pseudonyms: Pseudonyms = Pseudonyms(), series: Series? = nil
  ) {
    self.title = title
    self.purpose = purpose
    self.people = people
    self.gatekeepers = gatekeepers
    self.cannotOffer = cannotOffer
    self.horizon = horizon
    self.updatePlan = updatePlan
    self.profile = profile
    self.rules = rules
    self.accepted = accepted
    self.silenced = silenced
    self.silencedWords = silencedWords
    self.marks = marks
    self.pseudonyms = pseudonyms
    self.series = series
  }

  /// What the study wants of its pseudonyms.
  package struct Pseudonyms: Hashable, Sendable {
    /// `codes` or `names`; `nil` where nothing is said.
    package var style: String?
    /// Such as `place=narrow`, in the order of the file.
    package var ladders: [String]

    package init(style: String? = nil, ladders: [String] = []) {
      self.style = style
      self.ladders = ladders
    }
  }

  /// How long things take before anything can be delivered.
  package enum Horizon: Hashable, Sendable {
    case day(Day)
    /// `about 9 months`: the words for the script, and the days they come to.
    case span(words: String, days: Int)

    /// The first day anything may be delivered on.
    package func firstDay(from today: Day) -> Day {
      switch self {
      case .day(let day): day
      case .span(_, let days): today.adding(days: days)
      }
    }

    /// As it is said aloud.
    package var words: String {
      switch self {
      case .day(let day): day.description
      case .span(let words, _): words
      }
    }
  }
}

/// Somebody without whose word nobody speaks with these customers.
package struct Gatekeeper: Hashable, Sendable {
  /// Where a gatekeeper stands.
  package enum Status: String, CaseIterable, Hashable, Sendable {
    case notTold = "not told"
    case told
    case discussing
    case onBoard = "on board"
    case objects
  }

  /// A guide agreed to, as it was then.
  package struct SignOff: Hashable, Sendable {
    package var day: Day?
    /// SHA-256 of the guide, 64 lower-case hex digits, or its first 8 and more.
    package var digest: String

    package init(day: Day? = nil, digest: String) {
      self.day = day
      self.digest = digest
    }

    package func isFor(_ guideDigest: String) -> Bool { guideDigest.hasPrefix(digest) }
  }

  package var name: String
  package var unit: String?
  package var status: Status
  /// In their words.
  package var concern: String?
  package var signOffs: [SignOff]

  package init(
    _ name: String, unit: String? = nil, status: Status = .notTold, concern: String? = nil,
    signOffs: [SignOff] = []
  ) {
    self.name = name
    self.unit = unit
    self.status = status
    self.concern = concern
    self.signOffs = signOffs
  }

  /// `Sales (Rhea Vonk)`
  package var shown: String { unit.map { "\($0) (\(name))" } ?? name }
}

extension Study {
  /// What a gatekeeper answered, kept beside `study.yaml` so that a person's file stays as they wrote it.
  package struct Answer: Hashable, Sendable {
    package var name: String
    package var unit: String?
    package var day: Day
    /// SHA-256 of the guide they were shown, 64 lower-case hex digits.
    package var digest: String
    package var objects: Bool
    /// In their words; `nil` leaves what is known.
    package var concern: String?

    package init(
      _ name: String, unit: String? = nil, day: Day, digest: String, objects: Bool = false,
      concern: String? = nil
    ) {
      self.name = name
      self.unit = unit
      self.day = day
      self.digest = digest
      self.objects = objects
      self.concern = concern
    }
  }

  /// Takes in an answer; later ones go first. An answer of somebody who is no gatekeeper any more changes nothing.
  package mutating func take(_ answer: Answer) {
    guard
      let index = gatekeepers.firstIndex(where: {
        $0.name == answer.name && (answer.unit == nil || $0.unit == answer.unit)
      })
    else { return }
    gatekeepers[index].concern = answer.concern ?? gatekeepers[index].concern
    gatekeepers[index].status = answer.objects ? .objects : .onBoard
    // Whoever objects takes back what they signed.
    if answer.objects {
      gatekeepers[index].signOffs = []
    } else {
      gatekeepers[index].signOffs.append(Gatekeeper.SignOff(day: answer.day, digest: answer.digest))
    }
  }
}

/// A study or roster that cannot be read.
package struct StudyError: Error, Hashable, CustomStringConvertible {
  package var path: String
  /// At least one, in the order of the file.
  package var problems: [FileProblem]

  package init(path: String, problems: [FileProblem]) {
    self.path = path
    self.problems = problems
  }

  /// `study.yaml:3:9: what, and what to do`, one problem a line.
  package var description: String {
    problems.map { "\(path):\($0)" }.joined(separator: "\n")
  }
}
