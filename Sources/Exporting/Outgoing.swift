import Anonymising
import Facilitation
import Fieldwork

/// A session as it leaves the building: what every renderer takes, and nothing else.
///
/// Every word that somebody wrote or said is a ``RedactedText``, so a name can only get here through
/// `Anonymising`. Undone lines are not here.
package struct Outgoing: Hashable, Sendable {
  /// The guide's title.
  package var title: RedactedText

  /// The session's name, that of its folder.
  package var name: RedactedText

  /// When the session was opened.
  package var openedAt: Moment?

  /// The day it was, where its room was.
  package var day: Day?

  /// How long it lasted, stops of the program left out.
  package var lengthMilliseconds: Int

  /// The words are as they were said, names in them too.
  package var isIdentified: Bool

  /// Nobody's real words.
  package var isRehearsal: Bool

  /// Everybody known, by code; the facilitator is always among them.
  package var people: [Person]

  /// The parts of the guide that were opened, in order.
  package var sections: [Section]

  /// The transcript, in the order kept.
  package var lines: [Line]

  package var followUps: [FollowUp]
  package var playback: [PlaybackPoint]

  /// Checks that refused and were overruled.
  package var overrides: [Override]

  /// Cards of the facilitator that were used, in order.
  package var cards: [Card]

  /// Lines of the record that were damaged and left out when it was mended.
  package var damagedLines: Int

  package var coverage: Coverage

  /// Who decided on flags, by code.
  package var reviewers: [Reviewer]

  /// Somebody of the session.
  package struct Person: Hashable, Sendable {
    package var code: Speaker

    /// What stands in front of their words: `P3`, or a pseudonym.
    package var label: RedactedText
    package var role: Role
    package var unit: RedactedText?
    package var site: RedactedText?
    package var presence: Presence
    package var sameAs: Speaker?
    package var consent: [Purpose: ConsentAnswer]
    package var words: Int
    package var turns: Int

    /// Their place round the table, from 1; who sat beside whom leaves only with the names.
    package var place: Int?
  }

  /// A question or a silence that the facilitator had at hand, where it was used.
  package struct Card: Hashable, Sendable {
    package var id: EntryID

    /// Session time.
    package var milliseconds: Int
    package var name: RedactedText
  }

  /// A part of the guide that was opened.
  package struct Section: Hashable, Sendable {
    package var title: RedactedText

    /// Index into the lines: the one that opened it.
    package var firstLine: Int
  }

  /// One line of the transcript.
  package struct Line: Hashable, Sendable {
    /// What kind of line it is.
    package enum Kind: String, Hashable, Sendable {
      case turn
      case note
      case section
    }

    package var id: EntryID
    package var at: Moment?

    /// Session time.
    package var milliseconds: Int

    /// Session time at its end, where something knows it.
    package var endMilliseconds: Int?
    package var kind: Kind

    /// Who said or wrote it; `nil` for a section.
    package var speaker: Speaker?
    package var text: RedactedText

    /// The first wording of a corrected line.
    package var firstText: RedactedText?
    package var marks: [String]
    package var flags: [Flag]
    package var followUps: [Fieldwork.FollowUp.Kind]

    /// Lines that led to this one; of a note, the line it is about.
    package var causes: [EntryID]

    /// What of the guide was open.
    package var section: RedactedText?
    package var prompt: RedactedText?

    /// Stands for words that are not to leave: it is shown and never quoted.
    package var isPlaceholder: Bool
  }

  /// A flag on a line.
  package struct Flag: Hashable, Sendable {
    package var category: Category
    package var rule: String
    package var tier: Tier

    /// In two or three words, such as `dated promise`.
    package var kind: String

    /// What the facilitator said of it in the session.
    package var remark: FlagRemark.Answer?

    /// What the review made of it: `promise`, `false alarm`; ``disputed`` where reviewers differ and nobody settled it.
    package var verdict: String?

    /// Code of who decided.
    package var reviewer: String?

    /// Reviewers decided it differently, and nobody settled that.
    package var isDisputed: Bool { verdict == Self.disputed }

    /// What each reviewer decided on their own.
    package var answers: [Answer] = []

    /// One reviewer's verdict.
    package struct Answer: Hashable, Sendable {
      /// Their code.
      package var reviewer: String
      package var verdict: String
    }

    package static let disputed = "disputed"

    /// Half-open range of UTF-8 bytes in the line's text as it stands here, on scalar boundaries.
    package var bytes: Range<Int>

    /// As it stands in the gutter: `P!`, `A?`, `J.`, `P=` it is so, `Lx` not so.
    package var gutter: String {
      let sign: Character =
        switch remark {
        case .itIsSo: "="
        case .notSo: "x"
        case nil: tier.sign
        }
      return "\(category.letter)\(sign)"
    }
  }

  /// A line of the register.
  package struct FollowUp: Hashable, Sendable {
    package var kind: Fieldwork.FollowUp.Kind
    package var line: EntryID?
    package var words: RedactedText
    package var toWhom: [Speaker]
    package var owner: Speaker?
    package var due: Day?

    /// What became of it since, as the register has it; `nil` where only the session was asked.
    package var registered: Registered?
  }

  /// A point that was read back, and what people said.
  package struct PlaybackPoint: Hashable, Sendable {
    package var line: EntryID
    package var outcome: Playback.Outcome
    package var text: RedactedText
    package var words: RedactedText?
  }

  /// A check that refused, and why it was opened all the same.
  package struct Override: Hashable, Sendable {
    package var check: RedactedText
    package var reason: RedactedText
  }

  /// How much of the guide was reached.
  package struct Coverage: Hashable, Sendable {
    package var prompts: Int
    package var opened: Int

    /// Must-ask prompts that were not.
    package var missed: [RedactedText]
  }

  /// Somebody who decided on flags.
  package struct Reviewer: Hashable, Sendable {
    package var code: String
    package var label: RedactedText

    package init(code: String, label: RedactedText) {
      self.code = code
      self.label = label
    }
  }
}
