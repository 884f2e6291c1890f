import ArgumentParser
import Exporting
import Journaling
import Preparing
import Workroom

import struct Fieldwork.Day

/// `evenkeel study`: check, new, brief, signoff.
struct StudyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "study", abstract: "Check a study, begin a new one, brief gatekeepers, keep their answer.",
    subcommands: [Check.self, New.self, Brief.self, SignOff.self])

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract:
        "Name every problem of a study, its roster and guides, with line and column. Exits 1 when there is one."
    )

    @Argument(help: "The study's folder.", completion: .directory)
    var study: String

    func run() throws {
      let lines = try StudyDesk(study, on: SystemDisk()).problems()
      for line in lines { print(line) }
      if !lines.isEmpty { throw Failure(.found, "") }
    }
  }

  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new", abstract: "Lay out a study to be filled in: study.yaml, a guide, a private roster.")

    @Argument(help: "The study's folder; it is made.", completion: .directory)
    var study: String

    @Option(help: "Its title.")
    var title = "New study"

    @Option(help: "The kind of guide to begin with: \(Shelf.guideKinds.joined(separator: ", ")).")
    var guide = "focus-group"

    func run() throws { print(try StudyDesk(study, on: SystemDisk()).layOut(title: title, kind: guide)) }
  }

  struct Brief: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "brief", abstract: "Write the one page to bring to the gatekeepers.")

    @Argument(help: "The study's folder.", completion: .directory)
    var study: String

    @Option(help: "The guide, when the study has more than one.", completion: .file())
    var guide: String?

    @Option(help: "The form: text, md or html.")
    var format = Report.Format.text

    @Option(help: "Where to write; '-' is standard output.", completion: .file())
    var to = "-"

    @Flag(help: "Replace the file when it is there.")
    var force = false

    func run() throws {
      let disk = SystemDisk()
      let report = try StudyDesk(study, on: disk).brief(guide: guide)
      if let said = try GuideDesk.write(report, as: format, to: to, isReplacing: force, on: disk) {
        print(said)
      }
    }
  }

  struct SignOff: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "signoff", abstract: "Keep a gatekeeper's answer to the guide as it is now.",
      discussion: "A guide changed afterwards makes the sign-off stale, and the gate asks for another.")

    @Argument(help: "The study's folder.", completion: .directory)
    var study: String

    @Option(help: "Who answered: a gatekeeper's name or unit, as in study.yaml.")
    var by: String

    @Option(help: "The guide, when the study has more than one.", completion: .file())
    var guide: String?

    @Option(help: "The day of the answer, such as 2026-11-16; otherwise today.")
    var day: Day?

    @Option(help: "What concerns them, in their words.")
    var concern: String?

    @Flag(help: "They object: sessions are refused until they do not.")
    var objects = false

    func run() throws {
      let desk = StudyDesk(study, on: SystemDisk())
      print(try desk.signOff(by, guide: guide, day: day, objects: objects, concern: concern))
    }
  }
}

extension Report.Format: ExpressibleByArgument {}
