import Fieldwork
import Journaling

/// The files under a study, or under a session without one, as a withdrawal sees them.
struct WithdrawalFiles: Sendable {
  /// The study's folder, or the session's.
  let root: String

  /// Folders with a journal, relative to the root; empty text for the root itself.
  private(set) var sessions: [String] = []

  /// By session: its journal, observers' and reviewers' files.
  private var journals: [String: [String]] = [:]

  /// Every plain file, relative to the root, in order.
  private(set) var all: [String] = []

  /// Folders too deep to be looked into.
  private(set) var unseen: [String] = []

  /// Deeper than any study of ours; a link in a circle ends here.
  private static let maxDepth = 8

  /// - Throws: when a folder or a file cannot be looked at: it may hold words that are to go.
  init(root: String, on disk: any Disk) throws(Failure) {
    self.root = root
    try look(into: "", depth: 0, on: disk)
    all.sort()
    sessions = all.filter { Self.name($0) == "journal.jsonl" }.map { String($0.dropLast(13)) }
      .map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
    for session in sessions { journals[session] = [] }
    for path in all where role(path) == .journal {
      if let session = session(of: path) { journals[session, default: []].append(path) }
    }
  }

  private mutating func look(into folder: String, depth: Int, on disk: any Disk) throws(Failure) {
    guard depth <= Self.maxDepth else {
      unseen.append(folder)
      return
    }
    for name in try reach({ () throws(DiskError) in try disk.list(whole(folder)) })
    where !Intent.isOwn(name) && name != ".git" {
      let path = folder.isEmpty ? name : "\(folder)/\(name)"
      switch try reach({ () throws(DiskError) in try disk.kind(of: whole(path)) }) {
      case .file: all.append(path)
      case .folder: try look(into: path, depth: depth + 1, on: disk)
      case .missing, .other: break
      }
    }
  }

  /// What a file is, by where it lies and what it is called.
  enum Role: Hashable, Sendable {
    /// The session's journal, an observer's or a reviewer's.
    case journal
    case transcript
    case draft
    /// A copy of torn or damaged lines, or what a stop left of a file being replaced.
    case leftover
    case roster
    case study
    /// Words people wrote by hand: guides, rules, cards.
    case writing
    /// In `private/`, and not the roster: keys, what the start screen gathered.
    case secret
    case export
    case lock
    /// Nothing that evenkeel writes.
    case foreign
  }

  func role(_ path: String) -> Role {
    let name = Self.name(path)
    let parts = path.split(separator: "/")
    if name.hasSuffix(".lock") { return .lock }
    if name.hasSuffix(".new") || name.contains(".torn-") || name.contains(".damaged-") { return .leftover }
    if parts.dropLast().contains("private") { return name == "roster.yaml" ? .roster : .secret }
    if parts.first == "exports" { return .export }
    if isInSession(path) {
      if name == "transcript.md" { return .transcript }
      if name.hasSuffix(".jsonl"), Self.journalPrefixes.contains(where: { name.hasPrefix($0) }) {
        return .journal
      }
      if name == "draft.json" || name.hasSuffix(".draft.json") { return .draft }
    }
    if path == "study.yaml" { return .study }
    if isInbox(path) { return .journal }
    // A name taken out of a gatekeeper's answer leaves it the JSON it was.
    return path == "signoffs.jsonl" || name.hasSuffix(".md") || name.hasSuffix(".yaml")
      || name.hasSuffix(".yml") ? .writing : .foreign
  }

  /// What came in between sessions, one person's words a file, beside `study.yaml`.
  func isInbox(_ path: String) -> Bool { !path.contains("/") && Inbox.writer(ofFile: path) != nil }

  private static let journalPrefixes = ["journal.", "observer-", "review-"]

  /// The session a file belongs to, by its folder.
  func session(of path: String) -> String? {
    let folder = Journaling.folder(of: path)
    let session = folder == "." ? "" : folder
    return journals[session] == nil ? nil : session
  }

  /// The session's journal, observers' and reviewers' files, in order.
  func journals(of session: String) -> [String] { journals[session] ?? [] }

  private func isInSession(_ path: String) -> Bool { session(of: path) != nil }

  static func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  func whole(_ path: String) -> String { path.isEmpty ? root : "\(root)/\(path)" }
}
