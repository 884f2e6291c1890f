import Desk
import Facilitation
import Fieldwork
import Journaling
import Notation
import Preparing
import Reviewing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where evenkeel keeps what is begun from its home screen.
package enum DataFolder {
  /// `$XDG_DATA_HOME/evenkeel`, else `~/.local/share/evenkeel`. Source: XDG Base Directory Specification 0.8, which
  /// has relative paths ignored.
  package static var path: String {
    if let data = variable("XDG_DATA_HOME"), data.hasPrefix("/") { return data + "/evenkeel" }
    return (variable("HOME") ?? ".") + "/.local/share/evenkeel"
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }
}

/// The studies and sessions under the data folder, as the home screen lists them.
///
/// `studies/NAME/` are studies; `sessions/NAME/` are sessions without one.
package struct StudyShelf: Sendable {
  private let root: String
  private let disk: any Disk

  /// The sample study's folder under `studies`.
  private static let sampleName = "sample-late-deliveries"
  static let sampleSession = "group-s"

  package init(root: String, on disk: any Disk) {
    self.root = root
    self.disk = disk
  }

  private var sampleStudy: String { "\(root)/studies/\(Self.sampleName)" }

  /// Everything there is, by name; what cannot be read is listed with its reason.
  ///
  /// Without `reading` the journals are not read yet, so that the list is there at once.
  package func listing(reading: Bool) -> HomeListing {
    let studies = folders("\(root)/studies").map { study($0, reading) }
    let loose = folders("\(root)/sessions").map { session($0, nil, reading) }
    let own =
      loose.isEmpty
      ? [] : [HomeListing.Study(title: "Sessions", state: "", path: "\(root)/sessions", sessions: loose)]
    return HomeListing(studies: own + studies.filter { !$0.isSample } + studies.filter(\.isSample))
  }

  /// Where sessions of the register lie.
  package var registerPaths: [String] {
    ["\(root)/sessions", "\(root)/studies"].filter {
      if case .folder? = try? disk.kind(of: $0) { true } else { false }
    }
  }

  /// How many people have to be told of something; invented ones are not counted. `nil` while there is no session.
  package func due(version: String, cacheFolder: String?, at now: Moment, offsetMinutes: Int) -> HomeListing
    .Due?
  {
    guard !registerPaths.isEmpty else { return nil }
    let register = RegisterReading.of(
      registerPaths, cacheFolder: cacheFolder, version: version, at: now, offsetMinutes: offsetMinutes,
      on: disk
    ).register
    let sample = sampleStudy + "/"
    let counts = register.counts(
      of: register.lines.filter { !register.source(of: $0).path.hasPrefix(sample) })
    return HomeListing.Due(byTomorrow: counts.toWarnByTomorrow, past: counts.pastWarnBy)
  }

  private func folders(_ path: String) -> [String] {
    let names = (try? disk.list(path)) ?? []
    return names.sorted().filter { !$0.hasPrefix(".") }.map { "\(path)/\($0)" }.filter {
      if case .folder? = try? disk.kind(of: $0) { return true }
      return false
    }
  }

  private func study(_ path: String, _ reading: Bool) -> HomeListing.Study {
    try? Intent.finish(in: path, on: disk)
    let study = (try? StudyFolder.text("\(path)/study.yaml", on: disk)).flatMap {
      try? Study.reading($0).study
    }
    var sessions = folders("\(path)/sessions").map { session($0, study, reading) }
    if reading, let planned = sessions.firstIndex(where: { $0.state == .planned }) {
      sessions[planned].waiting = inboxWords(path)
    }
    let held = sessions.count { if case .closed = $0.state { true } else { false } }
    let isSample = path == sampleStudy
    let dates = study?.series.map { series in
      series.words(
        after: sessions.filter { $0.state != .planned }.compactMap(\.day).max(),
        today: Day(Clock.system().now(), offsetMinutes: offsetMinutes))
    }
    let state =
      isSample ? "to try things out" : reading ? dates ?? "\(held) of \(sessions.count) held" : ""
    return HomeListing.Study(
      title: study?.title ?? Self.name(path), state: state, path: path, isSample: isSample, sessions: sessions
    )
  }

  /// `4 items in the inbox`; `nil` where nothing came in since the last session.
  private func inboxWords(_ path: String) -> String? {
    guard let names = try? disk.list(path), names.contains(where: { Inbox.writer(ofFile: $0) != nil }),
      let inbox = try? Inbox(path, on: disk), let items = try? inbox.items(since: inbox.lastHeld()).items,
      !items.isEmpty
    else { return nil }
    return "\(items.count) item\(items.count == 1 ? "" : "s") in the inbox"
  }

  private static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  private func session(_ path: String, _ study: Study?, _ reading: Bool) -> HomeListing.Session {
    let title = SessionFolder.title(Self.name(path))
    let expected = study?.people.count { $0.code.kind == .participant } ?? 0
    func listed(
      _ state: HomeListing.State, day: Day? = nil, people: Int = expected, minutes: Int? = nil
    ) -> HomeListing.Session {
      HomeListing.Session(title: title, path: path, day: day, people: people, minutes: minutes, state: state)
    }
    guard case .file(let size)? = try? disk.kind(of: path + "/journal.jsonl"), size > 0 else {
      return listed(.planned)
    }
    guard reading else { return listed(.reading) }
    do throws(Failure) {
      let session = try ReadSession(path, on: disk).session
      return held(session, title: title, path: path)
    } catch {
      return listed(.unreadable(error.description))
    }
  }

  private func held(_ read: Session, title: String, path: String) -> HomeListing.Session {
    let exported = read.kept.last(where: \.isExport).map { Day($0.at, offsetMinutes: offsetMinutes) }
    // Writing it out is no part of the session, nor of its length.
    let session =
      exported == nil
      ? read : Session(guide: read.guide, expecting: [], kept: read.kept.filter { !$0.isExport })
    let standing = session.standing
    let length = standing.clock.latestMilliseconds
    let isClosed = standing.stage == .closed
    // As the review counts: what no reviewer has decided.
    var unread: [String] = []
    let files = ReviewReading.files(of: SessionFolder(path, on: disk), on: disk, &unread)
    let reviewed = ReviewedSession(
      index: 0, title: title, day: Day(daysSince1970: 0), lines: session.reviewLines,
      flags: standing.journalFlags, files: files)
    let open = reviewed.items.count { !$0.isDecidedBySomebody }
    return HomeListing.Session(
      title: title, path: path,
      day: session.kept.first.map { Day($0.at, offsetMinutes: offsetMinutes) },
      people: standing.people.count { $0.code.kind == .participant && $0.sameAs == nil },
      minutes: isClosed ? (length + 30_000) / 60_000 : nil,
      state: isClosed ? .closed(flagsToDecide: open) : .stopped(milliseconds: length), exported: exported)
  }

  private var offsetMinutes: Int { Clock.system().offsetMinutes }

  /// The guide a session that was never opened begins with: its own, else the only one of its study.
  package func plannedGuide(_ path: String) -> String? {
    if case .file? = try? disk.kind(of: path + "/guide.md") { return path + "/guide.md" }
    let guides = SessionFolder(path, on: disk).studyPath.map { "\($0)/guides" }
    let names = guides.flatMap { try? disk.list($0) }?.filter { $0.hasSuffix(".md") } ?? []
    return names.count == 1 ? guides.map { "\($0)/\(names[0])" } : nil
  }

  /// Makes the folder of a new session with its guide and the names of its people.
  package func newSession(
    title: String, guide: String, people: [String], today: Day
  ) throws(Failure) -> String {
    let text: [UInt8] =
      if let shipped = Shelf.guide(named: guide) { Array(shipped.utf8) } else {
        try GuideFile(reading: guide, on: disk).bytes
      }
    let path = try freePath("\(root)/sessions/\(today)-\(Self.slug(title))")
    let roster = Roster(
      people.enumerated().map { Participant(.participant($0.offset + 1), name: $0.element) })
    try reach { () throws(DiskError) in
      try disk.makeFolders(path)
      try disk.makeFolder(path + "/private", isPrivate: true)
      try disk.replace(path + "/guide.md", with: text, synced: true)
      try disk.replace(
        path + "/private/roster.yaml", with: Array(roster.yaml.utf8), synced: true, isPrivate: true)
    }
    return path
  }

  private func freePath(_ path: String) throws(Failure) -> String {
    var number = 1
    while true {
      let candidate = number == 1 ? path : "\(path)-\(number)"
      if case .missing = try reach({ () throws(DiskError) in try disk.kind(of: candidate) }) {
        return candidate
      }
      number += 1
    }
  }

  /// Letters and digits of a title, the rest one hyphen: a name that any file system takes.
  private static func slug(_ title: String) -> String {
    let words = title.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let slug = words.joined(separator: "-").prefix(48)
    return slug.isEmpty ? "session" : String(slug)
  }

  /// Lays out the sample study with its session, unless it is there; gives what to say.
  package func layOutSample(version: String) throws(Failure) -> String? {
    let session = "\(sampleStudy)/sessions/\(Self.sampleSession)"
    if case .file(let size) = try reach({ () throws(DiskError) in
      try disk.kind(of: session + "/journal.jsonl")
    }),
      size > 0
    {
      return nil
    }
    try SampleStudy(study: sampleStudy, session: session, version: version).layOut(on: disk)
    return "The sample study is laid out. Everything in it is invented."
  }
}

extension KeptEntry {
  fileprivate var isExport: Bool { if case .exported = entry { true } else { false } }
}
