import ArgumentParser
import Journaling
import Workroom

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// `evenkeel review`: flags of one or many sessions, decided one after the other.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Decide on the flags of sessions or studies.",
    discussion: """
      Verdicts go to review-NAME.jsonl in each session's folder, one file for each reviewer. Two reviewers may work at
      the same time; what they see differently is a list of its own.
      """)

  @Argument(help: "Sessions' folders, or studies.", completion: .directory)
  var paths: [String]

  @Option(help: "Who reviews; your login where none is given.")
  var reviewer: String?

  @Flag(help: "Look through the sessions anew with the rules of this version; old verdicts stay.")
  var rescan = false

  func run() throws {
    guard isatty(0) == 1, isatty(1) == 1 else {
      throw Failure(.usage, "'review' needs a terminal; 'evenkeel followups' lists the register without one")
    }
    let disk = SystemDisk()
    let name = try ReviewerFolder(name: reviewer ?? ReviewerFolder.login)
    let request = ReviewRequest(paths: paths, reviewer: name, version: programVersion, scansAnew: rescan)
    let room = try ReviewRoom(request, keys: Stage.keys(on: disk), on: disk)
    for trouble in room.troubles { complain(trouble) }
    try Stage.review(room)
  }
}
