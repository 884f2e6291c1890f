import ArgumentParser
import Journaling
import Notation
import Workroom

/// `evenkeel verify`: checks every line and the chain.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check every line of journals, and that none is missing or changed.")

  @Argument(help: "Sessions' folders, studies, or journals.", completion: .directory)
  var paths: [String]

  func run() throws {
    var report = VerificationReport()
    for path in paths { report.add(path, on: SystemDisk()) }
    for line in report.lines { print(line) }
    for line in report.troubles { complain(line) }
    if let code = report.code { throw Failure(code, "") }
  }
}

/// `evenkeel repair`: copies, then leaves out what is damaged.
struct RepairCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repair",
    abstract: "Mend a damaged journal: a copy first; damaged lines go, whole ones stay.")

  @Argument(help: "The session's folder.", completion: .directory)
  var session: String

  func run() throws {
    for line in try SessionRepair.mend(session, version: programVersion, on: SystemDisk()) { print(line) }
  }
}
