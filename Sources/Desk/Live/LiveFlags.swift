import Canvas
import Facilitation
import Fieldwork

/// What the flagger says of the words being typed.
struct LiveFlags: Hashable, Sendable {
  /// The words looked through last, and what was found in them.
  var checked: Checked?
  /// When the words last changed; `nil` when they were looked through since.
  var changedAt: Moment?

  struct Checked: Hashable, Sendable {
    var text: String
    var findings: [Finding]
  }

  /// Words are looked through after so many milliseconds without a key.
  static let restMilliseconds = 150

  /// The surest finding, the first of equals.
  var foremost: Finding? {
    checked?.findings.max { ($0.tier, $1.bytes.lowerBound) < ($1.tier, $0.bytes.lowerBound) }
  }

  /// A finding goes when the words go: one stays while words are only added behind what was looked through.
  mutating func touch(_ line: TypedLine, at now: Moment) {
    if let former = checked, !line.field.text.hasPrefix(former.text) { checked = nil }
    changedAt = now
  }

  func dueAt(_ line: TypedLine) -> Moment? {
    guard !line.field.isEmpty, line.purpose != .turn || line.speaker.kind != .participant else { return nil }
    return changedAt?.adding(milliseconds: Self.restMilliseconds)
  }
}

extension LiveDesk {
  mutating func lookThroughWhenResting() {
    guard let due = live.dueAt(line), due <= now else { return }
    live.changedAt = nil
    let utterance = lookedAt(line)
    live.checked = LiveFlags.Checked(text: line.field.text, findings: utterance.map(setting.flagging) ?? [])
  }

  /// The words as the flagger sees them; nil for what nobody is going to keep.
  private func lookedAt(_ line: TypedLine) -> Utterance? {
    switch line.purpose {
    case .turn: session.utterance(line.field.text, by: line.speaker)
    case .note, .playback: Utterance(line.field.text, by: .note)
    case .correction(let id): correctedVoice(id).map { Utterance(line.field.text, by: $0) }
    case .search, .name: nil
    }
  }

  private func correctedVoice(_ id: EntryID) -> Voice? {
    guard let row = standing.row(id), let speaker = row.speaker, speaker.kind != .participant else {
      return nil
    }
    return row.isTurn ? speaker.voice : .note
  }

  /// Looks through lines that were just kept; their flags come next, before anything that waits.
  mutating func raiseFlags(on entries: [KeptEntry], remark: FlagRemark.Answer?) {
    var flags: [Entry] = []
    for kept in entries {
      for id in kept.lines {
        flags += session.flags(on: id, ruleBook: setting.ruleBook, by: setting.flagging)
      }
    }
    guard !flags.isEmpty else { return }
    var request = Request(entries: flags)
    request.notice = foremost(flags).map(flagNotice)
    keeping.queue.insert(request, at: 0)
    if let remark {
      keeping.queue.insert(
        Request { row in row.flags.first.map { .remark(FlagRemark($0.id, remark)) } }, at: 1)
    }
  }

  private func foremost(_ flags: [Entry]) -> Finding? {
    var best: Finding?
    for case .flag(let flag) in flags where (best.map { $0.tier < flag.finding.tier } ?? true) {
      best = flag.finding
    }
    return best
  }

  /// `P! dated promise · say: I can't say what will happen; it goes on record.`
  func flagNotice(_ finding: Finding) -> String {
    let sign = "\(finding.category.letter)\(finding.tier.sign)"
    return finding.advice.isEmpty
      ? "\(sign) \(finding.kind)" : "\(sign) \(finding.kind) · say: \(finding.advice)"
  }

  /// ^X and ^Y: of the flag under the words being typed, else of the newest line that has one.
  mutating func answerFlag(_ answer: FlagRemark.Answer) -> [Effect] {
    if mode == .writing, let finding = live.foremost {
      line.remark = line.remark == answer ? nil : answer
      let word = answer == .itIsSo ? "it is so" : "not so"
      notice = line.remark == nil ? nil : "\(finding.category.letter) \(word); kept with the line."
      return []
    }
    guard let row = flaggedRow, let flag = row.flags.first(where: { $0.remark == nil }) ?? row.flags.last
    else {
      return say(sentence(.noFlag))
    }
    let word = answer == .itIsSo ? "it is so" : "not so"
    let letter = flag.flag.finding.category.letter
    let said = "\(letter) \(word), \(clockText(milliseconds: row.milliseconds)). \(undoKey) takes it back."
    return ask(Request(.remark(FlagRemark(flag.id, answer)), notice: said))
  }

  var undoKey: String { setting.bindings.shownKey(.undo, in: .writing) }
  var redoKey: String { setting.bindings.shownKey(.redo, in: .writing) }

  /// The row in focus, or the newest of the last rows that carries a flag.
  private var flaggedRow: Row? {
    if reading.isOpen { return targetRow }
    return standing.rows.suffix(50).last { !$0.flags.isEmpty }
  }
}

extension KeptEntry {
  /// The lines of the transcript this entry makes, or changes the words of.
  fileprivate var lines: [EntryID] {
    if case .batch(let entries) = entry {
      return entries.enumerated().compactMap { part, entry in
        line(of: entry, EntryID(number, part: part))
      }
    }
    return line(of: entry, EntryID(number)).map { [$0] } ?? []
  }

  private func line(of entry: Entry, _ id: EntryID) -> EntryID? {
    switch entry {
    case .turn, .note: id
    case .correction(let correction): correction.line
    default: nil
    }
  }
}
