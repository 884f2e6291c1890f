import Exporting
import Fieldwork
import Journaling
import Notation

/// The reports about a session, or about all sessions of a study.
package struct SessionReports {
  /// What is reported.
  package enum Kind: String, CaseIterable, Sendable {
    case summary
    case deviation
    case shareback
    case selfreview

    /// Whether it speaks for customers, so that it is refused where none was heard.
    fileprivate var isAboutCustomers: Bool { self == .shareback }
  }

  /// What could not be read, or not as a whole, a sentence each; the rest is in the report.
  package private(set) var troubles: [String] = []

  private let sessions: [ReadSession]
  private let clock: Clock
  private let disk: any Disk

  /// Reads a session, or the sessions of a study in order of their folders' names.
  ///
  /// A session of a study that cannot be read is named and left out.
  ///
  /// - Throws: code 3 when nothing is there, 5 when none can be read.
  package init(_ path: String, on disk: any Disk, clock: Clock = .system()) throws(Failure) {
    self.clock = clock
    self.disk = disk
    let paths = try Self.sessions(path, on: disk)
    var read: [ReadSession] = []
    for path in paths {
      do throws(Failure) {
        read.append(try ReadSession(path, on: disk))
      } catch {
        guard paths.count > 1 else { throw error }
        troubles.append("\(error); it is left out of the report")
      }
    }
    guard !read.isEmpty else { throw Failure(.unfit, troubles.joined(separator: "\n")) }
    sessions = read
  }

  private static func sessions(_ path: String, on disk: any Disk) throws(Failure) -> [String] {
    let path = SessionFolder(path, on: disk).path
    let folder = path + "/sessions"
    guard case .folder = try reach({ () throws(DiskError) in try disk.kind(of: folder) }) else {
      return [path]
    }
    let names = try reach { () throws(DiskError) in try disk.list(folder) }.sorted()
    var found: [String] = []
    for name in names where !name.hasPrefix(".") {
      let journal = "\(folder)/\(name)/journal.jsonl"
      if case .file(let size) = try reach({ () throws(DiskError) in try disk.kind(of: journal) }), size > 0 {
        found.append("\(folder)/\(name)")
      }
    }
    guard !found.isEmpty else {
      throw Failure(
        .unreachable, "'\(harmless(path))' has no session yet; 'evenkeel run' or 'evenkeel import' begins one"
      )
    }
    return found
  }

  /// The report: people by code, every name in the words under the pseudonym that exports have, what was promised and
  /// flagged as reviewers left it.
  ///
  /// - Throws: code 4 when a report about customers is asked for and none was heard, or a name would be left in it.
  package mutating func report(_ kind: Kind) throws(Failure) -> Report {
    var parts = try ReportParts(sessions, clock, on: disk)
    let outgoings = try parts.outgoings()
    troubles += parts.troubles
    if kind.isAboutCustomers, !outgoings.contains(where: \.outgoing.hasCustomer) {
      throw Failure(
        .refused,
        "no customer was heard, so there is nothing to share back; 'evenkeel report summary' says who was")
    }
    let report = kind.report(outgoings)
    let bare = kind.report(outgoings.map { ($0.outgoing.bare, $0.use.wordless) })
    try parts.check(report, bare: bare)
    return report
  }
}

extension SessionReports.Kind {
  fileprivate func report(_ parts: [(outgoing: Outgoing, use: GuideUse)]) -> Report {
    let outgoings = parts.map(\.outgoing)
    return switch self {
    case .summary: .summary(outgoings)
    case .deviation: .deviation(parts)
    case .shareback: .shareBack(outgoings)
    case .selfreview: .selfReview(outgoings)
    }
  }
}

extension Outgoing {
  /// Without a word that anybody wrote or said, units and sites left: these stand in a report on purpose.
  fileprivate var bare: Outgoing {
    var bare = wordless
    for place in people.indices {
      bare.people[place].unit = people[place].unit
      bare.people[place].site = people[place].site
    }
    return bare
  }

  /// Whether somebody on the customers' side said something.
  fileprivate var hasCustomer: Bool {
    people.contains { ($0.role == .customer || $0.role == .customersUser) && $0.turns > 0 }
  }
}
