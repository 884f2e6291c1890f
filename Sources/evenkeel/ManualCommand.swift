import ArgumentParser
import Desk

/// `evenkeel manual`: the man page, made from the commands and the key table.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Print the man page, for man or a package.")

  func run() {
    print(Manual.page(of: Evenkeel.configuration, keys: .standard))
  }
}

/// The man page as troff.
private enum Manual {
  static func page(of configuration: CommandConfiguration, keys: Bindings) -> String {
    let sections = [
      ".TH EVENKEEL 1 \"\" \"evenkeel \(programVersion)\"",
      ".SH NAME\nevenkeel \\- \(escaped(configuration.abstract))",
      ".SH SYNOPSIS\n.B evenkeel\n[\\fIcommand\\fR] [\\fIarguments\\fR]",
      ".SH DESCRIPTION\n\(escaped(configuration.discussion))\n\(escaped(about))",
      ".SH COMMANDS\n" + configuration.subcommands.map(entry).joined(separator: "\n"),
      ".SH KEYS\n" + Bindings.shownModes.map { section($0, keys) }.joined(separator: "\n"),
      ".SH EXIT STATUS\n" + exits.map { item("\($0.code)", $0.meaning) }.joined(separator: "\n"),
      ".SH ENVIRONMENT\n" + environment.map { item($0.name, $0.meaning) }.joined(separator: "\n"),
    ]
    return sections.joined(separator: "\n")
  }

  private static let about = """
    A session is a folder of plain files; journal.jsonl is the record, transcript.md is written at the close. \
    'evenkeel COMMAND --help' explains one command; '--generate-completion-script bash' (zsh, fish) prints completions.
    """

  private static let exits: [(code: Int, meaning: String)] = [
    (0, "done"), (1, "done, and it found something"), (2, "wrong usage"),
    (3, "missing, a directory, no permission, cannot write"),
    (4, "refused: the gate, consent, or another writer"), (5, "readable, but not what it should be"),
  ]

  private static let environment: [(name: String, meaning: String)] = [
    ("NO_COLOR", "when set, no colours"),
    ("TERM", "the terminal; line mode where it cannot place its cursor"),
    ("XDG_DATA_HOME", "studies and sessions begun from the home screen"),
    ("XDG_CONFIG_HOME", "evenkeel/keys there gives keys other actions"),
    ("XDG_STATE_HOME", "which first-run hints were used"),
  ]

  private static func entry(_ command: any ParsableCommand.Type) -> String {
    item(command.configuration.commandName ?? command._commandName, command.configuration.abstract)
  }

  private static func section(_ mode: Mode, _ keys: Bindings) -> String {
    ".SS \(escaped(mode.title))\n"
      + keys.list(in: mode).map { item($0.keys, $0.help) }.joined(separator: "\n")
  }

  private static func item(_ term: String, _ meaning: String) -> String {
    ".TP\n.B \(escaped(term))\n\(escaped(meaning))"
  }

  /// Nothing of it acts on troff: backslashes, hyphens, and a dot or quote at the start of a line.
  private static func escaped(_ text: String) -> String {
    let safe = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return safe.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.first == "." || $0.first == "'" ? "\\&\($0)" : String($0) }.joined(separator: "\n")
  }
}
