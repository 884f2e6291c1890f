/// One thing the journal holds: said, noted, marked, asked, flagged, decided.
///
/// An entry is never changed; a correction or an undo is a later entry.
package indirect enum Entry: Hashable, Sendable {
  /// The first entry of every journal.
  case opened(Opening)
  /// The session goes on after the program had stopped; the time between does not count.
  case resumed(Resumption)
  case turn(Turn)
  case note(Note)
  /// The words of an earlier turn or note, typed again. The first words stay on record.
  case correction(Correction)
  case mark(Marking)
  /// One line led to another: the ladder of root causes.
  case link(Ladder)
  case flag(Flag)
  case remark(FlagRemark)
  case prompt(PromptStep)
  case check(ChecklistTick)
  case person(PersonStep)
  case consent(Consent)
  /// The clock of the guide is held (a break) or let go on.
  case hold(Bool)
  case shareTime(TimeShare)
  case card(CardUse)
  case followUp(FollowUp)
  /// What a reviewer decided on a flag; stands in a review file.
  case verdict(Verdict)
  /// What became of a line of the register.
  case followUpStep(FollowUpStep)
  case playback(Playback)
  case stage(Stage)
  /// A refused start was opened all the same, for the reason given.
  case override(Override)
  case exported(ExportRecord)
  /// Damaged lines were set aside, and the lines behind them stand on.
  case repaired(RepairRecord)
  /// Takes back the line with this number, of the same file, as a whole.
  case undo(Int)
  /// Brings back the line with this number, of the same file.
  case redo(Int)
  /// Entries decided together, kept together or not at all; holds one participant's words at most.
  case batch([Entry])
  /// The body was removed when a participant withdrew.
  case removed(kind: String)
  /// A kind from a later version: kept on disk as it is, without effect here.
  case unknown(kind: String)
}

/// An entry with its place in the journal.
package struct KeptEntry: Hashable, Sendable {
  /// The line's number, from 0 for `opened`, rising; a number may be missing after a failed write.
  package var number: Int
  package var at: Moment
  package var entry: Entry

  package init(_ number: Int, at: Moment, _ entry: Entry) {
    self.number = number
    self.at = at
    self.entry = entry
  }
}

/// Points at one entry: a journal line, and its place when the line is a batch.
package struct EntryID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package var line: Int
  /// From 0; 0 also for a line that is no batch.
  package var part: Int

  package init(_ line: Int, part: Int = 0) {
    self.line = line
    self.part = part
  }

  /// `17`, or `17.2` inside a batch.
  package var description: String { part == 0 ? "\(line)" : "\(line).\(part)" }

  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let line = Int(parts[0]), line >= 0 else { return nil }
    guard parts.count == 2 else {
      self.init(line)
      return
    }
    guard let part = Int(parts[1]), part >= 0 else { return nil }
    self.init(line, part: part)
  }

  package static func < (a: EntryID, b: EntryID) -> Bool { (a.line, a.part) < (b.line, b.part) }
}

/// How a journal begins: its format, its session, who wrote it.
package struct Opening: Hashable, Sendable {
  /// The journal format this program writes; a higher number is refused by name.
  package static let currentFormat = 1

  package var format: Int
  /// The session's name: that of its folder.
  package var session: String
  /// The version that wrote it.
  package var evenkeel: String
  /// SHA-256 of the guide as it was used, 64 lower-case hex digits.
  package var guideDigest: String?
  /// A rehearsal skips the gate and says so everywhere.
  package var isRehearsal: Bool

  package init(
    format: Int = currentFormat, session: String, evenkeel: String, guideDigest: String? = nil,
    isRehearsal: Bool = false
  ) {
    self.format = format
    self.session = session
    self.evenkeel = evenkeel
    self.guideDigest = guideDigest
    self.isRehearsal = isRehearsal
  }
}

