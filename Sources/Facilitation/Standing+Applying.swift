import Fieldwork

extension Standing {
  mutating func apply(_ kept: KeptEntry) {
    if kept.entry.happensInTheRoom { clock.pass(kept.at) }
    apply(kept.entry, EntryID(kept.number), kept.at)
  }

  private mutating func apply(_ entry: Entry, _ id: EntryID, _ at: Moment) {
    let now = clock.milliseconds(at: at)
    switch entry {
    case .opened(let opening):
      self.opening = opening
      clock.open(at: at)
      addSectionRow(id, now)
    case .resumed(let resumption): clock.resume(at: at, elapsed: resumption.elapsedMilliseconds)
    case .turn(let turn): apply(turn, id, now)
    case .note(let note): apply(note, id, now)
    case .correction(let correction): apply(correction)
    case .mark(let marking): apply(marking)
    case .link(let link): change(link.effect) { $0.causes.append(link.cause) }
    case .flag(let flag): change(flag.line) { $0.flags.append(RowFlag(id: id, flag: flag)) }
    case .remark(let remark): apply(remark)
    case .prompt(let step): apply(step, id, now)
    case .check(let tick): apply(tick)
    case .person(let step): apply(step, now)
    case .consent(let consent): apply(consent, now)
    case .hold(let isHeld): clock.hold(isHeld, at: at)
    case .shareTime(let share): apply(share, now)
    case .card(let use): cards.append(UsedCard(id: id, milliseconds: now, card: use.card, line: use.line))
    case .followUp(let followUp): apply(followUp, id)
    case .playback(let playback): self.playback[playback.line] = playback
    case .stage(let stage): apply(stage, id, at)
    case .override(let override): overrides.append(override)
    case .exported(let record): exports.append(record)
    case .repaired(let record): repairs.append(record)
    case .batch(let entries):
      for (part, entry) in entries.enumerated() { apply(entry, EntryID(id.line, part: part), at) }
    // What was decided afterwards stands beside the session, in files of its own.
    case .verdict, .followUpStep: break
    case .undo, .redo, .removed, .unknown: break
    }
  }

  private mutating func change(_ id: EntryID, _ body: (inout Row) -> Void) {
    guard let index = rowIndex(id) else { return }
    body(&rows[index])
  }

  private mutating func changePerson(_ code: Speaker, _ body: (inout Person) -> Void) {
    guard let index = personIndex(code) else { return }
    body(&people[index])
  }

  /// Index into the people, who never move.
  private mutating func personIndex(_ code: Speaker) -> Int? {
    while placed < people.count {
      let next = people[placed].code
      places[next] = places[next] ?? placed
      placed += 1
    }
    return places[code]
  }

  /// Somebody who speaks without having been introduced is here all the same.
  private mutating func meet(_ code: Speaker, at now: Int) {
    guard personIndex(code) == nil else { return }
    people.append(Person(code, presence: .here, hereSinceMilliseconds: now))
  }

  private mutating func apply(_ turn: Turn, _ id: EntryID, _ now: Int) {
    meet(turn.speaker, at: now)
    changePerson(turn.speaker) {
      if $0.presence == .expected || $0.presence == .late { $0.presence = .here }
      $0.words += wordCount(turn.text)
      $0.turns += 1
      $0.lastSpokeMilliseconds = now
    }
    rows.append(
      Row(id: id, milliseconds: now, .turn(turn.speaker), turn.text, stop: place, marks: turn.marks))
    lastSpeaker = turn.speaker
  }

  private mutating func apply(_ note: Note, _ id: EntryID, _ now: Int) {
    var row = Row(
      id: id, milliseconds: note.writtenMilliseconds ?? now, .note(note.author, authorName: note.authorName),
      note.text, stop: place)
    if let about = note.about { row.causes = [about] }
    if let origin = note.origin { takenNotes.insert(origin) }
    rows.append(row)
  }

  private mutating func apply(_ correction: Correction) {
    guard let index = rowIndex(correction.line) else { return }
    let row = rows[index]
    if case .turn(let speaker) = row.content {
      changePerson(speaker) { $0.words += wordCount(correction.text) - wordCount(row.text) }
    }
    rows[index].formerTexts.append(row.text)
    rows[index].text = correction.text
    // The old places point into other words now; the new words are looked through again.
    rows[index].flags.removeAll { $0.flag.ruleBook != Flag.byHand }
  }

