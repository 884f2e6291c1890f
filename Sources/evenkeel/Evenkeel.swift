import ArgumentParser
import Notation
import Workroom

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The program: subcommands, exit codes, and the one place where an error is printed.
@main
struct Evenkeel: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evenkeel",
    abstract: "Run facilitated focus groups and customer interviews: without judging, agreeing or promising.",
    discussion: "Without a subcommand it opens the home screen.",
    version: programVersion,
    subcommands: [
      RunCommand.self, ObserveCommand.self, CheckCommand.self, PracticeCommand.self, GuideCommand.self,
      FollowUpsCommand.self, ExportCommand.self, ImportCommand.self, ReidentifyCommand.self,
      KeyCommand.self, StudyCommand.self, InboxCommand.self, ReportCommand.self, ReviewCommand.self,
      VerifyCommand.self, RepairCommand.self, WithdrawCommand.self, AnonymiseCommand.self, ManualCommand.self,
    ])

  func run() throws { try HomeScreen.open() }

  static func main() {
    holdStandardDescriptors()
    // A file that may not grow further then refuses to, like a full disk, instead of ending the program.
    signal(SIGXFSZ, SIG_IGN)
    do {
      try carryOut(Array(CommandLine.arguments.dropFirst()))
    } catch {
      endProcess(report(error))
    }
  }

  /// Does what was asked for.
  ///
  /// A room full of people waits for `run`, and it is read faster alone than among all the others. What it does not
  /// take as it is, help too, is left to them.
  private static func carryOut(_ words: [String]) throws {
    let afterRun = words.first == "run" ? Array(words.dropFirst()) : nil
    if let run = afterRun.flatMap(LiveRun.init(plainly:)) { return try run.begin() }
    if let run = afterRun.flatMap({ try? RunCommand.parse($0) }) { return try run.run() }
    // It is to be done in the blink of an eye too, over ten thousand sessions.
    let afterFollowUps = words.first == "followups" ? Array(words.dropFirst()) : nil
    if let list = afterFollowUps.flatMap({ try? FollowUpsCommand.parse($0) }) { return try list.run() }
    var command = try parseAsRoot()
    try command.run()
  }

  /// Says what went wrong, once, and gives the exit code.
  private static func report(_ error: any Error) -> Int32 {
    if let failure = error as? Failure {
      if !failure.description.isEmpty { complain(failure.description) }
      return failure.code.rawValue
    }
    let code = exitCode(for: error)
    if code == .success {
      print(fullMessage(for: error))
      return 0
    }
    // The parser's own code for wrong usage is 64; ours is 2.
    let message = harmlessLines(fullMessage(for: error))
    complain(message.hasPrefix("Error: ") ? String(message.dropFirst(7)) : message)
    return code == .validationFailure ? Failure.Code.usage.rawValue : code.rawValue
  }

  /// Arguments are quoted in usage errors, and an argument may hold anything.
  private static func harmlessLines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { harmless(String($0)) }
      .joined(separator: "\n")
  }
}

/// `exit` of the C library, which the parsable command hides behind one of its own.
func endProcess(_ code: Int32) -> Never { exit(code) }

/// The version that `--version` prints and every journal names.
let programVersion = "0.1.0"
