import Fieldwork

extension Review {
  /// What a verdict on a flag adds to this reviewer's file, all in one line.
  ///
  /// A flag that only a new scan found, or that is raised here by hand, is kept before its verdict. A promise comes
  /// with its line of the register unless there is one already; one that is a promise no longer takes the line that
  /// this reviewer made off the register's open ones, and one that is a promise after all opens it again. `settling` makes it the entry that settles a disagreement, which
  /// counts for everybody's line.
  package func entries(
    answering id: ReviewItem.ID, _ answer: Verdict.Answer, followUp: FollowUp? = nil,
    milliseconds: Int? = nil,
    settling: Bool = false
  ) -> [Entry] {
    guard let item = self[id] else { return [] }
    let resolves = settling && (item.isDisputed || item.resolution != nil)
    let looked = milliseconds.map { min(max(0, $0), Verdict.maxMilliseconds) }
    let flag = item.references.first ?? .sameLine(part: 0)
    var entries: [Entry] = item.references.isEmpty ? [.flag(item.flag)] : []
    entries.append(
      .verdict(Verdict(flag, answer, isResolution: resolves && answer.decides, milliseconds: looked)))
    let made = promise(of: item)
    if answer == .promise, made == nil, var followUp {
      followUp.flag = flag
      entries.append(.followUp(followUp))
    }
    if let made, let step = step(of: made, after: answer, isSettled: resolves) {
      entries.append(.followUpStep(FollowUpStep(made.reference, step)))
    }
    return entries
  }

  /// What a verdict does to the line of the register there is already; `nil` for nothing.
  private func step(
    of made: MadeFollowUp, after answer: Verdict.Answer, isSettled: Bool
  ) -> FollowUpStep.Step? {
    if answer == .promise { return made.isDroppedByReview ? .status(.open, reason: nil) : nil }
    guard made.status == .open, isSettled || made.reviewer == reviewer else { return nil }
    return .status(.dropped, reason: MadeFollowUp.notAPromise)
  }

  /// What raising a flag by hand on a line adds: the flag, its verdict, and a promise's line of the register.
  ///
  /// On a line that has such a flag already it is a verdict on that one.
  package func entries(
    raising category: Category, on line: EntryID, session: Int, followUp: FollowUp? = nil,
    milliseconds: Int? = nil
  ) -> [Entry] {
    guard sessions.indices.contains(session), let row = sessions[session].line(line) else { return [] }
    let answer = Verdict.Answer(category)
    if let item = sessions[session].items(on: line).first(where: { $0.id.category == category }) {
      return entries(answering: item.id, answer, followUp: followUp, milliseconds: milliseconds)
    }
    var entries: [Entry] = [
      .flag(.raisedByHand(category, on: line, text: row.text)),
      .verdict(Verdict(.sameLine(part: 0), answer, milliseconds: milliseconds)),
    ]
    if answer == .promise, var followUp {
      followUp.flag = .sameLine(part: 0)
      entries.append(.followUp(followUp))
    }
    return entries
  }

  /// What saying that nothing on a line is reported, expected or asked for adds.
  package func entries(leavingSuggestionsOn line: EntryID, milliseconds: Int? = nil) -> [Entry] {
    [.verdict(Verdict(Reference(line), .falseAlarm, milliseconds: milliseconds))]
  }

  /// The promise in the register that came from this flag, or was made from its line in the session.
  package func promise(of item: ReviewItem) -> MadeFollowUp? {
    sessions[item.id.session].followUps.first { made in
      guard made.followUp.kind == .promise else { return false }
      if let flag = made.followUp.flag { return item.references.contains(flag) }
      return made.followUp.line == item.id.line
    }
  }

  /// The latest step that undo takes back, over all sessions.
  package var lastStep: (session: Int, number: Int, at: Moment)? {
    var best: (session: Int, number: Int, at: Moment)?
    for (session, file) in ownFiles {
      guard let number = file.book.steps.last, let kept = file.entry(number) else { continue }
      if best.map({ kept.at >= $0.at }) ?? true { best = (session, number, kept.at) }
    }
    return best
  }

  /// What redo would bring back: the step taken back last, unless something was done since.
  package var nextRedo: (session: Int, number: Int, at: Moment)? {
    var best: (session: Int, number: Int, at: Moment)?
    var lastDone: Moment?
    for (session, file) in ownFiles {
      if let done = file.kept.last(where: { $0.entry.isStep })?.at { lastDone = max(lastDone ?? done, done) }
      guard let number = file.book.takenBack.last,
        let undo = file.kept.last(where: { $0.entry == .undo(number) })
      else { continue }
      if best.map({ undo.at >= $0.at }) ?? true { best = (session, number, undo.at) }
    }
    guard let best, lastDone.map({ $0 <= best.at }) ?? true else { return nil }
    return best
  }

  /// This reviewer's file of one session; `nil` before anything is kept in it.
  package func ownFile(of session: Int) -> ReviewFile? {
    sessions.indices.contains(session) ? sessions[session].files.first { $0.name == ownFile } : nil
  }

  /// This reviewer's file of each session that has one.
  var ownFiles: [(session: Int, file: ReviewFile)] {
    sessions.compactMap { session in
      session.files.first { $0.name == ownFile }.map { (session.index, $0) }
    }
  }
}
