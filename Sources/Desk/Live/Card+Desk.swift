import Preparing

extension Card {
  /// Cards that are offered first when they fit, by their names in the shipped deck.
  static let silence = "silence"
  static let quietPerson = "quiet person"
  static let talkativePerson = "talkative person"
  static let boomerang = "boomerang"

  /// Seconds counted out while it is open: for a silence, and where the card says to leave some.
  var seconds: Int? { name == Self.silence || caution.contains("five seconds") ? 5 : nil }

  /// What is said, a line each: all steps of a frustration card, of another one the first way to say it.
  package var steps: [String] {
    kind == .frustration ? says.enumerated().map { "\($0 + 1) \($1)" } : Array(says.prefix(1))
  }

  /// What to mind, as a sentence; when it fits, where there is nothing to mind.
  package var mind: String {
    let text = caution.isEmpty ? when : caution
    guard let last = text.last else { return "" }
    return text.prefix(1).uppercased() + text.dropFirst() + (".?!".contains(last) ? "" : ".")
  }
}
