import Fieldwork

extension Verdict.Answer {
  /// What a flag of this category is when it is what it looks like.
  package init(_ category: Category) {
    self =
      switch category {
      case .promising: .promise
      case .agreeing: .agreement
      case .judging: .judgement
      case .leading: .leading
      }
  }

  /// The category it says the words are of; `nil` for a false alarm and a second look.
  package var category: Category? { Category.allCases.first { Self($0) == self } }

  /// Whether it decides the flag; a second look puts it off.
  package var decides: Bool { self != .secondLook }
}
