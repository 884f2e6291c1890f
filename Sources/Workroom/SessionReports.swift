import Anonymising
import Exporting
import Facilitation
import Fieldwork
import Journaling
import Notation
import Preparing

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

  /// Sessions of the study that could not be read, a sentence each.
  package let troubles: [String]

  private let sessions: [ReadSession]
  private let roster: [RosterName]
  private let offsetMinutes: Int

  /// Reads a session, or the sessions of a study in order of their folders' names.
  ///
  /// A session of a study that cannot be read is named and left out.
  ///
  /// - Throws: code 3 when nothing is there, 5 when none can be read.
  package init(_ path: String, on disk: any Disk, clock: Clock = .system()) throws(Failure) {
    offsetMinutes = clock.offsetMinutes
    let paths = try Self.sessions(path, on: disk)
    var read: [ReadSession] = []
    var names: [RosterName] = []
    var troubles: [String] = []
    for path in paths {
      do throws(Failure) {
        let session = try ReadSession(path, on: disk)
        for person in try RosterBook(session.folder, on: disk, facilitator: nil).roster.people {
          if let name = person.name.map({ RosterName($0) }), !names.contains(name) { names.append(name) }
        }
        read.append(session)
      } catch {
        guard paths.count > 1 else { throw error }
        troubles.append("\(error); it is left out of the report")
      }
    }
    guard !read.isEmpty else { throw Failure(.unfit, troubles.joined(separator: "\n")) }
    self.troubles = troubles
    sessions = read
    roster = names
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

  /// The report, with people by code and every name in the words replaced.
  ///
  /// - Throws: code 4 when a report about customers is asked for and none was heard.
  package func report(_ kind: Kind) throws(Failure) -> Report {
    var pseudonymiser = Pseudonymiser(roster: roster)
    for session in sessions {
      for row in session.session.standing.rows {
        pseudonymiser.meet(row.text, speaker: row.speaker?.description)
      }
    }
    let hiding: Outgoing.Hiding = { words, speaker in
      let (text, redactions) = pseudonymiser.pseudonymised(words, speaker: speaker?.description)
      return (text, redactions)
    }
    let parts = sessions.map { read in
      let record = Record(read.session, name: read.folder.name, offsetMinutes: offsetMinutes)
      var outgoing = Outgoing(record, hiding: hiding)
      keepPlaces(&outgoing, as: read)
      return (outgoing: outgoing, use: GuideUse(record, hiding: hiding))
    }
    let outgoings = parts.map(\.outgoing)
    if kind.isAboutCustomers, !outgoings.contains(where: \.hasCustomer) {
      throw Failure(
        .refused,
        "no customer was heard, so there is nothing to share back; 'evenkeel report summary' says who was")
    }
    switch kind {
    case .summary: return .summary(outgoings)
    case .deviation: return .deviation(parts)
    case .shareback: return .shareBack(outgoings)
    case .selfreview: return .selfReview(outgoings)
    }
  }
}

extension SessionReports {
  /// Units and sites stand as the study has them, since a report says which were heard: only names of people go.
  private func keepPlaces(_ outgoing: inout Outgoing, as read: ReadSession) {
    var known = Pseudonymiser(roster: roster, model: nil)
    for index in outgoing.people.indices {
      let person = read.session.standing.person(outgoing.people[index].code)
      outgoing.people[index].unit = person?.unit.map { known.pseudonymised($0).text }
      outgoing.people[index].site = person?.site.map { known.pseudonymised($0).text }
    }
  }
}

extension Outgoing {
  /// Whether somebody on the customers' side said something.
  fileprivate var hasCustomer: Bool {
    people.contains { ($0.role == .customer || $0.role == .customersUser) && $0.turns > 0 }
  }
}