  private mutating func apply(_ marking: Marking) {
    change(marking.line) { row in
      row.marks.removeAll { $0 == marking.mark }
      if marking.isOn { row.marks.append(marking.mark) }
    }
  }

  private mutating func apply(_ remark: FlagRemark) {
    // A flag is younger than its row by a few entries at most, so the search starts at the newest row.
    for index in rows.indices.reversed() {
      guard let place = rows[index].flags.firstIndex(where: { $0.id == remark.flag }) else { continue }
      rows[index].flags[place].remark = remark.answer
      return
    }
  }

  private mutating func apply(_ step: PromptStep, _ id: EntryID, _ now: Int) {
    guard let index = agenda.index(of: step.prompt) else {
      if step.prompt.section == guide.sections.count { debriefPlace = max(0, step.prompt.place) }
      return
    }
    if let left = stop {
      clock.leave(left.id, at: now)
      if step.way == .skip { skipped.insert(left.id) }
    }
    let former = stop?.id.section
    stopIndex = index
    visit(step.prompt)
    skipped.remove(step.prompt)
    if former != step.prompt.section { addSectionRow(id, now) }
  }

  private mutating func addSectionRow(_ id: EntryID, _ now: Int) {
    guard let section else { return }
    rows.append(Row(id: id, milliseconds: now, .section, section.title, stop: stop?.id))
  }

  private mutating func apply(_ tick: ChecklistTick) {
    let key = Tick(section: tick.section, place: tick.place)
    if tick.isDone { ticks.insert(key) } else { ticks.remove(key) }
  }

  private mutating func apply(_ step: PersonStep, _ now: Int) {
    if personIndex(step.code) == nil {
      people.append(
        Person(step.code, presence: step.presence ?? .here, role: step.role, hereSinceMilliseconds: now))
    }
    changePerson(step.code) { person in
      if let presence = step.presence {
        if presence == .here && person.presence != .here { person.hereSinceMilliseconds = now }
        person.presence = presence
      }
      person.role = step.role ?? person.role
      person.unit = step.unit ?? person.unit
      person.site = step.site ?? person.site
      person.sameAs = step.sameAs ?? person.sameAs
      person.place = step.place ?? person.place
    }
  }

  private mutating func apply(_ consent: Consent, _ now: Int) {
    meet(consent.participant, at: now)
    changePerson(consent.participant) {
      $0.consent[consent.purpose] = consent.answer
      if consent.purpose == .takePart && consent.answer == .withdrawn { $0.presence = .withdrawn }
    }
  }

  private mutating func apply(_ share: TimeShare, _ now: Int) {
    agenda.plan(share.minutes)
    // Sharing out is a fresh start: what was late before is in the new plan.
    clock.forgive(latenessMilliseconds(at: now))
  }

  private mutating func apply(_ followUp: FollowUp, _ id: EntryID) {
    followUps.append(KeptFollowUp(id: id, followUp: followUp))
    if let line = followUp.line { change(line) { $0.followUps.append(followUp.kind) } }
  }

  private mutating func apply(_ stage: Stage, _ id: EntryID, _ at: Moment) {
    if stage == .debrief, self.stage != .debrief {
      clock.beginDebrief(at: at)
      lastSpeaker = .facilitator
      let title = guide.debrief?.title ?? "Debrief"
      rows.append(Row(id: id, milliseconds: clock.milliseconds(at: at), .section, title))
    }
    if stage == .closed { clock.close(at: at) } else { clock.reopen(at: at) }
    self.stage = stage
  }
}

extension Entry {
  /// Whether the session went on as it was kept. What is done to a record afterwards makes no session longer.
  fileprivate var happensInTheRoom: Bool {
    switch self {
    case .exported, .repaired: false
    case .consent(let consent): consent.answer != .withdrawn
    case .batch(let entries): entries.contains(where: \.happensInTheRoom)
    default: true
    }
  }
}
