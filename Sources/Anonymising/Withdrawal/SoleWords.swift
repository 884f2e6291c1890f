/// Words that only the person who withdraws said: what the cast list and decisions know of them goes too.
package struct SoleWords: Sendable {
  private let theirs: Set<[UInt8]>
  private let others: Set<[UInt8]>

  /// - Parameters:
  ///   - theirs: what the person said.
  ///   - others: what stays, of whomever.
  package init(theirs: [String], others: [String]) {
    self.theirs = Self.words(theirs)
    self.others = Self.words(others)
  }

  private static func words(_ texts: [String]) -> Set<[UInt8]> {
    texts.reduce(into: []) { words, text in words.formUnion(LeakCheck.Reading(text).spelled.map(\.letters)) }
  }

  /// Whether every word of `form` was theirs, and one of them nobody else's.
  package func areIn(_ form: String) -> Bool {
    let words = LeakCheck.Reading(form).spelled.map(\.letters)
    return !words.isEmpty && words.allSatisfy(theirs.contains) && words.contains { !others.contains($0) }
  }
}

extension Decision {
  /// The decision without what it says about the person; `nil` when nothing is left of it.
  package func forgetting(_ traces: Traces, _ sole: SoleWords) -> Decision? {
    var decision = self
    decision.deeds = deeds.filter { deed in
      deed.words.allSatisfy { traces.traces(in: $0).isEmpty && !sole.areIn($0) }
    }
    return decision.deeds.isEmpty ? nil : decision
  }
}

extension Deed {
  /// Words of the texts that it names.
  fileprivate var words: [String] {
    switch self {
    case .hide(let subject), .leave(let subject), .later(let subject), .hideHere(_, let subject),
      .leaveHere(_, let subject):
      [subject.form].compactMap(\.self)
    case .rename(_, let text): [text]
    case .apart(_, let form, _, _): [form]
    case .always(let words, _): [words]
    case .step, .same, .retype, .undo, .redo: []
    }
  }
}
