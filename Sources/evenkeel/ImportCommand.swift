import ArgumentParser
import Importing
import Journaling
import Notation
import Workroom

import struct Fieldwork.Day

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// `evenkeel import`: a transcript from elsewhere becomes a session.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Make a session of a transcript from elsewhere, to review and export.",
    discussion: """
      Reads 'Name: words' as text or Markdown, WebVTT, SRT, tables and JSON Lines, and pages of noScribe and \
      oTranscribe. What could not be read is named by line on standard error, and the exit code is 1 then. Names go into \
      the private roster only.
      """)

  @Argument(help: "The transcript; '-' is standard input.", completion: .file())
  var file: String

  @Option(help: "The session's folder; it is made.", completion: .directory)
  var session: String

  @Option(
    help: "The study it belongs to; found by itself when the session lies in a study.", completion: .directory
  )
  var study: String?

  @Option(help: "Who of the speakers facilitates; asked on a terminal.")
  var facilitator: String?

  @Flag(help: "Nobody of the speakers facilitates.")
  var noFacilitator = false

  @Option(help: "Who of the speakers is of the provider; may be given again.")
  var provider: [String] = []

  @Option(help: "Who of the speakers observes; may be given again.")
  var observer: [String] = []

  @Option(help: "What it is, where evenkeel guesses otherwise: txt, md, vtt, srt, csv, jsonl or html.")
  var format: TranscriptFormat?

  @Option(help: "The day it was held, such as 2026-11-20; otherwise the day of the file.")
  var day: Day?

  @Option(help: "What it was about; otherwise 'Imported session', since a file's own title may hold a name.")
  var title: String?

  @Flag(help: "Make one turn of all that a person says in a row.")
  var join = false

  func validate() throws {
    if facilitator != nil, noFacilitator {
      throw ValidationError("--facilitator and --no-facilitator exclude each other; give one of them")
    }
  }

  func run() throws {
    let disk = SystemDisk()
    var request = SessionImport.Request(
      file: file, folder: SessionFolder(session, study: study, on: disk), version: programVersion)
    request.format = format
    request.facilitator = facilitator
    request.hasNoFacilitator = noFacilitator
    request.providers = provider
    request.observers = observer
    request.day = day
    request.title = title
    request.isJoined = join
    let canAsk = file != "-" && isatty(0) == 1 && isatty(2) == 1
    var ask: (([String]) -> Int?)?
    if canAsk { ask = { Self.ask($0) } }
    let outcome = try SessionImport(request, on: disk).run(ask: ask)
    for line in outcome.complaints { complain(line) }
    print(outcome.sentence)
    if let code = outcome.code { throw Failure(code, "") }
  }

  /// Asks until there is an answer; `nil` for nobody.
  private static func ask(_ speakers: [String]) -> Int? {
    let list = speakers.enumerated().map { "\($0.offset + 1)  \(harmless(String($0.element.prefix(60))))" }
    say(list.joined(separator: "\n") + "\n")
    while true {
      say("Who facilitates? A number, or Enter for nobody: ")
      guard let line = readLine(), !line.isEmpty else { return nil }
      if let number = Int(line), speakers.indices.contains(number - 1) { return number - 1 }
    }
  }

  private static func say(_ words: String) {
    let bytes = Array(words.utf8)
    _ = write(2, bytes, bytes.count)
  }
}

extension TranscriptFormat: ExpressibleByArgument {}

extension Day: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
