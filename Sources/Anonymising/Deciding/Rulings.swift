import Fieldwork

/// What all decisions together come to: each the last word on its subject, those taken back left out.
package struct Rulings: Hashable, Sendable {
  /// Replaced by decision, at every place.
  package private(set) var hidden: Set<Subject> = []

  /// Staying by decision, at every place.
  package private(set) var left: Set<Subject> = []

  /// Looked at and put off.
  package private(set) var later: Set<Subject> = []

  /// Single places: whether they are hidden.
  package private(set) var places: [FindingPlace: Bool] = [:]

  /// What somebody typed to stand for an entity.
  package private(set) var renames: [String: String] = [:]

  /// How much is kept of one entity.
  package private(set) var steps: [String: Policy.Step] = [:]

  /// Which are one.
  package private(set) var merges: [Pair] = []

  /// Which are of another kind.
  package private(set) var retyped: [Pair] = []

  /// Words hidden everywhere.
  package private(set) var always: [KnownThing] = []

  private(set) var aparts: [Apart: String] = [:]

  /// What is hidden at some place, though it may stay at others.
  private var hiddenSomewhere: Set<Subject> = []

  /// Who decided on a subject last, and when.
  package private(set) var deciders: [Subject: Decider] = [:]

  /// Numbers of the decisions that undo can take back, the latest last.
  package private(set) var undoable: [Int] = []

  /// Numbers of those that redo can bring back, the next last.
  package private(set) var redoable: [Int] = []

  /// One entity goes over into another.
  package struct Pair: Hashable, Sendable {
    package var entity: String
    package var into: String
  }

  /// Who decided, and when.
  package struct Decider: Hashable, Sendable {
    package var name: String
    package var at: Moment
  }

  struct Apart: Hashable, Sendable {
    var entity: String
    var form: String
    /// `nil` for every session.
    var session: String?
  }

  /// Nothing decided.
  package init() {}

  /// - Parameter decisions: in the order they were made.
  package init(_ decisions: [Decision]) {
    for decision in decisions { note(decision) }
    let standing = Set(undoable)
    for decision in decisions where standing.contains(decision.number) {
      for deed in decision.deeds { apply(deed, decision) }
    }
  }

  /// Keeps the books of undo and redo.
  private mutating func note(_ decision: Decision) {
    switch decision.deeds.first {
    case .undo(let number):
      undoable.removeAll { $0 == number }
      redoable.append(number)
    case .redo(let number):
      redoable.removeAll { $0 == number }
      undoable.append(number)
    default:
      undoable.append(decision.number)
      redoable = []
    }
  }

  private mutating func apply(_ deed: Deed, _ decision: Decision) {
    switch deed {
    case .hide(let subject): settle(subject, decision) { $0.hidden.insert(subject) }
    case .leave(let subject): settle(subject, decision) { $0.left.insert(subject) }
    case .later(let subject): settle(subject, decision) { $0.later.insert(subject) }
    case .hideHere(let place, let subject): settle(place, true, subject, decision)
    case .leaveHere(let place, let subject): settle(place, false, subject, decision)
    case .rename(let entity, let text): renames[entity] = text
    case .step(let entity, let step): steps[entity] = step
    case .same(let entity, let other): merges.append(Pair(entity: entity, into: other))
    case .apart(let entity, let form, let session, let other):
      aparts[Apart(entity: entity, form: form, session: session)] = other
    case .retype(let entity, let other): retyped.append(Pair(entity: entity, into: other))
    case .always(let words, let kind): always.append(KnownThing(kind, words, isAlways: true))
    case .undo, .redo: break
    }
  }

  private mutating func settle(_ subject: Subject, _ decision: Decision, _ body: (inout Rulings) -> Void) {
    hidden.remove(subject)
    left.remove(subject)
    later.remove(subject)
    body(&self)
    deciders[subject] = Decider(name: decision.by, at: decision.at)
  }

  private mutating func settle(
    _ place: FindingPlace, _ isHidden: Bool, _ subject: Subject, _ decision: Decision
  ) {
    places[place] = isHidden
    if isHidden { hiddenSomewhere.insert(subject) }
    deciders[subject] = Decider(name: decision.by, at: decision.at)
  }

  /// What was decided for a finding: `true` hidden, `false` staying, `nil` nothing.
  func answer(_ redaction: Redaction, at place: FindingPlace) -> Bool? {
    if let here = places[place] { return here }
    let subjects = [Subject(redaction.entity, form: redaction.form), Subject(redaction.entity)]
    // Words that stand beside the transcript, such as a follow-up's, may be those of that place.
    if place.line.hasSuffix("/"), subjects.contains(where: hiddenSomewhere.contains) { return true }
    for subject in subjects {
      if hidden.contains(subject) { return true }
      if left.contains(subject) { return false }
    }
    return nil
  }
}
