import Fieldwork

/// What somebody decided about one finding, or several at once: one line of `private/decisions.jsonl`.
package struct Decision: Hashable, Sendable {
  /// Counts from 0 in the file; undo and redo name it.
  package var number: Int
  package var at: Moment

  /// Who decided, as they are known here.
  package var by: String

  /// At least one; all or none are taken back.
  package var deeds: [Deed]

  package init(_ number: Int, at: Moment, by: String, _ deeds: [Deed]) {
    self.number = number
    self.at = at
    self.by = by
    self.deeds = deeds
  }
}

/// Whom or what a decision is about.
package struct Subject: Hashable, Sendable {
  /// Such as `PERSON:9`.
  package var entity: String

  /// One way it is written, folded; `nil` for all of them.
  package var form: String?

  package init(_ entity: String, form: String? = nil) {
    self.entity = entity
    self.form = form
  }
}

/// One place in the texts of a study.
package struct FindingPlace: Hashable, Sendable {
  /// Session and line, such as `group-a/17`.
  package var line: String

  /// Where it begins there, in bytes of the words as they were typed.
  package var at: Int

  package init(_ line: String, at: Int) {
    self.line = line
    self.at = at
  }
}

/// One thing that was decided.
package enum Deed: Hashable, Sendable {
  /// It is replaced at every place.
  case hide(Subject)
  /// It stays at every place.
  case leave(Subject)
  case hideHere(FindingPlace, Subject)
  case leaveHere(FindingPlace, Subject)
  /// Looked at and left open.
  case later(Subject)
  /// What stands in its place.
  case rename(entity: String, to: String)
  /// How much of it is kept.
  case step(entity: String, Policy.Step)
  /// Both are one, here and in all sessions.
  case same(entity: String, as: String)
  /// In this session, or with `nil` in every one, this form means somebody else, who has a code of their own.
  case apart(entity: String, form: String, session: String?, becomes: String)
  /// It is another kind of thing, with a code of that kind.
  case retype(entity: String, becomes: String)
  /// These words are hidden wherever they stand.
  case always(words: String, kind: Kind)
  case undo(Int)
  case redo(Int)
}
