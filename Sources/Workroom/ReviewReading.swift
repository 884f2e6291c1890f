import Desk
import Facilitation
import Fieldwork
import Flagging
import Journaling
import Notation
import Preparing
import Reviewing

/// A session read for review: its journal, and what every reviewer wrote about it.
struct ReviewReading: Sendable {
  let session: ReviewDesk.Session
  let study: Study?
  private let folder: SessionFolder
  private let day: Day
  private let lines: [ReviewLine]
  private let flags: [JournalFlag]
  private let followUps: [MadeFollowUp]
  private let files: [ReviewFile]
  /// What is left out, a sentence each.
  let notices: [String]
  /// When its last line was kept.
  let lastMoment: Moment?

  /// - Throws: code 3 when it cannot be reached, 5 when it is damaged, newer or no session.
  init(
    _ path: String, offsetMinutes: Int, _ before: ReadBefore, on disk: any Disk
  ) throws(Failure) {
    let read = try ReadSession(path, before, on: disk)
    var notices = [read.notice].compactMap(\.self)
    let title = SessionFolder.title(read.folder.name)
    files = Self.files(of: read.folder, on: disk, &notices)
    let standing = read.session.standing
    study = read.study
    folder = read.folder
    session = ReviewDesk.Session(
      path: path, title: title, standing: standing,
      roster: before.roster(of: read.folder, on: disk),
      notOffered: read.study?.notOffered ?? [])
    day = Day(read.session.kept.first?.at ?? Moment(milliseconds: 0), offsetMinutes: offsetMinutes)
    lines = read.session.reviewLines
    flags = standing.journalFlags
    followUps = standing.followUps.map { MadeFollowUp(Reference($0.id), $0.followUp) }
    self.notices = notices
    lastMoment = (files.flatMap(\.kept) + read.session.kept.suffix(1)).map(\.at).max()
  }

  /// The session with its place among those reviewed.
  ///
  /// With `rules` its lines are looked through anew.
  func reviewed(at index: Int, rescannedWith rules: RescanRules?) -> ReviewedSession {
    var reviewed = ReviewedSession(
      index: index, title: session.title, day: day, lines: lines, flags: flags, followUps: followUps,
      files: files)
    if let rules {
      let flagger = rules.flagger(of: folder, study, on: day)
      reviewed.take(scanned: Rescan.flags(in: lines, ruleBook: flagger.ruleBook, by: flagger.flagging))
    }
    return reviewed
  }

  /// Every reviewer's file up to any damage; one that cannot be read is named, the rest is shown.
  static func files(
    of folder: SessionFolder, on disk: any Disk, _ notices: inout [String]
  ) -> [ReviewFile] {
    var files: [ReviewFile] = []
    for name in ((try? disk.list(folder.path)) ?? []).sorted() {
      guard let reviewer = ReviewerFolder.reviewer(ofFile: name) else { continue }
      let path = "\(folder.path)/\(name)"
      do throws(JournalError) {
        let reading = try JournalReader.read(path, on: disk)
        files.append(ReviewFile(name, by: reviewer, kept: reading.entries))
        if reading.condition == .empty { continue }
        if let error = reading.error(path: path) { throw error }
        if let tail = reading.tail {
          notices.append("'\(harmless(path))' ends in a torn line (line \(tail.line)), which is left out")
        }
      } catch {
        notices.append(error.description)
      }
    }
    return files
  }
}

extension Session {
  /// The transcript as a review reads it.
  var reviewLines: [ReviewLine] {
    standing.rows.map { row in
      ReviewLine(
        id: row.id, milliseconds: row.milliseconds, at: entry(row.id.line)?.at ?? Moment(milliseconds: 0),
        speaker: row.speaker, isTurn: row.isTurn, text: row.text)
    }
  }
}

extension Standing {
  /// The flags of the transcript, in its order.
  var journalFlags: [JournalFlag] {
    rows.flatMap { row in row.flags.map { JournalFlag($0.id, $0.flag, remark: $0.remark) } }
  }
}

extension Study {
  /// What the review says beside a promise: what this study cannot offer, and its horizon.
  fileprivate var notOffered: [String] {
    var lines = cannotOffer.isEmpty ? [] : [cannotOffer.map(\.topic).joined(separator: ", ")]
    if let horizon { lines.append("dates before the delivery horizon (\(horizon.words))") }
    return lines
  }
}
