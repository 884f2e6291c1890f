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

      '--plain' goes line by line: the same keys, each with what would be typed behind it ('y', 'd fri', 'w 2'), from a
      terminal or a pipe. '?' lists them.
      """)

  @Argument(help: "Sessions' folders, or studies.", completion: .directory)
  var paths: [String]

  @Option(help: "Who reviews; your login where none is given.")
  var reviewer: String?

  @Flag(help: "Look through the sessions anew with the rules of this version; old verdicts stay.")
  var rescan = false

  @Flag(help: "Line by line, without a screen: pipes, screen readers, dumb terminals.")
  var plain = false

  func run() throws {
    guard plain || (isatty(0) == 1 && isatty(1) == 1) else {
      throw Failure(
        .usage, "'review' draws a screen and needs a terminal; 'evenkeel review --plain' goes line by line")
    }
    let disk = SystemDisk()
    let name = try ReviewerFolder(name: reviewer ?? ReviewerFolder.login)
    let request = ReviewRequest(paths: paths, reviewer: name, version: programVersion, scansAnew: rescan)
    let room = try ReviewRoom(request, keys: Stage.keys(on: disk), on: disk)
    for trouble in room.troubles { complain(trouble) }
    guard plain else { return try Stage.review(room) }
    try room.conductPlain()
    for trouble in room.laterTroubles { complain(trouble) }
  }
}
