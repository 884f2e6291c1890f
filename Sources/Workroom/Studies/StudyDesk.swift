import Exporting
import Fieldwork
import Journaling
import Notation
import Preparing

/// What `evenkeel study` does, for the study in one folder.
package struct StudyDesk: Sendable {
  private let path: String
  private let disk: any Disk
  private let clock: Clock

  /// `path` is the study's folder, or its `study.yaml`.
  package init(_ path: String, on disk: any Disk, clock: Clock = .system()) {
    self.path = path.hasSuffix("/study.yaml") ? folder(of: path) : path == "study.yaml" ? "." : path
    self.disk = disk
    self.clock = clock
  }

  private var today: Day { Day(clock.now(), offsetMinutes: clock.offsetMinutes) }

  // MARK: New

  /// Lays out a study to be filled in; what is there is never replaced.
  ///
  /// - Returns: what to say about it.
  /// - Throws: code 2 for an unknown kind of guide, 3 when a study is there already or the disk refuses.
  package func layOut(title: String, kind: String) throws(Failure) -> String {
    let file = path + "/study.yaml"
    guard case .missing = try reach({ () throws(DiskError) in try disk.kind(of: file) }) else {
      throw Failure(.unreachable, "'\(harmless(file))' is there already and was left; give another folder")
    }
    let guide = try GuideDesk.new(kind: kind, title: title, minutes: nil, people: nil)
    try reach { () throws(DiskError) in
      for folder in ["guides", "sessions", "exports"] { try disk.makeFolders("\(path)/\(folder)") }
      try disk.makeFolder(path + "/private", isPrivate: true)
      try put(StudyTemplate.roster, "private/roster.yaml")
      try put(guide, "guides/\(kind).md")
      // It is a study from now on.
      try put(StudyTemplate.study(title: title), "study.yaml")
    }
    let shown = harmless(path)
    return
      "wrote '\(shown)'; fill in '\(shown)/study.yaml', then 'evenkeel study check \(shown)' names what is missing"
  }

  /// A new file; one that is there stays.
  private func put(_ text: String, _ name: String) throws(DiskError) {
    guard case .missing = try disk.kind(of: "\(path)/\(name)") else { return }
    try disk.replace(
      "\(path)/\(name)", with: Array(text.utf8), synced: true, isPrivate: name.hasPrefix("private/"))
  }

  // MARK: Check

  /// Every problem of the study, its roster, its rules and its guides, as `path:line:column: what, and what to do`.
  package func problems() throws(Failure) -> [String] {
    let read = try StudyFolder.read(path, on: disk)
    let rules = try StudyRules.read(read.study, at: path + "/study.yaml", on: disk)
    let silenced = StudyRules.unknownSilenced(read.study, own: rules, in: read.text)
    let found = (read.problems + StudyCheck.problems(read.study, in: read.text, today: today) + silenced)
      .sorted { ($0.line, $0.column) < ($1.line, $1.column) }
    var lines = found.map { "\(harmless(path))/study.yaml:\(harmless($0.description))" }
    lines += try roster(read.study)
    let guides = try guides()
    if guides.isEmpty {
      lines.append("\(harmless(path))/guides:1:1: no guide is there; 'evenkeel guide new' writes one")
    }
    for guide in guides {
      lines += try GuideDesk.check(guide, people: nil, minutes: nil, on: disk)
      lines += try signOffs(guide, read.study)
    }
    return lines
  }

  /// Codes that the roster and the study do not share.
  private func roster(_ study: Study) throws(Failure) -> [String] {
    let file = path + "/private/roster.yaml"
    guard case .file = try reach({ () throws(DiskError) in try disk.kind(of: file) }) else { return [] }
    let text = try StudyFolder.text(file, on: disk)
    do throws(StudyError) {
      let (roster, problems) = try Roster.reading(yaml: text, path: harmless(file))
      let known = Set(study.people.map(\.code))
      let strangers = roster.people.map(\.code).filter { $0.kind != .facilitator && !known.contains($0) }
      let unknown =
        strangers.isEmpty
        ? []
        : [
          "\(harmless(file)):1:1: \(strangers.map(\.description).joined(separator: ", ")) is not among the study's people; "
            + "add a line to study.yaml"
        ]
      return problems.map { "\(harmless(file)):\(harmless($0.description))" } + unknown
    } catch {
      throw Failure(.unfit, error.description)
    }
  }

  /// Who has not signed this guide as it is.
  private func signOffs(_ guide: String, _ study: Study) throws(Failure) -> [String] {
    guard !study.gatekeepers.isEmpty else { return [] }
    let file = try GuideFile(reading: guide, on: disk)
    let readiness = Readiness(
      guide: file.guide, guideDigest: Checksum(of: file.bytes).description, study: study,
      people: study.people,
      today: today)
    return readiness.refusals.filter { $0.check == "sign-off" }.map {
      "\(harmless(guide)):1:1: \(harmless($0.text))" + ($0.remedy.map { "; \($0)" } ?? "")
    }
  }

  private func guides() throws(Failure) -> [String] {
    let folder = path + "/guides"
    guard case .folder = try reach({ () throws(DiskError) in try disk.kind(of: folder) }) else { return [] }
    return try reach { () throws(DiskError) in try disk.list(folder) }
      .filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }.sorted().map { "\(folder)/\($0)" }
  }

  // MARK: Brief and sign-off

  /// The page to bring to the gatekeepers.
  package func brief(guide: String?) throws(Failure) -> Report {
    let study = try StudyFolder.read(path, on: disk).study
    let file = try GuideFile(reading: try oneGuide(guide), on: disk)
    return GatekeeperBrief(
      study: study, guide: file.guide, digest: Checksum(of: file.bytes).description, today: today
    ).report
  }

  /// Keeps what a gatekeeper answered to the guide as it is now.
  ///
  /// - Returns: what to say about it.
  /// - Throws: code 2 when nobody or several are called so, 3 and 5 for files.
  package func signOff(
    _ name: String, guide: String?, day: Day?, objects: Bool, concern: String?
  ) throws(Failure) -> String {
    let study = try StudyFolder.read(path, on: disk).study
    let keeper = try gatekeeper(name, study)
    let guidePath = try oneGuide(guide)
    let file = try GuideFile(reading: guidePath, on: disk)
    if let problem = file.problems.first(where: { $0.weight == .mistake }) {
      throw Failure(
        .unfit,
        "\(harmless(guidePath)):\(problem.line):\(problem.column): \(harmless(problem.message)); put it right "
          + "before somebody signs it")
    }
    let answer = Study.Answer(
      keeper.name, unit: keeper.unit, day: day ?? today, digest: Checksum(of: file.bytes).description,
      objects: objects, concern: concern.map(composed))
    let guideName = guidePath.split(separator: "/").last.map(String.init) ?? guidePath
    try SignOffFile(path, on: disk).keep(answer, guide: guideName, at: clock.now())
    let shown = harmless(keeper.shown)
    return objects
      ? "kept: \(shown) objects since \(answer.day); sessions of this study are refused until that changes"
      : "kept: \(shown) signed '\(harmless(guideName))' as of \(answer.day); a change of the guide makes that stale"
  }

  private func gatekeeper(_ name: String, _ study: Study) throws(Failure) -> Gatekeeper {
    let wanted = composed(name).lowercased()
    let whole = study.gatekeepers.filter { $0.name.lowercased() == wanted || $0.unit?.lowercased() == wanted }
    let found = whole.isEmpty ? study.gatekeepers.filter { $0.name.lowercased().contains(wanted) } : whole
    if let one = found.first, found.count == 1, !wanted.isEmpty { return one }
    let names = study.gatekeepers.map { harmless($0.shown) }.joined(separator: ", ")
    throw Failure(
      .usage,
      study.gatekeepers.isEmpty
        ? "the study names no gatekeeper; add '\(harmless(name))' to gatekeepers in study.yaml first"
        : "\(found.isEmpty ? "no gatekeeper is" : "several gatekeepers are") called '\(harmless(name))'; they are \(names)"
    )
  }

  private func oneGuide(_ guide: String?) throws(Failure) -> String {
    if let guide { return guide }
    let guides = try guides()
    guard guides.count == 1 else {
      let there = guides.isEmpty ? "has no guide" : "has \(guides.count) guides"
      throw Failure(.usage, "'\(harmless(path))' \(there); say which with --guide FILE")
    }
    return guides[0]
  }
}

extension GuideDesk {
  /// Writes a report to a new file or standard output; what is there is replaced only when that is wished.
  ///
  /// - Returns: what to say about it; nothing for standard output.
  package static func write(
    _ report: Report, as format: Report.Format, to path: String, isReplacing: Bool, on disk: any Disk
  ) throws(Failure) -> String? {
    let text = report.written(as: format)
    guard path != "-" else {
      put(text)
      return nil
    }
    switch try reach({ () throws(DiskError) in try disk.kind(of: path) }) {
    case .missing: break
    case .file where isReplacing: break
    case .file, .folder, .other:
      throw Failure(
        .unreachable, "'\(harmless(path))' is there already and was left; '--force' replaces a file")
    }
    try reach { () throws(DiskError) in try disk.replace(path, with: Array(text.utf8), synced: true) }
    return "wrote '\(harmless(path))'"
  }
}
