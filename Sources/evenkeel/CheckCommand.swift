import ArgumentParser
import Fieldwork
import Flagging
import Workroom

/// `evenkeel check`: flags text.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Find judging, agreeing, promising and leading words in text.",
    discussion: "Exits 1 when it found something of tier 2 or 3. As text it prints path:line:column: message."
  )

  @Argument(help: "The file; '-' or nothing is standard input.", completion: .file())
  var file = "-"

  @Option(
    help: "Whose words those are that do not say: facilitator, provider, participant, observer or note.")
  var speaker = Voice.facilitator

  @Option(help: "What comes in: text or jsonl.")
  var input = CheckRun.Input.text

  @Option(help: "What goes out: text, jsonl or sarif.")
  var format = CheckRun.Format.text

  @Option(help: "How strict: strict or usability, which lets a compliment pass.")
  var profile = Profile.strict

  func run() throws {
    let flagger = profile == .strict ? Flagger.shipped : Flagger(.shipped, profile: profile)
    let check = TextCheck(flagger, input: input, format: format, speaker: speaker, version: programVersion)
    if let code = try check.run(file) { throw Failure(code, "") }
  }
}

extension Voice: ExpressibleByArgument {}
extension Profile: ExpressibleByArgument {}
extension CheckRun.Input: ExpressibleByArgument {}
extension CheckRun.Format: ExpressibleByArgument {}
