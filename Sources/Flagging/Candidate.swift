import Fieldwork

/// A finding in the making.
struct Candidate {
  var category: Category
  /// Its place in the book; below zero: found by the model alone.
  var rule: Int
  var first: Int
  var end: Int
  /// `nil`: excused after all.
  var tier: Tier?
  /// Before marks made it faint.
  var full: Tier
  /// Marks made it faint, or would have.
  var isHeld = false
  /// The model is not asked.
  var isAlone = false
  /// Somebody, something or a day beside it makes it likely.
  var isEager = false
  /// A day is named beside it.
  var isDated = false
  /// The study cannot offer it, or not by then.
  var isForbidden = false
  /// What the model makes of the sentence, 0 to 1; `nil` without one.
  var opinion: Double?

  /// 0 to 1; comparable only within one book.
  var score: Double {
    let base =
      switch tier {
      case .sure: 0.9
      case .likely: 0.7
      case .faint, nil: 0.3
      }
    return ((base + 0.09 * (opinion ?? 0.5)) * 100).rounded() / 100
  }

  private func isWeaker(than other: Candidate) -> Bool {
    let mine = tier?.rawValue ?? 0
    let its = other.tier?.rawValue ?? 0
    // Of two as sure, the one the model cannot make faint stays, then the one that may grow.
    return (mine, isAlone ? 1 : 0, isEager ? 1 : 0, end - first, -rule)
      < (its, other.isAlone ? 1 : 0, other.isEager ? 1 : 0, other.end - other.first, -other.rule)
  }

  static func nameOfModel(_ category: Category) -> String {
    category == .agreeing ? "agree.model" : "judge.model"
  }

  /// Of candidates of one category that overlap, the strongest stays.
  static func keep(_ new: Candidate, in list: inout [Candidate]) {
    for index in list.indices
    where list[index].category == new.category && list[index].first < new.end && new.first < list[index].end {
      if list[index].isWeaker(than: new) { list[index] = new }
      return
    }
    list.append(new)
  }
}
