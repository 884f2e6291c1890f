import Fieldwork

/// Text that may leave the building. Only a ``Pseudonymiser`` makes one; renderers take nothing else.
package struct RedactedText: Hashable, Sendable {
  /// The text as it leaves.
  package let text: String

  init(_ text: String) { self.text = text }

  /// A person's code: it names nobody.
  package init(_ code: Speaker) { text = code.description }

  /// A reviewer's number, from 1: it names nobody.
  package init(reviewer number: Int) { text = "R\(number)" }

  /// Words as they were said, names in them too: only for what somebody asked for by `--identified`, and for files
  /// that stay with the session.
  package init(identified words: String) { text = words }

  /// Stands for the name of a session's folder that says who it is about.
  package init(session number: Int) { text = "session-\(number)" }

  /// The name of a session's folder; `nil` where it says who it is about. Nothing is guessed here: a folder's name is
  /// no talk, and one word by itself looks like a name of anything.
  package init?(folder name: String, by check: LeakCheck) {
    guard !check.namesSomebody(in: name, sparesEverydayWords: false) else { return nil }
    text = name
  }

  /// The same with a number behind it, from 2.
  package func numbered(_ number: Int) -> RedactedText { RedactedText("\(text) \(number)") }

  /// Stands for what somebody said and did not agree to be quoted with.
  package init(notToBeQuoted words: Int) {
    text = "[\(words) \(words == 1 ? "word" : "words"), not to be quoted]"
  }

  /// Stands where a line of the journal cannot be read; lines count from 1.
  package init(damagedLine number: Int) {
    text = "[line \(number) of the journal is damaged and left out; what it took back is not known]"
  }
}

/// One stretch of a text that a pseudonym or a description stands for.
package struct Redaction: Hashable, Sendable {
  /// Half-open range of UTF-8 bytes in the text as it was given, on scalar boundaries, never empty.
  package var bytes: Range<Int>

  /// What was hidden.
  package var kind: Kind

  /// What stands there instead.
  package var replacement: String

  /// Who or what it is over the whole study, without a real name: `PERSON:3`.
  package var entity: String

  /// `false`: replaced all the same, and listed for a person to decide.
  package var certain: Bool

  /// What saw it.
  package var source = Sighting.Source.model

  /// The folded words, as decisions name them.
  package var form = ""
}

extension Redaction {
  /// `text` with each stretch replaced; they come in order, apart.
  static func replaced(_ text: String, _ redactions: [Redaction]) -> String {
    guard !redactions.isEmpty else { return text }
    let source = Array(text.utf8)
    var out: [UInt8] = []
    out.reserveCapacity(source.count)
    var at = 0
    for redaction in redactions {
      out += source[at..<redaction.bytes.lowerBound]
      out += redaction.replacement.utf8
      at = redaction.bytes.upperBound
    }
    out += source[at...]
    return String(decoding: out, as: UTF8.self)
  }
}
