import Desk
import Exporting
import Fieldwork
import Journaling
import Notation
import Preparing
import Reviewing

/// What `evenkeel followups` prints.
package struct FollowUpsRun {
  /// The forms the register can be written in.
  package enum Format: String, CaseIterable, Sendable {
    case text
    case jsonl
    case csv
    case ics
  }

  package var paths: [String]
  package var choice: RegisterChoice
  package var format: Format
  /// Names of the private rosters instead of codes.
  package var isIdentified: Bool
  /// How wide text may be.
  package var columns: Int
  package var version: String

  package init(
    _ paths: [String], choice: RegisterChoice, format: Format, isIdentified: Bool, columns: Int,
    version: String
  ) {
    self.paths = paths
    self.choice = choice
    self.format = format
    self.isIdentified = isIdentified
    self.columns = columns
    self.version = version
  }

  /// What there is to print, sentences beside it, and the exit code.
  package struct Outcome: Sendable {
    /// In pieces, as they were written by several threads: of ten thousand sessions they are as long as a book.
    package var pieces: [[UInt8]]
    package var notices: [String]
    /// 1 when something open is past its warn-by, whatever was asked for; else that of what could not be read.
    package var code: Failure.Code?
    /// What it was made from, kept for as long as this is.
    private let reading: RegisterReading

    fileprivate init(
      _ pieces: [[UInt8]], _ notices: [String], _ code: Failure.Code?, from reading: RegisterReading
    ) {
      self.pieces = pieces
      self.notices = notices
      self.code = code
      self.reading = reading
    }

    package var bytes: [UInt8] { pieces.flatMap(\.self) }
  }

  package func outcome(_ clock: Clock, cacheFolder: String?, on disk: any Disk) -> Outcome {
    let reading = RegisterReading.of(
      paths, cacheFolder: cacheFolder, version: version, at: clock.now(), offsetMinutes: clock.offsetMinutes,
      hasTalk: format == .ics, on: disk)
    let register = reading.register
    let lines = register.lines(choice)
    var notices = [register.clockWords].compactMap(\.self) + reading.troubles.map(\.description)
    let names = isIdentified ? Rosters.names(of: register.sources, on: disk, &notices) : .codes
    let isPast = lines.contains { $0.isPastWarnBy(at: register.now) }
    let unread = reading.troubles.first { $0.code != .found }?.code
    let pieces = pieces(register, lines, names, &notices)
    return Outcome(pieces, notices, isPast ? .found : unread, from: reading)
  }

  private func pieces(
    _ register: Register, _ lines: [RegisterLine], _ names: RegisterNames, _ notices: inout [String]
  ) -> [[UInt8]] {
    switch format {
    case .text: return text(register, lines, names)
    case .jsonl: return [register.jsonLines(lines, names: names)]
    case .csv: return [register.csv(lines, names: names)]
    case .ics:
      let without = lines.count { $0.warnBy == nil }
      if without > 0 {
        notices.append(
          "\(without) follow-up\(without == 1 ? " has" : "s have") no day and so no place in the calendar; "
            + "the other formats have \(without == 1 ? "it" : "them")")
      }
      return [register.calendar(lines, takenBack: takenBack(register), names: names, version: version)]
    }
  }

  /// Parts of the listing are written side by side: of ten thousand sessions it takes as long as the reading.
  private func text(_ register: Register, _ lines: [RegisterLine], _ names: RegisterNames) -> [[UInt8]] {
    let listing = RegisterListing(register, names: names, columns: columns)
    guard !lines.isEmpty else { return [listing.text(lines)] }
    let ending = Crew.aside { listing.ending(lines) }
    return [listing.heading] + Crew.shares(of: lines) { listing.rows($0) } + [ending.product]
  }

  /// A calendar that has them is to cancel them; what was not asked for is left alone.
  private func takenBack(_ register: Register) -> [RegisterLine] {
    register.takenBack.filter { choice.kinds.isEmpty || choice.kinds.contains($0.kind) }
  }
}

extension Register {
  /// That the clock stands before what was kept already, in a sentence without a full stop; `nil` when it is in order.
  var clockWords: String? {
    latestChange.flatMap { Clock.words(behind: $0, now: now, offsetMinutes: offsetMinutes) }
  }
}

/// The names of the private rosters around sessions.
enum Rosters {
  /// What cannot be read is said; people stand by code there.
  static func names(
    of sources: [RegisterSource], on disk: any Disk, _ notices: inout [String]
  ) -> RegisterNames {
    var rosters: [String: Roster] = [:]
    for folder in Set(sources.map(RegisterNames.folder(of:))).sorted() {
      let path = "\(folder)/private/roster.yaml"
      do throws(Failure) {
        guard case .file = try reach({ () throws(DiskError) in try disk.kind(of: path) }) else { continue }
        let text = try StudyFolder.text(path, on: disk)
        do throws(StudyError) {
          rosters[folder] = try Roster.reading(yaml: text, path: harmless(path)).roster
        } catch {
          throw Failure(.unfit, error.description)
        }
      } catch {
        notices.append("\(error.description); people stand by code there")
      }
    }
    return RegisterNames(rosters: rosters)
  }
}
