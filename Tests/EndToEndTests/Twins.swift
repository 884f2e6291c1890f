import Canvas
import Desk
import Facilitation
import Fieldwork
import Flagging
import Foundation
import Journaling
import Rehearsal
import Stage

/// The same session twice: in the built program on a terminal, and as the desk alone. Both get the same keys at the
/// same time, so at any moment the terminal has to show what the desk says.
final class Twins {
  var desk: LiveRehearsal
  let stage: Performance
  let venue: Venue
  private let journal: String
  /// They went apart once: what comes after that says nothing.
  private var hasAgreed = true
  private let isASCII: Bool

  /// Goes on with the session a rehearsal has told so far, in a terminal named so; nil when it does not start.
  init?(
    _ told: LiveRehearsal, terminal: String, variables: [String: String] = [:]
  ) throws {
    isASCII = terminal == "vt100"
    venue = try Venue()
    desk = told
    // The panel of a section that was opened is not there when one goes on later.
    desk.press("Esc Esc")
    journal = "late/sessions/group-a/journal.jsonl"
    try venue.layOut(told)
    venue.tell(told.now)
    venue.variables.merge(variables) { _, own in own }
    venue.variables["XDG_STATE_HOME"] = venue.path + "/state"
    guard let stage = venue.perform(["run", "--session", "late/sessions/group-a"], terminal: terminal) else {
      return nil
    }
    self.stage = stage
  }

  /// Goes to a time of the session.
  func at(_ time: String) {
    level()
    desk.at(time)
    venue.tell(desk.now)
  }

  /// Lets time pass.
  func wait(milliseconds: Int) {
    level()
    desk.wait(milliseconds: milliseconds)
    venue.tell(desk.now)
  }

  /// Presses keys by their names.
  func press(_ names: String) {
    desk.press(names)
    stage.press(names)
  }

  func type(_ text: String) {
    desk.type(text)
    stage.send(text)
  }

  func say(_ time: String, _ seat: Int, _ words: String) {
    at(time)
    press("\(seat)")
    type(words)
    press("Enter")
  }

  /// The disk refuses from now on: the journal is not where it was.
  func loseJournal() throws {
    try FileManager.default.moveItem(
      atPath: "\(venue.path)/\(journal)", toPath: "\(venue.path)/\(journal).away")
    desk.disk = .full(
      "The journal was moved or removed. Your words are below; put the file back, then Enter.")
  }

  func findJournal() throws {
    try FileManager.default.moveItem(
      atPath: "\(venue.path)/\(journal).away", toPath: "\(venue.path)/\(journal)")
    desk.disk = .quick
  }

  /// Whether the terminal comes to show what the desk shows, at this size; stand-ins where it has ASCII only.
  func agree(_ columns: Int, _ rows: Int) -> Bool {
    let size = Size(columns: columns, rows: rows)
    desk.send(.resized(size))
    if stage.size != size { stage.resize(size) }
    return level()
  }

  /// Waits until both stand at the same: before time passes, and to compare them.
  @discardableResult
  private func level() -> Bool {
    guard hasAgreed else { return false }
    let (columns, rows) = (stage.size.columns, stage.size.rows)
    let drawn = desk.frame(columns, rows)
    let frame = isASCII ? drawn.withStandIns() : drawn
    let wanted = (0..<rows).map(frame.text(row:))
    hasAgreed = stage.expect { $0.rows == wanted && $0.cursor == frame.cursor ?? $0.cursor }
    if !hasAgreed { print("wanted, cursor at \(String(describing: frame.cursor)):\n\(frame.text)") }
    return hasAgreed
  }
}

extension LiveDesk.Setting {
  /// As the program sets it up, with the shipped rules.
  static var asShipped: LiveDesk.Setting {
    var setting = LiveDesk.Setting.rehearsal(title: "group-a")
    setting.flagging = { Flagger.shipped.findings(in: $0) }
    return setting
  }
}

extension Venue {
  /// Writes what a session that was told needs to be gone on with: study, guide, names, journal, used hints.
  fileprivate func layOut(_ told: LiveRehearsal) throws {
    let people = told.roster.people
    for folder in ["late/sessions/group-a", "late/private", "state/evenkeel"] {
      try FileManager.default.createDirectory(atPath: "\(path)/\(folder)", withIntermediateDirectories: true)
    }
    let rows = people.map { person in
      "  - {code: \(person.code), role: customer\(person.site.map { ", site: \($0)" } ?? "")}\n"
    }
    try write("late/study.yaml", "title: Late deliveries\npeople:\n" + rows.joined())
    try write("late/private/roster.yaml", told.roster.yaml)
    try write("late/sessions/group-a/guide.md", Guide.lateDeliveriesText + "\n")
    try write("state/evenkeel/hints", "command\nkeep\nmark\nspeaker\n")
    try keep(told.desk.session.kept.map { ($0.entry, $0.at) }, in: "late/sessions/group-a/journal.jsonl")
  }

  /// Notes of an observer that wait, each written at its time of the session.
  func observe(_ name: String, _ notes: [Note], openedAt moment: Moment) throws {
    let opened = Entry.opened(Opening(session: "group-a", evenkeel: "test"))
    try keep(
      [(opened, moment)] + notes.map { (.note($0), moment) },
      in: "late/sessions/group-a/observer-\(name).jsonl")
  }

  private func keep(_ entries: [(entry: Entry, at: Moment)], in name: String) throws {
    let opened = try JournalWriter.open(
      "\(path)/\(name)", on: SystemDisk(), holder: "test", now: entries.first?.at ?? Moment(milliseconds: 0),
      chance: SystemRandomNumberGenerator())
    for line in entries { _ = try opened.writer.keep(line.entry, at: line.at) }
    opened.writer.close()
    try? FileManager.default.removeItem(atPath: "\(path)/\(name).lock")
  }
}
