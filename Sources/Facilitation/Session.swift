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

  private var book = StepBook()

  /// Numbers of the lines taken back.
  package var undone: Set<Int> { book.undone }

  /// Numbers of the lines undo can take back, the latest last.
  package var steps: [Int] { book.steps }

  /// Numbers of the lines redo can bring back, the next last.
  package var takenBack: [Int] { book.takenBack }

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

  private mutating func note(_ entry: KeptEntry) {
    kept.append(entry)
    book.note(entry)
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
