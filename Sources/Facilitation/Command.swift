import Fieldwork

/// What a person may ask of a session. Deciding on it changes nothing.
package enum Command: Hashable, Sendable {
  case say(Speaker, String, marks: [String] = [])
  case note(String, about: EntryID? = nil)
  /// Observers' notes, let in at this place, together.
  case takeIn([Note])
  case correct(EntryID, String)
  /// On, or off when it is on already; put on, it takes the place of the others named.
  case mark(EntryID, String, replacing: [String] = [])
  case link(effect: EntryID, cause: EntryID)
  case next
  case previous
  case skip
  case open(Prompt.ID)
  case tick(section: Int, place: Int)
  case add(Speaker.Kind)
  case person(PersonStep)
  /// People sit in this order, from the facilitator's left; whoever is not named sits behind them as before.
  case seat([Speaker])
  case consent(Speaker, Purpose, ConsentAnswer)
  case hold(Bool)
  case shareTime
  case card(String, line: EntryID? = nil)
  case followUp(FollowUp)
  case remark(FlagRemark)
  case raise(Category, on: EntryID)
  case playback(Playback)
  case stage(Stage)
  case override(Override)
  case undo
  case redo
}
