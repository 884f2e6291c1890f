import Canvas
import Desk
import Facilitation
import Fieldwork
import Journaling
import Notation
import Preparing
import Reviewing

extension RegisterDesk: Deskwork {}

/// The register screen over sessions on the disk. What is done on it goes into this reviewer's own files.
package struct RegisterRoom {
  private let reading: RegisterReading
  private let files: ReviewFiles
  private let names: RegisterNames
  private let ownFile: String
  private let title: String
  private let keys: Keymap
  private let clock: Clock
  private let notices: [String]
  private let disk: any Disk

  /// What could not be read, a sentence each; the rest is shown.
  package var troubles: [String] { notices }

  /// - Throws: code 3 when there is no session to show, 2 for a reviewer without a name, 3 when no threads are left.
  package init(
    _ paths: [String], reviewer: ReviewerFolder, version: String, cacheFolder: String?,
    keys: Keymap = Keymap(),
    on disk: any Disk
  ) throws(Failure) {
    let clock = Clock.system()
    reading = RegisterReading.of(
      paths, cacheFolder: cacheFolder, version: version, at: clock.now(), offsetMinutes: clock.offsetMinutes,
      keepsEntries: true, on: disk)
    let sources = reading.register.sources
    if sources.isEmpty, let first = reading.troubles.first { throw first }
    files = try ReviewFiles(
      sources.map { SessionFolder($0.path, on: disk) }, reviewer: reviewer, version: version,
      takesRights: false,
      on: disk)
    var notices = reading.troubles.map(\.description)
    names = Rosters.names(of: sources, on: disk, &notices)
    title = Self.title(sources, on: disk)
    if let words = reading.register.clockWords { notices.insert(words, at: 0) }
    // A clock that was set back does not put new steps before old ones.
    let latest = reading.register.latestChange
    self.clock = Clock.system(
      notBefore: latest.flatMap { $0.milliseconds - clock.now().milliseconds < 86_400_000 ? $0 : nil })
    ownFile = reviewer.file
    self.notices = notices
    self.keys = keys
    self.disk = disk
  }

  /// The study's title where there is one study, else how many sessions there are.
  private static func title(_ sources: [RegisterSource], on disk: any Disk) -> String {
    let studies = Set(sources.map(\.study))
    if studies.count == 1, let path = studies.first ?? nil {
      let study = (try? StudyFolder.text("\(path)/study.yaml", on: disk)).flatMap {
        try? Study.reading($0).study
      }
      if let title = study?.title { return title }
    }
    if sources.count == 1 { return sources[0].title }
    return studies.count > 1 ? "\(studies.count) studies" : "\(sources.count) sessions"
  }

  /// Shows the register until it is left; every file is given back then.
  package func conduct(
    on screen: inout some Screen & ~Copyable, wake: Int32, hasHome: Bool = false, offers: Set<HomeOffer> = []
  ) -> Conductor.Ending {
    files.mailbox.ring(wake)
    defer {
      files.mailbox.ring(-1)
      files.close()
    }
    let setting = RegisterDesk.Setting(
      title: title, ownFile: ownFile, names: names, offsetMinutes: clock.offsetMinutes,
      bindings: keys.bindings,
      hasHome: hasHome, offers: offers)
    var desk = RegisterDesk(reading.register.sources, setting: setting, at: clock.now(), notice: notice)
    var conductor = Conductor(clock: clock, keeper: nil)
    conductor.mailbox = files.mailbox
    conductor.reviewFiles = files
    let (sources, names, disk) = (reading.register.sources, names, disk)
    conductor.registerLine = { source, line in
      sources.indices.contains(source) ? Self.context(of: line, in: sources[source], names, on: disk) : nil
    }
    return conductor.conduct(&desk, on: &screen)
  }

  private var notice: String? {
    let all = notices.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." } + keys.notices
    guard let first = all.first else { return nil }
    return all.count > 1 ? "\(first) (1 of \(all.count))" : first
  }

  /// Lines around the one, at most so many on either side.
  private static let linesAround = 30

  private static func context(
    of line: EntryID, in source: RegisterSource, _ names: RegisterNames, on disk: any Disk
  ) -> RegisterContext? {
    guard let rows = (try? ReadSession(source.path, on: disk))?.session.standing.rows,
      let place = rows.firstIndex(where: { $0.id == line })
    else { return nil }
    let around = max(0, place - linesAround)..<min(rows.count, place + linesAround + 1)
    let shown = around.map { index in
      let row = rows[index]
      let who = row.speaker.map { names.shortName($0, in: source) } ?? ""
      return RegisterContext.Row(
        milliseconds: row.milliseconds, speaker: who, text: row.text, isSource: index == place)
    }
    return RegisterContext(title: "\(source.title) · line \(line)", rows: shown)
  }
}
