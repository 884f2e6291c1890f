import Anonymising
import ArgumentParser
import Journaling
import Workroom

/// `evenkeel anonymise`: pseudonyms in any text.
struct AnonymiseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "anonymise", abstract: "Replace names and other identifiers in text by pseudonyms.",
    discussion: "The text is pseudonymised, not anonymous: read it before it is shared.")

  @Argument(help: "The file; '-' or nothing is standard input.", completion: .file())
  var file = "-"

  @Option(help: "Names that are known: roster.yaml, or a list with a name a line.", completion: .file())
  var roster: String?

  @Option(help: "What comes in: text or jsonl.")
  var input = TextAnonymising.Shape.text

  @Option(help: "What goes out: text or jsonl.")
  var format = TextAnonymising.Shape.text

  @Option(help: "What stands in for a person: codes or names.")
  var pseudonyms = Policy.Style.codes

  func run() throws {
    let anonymising = try TextAnonymising(
      input: input, format: format, pseudonyms: pseudonyms, roster: roster, on: SystemDisk())
    if let code = try anonymising.run(file, on: SystemDisk()) { throw Failure(code, "") }
  }
}

extension TextAnonymising.Shape: ExpressibleByArgument {}
extension Policy.Style: ExpressibleByArgument {}
