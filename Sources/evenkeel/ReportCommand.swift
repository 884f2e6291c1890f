import ArgumentParser
import Exporting
import Journaling
import Workroom

/// `evenkeel report`: what became of a session or a study, for busy people.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Write a report; its first page fits 24 lines of 80 columns.",
    discussion: """
      summary: who was heard, must-asks, quotes, promises, expectations. deviation: planned against asked. shareback: what \
      was heard, for those who said it. selfreview: the facilitator's share, without a score. People stand by code, names \
      in the words are replaced.
      """)

  @Argument(help: "Which: summary, deviation, shareback or selfreview.")
  var kind: SessionReports.Kind

  @Argument(help: "The session's folder, or a study's for all its sessions.", completion: .directory)
  var path: String

  @Option(help: "The form: text, md or html.")
  var format = Report.Format.text

  @Option(help: "Where to write; '-' is standard output.", completion: .file())
  var to = "-"

  @Flag(help: "Replace the file when it is there.")
  var force = false

  func run() throws {
    let disk = SystemDisk()
    var reports = try SessionReports(path, on: disk)
    let report: Report
    do {
      report = try reports.report(kind)
    } catch {
      for trouble in reports.troubles { complain(trouble) }
      throw error
    }
    for trouble in reports.troubles { complain(trouble) }
    if let said = try GuideDesk.write(report, as: format, to: to, isReplacing: force, on: disk) {
      print(said)
    }
  }
}

extension SessionReports.Kind: ExpressibleByArgument {}
