/// Why a command cannot do what it was asked: one sentence for a person, and the exit code that scripts read.
package struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
  /// What scripts read.
  package enum Code: Int32, Hashable, Sendable {
    /// It was done, and it found something.
    case found = 1
    case usage = 2
    /// Missing, a directory where a file is wanted, no permission, cannot write.
    case unreachable = 3
    /// The gate, consent, the leak check, or another writer.
    case refused = 4
    /// Readable, but not what it should be.
    case unfit = 5
  }

  package var code: Code

  /// What, to which thing, what is safe, what to do next; lower case, no full stop. Empty when all is said.
  package var description: String

  package init(_ code: Code, _ sentence: String) {
    self.code = code
    description = sentence
  }
}
