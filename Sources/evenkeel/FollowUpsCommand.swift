import ArgumentParser
import Fieldwork
import Journaling
import Reviewing
import Workroom

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// `evenkeel followups`: what was promised, expected and asked for, by when people must be told.
struct FollowUpsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "followups",
    abstract: "List what was promised, expected, asked for or left open, by when people must be told.",
    discussion: """
      Exits 1 when something that is listed and open is past its warn-by and nobody was told, so that cron can use \
      it. What cannot be read is said on standard error; the rest is listed.

      People stand by code, as in the journals: a list, a table or a calendar file is soon mailed or synchronised. \
      '--identified' puts the names of the private rosters in their place. The words are as they were written down.

      The calendar has an event with an alarm at warn-by for each line with a day. Importing a newer file changes \
      the events that are there; what is kept, dropped or taken back is cancelled.
      """)

  @Argument(help: "Sessions' folders, studies, folders of studies.", completion: .directory)
  var paths: [String]

  @Option(
    help:
      "Only this kind: promise, reported, expectation, request, reservation, misunderstanding or parked; may be given several times."
  )
  var kind: [FollowUp.Kind] = []

  @ArgumentParser.Flag(help: "Only what is open.")
  var open = false

  @Option(help: "Only what is open and due within this time, such as 7d, 2w or 1m; what is overdue too.")
  var dueWithin: Span?

  @Option(help: "The format: text, jsonl, csv or ics.")
  var format = FollowUpsRun.Format.text

  @Option(help: "Where to write; '-' is standard output.", completion: .file())
  var to = "-"

  @ArgumentParser.Flag(help: "Replace the file when it is there.")
  var force = false

  @ArgumentParser.Flag(help: "With the names of the private rosters instead of codes.")
  var identified = false

  @ArgumentParser.Flag(help: "Read every session anew, and leave no cache.")
  var noCache = false

  @ArgumentParser.Flag(help: "On a screen, where people told, days and ends are entered.")
  var screen = false

  @Option(help: "On the screen: who enters it; your login where none is given.")
  var reviewer: String?

  /// A time from today on.
  struct Span: ExpressibleByArgument {
    var days: Int

    init?(argument: String) {
      // Any day does: what is asked is how far off it is.
      let today = Day(daysSince1970: 20_000)
      guard argument.first?.isNumber == true || argument.first == "+",
        let day = try? TypedDay.day(argument.allSatisfy(\.isNumber) ? argument + "d" : argument, on: today),
        day >= today
      else { return nil }
      days = day.daysSince1970 - today.daysSince1970
    }
  }

  func run() throws {
    let disk = SystemDisk()
    let cacheFolder = noCache ? nil : CacheFolder.path
    if screen { return try show(cacheFolder, on: disk) }
    let choice = RegisterChoice(kinds: Set(kind), onlyOpen: open, dueWithinDays: dueWithin?.days)
    let run = FollowUpsRun(
      paths, choice: choice, format: format, isIdentified: identified, columns: TextColumns.ofStandardOutput,
      version: programVersion)
    let outcome = run.outcome(.system(), cacheFolder: cacheFolder, on: disk)
    for notice in outcome.notices { complain(notice) }
    try ResultFile.put(outcome.pieces, to: to, isReplacing: force, on: disk)
    // Giving ten thousand sessions back to memory one by one takes a tenth of the time all this takes.
    withExtendedLifetime(outcome) { endProcess(outcome.code?.rawValue ?? 0) }
  }

  private func show(_ cacheFolder: String?, on disk: SystemDisk) throws {
    guard isatty(0) == 1, isatty(1) == 1 else {
      throw Failure(.usage, "'--screen' needs a terminal; without it the register is listed")
    }
    let name = try ReviewerFolder(name: reviewer ?? ReviewerFolder.login)
    let room = try RegisterRoom(
      paths, reviewer: name, version: programVersion, cacheFolder: cacheFolder, keys: Stage.keys(on: disk),
      on: disk)
    for trouble in room.troubles { complain(trouble) }
    try Stage.register(room)
  }
}

extension FollowUp.Kind: ExpressibleByArgument {
  /// Its name, with hyphens for blanks, or its first word.
  public init?(argument: String) {
    let words = argument.lowercased().replacing("-", with: " ")
    let found = FollowUp.Kind.allCases.first { kind in
      kind.rawValue == words || kind.rawValue.split(separator: " ").first.map(String.init) == words
    }
    guard let found else { return nil }
    self = found
  }

  /// What the help and the completions offer.
  public static var allValueStrings: [String] {
    allCases.map { String($0.rawValue.split(separator: " ").first ?? "") }
  }
}

extension FollowUpsRun.Format: ExpressibleByArgument {}
