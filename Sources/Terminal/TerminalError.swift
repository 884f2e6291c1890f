/// Why there is no screen. The terminal is as it was; line mode (`--plain`) works in every case.
package enum TerminalError: Error, Hashable, Sendable {
  /// Standard input or output is a file, a pipe or nothing.
  case notATerminal

  /// The terminal's name in TERM is not in this machine's terminfo.
  case unknownTerminal(name: String)

  /// The terminal cannot place its cursor.
  case dumbTerminal(name: String)

  /// This process has a screen open already.
  case alreadyOpen

  /// No file descriptors are left.
  case noDescriptors
}

extension TerminalError: CustomStringConvertible {
  /// What is the matter and what to do, in lower case, without a full stop.
  package var description: String {
    switch self {
    case .notATerminal:
      "standard input and output are not both a terminal; '--plain' works in a pipe"
    case .unknownTerminal(let name):
      "the terminal '\(name)' is unknown here; set TERM to a known one, or use '--plain'"
    case .dumbTerminal(let name):
      "the terminal '\(name)' cannot place its cursor; '--plain' works in it"
    case .alreadyOpen:
      "the screen is open already"
    case .noDescriptors:
      "no file descriptors are left; close what else is running, then try again"
    }
  }
}
