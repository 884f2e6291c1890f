import Fieldwork

/// A guide running with the people in the room: the fold of a journal.
///
/// ``entries(for:at:)`` decides and changes nothing; ``apply(_:)`` takes in what the journal holds and cannot
/// fail. What a session is, is what its entries say, those taken back by undo left out. So undo folds again
/// from the first entry: 100,000 entries take some tens of milliseconds, and nothing can be forgotten.
package struct Session: Sendable {
  package let guide: Guide

  /// Everything the journal holds, in order, undone lines too.
  package private(set) var kept: [KeptEntry] = []

  /// Numbers of the lines taken back.
  package private(set) var undone: Set<Int> = []

  /// Numbers of the lines undo can take back, the latest last.
  package private(set) var steps: [Int] = []

  /// Numbers of the lines redo can bring back, the next last.
  package private(set) var takenBack: [Int] = []

  /// The standing of things, folded from the entries that are not taken back.
  package internal(set) var standing: Standing

  /// People the study expects, known before the first entry.
  private let expected: [Participant]

  package init(guide: Guide, expecting people: [Participant] = []) {
    self.guide = guide
    expected = people
    standing = Standing(guide: guide, expecting: people)
  }

  /// A session read back from its journal.
  package init(guide: Guide, expecting people: [Participant] = [], kept: [KeptEntry]) {
    self.init(guide: guide, expecting: people)
    for entry in kept { note(entry) }
    fold()
  }

  /// Takes in an entry the journal holds. Cannot fail: what is on the disk happened.
  package mutating func apply(_ entry: KeptEntry) {
    switch entry.entry {
    case .undo, .redo:
      note(entry)
      fold()
    default:
      note(entry)
      standing.apply(entry)
    }
  }

  /// Keeps the books of undo and redo.
  private mutating func note(_ entry: KeptEntry) {
    kept.append(entry)
    switch entry.entry {
    case .undo(let number):
      undone.insert(number)
      Self.drop(number, from: &steps)
      takenBack.append(number)
    case .redo(let number):
      undone.remove(number)
      Self.drop(number, from: &takenBack)
      steps.append(number)
    default:
      guard entry.entry.isStep else { return }
      steps.append(entry.number)
      takenBack.removeAll()
    }
  }

  /// Nearly always the last one, so a journal with many undos still reads in one pass.
  private static func drop(_ number: Int, from numbers: inout [Int]) {
    if numbers.last == number { numbers.removeLast() } else { numbers.removeAll { $0 == number } }
  }

  private mutating func fold() {
    standing = Standing(guide: guide, expecting: expected)
    for entry in kept where !undone.contains(entry.number) { standing.apply(entry) }
  }

  /// Session time at which a line was kept, for saying from when it is what undo took back.
  ///
  /// Reads the clock's entries from the first on: stops of the program in between do not count.
  package func milliseconds(ofLine number: Int) -> Int? {
    guard let wanted = entry(number) else { return nil }
    var clock = SessionClock()
    for entry in kept.prefix(while: { $0.number <= number }) {
      clock.pass(entry.at)
      if case .opened = entry.entry { clock.open(at: entry.at) }
      if case .resumed(let resumption) = entry.entry {
        clock.resume(at: entry.at, elapsed: resumption.elapsedMilliseconds)
      }
    }
    return clock.milliseconds(at: wanted.at)
  }

  /// The entry of a line, for saying what undo took back.
  package func entry(_ number: Int) -> KeptEntry? {
    var low = 0
    var high = kept.count
    while low < high {
      let middle = (low + high) / 2
      if kept[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low < kept.count && kept[low].number == number ? kept[low] : nil
  }
}

extension Entry {
  /// Whether undo takes it back on its own: what a person did, not what followed from it.
  package var isStep: Bool {
    switch self {
    case .opened, .resumed, .exported, .undo, .redo, .removed, .unknown: false
    case .flag(let flag): flag.ruleBook == Flag.byHand
    // Whom the study expects is written down at the start; nobody did that.
    case .person(let step): step.presence != .expected
    case .batch(let entries): entries.contains(where: \.isStep)
    case .turn, .note, .correction, .mark, .link, .remark, .prompt, .check, .consent, .hold, .shareTime,
      .card, .followUp, .verdict, .followUpStep, .playback, .stage, .override:
      true
    }
  }
}

extension Flag {
  /// The rule book of a flag that a person raised.
  package static let byHand = "hand"
}
