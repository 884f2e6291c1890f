/// A finding kept in the journal.
package struct Flag: Hashable, Sendable {
  package var line: EntryID
  package var finding: Finding
  /// The rule book's version, so that the flag can be explained a year on; `hand` when a person raised it.
  package var ruleBook: String

  package init(on line: EntryID, _ finding: Finding, ruleBook: String) {
    self.line = line
    self.finding = finding
    self.ruleBook = ruleBook
  }

  /// The rule book of a flag that a person raised.
  package static let byHand = "hand"

  /// A flag that a person raises on a whole line.
  package static func raisedByHand(_ category: Category, on line: EntryID, text: String) -> Flag {
    let finding = Finding(
      category, rule: "hand.\(category.rawValue)", bytes: 0..<max(1, text.utf8.count), tier: .sure, score: 1,
      kind: category.noun, reason: "raised by hand", advice: "")
    return Flag(on: line, finding, ruleBook: byHand)
  }
}

/// What the facilitator said of a flag during the session; the review's verdict is another entry.
package struct FlagRemark: Hashable, Sendable {
  /// It is one, or it is not.
  package enum Answer: String, CaseIterable, Hashable, Sendable {
    case itIsSo = "so"
    case notSo = "not-so"
  }

  package var flag: EntryID
  package var answer: Answer

  package init(_ flag: EntryID, _ answer: Answer) {
    self.flag = flag
    self.answer = answer
  }
}

/// Points at an entry of any file of a session: a review file points into the journal and into other review files.
package struct Reference: Hashable, Sendable {
  /// The file's name without its folder; empty for an earlier part of the very line that holds the reference,
  /// whose number nobody knows before it is kept.
  package var file: String
  package var id: EntryID

  /// The session's own journal, which every other file of the session points into.
  package static let journal = "journal.jsonl"

  package init(_ id: EntryID, in file: String = journal) {
    self.file = file
    self.id = id
  }

  /// An earlier part of the batch that holds the reference, from 0.
  package static func sameLine(part: Int) -> Reference { Reference(EntryID(0, part: part), in: "") }

  /// The same place said in full, for a reference found in line `line` of `file`.
  package func found(in file: String, line: Int) -> Reference {
    self.file.isEmpty ? Reference(EntryID(line, part: id.part), in: file) : self
  }
}

/// What a reviewer decided on one flag. A later verdict of the same reviewer on the same flag replaces it.
package struct Verdict: Hashable, Sendable {
  /// What the flag turned out to be.
  package enum Answer: String, CaseIterable, Hashable, Sendable {
    case promise
    case agreement
    case judgement
    case leading = "leading question"
    case falseAlarm = "false alarm"
    /// Not decided: put on the list to look at again.
    case secondLook = "second look"
  }

  package var flag: Reference
  package var answer: Answer
  /// Settles what two reviewers saw differently; counts for the session, not for either of them.
  package var isResolution: Bool
  /// How long the reviewer had looked at the flag, at most ``maxMilliseconds``; `nil` when nobody took the time.
  package var milliseconds: Int?

  /// A day: whoever left the screen open was not looking all the while.
  package static let maxMilliseconds = 86_400_000

  package init(_ flag: Reference, _ answer: Answer, isResolution: Bool = false, milliseconds: Int? = nil) {
    self.flag = flag
    self.answer = answer
    self.isResolution = isResolution
    self.milliseconds = milliseconds
  }
}

/// One line of the register, as it was first made.
package struct FollowUp: Hashable, Sendable {
  /// What was said, and so what is owed.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case promise
    case reported = "reported promise"
    case expectation
    case request
    case reservation
    case misunderstanding
    case parked = "parked item"

    /// What stands in the gutter: `>ex`.
    package var gutter: String {
      switch self {
      case .promise: ">pr"
      case .reported: ">rp"
      case .expectation: ">ex"
      case .request: ">rq"
      case .reservation: ">rs"
      case .misunderstanding: ">mi"
      case .parked: ">pk"
      }
    }
  }

  package var kind: Kind
  package var line: EntryID?
  package var words: String
  /// Whom it was said to, or who expects it.
  package var toWhom: [Speaker]
  /// Who sees to it.
  package var owner: Speaker?
  /// The day it was said to be done by.
  package var due: Day?
  /// When people have to be told that it will not be done in time; ``due`` and a rule say when there is none.
  package var warnBy: Moment?
  /// The flag it came from.
  package var flag: Reference?
  /// What a reviewer wrote beside it.
  package var note: String?

  package init(
    _ kind: Kind, line: EntryID?, words: String, toWhom: [Speaker] = [], owner: Speaker? = nil,
    due: Day? = nil, warnBy: Moment? = nil, flag: Reference? = nil, note: String? = nil
  ) {
    self.kind = kind
    self.line = line
    self.words = words
    self.toWhom = toWhom
    self.owner = owner
    self.due = due
    self.warnBy = warnBy
    self.flag = flag
    self.note = note
  }
}

extension FollowUp {
  /// How a line of the register stands.
  package enum Status: String, CaseIterable, Hashable, Sendable {
    case open
    case kept
    case dropped
    /// Asked for, and it will not be provided; the reason stands beside it.
    case notProvided = "not provided"
  }
}

/// One thing that became of a line of the register, after it was made. Nothing before it is changed.
package struct FollowUpStep: Hashable, Sendable {
  /// What was done or decided.
  package enum Step: Hashable, Sendable {
    /// People were told where it stands. `how` is in the words of whoever told them.
    case told(who: [Speaker], on: Day, how: String?)
    case status(FollowUp.Status, reason: String?)
    /// Other dates; the old ones stay on record.
    case dated(due: Day?, warnBy: Moment?, reason: String?)
    /// Somebody sees to it, or nobody.
    case owned(Speaker?)
    /// Whom it was said to, all of them.
    case addressed([Speaker])
    /// It is of another kind.
    case kind(FollowUp.Kind)
  }

  package var followUp: Reference
  package var step: Step

  package init(_ followUp: Reference, _ step: Step) {
    self.followUp = followUp
    self.step = step
  }
}
