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
  /// More sessions were read for the review; `left` still are.
  case reviewed([ReviewDesk.Reviewed], left: Int)
  /// What the pseudonym screen shows, and what is to be said about the last step.
  case pseudonyms(PseudonymListing, said: String?)
  /// What came into the session that is followed from a second terminal.
  case followed(Followed)
  /// The lines around the one a follow-up came from; `nil` when they cannot be read.
  case registerLine(RegisterContext?)
}

/// What the desk wants done. The workroom does it and answers with a message.
package enum Effect: Hashable, Sendable {
  /// Keep these together, sync, then answer `.kept` or `.notKept` with the ticket.
  case append([Entry], ticket: Int)
  /// Keep these together in this reviewer's file of a session, by its index; answered as `append` is.
  case appendReview([Entry], session: Int, ticket: Int)
  /// Show the line of a session that a follow-up came from, the session by its index; answered by `.registerLine`.
  case showRegisterLine(source: Int, EntryID)
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
  /// Keep a decision about what was found, sync, then answer `.pseudonyms`, or `.notice` when it was not kept.
  case decide(PseudonymDeed)
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
  /// The number of the last journal line that was known to be kept; `nil` when the draft does not say.
  package var after: Int?
  /// The same words line by line; empty for one turn being typed.
  package var lines: [Line]

  /// One line that is not kept yet.
  package struct Line: Hashable, Sendable {
    /// What the words are to become.
    package enum Kind: Hashable, Sendable {
      case turn
      /// About a line, or about nothing in particular.
      case note(EntryID?)
      case correction(EntryID)
      /// What was said when the point was read back.
      case playback(EntryID)
    }

    package var text: String
    package var speaker: Speaker
    package var kind: Kind

    package init(_ text: String, by speaker: Speaker, kind: Kind = .turn) {
      self.text = text
      self.speaker = speaker
      self.kind = kind
    }
  }

  package init(
    text: String, cursor: Int, speaker: Speaker, elapsedMilliseconds: Int, after: Int? = nil,
    lines: [Line] = []
  ) {
    self.text = text
    self.cursor = cursor
    self.speaker = speaker
    self.elapsedMilliseconds = elapsedMilliseconds
    self.after = after
    self.lines = lines
  }

  /// The lines that had not reached the record: whatever was kept behind ``after`` used up the first line of its
  /// kind, since one line at a time is typed and all are kept in their order.
  package func left(after kept: [KeptEntry]) -> [Line] {
    let all = lines.isEmpty ? [Line(text, by: speaker)] : lines
    guard let after else { return all.filter { !$0.text.isEmpty } }
    var left = all
    for entry in kept where entry.number > after {
      for kind in entry.entry.typed {
        if let place = left.firstIndex(where: { $0.kind.isAlike(kind) }) { left.remove(at: place) }
      }
    }
    return left.filter { !$0.text.isEmpty }
  }

  /// Whether somebody spoke after it was written.
  func isPassed(by kept: [KeptEntry]) -> Bool {
    guard let after else { return false }
    return kept.reversed().prefix { $0.number > after }.contains { $0.entry.typed.contains(.turn) }
  }
}

extension DeskDraft.Line.Kind {
  /// The same kind, whatever line it is about.
  fileprivate func isAlike(_ other: Self) -> Bool {
    switch (self, other) {
    case (.turn, .turn), (.note, .note), (.correction, .correction), (.playback, .playback): true
    case (.turn, _), (.note, _), (.correction, _), (.playback, _): false
    }
  }
}

extension Turn {
  /// A digit said it: nobody typed a line.
  fileprivate var isHeardByDigit: Bool {
    marks == [LiveDesk.heardMark] && text.count == 6 && text.hasSuffix(" of 5")
  }
}

extension Entry {
  /// What was typed to make this entry.
  fileprivate var typed: [DeskDraft.Line.Kind] {
    switch self {
    case .turn(let turn): turn.isHeardByDigit ? [] : [.turn]
    case .note(let note): note.origin == nil ? [.note(nil)] : []
    case .correction(let correction): [.correction(correction.line)]
    case .playback(let playback): playback.words == nil ? [] : [.playback(playback.line)]
    case .batch(let entries): entries.flatMap(\.typed)
    default: []
    }
  }
}
