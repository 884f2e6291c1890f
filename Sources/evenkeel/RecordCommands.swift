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

/// `evenkeel repair`: copies, then cuts what is damaged.
struct RepairCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repair", abstract: "Mend a damaged journal; what is cut is copied aside first.")

  @Argument(help: "The session's folder.", completion: .directory)
  var session: String

  func run() throws {
    for line in try SessionRepair.mend(session, on: SystemDisk()) { print(line) }
  }
}

/// `evenkeel export`: writes the record out.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a session out for other programs.")

  @Argument(help: "The session's folder.", completion: .directory)
  var session: String

  @Option(help: "The format.")
  var format: ExportFormat

  @Option(help: "Where to write; '-' is standard output.", completion: .file())
  var to: String

  @Flag(help: "With words as they were said, names in them too.")
  var identified = false

  @Flag(help: "Replace the file when it is there.")
  var force = false

  func run() throws {
    guard identified else {
      throw Failure(
        .refused,
        "pseudonymised export is not built yet, and nothing was written; '--identified' writes the words as they "
          + "were said, names in them too")
    }
    let export = SessionExport(session: session, format: format)
    for sentence in try export.write(to: to, isReplacing: force, on: SystemDisk()) { complain(sentence) }
  }
}

extension ExportFormat: ExpressibleByArgument {}
