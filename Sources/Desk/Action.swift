import Canvas

/// What a key asks for. Its name, with spaces, is what a file of remapped keys calls it.
package enum Action: Hashable, Sendable {
  case help, command, stay, back, leave, suspend, redraw
  case undo, redo
  case search, nextHit, previousHit
  case down, up, readBack, pageDown, pageUp, first, last, nextPart
  case marks, speaker, write, keep, quote, plainStart, empty
  case edit(TextField.Edit)
  case nextPrompt, previousPrompt, skipPrompt, card, notes, shareTime, tick
  case notSo, itIsSo
  case park, expectation, reported, register, add, ladder
  case guide, counts, who, seating, hold, close
  /// Words typed before, into the input line.
  case recall
  case flagPromise, flagAgreement, flagJudgement, flagLeading
  case correct, heard, purpose, cell, go, nextStep, review, followUps, export, practise, rehearsal
  case nextFlag, order, narrow, secondLook, toWhom, due, told, openLine
  case onlyHereYes, onlyHereNo, sameAs, rename, notTheSame, retype, acceptKind, sayLess, sayMore

  /// `nextPrompt` as people write it: `next prompt`.
  package var name: String {
    if case .edit(let edit) = self { return Self.spaced("\(edit)") }
    return Self.spaced("\(self)")
  }

  private static func spaced(_ name: String) -> String {
    name.reduce(into: "") { words, letter in
      words += letter.isUppercase ? " \(letter.lowercased())" : String(letter)
    }
  }
}
