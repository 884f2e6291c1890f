import Canvas
import Facilitation
import Fieldwork

extension LiveDesk {
  /// Takes back the last step: an emptied line when that was it, else a journal line.
  mutating func undo() -> [Effect] {
    if let emptied, !emptied.isBack, line.field.isEmpty, line.purpose == .turn,
      emptied.step == session.steps.last, keeping.isIdle
    {
      line = emptied.line
      self.emptied?.isBack = true
      notice =
        "Back: the line emptied at \(clockText(milliseconds: emptied.milliseconds)). \(redoKey) empties it again."
      touch()
      return []
    }
    // What is on its way to the disk is the last step then.
    guard !session.steps.isEmpty || !keeping.isIdle else { return say(sentence(.nothingToUndo)) }
    return ask(Request(.undo))
  }

  mutating func redo() -> [Effect] {
    if let emptied, emptied.isBack, line == emptied.line {
      self.emptied?.isBack = false
      startLine()
      notice = "Empty again. \(undoKey) brings the line back."
      return []
    }
    guard !session.takenBack.isEmpty || !keeping.isIdle else { return say(sentence(.nothingToRedo)) }
    return ask(Request(.redo))
  }

  /// Names the step that an entry about to be applied takes back or brings back; `nil` for any other entry.
  func sentence(onTakingBack kept: KeptEntry) -> String? {
    switch kept.entry {
    case .undo(let step):
      session.entry(step).map { "Taken back: \(words(for: $0)). \(redoKey) brings it back." }
    case .redo(let step):
      session.entry(step).map { "Brought back: \(words(for: $0)). \(undoKey) takes it back." }
    default: nil
    }
  }

  /// A step in words, with a time: what undo took and redo returns.
  private func words(for kept: KeptEntry) -> String {
    "\(words(for: kept.entry)), \(clockText(milliseconds: milliseconds(of: kept)))"
  }

  /// Session time of the line an entry is about, which is where people look for it, else of the entry; what it says of the clock now holds for then, stops of the program left out.
  private func milliseconds(of kept: KeptEntry) -> Int {
    let line = kept.entry.lineItIsAbout ?? EntryID(kept.number)
    if let row = standing.row(line) { return row.milliseconds }
    return max(0, sessionNow - max(0, now.milliseconds - kept.at.milliseconds))
  }

  private func words(for entry: Entry) -> String {
    switch entry {
    case .turn(let turn): "\(roster.shownName(turn.speaker)) \"\(excerpt(turn.text))\""
    case .note(let note): "note \"\(excerpt(note.text))\""
    case .correction(let correction): "correction \"\(excerpt(correction.text))\""
    case .mark(let marking): "\(marking.isOn ? "mark" : "no mark") \(marking.mark)"
    case .link(let link): "link from \(place(link.effect)) to \(place(link.cause))"
    case .flag(let flag): flag.finding.category.noun
    case .remark(let remark): remark.answer == .itIsSo ? "it is so" : "not so"
    case .prompt(let step): "step to \(stopName(step.prompt))"
    case .check(let tick): tick.isDone ? "tick" : "tick taken off"
    case .person(let step) where step.place != nil: "seating order"
    case .person(let step): "\(roster.shownName(step.code)) \(step.presence?.rawValue ?? "changed")"
    case .consent(let consent): "consent of \(roster.shownName(consent.participant))"
    case .hold(let isHeld): isHeld ? "clock held" : "clock goes on"
    case .shareTime: "time shared out"
    case .card(let use): "card \(use.card)"
    case .followUp(let followUp): followUp.kind.rawValue
    case .verdict(let verdict): verdict.answer.rawValue
    case .followUpStep: "step of a follow-up"
    case .playback(let playback): "point \(playback.outcome.rawValue)"
    case .stage(let stage): "stage \(stage.rawValue)"
    case .override(let override): "override of \(override.check)"
    case .batch(let entries): entries.first.map { words(for: $0) } ?? "step"
    case .opened, .resumed, .exported, .repaired, .undo, .redo, .removed, .unknown: "step"
    }
  }

  private func place(_ id: EntryID) -> String {
    standing.row(id).map { clockText(milliseconds: $0.milliseconds) } ?? "line \(id)"
  }

  func stopName(_ id: Prompt.ID) -> String {
    session.guide.prompt(id)?.text ?? session.guide.section(holding: id)?.title ?? "\(id)"
  }

  /// The first words of a text, cut with `…` at about `letters`.
  func excerpt(_ text: String, letters: Int = 30) -> String {
    guard text.count > letters else { return text }
    return text.prefix(letters - 1).trimmingSpaces + "…"
  }
}

extension Entry {
  /// The one line a step marks, flags or follows up; `nil` for what is about no line, or about two.
  fileprivate var lineItIsAbout: EntryID? {
    switch self {
    case .mark(let marking): marking.line
    case .flag(let flag): flag.line
    case .followUp(let followUp): followUp.line
    case .batch(let entries): entries.first?.lineItIsAbout
    default: nil
    }
  }
}

extension String {
  /// As much of it as `columns` hold, cut so that its last words stay: they say what the keys do.
  func keepingEnd(columns: Int) -> String {
    guard TextWidth.columns(of: self) > columns else { return self }
    // What to say instead matters more than what it is called.
    if let say = firstRange(of: " · say: ") {
      // What was just done with another flag may stand in front.
      let flag = self[..<say.lowerBound].ranges(of: " · ").last?.upperBound ?? startIndex
      return "\(self[..<flag])\(self[flag...].prefix(2)) \(self[say.upperBound...])"
    }
    if let path = split(separator: " ").last, path.first != "'", path.dropFirst().contains("/") {
      return keepingEnd(ofPathAt: path.startIndex, columns)
    }
    let ends = indices.filter { ".;".contains(self[$0]) }.compactMap { end -> Substring? in
      let tail = self[index(after: end)...].drop { $0 == " " }
      return Self.endsWorthKeeping.contains { tail.contains($0) } ? tail : nil
    }
    guard let tail = ends.first(where: { TextWidth.columns(of: String($0)) + Self.leastHead <= columns })
    else { return self }
    var room = columns - TextWidth.columns(of: String(tail)) - 2
    let head = prefix { letter in
      room -= TextWidth.columns(of: String(letter))
      return room >= 0
    }
    return "\(head.trimmingSpaces)… \(tail)"
  }

  /// A path's last parts say which folder it is.
  private func keepingEnd(ofPathAt start: Index, _ columns: Int) -> String {
    var room = columns - TextWidth.columns(of: String(self[..<start])) - 1
    let tail = self[start...].reversed().prefix { letter in
      room -= TextWidth.columns(of: String(letter))
      return room >= 0
    }
    return "\(self[..<start])…\(String(tail.reversed()))"
  }

  /// A key, something to do by hand, a file's name.
  private static let endsWorthKeeping = ["^", "Enter", "Esc", "Ctrl-", "by hand", "'"]

  /// Fewer columns of the beginning say nothing.
  private static let leastHead = 10
}

extension StringProtocol {
  /// Without the spaces at its end.
  var trimmingSpaces: String {
    var end = endIndex
    while end > startIndex, self[index(before: end)] == " " { end = index(before: end) }
    return String(self[..<end])
  }
}