/// The session went on after a stop of the program.
package struct Resumption: Hashable, Sendable {
  /// Where the session's clock stood when it stopped, in milliseconds.
  package var elapsedMilliseconds: Int

  package init(elapsedMilliseconds: Int) { self.elapsedMilliseconds = elapsedMilliseconds }
}

/// One uninterrupted stretch of talk by one person.
///
/// The text is what was heard. A correction is a later entry, so the first words stay.
package struct Turn: Hashable, Sendable {
  package var speaker: Speaker

  /// Unicode NFC; at most ``maxTextBytes`` bytes of UTF-8 when typed, longer when imported.
  package var text: String

  /// Marks given while typing, such as `quote`.
  package var marks: [String]

  /// An hour without a breath: 180 words a minute x 60 minutes x 6 bytes a word, rounded up.
  package static let maxTextBytes = 65_536

  package init(_ speaker: Speaker, _ text: String, marks: [String] = []) {
    self.speaker = speaker
    self.text = text
    self.marks = marks
  }
}

/// Something a facilitator or observer wrote about what was said.
package struct Note: Hashable, Sendable {
  package var author: Speaker
  package var text: String
  /// The line it is about, if it is about one.
  package var about: EntryID?
  /// When an observer wrote it, in milliseconds of session time; `nil` when it was written as it was kept.
  package var writtenMilliseconds: Int?
  /// The observer's name as given on their command line.
  package var authorName: String?
  /// Where an observer wrote it; `nil` when it was written in the session itself.
  package var origin: NoteOrigin?

  package init(
    _ author: Speaker, _ text: String, about: EntryID? = nil, writtenMilliseconds: Int? = nil,
    authorName: String? = nil, origin: NoteOrigin? = nil
  ) {
    self.author = author
    self.text = text
    self.about = about
    self.writtenMilliseconds = writtenMilliseconds
    self.authorName = authorName
    self.origin = origin
  }
}

/// Where a note was written before it was taken in: a line of an observer's own file.
package struct NoteOrigin: Hashable, Sendable {
  /// The file's name, without its folder.
  package var file: String
  /// The line's number in that file, from 0 for its `opened`.
  package var line: Int

  package init(file: String, line: Int) {
    self.file = file
    self.line = line
  }
}

/// Other words for an earlier line.
package struct Correction: Hashable, Sendable {
  package var line: EntryID
  package var text: String

  package init(_ line: EntryID, _ text: String) {
    self.line = line
    self.text = text
  }
}

/// A one-key annotation on a line, put on or taken off.
package struct Marking: Hashable, Sendable {
  package var line: EntryID
  /// The mark's name in the mark table, such as `quote` or `frustration2`.
  package var mark: String
  package var isOn: Bool

  package init(_ line: EntryID, _ mark: String, isOn: Bool = true) {
    self.line = line
    self.mark = mark
    self.isOn = isOn
  }
}

/// One line said what led to another.
package struct Ladder: Hashable, Sendable {
  package var effect: EntryID
  package var cause: EntryID

  package init(effect: EntryID, cause: EntryID) {
    self.effect = effect
    self.cause = cause
  }
}

/// The guide moved: a prompt was opened.
package struct PromptStep: Hashable, Sendable {
  /// How one got to the prompt.
  package enum Way: String, CaseIterable, Hashable, Sendable {
    case next
    case previous
    /// The prompt before was left out.
    case skip
    /// Chosen from the list.
    case chosen
  }

  package var prompt: Prompt.ID
  package var way: Way

  package init(_ prompt: Prompt.ID, _ way: Way) {
    self.prompt = prompt
    self.way = way
  }
}

/// A line of a check list, done or open again.
package struct ChecklistTick: Hashable, Sendable {
  /// Section and line of the check list, both from 0.
  package var section: Int
  package var place: Int
  package var isDone: Bool

  package init(section: Int, place: Int, isDone: Bool) {
    self.section = section
    self.place = place
    self.isDone = isDone
  }
}

