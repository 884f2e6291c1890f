import Anonymising

/// A sentence whose identifying stretches stand in «marks».
struct Marked {
  /// The sentence without marks.
  let text: String

  /// The marked stretches, in order.
  let stretches: [String]

  init(_ marked: String) {
    text = String(marked.filter { $0 != "«" && $0 != "»" })
    stretches = marked.split(separator: "«", omittingEmptySubsequences: false).dropFirst().map {
      String($0.prefix { $0 != "»" })
    }
  }
}

extension Pseudonymiser {
  /// The stretches this would hide in `text`, of one kind or of all.
  func stretches(in text: String, of kind: Kind? = nil) -> [String] {
    var copy = self
    let utf8 = Array(text.utf8)
    return copy.pseudonymised(text).redactions
      .filter { kind == nil || $0.kind == kind }
      .map { String(decoding: utf8[$0.bytes], as: UTF8.self) }
  }

  /// The text as it leaves.
  func written(_ text: String) -> String {
    var copy = self
    return copy.pseudonymised(text).text.text
  }

  /// Forms alone: no roster, no model.
  static let formsOnly = Pseudonymiser(roster: [], model: nil)
}

func people(_ names: String..., model: NameModel? = .shipped) -> Pseudonymiser {
  Pseudonymiser(roster: names.map { RosterName($0) }, model: model)
}
