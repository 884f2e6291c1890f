import ArgumentParser
import Journaling
import Notation
import Workroom

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// `evenkeel withdraw`: takes a participant's words out of a study.
struct WithdrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: "Take a participant's words out of a study; the journals stay verifiable.",
    discussion: """
      Their turns, what was taken from them, and lines of others that name or quote them lose their words; the \
      roster, the study, drafts, transcripts and exports under the study follow. All of it happens, or nothing. \
      On a terminal you see the list first and are asked about each line of somebody else.
      """)

  @Argument(
    help: "The study's folder, or a session's; a session of a study stands for the study.",
    completion: .directory)
  var path: String

  @Argument(help: "Who withdraws: a code such as P3, or the name on the roster.")
  var participant: String

  @Flag(help: "Only list what would go; exit code 1 when there is something.")
  var list = false

  @Option(help: "A line of somebody else that stays, as listed: FILE:LINE. May be given again.")
  var keep: [String] = []

  @Flag(help: "Let every line of others stay, also where it names or quotes them.")
  var keepMentions = false

  @Flag(name: .shortAndLong, help: "Do not ask on a terminal.")
  var yes = false

  func run() throws {
    var withdrawal = try StudyWithdrawal(path, participant: participant, on: SystemDisk())
    try keepGiven(&withdrawal)
    if list { return try show(withdrawal) }
    if isatty(0) == 1, !yes {
      guard try ask(&withdrawal) else {
        print("nothing was changed")
        return
      }
    } else {
      let mentions = try withdrawal.report().mentions
      for line in mentions { print(line) }
      if !mentions.isEmpty {
        print(
          "these lines of others lose their words too; '--list' beforehand and '--keep FILE:LINE' let one stay"
        )
      }
    }
    for line in try withdrawal.carryOut(at: .system()) { print(line) }
  }

  private func keepGiven(_ withdrawal: inout StudyWithdrawal) throws {
    for (place, _) in withdrawal.mentions where keepMentions || keep.contains(place.description) {
      withdrawal.keep(place)
    }
    let known = Set(withdrawal.mentions.map(\.place.description))
    if let unknown = keep.first(where: { !known.contains($0) }) {
      throw Failure(
        .usage, "'\(harmless(unknown))' is no line of others that names or quotes them; '--list' shows those")
    }
  }

  private func show(_ withdrawal: StudyWithdrawal) throws {
    let report = try withdrawal.report()
    for line in report.lines { print(line) }
    if !report.goes.isEmpty { throw Failure(.found, "") }
  }

  private func ask(_ withdrawal: inout StudyWithdrawal) throws -> Bool {
    for line in try withdrawal.report().goes { print(line) }
    for (line, found) in zip(try withdrawal.report().mentions, withdrawal.mentions) {
      print(line)
      if !agrees("Shall this line lose its words? y yes, anything else keeps it: ") {
        withdrawal.keep(found.place)
      }
    }
    return agrees("This cannot be taken back. Take out the words of \(withdrawal.code)? y yes: ")
  }

  private func agrees(_ question: String) -> Bool {
    print(question, terminator: "")
    fflush(nil)
    return readLine()?.trimmingPrefix(while: \.isWhitespace).lowercased().hasPrefix("y") ?? false
  }
}
