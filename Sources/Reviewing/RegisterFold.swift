import Fieldwork

/// Folds one session's files into the lines of the register.
///
/// A step counts wherever it stands, in the order of the moments it was kept at; of the same moment by file and line.
/// Undo and redo count in their own file. A step of a line that is not there, or was taken back, changes nothing.
package struct RegisterFold {
  private var lines: [RegisterLine] = []
  private let offsetMinutes: Int

  /// The lines of one session, in the order they were made. `source` is their index.
  package static func lines(of session: RegisterSource, source: Int, offsetMinutes: Int) -> [RegisterLine] {
    var fold = RegisterFold(offsetMinutes: offsetMinutes)
    var steps: [Placed] = []
    for file in session.files.sorted(by: { $0.name < $1.name }) {
      let taken = TakenBack(file.entries)
      for kept in file.entries { fold.note(kept, in: file.name, taken, session, source, &steps) }
    }
    fold.apply(steps)
    return fold.isInOrder ? fold.lines : fold.lines.sorted(by: areInOrder)
  }

  private var isInOrder: Bool { zip(lines, lines.dropFirst()).allSatisfy(Self.areInOrder) }

  private static func areInOrder(_ a: RegisterLine, _ b: RegisterLine) -> Bool {
    (a.made, a.id) < (b.made, b.id)
  }

  private init(offsetMinutes: Int) { self.offsetMinutes = offsetMinutes }

  private struct Placed {
    var step: FollowUpStep
    var at: Moment
    var file: String
    var isTakenBack: Bool
    var times: Int
  }

  // MARK: What stands in a file

  private mutating func note(
    _ kept: KeptEntry, in file: String, _ taken: TakenBack, _ session: RegisterSource, _ source: Int,
    _ steps: inout [Placed]
  ) {
    guard case .batch(let entries) = kept.entry else {
      return note(kept.entry, 0, kept, in: file, taken, session, source, &steps)
    }
    for (part, entry) in entries.enumerated() {
      note(entry, part, kept, in: file, taken, session, source, &steps)
    }
  }

  private mutating func note(
    _ entry: Entry, _ part: Int, _ kept: KeptEntry, in file: String, _ taken: TakenBack,
    _ session: RegisterSource, _ source: Int, _ steps: inout [Placed]
  ) {
    switch entry {
    case .followUp(let followUp):
      let id = Reference(EntryID(kept.number, part: part), in: file)
      lines.append(line(followUp, id, kept, session, source))
      lines[lines.count - 1].isTakenBack = taken.lines.contains(kept.number)
      lines[lines.count - 1].revision = taken.times(kept.number)
    case .followUpStep(var step):
      step.followUp = step.followUp.found(in: file, line: kept.number)
      steps.append(
        Placed(
          step: step, at: kept.at, file: file, isTakenBack: taken.lines.contains(kept.number),
          times: 1 + taken.times(kept.number)))
    default: break
    }
  }

  private func line(
    _ followUp: FollowUp, _ id: Reference, _ kept: KeptEntry, _ session: RegisterSource, _ source: Int
  ) -> RegisterLine {
    let said = followUp.line.flatMap { session.line($0) }
    let since = said?.at ?? kept.at
    let isWithdrawn = said?.isWithdrawn == true
    return RegisterLine(
      source: source, id: id, kind: followUp.kind, words: isWithdrawn ? "" : followUp.words,
      line: followUp.line, said: said, toWhom: followUp.toWhom, owner: followUp.owner, due: followUp.due,
      warnBy: warnBy(followUp.warnBy, followUp.due, since), isWarnByGiven: followUp.warnBy != nil,
      flag: followUp.flag, note: isWithdrawn ? nil : followUp.note, made: kept.at, changed: kept.at)
  }

  private func warnBy(_ given: Moment?, _ due: Day?, _ since: Moment) -> Moment? {
    given ?? due.map { WarnBy(due: $0, since: since, offsetMinutes: offsetMinutes).moment }
  }

  // MARK: What became of it

  private mutating func apply(_ steps: [Placed]) {
    guard !steps.isEmpty else { return }
    let places = Dictionary(lines.indices.map { (lines[$0].id, $0) }) { _, last in last }
    for placed in steps.sorted(by: { $0.at < $1.at }) {
      if let place = places[placed.step.followUp] { apply(placed, to: &lines[place]) }
    }
  }

  private func apply(_ placed: Placed, to line: inout RegisterLine) {
    line.revision += placed.times
    line.changed = max(line.changed, placed.at)
    guard !placed.isTakenBack else { return }
    let former = line.due
    switch placed.step.step {
    case .told: break
    case .status(let status, let reason):
      line.status = status
      line.reason = reason
    case .dated(let due, let warnBy, _):
      line.due = due
      line.warnBy = self.warnBy(warnBy, due, placed.at)
      line.isWarnByGiven = warnBy != nil
    case .owned(let owner): line.owner = owner
    case .addressed(let people): line.toWhom = people
    case .kind(let kind): line.kind = kind
    }
    let isDated = if case .dated = placed.step.step { true } else { false }
    line.history.append(
      RegisterLine.Change(
        at: placed.at, file: placed.file, step: placed.step.step, formerDue: isDated ? former : nil))
  }
}

/// Which lines of a file are taken back, and how often each was taken back or brought back.
private struct TakenBack {
  private(set) var lines: Set<Int> = []
  private var steps: [Int: Int] = [:]

  init(_ entries: [KeptEntry]) {
    for kept in entries {
      switch kept.entry {
      case .undo(let line):
        lines.insert(line)
        steps[line, default: 0] += 1
      case .redo(let line):
        lines.remove(line)
        steps[line, default: 0] += 1
      default: break
      }
    }
  }

  func times(_ line: Int) -> Int { steps[line] ?? 0 }
}

extension Reference: Comparable {
  /// By file, within one by place.
  package static func < (a: Reference, b: Reference) -> Bool { (a.file, a.id) < (b.file, b.id) }
}
