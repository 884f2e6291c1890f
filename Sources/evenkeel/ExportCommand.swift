import Anonymising
import ArgumentParser
import Journaling
import Workroom

/// `evenkeel export`: writes the record out.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a session out for other programs, under pseudonyms.",
    discussion: """
      Names, places and numbers are replaced, the same way in all sessions of a study; then the finished file is \
      looked through for every name of the roster and the key, and nothing is written while one is left. What may or \
      may not be a name is replaced too, and refuses until somebody has decided ('--decide') or '--accept-guesses' \
      takes it as it is. Who withdrew is left out; for the words of whoever did not agree to be quoted a placeholder \
      stands. The key stays in the private folder: 'evenkeel reidentify' leads a file back.
      """)

  @Argument(help: "A session's folder, or a study's.", completion: .directory)
  var session: String

  @Option(help: "The format.")
  var format: ExportFormat?

  @Option(help: "The program it is for, instead of a format; README says how to open it there.")
  var profile: ExportProfile?

  @Option(
    help: "Where to write; '-' is standard output; for a study a folder, or one file for qdpx and qdc.",
    completion: .file())
  var to: String?

  @Flag(
    help: "A folder for somebody outside: transcripts, summary, follow-ups, risk report, digests, no names.")
  var pack = false

  @Flag(help: "With words as they were said, names in them too.")
  var identified = false

  @Option(help: "What stands for people: codes or names.")
  var pseudonyms: Policy.Style?

  @Option(help: "How much is kept of a kind of detail, such as place=narrow; may be given several times.")
  var ladder: [String] = []

  @Flag(help: "Replace the file when it is there.")
  var force = false

  @Flag(help: "Pass over damaged lines of the journal, and say so in the file.")
  var skipDamaged = false

  @Flag(help: "Replace what may or may not be a name, without asking.")
  var acceptGuesses = false

  @Option(help: "Where to write what still points to a person.", completion: .file())
  var report: String?

  @Option(help: "Where to write what kind of detail was replaced by what.", completion: .file())
  var log: String?

  @Flag(help: "Open the screen that shows what was found, to hide, leave, rename or join it.")
  var decide = false

  @Option(help: "Who decides, for the record.")
  var name: String?

  func run() throws {
    if decide { return try Stage.decide(session, by: name) }
    if pack { return try writePack() }
    guard let format = format ?? profile?.format, let to else {
      throw Failure(
        .usage,
        "'--format' and '--to' are needed to write, such as --format md --to transcript.md; '--decide' opens the "
          + "screen, 'evenkeel export --help' says the rest")
    }
    for sentence in try StudyExport(session, try request(format), on: SystemDisk()).write(to: to) {
      complain(sentence)
    }
  }

  private func writePack() throws {
    guard !identified, report == nil, log == nil else {
      throw Failure(
        .usage,
        "a pack has no names in it and a risk report of its own; leave out '--identified', '--report' and '--log'"
      )
    }
    // A page to read, a table and lines for machines, where nothing else was asked for.
    let formats = (format ?? profile?.format).map { [$0] } ?? [.md, .html, .csv, .jsonl]
    let export = StudyExport(session, try request(formats[0]), on: SystemDisk())
    for sentence in try export.pack(to: to, formats: formats) { complain(sentence) }
  }

  private func request(_ format: ExportFormat) throws -> ExportRequest {
    let ladders = try ladder.map { try PseudonymSettings.ladder($0) }
    let settings = PseudonymSettings(
      style: pseudonyms, ladders: Dictionary(ladders, uniquingKeysWith: { $1 }))
    return ExportRequest(
      format: format, isIdentified: identified, settings: settings, isReplacing: force,
      skipsDamaged: skipDamaged, acceptsGuesses: acceptGuesses, report: report, log: log)
  }
}

extension ExportFormat: ExpressibleByArgument {
  public init?(argument: String) {
    guard let format = Self.named.first(where: { $0.rawValue == argument }) else { return nil }
    self = format
  }

  public static var allValueStrings: [String] { named.map(\.rawValue) }
}

extension ExportProfile: ExpressibleByArgument {}
