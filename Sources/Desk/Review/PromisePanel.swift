import Fieldwork
import Reviewing

/// A promise as it would stand in the register, open for changes.
struct PromisePanel: Hashable, Sendable {
  /// What Enter keeps besides.
  enum Target: Hashable, Sendable {
    case item(ReviewItem.ID)
    /// A flag raised by hand on a line that has none.
    case raise(EntryID, session: Int)
  }

  /// The rows one can stand on.
  enum Row: Int, CaseIterable, Hashable, Sendable {
    case owner
    case toWhom
    case due
  }

  var target: Target
  var draft: FollowUpDraft
  /// The line of the register there is already: nothing new is made, F changes it.
  var existing: FollowUp?
  /// The review dropped that line, and Enter opens it again.
  var isDropped = false
  /// The due day is what a guess is most often wrong about.
  var row = Row.due
  /// The day that the words themselves name: what people were told.
  let said: Day?

  init(target: Target, draft: FollowUpDraft) {
    self.target = target
    self.draft = draft
    said = draft.due
  }
}
