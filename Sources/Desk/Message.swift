import Canvas
import Facilitation
import Fieldwork

/// Everything that can reach the desk. It knows the time only from the moment that comes with a message.
package enum Message: Hashable, Sendable {
  case key(Key)
  /// Pasted text, whole: never a kept line, never keys.
  case pasted(String)
  case resized(Size)
  /// A deadline the desk asked for has come.
  case tick
  /// Entries that are on the disk now. `ticket` is that of the request.
  case kept([KeptEntry], ticket: Int)
  /// The request could not be kept. `why` is reason and remedy, one sentence.
  case notKept(why: String, ticket: Int)
  case draftKept
  /// The draft could not be written either: the words must be copied by hand.
  case draftNotKept(why: String)
  /// Notes from observers wait for a place.
  case observersWait([Note])
  /// The roster changed: names for codes.
  case roster(Roster)
  /// A sentence for the notice row, such as the outcome of an export.
  case notice(String)
  /// What the home screen shows.
  case listing(HomeListing)
  /// What came into the session that is followed from a second terminal.
  case followed(Followed)
}

/// What the desk wants done. The workroom does it and answers with a message.
package enum Effect: Hashable, Sendable {
  /// Keep these together, sync, then answer `.kept` or `.notKept` with the ticket.
  case append([Entry], ticket: Int)
  /// Remember the line being typed; the workroom sees to it that a file holds it within a quarter of a second.
  case saveDraft(DeskDraft)
  /// Give a code its name in the private roster; answered by `.roster`.
  case name(Speaker, String)
  /// Take the waiting notes of observers off the queue: they are about to be kept.
  case takeObserversNotes
  /// Write `transcript.md`; answered by `.notice`.
  case writeTranscript
  case suspend
  case redraw
  /// Leave for the shell, or for the home screen when it was entered from there.
  case leave
  /// A first-run hint need not be shown again; its name.
  case hintUsed(String)
  /// Open something from the home screen.
  case open(HomeAction)
  /// The start screen is done: open the journal, keep what was gathered, go live; `.notKept` when it fails.
  case begin(StartOutcome)
  /// Remember what the start screen gathered so far, beside the private roster, so that it is offered again.
  case keepStart(StartOutcome)
}

/// The line being typed, as the draft file holds it.
package struct DeskDraft: Hashable, Sendable {
  package var text: String
  /// In Unicode scalars from the start of the text.
  package var cursor: Int
  package var speaker: Speaker
  package var elapsedMilliseconds: Int

  package init(text: String, cursor: Int, speaker: Speaker, elapsedMilliseconds: Int) {
    self.text = text
    self.cursor = cursor
    self.speaker = speaker
    self.elapsedMilliseconds = elapsedMilliseconds
  }
}
