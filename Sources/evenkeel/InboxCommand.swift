import ArgumentParser
import Journaling
import Notation
import Workroom

/// `evenkeel inbox`: what came in between the sessions of a study.
struct InboxCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inbox",
    abstract:
      "Keep what baffled, confused or troubled somebody between sessions; it becomes the next agenda.",
    discussion: """
      Open to both sides: whoever writes goes by code, and has a file of their own, inbox-CODE.jsonl beside study.yaml. \
      Without '--add' it lists what came in since the last session, and says when the next one is: series: {every: 3 \
      months, next: 2026-12-02} in study.yaml. '--guide' writes a talk-it-out guide with the items in it.
      """)

  @Argument(help: "The study's folder.", completion: .directory)
  var study: String

  @Option(help: "Words to put into the inbox.")
  var add: String?

  @Option(help: "What it did: baffled, confused or troubled.")
  var kind = Inbox.Kind.confused

  @Option(help: "Whose words they are: a code, or a name of the roster.")
  var by: String?

  @Option(help: "Write a guide with the items in it here.", completion: .file())
  var guide: String?

  @Flag(help: "All there ever was, not only since the last session.")
  var all = false

  func run() throws {
    let disk = SystemDisk()
    let inbox = try Inbox(study, on: disk)
    let clock = Clock.system()
    if let add {
      guard let by else { throw Failure(.usage, "say whose words they are with '--by', such as --by P3") }
      let code = try inbox.add(add, kind, by: by, version: programVersion, clock: clock)
      return print("kept, by \(code)")
    }
    let (lines, troubles) = try inbox.listing(all: all, clock: clock)
    for trouble in troubles { complain(trouble) }
    guard let guide else {
      for line in lines { print(harmless(line)) }
      if !troubles.isEmpty { throw Failure(.found, "") }
      return
    }
    let items = try inbox.items(since: all ? nil : inbox.lastHeld()).items
    let text = Inbox.agenda(items, offsetMinutes: clock.offsetMinutes)
    if let said = try GuideDesk.write(text, to: guide, on: disk) { print(said) }
  }
}

extension Inbox.Kind: ExpressibleByArgument {}
