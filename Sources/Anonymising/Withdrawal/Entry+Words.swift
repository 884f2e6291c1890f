import Fieldwork

extension Entry {
  /// Every stretch of free text the entry holds: what somebody said or wrote, or words quoted from it.
  var words: [String] {
    switch self {
    case .turn(let turn): [turn.text]
    case .note(let note): [note.text, note.authorName].compactMap(\.self)
    case .correction(let correction): [correction.text]
    case .flag(let flag): [flag.finding.reason]
    case .person(let step): [step.unit, step.site].compactMap(\.self)
    case .followUp(let followUp): [followUp.words, followUp.note].compactMap(\.self)
    case .followUpStep(let step): step.step.words
    case .playback(let playback): [playback.words].compactMap(\.self)
    case .override(let override): [override.reason]
    case .exported(let record): [record.path]
    case .batch(let entries): entries.flatMap(\.words)
    case .opened, .resumed, .repaired, .mark, .link, .remark, .prompt, .check, .consent, .hold, .shareTime,
      .card,
      .stage, .undo, .redo, .removed, .unknown, .verdict:
      []
    }
  }

  /// The lines of the journal the entry's words are about.
  var linesMeant: [EntryID] {
    switch self {
    case .correction(let correction): [correction.line]
    case .flag(let flag): [flag.line]
    case .followUp(let followUp): [followUp.line].compactMap(\.self)
    case .playback(let playback): [playback.line]
    case .batch(let entries): entries.flatMap(\.linesMeant)
    // A note about a line is its writer's own view; it goes when it names or quotes.
    case .note, .turn, .person, .override, .exported, .repaired, .opened, .resumed, .mark, .link, .remark,
      .prompt,
      .check, .consent, .hold, .shareTime, .card, .stage, .undo, .redo, .removed, .unknown, .verdict,
      .followUpStep:
      []
    }
  }

  /// Whose own words the entry holds, or whose unit and site.
  var ownedBy: [Speaker] {
    switch self {
    case .turn(let turn): [turn.speaker]
    case .note(let note): [note.author]
    case .person(let step): step.unit == nil && step.site == nil ? [] : [step.code]
    case .batch(let entries): entries.flatMap(\.ownedBy)
    default: []
    }
  }
}

extension FollowUpStep.Step {
  /// What somebody wrote about it.
  fileprivate var words: [String] {
    switch self {
    case .told(_, _, let how): [how].compactMap(\.self)
    case .status(_, let reason), .dated(_, _, let reason): [reason].compactMap(\.self)
    case .owned, .addressed, .kind: []
    }
  }
}
