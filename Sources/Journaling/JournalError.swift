import Notation

/// What can go wrong with a journal. Each says what happened, to which file, what is safe and what to do.
package enum JournalError: Error, Hashable, Sendable, CustomStringConvertible {
  case missing(path: String)
  case isFolder(path: String)
  /// A device or a pipe.
  case notAFile(path: String)
  case notAJournal(path: String)
  /// Nothing has been written to it yet.
  case empty(path: String)
  /// Doubtful when the line that says so does not fit its checksum.
  case newerFormat(path: String, format: Int, isDoubtful: Bool)
  /// The first damaged line.
  case damaged(path: String, Damage)
  /// Another writer has it; their words about themselves, which may be empty.
  case held(path: String, by: String)
  /// It could not be opened or read.
  case unreachable(DiskError)
  /// The lines are not in the journal; the writer takes the next attempt.
  case notKept(DiskError)
  /// Somebody moved, replaced or removed the file while it was open.
  case moved(path: String)
  /// Another program wrote to the file while it was open.
  case changedElsewhere(path: String)
  /// Lines that had been kept cannot be read back. The writer keeps refusing.
  case lost(path: String)
  /// The torn or damaged part could not be copied aside, so nothing was cut.
  case cannotSetAside(path: String, DiskError)
  /// An entry only a reader makes, or a journal that would not begin with `opened`.
  case cannotBeKept(path: String, kind: String)
  /// The draft is there but says nothing that can be read.
  case unreadableDraft(path: String)

  /// The whole sentence: what, which file, what is safe, what to do. Harmless on a terminal.
  package var description: String {
    switch self {
    case .missing(let path): "'\(harmless(path))' is not there; give the folder of a session"
    case .isFolder(let path): "'\(harmless(path))' is a folder, not a journal; give the folder of a session"
    case .notAFile(let path):
      "'\(harmless(path))' is no plain file, so no journal; give the folder of a session"
    case .notAJournal(let path): "'\(harmless(path))' is not a journal; it was left as it is"
    case .empty(let path): "'\(harmless(path))' is empty: nothing was kept in it yet"
    case .newerFormat(let path, let format, let isDoubtful):
      "'\(harmless(path))' line 1 says it has format \(format), newer than this evenkeel reads"
        + (isDoubtful ? ", and does not fit its checksum" : "")
        + "; it was left as it is: open it with a newer one"
    case .damaged(let path, let damage):
      "'\(harmless(path))' line \(damage.line) is damaged: \(damage.words); "
        + (damage.line > 1 ? "the lines before it can be read; " : "")
        + "'evenkeel repair' keeps a copy, then mends it"
    case .held(let path, let holder):
      "'\(harmless(path))' is open in another evenkeel\(holder.isEmpty ? "" : " (\(harmless(holder)))"); "
        + "close it there, or follow it with 'evenkeel observe'"
    case .unreachable(let error): "\(error); nothing was changed: \(error.remedy)"
    case .notKept(let error):
      "\(error); what was kept before is safe and the line is still in the input line: \(error.reason.remedy), "
        + "then Enter"
    case .moved(let path):
      "'\(harmless(path))' was moved or removed while it was open; the line is still in the input line: put the "
        + "file back, then Enter"
    case .changedElsewhere(let path):
      "another program wrote to '\(harmless(path))' while it was open; the line is still in the input line: close "
        + "that program, leave the session and resume it"
    case .lost(let path):
      "'\(harmless(path))' no longer holds all that was kept; the line is still in the input line: "
        + "copy it by hand, close, then 'evenkeel verify' says what is left"
    case .cannotSetAside(let path, let error):
      "'\(harmless(path))' ends in a torn or damaged part that could not be copied aside (\(error)); nothing was "
        + "cut: \(error.reason.remedy)"
    case .cannotBeKept(let path, let kind):
      "'\(harmless(path))' cannot take a line '\(harmless(kind))' here; the line was left out"
    case .unreadableDraft(let path):
      "'\(harmless(path))' holds no draft that can be read; the journal is whole without it"
    }
  }

  /// Why, in a few words, such as `the disk is full`.
  package var reason: String {
    switch self {
    case .unreachable(let error), .notKept(let error), .cannotSetAside(_, let error): error.reason.words
    case .moved: "the journal was moved or removed"
    case .changedElsewhere: "another program wrote to the journal"
    case .lost: "the journal lost lines that had been kept"
    case .held: "another evenkeel has the journal open"
    case .missing, .isFolder, .notAFile, .notAJournal, .empty, .newerFormat, .damaged, .cannotBeKept,
      .unreadableDraft:
      description
    }
  }

  /// What the facilitator can do before trying again, such as `make room`.
  package var remedy: String {
    switch self {
    case .unreachable(let error), .notKept(let error), .cannotSetAside(_, let error): error.remedy
    case .moved: "put the file back"
    case .changedElsewhere: "leave the session and resume it"
    case .lost: "copy your words by hand"
    case .held: "close it there"
    case .missing, .isFolder, .notAFile, .notAJournal, .empty, .newerFormat, .cannotBeKept, .unreadableDraft:
      "choose another folder"
    case .damaged: "repair it"
    }
  }
}
