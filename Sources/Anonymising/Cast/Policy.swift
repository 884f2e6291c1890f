/// How pseudonyms look, and how much of a detail is kept.
package struct Policy: Hashable, Sendable {
  /// What stands in the place of a name.
  package enum Style: String, CaseIterable, Hashable, Sendable {
    /// `[Person 3]`
    case codes
    /// Made-up names for people; codes for all else.
    case names
  }

  /// How far up the ladder from the detail itself: a code says least.
  package enum Step: Int, CaseIterable, Hashable, Sendable {
    /// Left as it is.
    case kept
    /// `[city in northern England]`, `[March 2021]`, `[45–49]`
    case narrow
    /// `[UK city]`, `[spring 2021]`, `[40s]`
    case broad
    /// `[Place 4]`
    case code
  }

  /// Codes or made-up names.
  package var style: Style

  /// The step for each kind; a kind that is missing gets a code.
  package var steps: [Kind: Step]

  /// The step for one entity, whatever its kind says.
  package var items: [String: Step]

  /// What somebody typed to stand for one entity.
  package var renames: [String: String] = [:]

  /// Dates and ages go up one step unless `steps` says otherwise.
  package init(style: Style = .codes, steps: [Kind: Step] = [:], items: [String: Step] = [:]) {
    self.style = style
    self.steps = steps.merging([.date: .narrow, .age: .narrow]) { given, _ in given }
    self.items = items
  }

  /// `[Person 3]`, the default.
  package static let codes = Policy()

  /// Made-up names for people.
  package static let names = Policy(style: .names)

  /// The step for an entity such as `PLACE:3`.
  package func step(of entity: String) -> Step {
    let kind = entity.split(separator: ":").first.flatMap { Kind(rawValue: String($0)) }
    return kind.map { step($0, entity) } ?? .code
  }

  func step(_ kind: Kind, _ entity: String) -> Step { items[entity] ?? steps[kind] ?? .code }
}
