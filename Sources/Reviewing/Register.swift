import Fieldwork

/// Everything that was promised, expected, asked for or left open, over many sessions, by when people must be told.
package struct Register: Sendable {
  /// The sessions its lines came from.
  package let sources: [RegisterSource]
  /// By warn-by, those without one last; then by due day, session and place.
  package let lines: [RegisterLine]
  /// What was taken back by undo, in the same order.
  package let takenBack: [RegisterLine]
  package let now: Moment
  /// How far the clocks here are ahead of UTC.
  package let offsetMinutes: Int

  /// `sources` keep their order; their lines are folded here.
  package init(_ sources: [RegisterSource], at now: Moment, offsetMinutes: Int) {
    let lines = sources.enumerated().map { index, source in
      RegisterFold.lines(of: source, source: index, offsetMinutes: offsetMinutes)
    }
    self.init(sources, folded: lines, at: now, offsetMinutes: offsetMinutes)
  }

  /// For lines that were folded already, elsewhere or by several threads: those of each source, in their order.
  package init(
    _ sources: [RegisterSource], folded: [[RegisterLine]], at now: Moment, offsetMinutes: Int
  ) {
    self.sources = sources
    self.now = now
    self.offsetMinutes = offsetMinutes
    var lines: [RegisterLine] = []
    var takenBack: [RegisterLine] = []
    // Sorting small keys and then placing the lines moves each of them once.
    let order = Self.order(folded)
    lines.reserveCapacity(order.count)
    for key in order {
      if folded[key.source][key.place].isTakenBack {
        takenBack.append(folded[key.source][key.place])
        takenBack[takenBack.count - 1].source = key.source
      } else {
        lines.append(folded[key.source][key.place])
        lines[lines.count - 1].source = key.source
      }
    }
    self.lines = lines
    self.takenBack = takenBack
  }

  /// Where a line stands among all of them, and where it comes from.
  private struct Key: Comparable {
    let warnBy: Int
    let due: Int
    let source: Int
    let place: Int

    static func < (a: Key, b: Key) -> Bool {
      if a.warnBy != b.warnBy { return a.warnBy < b.warnBy }
      if a.due != b.due { return a.due < b.due }
      return (a.source, a.place) < (b.source, b.place)
    }
  }

  private static func order(_ folded: [[RegisterLine]]) -> [Key] {
    var keys: [Key] = []
    keys.reserveCapacity(folded.reduce(0) { $0 + $1.count })
    for (source, lines) in folded.enumerated() {
      for place in lines.indices {
        keys.append(
          Key(
            warnBy: lines[place].warnBy?.milliseconds ?? .max, due: lines[place].due?.daysSince1970 ?? .max,
            source: source, place: place))
      }
    }
    keys.sort()
    return keys
  }

  /// When the last step of any line was kept; `nil` without lines.
  package var latestChange: Moment? {
    var latest: Moment?
    for lines in [lines, takenBack] {
      for place in lines.indices { latest = max(latest ?? lines[place].changed, lines[place].changed) }
    }
    return latest
  }

  package var today: Day { Day(now, offsetMinutes: offsetMinutes) }

  /// The session a line came from.
  package func source(of line: RegisterLine) -> RegisterSource { sources[line.source] }

  /// What tells the line from all others in the world, the same whenever and wherever it is asked: nobody's name and
  /// no words are in it. Of a line in a session that was copied it is the same in both.
  package func uid(of line: RegisterLine) -> String {
    let identity = source(of: line).identity
    // Source: Fowler, Noll and Vo, FNV-1a, 64 bits.
    let hash = "\(identity?.name ?? source(of: line).path)\n\(line.id.file)".utf8.reduce(
      0xCBF2_9CE4_8422_2325 as UInt64
    ) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    let opened = identity?.opened.milliseconds ?? 0
    return "\(opened)-\(String(hash, radix: 16))-\(line.id.id.line)-\(line.id.id.part)@evenkeel"
  }

  package func outcome(of line: RegisterLine) -> Outcome {
    line.outcome(on: today, offsetMinutes: offsetMinutes)
  }

  /// How many there are of everything.
  package var counts: RegisterCounts { counts(of: lines) }

  package func counts(of lines: [RegisterLine]) -> RegisterCounts {
    var counts = RegisterCounts()
    let tomorrow = today.adding(days: 1)
    for line in lines {
      counts.outcomes[outcome(of: line), default: 0] += 1
      guard line.status == .open else { continue }
      counts.open += 1
      counts.openKinds[line.kind, default: 0] += 1
      if line.isPastWarnBy(at: now) {
        counts.pastWarnBy += 1
      } else if line.isToBeWarned(by: tomorrow, offsetMinutes: offsetMinutes) {
        counts.toWarnByTomorrow += 1
      }
    }
    return counts
  }

  /// A choice of lines, in order.
  package func lines(_ choice: RegisterChoice) -> [RegisterLine] {
    let last = choice.dueWithinDays.map { today.adding(days: $0) }
    let isWanted = { (place: Int) in
      let (kind, status, due) = (lines[place].kind, lines[place].status, lines[place].due)
      return (choice.kinds.isEmpty || choice.kinds.contains(kind)) && (!choice.onlyOpen || status == .open)
        && (last.map { last in status == .open && (due.map { $0 <= last } ?? false) } ?? true)
    }
    // Often all of them are, and copying ten thousands takes as long as writing them down.
    return lines.indices.allSatisfy(isWanted) ? lines : lines.indices.filter(isWanted).map { lines[$0] }
  }
}

/// Which lines of the register are wanted.
package struct RegisterChoice: Hashable, Sendable {
  /// All when empty.
  package var kinds: Set<FollowUp.Kind>
  package var onlyOpen: Bool
  /// Open and due in so many days, or due already.
  package var dueWithinDays: Int?

  package init(kinds: Set<FollowUp.Kind> = [], onlyOpen: Bool = false, dueWithinDays: Int? = nil) {
    self.kinds = kinds
    self.onlyOpen = onlyOpen
    self.dueWithinDays = dueWithinDays
  }
}

/// How many lines of the register stand how.
package struct RegisterCounts: Hashable, Sendable {
  package var open = 0
  package var openKinds: [FollowUp.Kind: Int] = [:]
  /// Open, and people should have been told by now.
  package var pastWarnBy = 0
  /// Open, and people have to be told today or tomorrow.
  package var toWarnByTomorrow = 0
  package var outcomes: [Outcome: Int] = [:]

  package init() {}

  package func count(_ outcome: Outcome) -> Int { outcomes[outcome] ?? 0 }
}