/// Somebody was added, came, left, moved to another unit or seat. Names never stand here.
package struct PersonStep: Hashable, Sendable {
  package var code: Speaker
  package var presence: Presence?
  package var role: Role?
  package var unit: String?
  package var site: String?
  /// This code turned out to be the same person as that one.
  package var sameAs: Speaker?
  /// Where they sit: places round the table, counted from 1 at the facilitator's left.
  package var place: Int?

  package init(
    _ code: Speaker, presence: Presence? = nil, role: Role? = nil, unit: String? = nil, site: String? = nil,
    sameAs: Speaker? = nil, place: Int? = nil
  ) {
    self.code = code
    self.presence = presence
    self.role = role
    self.unit = unit
    self.site = site
    self.sameAs = sameAs
    self.place = place
  }
}

/// What one person answered to one purpose.
package struct Consent: Hashable, Sendable {
  package var participant: Speaker
  package var purpose: Purpose
  package var answer: ConsentAnswer

  package init(_ participant: Speaker, _ purpose: Purpose, _ answer: ConsentAnswer) {
    self.participant = participant
    self.purpose = purpose
    self.answer = answer
  }
}

/// The minutes left, shared out anew over what must still be asked.
package struct TimeShare: Hashable, Sendable {
  /// Minutes by prompt; a prompt not named keeps its own.
  package var minutes: [Prompt.ID: Int]

  package init(_ minutes: [Prompt.ID: Int]) { self.minutes = minutes }
}

/// A card that was opened: which one, in answer to which line.
package struct CardUse: Hashable, Sendable {
  package var card: String
  package var line: EntryID?

  package init(_ card: String, line: EntryID? = nil) {
    self.card = card
    self.line = line
  }
}

/// One point of the summary read back to the people it came from.
package struct Playback: Hashable, Sendable {
  /// What people answered when the point was read back.
  package enum Outcome: String, CaseIterable, Hashable, Sendable {
    case confirmed
    case corrected
    case notSo = "not so"
    case notAsked = "not asked"
  }

  /// The line the point was taken from.
  package var line: EntryID
  package var outcome: Outcome
  /// What they said instead.
  package var words: String?

  package init(_ line: EntryID, _ outcome: Outcome, words: String? = nil) {
    self.line = line
    self.outcome = outcome
    self.words = words
  }
}

/// The session as a whole went on to another stage.
package enum Stage: String, CaseIterable, Hashable, Sendable {
  /// Running through the guide.
  case running
  /// Playback and the closing list.
  case closing
  /// The team alone, at once afterwards, with a clock of its own.
  case debrief
  /// Closed: the transcript is written.
  case closed
}

/// A check that refused, and why it was opened all the same.
package struct Override: Hashable, Sendable {
  package var check: String
  package var reason: String

  package init(_ check: String, reason: String) {
    self.check = check
    self.reason = reason
  }
}

/// A file that left the session, so that it can be found again.
package struct ExportRecord: Hashable, Sendable {
  package var path: String
  /// SHA-256 of the file, 64 lower-case hex digits.
  package var digest: String
  package var format: String
  package var isIdentified: Bool

  package init(path: String, digest: String, format: String, isIdentified: Bool) {
    self.path = path
    self.digest = digest
    self.format = format
    self.isIdentified = isIdentified
  }
}

/// A damaged journal was mended: what was set aside, and what stands on behind it.
package struct RepairRecord: Hashable, Sendable {
  /// The damaged lines by their places in the journal as it was, from 1; the first hundred of them.
  package var lines: [Int]
  /// How many there were.
  package var damaged: Int
  /// Lines behind the first damage that stand on under their own numbers.
  package var kept: Int
  /// The name of the copy of the journal as it was, beside it.
  package var copy: String

  package init(lines: [Int], damaged: Int, kept: Int, copy: String) {
    self.lines = lines
    self.damaged = damaged
    self.kept = kept
    self.copy = copy
  }
}
