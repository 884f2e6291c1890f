import Desk
import Facilitation
import Fieldwork
import Journaling
import Synchronization

/// Keeps what the desk asks for, on threads of its own, and has the answers ready when the loop looks.
///
/// The journal has one lane and the draft another, so that a journal in the middle of a slow sync does not let the
/// draft grow old.
package final class Keeper: Sendable {
  private let writer: Mutex<JournalWriter>
  private let journalLane: Lane
  private let draftLane: Lane
  private let disk: any Disk
  private let folder: SessionFolder

  /// Where the draft lies.
  private let draft: String

  /// Where the answers come in.
  package let mailbox = Mailbox()

  private let latestDraft = Mutex<Draft?>(nil)

  /// What the session begins with, as far as it is not kept yet: it goes before everything else.
  private let beginning = Mutex(Beginning())

  /// What of it is kept and has not been answered, since a later line of it was refused.
  private let unanswered = Mutex<[KeptEntry]>([])

  /// `draft` is the path of the line being typed: the session's own where none is given.
  package init(
    _ writer: sending JournalWriter, folder: SessionFolder, draft: String? = nil, on disk: any Disk
  ) throws(Failure) {
    guard let journalLane = Lane(), let draftLane = Lane() else {
      throw Failure(.unreachable, "no threads or descriptors are left; close other programs, then try again")
    }
    self.writer = Mutex(writer)
    self.journalLane = journalLane
    self.draftLane = draftLane
    self.folder = folder
    self.draft = draft ?? folder.draft
    self.disk = disk
  }

  /// Keeps the entries as one line, then answers with the ticket.
  package func append(_ entries: [Entry], ticket: Int, at moment: Moment) {
    journalLane.run { self.mailbox.post(self.keep(entries, ticket: ticket, at: moment)) }
  }

  /// From now on this goes before everything else that is to be kept.
  package func expect(_ beginning: Beginning) { self.beginning.withLock { $0 = beginning } }

  /// Keeps what the session begins with, a line each. What the disk refuses is said, and tried again before the
  /// next line is kept.
  package func begin(at moment: Moment) {
    journalLane.run {
      do throws(JournalError) {
        self.mailbox.post(.kept(try self.keepNow([], at: moment), ticket: 0))
      } catch {
        self.mailbox.post(
          .notice("NOT SAVED: \(error.reason). Nothing can be kept until you \(error.remedy)."))
      }
    }
  }

  /// Keeps the entries as one line and waits for it; what the session begins with, if that is still to be kept,
  /// before them.
  package func keepNow(_ entries: [Entry], at moment: Moment) throws(JournalError) -> [KeptEntry] {
    let outcome = writer.withLock { writer in
      Result { () throws(JournalError) in
        try copyGuide()
        while let first = beginning.withLock({ $0.next() }) {
          let kept = try Self.line(first).map { line throws(JournalError) in try writer.keep(line, at: moment)
          }
          unanswered.withLock { $0 += kept ?? [] }
          beginning.withLock { _ = $0.lines.removeFirst() }
        }
        let kept = try Self.line(entries).map { line throws(JournalError) in try writer.keep(line, at: moment)
        }
        return unanswered.withLock { answer in
          defer { answer = [] }
          return answer + (kept ?? [])
        }
      }
    }
    return try outcome.get()
  }

  /// Lays the guide into the session's folder: whoever reads the opening finds it there.
  private func copyGuide() throws(JournalError) {
    guard let guide = beginning.withLock({ $0.guideToCopy }) else { return }
    do throws(DiskError) {
      try disk.makeFolder(folder.privateFolder, isPrivate: true)
      try disk.replace(folder.guide, with: guide, synced: true)
    } catch {
      throw .notKept(error)
    }
    beginning.withLock { $0.guideWasCopied() }
  }

  private func keep(_ entries: [Entry], ticket: Int, at moment: Moment) -> Message {
    do throws(JournalError) {
      return .kept(try keepNow(entries, at: moment), ticket: ticket)
    } catch {
      return .notKept(why: Self.sentence(error), ticket: ticket)
    }
  }

  /// `The disk is full. Your words are below; make room, then Enter.`
  package static func sentence(_ error: JournalError) -> String {
    let reason = error.reason.prefix(1).uppercased() + error.reason.dropFirst()
    return "\(reason). Your words are below; \(error.remedy), then Enter."
  }

  private static func line(_ entries: [Entry]) -> Entry? {
    entries.count > 1 ? .batch(entries) : entries.first
  }

  /// Writes the draft soon; of several that wait only the latest.
  package func save(_ draft: Draft) {
    latestDraft.withLock { $0 = draft }
    draftLane.run { self.writeDraft() }
  }

  private func writeDraft() {
    let latest = latestDraft.withLock { latest in
      defer { latest = nil }
      return latest
    }
    guard let latest else { return }
    do throws(JournalError) {
      try DraftFile(draft).write(latest, on: disk)
      mailbox.post(.draftKept)
    } catch {
      let reason = error.reason.prefix(1).uppercased() + error.reason.dropFirst()
      mailbox.post(.draftNotKept(why: "\(reason): \(error.remedy)."))
    }
  }

  /// Does a job about files beside the journal, after everything given to the journal's lane so far.
  package func after(_ job: @escaping @Sendable () -> Message) {
    journalLane.run { self.mailbox.post(job()) }
  }

  /// Returns once all that was given is done.
  package func finish() {
    journalLane.finish()
    draftLane.finish()
  }

  /// Gives the journal back, so that another may write to it.
  package func close() {
    finish()
    writer.withLock { $0.close() }
  }
}
