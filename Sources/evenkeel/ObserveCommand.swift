import ArgumentParser
import Journaling
import Workroom

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// `evenkeel observe`: a second terminal that follows a session and keeps notes for the facilitator.
struct ObserveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "observe", abstract: "Follow a session from a second terminal, and queue notes for it.",
    discussion: "Notes wait in a file of their own until the facilitator takes them in.")

  @Argument(help: "The session's folder.", completion: .directory)
  var session: String

  @Option(help: "Who observes; stands at each note.")
  var name: String

  func run() throws {
    guard isatty(0) == 1, isatty(1) == 1 else {
      throw Failure(
        .usage, "'observe' needs a terminal; 'evenkeel export' writes a session for other programs")
    }
    let disk = SystemDisk()
    let folder = try ObserverFolder(SessionFolder(session, on: disk), name: name)
    let room = try ObserveRoom(folder, version: programVersion, keys: Stage.keys(on: disk), on: disk)
    try Stage.observe(room)
  }
}
