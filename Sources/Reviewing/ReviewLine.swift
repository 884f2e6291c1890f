import Fieldwork

/// One line of a session's transcript, as far as a review needs it.
package struct ReviewLine: Hashable, Sendable {
  package var id: EntryID
  /// Session time.
  package var milliseconds: Int
  /// When it was kept.
  package var at: Moment
  /// Who said or wrote it; `nil` for the heading of a section.
  package var speaker: Speaker?
  /// Said in the room; else written about it.
  package var isTurn: Bool
  /// The words as they stand now.
  package var text: String

  package init(id: EntryID, milliseconds: Int, at: Moment, speaker: Speaker?, isTurn: Bool, text: String) {
    self.id = id
    self.milliseconds = milliseconds
    self.at = at
    self.speaker = speaker
    self.isTurn = isTurn
    self.text = text
  }

  /// Whose words the rule sees in it; `nil` for the heading of a section.
  package var voice: Voice? { speaker.map { isTurn ? $0.voice : .note } }
}

/// A flag that stands in the session's own journal, with what the facilitator said of it.
package struct JournalFlag: Hashable, Sendable {
  package var id: EntryID
  package var flag: Flag
  package var remark: FlagRemark.Answer?

  package init(_ id: EntryID, _ flag: Flag, remark: FlagRemark.Answer? = nil) {
    self.id = id
    self.flag = flag
    self.remark = remark
  }
}

/// A follow-up, where it is kept, and who made it; `nil` in the session itself.
package struct MadeFollowUp: Hashable, Sendable {
  package var reference: Reference
  package var followUp: FollowUp
  package var reviewer: String?
  /// How it ended, or that it was opened again; `nil` while nobody said so.
  package var end: End?

  /// The last step that ended it or opened it again.
  package struct End: Hashable, Sendable {
    package var status: FollowUp.Status
    package var reason: String?
    package var at: Moment
  }

  /// As in the register.
  package var status: FollowUp.Status { end?.status ?? .open }

  /// It was taken off the open ones because its flag was found to be no promise.
  package var isDroppedByReview: Bool { status == .dropped && end?.reason == Self.notAPromise }

  /// Why the review drops a line, as it stands on record.
  static let notAPromise = "not a promise, says the review"

  package init(_ reference: Reference, _ followUp: FollowUp, by reviewer: String? = nil) {
    self.reference = reference
    self.followUp = followUp
    self.reviewer = reviewer
  }
}
