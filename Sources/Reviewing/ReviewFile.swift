import Fieldwork

/// What one reviewer wrote about one session: the fold of `review-NAME.jsonl`.
package struct ReviewFile: Hashable, Sendable {
  /// The file's name without its folder.
  package let name: String
  package let reviewer: String

  /// Everything the file holds, in order, undone lines too.
  package private(set) var kept: [KeptEntry] = []
  package private(set) var book = StepBook()

  /// What stands: batches taken apart, references said in full, undone lines left out.
  package private(set) var acts: [Act] = []

  /// One entry of the file with its place.
  package struct Act: Hashable, Sendable {
    package var reference: Reference
    package var at: Moment
    package var entry: Entry
  }

  package init(_ name: String, by reviewer: String, kept: [KeptEntry] = []) {
    self.name = name
    self.reviewer = reviewer
    for entry in kept { note(entry) }
    fold()
  }

  /// Takes in a line the file holds. Gives the acts it adds; `nil` when what stood before has changed as well.
  package mutating func apply(_ entry: KeptEntry) -> ArraySlice<Act>? {
    note(entry)
    switch entry.entry {
    case .undo, .redo:
      fold()
      return nil
    default:
      let start = acts.count
      add(entry)
      return acts[start...]
    }
  }

  private mutating func note(_ entry: KeptEntry) {
    kept.append(entry)
    book.note(entry)
  }

  private mutating func fold() {
    acts = []
    for entry in kept where !book.undone.contains(entry.number) { add(entry) }
  }

  private mutating func add(_ entry: KeptEntry) { acts += acts(of: entry) }

  /// The line with this number.
  package func entry(_ number: Int) -> KeptEntry? { kept.last { $0.number == number } }

  /// What a line says, also while it is taken back.
  package func acts(of entry: KeptEntry) -> [Act] {
    let parts = if case .batch(let parts) = entry.entry { parts } else { [entry.entry] }
    return parts.enumerated().map { part, single in
      Act(
        reference: Reference(EntryID(entry.number, part: part), in: name), at: entry.at,
        entry: single.found(in: name, line: entry.number))
    }
  }
}

extension Entry {
  /// The entry with its references said in full.
  fileprivate func found(in file: String, line: Int) -> Entry {
    switch self {
    case .verdict(var verdict):
      verdict.flag = verdict.flag.found(in: file, line: line)
      return .verdict(verdict)
    case .followUp(var followUp):
      followUp.flag = followUp.flag?.found(in: file, line: line)
      return .followUp(followUp)
    case .followUpStep(var step):
      step.followUp = step.followUp.found(in: file, line: line)
      return .followUpStep(step)
    default: return self
    }
  }
}
