import ArgumentParser

/// `evenkeel run`: a live session, new or resumed.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    // With the name above it the parser looks for no request of its own first, which takes a millisecond.
    commandName: "run", _superCommandName: "evenkeel",
    abstract: "Run a session live, or go on with it where it stopped.")

  @Argument(help: "The guide, in Markdown. Not needed to go on with a session.", completion: .file())
  var guide: String?

  @Option(help: "The session's folder; made when it is not there.", completion: .directory)
  var session: String

  @Option(
    help: "The study it belongs to; found by itself when the session lies in a study.", completion: .directory
  )
  var study: String?

  @Option(help: "Who facilitates; stays in the private roster.")
  var facilitator: String?

  @Flag(help: "Line mode: no screen, for screen readers, dumb terminals and scripts.")
  var plain = false

  @Flag(help: "A rehearsal: no gate, and it says so on the screen and in the transcript.")
  var rehearsal = false

  @Option(
    name: .customLong("override"),
    help: "Begin although the gate refuses, for this reason; it stays on record.")
  var overrideReason: String?

  /// What was asked for, as a value.
  var asked: LiveRun {
    var asked = LiveRun(guide: guide, session: session)
    asked.study = study
    asked.facilitator = facilitator
    asked.isPlain = plain
    asked.isRehearsal = rehearsal
    asked.overrideReason = overrideReason
    return asked
  }

  func run() throws { try asked.begin() }
}
