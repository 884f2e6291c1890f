import Anonymising
import Preparing

/// How pseudonyms are to look: what the command asks for goes before what the study says.
package struct PseudonymSettings: Hashable, Sendable {
  /// Codes or made-up names; `nil` leaves it to the study.
  package var style: Policy.Style?

  /// How much is kept of each kind of detail.
  package var ladders: [Kind: Policy.Step]

  package init(style: Policy.Style? = nil, ladders: [Kind: Policy.Step] = [:]) {
    self.style = style
    self.ladders = ladders
  }

  /// Reads `place=narrow`.
  ///
  /// - Throws: code 2 for a kind or a step that is none, and for names of people, which never stay.
  package static func ladder(_ text: String) throws(Failure) -> (Kind, Policy.Step) {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let kind = kind(parts[0]), let step = step(parts[1]) else {
      throw Failure(
        .usage,
        "'--ladder \(text)' is no ladder; write a kind and a step, such as place=narrow: kinds "
          + "\(kinds.map(\.name).joined(separator: ", ")), steps \(steps)")
    }
    guard kind != .person || step == .code else {
      throw Failure(
        .usage, "names of people have no ladder; '--identified' writes the words as they were said")
    }
    return (kind, step)
  }

  private static let kinds: [(name: String, kind: Kind)] = [
    ("organisation", .organisation), ("place", .place), ("date", .date), ("age", .age), ("money", .money),
    ("postcode", .postcode), ("email", .email), ("phone", .phone), ("url", .url), ("handle", .handle),
    ("number", .number), ("detail", .detail), ("person", .person),
  ]

  private static let steps = Policy.Step.allCases.map { "\($0)" }.joined(separator: ", ")

  private static func kind(_ name: String) -> Kind? { kinds.first { $0.name == name.lowercased() }?.kind }

  private static func step(_ name: String) -> Policy.Step? {
    Policy.Step.allCases.first { "\($0)" == name.lowercased() }
  }

  /// With what the study says where the command says nothing.
  ///
  /// - Throws: code 5 when the study says what is no ladder.
  func policy(_ study: Study?) throws(Failure) -> Policy {
    var steps: [Kind: Policy.Step] = [:]
    for line in study?.pseudonyms.ladders ?? [] {
      do throws(Failure) {
        let (kind, step) = try Self.ladder(line)
        steps[kind] = step
      } catch {
        throw Failure(.unfit, "study.yaml, pseudonyms: \(error)")
      }
    }
    steps.merge(ladders) { $1 }
    let asked = study?.pseudonyms.style.flatMap(Policy.Style.init)
    return Policy(style: style ?? asked ?? .codes, steps: steps)
  }
}
