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

  /// Where the answers come in.
  package let mailbox = Mailbox()

  private let latestDraft = Mutex<Draft?>(nil)

  package init(
    _ writer: sending JournalWriter, folder: SessionFolder, on disk: any Disk
  ) throws(Failure) {
    guard let journalLane = Lane(), let draftLane = Lane() else {
      throw Failure(.unreachable, "no threads or descriptors are left; close other programs, then try again")
    }
    self.writer = Mutex(writer)
    self.journalLane = journalLane
    self.draftLane = draftLane
    self.folder = folder
    self.disk = disk
  }

  /// Keeps the entries as one line, then answers with the ticket.
  package func append(_ entries: [Entry], ticket: Int, at moment: Moment) {
    journalLane.run { self.mailbox.post(self.keep(entries, ticket: ticket, at: moment)) }
  }

  /// Keeps the entries as one line and waits for it.
  package func keepNow(_ entries: [Entry], at moment: Moment) throws(JournalError) -> [KeptEntry] {
    guard let entry = Self.line(entries) else { return [] }
    let outcome = writer.withLock { writer in
      Result { () throws(JournalError) in try writer.keep(entry, at: moment) }
    }
    return try outcome.get()
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
    let draft = latestDraft.withLock { latest in
      defer { latest = nil }
      return latest
    }
    guard let draft else { return }
    do throws(JournalError) {
      try DraftFile(folder.draft).write(draft, on: disk)
      mailbox.post(.draftKept)
    } catch {
      mailbox.post(.draftNotKept(why: error.reason))
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
