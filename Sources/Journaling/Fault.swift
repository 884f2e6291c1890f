import Notation

/// What is wrong with one line of a journal.
package enum Fault: Error, Hashable, Sendable {
  /// The line is no JSON object; the error's place counts from the start of the line.
  case notJSON(JSONError)
  /// A key the format asks for is missing, comes twice or holds something else.
  case badKey(String)
  /// The body and its digest do not fit: words were changed.
  case changed
  /// The chain does not fit: this line or one before it was changed, removed or moved.
  case brokenChain
  /// The number does not rise over the line before.
  case notRising(Int, after: Int)
  /// The first line is of another kind than `opened`.
  case notOpened(kind: String)
  /// No line end within ``JournalReader/maxLineBytes``.
  case tooLong

  /// Such as `its words do not fit their checksum`.
  package var words: String {
    switch self {
    case .notJSON(let error): "it is not JSON (\(error))"
    case .badKey(let key): "'\(key)' is missing, comes twice or is not what it should be"
    case .changed: "its words do not fit their checksum"
    case .brokenChain: "it does not fit the line before: a line was changed, removed or moved"
    case .notRising(let number, let last): "its number \(number) does not follow \(last)"
    case .notOpened(let kind): "a journal begins with 'opened', this with '\(harmless(kind))'"
    case .tooLong: "it is longer than any line can be"
    }
  }
}

/// One damaged line, and where it stands.
package struct Damage: Hashable, Sendable {
  /// From 1.
  package var line: Int

  /// Where the line begins, in bytes from the start of the file.
  package var offset: Int

  /// What is wrong with it.
  package var fault: Fault

  package init(line: Int, offset: Int, fault: Fault) {
    self.line = line
    self.offset = offset
    self.fault = fault
  }

  /// What is wrong with it, in words; the first line has none before it that it could fit.
  package var words: String {
    line == 1 && fault == .brokenChain ? "it does not fit its own checksum" : fault.words
  }
}
