import Anonymising
import Fieldwork

/// Sentences that stand in every format made to be read.
enum Phrase {
  static let rehearsal = "Rehearsal: nobody's real words."
  static let codes = "F is the facilitator, P a participant, V somebody of the provider, O an observer."
}

extension Outgoing {
  /// What stands in front of each person's words.
  var labels: [Speaker: RedactedText] {
    Dictionary(people.map { ($0.code, $0.label) }, uniquingKeysWith: { first, _ in first })
  }

  /// Words of a text, by bytes.
  func words(of text: String, _ bytes: Range<Int>) -> String {
    let utf8 = Array(text.utf8)
    return String(decoding: utf8[bytes.clamped(to: 0..<utf8.count)], as: UTF8.self)
  }
}

extension Outgoing.Person {
  /// Whether they are in the room, or who they turned out to be.
  var whereabouts: String { sameAs.map { "same as \($0)" } ?? presence.rawValue }

  /// What they agreed to, purpose by purpose.
  var answers: String {
    let answers = Purpose.allCases.compactMap { purpose in
      consent[purpose].map { "\(purpose.rawValue): \($0.rawValue)" }
    }
    return answers.isEmpty ? "–" : answers.joined(separator: ", ")
  }
}

extension Outgoing.Flag {
  /// The kind, and what was said of it since.
  var inWords: String {
    let remark: String? =
      switch remark {
      case .itIsSo: "it is so"
      case .notSo: "not so"
      case nil: nil
      }
    return ([kind] + [remark, verdict.map { "review: \($0)" }].compactMap(\.self)).joined(separator: ", ")
  }
}
