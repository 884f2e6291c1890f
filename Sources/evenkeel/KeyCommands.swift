import ArgumentParser
import Journaling
import Notation
import Workroom

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// `evenkeel reidentify`: a file that left under pseudonyms, with the names back in it.
struct ReidentifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reidentify",
    abstract: "Lead an exported file back to the names, byte for byte, with the key.")

  @Argument(help: "The exported file, as it was written; '-' is standard input.", completion: .file())
  var file: String

  @Option(help: "The study's folder, or a private folder that holds the key.", completion: .directory)
  var key: String

  @Option(help: "Where to write; '-' is standard output.", completion: .file())
  var to: String

  @Flag(help: "Replace the file when it is there.")
  var force = false

  func run() throws {
    try KeyKeeping.reidentify(file, key: key, to: to, isReplacing: force, on: SystemDisk())
  }
}

/// `evenkeel key`: what leads pseudonyms back to names.
struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Show or destroy what leads pseudonyms back to names.",
    subcommands: [KeyShowCommand.self, KeyDestroyCommand.self])
}

/// `evenkeel key show`: how much there is, without a name.
struct KeyShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Say what a study's key holds; no name is printed.")

  @Argument(help: "A study's or a session's folder.", completion: .directory)
  var study: String

  func run() throws {
    for line in try KeyKeeping.lines(study, on: SystemDisk()) { print(line) }
  }
}

/// `evenkeel key destroy`: nothing leads back afterwards.
struct KeyDestroyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "destroy",
    abstract: "Destroy a study's key, so that no export can be led back to names by it.",
    discussion: "It cannot be taken back. The study keeps a record that it was done.")

  @Argument(help: "A study's or a session's folder.", completion: .directory)
  var study: String

  @Flag(help: "The private roster too, which says who the codes are.")
  var withRoster = false

  @Flag(help: "Without asking, for scripts.")
  var yes = false

  func run() throws {
    guard try yes || isAgreed() else { throw Failure(.refused, "nothing was destroyed") }
    for line in try KeyKeeping.destroy(study, withRoster: withRoster, on: SystemDisk()) { print(line) }
  }

  private func isAgreed() throws -> Bool {
    guard isatty(0) == 1, isatty(2) == 1 else {
      throw Failure(.usage, "there is no terminal to ask on; '--yes' destroys the key without asking")
    }
    for line in try KeyKeeping.lines(study, on: SystemDisk()) { complain(line) }
    complain("destroy the key of '\(harmless(study))'? It cannot be taken back. Type yes:")
    return readLine()?.lowercased() == "yes"
  }
}
