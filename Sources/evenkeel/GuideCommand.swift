import ArgumentParser
import Journaling
import Preparing
import Workroom

/// `evenkeel guide`: check, new, print.
struct GuideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guide", abstract: "Check a guide, begin a new one, or print one.",
    subcommands: [Check.self, New.self, Print.self])

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Name every problem of a guide, with line and column. Exits 1 when there is one.")

    @Argument(help: "The guide, in Markdown.", completion: .file())
    var guide: String

    @Option(help: "How many people will be there, when the guide does not say.")
    var people: Int?

    @Option(help: "The minutes of the slot, when the guide does not say.")
    var minutes: Int?

    func run() throws {
      let lines = try GuideDesk.check(guide, people: people, minutes: minutes, on: SystemDisk())
      for line in lines { print(line) }
      if !lines.isEmpty { throw Failure(.found, "") }
    }
  }

  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new",
      abstract: "Write a guide to begin with: \(Shelf.guideKinds.joined(separator: ", ")).")

    @Argument(help: "The kind of guide.")
    var kind: String

    @Option(help: "Where to write; '-' is standard output. By default KIND.md here.", completion: .file())
    var to: String?

    @Option(help: "Its title.")
    var title: String?

    @Option(help: "The minutes of the slot.")
    var minutes: Int?

    @Option(help: "How many people will be there.")
    var people: Int?

    func run() throws {
      let text = try GuideDesk.new(kind: kind, title: title, minutes: minutes, people: people)
      let target = to ?? "\(kind).md"
      if let said = try GuideDesk.write(text, to: target, on: SystemDisk()) { print(said) }
    }
  }

  struct Print: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "print", abstract: "Print a guide for the table, 80 columns wide.")

    @Argument(help: "The guide, in Markdown, or the kind of a shipped one.", completion: .file())
    var guide: String

    @Flag(help: "As tidy Markdown instead.")
    var markdown = false

    func run() throws { print(try GuideDesk.print(guide, asMarkdown: markdown, on: SystemDisk())) }
  }
}
