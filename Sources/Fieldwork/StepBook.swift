/// The books of undo and redo over the lines of one file: what is taken back, and what would be next.
package struct StepBook: Hashable, Sendable {
  /// Numbers of the lines taken back.
  package private(set) var undone: Set<Int> = []

  /// Numbers of the lines undo can take back, the latest last.
  package private(set) var steps: [Int] = []

  /// Numbers of the lines redo can bring back, the next last.
  package private(set) var takenBack: [Int] = []

  package init() {}

  /// Takes in a line of the file, in the file's order.
  package mutating func note(_ kept: KeptEntry) {
    switch kept.entry {
    case .undo(let number):
      undone.insert(number)
      Self.drop(number, from: &steps)
      takenBack.append(number)
    case .redo(let number):
      undone.remove(number)
      Self.drop(number, from: &takenBack)
      steps.append(number)
    default:
      guard kept.entry.isStep else { return }
      steps.append(kept.number)
      takenBack.removeAll()
    }
  }

  /// Nearly always the last one, so a journal with many undos still reads in one pass.
  private static func drop(_ number: Int, from numbers: inout [Int]) {
    if numbers.last == number { numbers.removeLast() } else { numbers.removeAll { $0 == number } }
  }
}

extension Entry {
  /// Whether undo takes it back on its own: what a person did, not what followed from it.
  package var isStep: Bool {
    switch self {
    case .opened, .resumed, .exported, .repaired, .undo, .redo, .removed, .unknown: false
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
