import ArgumentParser
import Fieldwork
import Flagging
import Journaling
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

  @Option(help: "How strict: strict or usability, which lets a compliment pass; else what the study says.")
  var profile: Profile?

  @Option(help: "A study: its cannot-offer list, horizon, update plan and own rules.", completion: .directory)
  var study: String?

  func run() throws {
    let flagger = try flagger()
    let check = TextCheck(flagger, input: input, format: format, speaker: speaker, version: programVersion)
    if let code = try check.run(file) { throw Failure(code, "") }
  }

  private func flagger() throws -> Flagger {
    if let study {
      let clock = Clock.system()
      let today = Day(clock.now(), offsetMinutes: clock.offsetMinutes)
      return try StudyRules.flagger(ofStudyIn: study, profile: profile, today: today, on: SystemDisk())
    }
    return profile.map { Flagger(.shipped, profile: $0) } ?? .shipped
  }
}

extension Voice: ExpressibleByArgument {}
extension Profile: ExpressibleByArgument {}
extension CheckRun.Input: ExpressibleByArgument {}
extension CheckRun.Format: ExpressibleByArgument {}
