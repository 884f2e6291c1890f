import ArgumentParser
import Journaling
import Workroom

/// `evenkeel practice`: a customer's line to answer, flags on the reply.
struct PracticeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "practice", abstract: "Answer customers' lines and see what is flagged. No score is kept.")

  @Argument(help: "A file of customers' lines, one a line; without it the shipped deck.", completion: .file())
  var deck: String?

  func run() throws {
    let lines = try PracticeRoom.deck(deck, on: SystemDisk())
    try Stage.practice(lines)
  }
}
