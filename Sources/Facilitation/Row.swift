import Fieldwork

/// One row of the transcript, with everything that was said about it since.
package struct Row: Hashable, Sendable {
  /// What kind of row it is, and whose.
  package enum Content: Hashable, Sendable {
    /// What somebody in the room said.
    case turn(Speaker)
    /// What somebody wrote; an observer's carries the name they gave.
    case note(Speaker, authorName: String?)
    /// The guide went on to another section.
    case section
  }

  package var id: EntryID

  /// Session time in milliseconds: since opening, stops of the program left out.
  package var milliseconds: Int

  package var content: Content

  /// The words as they stand now: the last correction, else as first kept. For a section its title.
  package var text: String

  /// Earlier wordings, the first first.
  package var formerTexts: [String] = []

  /// The stop of the guide that was open.
  package var stop: Prompt.ID?

  /// Names of marks, in the order they were put on.
  package var marks: [String] = []

  package var flags: [RowFlag] = []

  package var followUps: [FollowUp.Kind] = []

  /// Lines that led to this one.
  package var causes: [EntryID] = []

  package init(
    id: EntryID, milliseconds: Int, _ content: Content, _ text: String, stop: Prompt.ID? = nil,
    marks: [String] = []
  ) {
    self.id = id
    self.milliseconds = milliseconds
    self.content = content
    self.text = text
    self.stop = stop
    self.marks = marks
  }

  /// Who said or wrote it; `nil` for a section.
  package var speaker: Speaker? {
    switch content {
    case .turn(let speaker), .note(let speaker, _): speaker
    case .section: nil
    }
  }

  package var isTurn: Bool {
    if case .turn = content { return true }
    return false
  }
}

/// A flag on a row, and what the facilitator said of it so far.
package struct RowFlag: Hashable, Sendable {
  package var id: EntryID
  package var flag: Flag
  package var remark: FlagRemark.Answer?

  package init(id: EntryID, flag: Flag, remark: FlagRemark.Answer? = nil) {
    self.id = id
    self.flag = flag
    self.remark = remark
  }

  /// As it stands in the gutter: `P!`, `A?`, `J.`, `P=` it is so, `Lx` not so.
  package var gutter: String {
    let sign: Character =
      switch remark {
      case .itIsSo: "="
      case .notSo: "x"
      case nil: flag.finding.tier.sign
      }
    return "\(flag.finding.category.letter)\(sign)"
  }
}
