import Fieldwork

/// Why a session adds nothing for a command. Each says what to do; names are never in it.
package enum SessionError: Error, Hashable, Sendable, CustomStringConvertible {
  case closed
  case nothingSaid
  case tooLong(bytes: Int)
  case notRecorded(Speaker)
  case unknownPerson(Speaker)
  case noPromptAfter
  case noPromptBefore
  case unknownPrompt(Prompt.ID)
  case noLine
  case noFlag
  case notYours
  case nothingToUndo
  case nothingToRedo
  case noChecklist
  case noTimeToShare
  case needsReason

  package var description: String {
    switch self {
    case .closed: "the session is closed; undo opens it again"
    case .nothingSaid: "there are no words yet; type what was said"
    case .tooLong(let bytes):
      "the line has \(bytes) bytes, at most \(Turn.maxTextBytes) fit; keep it in two parts"
    case .notRecorded(let code):
      "\(code) asked that no words be recorded; pick another speaker or empty the line"
    case .unknownPerson(let code): "nobody has the code \(code); add the person first"
    case .noPromptAfter: "this is the last prompt of the guide"
    case .noPromptBefore: "this is the first prompt of the guide"
    case .unknownPrompt(let id): "the guide has no prompt \(id)"
    case .noLine: "there is no kept line for it yet"
    case .noFlag: "there is no flag on that line"
    case .notYours: "flags look at the facilitator's and the provider's words, not at what participants say"
    case .nothingToUndo: "there is nothing to undo"
    case .nothingToRedo: "there is nothing to redo"
    case .noChecklist: "this part of the guide has no open check box"
    case .noTimeToShare:
      "there is nothing to share out: the time left is enough, or the guide names no minutes"
    case .needsReason: "an override needs a reason in words"
    }
  }
}
