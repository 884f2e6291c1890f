import Desk
import Fieldwork
import Journaling
import Notation
import Synchronization

/// One reviewer's files in all sessions under review, kept on a thread of its own.
///
/// The right to write is taken at the start, so that a second copy of the same reviewer is refused before anything is
/// decided; the file itself is made with the first entry that goes there.
package final class ReviewFiles: Sendable {
  /// Where the answers come in.
  package let mailbox = Mailbox()

  /// By the review's own index: what cannot be read is taken out, see ``leaveOut(_:)``.
  private let order: Mutex<[Int]>
  private let sessions: [SessionFolder]
  private let reviewer: ReviewerFolder
  private let version: String
  private let disk: any Disk
  private let lane: Lane
  private let holder: String

  /// By the session's index.
  private let rights: Mutex<[Int: OpenFile]>
  private let writers = Mutex<[Int: OpenedFile]>([:])

  private struct OpenedFile {
    let writer: JournalWriter
    /// Its first line is there; else that goes with the first entry.
    var isBegun: Bool
  }

  /// With more sessions than this the right to write is taken with the first entry: a process has so many descriptors.
  private static let rightsAtMost = 100

  /// Where nothing can be written, and why; the rest can be reviewed all the same.
  package let troubles: [String]

  /// - Parameter takesRights: whether the right to write is taken now, in every session; else with its first entry.
  /// - Throws: code 4 when this reviewer has one of the sessions open already, 3 when no threads are left.
  package init(
    _ sessions: [SessionFolder], reviewer: ReviewerFolder, version: String, takesRights: Bool = true,
    on disk: any Disk
  ) throws(Failure) {
    guard let lane = Lane() else {
      throw Failure(.unreachable, "no threads or descriptors are left; close other programs, then try again")
    }
    self.lane = lane
    self.sessions = sessions
    order = Mutex(Array(sessions.indices))
    self.reviewer = reviewer
    self.version = version
    self.disk = disk
    holder = SystemDisk.holder(name: reviewer.name)
    var taken: [Int: OpenFile] = [:]
    var troubles: [String] = []
    for (index, session) in sessions.prefix(takesRights ? Self.rightsAtMost : 0).enumerated() {
      let path = reviewer.journal(in: session)
      do throws(JournalError) {
        taken[index] = try JournalWriter.takeLock(path, on: disk, holder: holder)
      } catch {
        if case .held(_, let by) = error {
          for (index, lock) in taken {
            disk.unlock(lock, at: lock.path)
            taken[index] = nil
          }
          throw Self.refusal(path, by)
        }
        troubles.append("\(harmless(session.name)): \(error.reason), so no verdict can be kept there")
      }
    }
    self.troubles = troubles
    rights = Mutex(taken)
  }

  private static func refusal(_ path: String, _ holder: String) -> Failure {
    let who = holder.isEmpty ? "" : " (\(harmless(holder)))"
    return Failure(
      .refused,
      "'\(harmless(path))' is open in another evenkeel\(who); close it there, or review under another '--reviewer'"
    )
  }

  /// The session that would have this index in the review could not be read: those behind it move up.
  package func leaveOut(_ index: Int) {
    order.withLock { if $0.indices.contains(index) { _ = $0.remove(at: index) } }
  }

  /// Keeps the entries as one line of the session's file, then answers with the ticket.
  package func append(_ entries: [Entry], session: Int, ticket: Int, at moment: Moment) {
    lane.run {
      self.mailbox.post(self.keepNow(entries, session: session, ticket: ticket, at: moment))
    }
  }

  /// Keeps the entries on the calling thread, and gives the answer. Not beside ``append(_:session:ticket:at:)``.
  package func keepNow(_ entries: [Entry], session: Int, ticket: Int, at moment: Moment) -> Message {
    let session = order.withLock { $0.indices.contains(session) ? $0[session] : session }
    do throws(JournalError) {
      return .kept(try keep(entries, session: session, at: moment), ticket: ticket)
    } catch {
      return .notKept(why: Self.sentence(error), ticket: ticket)
    }
  }

  /// `The disk is full; make room, then Enter.`
  private static func sentence(_ error: JournalError) -> String {
    let reason = error.reason.prefix(1).uppercased() + error.reason.dropFirst()
    return "\(reason); \(error.remedy), then Enter."
  }

  private func keep(_ entries: [Entry], session: Int, at moment: Moment) throws(JournalError) -> [KeptEntry] {
    guard let entry = entries.count > 1 ? .batch(entries) : entries.first else { return [] }
    let result = writers.withLock { writers in
      Result { () throws(JournalError) in
        let file = if let known = writers[session] { known } else { try open(session, at: moment) }
        writers[session] = file
        let kept = try file.writer.keep(
          (file.isBegun ? [] : [beginning(session)]).map { JournalWriter.Waiting($0, at: moment) }
            + [JournalWriter.Waiting(entry, at: moment)])
        writers[session]?.isBegun = true
        return Array(kept.suffix(1))
      }
    }
    return try result.get()
  }

  private func beginning(_ session: Int) -> Entry {
    .opened(Opening(session: sessions[session].name, evenkeel: version))
  }

  private func open(_ session: Int, at moment: Moment) throws(JournalError) -> OpenedFile {
    // Whatever comes of it, the lock is the writer's from here on.
    let lock = rights.withLock { $0.removeValue(forKey: session) }
    let opened = try JournalWriter.open(
      reviewer.journal(in: sessions[session]), on: disk, holder: holder, now: moment,
      chance: SystemRandomNumberGenerator(), lock: lock)
    return OpenedFile(writer: opened.writer, isBegun: opened.reading.lines > 0)
  }

  /// Gives the files back once everything asked for is done.
  package func close() {
    lane.finish()
    writers.withLock { writers in
      for file in writers.values { file.writer.close() }
      writers = [:]
    }
    rights.withLock { rights in
      for lock in rights.values { disk.unlock(lock, at: lock.path) }
      rights = [:]
    }
  }
}
