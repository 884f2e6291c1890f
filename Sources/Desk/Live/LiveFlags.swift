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

  /// The surest first, of equals the one said first.
  var ranked: [Finding] { (checked?.findings ?? []).rankedFlags }

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
    case .search, .name, .heard: nil
    }
  }

  private func correctedVoice(_ id: EntryID) -> Voice? {
    guard let row = standing.row(id), let speaker = row.speaker, speaker.kind != .participant else {
      return nil
    }
    return row.isTurn ? speaker.voice : .note
  }

  /// Looks through lines that were just kept; their flags come next, before anything that waits.
  mutating func raiseFlags(on entries: [KeptEntry], answers: [FlagAnswer]) {
    var flags: [Entry] = []
    for kept in entries {
      for id in kept.lines {
        flags += session.flags(on: id, ruleBook: setting.ruleBook, by: setting.flagging)
      }
    }
    guard !flags.isEmpty else { return }
    let findings = flags.compactMap { entry in
      if case .flag(let flag) = entry { return flag.finding }
      return nil
    }
    let open = findings.filter { finding in !answers.contains { $0.isAbout(finding) } }
    var request = Request(entries: flags)
    request.notice = open.rankedFlags.first.map { flagNotice($0, of: open.count) }
    let remarks = answers.filter { answer in findings.contains(where: answer.isAbout) }
    keeping.queue.insert(
      contentsOf: [request] + remarks.map { answer in Request { $0.remark(answer) } }, at: 0)
  }

  /// `P! dated promise · say: I can't say what will happen; it goes on record.`; of several flags how many there
  /// are.
  func flagNotice(_ finding: Finding, place: Int = 1, of count: Int = 1) -> String {
    let sign = "\(finding.category.letter)\(finding.tier.sign)"
    let kind = count > 1 ? "\(finding.kind), \(place) of \(count)" : finding.kind
    return finding.advice.isEmpty ? "\(sign) \(kind)" : "\(sign) \(kind) · say: \(finding.advice)"
  }

  // MARK: - Not so, it is so

  /// What was said already of a flag under the words being typed.
  func answer(to finding: Finding) -> FlagRemark.Answer? {
    line.answers.last { $0.isAbout(finding) }?.answer
  }

  /// Flags under the words being typed that nothing was said of, the surest first.
  var openFindings: [Finding] { live.ranked.filter { answer(to: $0) == nil } }

  /// The notice of the first of them, with its place among all.
  var openFlagNotice: String {
    let ranked = live.ranked
    guard let finding = openFindings.first else { return "" }
    return flagNotice(finding, place: (ranked.firstIndex(of: finding) ?? 0) + 1, of: ranked.count)
  }

  /// ^X and ^Y: of the flags under the words being typed, one after the other; else of the newest line with flags.
  mutating func answerFlag(_ answer: FlagRemark.Answer) -> [Effect] {
    if mode == .writing, !live.ranked.isEmpty { return answerTyped(answer) }
    guard let row = flaggedRow, let flag = row.flags.rankedFlags.first(where: isOpen) ?? row.flags.last else {
      return say(sentence(.noFlag))
    }
    let said = "\(flag.flag.finding.category.letter) \(Self.word(answer))"
    let next = row.flags.rankedFlags.first { $0.id != flag.id && isOpen($0) }
    let time = clockText(milliseconds: row.milliseconds)
    return ask(
      Request(
        .remark(FlagRemark(flag.id, answer)),
        notice: next.map { "\(said) · \(flagNotice($0.flag.finding))" }
          ?? "\(said), \(time). \(undoKey) takes it back."))
  }

  /// The next flag nothing was said of; where all have their answer, the last answer is changed or taken back.
  private mutating func answerTyped(_ answer: FlagRemark.Answer) -> [Effect] {
    guard let finding = openFindings.first else {
      guard let last = line.answers.popLast() else { return [] }
      notice = nil
      if last.answer != answer {
        line.answers.append(FlagAnswer(rule: last.rule, start: last.start, answer: answer))
        notice = "\(Self.word(answer)); kept with the line."
      }
      return []
    }
    line.answers.append(
      FlagAnswer(rule: finding.rule, start: finding.bytes.lowerBound, answer: answer))
    notice = "\(finding.category.letter) \(Self.word(answer)); kept with the line."
    return []
  }

  private static func word(_ answer: FlagRemark.Answer) -> String {
    answer == .itIsSo ? "it is so" : "not so"
  }

  /// Nothing was said of it, and nothing is on its way to be.
  private func isOpen(_ flag: RowFlag) -> Bool {
    guard flag.remark == nil else { return false }
    let waiting = [keeping.inFlight?.request].compactMap(\.self) + keeping.queue
    return !waiting.contains { request in
      guard case .command(.remark(let remark)) = request.what else { return false }
      return remark.flag == flag.id
    }
  }

  var undoKey: String { setting.bindings.shownKey(.undo, in: .writing) }
  var redoKey: String { setting.bindings.shownKey(.redo, in: .writing) }

  /// The row in focus, or the newest of the last rows that carries a flag.
  private var flaggedRow: Row? {
    if reading.isOpen { return targetRow }
    return standing.rows.suffix(50).last { !$0.flags.isEmpty }
  }
}

extension [RowFlag] {
  /// The surest first, of equals the one said first.
  fileprivate var rankedFlags: [RowFlag] {
    sorted { ($1.tier, $0.start) < ($0.tier, $1.start) }
  }
}

extension [Finding] {
  /// The surest first, of equals the one said first.
  fileprivate var rankedFlags: [Finding] {
    sorted { ($1.tier, $0.bytes.lowerBound) < ($0.tier, $1.bytes.lowerBound) }
  }
}

extension RowFlag {
  fileprivate var tier: Tier { flag.finding.tier }
  fileprivate var start: Int { flag.finding.bytes.lowerBound }
}

extension Row {
  /// What was said of a flag before the line was kept, once the flag has its place.
  fileprivate func remark(_ answer: FlagAnswer) -> Command? {
    flags.first { answer.isAbout($0.flag.finding) }.map { .remark(FlagRemark($0.id, answer.answer)) }
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
